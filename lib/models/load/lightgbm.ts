/**
 * LightGBM models (versions v2 to v4 of the format): what text files and JSON dumps have in common.
 *
 * Splits are x ≤ threshold in double precision; a node says what is missing to it (NaN, zero, nothing). Shares of classes in random forests
 * are averages; their raw score is the sum, as the library has it. Class labels are in no file (0, 1, …).
 */
import type { LoadedTree } from "./ensemble-of.ts";
import { ensembleOf } from "./ensemble-of.ts";
import { featuresNamed } from "./foreign-model.ts";
import { lightgbmObjective } from "./lightgbm-objectives.ts";
import { LoadedModel, type LoadedState } from "./loaded-model.ts";
import { refuse } from "./record-fields.ts";

export interface LightgbmParts {
  readonly version: string;
  readonly objective: string | undefined;
  readonly classCount: number;
  readonly treesPerIteration: number;
  readonly features: number;
  readonly names: readonly string[];
  readonly averaged: boolean;
  /** Trees with `output` -1 for "by position". */
  readonly trees: readonly Omit<LoadedTree, "output">[];
  /** Features that are categorical, in order. */
  readonly categorical: readonly number[];
  /** Categories of the pandas columns of the type category, in order. */
  readonly pandasCategories: unknown;
  readonly params: Readonly<Record<string, unknown>>;
}

/** @throws RangeError on a version or an objective that is not known, or on parts that do not fit together. */
export function lightgbmModel(parts: LightgbmParts): LoadedModel {
  const { version, features, classCount, treesPerIteration } = parts;
  if (!/^v[234]$/.test(version)) refuse("LightGBM version must be v2, v3 or v4", version);
  const objective = lightgbmObjective(parts.objective);
  const outputs = Math.max(1, treesPerIteration);
  const many = objective.name.startsWith("multiclass");
  if (objective.task === "classification" && (many ? outputs < 2 || outputs !== classCount : outputs !== 1))
    refuse(
      `LightGBM ${objective.name} must have as many trees an iteration as outputs`,
      `${outputs} of ${classCount} classes`,
    );
  if (parts.trees.length % outputs !== 0)
    refuse(`trees must be a multiple of ${outputs}`, String(parts.trees.length));
  const average = parts.averaged && parts.trees.length > 0 ? outputs / parts.trees.length : 1;
  const folds = objective.link === "identity" ? average : 1;
  const structure = ensembleOf(
    parts.trees.map((tree, t) => ({ ...scaledTree(tree, folds), output: t % outputs })),
    {
      features,
      outputs,
      valueWidth: 1,
      base: new Float64Array(outputs),
      inputCast: "f64",
      link: objective.link,
      linkScale: (objective.scale * average) / folds,
    },
  );
  return new LoadedModel({
    library: "LightGBM",
    version,
    objective: parts.objective ?? "custom",
    ...parts.params,
  }).hold({
    origin: "LightGBM",
    task: objective.task,
    ...(objective.task === "classification"
      ? { classes: Array.from({ length: Math.max(2, outputs) }, (_, c) => c) }
      : {}),
    acceptsMissing: true,
    rule: { kind: objective.rule },
    structure,
    ...categoriesOf(parts),
  });
}

function scaledTree<T extends Omit<LoadedTree, "output">>(tree: T, factor: number): T {
  if (factor === 1) return tree;
  const scale = (values: Float64Array): Float64Array => values.map((x) => x * factor);
  if (tree.linear === undefined) return { ...tree, value: scale(tree.value) };
  const linear = new Map(
    [...tree.linear].map(([node, leaf]) => [
      node,
      { ...leaf, coef: scale(leaf.coef), intercept: leaf.intercept * factor },
    ]),
  );
  return { ...tree, value: scale(tree.value), linear };
}

function categoriesOf(parts: LightgbmParts): Pick<LoadedState, "features" | "numberCategories"> {
  const { features, names, categorical, pandasCategories } = parts;
  // The file tells which features are categorical and what the categories are; they go together in order when their numbers agree.
  if (
    !Array.isArray(pandasCategories) ||
    pandasCategories.length === 0 ||
    pandasCategories.length !== categorical.length
  )
    return { features: featuresNamed(features, names) };
  const texts: (readonly string[] | undefined)[] = Array.from({ length: features }, () => undefined);
  const numbers: (readonly number[] | undefined)[] = Array.from({ length: features }, () => undefined);
  for (const [at, list] of pandasCategories.entries()) {
    if (!Array.isArray(list)) return refuse('"pandas_categorical" must hold lists', list);
    const feature = categorical[at]!;
    if (list.every((each) => typeof each === "number")) numbers[feature] = list;
    else texts[feature] = list.map(String);
  }
  return {
    features: featuresNamed(features, names, texts),
    ...(numbers.every((each) => each === undefined) ? {} : { numberCategories: numbers }),
  };
}
