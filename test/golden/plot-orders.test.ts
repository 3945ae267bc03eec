/** What the plots of explanations put where, beside shap's own orders and sums. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../lib/data/index.ts";
import { TreeExplainer } from "../../lib/explain/explainers/tree-explainer.ts";
import type { Explanation } from "../../lib/explain/index.ts";
import { loadModel } from "../../lib/models/index.ts";
import {
  beeswarmInfo,
  dependenceInfo,
  groupDifferenceInfo,
  shapBarInfo,
  shapHeatmapInfo,
} from "../../lib/plots/index.ts";
import { clusteredFeatures } from "../../lib/plots/shap-clusters.ts";
import { likeOrder } from "../../lib/plots/like-order.ts";

const folder = new URL("shap/", import.meta.url);
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as T;

interface Golden {
  readonly feature_order_abs_mean: number[];
  readonly feature_order_abs_max: number[];
  readonly abs_mean: number[];
  readonly approximate_interactions: Record<string, number[]>;
  readonly hclust_order_rows_first100_sqeuclidean: number[];
  readonly group_difference_sex: { mask: number[]; diff: number[] };
}

interface Extra {
  readonly bar: { tree: number[]; values: number[]; maxDisplay: number; cutoff: number; groups: number[][] }[];
  readonly hclustOrdering: { n: number; p: number; values: number[]; order: number[] }[];
}

const golden = read<Golden>("golden/plot_utils.json");
const extra = read<Extra>("extra/plot-orders.json");

async function explanation(): Promise<Explanation> {
  const model = await loadModel(new URL("models/skl_gb_reg.json", folder));
  const frame = (await readCsv(new URL("data/diabetes.csv", folder).pathname)).drop(["target"]);
  return new TreeExplainer(model).explain(frame);
}

describe("442 patients and gradient boosting", async () => {
  const all = await explanation();
  const names = (order: readonly number[]): string[] => order.map((j) => all.featureNames[j]!);

  it("orders features by mean and by largest |contribution|", () => {
    const shown = (order: "mean" | "max"): string[] => beeswarmInfo(all, { order }).features.map(({ name }) => name);
    expect(shown("mean")).toEqual(names(golden.feature_order_abs_mean));
    expect(shown("max")).toEqual(names(golden.feature_order_abs_max));
    const bars = shapBarInfo([["", all]]).features;
    expect(bars.map(({ name }) => name)).toEqual(names(golden.feature_order_abs_mean));
    bars.forEach(({ values }, i) => {
      expect(values[0]).toBeCloseTo(golden.abs_mean[golden.feature_order_abs_mean[i]!]!, 10);
    });
  });

  it("puts alike instances side by side as scipy does", () => {
    const first = all.take(Array.from({ length: 100 }, (_, i) => i));
    const sums = first.sums();
    expect(shapHeatmapInfo(first).outcome).toEqual(
      golden.hclust_order_rows_first100_sqeuclidean.map((i) => expect.closeTo(sums[i]!, 9) as number),
    );
  });

  it("colours by the feature that interacts most", () => {
    for (const [j, order] of Object.entries(golden.approximate_interactions))
      expect(dependenceInfo(all, Number(j)).colour!.feature).toBe(names(order)[0]);
  });

  it("splits the difference of two groups", () => {
    const { mask, diff } = golden.group_difference_sex;
    const info = groupDifferenceInfo(all, mask);
    expect(info.features).toHaveLength(10);
    for (const { name, difference, interval } of info.features) {
      expect(difference).toBeCloseTo(diff[all.featureNames.indexOf(name)]!, 10);
      expect(interval[0]).toBeLessThan(difference);
      expect(interval[1]).toBeGreaterThan(difference);
    }
    expect(info.total).toBeCloseTo(
      diff.reduce((sum, value) => sum + value, 0),
      9,
    );
  });
});

describe("more cases", () => {
  it.each(extra.hclustOrdering)("order of $n rows of $p", ({ n, p, values, order }) => {
    expect(likeOrder(Float64Array.from(values), n, p)).toEqual(order);
  });

  it.each(extra.bar)("keeps redundant features together: $maxDisplay below $cutoff", (given) => {
    const size = Float64Array.from(given.values);
    const order = [...size.keys()].sort((a, b) => size[b]! - size[a]!);
    const { groups } = clusteredFeatures(Float64Array.from(given.tree), order, size, given.maxDisplay, given.cutoff);
    expect(groups.map((own) => own.toSorted((a, b) => a - b))).toEqual(given.groups);
  });
});
