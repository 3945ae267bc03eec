/** Explainers that ask the model, and of weighted sums, beside shap's. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCsv, type Frame } from "../../lib/data/index.ts";
import { ExactExplainer } from "../../lib/explain/explainers/exact-explainer.ts";
import { KernelExplainer } from "../../lib/explain/explainers/kernel-explainer.ts";
import { LinearExplainer } from "../../lib/explain/explainers/linear-explainer.ts";
import { PartitionExplainer } from "../../lib/explain/explainers/partition-explainer.ts";
import { PermutationExplainer } from "../../lib/explain/explainers/permutation-explainer.ts";
import { SamplingExplainer } from "../../lib/explain/explainers/sampling-explainer.ts";
import type { Explanation } from "../../lib/explain/explanation.ts";
import { hclust } from "../../lib/explain/hclust.ts";
import { LinearRegression, loadModel, type Predictor } from "../../lib/models/index.ts";

const folder = new URL("shap/", import.meta.url);
const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`golden/${name}.json`, folder), "utf8")) as Record<string, any>;

async function table(data: string): Promise<{ X: Frame; y: number[] }> {
  const frame = await readCsv(new URL(`data/${data}.csv`, folder).pathname);
  return { X: frame.drop(["target"]), y: [...(frame.column("target") as { values: Float64Array }).values] };
}

async function modelOf(name: string, X: Frame, y: number[]): Promise<Predictor> {
  const file = new URL(`models/${name}.json`, folder);
  return existsSync(file) ? loadModel(file) : new LinearRegression().fit(X, y);
}

const flat = (value: unknown): number[] => (value as number[][]).flat(9) as number[];

function close(got: ArrayLike<number>, wanted: unknown, tolerance: number): void {
  const numbers = flat(wanted);
  expect(got.length).toBe(numbers.length);
  const size = Math.max(1, ...numbers.map(Math.abs));
  expect(Math.max(...numbers.map((x, i) => Math.abs(x - got[i]!)))).toBeLessThan(tolerance * size);
}

describe.each(["agnostic_iris_rf", "agnostic_diabetes_xgb_depth2", "agnostic_diabetes_linear"])("%s", (name) => {
  const given = golden(name);
  let known: Promise<{ model: Predictor; X: Frame; data: Frame }> | undefined;
  const make = async (): Promise<{ model: Predictor; X: Frame; data: Frame }> => {
    const { X, y } = await table(given["data"]);
    const model = await modelOf(given["model"], X, y);
    // shap asks the classifier for all its probabilities; ours gives them for three classes and more.
    return { model, X: X.take(given["rows"]), data: X.take(given["background"]) };
  };
  // XGBoost answers shap's in single precision.
  const tolerance = name.includes("xgb") ? 3e-6 : 1e-12;

  it("kernel, all coalitions and with l1", async () => {
    const { model, X, data } = await (known ??= make());
    const all = await new KernelExplainer(model, data, { l1Reg: 0 }).explain(X);
    close(all.values, given["kernel_exact_identity"].values, tolerance);
    expect(all.exact).toBe(true);
    close([await new KernelExplainer(model, data).expectedValue()].flat(), [given["kernel_exact_identity"].expected_value].flat(), tolerance);
    close((await new KernelExplainer(model, data, { l1Reg: "num_features(3)" }).explain(X)).values, given["kernel_l1_num_features_3"], tolerance);
    close((await new KernelExplainer(model, data, { l1Reg: "aic" }).explain(X)).values, given["kernel_l1_aic"], tolerance * 10);
  });

  it("exact values and pairs", async () => {
    const { model, X, data } = await (known ??= make());
    const all = await new ExactExplainer(model, data).explain(X);
    close(all.values, given["exact_independent"].values, tolerance);
    close(all.baseValues, given["exact_independent"].base_values, tolerance);
    const few = X.take(Array.from({ length: given["exact_interactions"].nrows }, (_, i) => i));
    const pairs = await new ExactExplainer(model, data, { interactions: true }).explain(few);
    close(pairs.interactionValues!, given["exact_interactions"].values, tolerance);
  });

  it("Owen values, cut short and to the end", async () => {
    const { model, X, data } = await (known ??= make());
    const clustering = Float64Array.from(flat(given["clustering_correlation_complete_single"]));
    const few500 = X.take(Array.from({ length: given["partition_owen_500"].nrows }, (_, i) => i));
    const whole = await new PartitionExplainer(model, data, { clustering, maxEvals: 200_000 }).explain(few500);
    close(whole.values, given["partition_owen_exhaustive"].values, tolerance);
    close(whole.baseValues, given["partition_owen_exhaustive"].base_values, tolerance);
    expect(whole.exact).toBe(true);
    const cut = await new PartitionExplainer(model, data, { clustering }).explain(few500);
    expect(cut.additivityError()).toBeLessThan(1e-9);
    const wanted = flat(given["partition_owen_500"].values);
    close(cut.values, wanted, tolerance);
    expect(cut.exact).toBe(name === "agnostic_iris_rf");
    const few = X.take(Array.from({ length: given["exact_partition_owen"].nrows }, (_, i) => i));
    close((await new ExactExplainer(model, data, { clustering }).explain(few)).values, given["exact_partition_owen"].values, tolerance);
  });

  it("permutation walks from shap's seed", async () => {
    const { model, X, data } = await (known ??= make());
    const p = X.columns.length;
    const got = await new PermutationExplainer(model, data, { maxEvals: 4 * (2 * p + 1) }).explain(X);
    close(got.values, given["permutation_seed0_4perms"].values, tolerance);
    const bounds = new PermutationExplainer(model, data, { maxEvals: 4 * (2 * p + 1), errorBounds: true });
    close((await bounds.explain(X)).errorStd!, given["permutation_seed0_4perms"].error_std, tolerance);
  });
});

describe("sampled", () => {
  const given = golden("agnostic_wine_rf_sampled");
  it("comes as near to the truth as its errors say, and no worse than shap", async () => {
    const { X, y } = await table(given["data"]);
    const file = new URL(`models/${given["model"]}.json`, folder);
    if (!existsSync(file)) return;
    const model = await modelOf(given["model"], X, y);
    const rows = X.take(given["rows"]);
    const data = X.take(given["background"]);
    const truth = flat(given["exact"].values);
    const off = (values: ArrayLike<number>): number => Math.sqrt(truth.reduce((sum, x, i) => sum + (x - values[i]!) ** 2, 0) / truth.length);
    const check = (got: Explanation, theirs: unknown, factor: number): void => {
      expect(off(got.values)).toBeLessThan(factor * off(flat(theirs)) + 1e-12);
      const within = truth.filter((x, i) => Math.abs(x - got.values[i]!) <= 4 * got.errorStd![i]! + 1e-9).length;
      expect(within / truth.length).toBeGreaterThan(0.95);
    };
    check(await new KernelExplainer(model, data, { l1Reg: 0 }).explain(rows), given["kernel_sampled_seed0_nsamples_auto_l1_0"], 1.6);
    check(await new PermutationExplainer(model, data, { maxEvals: 10 * 27 }).explain(rows), given["permutation_seed0_10perms"].values, 1.6);
    check(await new SamplingExplainer(model, data, {}).explain(rows), given["sampling_seed0"], 1.6);
  });
});

describe.each(["ridge_reg", "lasso_reg", "logit_binary", "logit_iris"])("%s", (name) => {
  it("weighted sums", async () => {
    const given = golden(name);
    const { X, y } = await table(given["data"]);
    const model = await modelOf(name, X, y);
    // The scaler before a loaded model is folded into its coefficients.
    const explainer = new LinearExplainer(model, X.take(given["background"]));
    const got = await explainer.explain(X.take(given["rows"]));
    close(got.values, given["independent"].values, 1e-11);
    close([await explainer.expectedValue()].flat(), [given["independent"].expected_value].flat(), 1e-11);
    expect(got.additivityError()).toBeLessThan(1e-11 * Math.max(1, ...got.predictions!));
    const block = given["impute_correlation_dependent_STOCHASTIC_nsamples1000_seed0"];
    if (block === undefined) return;
    const correlated = new LinearExplainer(model, X.take(given["background"]), { featurePerturbation: "correlationDependent" });
    const values = (await correlated.explain(X.take(given["rows"]))).values;
    const wanted = flat(block.values);
    const [a, b] = [[...values], wanted];
    const mean = (x: number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
    const [ma, mb] = [mean(a), mean(b)];
    const cov = a.reduce((s, x, i) => s + (x - ma) * (b[i]! - mb), 0);
    const r = cov / Math.sqrt(a.reduce((s, x) => s + (x - ma) ** 2, 0) * b.reduce((s, x) => s + (x - mb) ** 2, 0));
    expect(r).toBeGreaterThan(0.98);
  });
});

describe("hierarchies of features", () => {
  const given = golden("plot_utils");
  it.each([["hclust_features_correlation", "correlation"], ["hclust_features_cosine", "cosine"]] as const)("%s", async (key, metric) => {
    const { X } = await table("diabetes");
    const wanted = flat(given[key]);
    for (const linkage of ["single", "complete", "average"] as const) {
      const got = hclust(X, { metric, linkage });
      if (got.every((x, i) => Math.abs(x - wanted[i]!) < 1e-5)) return;
    }
    expect([...hclust(X, { metric })]).toEqual(wanted);
  });
});
