/**
 * For each check a table with the fault that it looks for, and a clean twin without. A check that has no entry here fails its
 * contract.
 */
import type { AuditOptions } from "../../lib/audit/options.ts";
import type { CheckName } from "../../lib/audit/checks/index.ts";
import { inferContract } from "../../lib/audit/schema-contract.ts";
import { createRng } from "../../lib/core/index.ts";
import { fromColumns, openDataset, type ColumnProfile, type Frame } from "../../lib/data/index.ts";

export interface Case {
  readonly frame: Frame;
  readonly options?: AuditOptions;
}

export interface Planted {
  fault(): Case | Promise<Case>;
  clean(): Case | Promise<Case>;
  /** Whether a row that a finding names shows the fault; absent where rows are not named. */
  shows?(row: Readonly<Record<string, unknown>>): boolean;
  /** Status of the finding where the check only informs. */
  readonly informs?: true;
}

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 31);

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const normals = (n: number, seed = 1, mean = 0, sd = 1): number[] => {
  const rng = createRng(seed);
  return range(n).map(() => mean + sd * rng.normal());
};
const picks = <T>(n: number, items: readonly T[], seed = 1): T[] => {
  const rng = createRng(seed);
  return range(n).map(() => items[rng.integer(items.length)]!);
};
const frame = (columns: Readonly<Record<string, readonly unknown[]>>): Frame => fromColumns(columns);

/** Two classes that x tells apart, but for the rows of which the label is turned. */
function labelled(turned: number, apart = 4): Case {
  const n = 300;
  const y = picks(n, ["no", "yes"], 5);
  const x = normals(n, 6).map((e, i) => (y[i] === "yes" ? apart : 0) + e);
  const label = y.map((each, i) => (i < turned ? (each === "yes" ? "no" : "yes") : each));
  return { frame: frame({ x, z: normals(n, 7), y: label }), options: { label: "y" } };
}

/** A table and its reference, columns of each by a function of the seed. */
function compared(
  now: Readonly<Record<string, readonly unknown[]>>,
  before: Readonly<Record<string, readonly unknown[]>>,
  options: AuditOptions = {},
): Case {
  return { frame: frame(now), options: { against: frame(before), ...options } };
}

async function contractOf(good: Frame): Promise<AuditOptions> {
  const profiles: ColumnProfile[] = [];
  const dataset = await openDataset(good);
  for await (const profile of dataset.profile()) profiles.push(profile);
  return { contract: inferContract(profiles, "good") };
}

const ordered = (n = 200): Readonly<Record<string, readonly unknown[]>> => ({
  amount: normals(n, 3, 50, 5).map(Math.abs),
  kind: picks(n, ["a", "b", "c"], 4),
});

export const planted: Readonly<Record<CheckName, Planted>> = {
  adversarial: {
    fault: () =>
      compared({ x: normals(300, 1, 2), z: normals(300, 2) }, { x: normals(300, 3), z: normals(300, 4) }),
    clean: () =>
      compared({ x: normals(300, 1), z: normals(300, 2) }, { x: normals(300, 3), z: normals(300, 4) }),
  },
  associations: {
    fault: () => {
      const x = normals(200);
      const noise = normals(200, 2, 0, 0.1);
      return { frame: frame({ x, copy: x.map((each, i) => each ** 3 + noise[i]!), z: normals(200, 3) }) };
    },
    clean: () => ({ frame: frame({ x: normals(200), copy: normals(200, 2), z: normals(200, 3) }) }),
  },
  cardinality: {
    fault: () => ({
      frame: frame({
        city: picks(
          600,
          range(80).map((i) => `city ${i}`),
        ),
      }),
    }),
    clean: () => ({ frame: frame({ city: picks(600, ["Bern", "Rome", "Oslo"]) }) }),
  },
  "class-balance": {
    fault: () => ({
      frame: frame({ x: normals(200), y: range(200).map((i) => (i < 4 ? "rare" : "common")) }),
      options: { label: "y" },
    }),
    clean: () => ({
      frame: frame({ x: normals(200), y: range(200).map((i) => (i % 2 === 0 ? "one" : "other")) }),
      options: { label: "y" },
    }),
  },
  collinearity: {
    fault: () => {
      const [a, b, noise] = [normals(200), normals(200, 2), normals(200, 3, 0, 0.1)];
      return { frame: frame({ a, b, total: a.map((each, i) => each + b[i]! + noise[i]!) }) };
    },
    clean: () => ({ frame: frame({ a: normals(200), b: normals(200, 2), total: normals(200, 3) }) }),
  },
  completeness: {
    fault: () => ({ frame: frame({ x: normals(200).map((each, i) => (i % 5 === 0 ? null : each)) }) }),
    clean: () => ({ frame: frame({ x: normals(200) }) }),
  },
  contract: {
    fault: async () => ({
      frame: frame({ ...ordered(), kind: picks(200, ["a", "b", "other"], 9) }),
      options: await contractOf(frame(ordered())),
    }),
    clean: async () => ({ frame: frame(ordered()), options: await contractOf(frame(ordered())) }),
  },
  coverage: {
    fault: () => ({
      frame: frame({ name: range(200).map((i) => (i % 2 === 0 ? `name ${i}` : `name of group ${i % 40}`)) }),
    }),
    clean: () => ({ frame: frame({ name: picks(200, ["a", "b", "c"]), x: range(200).map((i) => i / 7) }) }),
  },
  "disguised-missing": {
    fault: () => ({
      frame: frame({ income: normals(200, 1, 50, 5).map((each, i) => (i % 50 === 0 ? -999 : each)) }),
    }),
    clean: () => ({
      frame: frame({
        damage: picks(200, ["None", "Minor", "Major"]),
        distance: range(200).map((i) => 900 + i),
      }),
    }),
    shows: (row) => row["income"] === -999,
  },
  drift: {
    fault: () =>
      compared({ x: normals(200, 1, 1), z: normals(200, 2) }, { x: normals(200, 3), z: normals(200, 4) }),
    clean: () =>
      compared({ x: normals(200, 1), z: normals(200, 2) }, { x: normals(200, 3), z: normals(200, 4) }),
  },
  "duplicate-columns": {
    fault: () => ({ frame: frame({ x: normals(50), again: normals(50) }) }),
    clean: () => ({ frame: frame({ x: normals(50), other: normals(50, 2) }) }),
  },
  "duplicate-rows": {
    fault: () => ({
      frame: frame({ x: [...normals(90), ...normals(10)], z: [...normals(90, 2), ...normals(10, 2)] }),
    }),
    clean: () => ({ frame: frame({ x: normals(100), z: normals(100, 2) }) }),
  },
  "infinite-values": {
    fault: () => ({ frame: frame({ rate: normals(50).map((each, i) => (i % 20 === 7 ? Infinity : each)) }) }),
    clean: () => ({ frame: frame({ rate: normals(50) }) }),
    shows: (row) => row["rate"] === Infinity,
  },
  "label-conflicts": {
    fault: () => ({
      frame: frame({
        x: range(100).map((i) => i % 50),
        y: range(100).map((i) => (i < 90 ? i % 50 < 25 : i % 50 >= 25)),
      }),
      options: { label: "y" },
    }),
    clean: () => ({
      frame: frame({ x: range(100).map((i) => i % 50), y: range(100).map((i) => i % 50 < 25) }),
      options: { label: "y" },
    }),
    shows: (row) => (row["x"] as number) >= 40,
  },
  labels: { fault: () => labelled(60), clean: () => labelled(0) },
  "mixed-types": {
    fault: () => ({ frame: frame({ title: range(60).map((i) => (i % 20 === 3 ? i : `film ${i % 7}`)) }) }),
    clean: () => ({ frame: frame({ title: range(60).map((i) => `film ${i % 7}`) }) }),
    shows: (row) => typeof row["title"] === "number",
  },
  "missing-patterns": {
    fault: () => {
      const y = picks(300, ["ill", "well"], 2);
      return {
        frame: frame({
          blood: normals(300).map((each, i) => (y[i] === "ill" && i % 3 > 0 ? null : each)),
          z: normals(300, 3),
          y,
        }),
        options: { label: "y" },
      };
    },
    clean: () => ({
      frame: frame({
        blood: normals(300).map((each, i) => (i % 4 === 0 ? null : each)),
        z: normals(300, 3),
        y: picks(300, ["ill", "well"], 2),
      }),
      options: { label: "y" },
    }),
  },
  "multivariate-outliers": {
    fault: () => {
      const x = normals(300);
      const noise = normals(300, 2, 0, 0.05);
      return {
        frame: frame({ x, y: x.map((each, i) => (i === 17 ? -2 : each + noise[i]!)).with(17, -x[17]! - 1) }),
      };
    },
    clean: () => {
      const x = normals(300);
      const noise = normals(300, 2, 0, 0.3);
      return { frame: frame({ x, y: x.map((each, i) => each + noise[i]!) }) };
    },
    shows: (row) => Math.abs((row["x"] as number) - (row["y"] as number)) > 0.5,
  },
  "near-duplicates": {
    fault: () => {
      const shaken = (seed: number): number[] =>
        range(220).map((i) => normals(200, seed)[i % 200]! + (i < 200 ? 0 : 1e-4));
      return { frame: frame({ a: shaken(1), b: shaken(2), c: shaken(3), d: shaken(4) }) };
    },
    clean: () => ({
      frame: frame({ a: normals(220), b: normals(220, 2), c: normals(220, 3), d: normals(220, 4) }),
    }),
  },
  "near-overlap": {
    fault: () => {
      const columns = (shift: number): Record<string, number[]> =>
        Object.fromEntries(
          [1, 2, 3, 4].map((seed) => [`x${seed}`, normals(200, seed).map((each) => each + shift)]),
        );
      return compared(columns(1e-4), columns(0));
    },
    clean: () => {
      const columns = (from: number): Record<string, number[]> =>
        Object.fromEntries([1, 2, 3, 4].map((seed) => [`x${seed}`, normals(200, from + seed)]));
      return compared(columns(10), columns(20));
    },
  },
  outliers: {
    fault: () => ({
      frame: frame({ height: normals(200, 1, 170, 8).map((each, i) => (i === 33 ? 17_000 : each)) }),
    }),
    clean: () => ({ frame: frame({ height: normals(200, 1, 170, 8) }) }),
    shows: (row) => row["height"] === 17_000,
  },
  "overlap-groups": {
    fault: () =>
      compared(
        { patient: range(100).map((i) => `p${i % 30}`), x: normals(100) },
        { patient: range(100).map((i) => `p${(i % 30) + 20}`), x: normals(100, 2) },
        { group: "patient" },
      ),
    clean: () =>
      compared(
        { patient: range(100).map((i) => `p${i % 30}`), x: normals(100) },
        { patient: range(100).map((i) => `q${i % 30}`), x: normals(100, 2) },
        { group: "patient" },
      ),
    shows: (row) => Number(String(row["patient"]).slice(1)) >= 20,
  },
  "overlap-rows": {
    fault: () => {
      const x = normals(200);
      return compared({ x: x.slice(0, 100), z: normals(100, 2) }, { x, z: normals(200, 2) });
    },
    clean: () =>
      compared({ x: normals(100), z: normals(100, 2) }, { x: normals(200, 3), z: normals(200, 4) }),
  },
  "overlap-time": {
    fault: () =>
      compared(
        { when: range(100).map((i) => new Date(NOW - i * DAY)), x: normals(100) },
        { when: range(100).map((i) => new Date(NOW - (i + 50) * DAY)), x: normals(100, 2) },
        { time: "when" },
      ),
    clean: () =>
      compared(
        { when: range(100).map((i) => new Date(NOW - i * DAY)), x: normals(100) },
        { when: range(100).map((i) => new Date(NOW - (i + 150) * DAY)), x: normals(100, 2) },
        { time: "when" },
      ),
  },
  privacy: {
    fault: () => ({
      frame: frame({ contact: range(60).map((i) => `person${i}@example.org`), x: normals(60) }),
    }),
    clean: () => ({ frame: frame({ contact: picks(60, ["by mail", "by phone"]), x: normals(60) }) }),
  },
  "row-order": {
    fault: () => ({
      frame: frame({ x: normals(200), y: range(200).map((i) => (i < 100 ? "first" : "second")) }),
      options: { label: "y" },
    }),
    clean: () => ({
      frame: frame({ x: normals(200), y: picks(200, ["first", "second"], 3) }),
      options: { label: "y" },
    }),
  },
  "schema-change": {
    fault: () =>
      compared(
        { kind: picks(200, ["a", "new"]), x: normals(200) },
        { kind: picks(200, ["a", "b"]), x: normals(200, 2) },
      ),
    clean: () =>
      compared(
        { kind: picks(200, ["a", "b"]), x: normals(200) },
        { kind: picks(200, ["a", "b"], 2), x: normals(200, 2) },
      ),
    shows: (row) => row["kind"] === "new",
  },
  "semantic-types": {
    fault: () => ({ frame: frame({ site: range(60).map((i) => `https://example.org/${i}`) }) }),
    clean: () => ({ frame: frame({ site: picks(60, ["north", "south"]) }) }),
    informs: true,
  },
  "single-feature": {
    fault: () => {
      const y = picks(300, ["no", "yes"], 5);
      return {
        frame: frame({
          x: normals(300),
          leak: normals(300, 2, 0, 0.1).map((e, i) => e + (y[i] === "yes" ? 5 : 0)),
          y,
        }),
        options: { label: "y" },
      };
    },
    clean: () => labelled(0, 1.5),
  },
  skewness: {
    fault: () => ({ frame: frame({ claim: range(1000).map((i) => (i === 500 ? 1e9 : i % 7)) }) }),
    clean: () => ({ frame: frame({ claim: normals(1000) }) }),
  },
  "string-variants": {
    fault: () => ({
      frame: frame({
        land: range(100).map((i) => (i % 20 === 4 ? "u.s.a. " : i % 2 === 0 ? "USA" : "Chile")),
      }),
    }),
    clean: () => ({ frame: frame({ land: picks(100, ["USA", "Chile"]) }) }),
    shows: (row) => row["land"] === "u.s.a. ",
  },
  "target-names": {
    fault: () => {
      const survived = picks(200, ["no", "yes"], 5);
      return {
        frame: frame({ x: normals(200), code: survived.map((each) => (each === "yes" ? 17 : 4)), survived }),
        options: { label: "survived" },
      };
    },
    clean: () => ({
      frame: frame({ x: normals(200), code: picks(200, [17, 4], 6), survived: picks(200, ["no", "yes"], 5) }),
      options: { label: "survived" },
    }),
  },
  timeliness: {
    fault: () => ({
      frame: frame({ when: range(60).map((i) => new Date(NOW - (i + 90) * DAY)), x: normals(60) }),
      options: { time: "when", now: NOW },
    }),
    clean: () => ({
      frame: frame({ when: range(60).map((i) => new Date(NOW - i * DAY)), x: normals(60) }),
      options: { time: "when", now: NOW },
    }),
  },
};
