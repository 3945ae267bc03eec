/** Hierarchies of features and orders beside shap's and scipy's. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../lib/data/index.ts";
import { hclust } from "../../lib/explain/index.ts";

const folder = new URL("shap/", import.meta.url);
const given = JSON.parse(readFileSync(new URL("golden/plot_utils.json", folder), "utf8"));
const table = await readCsv(new URL("data/diabetes.csv", folder).pathname);
const X = table.drop(["target"]);
const y = (table.column("target") as { values: Float64Array }).values;

function close(got: Float64Array, wanted: readonly (readonly number[])[], tolerance: number): void {
  expect(got.length).toBe(4 * wanted.length);
  for (const [i, [left, right, distance, size]] of wanted.entries()) {
    expect([got[4 * i], got[4 * i + 1], got[4 * i + 3]]).toEqual([left, right, size]);
    expect(Math.abs(got[4 * i + 2]! - distance!)).toBeLessThan(tolerance);
  }
}

describe("hclust", () => {
  it("is shap's with cosine, correlation and redundancy about y", () => {
    // shap adds noise of 1e-8 to the columns.
    close(hclust(X), given.hclust_features_cosine, 1e-6);
    close(hclust(X, { metric: "correlation" }), given.hclust_features_correlation, 1e-6);
    close(hclust(X, { y }), given.hclust_y_xgb_distances, 1e-5);
  });

  const { cases } = JSON.parse(readFileSync(new URL("extra/hclust.json", folder), "utf8"));
  it.each(cases as any[])("$data, $metric, $linkage, y $y", async ({ data, metric, linkage, y: isAbout, Z }) => {
    const frame = await readCsv(new URL(`data/${data}.csv`, folder).pathname);
    const all = frame.drop(["target"]);
    const target = (frame.column("target") as { values: Float64Array }).values;
    const own = data === "breast_cancer" ? all.select(all.columns.slice(0, 12)) : all;
    const about = isAbout === 1 ? { y: target, randomState: 3 } : {};
    const far = Math.max(1, ...Z.map(([, , distance]: number[]) => distance!));
    close(hclust(own, { metric, linkage, ...about }), Z, 1e-6 * far);
  });

  it("fills gaps, takes constant columns for strangers, and refuses what it does not know", () => {
    expect([...hclust([[1, 2, 5], [2, 4, 5], [NaN, 6.5, 5]], { metric: "correlation" })].slice(0, 2)).toEqual([0, 1]);
    expect(hclust([[1, 5], [2, 5]], { metric: "correlation" })[2]).toBe(1);
    expect([...hclust([[0, 3], [0, 4]], { metric: "euclidean" })]).toEqual([0, 1, 5, 2]);
    expect([...hclust([[0, 3], [0, 4]], { metric: "chebyshev" })]).toEqual([0, 1, 4, 2]);
    expect(hclust([[1], [2]]).length).toBe(0);
    expect(() => hclust([[1, 2]], { metric: "odd" as never })).toThrow(/metric must be .*; got "odd"/);
    expect(() => hclust([[1, 2]], { linkage: "ward" as never })).toThrow(/linkage must be .*; got "ward"/);
    expect(() => hclust([[1, 2]], { metric: "xgboostDistancesR2" })).toThrow(/wants y/);
  });
});
