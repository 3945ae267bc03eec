/** A model of trees or of linear terms that was trained elsewhere: its structure, and the rule from raw outputs to its predictions. */
import type { Matrix } from "../../core/index.ts";
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { inRowBlocks } from "../row-blocks.ts";
import { checkEnsemble } from "../tree-check.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { predictTrees, treeLeaves } from "../tree-predict.ts";
import { ForeignModel, highest, type ForeignState } from "./foreign-model.ts";
import { linearOutputs } from "./linear-outputs.ts";
import { ruleProbabilities, ruleValues, type LoadedStructure, type OutputRule } from "./output-rule.ts";
import { refuse } from "./record-fields.ts";

export interface LoadedState extends ForeignState {
  readonly structure: LoadedStructure;
  readonly rule: OutputRule;
  /** Whether a missing value counts as 0 (XGBoost's gblinear). */
  readonly missingIsZero?: boolean;
  /** Whether the original adds in single precision, one after another (XGBoost): then so do we, to the last digit. */
  readonly singleSums?: boolean;
}

export class LoadedModel extends ForeignModel<LoadedState> {
  protected readonly storedName = "LoadedModel";

  /** @throws RangeError on a structure that does not fit the features and classes. */
  override hold(state: LoadedState): this {
    checkState(state);
    return super.hold(state);
  }

  override structure(): LoadedStructure {
    return this.state.structure;
  }

  protected override async probabilities(X: Design, run: Run): Promise<Float64Array> {
    const { rule, structure } = this.state;
    return ruleProbabilities(rule, structure, await this.#raw(X, run), X.rows);
  }

  protected override async positions(X: Design, run: Run): Promise<ArrayLike<number>> {
    const { rule, structure } = this.state;
    if (rule.kind !== "oneVsRest" || structure.outputs === 1) return super.positions(X, run);
    // Sigmoids of large margins are all 1; the margins still differ.
    return highest(await this.#raw(X, run), structure.outputs);
  }

  protected override async numbers(X: Design, run: Run): Promise<Float64Array> {
    const { rule, structure } = this.state;
    return ruleValues(rule, structure, await this.#raw(X, run), X.rows);
  }

  protected override rawOf({
    rule,
    structure,
  }: LoadedState): ((X: Design, run: Run) => Promise<Matrix>) | undefined {
    if (rule.kind === "shares") return undefined;
    return async (X, run) => ({
      rows: X.rows,
      columns: structure.outputs,
      values: rule.kind === "isolation" ? await this.numbers(X, run) : await this.#raw(X, run),
    });
  }

  #raw(X: Design, run: Run): Promise<Float64Array> {
    const { structure, missingIsZero, singleSums } = this.state;
    const { outputs } = structure;
    if (structure.kind === "trees")
      return inRowBlocks(X, outputs, structure.roots.length * 8, run, (values, rows) =>
        singleSums === true ? addedInSingle(structure, values, rows) : predictTrees(structure, values, rows),
      );
    return inRowBlocks(X, outputs, structure.features * outputs, run, (values, rows) =>
      linearOutputs(structure, values, rows, { missingIsZero, single: singleSums }),
    );
  }
}

/** Raw outputs by leaves, each sum rounded to single precision. */
function addedInSingle(ensemble: TreeEnsemble, values: Float64Array, rows: number): Float64Array {
  const { outputs, base, treeOutput, value, valueWidth } = ensemble;
  const leaves = treeLeaves(ensemble, values, rows);
  const trees = treeOutput.length;
  const out = new Float64Array(rows * outputs);
  for (let i = 0; i < rows; i++) {
    const at = i * outputs;
    for (let c = 0; c < outputs; c++) out[at + c] = base[c]!;
    for (let t = 0; t < trees; t++) {
      const leaf = leaves[i * trees + t]! * valueWidth;
      const output = treeOutput[t]!;
      if (output >= 0) out[at + output] = Math.fround(out[at + output]! + value[leaf]!);
      else for (let c = 0; c < outputs; c++) out[at + c] = Math.fround(out[at + c]! + value[leaf + c]!);
    }
  }
  return out;
}

/** @throws RangeError on a structure that does not fit the features and classes. */
function checkState({ structure, features, classes, task, rule }: LoadedState): void {
  if (structure?.kind === "trees") checkEnsemble("trees", structure);
  else if (structure?.kind === "linear") {
    const { outputs, coef, intercept } = structure;
    if (!(outputs >= 1) || coef?.length !== outputs * structure.features || intercept?.length !== outputs)
      refuse(`coef must be ${outputs}×${structure.features}`, `${coef?.length} numbers`);
    const at = [...coef, ...intercept].findIndex((x) => !Number.isFinite(x));
    if (at >= 0)
      refuse("coefficients must be finite", at < coef.length ? coef[at] : intercept[at - coef.length]);
  } else refuse("a stored model must have a structure", structure);
  if (structure.features !== features.names.length)
    refuse(`features must be ${features.names.length}`, structure.features);
  if (typeof rule?.kind !== "string") refuse("a stored model must have an output rule", rule);
  if (task !== "classification") return;
  const wanted = structure.outputs === 1 ? 2 : structure.outputs;
  if (classes?.length !== wanted)
    refuse(`a model with ${structure.outputs} outputs must have ${wanted} classes`, classes?.length);
}
