import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromColumns } from "../../../lib/data/index.ts";
import {
  chooseSplits,
  timeSplits,
  timeSeriesSplit,
  auditSplits,
  type Split,
} from "../../../lib/validate/index.ts";
import { rowSource } from "../../../lib/data/index.ts";

const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

function expectPartition(splits: readonly Split[], n: number): void {
  const tested = splits.flatMap(({ test }) => [...test]).sort((a, b) => a - b);
  expect(tested).toEqual(count(n));
  for (const { train, test } of splits) {
    const own = new Set(test);
    expect(train.length + test.length).toBe(n);
    expect([...train].some((row) => own.has(row))).toBe(false);
  }
}

describe("chooseSplits", () => {
  it("tests each row once, never what it trained on, with each class in its share", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 120 }),
        fc.integer({ min: 5, max: 8 }),
        fc.nat(99),
        (n, cv, seed) => {
          const y = count(n).map((i) => (i % 3 === 0 ? "a" : "b"));
          const { splits, scheme } = chooseSplits(undefined, y, { cv, seed });
          expectPartition(splits, n);
          expect(scheme).toMatchObject({ folds: cv, repeats: 1, disjoint: true });
          for (const { test } of splits) {
            const share = [...test].filter((row) => y[row] === "a").length;
            expect(Math.abs(share - test.length / 3)).toBeLessThan(2);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("keeps groups whole, in classification, regression, holdout and time", () => {
    const n = 120;
    const group = count(n).map((i) => `g${i % 13}`);
    const time = count(n).map((i) => i * 10);
    for (const options of [
      { task: "classification" },
      { task: "regression" },
      { task: "regression", holdout: 0.25 },
      { task: "classification", time, cv: 5 },
    ] as const) {
      const y = count(n).map((i) => i % 2);
      // With times a group's rows lie on both sides of every cut: training loses those that are tested.
      const groups = "time" in options ? count(n).map((i) => `g${Math.floor(i / 15)}`) : group;
      for (const { train, test } of chooseSplits(undefined, y, { ...options, group: groups }).splits) {
        const tested = new Set([...test].map((row) => groups[row]));
        expect([...train].some((row) => tested.has(groups[row]!))).toBe(false);
      }
    }
  });

  it("chooses by what the data are", () => {
    const y = count(60).map((i) => i % 2);
    const name = (options: object, target: number[] = y): string =>
      chooseSplits(undefined, target, options).scheme.name;
    expect(name({})).toBe("stratified 5-fold, shuffled (seed 0)");
    expect(name({ task: "regression" })).toBe("5-fold, shuffled (seed 0)");
    expect(name({ stratify: false, shuffle: false })).toBe("5-fold");
    expect(name({ group: count(60).map((i) => i % 12) })).toBe("stratified group 5-fold, shuffled (seed 0)");
    expect(name({ repeats: 2 })).toBe("stratified 5-fold × 2, shuffled (seed 0)");
    expect(name({ time: count(60) })).toBe("5 windows in time");
    expect(name({ time: count(60), labelEnd: count(60).map((i) => i + 3), embargo: 0.05 })).toBe(
      "purged 5-fold, embargo 0.05",
    );
    expect(name({ hash: count(60) })).toBe("5 hash buckets");
    expect(name({ holdout: 0.2 })).toBe("stratified holdout, shuffled (seed 0)");
    expect(
      name(
        {},
        count(60).map((i) => i / 7),
      ),
    ).toBe("5-fold, shuffled (seed 0)");
  });

  it("looks keys up by name, and reads dates", () => {
    const frame = fromColumns({
      x: count(50),
      day: count(50).map((i) => new Date(Date.UTC(2024, 0, 50 - i))),
    });
    const { splits, times } = chooseSplits(frame, count(50), { task: "regression", time: "day" });
    expect(times![0]).toBe(Date.UTC(2024, 1, 19));
    for (const { train, test } of splits)
      expect(Math.max(...[...train].map((row) => times![row]!))).toBeLessThan(
        Math.min(...[...test].map((row) => times![row]!)),
      );
  });

  it.each([
    [{ cv: 4 }, /cv must be 5 or more: with 4 folds each model trains on only 75 %/],
    [{ cv: 1.5 }, /whole number of folds/],
    [{ holdout: 2 }, /share in \(0, 1\)/],
    [{ cv: 10, group: count(60).map((i) => i % 3) }, /need 10 groups or more; got 3/],
    [{ time: count(60).map(() => 1) }, /6 distinct times; got 1/],
    [{ time: "day" }, /only where X is a frame/],
    [{ group: [1, 2] }, /one value a row; got 2 for 60/],
    [{ splits: [] }, /one split or more/],
    [{ splits: [{ train: Int32Array.of(0, 1), test: new Int32Array(0) }] }, /fold 1 must have rows/],
    [{ splits: [{ train: Int32Array.of(0, 1), test: Int32Array.of(1) }] }, /row 1 is trained on and tested/],
    [{ splits: [{ train: Int32Array.of(0), test: Int32Array.of(60) }] }, /tests row 60/],
    [{ cv: 40 }, /class 0 has 30/],
    [{ repeats: 2, shuffle: false }, /all alike/],
    [{ labelEnd: count(60) }, /labelEnd needs time/],
  ])("refuses %j", (options, message) => {
    const y = count(60).map((i) => i % 2);
    expect(() => chooseSplits(undefined, y, options)).toThrow(message);
  });

  it("takes fewer folds when forced", () => {
    expect(
      chooseSplits(undefined, count(60), { cv: 2, force: true, task: "regression" }).splits,
    ).toHaveLength(2);
  });
});

describe("timeSplits", () => {
  it("is scikit-learn's TimeSeriesSplit at equal steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }), (k, size) => {
        const n = (k + 1) * size;
        const theirs = timeSeriesSplit(n, { nSplits: k });
        const ours = timeSplits(
          count(n).map((i) => 1e12 + 3600e3 * i),
          { nSplits: k },
        ).splits;
        expect(ours.map(({ train, test }) => [[...train], [...test]])).toEqual(
          theirs.map(({ train, test }) => [[...train], [...test]]),
        );
      }),
    );
  });

  it("trains on what lies before, leaves the gap, and never cuts a moment", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 40, maxLength: 90 }),
        fc.constantFrom(0, 0.5),
        (times, gap) => {
          if (new Set(times).size < 20) return;
          const found = timeSplits(times, { nSplits: 5, gap });
          const tested = new Set<number>();
          for (const { train, test } of found.splits) {
            const first = Math.min(...[...test].map((row) => times[row]!));
            expect(Math.max(...[...train].map((row) => times[row]!))).toBeLessThan(first - gap);
            for (const row of test) {
              expect(tested.has(row)).toBe(false);
              tested.add(row);
            }
            const moments = new Set([...test].map((row) => times[row]!));
            expect(test.length).toBe(times.filter((time) => moments.has(time)).length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("tests month after month", () => {
    const times = count(200).map((i) => Date.UTC(2024, 0, 1 + i));
    const { splits, windows, cut } = timeSplits(times, { nSplits: 5, period: "month" });
    expect(cut).toBe("period");
    expect(windows.map(({ start }) => new Date(start).toISOString().slice(0, 10))).toEqual([
      "2024-03-01",
      "2024-04-01",
      "2024-05-01",
      "2024-06-01",
      "2024-07-01",
    ]);
    expect(splits.map(({ test }) => test.length)).toEqual([31, 30, 31, 30, 18]);
  });

  it("cuts by rows where equal spans would be empty", () => {
    const times = [...count(30), ...count(30).map((i) => 100000 + i)];
    const { splits, cut } = timeSplits(times);
    expect(cut).toBe("even");
    expect(splits.map(({ test }) => test.length)).toEqual([10, 10, 10, 10, 10]);
  });
});

describe("auditSplits", () => {
  const X = fromColumns({ a: count(60).map((i) => i % 7), b: count(60).map((i) => Math.sin(i)) });
  const truth = {
    task: "classification",
    classes: ["n", "y"],
    positive: 1,
    values: Int32Array.from(count(60), (i) => i % 2),
  } as const;
  const status = (audit: ReturnType<typeof auditSplits>, id: string): string =>
    audit.findings.find((finding) => finding.id === `split/${id}`)!.status;

  it("passes honest folds, and does not claim what it was not told", () => {
    const { splits } = chooseSplits(X, Array.from(truth.values));
    const audit = auditSplits(rowSource("test", X), truth, splits);
    expect(audit.findings.map(({ status: each }) => each)).toEqual(expect.not.arrayContaining(["fail"]));
    expect(status(audit, "groups")).toBe("not_evaluated");
    expect(status(audit, "time")).toBe("not_evaluated");
    expect(status(audit, "duplicates")).toBe("pass");
  });

  it("finds copies, groups and later rows in training", () => {
    const doubled = X.take([...count(60), ...count(60)]);
    const split = { train: Int32Array.from(count(60)), test: Int32Array.from(count(60), (i) => i + 60) };
    const values = Int32Array.from(count(120), (i) => i % 2);
    const audit = auditSplits(rowSource("test", doubled), { ...truth, values }, [split], {
      groups: count(120).map((i) => i % 60),
      times: count(120).map((i) => 120 - i),
    });
    expect(audit.folds[0]).toMatchObject({ duplicates: 60, groupsInBoth: 60, earlyTestRows: 60 });
    expect(status(audit, "duplicates")).toBe("warn");
    expect(status(audit, "groups")).toBe("fail");
    expect(status(audit, "time")).toBe("fail");
  });

  it("sees features and classes that differ", () => {
    const split = { train: Int32Array.from(count(30)), test: Int32Array.from(count(30), (i) => i + 30) };
    const shifted = fromColumns({ a: count(60).map((i) => (i < 30 ? i % 5 : 100 + (i % 5))) });
    const values = Int32Array.from(count(60), (i) => (i < 30 ? 0 : 1));
    const audit = auditSplits(rowSource("test", shifted), { ...truth, values }, [split]);
    expect(status(audit, "features")).toBe("warn");
    expect(status(audit, "classes")).toBe("warn");
    expect(audit.folds[0]!.balance).toMatchObject({ feature: "a" });
  });
});

describe("repeats", () => {
  it("count once where every repeat would be the same", () => {
    const y = Array.from({ length: 40 }, (_, i) => i % 7);
    const time = y.map((_, i) => i);
    expect(chooseSplits(y, y, { task: "regression", time, repeats: 3 }).scheme).toMatchObject({
      folds: 5,
      repeats: 1,
    });
    expect(chooseSplits(y, y, { task: "regression", holdout: 0.25, repeats: 3 }).scheme).toMatchObject({
      folds: 1,
      repeats: 1,
    });
    expect(chooseSplits(y, y, { task: "regression", repeats: 3 }).scheme).toMatchObject({
      folds: 5,
      repeats: 3,
    });
  });
});
