import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  confidentJoint,
  findLabelIssues,
  labelQualityScores,
  type FilterBy,
} from "../../../lib/audit/confident-learning.ts";

const K = 3;
const table = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: K - 1 }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: K, maxLength: K }),
    ),
    { minLength: 6, maxLength: 60 },
  )
  .map((rows) => ({
    labels: rows.map(([label]) => label),
    probs: Float64Array.from(
      rows.flatMap(([, parts]) => {
        const sum = parts.reduce((a, b) => a + b, 0);
        return parts.map((part) => part / sum);
      }),
    ),
  }));
const count = (labels: readonly number[]): number[] =>
  Array.from({ length: K }, (_, c) => labels.filter((label) => label === c).length);

describe("confident learning", () => {
  it("calibrates to the counts of the given labels", () => {
    fc.assert(
      fc.property(table, ({ labels, probs }) => {
        const { joint } = confidentJoint(labels, probs, K);
        count(labels).forEach((n, c) => {
          expect(joint.subarray(c * K, c * K + K).reduce((a, b) => a + b, 0)).toBe(n);
        });
      }),
    );
  });

  it("flags no row whose label is the most probable one", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom<FilterBy>(
          "prune_by_noise_rate",
          "prune_by_class",
          "both",
          "confident_learning",
          "predicted_neq_given",
        ),
        ({ labels, probs }, filterBy) => {
          for (const i of findLabelIssues(labels, probs, K, { filterBy })) {
            const row = [...probs.subarray(i * K, i * K + K)];
            expect(row[labels[i]!]! + 1e-6).toBeLessThanOrEqual(Math.max(...row) + 1e-12);
          }
        },
      ),
    );
  });

  it("does not mind the names of the classes", () => {
    fc.assert(
      fc.property(table, ({ labels, probs }) => {
        const turned = labels.map((label) => (label + 1) % K);
        const P = probs.map((_, at) => probs[Math.floor(at / K) * K + (((at % K) + K - 1) % K)]!);
        // Rows with two most probable classes go to the lower one: leave such tables out.
        for (let i = 0; i < labels.length; i++) {
          const row = [...probs.subarray(i * K, i * K + K)].sort((a, b) => b - a);
          fc.pre(row[0]! - row[1]! > 1e-6);
        }
        const options = { filterBy: "confident_learning" } as const;
        expect([...findLabelIssues(turned, P, K, options)]).toEqual([
          ...findLabelIssues(labels, probs, K, options),
        ]);
      }),
    );
  });

  it("finds nothing where the model is sure and right", () => {
    const labels = [0, 1, 2, 0, 1, 2];
    const probs = Float64Array.from(
      labels.flatMap((label) => [0, 1, 2].map((c) => (c === label ? 0.98 : 0.01))),
    );
    for (const filterBy of ["prune_by_noise_rate", "confident_learning", "low_self_confidence"] as const)
      expect(findLabelIssues(labels, probs, K, { filterBy }).length).toBe(0);
    expect(labelQualityScores(labels, probs, K)[0]).toBe(0.98);
  });

  it("refuses what does not fit", () => {
    expect(() => findLabelIssues([0, 3], new Float64Array(6).fill(1 / 3), K)).toThrow(/positions 0…2/);
    expect(() => findLabelIssues([0], new Float64Array(6), K)).toThrow(/1×3/);
    expect(() => findLabelIssues([0], Float64Array.of(NaN, 0, 1), K)).toThrow(/\[0, 1\]/);
    expect(() => findLabelIssues([0], Float64Array.of(1, 0, 0), K, { filterBy: "best" as FilterBy })).toThrow(
      /best/,
    );
  });
});
