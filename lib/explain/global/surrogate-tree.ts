/**
 * A surrogate: a small decision tree that is taught to say what the model says, to be read in its place, with how well it does so on rows that it was not
 * taught (Craven and Shavlik 1996). Of a classifier it learns the probability of one class. Of a column of texts it may ask for each value.
 */
import { createRng } from "../../core/index.ts";
import { designOf, takeDesign, type Design } from "../../data/index.ts";
import { DecisionTreeRegressor, modelTitle, type Predictor, type TreeEnsemble } from "../../models/index.ts";
import {
  shownPlot,
  treeFigure,
  treeInfo,
  treeSvg,
  treeWords,
  type ShownPlot,
  type TreeInfo,
  type TreeSource,
} from "../../plots/index.ts";
import type { Run } from "../../prep/index.ts";
import { explainedModel, type BatchFunction, type ModelOutput } from "../explained-model.ts";
import { drawnOutput } from "./partial-dependence.ts";

export interface SurrogateTreeOptions extends Run {
  /** Default 3. */
  readonly maxDepth?: number | undefined;
  /** Share of the rows that the tree is judged on. Default 0.3. */
  readonly holdout?: number | undefined;
  readonly output?: ModelOutput | undefined;
  /** Class or position of the output that is taught. */
  readonly class?: string | number | undefined;
  readonly seed?: number | undefined;
}

export interface SurrogateTree extends ShownPlot<TreeInfo> {
  readonly tree: DecisionTreeRegressor;
  /** Columns that the tree takes: a text's own is one for each value, "housing = rent", 1 or 0. */
  readonly features: readonly string[];
  /** R² of the tree against the model, on rows that it was not taught; null where the model says the same of all. */
  readonly fidelity: number | null;
  /** A sentence for each leaf: "worst radius ≤ 16.8 and …: 0.03 (212 rows)". */
  readonly rules: readonly string[];
}

/** @throws RangeError on fewer than ten rows; the signal's reason. */
export async function surrogateTree(
  model: Predictor | BatchFunction,
  X: unknown,
  options: SurrogateTreeOptions = {},
): Promise<SurrogateTree> {
  const where = "surrogateTree";
  const { maxDepth = 3, holdout = 0.3, seed = 0, signal } = options;
  const asked = explainedModel(where, model, { output: options.output });
  const design = designOf(where, X, asked.features === undefined ? {} : { names: asked.features.names });
  if (design.rows < 10) throw new RangeError(`${where}: needs ten rows or more; got ${design.rows}`);
  if (!(holdout > 0 && holdout < 1))
    throw new RangeError(`${where}: holdout must lie in (0, 1); got ${holdout}`);
  const { columns: k, values } = await asked.evaluate(design, { signal });
  const names = asked.outputNames ?? Array.from({ length: k }, (_, c) => (k === 1 ? "" : `output ${c}`));
  const c = drawnOutput(where, names, options.class);
  const said = Float64Array.from({ length: design.rows }, (_, i) => values[i * k + c]!);
  const order = createRng(seed).permutation(design.rows);
  const cut = Math.max(1, Math.round(holdout * design.rows));
  const [test, train] = [order.subarray(0, cut), order.subarray(cut)];
  const pick = (rows: Int32Array): Float64Array => Float64Array.from(rows, (i) => said[i]!);
  const taught = withIndicators(design);
  const tree = await new DecisionTreeRegressor({ maxDepth, randomState: seed }).fit(
    takeDesign(taught.design, train),
    pick(train),
    { signal },
  );
  const fidelity = r2(pick(test), await tree.predict(takeDesign(taught.design, test)));
  const structure = tree.structure();
  if (structure?.kind !== "trees") throw new TypeError(`${where}: the tree declares no structure`);
  const of = names[c] === "" ? "prediction" : `${asked.units} of ${names[c]}`;
  const splits = splitsOf(structure, taught);
  const info = treeInfo({
    ...treeOf(structure, splits),
    valueName: of,
    title: `What ${typeof model === "function" ? asked.name : modelTitle(model)} does, in a tree of depth ${maxDepth}${fidelity === null ? "" : ` (R² ${fidelity.toFixed(2)})`}`,
  });
  const plot = shownPlot(info, treeFigure, treeSvg, treeWords);
  return Object.freeze(
    Object.defineProperties(
      { tree, features: taught.design.names, fidelity, rules: rulesOf(structure, splits) },
      Object.getOwnPropertyDescriptors(plot),
    ),
  ) as unknown as SurrogateTree;
}

interface Taught {
  readonly design: Design;
  /** Whether the column says yes or no. */
  readonly isIndicator: readonly boolean[];
}

/** A split as it is read; null for a leaf. */
interface Split {
  readonly condition: string;
  readonly opposite: string;
  /** Nodes where the condition holds, and where not. */
  readonly yes: number;
  readonly no: number;
}

/** Columns of texts become a column for each value that occurs. */
function withIndicators(design: Design): Taught {
  const { rows: n, columns: p, values, names, categories } = design;
  const columns = names.flatMap((name, j): { name: string; from: number; code: number | null }[] => {
    const known = categories?.[j];
    if (known === undefined) return [{ name, from: j, code: null }];
    return known.map((text, code) => ({ name: `${name} = ${text}`, from: j, code }));
  });
  const q = columns.length;
  const out = new Float64Array(n * q);
  for (let i = 0; i < n; i++)
    for (const [at, { from, code }] of columns.entries()) {
      const x = values[i * p + from]!;
      out[i * q + at] = code === null ? x : Number(x === code);
    }
  return {
    design: { rows: n, columns: q, values: out, names: columns.map(({ name }) => name) },
    isIndicator: columns.map(({ code }) => code !== null),
  };
}

function splitsOf(
  { left, right, feature, threshold }: TreeEnsemble,
  { design, isIndicator }: Taught,
): (Split | null)[] {
  return Array.from(left, (l, n) => {
    if (l < 0) return null;
    const name = design.names[feature[n]!]!;
    const r = right[n]!;
    if (isIndicator[feature[n]!]!) return { condition: name, opposite: `not ${name}`, yes: r, no: l };
    // Above every number stand only missing values.
    if (threshold[n] === Infinity)
      return { condition: `${name} is known`, opposite: `${name} is missing`, yes: l, no: r };
    const limit = Number(threshold[n]!.toPrecision(4));
    return { condition: `${name} ≤ ${limit}`, opposite: `${name} > ${limit}`, yes: l, no: r };
  });
}

function treeOf({ cover, value, base }: TreeEnsemble, splits: readonly (Split | null)[]): TreeSource {
  return {
    nodes: splits.map((split, n) => ({
      condition: split?.condition ?? null,
      yes: split?.yes ?? null,
      no: split?.no ?? null,
      n: Math.round(cover[n]!),
      value: valueOf(value, n, base[0]!),
    })),
  };
}

/** What is left of sums that cancel is 0. */
function valueOf(values: Float64Array, n: number, base: number): number {
  const sum = values[n]! + base;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), Math.abs(base));
  return Math.abs(sum) <= 1e-12 * largest ? 0 : sum;
}

function rulesOf({ cover, value, base }: TreeEnsemble, splits: readonly (Split | null)[]): string[] {
  const rules: string[] = [];
  const visit = (at: number, conditions: readonly string[]): void => {
    const split = splits[at]!;
    if (split === null) {
      const when = conditions.length === 0 ? "always" : conditions.join(" and ");
      rules.push(
        `${when}: ${Number(valueOf(value, at, base[0]!).toPrecision(4))} (${Math.round(cover[at]!)} rows)`,
      );
      return;
    }
    visit(split.yes, [...conditions, split.condition]);
    visit(split.no, [...conditions, split.opposite]);
  };
  visit(0, []);
  return rules;
}

function r2(truth: Float64Array, predicted: Float64Array): number | null {
  const mean = truth.reduce((sum, x) => sum + x, 0) / truth.length;
  const total = truth.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return total === 0 ? null : 1 - truth.reduce((sum, x, i) => sum + (x - predicted[i]!) ** 2, 0) / total;
}
