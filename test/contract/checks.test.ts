/**
 * What holds for every audit check: a question, advice and details; an answer that is never a pass where nothing can be
 * evaluated; values that survive JSON; no dependence on the order of rows; the planted fault found, the clean twin let alone.
 * A new check is covered by lying in the folder, and by an entry in `planted-faults.ts`.
 */
import { describe, expect, it } from "vitest";
import { audit } from "../../lib/audit/audit.ts";
import type { Check, Finding } from "../../lib/audit/check.ts";
import { checkTable } from "../../lib/audit/checks/index.ts";
import type { AuditOptions } from "../../lib/audit/options.ts";
import { optionsOf } from "../../lib/audit/thresholds.ts";
import { createRng } from "../../lib/core/index.ts";
import { fromColumns, load, type Frame } from "../../lib/data/index.ts";
import { planted, type Planted } from "./planted-faults.ts";

const NOW = Date.UTC(2026, 0, 31);
const entries = new Map<string, Planted>(Object.entries(planted));
const checks = await Promise.all(checkTable.map(async (lazy) => ({ lazy, check: await lazy.load() })));
const names = checks.map(({ check }) => check.name);

/** What the suite asks of a declaration; throws with the rule that is broken. */
function checkDeclaration(check: Check): void {
  const fail = (rule: string): never => {
    throw new Error(`${check.name}: ${rule}`);
  };
  if (!/^[a-z]+(-[a-z]+)*$/.test(check.name)) fail("the name is not kebab-case");
  if (!/^[A-Z][^?]*\?$/.test(check.question)) fail("the question is no question");
  if (!check.fix.endsWith(".")) fail("the advice is no sentence");
  if (check.details.trim().length < 80) fail("the details are missing");
  for (const [name, schema] of Object.entries(check.options)) {
    const about = schema.description ?? (schema.meta() as { description?: string } | undefined)?.description;
    if (about === undefined || about === "") fail(`threshold ${name} has no description`);
    if (!schema.safeParse(undefined).success) fail(`threshold ${name} has no default`);
  }
}

/** Whether the fault is found and the clean twin is not blamed; throws with what went wrong. */
async function checkPlanted(name: string, entry: Planted | undefined, run = runOne): Promise<void> {
  if (entry === undefined) throw new Error(`${name}: plant a fault in test/contract/planted-faults.ts`);
  const isFound = ({ status }: Finding): boolean =>
    status === "warn" || status === "fail" || (entry.informs === true && status === "info");
  const fault = await entry.fault();
  const found = (await run(name, fault.frame, fault.options)).filter(isFound);
  if (found.length === 0) throw new Error(`${name}: the planted fault is not found`);
  const rows = found.flatMap(({ evidence }) => evidence?.rows ?? []);
  if (entry.shows !== undefined) {
    if (rows.length === 0) throw new Error(`${name}: no row is named`);
    for (const row of rows)
      if (!entry.shows(fault.frame.row(row))) throw new Error(`${name}: row ${row} does not show the fault`);
  }
  for (const row of rows)
    if (!Number.isInteger(row) || row < 0 || row >= fault.frame.length)
      throw new Error(`${name}: row ${row} is not in the data`);
  const clean = await entry.clean();
  const left = await run(name, clean.frame, clean.options);
  const blamed = left.find((finding) => isFound(finding) || finding.status === "error");
  if (blamed !== undefined) throw new Error(`${name}: the clean twin is blamed: ${blamed.message}`);
  if (!left.some(({ status }) => status === "pass"))
    throw new Error(`${name}: the clean twin does not pass: ${left.map(({ message }) => message).join(" ")}`);
}

async function runOne(name: string, frame: Frame, options: AuditOptions = {}): Promise<readonly Finding[]> {
  return (await audit(frame, { now: NOW, ...options, only: [name] })).findings;
}

describe("declarations", () => {
  it("are named uniquely, by their files", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(30);
  });

  it.each(checks)("$lazy.name asks, advises and explains", ({ lazy, check }) => {
    checkDeclaration(check);
    expect({ ...lazy, load: undefined }).toEqual({
      name: check.name,
      question: check.question,
      area: check.area,
      suite: check.suite,
      needs: check.needs,
      load: undefined,
    });
  });

  it("are refused when broken", () => {
    const good = checks[0]!.check;
    checkDeclaration(good);
    expect(() => checkDeclaration({ ...good, name: "Camel" })).toThrow("kebab-case");
    expect(() => checkDeclaration({ ...good, question: "No question." })).toThrow("no question");
    expect(() => checkDeclaration({ ...good, fix: "" })).toThrow("advice");
    expect(() => checkDeclaration({ ...good, details: "" })).toThrow("details");
  });
});

describe("planted faults", () => {
  it("has an entry for every check, and for nothing else", () => {
    expect([...entries.keys()].sort()).toEqual(names.toSorted());
  });

  it.each(names)("%s finds its fault and lets the clean twin alone", async (name) => {
    await checkPlanted(name, entries.get(name));
  });

  it("fails for a check without entry, one that never warns, one that always does, one that names wrong rows", async () => {
    const entry = planted["disguised-missing"];
    const finding = (status: "pass" | "warn", rows: number[] = []): Promise<readonly Finding[]> =>
      Promise.resolve([
        { status, message: "", evidence: { rows, total: rows.length } } as unknown as Finding,
      ]);
    await expect(checkPlanted("new", undefined)).rejects.toThrow("plant a fault");
    await expect(checkPlanted("deaf", entry, () => finding("pass"))).rejects.toThrow("not found");
    await expect(checkPlanted("shrill", entry, () => finding("warn", [0]))).rejects.toThrow(
      "clean twin is blamed",
    );
    await expect(checkPlanted("blind", entry, () => finding("warn", [1]))).rejects.toThrow("does not show");
  });
});

describe("data that say nothing", () => {
  const roles = { label: "y", time: "t", group: "g", id: "id" };
  const tables: Record<string, () => Frame> = {
    "no rows": () => fromColumns({ x: [], y: [], t: [], g: [], id: [] }),
    "one row": () => fromColumns({ x: [1], z: ["a"], y: ["no"], t: [new Date(NOW)], g: ["a"], id: [1] }),
    "nothing but missing values": () => {
      const nothing = Array.from({ length: 40 }, () => null);
      return fromColumns({ x: nothing, z: nothing, y: nothing, t: nothing, g: nothing, id: nothing });
    },
    "constant columns": () => {
      const same = <T>(value: T): T[] => Array.from({ length: 40 }, () => value);
      return fromColumns({
        x: same(3),
        z: same("a"),
        y: same("no"),
        t: same(new Date(NOW)),
        g: same("a"),
        id: same(1),
      });
    },
    "odd names": () => {
      const rng = createRng(1);
      const draw = (): number[] => Array.from({ length: 60 }, () => rng.normal());
      return fromColumns({
        "größe 😀": draw(),
        "": draw(),
        "<b>\n": draw(),
        constructor: draw(),
        __proto__x: draw().map((x) => (x > 0 ? "ä" : "b")),
        y: draw().map((x) => (x > 0 ? "no" : "yes")),
        t: draw().map((x) => new Date(NOW - Math.abs(x) * 1e9)),
        g: draw().map((x) => `g${Math.round(x * 3)}`),
        id: draw().map((_, i) => i),
      });
    },
    "300 columns": () => {
      const rng = createRng(2);
      const columns: Record<string, unknown[]> = {};
      for (let j = 0; j < 300; j++)
        columns[`x${j}`] = Array.from({ length: 60 }, () =>
          j % 5 === 0 ? `c${rng.integer(4)}` : rng.normal(),
        );
      const draw = <T>(make: (i: number) => T): T[] => Array.from({ length: 60 }, (_, i) => make(i));
      return fromColumns({
        ...columns,
        y: draw((i) => (i % 2 === 0 ? "no" : "yes")),
        t: draw((i) => new Date(NOW - i * 86_400_000)),
        g: draw((i) => `g${i % 9}`),
        id: draw((i) => i),
      });
    },
  };
  /** What these ask for is truly not there where there are no values: no infinity, no conflict, no second kind, no change of names. */
  const answered = new Set([
    "adversarial",
    "cardinality",
    "duplicate-columns",
    "infinite-values",
    "label-conflicts",
    "mixed-types",
    "schema-change",
  ]);

  it.each(Object.keys(tables))("%s: no check breaks, none passes what it cannot see", async (name) => {
    const frame = tables[name]!();
    const result = await audit(frame, { ...roles, against: frame, now: NOW });
    expect(result.findings.filter(({ status }) => status === "error")).toEqual([]);
    for (const check of names.filter((each) => each !== "contract"))
      expect(result.find({ check }).length, check).toBeGreaterThan(0);
    for (const { message, fix, value } of result.findings) {
      expect(message).toMatch(/[.)]$/);
      expect(message).not.toMatch(/NaN|undefined|\[object|null|Infinity/);
      expect(fix).not.toBe("");
      expect(value === null || Number.isFinite(value)).toBe(true);
    }
    expect(() => JSON.stringify(result)).not.toThrow();
    if (name === "no rows" || name === "nothing but missing values")
      expect(
        result.findings
          .filter(({ status, check }) => status === "pass" && !answered.has(check))
          .map(({ check, message }) => `${check}: ${message}`),
      ).toEqual([]);
  });
});

describe("values", () => {
  const cases: Record<string, () => { frame: Frame; options: AuditOptions }> = {
    penguins: () => ({
      frame: load("penguins"),
      options: { label: "Species", against: load("penguins").slice(0, 200) },
    }),
    cars: () => ({ frame: load("cars"), options: { label: "Miles_per_Gallon", time: "Year", now: NOW } }),
    movies: () => ({ frame: load("movies").slice(0, 400), options: { now: NOW } }),
  };

  it.each(Object.keys(cases))("%s: survive JSON, and are judged the same afterwards", async (name) => {
    const { frame, options } = cases[name]!();
    const { values } = await audit(frame, options);
    expect(Object.keys(values).length).toBeGreaterThan(10);
    for (const { check } of checks) {
      if (!(check.name in values)) continue;
      const value = values[check.name];
      const parsed: unknown = JSON.parse(JSON.stringify(value));
      expect(parsed, check.name).toEqual(value);
      const settings = optionsOf(check, {});
      expect(check.judge(parsed, settings), check.name).toEqual(check.judge(value, settings));
    }
  });

  /** Folds are drawn by position, and order is what one of them asks for. */
  const byPosition = new Set(["row-order", "labels", "single-feature", "target-names", "adversarial"]);

  it.each(Object.keys(cases))("%s: do not depend on the order of rows", async (name) => {
    const { frame, options } = cases[name]!();
    const skip = names.filter((each) => byPosition.has(each));
    const facts = async (table: Frame): Promise<unknown[]> =>
      (await audit(table, { ...options, skip })).findings
        .map(({ id, status, value }) => ({
          id,
          status,
          value: value === null ? null : Number(value.toPrecision(7)),
        }))
        .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : (a.value ?? 0) - (b.value ?? 0)));
    const shuffled = frame.take(createRng(3).permutation(frame.length));
    expect(await facts(shuffled)).toEqual(await facts(frame));
  });
});
