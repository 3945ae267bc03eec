/** Contributions of trees beside those of shap's C code (double precision), XGBoost's (single) and LightGBM's. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { alignDesign, designOf, readCsv, type Design } from "../../lib/data/index.ts";
import { TreeExplainer } from "../../lib/explain/explainers/tree-explainer.ts";
import { expectedValues } from "../../lib/explain/tree/expected-values.ts";
import { interactionValues } from "../../lib/explain/tree/interactions.ts";
import { interventionalValues } from "../../lib/explain/tree/interventional.ts";
import { pathDependentValues } from "../../lib/explain/tree/path-dependent.ts";
import { saabasValues } from "../../lib/explain/tree/saabas.ts";
import { loadModel, type Predictor, type TreeEnsemble } from "../../lib/models/index.ts";

interface Block {
  readonly expected_value?: unknown;
  readonly values: unknown;
  readonly nrows?: number;
}

interface Case {
  readonly case: string;
  readonly model: string;
  readonly data: string;
  readonly rows: readonly number[];
  readonly background?: readonly number[];
  readonly columns?: Readonly<Record<string, readonly string[]>>;
  readonly tree_path_dependent?: Block;
  readonly saabas_approximate?: unknown;
  readonly interactions?: Block;
  readonly interventional?: Block;
  readonly pred_contribs?: unknown;
  readonly pred_contrib?: unknown;
  readonly pred_contribs_approx?: unknown;
  readonly pred_interactions?: Block;
}

const folder = new URL("shap/", import.meta.url);
const cases = readdirSync(new URL("golden/", folder))
  .filter((name) => /^(xgb|xgb3|lgb|skl)_/.test(name))
  .map((name) => JSON.parse(readFileSync(new URL(`golden/${name}`, folder), "utf8")) as Case);

async function modelOf({ model, case: name }: Case): Promise<Predictor> {
  const stem = model ?? name;
  for (const end of [".json", ".txt"]) {
    const url = new URL(`models/${stem}${end}`, folder);
    if (existsSync(url)) return loadModel(url);
  }
  throw new Error(`no file of ${stem}`);
}

async function subject(given: Case): Promise<{ ensemble: TreeEnsemble; X: Design; B: Design | undefined } | undefined> {
  const model = await modelOf(given);
  const structure = model.structure?.();
  if (structure?.kind !== "trees" || structure.linear !== undefined) return undefined;
  const frame = (await readCsv(new URL(`data/${given.data}.csv`, folder).pathname)).drop(["target"]);
  const rows = frame.take(given.rows);
  const named = given.columns === undefined ? rows : rows.withColumns(given.columns);
  const design = (table: unknown): Design => alignDesign("golden", designOf("golden", table), model.features!);
  const B = given.background === undefined || given.columns !== undefined ? undefined : design(frame.take(given.background));
  return { ensemble: structure, X: design(named), B };
}

function flat(value: unknown): number[] {
  return (value as number[][]).flat(9) as number[];
}

/** The largest difference beside the largest number. */
function worst(got: ArrayLike<number>, wanted: readonly number[]): number {
  expect(got.length).toBe(wanted.length);
  return Math.max(...wanted.map((x, i) => Math.abs(got[i]! - x)));
}

function scale(wanted: readonly number[]): number {
  return Math.max(1, ...wanted.map(Math.abs));
}

/** From the library's layout (n, [k,] p + 1), the base value last, to n×p×k and n×k. */
function split(value: unknown, n: number, p: number, k: number): [number[], number[]] {
  const numbers = flat(value);
  const values: number[] = [];
  const base: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++)
      for (let c = 0; c < k; c++) values.push(numbers[(i * k + c) * (p + 1) + j]!);
    for (let c = 0; c < k; c++) base.push(numbers[(i * k + c) * (p + 1) + p]!);
  }
  return [values, base];
}

/** From (n, [k,] p + 1, p + 1) to n×p×p×k. */
function pairsOf(value: unknown, n: number, p: number, k: number): number[] {
  const numbers = flat(value);
  const out: number[] = [];
  for (let i = 0; i < n; i++)
    for (let a = 0; a < p; a++)
      for (let b = 0; b < p; b++)
        for (let c = 0; c < k; c++) out.push(numbers[((i * k + c) * (p + 1) + a) * (p + 1) + b]!);
  return out;
}

describe.each(cases.map((each) => [each.case, each] as const))("%s", (_, given) => {
  it("gives the library's contributions", async () => {
    const made = await subject(given);
    if (made === undefined) return;
    const { ensemble, X, B } = made;
    const { features: p, outputs: k } = ensemble;
    const n = X.rows;
    const values = await pathDependentValues(ensemble, X.values, n);
    const base = expectedValues(ensemble);
    const exact = given.tree_path_dependent;
    if (exact !== undefined) {
      const wanted = flat(exact.values);
      expect(worst(values, wanted)).toBeLessThan(2e-13 * scale(wanted));
    }
    if (given.pred_contrib !== undefined) {
      const [wanted, bases] = split(given.pred_contrib, n, p, k);
      expect(worst(values, wanted)).toBeLessThan(1e-12 * scale(wanted));
      expect(worst(base, bases.slice(0, k))).toBeLessThan(1e-12 * scale(bases));
    }
    if (given.pred_contribs !== undefined) {
      const [wanted, bases] = split(given.pred_contribs, n, p, k);
      expect(worst(values, wanted)).toBeLessThan(1e-5 * scale(wanted));
      expect(worst(base, bases.slice(0, k))).toBeLessThan(1e-5 * scale(bases));
    }
    // Of XGBoost's files shap's C code takes inner nodes as 0, which gives the last split everything; XGBoost's own means are right.
    if (given.saabas_approximate !== undefined && !given.case.startsWith("xgb")) {
      const wanted = flat(given.saabas_approximate);
      expect(worst(saabasValues(ensemble, X.values, n), wanted)).toBeLessThan(2e-13 * scale(wanted));
    }
    if (given.pred_contribs_approx !== undefined) {
      const [wanted] = split(given.pred_contribs_approx, n, p, k);
      expect(worst(saabasValues(ensemble, X.values, n), wanted)).toBeLessThan(1e-5 * scale(wanted));
    }
    if (given.interactions !== undefined) {
      const rows = given.interactions.nrows!;
      const wanted = flat(given.interactions.values);
      const got = await interactionValues(ensemble, X.values.subarray(0, rows * p), rows);
      expect(worst(got, wanted)).toBeLessThan((given.case.startsWith("lgb") ? 1e-12 : 2e-13) * scale(wanted));
    }
    if (given.pred_interactions !== undefined) {
      const rows = given.pred_interactions.nrows!;
      const wanted = pairsOf(given.pred_interactions.values, rows, p, k);
      const got = await interactionValues(ensemble, X.values.subarray(0, rows * p), rows);
      expect(worst(got, wanted)).toBeLessThan(1e-5 * scale(wanted));
    }
    if (given.interventional !== undefined && B !== undefined) {
      const wanted = flat(given.interventional.values);
      const got = await interventionalValues(ensemble, X.values, n, B.values, B.rows);
      expect(worst(got, wanted)).toBeLessThan((given.case.startsWith("lgb") ? 1e-12 : 2e-13) * scale(wanted));
    }
  });
});

describe("TreeExplainer beside shap's", () => {
  it.each(cases.filter(({ tree_path_dependent }) => tree_path_dependent !== undefined).map((each) => [each.case, each] as const))(
    "%s: probabilities, losses and expected values",
    async (_, given) => {
      const model = await modelOf(given);
      const frame = (await readCsv(new URL(`data/${given.data}.csv`, folder).pathname));
      const X = frame.drop(["target"]).take(given.rows);
      const plain = await new TreeExplainer(model).explain(X);
      expect(worst(plain.values, flat(given.tree_path_dependent!.values))).toBeLessThan(2e-13 * scale(flat(given.tree_path_dependent!.values)));
      expect(plain.additivityError()).toBeLessThan(1e-9 * scale([...plain.values]));
      const blocks = given as unknown as Record<string, Block & { expected_value_per_label?: number[] }>;
      if (given.background === undefined || blocks["interventional"] === undefined) return;
      const data = frame.drop(["target"]).take(given.background);
      const expected = await new TreeExplainer(model, { data }).expectedValue();
      const wanted = [blocks["interventional"].expected_value].flat() as number[];
      // XGBoost keeps its base score in single precision.
      expect(worst([expected].flat(), wanted)).toBeLessThan((given.case.startsWith("xgb") ? 1e-8 : 1e-12) * scale(wanted));
      const probability = blocks["interventional_probability"];
      if (probability !== undefined) {
        const explainer = new TreeExplainer(model, { data, modelOutput: "probability" });
        const got = await explainer.explain(X);
        expect(worst(got.values, flat(probability.values))).toBeLessThan(2e-13);
        expect(await explainer.expectedValue()).toBeCloseTo(probability.expected_value as number, 12);
        expect(got.units).toBe("probability");
      }
      const loss = blocks["interventional_log_loss"];
      if (loss !== undefined) {
        const y = frame.column("target");
        const truth = given.rows.map((row) => Number((y as { values: Float64Array }).values[row]));
        const got = await new TreeExplainer(model, { data, modelOutput: "logLoss" }).explain(X, { y: truth });
        expect(worst(got.values, flat(loss.values))).toBeLessThan(2e-12);
        for (const [i, label] of truth.entries())
          expect(got.baseValues[i]).toBeCloseTo(loss.expected_value_per_label![label]!, 11);
      }
    },
  );
});
