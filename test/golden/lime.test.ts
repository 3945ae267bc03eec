/** LIME beside the original: discretizers, neighbourhoods from the seed, local models, texts, and the pick. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRng, normalCdf } from "../../lib/core/index.ts";
import { designOf, readCsv, type Frame } from "../../lib/data/index.ts";
import { binOf, makeBins, type DiscretizerName } from "../../lib/explain/lime/discretizer.ts";
import { indexedString } from "../../lib/explain/lime/indexed-string.ts";
import { explainNeighbourhood, exponentialKernel } from "../../lib/explain/lime/lime-base.ts";
import type { LimeExplanation } from "../../lib/explain/lime/lime-explanation.ts";
import { LimeTabularExplainer, type LimeTabularOptions } from "../../lib/explain/lime/lime-tabular.ts";
import { LimeTextExplainer } from "../../lib/explain/lime/lime-text.ts";
import { choiceByShare, truncatedNormal } from "../../lib/explain/lime/numpy-draws.ts";
import { submodularPick } from "../../lib/explain/lime/submodular-pick.ts";
import { loadModel } from "../../lib/models/index.ts";

const folder = new URL("shap/", import.meta.url);
const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`golden/${name}.json`, folder), "utf8")) as Record<string, any>;
const flat = (value: unknown): number[] => (value as number[][]).flat(9) as number[];

async function table(data: string): Promise<{ X: Frame; y: number[] }> {
  const frame = await readCsv(new URL(`data/${data}.csv`, folder).pathname);
  return { X: frame.drop(["target"]), y: [...(frame.column("target") as { values: Float64Array }).values] };
}

function close(got: ArrayLike<number>, wanted: unknown, tolerance: number): void {
  const numbers = flat(wanted);
  expect(got.length).toBe(numbers.length);
  const size = Math.max(1, ...numbers.map(Math.abs));
  expect(Math.max(...numbers.map((x, i) => Math.abs(x - got[i]!)))).toBeLessThan(tolerance * size);
}

function sameExplanation(got: LimeExplanation, wanted: Record<string, any>, tolerance: number): void {
  for (const label of Object.keys(wanted["local_exp"])) {
    const theirs = wanted["local_exp"][label] as [number, number][];
    const mine = got.model(Number(label));
    expect(mine.weights.map(([j]) => j)).toEqual(theirs.map(([j]) => j));
    close(mine.weights.map(([, w]) => w), theirs.map(([, w]) => w), tolerance);
    expect(mine.intercept).toBeCloseTo(wanted["intercept"][label], 9);
    expect(mine.score).toBeCloseTo(wanted["score"][label], 9);
    expect(mine.prediction).toBeCloseTo([wanted["local_pred"][label]].flat()[0], 9);
    if (wanted["as_list"] !== undefined)
      expect(got.asList(Number(label)).map(([name]) => name)).toEqual(wanted["as_list"][label].map(([name]: [string]) => name));
  }
}

describe("draws", () => {
  it("are numpy's", () => {
    const probe = golden("mt19937_probe");
    const rng = createRng(probe["seed"], { kind: "numpy" });
    close([1, 2, 3, 4, 5].map(() => rng.next()), probe["random_sample"], 1e-300);
    expect([...Array(8)].map(() => 1 + rng.integer(10))).toEqual(probe["randint_1_11"]);
    close([...Array(5)].map(() => rng.normal()), probe["normal"], 1e-15);
    expect([...rng.shuffle(Int32Array.from({ length: 10 }, (_, i) => i))]).toEqual(probe["shuffle10"]);
    expect([...rng.permutation(10)]).toEqual(probe["permutation10"]);
  });

  it("hold a normal value to its bounds", () => {
    const rng = createRng(1, { kind: "numpy" });
    for (const [a, b] of [[-3e9, 0], [0, 2], [-1, -0.5], [1.5, 8]] as const) {
      const values = Array.from({ length: 2000 }, () => truncatedNormal(rng, a, b));
      expect(Math.min(...values)).toBeGreaterThanOrEqual(a);
      expect(Math.max(...values)).toBeLessThanOrEqual(b);
      const middle = values.filter((x) => normalCdf(x) < (normalCdf(a) + normalCdf(b)) / 2).length;
      expect(Math.abs(middle / 2000 - 0.5)).toBeLessThan(0.05);
    }
    const counts = [0, 0, 0];
    for (const at of choiceByShare(rng, [0.2, 0.5, 0.3], 5000)) counts[at]! += 1;
    expect(Math.abs(counts[1]! / 5000 - 0.5)).toBeLessThan(0.03);
  });
});

describe("discretizers", () => {
  const given = golden("lime_discretizers");
  it.each(Object.keys(given).flatMap((data) => Object.keys(given[data]).map((kind) => [data, kind] as const)))("%s, %s", async (data, kind) => {
    const { X, y } = await table(data);
    const design = designOf("test", X);
    const wanted = given[data][kind];
    const categorical = design.names.map((_, j) => j).filter((j) => wanted.names[j] === undefined);
    const bins = await makeBins(design, { discretizer: kind as DiscretizerName, categorical, labels: y, rng: createRng(0, { kind: "numpy" }) });
    for (const [key, names] of Object.entries(wanted.names as Record<string, string[]>)) {
      const own = bins[Number(key)]!;
      expect(own.names).toEqual(names);
      close(own.means, wanted.means[key], 1e-12);
      close(own.stds, wanted.stds[key], 1e-12);
      close(own.mins, wanted.mins[key], 1e-15);
      close(own.maxs, wanted.maxs[key], 1e-15);
    }
    const first = Array.from({ length: 10 }, (_, i) => design.names.map((__, j) => {
      const x = design.values[i * design.columns + j]!;
      return bins[j] === null ? x : binOf(bins[j]!, x);
    }));
    expect(first).toEqual(wanted.discretized_first10);
  });
});

describe("tabular", () => {
  const given = golden("lime_tabular_iris");
  const options = (params: Record<string, unknown>, y: number[], seed: number): LimeTabularOptions => ({
    randomState: seed,
    trainingLabels: y,
    ...Object.fromEntries(Object.entries(params).map(([key, value]) => [key.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()), value])),
  });
  it.each((given["cases"] as Record<string, any>[]).map((each) => [JSON.stringify(each["params"]), each] as const))("%s", async (_, each) => {
    const { X, y } = await table(given["data"]);
    const model = await loadModel(new URL(`models/${given["model"]}.json`, folder));
    const explainer = new LimeTabularExplainer(X, options(each["params"], y, each["seed"]));
    const row = X.take([each["row"]]);
    const { data, inverse, distances } = await explainer.neighbourhood(row, each["num_samples"]);
    const stored = each["neighbourhood"];
    close(inverse, stored.inverse, 1e-12);
    close(data, stored.data, 1e-12);
    close(distances, stored.distances, 1e-7);
    const got = await explainer.explainInstance(row, model, { numFeatures: each["num_features"], numSamples: each["num_samples"], labels: Object.keys(each["explanation"].local_exp).map(Number) });
    sameExplanation(got, each["explanation"], 1e-9);
  });
});

describe("texts", () => {
  const given = golden("lime_text");
  it.each((given["cases"] as Record<string, any>[]).map((each) => [JSON.stringify(each["params"]), each] as const))("%s", async (_, each) => {
    const params = Object.fromEntries(Object.entries(each["params"]).map(([key, value]) => [key.replace(/_(\w)/g, (__, c: string) => c.toUpperCase()), value]));
    const stored = each["neighbourhood"];
    const texts: string[] = [];
    const answers = stored.labels as number[][];
    const got = await new LimeTextExplainer({ ...params, randomState: each["seed"] }).explainInstance(
      each["text"],
      (batch) => {
        texts.push(...batch);
        return answers;
      },
      { numFeatures: each["num_features"], numSamples: each["num_samples"] },
    );
    expect(texts.slice(0, 20)).toEqual(stored.texts_first20);
    sameExplanation(got, each["explanation"], 1e-9);
  });

  it("knows where words stand", () => {
    const { words, positions } = indexedString(given["cases"][0].text);
    expect(words).toEqual(given["indexed"].words);
    expect(positions).toEqual(given["indexed"].positions);
  });
});

it("fits the stored neighbourhood of an image", () => {
  const given = golden("lime_image");
  const { data, labels, distances } = given["neighbourhood"];
  for (const label of given["top_labels"] as number[]) {
    const model = explainNeighbourhood(
      { data: Float64Array.from(flat(data)), rows: data.length, columns: data[0].length, labels: Float64Array.from(flat(labels)), outputs: labels[0].length, distances: Float64Array.from(distances) },
      label,
      { numFeatures: 100000, featureSelection: "auto", kernel: exponentialKernel(0.25) },
    );
    expect(model.weights.map(([j]) => j)).toEqual(given["local_exp"][label].map(([j]: [number]) => j));
    close(model.weights.map(([, w]) => w), given["local_exp"][label].map(([, w]: [number, number]) => w), 1e-10);
    expect(model.score).toBeCloseTo(given["score"][label], 10);
  }
});

it("picks the rows that show most", () => {
  const given = golden("lime_submodular_pick");
  const explanations = (given["explanations"] as Record<string, [string, number][]>[]).map(
    (each) =>
      ({
        availableLabels: () => Object.keys(each).map(Number),
        asList: (label: number) => each[label]!,
      }) as unknown as LimeExplanation,
  );
  expect(submodularPick(explanations, given["picked"].length).picked).toEqual(given["picked"]);
});
