/** Permutation, Partition, texts and guessed interactions beside shap's, over more seeds, budgets, contexts and linkages. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../lib/data/index.ts";
import {
  clusterLeaves,
  hclust,
  PartitionExplainer,
  PermutationExplainer,
  textMasker,
} from "../../lib/explain/index.ts";
import { textClustering } from "../../lib/explain/maskers/text-partition.ts";
import { approximateInteractions, potentialInteractions } from "../../lib/plots/index.ts";

const folder = new URL("shap/", import.meta.url);
const read = (path: string): any => JSON.parse(readFileSync(new URL(path, folder), "utf8"));
const given = read("extra/partition-permutation-text.json");

const X = (await readCsv(new URL("data/diabetes.csv", folder).pathname)).drop(["target"]);
const rows = X.take(given.rows);
const background = X.take(given.background);

/** Two outputs, products of two and three features. */
function surface(batch: readonly Float64Array[]): number[][] {
  return batch.map((x) => [
    x[0]! * x[1]! * 400 +
      x[2]! * x[3]! * x[8]! * 8000 +
      Math.sqrt(Math.abs(x[4]!)) +
      3 * x[5]! * (x[6]! > 0 ? 1 : 0),
    Math.max(x[7]!, x[9]!) * 10 + x[2]!,
  ]);
}

const WEIGHTS: Readonly<Record<string, number>> = {
  good: 1.5,
  bad: -2,
  movie: 0.25,
  not: -0.4,
  great: 2.25,
  plot: -0.125,
  actors: 0.375,
  weak: -1,
  it: 0.0625,
  s: 0.03125,
};

function sentiment(texts: readonly string[]): number[] {
  return texts.map((text) => {
    const words: readonly string[] = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
    let sum = 0;
    for (const word of words) sum += WEIGHTS[word] ?? 0;
    if (words.includes("not") && (words.includes("good") || words.includes("great"))) sum -= 3;
    return sum + 0.0625 * (text.split("...").length - 1);
  });
}

function close(got: ArrayLike<number>, wanted: readonly any[], tolerance = 1e-12): void {
  const numbers = wanted.flat(9) as number[];
  expect(got.length).toBe(numbers.length);
  for (const [at, x] of numbers.entries()) expect(Math.abs(got[at]! - x)).toBeLessThan(tolerance);
}

describe("PermutationExplainer", () => {
  it.each(given.permutation as any[])("seed $seed, $maxEvals coalitions", async (wanted: any) => {
    const { seed, maxEvals } = wanted;
    const options = { seed, maxEvals, mainEffects: true, errorBounds: true };
    const got = await new PermutationExplainer(surface, background, options).explain(rows);
    close(got.values, wanted.values);
    close(got.baseValues, wanted.base);
    close(got.errorStd!, wanted.errorStd);
    const alone = new PermutationExplainer((batch) => surface(batch), background, { seed, maxEvals, mainEffects: true });
    expect((await alone.explain(rows)).mainEffects).toEqual(got.mainEffects);
    const again = await new PermutationExplainer(surface, background, { seed, maxEvals }).explain(rows);
    expect(again.values).toEqual(got.values);
  });

  it("walks only along what varies", async () => {
    const { seed, maxEvals, columns, values, errorStd } = given.permutationFixedColumns;
    const same = Array.from({ length: background.length }, (_, i) =>
      X.columns.map((name, j) => {
        const from = columns.includes(j) ? rows : background;
        return (from.column(name) as { values: Float64Array }).values[from === rows ? 0 : i]!;
      }),
    );
    const explainer = new PermutationExplainer(surface, same, { seed, maxEvals, errorBounds: true });
    const got = await explainer.explain(rows.take([0]));
    close(got.values, values);
    close(got.errorStd!, errorStd);
  });
});

describe("PartitionExplainer", () => {
  it.each(given.partition as any[])("$linkage linkage, $maxEvals coalitions, context $fixedContext", async (wanted: any) => {
    const { linkage, maxEvals } = wanted;
    const clustering = hclust(X, { metric: "correlation", linkage });
    close(clustering, wanted.clustering, 1e-6);
    const fixedContext = wanted.fixedContext ?? undefined;
    const explainer = new PartitionExplainer(surface, background, { clustering, maxEvals, fixedContext, seed: 1 });
    const got = await explainer.explain(rows);
    close(got.values, wanted.values);
    expect(got.clustering).toEqual(clustering);
  });
});

describe("texts", () => {
  it.each(given.text as any[])("$text", async (wanted: any) => {
    const { text, segments, clustering, runs = [] } = wanted;
    const masker = textMasker();
    // The last word keeps its punctuation here.
    const own = masker.playerData!(text) as string[];
    expect([...own.slice(0, -1), own.at(-1)!.replace(/[^\p{L}\p{N}_]+$/u, "")]).toEqual(segments);
    expect(own.join("")).toBe(text);
    if (clustering !== undefined) close(textClustering(own), clustering);
    for (const { maxEvals, collapse, maskToken, values, base } of runs) {
      const mask = textMasker({
        maskToken: maskToken ?? undefined,
        collapseMaskToken: collapse ?? "auto",
      });
      const got = await new PartitionExplainer(sentiment, mask, { maxEvals }).explain(text);
      expect(got.featureNames).toEqual(own.map((word) => word.trim()));
      close(got.values, values);
      close(got.baseValues, [base]);
      expect(got.additivityError()).toBeLessThan(1e-12);
    }
  });

  it.each(given.trees as any[])("the tree of: $text", ({ segments, clustering }: any) => {
    const got = textClustering(segments);
    close(got, clustering);
    expect(clusterLeaves(got).at(-1)).toEqual(Int32Array.from(segments.keys()));
  });
});

describe("guessed interactions", () => {
  const { data, values, orders } = given.interactions;
  const source = {
    rows: data.length,
    columns: 6,
    values: Float64Array.from(values.flat()),
    baseValues: new Float64Array(data.length),
    data: data.flat(),
    featureNames: ["a", "b", "c", "d", "e", "f"],
    outputName: "",
    units: "",
  };

  it.each([0, 1, 2, 3, 4, 5])("of feature %i with ties and missing values", (index) => {
    expect([...approximateInteractions(source, index)]).toEqual(orders[index]);
  });

  it("refuses features that are not there, and explanations without values", () => {
    expect(() => approximateInteractions(source, 6)).toThrow(/from 0 to 5; got 6/);
    expect(() => approximateInteractions({ ...source, data: undefined }, 0)).toThrow(/without data/);
    expect(() => potentialInteractions(source, source)).toThrow(/wants one feature/);
  });

  it("orders of the reference", async () => {
    const plot = read("golden/plot_utils.json");
    const model = (await import("../../lib/models/index.ts")).loadModel;
    const { TreeExplainer } = await import("../../lib/explain/index.ts");
    const explanation = await new TreeExplainer(
      await model(new URL(`models/${plot.model}.json`, folder)),
    ).explain(X);
    for (const [index, order] of Object.entries(plot.approximate_interactions))
      expect([...approximateInteractions(explanation, Number(index))]).toEqual(order);
    for (const [index, order] of Object.entries(plot.potential_interactions)) {
      const column = explanation.features([explanation.featureNames[Number(index)]!]);
      expect([...potentialInteractions(column, explanation)]).toEqual(order);
    }
    expect([...explanation.order()]).toEqual(plot.feature_order_abs_mean);
  });
});
