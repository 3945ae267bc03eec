/**
 * A surrogate: a small decision tree that is taught to say what the model says, to be read in its place, with how well it does so on rows that it was not
 * taught (Craven and Shavlik 1996). Of a classifier it learns the probability of one class.
 */
import { createRng } from "../../core/index.ts";
import { designOf, takeDesign, type Design } from "../../data/index.ts";
import { DecisionTreeRegressor, type Predictor, type TreeEnsemble } from "../../models/index.ts";
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
  /** R² of the tree against the model, on rows that it was not taught; null where the model says the same of all. */
  readonly fidelity: number | null;
  /** A sentence for each leaf: "worst radius ≤ 16.8 and …: 0.03 (212 rows)". */
  readonly rules: readonly string[];
}

/** @throws RangeError on texts, missing values or fewer than ten rows; the signal's reason. */
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
  const tree = await new DecisionTreeRegressor({ maxDepth, randomState: seed }).fit(
    takeDesign(design, train),
    pick(train),
    { signal },
  );
  const fidelity = r2(pick(test), await tree.predict(takeDesign(design, test)));
  const structure = tree.structure();
  if (structure?.kind !== "trees") throw new TypeError(`${where}: the tree declares no structure`);
  const of = names[c] === "" ? "prediction" : `${asked.units} of ${names[c]}`;
  const source = nodesOf(structure, design);
  const info = treeInfo({
    ...source,
    valueName: of,
    title: `What ${asked.name} does, in a tree of depth ${maxDepth}${fidelity === null ? "" : ` (R² ${fidelity.toFixed(2)})`}`,
  });
  const plot = shownPlot(info, treeFigure, treeSvg, treeWords);
  return Object.freeze(
    Object.defineProperties(
      { tree, fidelity, rules: rulesOf(source) },
      Object.getOwnPropertyDescriptors(plot),
    ),
  ) as unknown as SurrogateTree;
}

function nodesOf(
  { left, right, feature, threshold, cover, value, base }: TreeEnsemble,
  X: Design,
): TreeSource {
  return {
    nodes: Array.from(left, (l, n) => ({
      condition: l < 0 ? null : `${X.names[feature[n]!]} ≤ ${Number(threshold[n]!.toPrecision(4))}`,
      yes: l < 0 ? null : l,
      no: l < 0 ? null : right[n]!,
      n: Math.round(cover[n]!),
      value: value[n]! + base[0]!,
    })),
  };
}

function rulesOf({ nodes }: TreeSource): string[] {
  const rules: string[] = [];
  const visit = (at: number, conditions: readonly string[]): void => {
    const { condition, yes, no, n, value } = nodes[at]!;
    if (condition === null || yes === null || no === null) {
      const when = conditions.length === 0 ? "always" : conditions.join(" and ");
      rules.push(`${when}: ${value === null ? "–" : Number(value.toPrecision(4))} (${n} rows)`);
      return;
    }
    visit(yes, [...conditions, condition]);
    visit(no, [...conditions, condition.replace("≤", ">")]);
  };
  visit(0, []);
  return rules;
}

function r2(truth: Float64Array, predicted: Float64Array): number | null {
  const mean = truth.reduce((sum, x) => sum + x, 0) / truth.length;
  const total = truth.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return total === 0 ? null : 1 - truth.reduce((sum, x, i) => sum + (x - predicted[i]!) ** 2, 0) / total;
}
