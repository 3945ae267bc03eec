import { describe, expect, it } from "vitest";
import { audit } from "../../../lib/audit/audit.ts";
import { gate } from "../../../lib/audit/gate.ts";
import { liveAudit } from "../../../lib/audit/live-audit.ts";
import { fromColumns, fromRecords, load } from "../../../lib/data/index.ts";

const now = "2026-01-31";
const noise = Array.from({ length: 300 }, (_, i) => ({
  a: (i * 7919) % 101,
  b: ((i * 104_729) % 997) / 10,
  kind: ["x", "y", "z"][(i * 31) % 3],
  day: new Date(Date.UTC(2026, 0, 1 + (i % 29))),
}));

describe("an audit", () => {
  it("gives the same result for the same data and seed", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => audit(load("penguins"), { label: "Species", now })),
    );
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });

  it("does not mind the order of rows, but for what order itself tells", async () => {
    const skip = ["row-order", "outliers", "multivariate-outliers"];
    const facts = async (rows: readonly object[]): Promise<unknown> => {
      const a = await audit(rows, { label: "kind", time: "day", suite: "quick", skip, now });
      // Sums in another order differ in the last digits.
      return a.findings.map(({ id, status, value }) => [
        id,
        status,
        value === null ? null : value.toPrecision(9),
      ]);
    };
    expect(await facts(noise.toReversed())).toEqual(await facts(noise));
  });

  it("streams what is known: columns first, and ends complete", async () => {
    const seen: [number, number, boolean][] = [];
    const result = await audit(load("penguins"), {
      suite: "quick",
      now,
      onUpdate: ({ done, total }, partial) => seen.push([done, total, partial().complete]),
    });
    expect(seen.every(([done, total, complete]) => done <= total && !complete)).toBe(true);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((x, y) => x - y));
    expect(result.complete).toBe(true);
  });

  it("stops at once and keeps what is done; the rest is not evaluated, and nothing passes by it", async () => {
    const stop = new AbortController();
    const result = await audit(load("movies"), {
      label: "MPAA Rating",
      now,
      signal: stop.signal,
      onUpdate: (_progress, partial) => {
        if (partial().findings.length > 3) stop.abort();
      },
    });
    expect(result.complete).toBe(false);
    expect(result.profiles).toHaveLength(16);
    const left = result.findings.filter(({ message }) => message.includes("was stopped"));
    expect(left.length).toBeGreaterThan(3);
    expect(left.every(({ status }) => status === "not_evaluated")).toBe(true);
  });

  it("compares with a baseline", async () => {
    const before = await audit(noise, { suite: "quick", now });
    const worse = noise.map((row, i) => ({ ...row, a: i % 2 === 0 ? null : row.a }));
    const after = await audit(worse, { suite: "quick", now, baseline: JSON.parse(JSON.stringify(before)) });
    expect(after.changes?.changed).toContainEqual({ id: "completeness.cells.max", from: "pass", to: "fail" });
    expect(after.changes?.appeared).toContain("completeness.column.fail/a");
    expect(before.changes).toBeNull();
    const same = await audit(noise, { suite: "quick", now, baseline: before });
    expect(same.changes).toEqual({ appeared: [], resolved: [], changed: [], moved: [] });
    await expect(audit(noise, { baseline: {} as never, suite: "quick" })).rejects.toThrow(
      /baseline must be an audit's JSON/,
    );
  });

  it("takes declared tokens for missing, everywhere", async () => {
    const a = await audit(load("penguins"), { missing: { Sex: ["."] }, suite: "quick", now });
    expect(a.profiles.find(({ name }) => name === "Sex")?.missing).toBe(11);
    expect(a.find({ check: "disguised-missing" }).every(({ status }) => status !== "warn")).toBe(true);
  });

  it("fails what must be evaluated and is not", async () => {
    const a = await audit(noise, {
      require: ["labels"],
      suite: "full",
      only: ["labels", "completeness"],
      now,
    });
    expect(a.find({ check: "labels" })).toMatchObject([{ status: "fail" }]);
  });

  it("enforces the literal readings only when asked", async () => {
    const of = async (literal: boolean): Promise<string[]> =>
      (await audit(load("penguins"), { label: "Species", suite: "quick", literal, now }))
        .find({ check: "coverage" })
        .map(({ status }) => status);
    expect(await of(false)).not.toContain("fail");
    expect(await of(true)).toContain("fail");
  });

  it("masks what looks private, in profiles and in findings", async () => {
    const people = noise.map((row, i) => ({
      ...row,
      mail: i < 5 ? "ann.smith@example.org" : `p${i}@example.org`,
    }));
    const text = JSON.stringify(await audit(people, { suite: "quick", now }));
    expect(text).not.toContain("ann.smith@");
    expect(text).not.toContain("p77@example.org");
    const open = JSON.stringify(await audit(people, { suite: "quick", now, showValues: true }));
    expect(open).toContain("ann.smith@example.org");
  });
});

describe("wrong options are refused by name", () => {
  it.each([
    [{ label: "Kind" }, /label: no column "Kind"; did you mean "kind"/],
    [{ label: "kind", group: "kind" }, /plays one part; got "kind" as label and group/],
    [{ ignore: ["nothing"] }, /ignore: no column "nothing"/],
    [{ only: ["complete"] }, /no check "complete"; known: /],
    [{ thresholds: { "completeness.cell": 1 } }, /no threshold "completeness\.cell"/],
    [{ thresholds: { nothing: 1 } }, /no threshold "nothing"; names are check\.option/],
    [{ now: "tomorrow" }, /now must be a date; got "tomorrow"/],
    [{ missing: { nothing: ["."] } }, /no column "nothing"/],
    [{ accept: [{ check: "completeness", reason: "", until: "2030-01-01" }] }, /wants a reason/],
  ])("%j", async (options, message) => {
    await expect(audit(noise, options)).rejects.toThrow(message);
  });

  it("and so are data that are none", async () => {
    await expect(audit(42)).rejects.toThrow(TypeError);
    await expect(audit(null)).rejects.toThrow(TypeError);
  });
});

describe("data that cannot be evaluated", () => {
  it.each([
    ["no rows", fromColumns({ a: [], b: [] })],
    ["no columns", fromRecords([])],
    ["nothing but missing values", fromColumns({ a: [null, null, null], b: [null, null, null] })],
  ])("%s: never a pass", async (_, data) => {
    const a = await audit(data, { now });
    expect(a.verdict.status).not.toBe("pass");
    expect(a.findings.filter(({ status }) => status === "error")).toEqual([]);
  });

  it("one row, constant columns, infinities, mixed values and thousands of columns break no check", async () => {
    const wide = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`c${i}`, [i, i + 1, i % 3]]));
    for (const data of [
      [{ a: 1, b: "x" }],
      Array.from({ length: 40 }, () => ({ a: 1, b: "x", c: null })),
      noise.map((row, i) => ({ ...row, a: i % 9 === 0 ? -Infinity : i % 5 === 0 ? NaN : row.a })),
      noise.map((row, i) => ({ ...row, m: [i, `t${i}`, true, { deep: [i] }, null][i % 5] })),
      wide,
    ]) {
      const a = await audit(data, { now });
      expect(a.findings.filter(({ status }) => status === "error")).toEqual([]);
    }
  });
});

describe("a gate", () => {
  it("throws the verdict behind a failed audit, and lets the rest through", async () => {
    const bad = await audit(load("movies"), { suite: "quick", now });
    expect(() => gate(bad, true)).toThrow(
      expect.objectContaining({ name: "AuditFailure", message: bad.verdict.message }),
    );
    expect(gate(bad, false)).toBe(bad);
    const good = await audit(noise, { suite: "quick", only: ["completeness"], now });
    expect(gate(good, true)).toBe(good);
  });

  it("shows the report before it closes", async () => {
    const shown: { bundle: Record<string, unknown>; update: boolean }[] = [];
    const show = (bundle: Record<string, unknown>, { update }: { update: boolean }): void =>
      void shown.push({ bundle, update });
    let time = 0;
    const options = { suite: "quick" as const, now, clock: () => (time += 100) };
    await expect(liveAudit(load("movies"), { ...options, gate: true }, show)).rejects.toThrow(/fail/);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.map(({ update }) => update)).toEqual(shown.map((_, i) => i > 0));
    expect(shown.at(-1)!.bundle["text/html"]).toContain("Audit of movies");
    const before = shown.length;
    await liveAudit(noise, { ...options, quiet: true, gate: false }, show);
    expect(shown).toHaveLength(before);
  });
});
