/** What plots of explanations draw from: the contributions of features to one output of a model. `Explanation` of assay/explain is such a record. */
export interface ExplanationSource {
  /** n. */
  readonly rows: number;
  /** p. */
  readonly columns: number;
  /** n×p, row-major, of one output. */
  readonly values: Float64Array;
  /** n: what the values of a row add to. */
  readonly baseValues: Float64Array;
  /** n×p: what the features were, as a reader knows them; numbers, texts, null where missing. */
  readonly data?: ArrayLike<unknown> | undefined;
  readonly featureNames: readonly string[];
  /** "" where the model has one output without a name. */
  readonly outputName: string;
  /** What the values count, e.g. "log-odds", "probability", "species"; "" where unknown. */
  readonly units: string;
  readonly rowNames?: readonly string[] | undefined;
  /** n×p standard errors of the values, where they were estimated. */
  readonly errorStd?: Float64Array | undefined;
  /** n×p×p, where they were asked for. */
  readonly interactionValues?: Float64Array | undefined;
  /** (p − 1)×4 as scipy's linkage: left, right, distance, size. */
  readonly clustering?: Float64Array | undefined;
}
