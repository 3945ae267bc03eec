/**
 * Models trained by XGBoost, LightGBM and scikit-learn, and written by ONNX converters, predict what their own libraries predict.
 * `shap/predictions.json` holds the libraries' answers; single-precision libraries differ from ours in their last digits.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCsv, type Frame } from "../../lib/data/index.ts";
import { loadModel, treeLeaves, type Predictor, type TreeEnsemble } from "../../lib/models/index.ts";

interface Case {
  readonly data: string;
  readonly rows: readonly number[];
  readonly margin?: unknown;
  readonly raw?: unknown;
  readonly prediction: unknown;
  readonly leaf?: readonly (readonly number[])[];
  readonly predict_proba?: unknown;
  readonly decision_function?: unknown;
  readonly score_samples?: unknown;
  readonly columns?: Readonly<Record<string, readonly string[]>>;
}

interface OnnxCase {
  readonly data: string;
  readonly rows: readonly number[];
  readonly prediction: unknown;
  readonly proba: unknown;
}

const folder = new URL("shap/", import.meta.url);
const golden = JSON.parse(readFileSync(new URL("predictions.json", folder), "utf8")) as {
  readonly models: Readonly<Record<string, Case>>;
  readonly onnx: Readonly<Record<string, OnnxCase>>;
  readonly text: { readonly texts: readonly string[]; readonly labels: readonly (readonly number[])[] };
};
const files = readdirSync(new URL("models/", folder));
const load = (name: string): Promise<Predictor> => loadModel(new URL(`models/${name}`, folder));

/** The golden files that a model file stands for: "xgb_binary.ubj" → "xgb_binary". */
const stem = (file: string): string => file.replace(/\.(dump\.json|json|ubj|txt|onnx)$/, "");

async function rowsOf({ data, rows, columns }: Pick<Case, "data" | "rows" | "columns">): Promise<Frame> {
  const frame = (await readCsv(new URL(`data/${data}.csv`, folder).pathname)).drop(["target"]).take(rows);
  return columns === undefined ? frame : frame.withColumns(columns);
}

function flat(value: unknown): number[] {
  return (value as (number | number[])[]).flat();
}

/** The largest difference, relative to the size of the number, or to 1 % of the largest where it is near zero. */
function difference(got: ArrayLike<number>, wanted: unknown): number {
  const numbers = flat(wanted);
  expect(got.length).toBe(numbers.length);
  const size = Math.max(...numbers.map(Math.abs), 1e-300);
  return Math.max(...numbers.map((x, i) => Math.abs(got[i]! - x) / Math.max(Math.abs(x), size / 100)));
}

describe("models trained elsewhere", () => {
  const known = files.filter((file) => golden.models[stem(file)] !== undefined);

  it("has every case of the reference", () => {
    expect(new Set(known.map(stem))).toEqual(new Set(Object.keys(golden.models)));
  });

  it.each(known)("%s predicts as its library does", async (file) => {
    const wanted = golden.models[stem(file)]!;
    const single = file.startsWith("xgb");
    const tolerance = single ? 4e-7 : 1e-12;
    const model = await load(file);
    const X = await rowsOf(wanted);
    const margin = wanted.margin ?? wanted.raw ?? wanted.decision_function;
    if (margin !== undefined)
      expect(difference((await model.decisionFunction!(X)).values, margin)).toBeLessThan(tolerance);
    const own = await model.predict(X);
    if (model.task === "regression") expect(difference(own as Float64Array, wanted.prediction)).toBeLessThan(tolerance);
    else if (model.task === "detection") expect(own).toEqual(wanted.prediction);
    else {
      const { values, columns } = await model.predictProba!(X);
      const libraries = wanted.predict_proba ?? wanted.prediction;
      const given = flat(libraries);
      const probabilities = given.length === own.length ? values.filter((_, at) => at % columns === 1) : values;
      expect(difference(probabilities, libraries)).toBeLessThan(tolerance);
      const labels =
        wanted.predict_proba !== undefined
          ? wanted.prediction
          : own.map((_, i) => {
              if (given.length === own.length) return given[i]! > 0.5 ? 1 : 0;
              const row = given.slice(i * columns, (i + 1) * columns);
              return row.indexOf(Math.max(...row));
            });
      expect(own).toEqual(labels);
    }
    if (wanted.leaf !== undefined) {
      const ensemble = model.structure!() as TreeEnsemble;
      const { values, rows } = await designed(model, X);
      const leaves = treeLeaves(ensemble, values, rows);
      const trees = ensemble.roots.length;
      const numbers = Array.from(leaves, (node, at) => {
        const root = ensemble.roots[at % trees]!;
        const end = ensemble.roots[(at % trees) + 1] ?? ensemble.left.length;
        // LightGBM counts leaves alone; they stand after the inner nodes.
        return node - root - (file.startsWith("lgb") ? (end - root - 1) / 2 : 0);
      });
      expect(numbers).toEqual(flat(wanted.leaf));
    }
  });

  it.each(Object.keys(golden.onnx))("%s.onnx predicts as onnxruntime does", async (name) => {
    const wanted = golden.onnx[name]!;
    const model = await load(`${name}.onnx`);
    const X = await rowsOf(wanted);
    const own = await model.predict(X);
    if (model.task === "regression") expect(difference(own as Float64Array, wanted.prediction)).toBeLessThan(1e-6);
    else {
      expect(own).toEqual(wanted.prediction);
      const { values } = await model.predictProba!(X);
      for (const [at, x] of flat(wanted.proba).entries()) expect(Math.abs(values[at]! - x)).toBeLessThan(3e-7);
    }
    expect(model.structure!()).toBeDefined();
  });

  it("text_tfidf_logit.json takes texts", async () => {
    const model = await load("text_tfidf_logit.json");
    const { values } = await model.predictProba!(golden.text.texts);
    expect(difference(values, golden.text.labels)).toBeLessThan(1e-12);
    const frame = { review: [...golden.text.texts] };
    expect((await model.predictProba!(frame)).values).toEqual(values);
  });
});

/** The numbers that trees see: text as positions among the model's categories. */
async function designed(model: Predictor, X: Frame): Promise<{ values: Float64Array; rows: number }> {
  const { alignDesign, designOf } = await import("../../lib/data/index.ts");
  const features = model.features!;
  const given = designOf("test", X);
  const plain = features.names.every((name, j) => name === `x${j}`) ? { ...given, names: features.names } : given;
  return alignDesign("test", plain, features);
}
