/**
 * A dataset: rows that can be asked for statistics without being held in memory. Two engines answer alike: typed arrays of a
 * frame (`frame-dataset.ts`) and DuckDB over files, out of core (`duckdb-dataset.ts`). Row numbers count from 0.
 */
import type { ColumnType } from "./column.ts";
import type { Frame } from "./frame.ts";

export interface ColumnSchema {
  readonly name: string;
  readonly type: ColumnType;
  /** The engine's own word: "Float64Array", "DOUBLE", "VARCHAR", … */
  readonly physical: string;
}

export interface ProfileOptions {
  /** Aborts between columns, and within tall ones. */
  readonly signal?: AbortSignal;
  /** Bins of histograms; default: numpy's "auto" (max of Sturges and Freedman–Diaconis), at most 50. */
  readonly bins?: number;
  /** Most frequent values kept; default 10. */
  readonly top?: number;
}

/**
 * Everything that is counted of one column. "Present" means neither null nor NaN. Moments and quantiles are over present,
 * finite values. A field that cannot be computed is null, never NaN.
 */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  readonly physical: string;
  readonly why?: string;
  /** Rows. */
  readonly n: number;
  /** Null or NaN. */
  readonly missing: number;
  /** Of these, NaN. */
  readonly nan: number;
  readonly infinite: number;
  /** Kinds of present values: `number`, `string`, `boolean`, `date`, `object`. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly distinct: number;
  /** False when `distinct`, `singletons` and `doubletons` are estimated (`distinctError`: relative standard error). */
  readonly distinctExact: boolean;
  readonly distinctError?: number;
  /** Values seen exactly once, twice. Null when not counted. */
  readonly singletons: number | null;
  readonly doubletons: number | null;
  /** Most frequent values, by count, then by text. Dates as ISO strings. */
  readonly top: readonly { readonly value: string | number | boolean; readonly count: number }[];
  /** Bits; null when distinct is not exact. */
  readonly entropy: number | null;
  readonly numeric: NumericProfile | null;
  readonly text: TextProfile | null;
  readonly date: DateProfile | null;
}

export interface Histogram {
  /** One more than counts. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

export interface NumericProfile {
  readonly integer: boolean;
  readonly mean: number | null;
  /** Divisor n-1. */
  readonly std: number | null;
  readonly variance: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly sum: number | null;
  /** Bias-corrected (pandas' G1, G2). */
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  readonly zeros: number;
  readonly negatives: number;
  /** Type 7. Keys "0.01", "0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.99". */
  readonly quantiles: Readonly<Record<string, number>> | null;
  /** False when quantiles come from an approximate method (T-digest): fit for plots, not for a verdict. */
  readonly quantilesExact: boolean;
  /** Median of |x - median|, not scaled. */
  readonly mad: number | null;
  readonly histogram: Histogram | null;
  /** Whether the rows come in rising (falling) order; null when the engine does not know the order. */
  readonly increasing: boolean | null;
  readonly decreasing: boolean | null;
}

export interface TextProfile {
  /** Lengths in UTF-16 units. */
  readonly minLength: number;
  readonly meanLength: number;
  readonly maxLength: number;
  readonly empty: number;
  /** Only white space, not empty. */
  readonly blank: number;
  /** Values that read as numbers. */
  readonly numeric: number;
}

export interface DateProfile {
  /** Milliseconds since 1970. */
  readonly min: number | null;
  readonly max: number | null;
  readonly median: number | null;
  readonly hasTime: boolean;
  readonly histogram: Histogram | null;
}

export interface Sample {
  readonly frame: Frame;
  /** Row numbers of the sampled rows in the dataset, rising; undefined when the sample is the whole dataset. */
  readonly rows: Float64Array | undefined;
}

/**
 * Which cells are missing together. Only columns that miss something are covered, at most 500 of them: those with most
 * missing cells.
 */
export interface Missingness {
  /** The columns covered, in order of the schema. */
  readonly columns: readonly string[];
  /** Incomplete columns that are not covered, when there are any. */
  readonly moreColumns?: number;
  /** Rows in which no column of the table is missing, covered or not. */
  readonly completeRows: number;
  /** Most frequent first: for each covered column "1" missing or "0" present, and how many rows look so. */
  readonly patterns: readonly { readonly key: string; readonly count: number }[];
  /** How many patterns there are in all; `patterns` is capped. */
  readonly patternCount: number;
  /** p×p counts, for the p covered columns, of rows where both columns are missing (diagonal: missing in the column), row-major. */
  readonly together: Float64Array;
}

export interface Duplicates {
  /** Rows that repeat an earlier row. */
  readonly repeats: number;
  /** Rows in groups of two or more. */
  readonly rowsInGroups: number;
  readonly groups: number;
  /** Row numbers of the largest or first groups, capped; the first of each group is its first row. */
  readonly examples: readonly (readonly number[])[];
}

export interface Conflicts {
  /** Groups of rows with equal features and more than one label. */
  readonly groups: number;
  readonly rows: number;
  readonly examples: readonly (readonly number[])[];
}

export interface Dataset {
  readonly name: string;
  readonly rows: number;
  readonly schema: readonly ColumnSchema[];
  /** "memory" or "duckdb 1.5.5": for provenance. */
  readonly engine: string;
  /** Facts of reading that a reader must know: duplicate names renamed, ragged lines, invalid bytes. */
  readonly notes: readonly string[];
  /** One profile per column, in order of the schema; yields each as soon as it is known. */
  profile(options?: ProfileOptions): AsyncIterable<ColumnProfile>;
  /** At most n rows drawn without replacement (all rows when there are no more), in row order; same seed, same rows. */
  sample(n: number, seed: number, signal?: AbortSignal): Promise<Sample>;
  missingness(signal?: AbortSignal): Promise<Missingness>;
  /** Equality over the given columns; missing equals missing. At most `limit` example groups of at most 10 rows. */
  duplicates(columns: readonly string[], limit?: number, signal?: AbortSignal): Promise<Duplicates>;
  conflicts(
    features: readonly string[],
    label: string,
    limit?: number,
    signal?: AbortSignal,
  ): Promise<Conflicts>;
  close(): Promise<void>;
}
