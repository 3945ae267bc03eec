/**
 * scikit-learn's trees: decision trees, random forests, extra trees, gradient boosting, histogram gradient boosting, isolation forests;
 * from the JSON form of docs/model-formats.md. Versions 0.24 on. O(nodes).
 */
import type { Label } from "../../data/index.ts";
import type { Link } from "../structure.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { ensembleOf, type EnsembleOptions } from "./ensemble-of.ts";
import type { LoadedState } from "./loaded-model.ts";
import type { OutputRule } from "./output-rule.ts";
import {
  isRecord,
  listOf,
  numbersFrom,
  numbersOf,
  optionalNumber,
  refuse,
  wholesOf,
  type Fields,
} from "./record-fields.ts";
import { histogramTree, treeArrays, treeRecords } from "./sklearn-tree.ts";

export type SklearnParts = Pick<LoadedState, "task" | "rule" | "structure" | "acceptsMissing">;

/** What every reader of a kind is given. */
export interface SklearnContext {
  readonly file: Fields;
  readonly kind: string;
  readonly features: number;
  readonly classes: readonly Label[] | undefined;
  readonly params: Fields;
}

/** The reader of a kind; undefined for one that is not of trees. */
export function sklearnTreeReader(kind: string): ((context: SklearnContext) => SklearnParts) | undefined {
  if (/^(DecisionTree|ExtraTree|RandomForest|ExtraTrees)(Classifier|Regressor)$/.test(kind)) return averaged;
  if (/^GradientBoosting(Classifier|Regressor)$/.test(kind)) return boosted;
  if (/^HistGradientBoosting(Classifier|Regressor)$/.test(kind)) return histogramBoosted;
  return kind === "IsolationForest" ? isolation : undefined;
}

/** The mean of the trees' values; of a classifier, of their shares of classes. */
function averaged({ file, kind, features, classes }: SklearnContext): SklearnParts {
  const records = treeRecords(file["trees"]);
  const shares = kind.endsWith("Classifier");
  const trees = records.map((tree) => treeArrays(tree, 1 / records.length, shares));
  const width = trees[0]?.width ?? refuse("a model must have trees", "none");
  if (trees.some((tree) => tree.width !== width))
    refuse(`leaves must all hold ${width} values`, "another number");
  if (shares && classes === undefined) refuse('a classifier must have "classes"', file["classes"]);
  if (shares && width !== classes!.length)
    refuse(`leaves must hold a value of each of ${classes!.length} classes (one target)`, String(width));
  return {
    task: shares ? "classification" : "regression",
    rule: { kind: shares ? "shares" : "link" },
    acceptsMissing: records.some((tree) => tree["missing_go_to_left"] !== undefined),
    structure: ensembleOf(
      trees.map((tree) => ({ ...tree, output: width > 1 ? -1 : 0 })),
      { ...options(features, width, "f32", "identity"), valueWidth: width },
    ),
  };
}

/** init + learning rate × sum; a tree for each class of several. */
function boosted(context: SklearnContext): SklearnParts {
  const { file, features, params } = context;
  const rate = optionalNumber(file, "learning_rate") ?? optionalNumber(params, "learning_rate");
  if (rate === undefined) refuse('a boosted model must have its "learning_rate"', undefined);
  const base = numbersOf(file, "init_raw");
  const outputs = base.length;
  const records = treeRecords(file["trees"]);
  const trees = records.map((tree, t) => ({ ...treeArrays(tree, rate!, false), output: t % outputs }));
  if (trees.some(({ width }) => width !== 1)) refuse("leaves of a boosted model must hold one value", "more");
  const scale = params["loss"] === "exponential" ? 2 : 1;
  return boostedParts(context, outputs, (link) =>
    ensembleOf(trees, { ...options(features, outputs, "f32", link), base, linkScale: scale }),
  );
}

function histogramBoosted(context: SklearnContext): SklearnParts {
  const { file, features } = context;
  const base = numbersFrom('"baseline_prediction"', file["baseline_prediction"]);
  const outputs = base.length;
  const trees = treeRecords(file["iterations"] ?? file["trees"]).map((tree, t) => ({
    ...histogramTree(tree),
    output: t % outputs,
  }));
  const parts = boostedParts(context, outputs, (link) =>
    ensembleOf(trees, { ...options(features, outputs, "f64", link), base }),
  );
  return { ...parts, acceptsMissing: true };
}

function boostedParts(
  { kind, classes, params, file }: SklearnContext,
  outputs: number,
  ensemble: (link: Link) => TreeEnsemble,
): SklearnParts {
  if (kind.endsWith("Regressor")) {
    const loss = params["loss"];
    const link: Link =
      kind.startsWith("Hist") && (loss === "poisson" || loss === "gamma") ? "log" : "identity";
    return { task: "regression", rule: { kind: "link" }, acceptsMissing: false, structure: ensemble(link) };
  }
  if (classes === undefined) refuse('a classifier must have "classes"', file["classes"]);
  if (classes!.length !== Math.max(2, outputs))
    refuse(
      `a model with ${outputs} outputs must have ${Math.max(2, outputs)} classes`,
      String(classes!.length),
    );
  const rule: OutputRule = { kind: "link" };
  return {
    task: "classification",
    rule,
    acceptsMissing: false,
    structure: ensemble(outputs === 1 ? "logit" : "softmax"),
  };
}

/** Values are depths: a leaf's own, plus what its rows would need on average to be told apart. Source: Liu, Ting and Zhou (2008). */
function isolation({ file, features, params }: SklearnContext): SklearnParts {
  const records = treeRecords(file["trees"]);
  const subsets = file["estimators_features"] === undefined ? undefined : listOf(file, "estimators_features");
  if (subsets !== undefined && subsets.length !== records.length)
    refuse(`"estimators_features" must hold ${records.length} lists`, String(subsets.length));
  const trees = records.map((tree, t) => {
    const columns = subsets === undefined ? undefined : wholesOf({ list: subsets[t] }, "list");
    const arrays = treeArrays(tree, 1, false, columns);
    return { ...arrays, output: 0, value: depths(arrays, records.length), cover: arrays.samples };
  });
  const samples =
    optionalNumber(file, "max_samples") ?? trees[0]?.samples[0] ?? refuse("a model must have trees", "none");
  const depth = averageDepth(samples);
  if (!(depth > 0)) refuse('"max_samples" must be 2 or more', samples);
  const offset = optionalNumber(file, "offset") ?? optionalNumber(file, "offset_") ?? -0.5;
  if (
    file["offset"] === undefined &&
    file["offset_"] === undefined &&
    isRecord(params) &&
    typeof params["contamination"] === "number"
  )
    refuse('a model with a contamination of its own must have its "offset"', undefined);
  return {
    task: "detection",
    rule: { kind: "isolation", depth, offset },
    acceptsMissing: false,
    structure: ensembleOf(trees, options(features, 1, "f32", "identity")),
  };
}

function depths(tree: ReturnType<typeof treeArrays>, trees: number): Float64Array {
  const { left, right, samples } = tree;
  const out = new Float64Array(left.length);
  const level = new Int32Array(left.length).fill(-1);
  level[0] = 0;
  const order = [0];
  // The list grows while it is walked; a node that comes twice is left to the ensemble's check.
  for (const node of order) {
    if (left[node]! < 0) {
      out[node] = (level[node]! + averageDepth(samples[node]!)) / trees;
      continue;
    }
    for (const child of [left[node]!, right[node]!])
      if (child > 0 && child < level.length && level[child] === -1) {
        level[child] = level[node]! + 1;
        order.push(child);
      }
  }
  return out;
}

const EULER = 0.5772156649015329;

/** Mean depth of an unsuccessful search in a tree of n rows. */
function averageDepth(n: number): number {
  if (!(n > 1)) return 0;
  return n === 2 ? 1 : 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n;
}

function options(features: number, outputs: number, inputCast: "f32" | "f64", link: Link): EnsembleOptions {
  return { features, outputs, valueWidth: 1, base: new Float64Array(outputs), inputCast, link };
}
