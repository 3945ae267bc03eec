/**
 * Table vectorizer: any table as numbers, each column treated by what it holds in training, and told in words (`description`).
 *
 * Numbers and booleans: holes filled with the median (and told by a 0/1 column), then scaled. Text of few values: one-hot. Text of many
 * values: the mean of the target, out of fold (`fitTransform`), or hashed where no target is given. Long texts that hardly repeat: tf–idf of
 * their most frequent terms. Dates: their parts, then as numbers. Constant, empty and nested columns are dropped. Categories that
 * training did not have are borne. Defaults are for linear models and networks; trees need no scaling. In the manner of skrub's
 * `TableVectorizer`. Cost: that of the parts.
 */
import { toStored } from "../core/index.ts";
import { isMissing, textAt, type Column, type Frame } from "../data/index.ts";
import { ColumnTransformer, type ColumnPart } from "./column-transformer.ts";
import {
  CompositeTransformer,
  type CompositeState,
  type RestoreTransformer,
} from "./composite-transformer.ts";
import { DateFeatures } from "./date-features.ts";
import { categoriesOf } from "./distinct-values.ts";
import { HashingEncoder } from "./hashing-encoder.ts";
import type { Run, StoredLearner } from "./learner.ts";
import { OneHotEncoder } from "./one-hot-encoder.ts";
import { SimpleImputer } from "./simple-imputer.ts";
import { StandardScaler } from "./standard-scaler.ts";
import { TargetEncoder } from "./target-encoder.ts";
import { TfidfVectorizer } from "./tfidf-vectorizer.ts";
import { TransformerPipeline } from "./transformer-pipeline.ts";
import type { Inputs } from "./transformer-inputs.ts";
import type { FitContext, Output, Transformer } from "./transformer.ts";

export interface TableVectorizerParams {
  /** Values up to which text is one-hot encoded; default 40, as in skrub. */
  readonly cardinalityThreshold?: number;
  /** Text of more values; auto is target where there is one, else hash. Default auto. */
  readonly highCardinality?: "auto" | "target" | "hash" | "drop";
  /** Whether numbers are brought to mean 0 and standard deviation 1; default true. */
  readonly scale?: boolean;
  /** Whether holes in numbers are told by a column of their own; default true. */
  readonly addIndicator?: boolean;
  /** Words of a text from which, on average, it is read as prose; default 5. */
  readonly proseWords?: number;
  /** Terms of a column of prose; default 100. */
  readonly proseFeatures?: number;
  /** Seed of the target encoder's folds; default 0. */
  readonly randomState?: number;
}

const known = [
  "cardinalityThreshold",
  "highCardinality",
  "scale",
  "addIndicator",
  "proseWords",
  "proseFeatures",
  "randomState",
] as const;

export type ColumnTreatment =
  "number" | "date" | "one-hot" | "target-encoding" | "hashing" | "prose" | "dropped";

/** What is done with a column of training, and why. */
export interface ColumnDecision {
  readonly column: string;
  readonly treatment: ColumnTreatment;
  readonly why: string;
}

interface TableVectorizerState extends CompositeState {
  readonly decisions: readonly ColumnDecision[];
}

export class TableVectorizer extends CompositeTransformer<TableVectorizerParams, TableVectorizerState> {
  readonly name = "TableVectorizer";
  protected override readonly extraColumns = "ignore";

  constructor(params: TableVectorizerParams = {}) {
    super(params, known);
    for (const key of ["cardinalityThreshold", "proseWords", "proseFeatures"] as const)
      if (params[key] !== undefined && !(params[key] >= 1))
        throw new RangeError(`TableVectorizer: ${key} must be 1 or more; got ${params[key]}`);
  }

  static async fromStored(stored: StoredLearner, restore: RestoreTransformer): Promise<TableVectorizer> {
    return new TableVectorizer(stored.params).adopt(stored, restore);
  }

  /** What was chosen for each column of training. @throws Error before `fit`. */
  get decisions(): readonly ColumnDecision[] {
    return this.state.model.decisions;
  }

  /** The same in words, one line a column. @throws Error before `fit`. */
  get description(): string {
    const { decisions, children } = this.state.model;
    const counts = new Map<string, number>();
    for (const sources of children[0]!.sources)
      for (const source of sources) counts.set(source, (counts.get(source) ?? 0) + 1);
    const width = Math.max(...decisions.map(({ column }) => column.length));
    return decisions
      .map(({ column, treatment, why }) => {
        const features = counts.get(column) ?? 0;
        return `${column.padEnd(width)}  ${treatment}: ${why}${features === 0 ? "" : ` → ${features} feature${features === 1 ? "" : "s"}`}`;
      })
      .join("\n");
  }

  protected override async learn(X: Frame, context: FitContext): Promise<TableVectorizerState> {
    const [transformer, decisions] = this.#plan(X, context);
    await transformer.fit(X, context.y, context);
    return { decisions, children: [transformer] };
  }

  protected override async learnAndApply(
    X: Frame,
    context: FitContext,
  ): Promise<[TableVectorizerState, Frame]> {
    const [transformer, decisions] = this.#plan(X, context);
    const result = await transformer.fitTransform(X, context.y, context);
    return [{ decisions, children: [transformer] }, result];
  }

  protected override async apply({ children }: TableVectorizerState, X: Frame, run: Run): Promise<Frame> {
    return children[0]!.transform(X, run);
  }

  protected override used({ children }: TableVectorizerState, X: Frame): Frame {
    return X.select(children[0]!.inputs!.names);
  }

  protected override outputs({ children }: TableVectorizerState, _: Inputs): readonly Output[] {
    const { featureNamesOut, sources } = children[0]!;
    return featureNamesOut.map((name, at) => ({ name, sources: sources[at]! }));
  }

  protected override storedParams(): Record<string, unknown> {
    return toStored(this.params) as Record<string, unknown>;
  }

  #plan(X: Frame, context: FitContext): readonly [ColumnTransformer, readonly ColumnDecision[]] {
    const decisions = X.data.map((column) => this.#decide(column, X.length, context));
    const columns = (treatment: ColumnTreatment): string[] =>
      decisions.filter((each) => each.treatment === treatment).map(({ column }) => column);
    const { proseFeatures = 100, randomState = 0 } = this.params;
    const parts: ColumnPart[] = [
      ["number", this.#numbers([]), columns("number")],
      ["date", this.#numbers([["dates", new DateFeatures()]]), columns("date")],
      ["onehot", new OneHotEncoder({ handleUnknown: "ignore", drop: "ifBinary" }), columns("one-hot")],
      ["target", this.#numbers([["target", new TargetEncoder({ randomState })]]), columns("target-encoding")],
      ["hashing", new HashingEncoder(), columns("hashing")],
      ["prose", new TfidfVectorizer({ maxFeatures: proseFeatures }), columns("prose")],
    ];
    if (decisions.every(({ treatment }) => treatment === "dropped"))
      throw new RangeError(
        `TableVectorizer: no column is of use; ${decisions
          .slice(0, 5)
          .map(({ column, why }) => `"${column}": ${why}`)
          .join("; ")}`,
      );
    return [new ColumnTransformer(parts), decisions];
  }

  #numbers(first: readonly (readonly [string, Transformer])[]): Transformer {
    const { scale = true, addIndicator = true } = this.params;
    return new TransformerPipeline({
      steps: [
        ...first,
        ["impute", new SimpleImputer({ strategy: "median", addIndicator })],
        ...(scale ? [["scale", new StandardScaler()] as const] : []),
      ],
    });
  }

  #decide(column: Column, n: number, { y }: FitContext): ColumnDecision {
    const decision = (treatment: ColumnTreatment, why: string): ColumnDecision => ({
      column: column.name,
      treatment,
      why,
    });
    if (column.type === "json" && column.values.some((value) => typeof value === "object" && value !== null))
      return decision("dropped", "nested values");
    const { values, codes } = categoriesOf(this.name, column);
    const distinct = values.filter((value) => value !== null).length;
    let holes = 0;
    for (let i = 0; i < n; i++) if (isMissing(column, i)) holes++;
    if (distinct === 0) return decision("dropped", "no value");
    if (distinct === 1 && holes === 0) return decision("dropped", `constant, ${JSON.stringify(values[0])}`);
    const withHoles = holes === 0 ? "" : `, ${holes} missing`;
    const { scale = true, addIndicator = true } = this.params;
    if (column.type === "number" || column.type === "boolean") {
      const steps = [
        ...(holes === 0 ? [] : [`holes to the median${addIndicator ? " and told" : ""}`]),
        ...(scale ? ["scaled"] : []),
      ];
      return decision(
        "number",
        `${column.type === "boolean" ? "booleans" : "numbers"}${withHoles}${steps.length === 0 ? "" : `; ${steps.join(", ")}`}`,
      );
    }
    if (column.type === "date")
      return decision("date", `dates${withHoles}; year, month, day, weekday, days since the first`);
    const { cardinalityThreshold = 40, highCardinality = "auto", proseWords = 5 } = this.params;
    if (distinct <= cardinalityThreshold) return decision("one-hot", `${distinct} values${withHoles}`);
    if (column.type === "string" && 2 * distinct > n - holes && meanWords(column, codes.length) >= proseWords)
      return decision(
        "prose",
        `texts of ${Math.round(meanWords(column, n))} words; the most frequent terms, tf–idf`,
      );
    const many = `${distinct} values, more than ${cardinalityThreshold}${withHoles}`;
    if (highCardinality === "drop") return decision("dropped", many);
    if (highCardinality === "target" || (highCardinality === "auto" && y !== undefined))
      return decision("target-encoding", `${many}; mean of the target, out of fold`);
    return decision("hashing", `${many}; hashed`);
  }
}

/** Words of the present texts, on average. */
function meanWords(column: Column, n: number): number {
  let [words, texts] = [0, 0];
  for (let i = 0; i < n; i++) {
    if (isMissing(column, i)) continue;
    texts++;
    words += textAt(column, i).trim().split(/\s+/u).length;
  }
  return words / texts;
}
