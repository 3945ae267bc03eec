import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as m from "../../../lib/metrics/index.ts";

/** Rows of (0/1 label, score with ties, whole weight). */
const rows = fc.array(
  fc.record({
    y: fc.integer({ min: 0, max: 1 }),
    s: fc.integer({ min: 0, max: 8 }).map((x) => x / 8),
    w: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 4, maxLength: 40 },
);

const scores: Readonly<Record<string, (y: number[], s: number[], options: m.ScoreOptions) => number | null>> =
  {
    rocAucScore: m.rocAucScore,
    averagePrecisionScore: m.averagePrecisionScore,
    logLoss: (y, s, o) => m.logLoss(y, s, 1, o),
    brierScoreLoss: (y, s, o) => m.brierScoreLoss(y, s, 1, o),
    accuracyScore: (y, s, o) => m.accuracyScore(y, s.map(decide), o),
    balancedAccuracyScore: (y, s, o) => m.balancedAccuracyScore(y, s.map(decide), o),
    f1Score: (y, s, o) => m.f1Score(y, s.map(decide), o),
    matthewsCorrcoef: (y, s, o) => m.matthewsCorrcoef(y, s.map(decide), o),
    cohenKappaScore: (y, s, o) => m.cohenKappaScore(y, s.map(decide), o),
    meanAbsoluteError: m.meanAbsoluteError,
    r2Score: m.r2Score,
    medianAbsoluteError: (y, s) => m.medianAbsoluteError(y, s),
  };

function decide(score: number): number {
  return score >= 0.5 ? 1 : 0;
}

function same(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(a).toBeCloseTo(b, 9);
}

describe.each(Object.entries(scores))("%s", (name, score) => {
  test("does not hang on the order of rows", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const back = [...data].reverse();
        same(
          score(
            data.map((r) => r.y),
            data.map((r) => r.s),
            { sampleWeight: data.map((r) => r.w) },
          ),
          score(
            back.map((r) => r.y),
            back.map((r) => r.s),
            { sampleWeight: back.map((r) => r.w) },
          ),
        );
      }),
      { numRuns: 40 },
    );
  });

  test.skipIf(name === "medianAbsoluteError")("counts a row of weight w as w rows", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const many = data.flatMap((r) => Array.from({ length: r.w }, () => r));
        same(
          score(
            data.map((r) => r.y),
            data.map((r) => r.s),
            { sampleWeight: data.map((r) => r.w) },
          ),
          score(
            many.map((r) => r.y),
            many.map((r) => r.s),
            {},
          ),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("is a finite number, or null with a reason", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const reasons: string[] = [];
        const value = score(
          data.map((r) => r.y),
          data.map((r) => r.s),
          { why: (r) => reasons.push(r) },
        );
        if (value === null) expect(reasons).not.toEqual([]);
        else expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

test("ROC area: the share of pairs in order, unmoved by rising maps, turned by falling ones", () => {
  fc.assert(
    fc.property(rows, (data) => {
      const y = data.map((r) => r.y);
      const s = data.map((r) => r.s);
      const auc = m.rocAucScore(y, s);
      const positive = data.filter((r) => r.y === 1);
      const negative = data.filter((r) => r.y === 0);
      fc.pre(positive.length > 0 && negative.length > 0);
      let pairs = 0;
      for (const a of positive) for (const b of negative) pairs += a.s > b.s ? 1 : a.s === b.s ? 0.5 : 0;
      same(auc, pairs / (positive.length * negative.length));
      same(
        m.rocAucScore(
          y,
          s.map((x) => Math.exp(3 * x)),
        ),
        auc,
      );
      same(
        m.rocAucScore(
          y,
          s.map((x) => -x),
        ),
        1 - auc!,
      );
    }),
  );
});

test("undefined scores are null and say why", () => {
  const why = (run: (options: m.ScoreOptions) => unknown): string => {
    let reason = "";
    expect(run({ why: (r) => (reason = r) })).toBeNull();
    return reason;
  };
  expect(why((o) => m.rocAucScore([1, 1], [0.2, 0.3], o))).toContain("no negative row");
  expect(why((o) => m.averagePrecisionScore([0, 0], [0.2, 0.3], o))).toContain("no positive row");
  expect(why((o) => m.precisionScore([0, 1], [0, 0], o))).toContain("nothing to divide by");
  expect(why((o) => m.recallScore([0, 0], [0, 1], o))).toContain("nothing to divide by");
  expect(why((o) => m.cohenKappaScore([1, 1], [1, 1], o))).toContain("no chance to disagree");
  expect(why((o) => m.r2Score([1], [1], o))).toContain("two rows");
  expect(why((o) => m.calibrationLine([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9], o))).toContain("separate");
});

test("wrong input is thrown, never scored", () => {
  expect(() => m.rocAucScore([0, 2], [0.1, 0.2])).toThrow(/labels must be 0 or 1; got 2 in row 1/);
  expect(() => m.rocAucScore([0, 1], [0.1, Number.NaN])).toThrow(/finite/);
  expect(() => m.accuracyScore([], [])).toThrow(/at least one row/);
  expect(() => m.logLoss([0, 1], [0.1, 1.2])).toThrow(/\[0, 1\]/);
  expect(() => m.meanSquaredError([1, 2], [1])).toThrow(/equally long/);
  expect(() => m.accuracyScore([1], [1], { sampleWeight: [-1] })).toThrow(/weights/);
  expect(() => m.rocAucScore([0, 1, 2], [0.5, 0.5, 0, 0, 1, 0, 0, 0, 0.5], { multiClass: "ovo" })).toThrow(
    /sum to 1/,
  );
  expect(() => m.precisionScore([0, 1, 2], [0, 1, 2])).toThrow(/two classes/);
});
