/**
 * Column transformer: each part of the columns to a transformer of its own, the results side by side, in the order of the parts.
 *
 * Columns are named, or chosen by `columnSelector` from the training table; those of no part are dropped, passed through, or go to one
 * more transformer. Names stay as each part gives them; where two are equal, or `verboseFeatureNamesOut` is set, `part__name`.
 * Later tables need the columns that are used, no others. Source: scikit-learn `ColumnTransformer`, which always puts the part's name
 * in front.
 */
import { setImmediate as turn } from "node:timers/promises";
import { toStored } from "../core/index.ts";
import { Frame } from "../data/index.ts";
import { chosenColumns, type ColumnSpec } from "./column-selector.ts";
import {
  CompositeTransformer,
  type CompositeState,
  type RestoreTransformer,
} from "./composite-transformer.ts";
import type { Run, StoredLearner } from "./learner.ts";
import { changedSteps, checkSteps } from "./steps.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type FitContext, type Output } from "./transformer.ts";

/** A transformer, or what else can be done with columns. */
export type Treatment = Transformer | "drop" | "passthrough";

export type ColumnPart = readonly [name: string, treatment: Treatment, columns: ColumnSpec];

export interface ColumnTransformerOptions {
  /** What is done with columns of no part; default drop. */
  readonly remainder?: Treatment;
  /** Names always as `part__name`; default false. */
  readonly verboseFeatureNamesOut?: boolean;
}

export interface ColumnTransformerParams extends ColumnTransformerOptions {
  readonly transformers: readonly ColumnPart[];
}

interface FittedPart {
  readonly name: string;
  readonly columns: readonly string[];
  /** Position among the children; -1 for columns that pass through. */
  readonly child: number;
}

interface ColumnTransformerState extends CompositeState {
  readonly parts: readonly FittedPart[];
}

type StoredTreatment = StoredLearner | "drop" | "passthrough";

export class ColumnTransformer extends CompositeTransformer<ColumnTransformerParams, ColumnTransformerState> {
  readonly name = "ColumnTransformer";
  protected override readonly extraColumns = "ignore";

  constructor(
    transformers: readonly ColumnPart[] | ColumnTransformerParams,
    options: ColumnTransformerOptions = {},
  ) {
    super("transformers" in transformers ? transformers : { transformers, ...options }, [
      "transformers",
      "remainder",
      "verboseFeatureNamesOut",
    ]);
    const { transformers: parts, remainder = "drop" } = this.params;
    checkSteps(this.name, [...parts.map(([name]) => name), "remainder"]);
    for (const [name, treatment] of [...parts, ["remainder", remainder] as const])
      if (!(treatment instanceof Transformer) && treatment !== "drop" && treatment !== "passthrough")
        throw new TypeError(
          `ColumnTransformer: "${name}" must be a transformer, "drop" or "passthrough"; got ${typeof treatment === "string" ? JSON.stringify(treatment) : typeof treatment}`,
        );
  }

  static async fromStored(stored: StoredLearner, restore: RestoreTransformer): Promise<ColumnTransformer> {
    const { transformers, remainder, ...rest } = stored.params as {
      readonly transformers: readonly (readonly [string, StoredTreatment, ColumnSpec])[];
      readonly remainder?: StoredTreatment;
      readonly verboseFeatureNamesOut?: boolean;
    };
    const made = async (each: StoredTreatment): Promise<Treatment> =>
      typeof each === "string" ? each : restore(each);
    const params = {
      ...rest,
      transformers: await Promise.all(
        transformers.map(async ([name, each, columns]) => [name, await made(each), columns] as const),
      ),
      ...(remainder === undefined ? {} : { remainder: await made(remainder) }),
    };
    return new ColumnTransformer(params).adopt(stored, restore);
  }

  /** The fitted transformers by the name of their part. @throws Error before `fit`. */
  get namedTransformers(): Readonly<Record<string, Transformer>> {
    const { parts, children } = this.state.model;
    return Object.fromEntries(
      parts.filter(({ child }) => child >= 0).map(({ name, child }) => [name, children[child]!]),
    );
  }

  /** @param changes `part__parameter` for a transformer's parameter, `part` for another transformer. */
  override clone(changes: Readonly<Record<string, unknown>> = {}): this {
    const { transformers, remainder = "drop", ...others } = this.params;
    const all = [
      ...transformers.map(([name, each]) => [name, each] as const),
      ["remainder", remainder] as const,
    ];
    const { steps, rest } = changedSteps<Treatment>(this.name, all, changes, [
      "transformers",
      "verboseFeatureNamesOut",
    ]);
    return new ColumnTransformer({
      ...others,
      transformers: transformers.map(([name, , columns], at) => [name, steps[at]![1], columns] as const),
      remainder: steps.at(-1)![1],
      ...rest,
    }) as this;
  }

  protected override async learn(X: Frame, context: FitContext): Promise<ColumnTransformerState> {
    const [state] = await this.#fit(X, context, false);
    return state;
  }

  protected override learnAndApply(X: Frame, context: FitContext): Promise<[ColumnTransformerState, Frame]> {
    return this.#fit(X, context, true);
  }

  protected override async apply(model: ColumnTransformerState, X: Frame, run: Run): Promise<Frame> {
    const results: Frame[] = [];
    for (const { columns, child } of model.parts) {
      const own = X.select(columns);
      results.push(child < 0 ? own : await model.children[child]!.transform(own, run));
    }
    return this.#joined(model, X, results);
  }

  protected override used({ parts }: ColumnTransformerState, X: Frame): Frame {
    const wanted = new Set(parts.flatMap(({ columns }) => columns));
    return X.select(X.columns.filter((name) => wanted.has(name)));
  }

  protected override outputs({ parts, children }: ColumnTransformerState, _: Inputs): readonly Output[] {
    const outputs = parts.flatMap(({ name: part, columns, child }) => {
      const names = child < 0 ? columns : children[child]!.featureNamesOut;
      const sources = child < 0 ? columns.map((name) => [name]) : children[child]!.sources;
      return names.map((name, at) => ({ part, name, sources: sources[at]! }));
    });
    const counts = new Map<string, number>();
    for (const { name } of outputs) counts.set(name, (counts.get(name) ?? 0) + 1);
    return outputs.map(({ part, name, sources }) => ({
      name: this.params.verboseFeatureNamesOut === true || counts.get(name)! > 1 ? `${part}__${name}` : name,
      sources,
    }));
  }

  protected override storedParams(): Record<string, unknown> {
    const stored = (each: Treatment): StoredTreatment =>
      typeof each === "string" ? each : each.clone().toJSON();
    const { transformers, remainder, ...rest } = this.params;
    return {
      ...(toStored(rest) as object),
      transformers: transformers.map(([name, each, columns]) => [name, stored(each), toStored(columns)]),
      ...(remainder === undefined ? {} : { remainder: stored(remainder) }),
    };
  }

  async #fit(
    X: Frame,
    { y, ...options }: FitContext,
    wanted: boolean,
  ): Promise<[ColumnTransformerState, Frame]> {
    const children: Transformer[] = [];
    const parts: FittedPart[] = [];
    const results: Frame[] = [];
    for (const [name, treatment, columns] of this.#parts(X)) {
      if (columns.length === 0 || treatment === "drop") continue;
      await turn();
      options.signal?.throwIfAborted();
      const own = X.select(columns);
      if (treatment === "passthrough") {
        parts.push({ name, columns, child: -1 });
        results.push(own);
        continue;
      }
      const child = treatment.clone();
      if (wanted) results.push(await child.fitTransform(own, y, options));
      else await child.fit(own, y, options);
      parts.push({ name, columns, child: children.push(child) - 1 });
    }
    if (parts.length === 0)
      throw new RangeError("ColumnTransformer: no column is left for any transformer; all are dropped");
    const state = { parts, children };
    return [state, wanted ? this.#joined(state, X, results) : X];
  }

  #parts(X: Frame): (readonly [string, Treatment, readonly string[]])[] {
    const { transformers, remainder = "drop" } = this.params;
    const parts = transformers.map(
      ([name, treatment, spec]) =>
        [name, treatment, chosenColumns(`ColumnTransformer (${name})`, X, spec)] as const,
    );
    const taken = new Set(parts.flatMap(([, , columns]) => columns));
    return [...parts, ["remainder", remainder, X.columns.filter((name) => !taken.has(name))]];
  }

  #joined(model: ColumnTransformerState, X: Frame, results: readonly Frame[]): Frame {
    const names = this.outputs(model, { names: X.columns, types: [] });
    const data = results.flatMap((frame) => frame.data);
    return new Frame(
      data.map((column, at) =>
        column.name === names[at]!.name ? column : { ...column, name: names[at]!.name },
      ),
      { name: X.name, length: X.length },
    );
  }
}
