/** Scores of several labels a row, and D² of probabilities, as scikit-learn has them (`make-multilabel.py`). */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as metrics from "../../lib/metrics/index.ts";
import type { MultilabelAverage, MultilabelOptions } from "../../lib/metrics/index.ts";

interface Reference {
  readonly k: number;
  readonly Y: number[];
  readonly P: number[];
  readonly S: number[];
  readonly w: number[];
  readonly scores: Record<string, [number, number]> & { hammingLoss: never };
  readonly d2: { readonly y: number[]; readonly p: number[]; readonly logLoss: number; readonly brier: number };
}

const wanted = JSON.parse(readFileSync(new URL("multilabel.json", import.meta.url), "utf8")) as Reference;
type Score = (y: number[], p: number[], k: number, options?: MultilabelOptions) => number | null;
const { k, Y, P, S, w } = wanted;

describe("several labels a row", () => {
  it.each(Object.entries(wanted.scores).filter(([name]) => name !== "hammingLoss"))("%s", (key, [plain, weighted]) => {
    const [name, average] = key.split(" ") as [keyof typeof metrics, MultilabelAverage];
    const score = metrics[name] as unknown as Score;
    const given = /RocAuc|AveragePrecision/.test(name) ? S : P;
    const options = name === "subsetAccuracyScore" ? {} : { average };
    expect(score(Y, given, k, options)).toBeCloseTo(plain, 12);
    expect(score(Y, given, k, { ...options, sampleWeight: w })).toBeCloseTo(weighted, 12);
  });

  it("Hamming loss", () => {
    expect(metrics.hammingLoss(Y, P)).toBeCloseTo(Number(wanted.scores.hammingLoss), 12);
  });

  it("is null, with the reason, where a label has nothing to divide by", () => {
    const reasons: string[] = [];
    const why = (reason: string): void => void reasons.push(reason);
    expect(metrics.multilabelPrecision([1, 0, 1, 0], [1, 0, 1, 0], 2, { why })).toBeNull();
    expect(reasons[0]).toContain("label 1: nothing to divide by");
    expect(metrics.multilabelPrecision([1, 0, 1, 0], [1, 0, 1, 0], 2, { zeroDivision: 0 })).toBe(0.5);
    expect(metrics.multilabelRocAuc([1, 0, 1, 1], [1, 0, 1, 0], 2, { why })).toBeNull();
    expect(metrics.multilabelF1([1, 0, 1, 0], [1, 0, 0, 0], 2, { average: "micro" })).toBeCloseTo(2 / 3, 12);
  });

  it("refuses flags that are none, and rows that are not whole", () => {
    expect(() => metrics.multilabelF1([1, 2], [1, 0], 2)).toThrow(/flags must be 0 or 1; got 2 and 0 in row 0, label 1/);
    expect(() => metrics.multilabelF1([1, 0, 1], [1, 0, 1], 2)).toThrow(/whole rows of k labels/);
    expect(() => metrics.subsetAccuracyScore([1, 0], [1, 0], 2, { sampleWeight: [1, 2] })).toThrow(/one weight per row/);
  });
});

describe("D² of probabilities", () => {
  const { y, p, logLoss, brier } = wanted.d2;
  it("of log loss and of the Brier score", () => {
    expect(metrics.d2LogLossScore(y, p, 3)).toBeCloseTo(logLoss, 12);
    expect(metrics.d2BrierScore(y, p, 3)).toBeCloseTo(brier, 12);
  });
  it("is 0 for the shares, and null for one class", () => {
    expect(metrics.d2LogLossScore([0, 1, 1, 1], [0.75, 0.75, 0.75, 0.75])).toBeCloseTo(0, 12);
    expect(metrics.d2BrierScore([0, 0], [0.5, 0.5])).toBeNull();
    expect(metrics.d2BrierScore([0], [0.5])).toBeNull();
  });
});
