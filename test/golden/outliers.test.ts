import { describe, expect, it } from "vitest";
import { createRng } from "../../lib/core/index.ts";
import { correlation } from "../../lib/audit/measures/correlation.ts";
import { isolationDepth, isolationForest } from "../../lib/audit/measures/isolation-forest.ts";
import { localOutlierFactor } from "../../lib/audit/measures/local-outlier-factor.ts";
import { mahalanobisSquared } from "../../lib/audit/measures/mahalanobis.ts";
import { pointsOf, standardisedPoints } from "../../lib/audit/measures/points.ts";
import { valueOutliers } from "../../lib/audit/measures/value-outliers.ts";
import { dataset, golden, numbers } from "./audit-data.ts";

interface Reference {
  readonly lof20_standardised_negative_outlier_factor: number[];
  readonly mahalanobis_sq_ddof1: number[];
  readonly isolation_forest_score_samples_rs0: number[];
}

const { isolation_c, ...references } = golden<
  Record<string, Reference> & { isolation_c: Record<string, number> }
>("outliers");

function allNear(got: ArrayLike<number>, wanted: readonly number[]): void {
  expect(got.length).toBe(wanted.length);
  for (const [i, each] of wanted.entries())
    expect(Math.abs(got[i]! - each)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(each)));
}

describe.each(Object.entries(references))("%s", (name, reference) => {
  const rows = dataset(name);
  const features = Object.keys(rows[0]!).filter((feature) => feature !== "target");
  const points = pointsOf(features.map((feature) => numbers(rows, feature)));

  it("local outlier factor", async () => {
    const factor = await localOutlierFactor(standardisedPoints(points));
    allNear(
      factor.map((each) => -each),
      reference.lof20_standardised_negative_outlier_factor,
    );
  });

  it("Mahalanobis", () => {
    allNear(mahalanobisSquared(points).squared!, reference.mahalanobis_sq_ddof1);
  });

  it("isolation forest, by rank", async () => {
    const score = await isolationForest(points, { rng: createRng(7) });
    const wanted = reference.isolation_forest_score_samples_rs0.map((each) => -each);
    expect(correlation(score, wanted, "spearman").value).toBeGreaterThan(0.9);
  });
});

it("depth of an isolation tree", () => {
  for (const [n, depth] of Object.entries(isolation_c))
    expect(isolationDepth(Number(n))).toBeCloseTo(depth, 10);
});

interface ColumnReference {
  readonly outliers?: {
    readonly "iqr_1.5": { readonly lo: number; readonly hi: number; readonly rows: number[]; readonly count: number };
    readonly iqr_3: { readonly count: number };
    readonly z_3_ddof1: { readonly count: number };
    readonly "modified_z_3.5": { readonly count: number; readonly rows?: number[] };
  };
}

const { _note, ...columns } = golden<Record<string, Record<string, ColumnReference>>>("columns");

it.each(Object.entries(columns))("rules for one column: %s", (name, reference) => {
  const rows = dataset(name);
  for (const [column, { outliers }] of Object.entries(reference)) {
    if (outliers === undefined) continue;
    const values = numbers(rows, column);
    const tukey = valueOutliers(values);
    allNear([tukey.low!, tukey.high!], [outliers["iqr_1.5"].lo, outliers["iqr_1.5"].hi]);
    expect(tukey.rows.length).toBe(outliers["iqr_1.5"].count);
    expect([...tukey.rows.subarray(0, outliers["iqr_1.5"].rows.length)]).toEqual(outliers["iqr_1.5"].rows);
    expect(valueOutliers(values, { limit: 3 }).rows.length).toBe(outliers.iqr_3.count);
    expect(valueOutliers(values, { rule: "z" }).rows.length).toBe(outliers.z_3_ddof1.count);
    const modified = valueOutliers(values, { rule: "modified-z" });
    expect(modified.rows.length, column).toBe(outliers["modified_z_3.5"].count);
    const listed = outliers["modified_z_3.5"].rows;
    if (listed !== undefined) expect([...modified.rows.subarray(0, listed.length)]).toEqual(listed);
  }
});
