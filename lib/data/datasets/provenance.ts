/** Where a shipped data set comes from, what it may be used for, and what its columns mean. One record per set. */

export interface Provenance {
  readonly name: string;
  readonly title: string;
  /** One sentence: what a row is. */
  readonly about: string;
  readonly kind: "table" | "time series" | "text" | "image";
  /** What it is good for: "classification of species". */
  readonly task: string;
  readonly rows: number;
  /** Who made the data, when, and where they were first published. */
  readonly origin: string;
  readonly url: string;
  readonly licence: Licence;
  readonly citation: string;
  /** What the shipped file was made from. */
  readonly source: Source;
  /** What was changed on the way; no value was. */
  readonly changes: string;
  /** SHA-256 of the values: of one line per column, the JSON of [name, ...values], missing as null, dates in ISO 8601. */
  readonly values: string;
  /** Columns in order. */
  readonly columns: Readonly<Record<string, ColumnMeaning>>;
  /** Columns to try in these parts, by name. */
  readonly roles: {
    readonly label?: string;
    readonly time?: string;
    readonly id?: string;
    readonly group?: string;
  };
  /** Faults and peculiarities that are in the data. */
  readonly traps: readonly string[];
}

export interface Licence {
  /** An SPDX identifier where there is one. */
  readonly name: string;
  readonly url: string;
  /** Who says so, and what is uncertain. */
  readonly stated: string;
}

export interface Source {
  /** Package and version. */
  readonly package: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

export interface ColumnMeaning {
  readonly means: string;
  readonly unit?: string;
}
