/**
 * Target encoder: each category becomes the mean of the target among its training rows, drawn towards the mean of all rows where the
 * category says little. The training rows themselves are encoded out of fold (`fitTransform`), so that no row sees its own target:
 * `fit` followed by `transform` leaks, and is for later rows only.
 *
 * smooth auto is empirical Bayes: weight w = n_c·V / (n_c·V + v_c) of the category's own mean, with V the variance of the target over all
 * rows and v_c within the category; a number m gives (sum_c + m·mean) / (n_c + m). For more than two classes there is one feature for each
 * class and column. A category that training did not have, and one that is not in the other folds, gets the mean. A missing value is a
 * category. Source: Micci-Barreca (2001), scikit-learn 1.4 `TargetEncoder`. O(rows × columns × classes).
 */
import { createRng, foldRows, kFold, stratifiedKFold } from "../core/index.ts";
import {
  classTarget,
  numberTarget,
  targetValues,
  type Frame,
  type Label,
  type Target,
} from "../data/index.ts";
import { categoriesOf, categoryText, positionsAmong, type Category } from "./distinct-values.ts";
import { numberFrame } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type FitContext, type Output } from "./transformer.ts";

export interface TargetEncoderParams {
  /** Default auto: numbers that are not all whole, or the target of a regression, are continuous; else two classes, or more. */
  readonly targetType?: "auto" | "continuous" | "binary" | "multiclass";
  /** Strength of the pull to the mean, in rows, or auto; default auto. */
  readonly smooth?: "auto" | number;
  /** Folds for the training rows; default 5. */
  readonly cv?: number;
  /** Default true. */
  readonly shuffle?: boolean;
  /** Seed of the shuffle; default 0, so that results repeat (scikit-learn: none). */
  readonly randomState?: number;
}

interface TargetEncoderState {
  readonly type: "continuous" | "binary" | "multiclass";
  /** Of a classification. */
  readonly classes: readonly Label[] | null;
  /** Mean of each output of the target: one, or one for each of more than two classes. */
  readonly means: Float64Array;
  readonly columns: readonly {
    readonly categories: readonly Category[];
    /** outputs × categories. */
    readonly encodings: Float64Array;
  }[];
}

/** What is encoded: `outputs` columns of n numbers, one below the other. */
interface Outcomes {
  readonly type: TargetEncoderState["type"];
  readonly classes: readonly Label[] | null;
  readonly outputs: number;
  readonly values: Float64Array;
  /** Fold of each row, given k. */
  readonly folds: (k: number) => Int32Array;
}

export class TargetEncoder extends Transformer<TargetEncoderParams, TargetEncoderState> {
  readonly name = "TargetEncoder";

  constructor(params: TargetEncoderParams = {}) {
    super(params, ["targetType", "smooth", "cv", "shuffle", "randomState"]);
    const { smooth = "auto", cv = 5 } = params;
    if (smooth !== "auto" && !(smooth >= 0 && smooth < Infinity))
      throw new RangeError(`TargetEncoder: smooth must be "auto" or a number ≥ 0; got ${smooth}`);
    if (!(Number.isInteger(cv) && cv >= 2))
      throw new RangeError(`TargetEncoder: cv must be a whole number ≥ 2; got ${cv}`);
  }

  protected override learn(X: Frame, context: FitContext): TargetEncoderState {
    const outcomes = this.#outcomes(X, context);
    const columns = X.data.map((column) => categoriesOf(this.name, column));
    return this.#state(outcomes, columns);
  }

  protected override async learnAndApply(
    X: Frame,
    context: FitContext,
  ): Promise<[TargetEncoderState, Frame]> {
    const outcomes = this.#outcomes(X, context);
    const columns = X.data.map((column) => categoriesOf(this.name, column));
    const state = this.#state(outcomes, columns);
    const n = X.length;
    const { outputs } = outcomes;
    const width = columns.length * outputs;
    const out = new Float64Array(n * width);
    const { cv = 5 } = this.params;
    const folds = outcomes.folds(cv);
    for (let fold = 0; fold < cv; fold++) {
      context.signal?.throwIfAborted();
      const { train, test } = foldRows(folds, fold);
      const means = meansOf(outcomes, n, train);
      for (const [j, { values, codes }] of columns.entries()) {
        const encodings = encodingsOf(outcomes, n, codes, values.length, train, means, this.params.smooth);
        for (const i of test)
          for (let o = 0; o < outputs; o++)
            out[i * width + j * outputs + o] = encodings[o * values.length + codes[i]!]!;
      }
    }
    return [state, numberFrame(out, n, this.#names(state, X.columns))];
  }

  protected override apply(state: TargetEncoderState, X: Frame): Frame {
    const { columns, means } = state;
    const outputs = means.length;
    const n = X.length;
    const width = columns.length * outputs;
    const out = new Float64Array(n * width);
    for (const [j, { categories, encodings }] of columns.entries()) {
      const positions = positionsAmong(this.name, X.data[j]!, categories);
      for (let i = 0; i < n; i++)
        for (let o = 0; o < outputs; o++)
          out[i * width + j * outputs + o] =
            positions[i]! < 0 ? means[o]! : encodings[o * categories.length + positions[i]!]!;
    }
    return numberFrame(out, n, this.#names(state, X.columns));
  }

  protected override outputs({ type, classes }: TargetEncoderState, inputs: Inputs): readonly Output[] {
    if (type !== "multiclass") return inputs.names.map((name) => ({ name, sources: [name] }));
    return inputs.names.flatMap((name) =>
      classes!.map((label) => ({ name: `${name}_${categoryText(label)}`, sources: [name] })),
    );
  }

  #names(state: TargetEncoderState, names: readonly string[]): string[] {
    return this.outputs(state, { names, types: [] }).map(({ name }) => name);
  }

  #state(
    outcomes: Outcomes,
    columns: readonly { readonly values: readonly Category[]; readonly codes: Int32Array }[],
  ): TargetEncoderState {
    const n = columns[0]?.codes.length ?? 0;
    const rows = Int32Array.from({ length: n }, (_, i) => i);
    const means = meansOf(outcomes, n, rows);
    return {
      type: outcomes.type,
      classes: outcomes.classes,
      means,
      columns: columns.map(({ values, codes }) => ({
        categories: values,
        encodings: encodingsOf(outcomes, n, codes, values.length, rows, means, this.params.smooth),
      })),
    };
  }

  #outcomes(X: Frame, { y, task }: FitContext): Outcomes {
    if (y === undefined)
      throw new RangeError("TargetEncoder: needs the target to learn from; got none; call fit(X, y)");
    const { shuffle = true, randomState = 0 } = this.params;
    const rng = shuffle ? createRng(randomState) : undefined;
    const type = this.#type(y, task);
    if (type === "continuous") {
      const values = numberTarget(this.name, y);
      checkLength(X.length, values.length);
      return { type, classes: null, outputs: 1, values, folds: (k) => kFold(values.length, k, rng) };
    }
    const { classes, codes } = classTarget(this.name, y);
    checkLength(X.length, codes.length);
    if (type === "binary" && classes.length !== 2)
      throw new RangeError(`TargetEncoder: targetType "binary" needs two classes; got ${classes.length}`);
    const outputs = type === "binary" ? 1 : classes.length;
    const n = codes.length;
    const values = new Float64Array(outputs * n);
    for (let i = 0; i < n; i++) {
      if (type === "binary") values[i] = codes[i]!;
      else values[codes[i]! * n + i] = 1;
    }
    return { type, classes, outputs, values, folds: (k) => stratifiedKFold(codes, k, rng) };
  }

  #type(y: Target, task: FitContext["task"]): TargetEncoderState["type"] {
    const { targetType = "auto" } = this.params;
    if (targetType !== "auto") return targetType;
    if (task === "regression") return "continuous";
    const values = targetValues(this.name, y);
    const kinds = new Set<unknown>();
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (task !== "classification" && typeof value === "number" && !Number.isInteger(value))
        return "continuous";
      if (kinds.size < 3) kinds.add(value);
    }
    if (kinds.size < 2)
      throw new RangeError(`TargetEncoder: the target must vary; got one value, ${String([...kinds][0])}`);
    return kinds.size === 2 ? "binary" : "multiclass";
  }
}

function meansOf({ outputs, values }: Outcomes, n: number, rows: Int32Array): Float64Array {
  return Float64Array.from({ length: outputs }, (_, o) => {
    let sum = 0;
    for (const i of rows) sum += values[o * n + i]!;
    return sum / rows.length;
  });
}

/** outputs × k: what each category becomes, learnt from the given rows. */
function encodingsOf(
  { outputs, values }: Outcomes,
  n: number,
  codes: Int32Array,
  k: number,
  rows: Int32Array,
  means: Float64Array,
  smooth: "auto" | number = "auto",
): Float64Array {
  const out = new Float64Array(outputs * k);
  const counts = new Float64Array(k);
  for (const i of rows) counts[codes[i]!]! += 1;
  for (let o = 0; o < outputs; o++) {
    const mean = means[o]!;
    const sums = new Float64Array(k);
    let variance = 0;
    for (const i of rows) {
      const y = values[o * n + i]!;
      sums[codes[i]!]! += y;
      variance += (y - mean) ** 2;
    }
    variance /= rows.length;
    const squares = new Float64Array(k);
    if (smooth === "auto")
      for (const i of rows)
        squares[codes[i]!]! += (values[o * n + i]! - sums[codes[i]!]! / counts[codes[i]!]!) ** 2;
    for (let c = 0; c < k; c++) {
      if (counts[c] === 0) out[o * k + c] = mean;
      else if (smooth === "auto") {
        const between = variance * counts[c]!;
        const within = squares[c]! / counts[c]!;
        const own = between / (between + within);
        // 0/0: neither the target nor the category varies.
        out[o * k + c] = Number.isNaN(own) ? mean : own * (sums[c]! / counts[c]!) + (1 - own) * mean;
      } else out[o * k + c] = (sums[c]! + smooth * mean) / (counts[c]! + smooth);
    }
  }
  return out;
}

function checkLength(rows: number, targets: number): void {
  if (rows !== targets)
    throw new RangeError(
      `TargetEncoder: X and y must have one length; got ${rows} rows and ${targets} targets`,
    );
}
