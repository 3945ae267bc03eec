/**
 * The contract of an audit check. A check measures (a plain value, which can be stored and judged again) and judges (the
 * value against named thresholds). The two are apart so that a threshold can change without computing anew, and so that a
 * baseline can be compared with values instead of verdicts.
 */
import { z } from "zod";
import type { ColumnProfile, ColumnSchema, Conflicts, Duplicates, Missingness } from "../data/index.ts";
import type { Frame } from "../data/index.ts";
import type { LabelModel } from "./label-model.ts";
import type { SchemaContract } from "./schema-contract.ts";

/** `not_evaluated` is never a pass: something that the check needs is absent, and the message says what. */
export type Status = "pass" | "info" | "warn" | "fail" | "error" | "not_evaluated" | "accepted";

/** Subjects of checks; the first four are the rows of the data matrix. */
export type Area =
  | "completeness"
  | "labels"
  | "coverage"
  | "timeliness"
  | "structure"
  | "values"
  | "duplicates"
  | "associations"
  | "leakage"
  | "drift"
  | "privacy"
  | "contract";

export type Need = "label" | "time" | "group" | "id" | "against" | "contract";

/** Which columns play a part. */
export interface Roles {
  readonly label?: string;
  readonly time?: string;
  readonly group?: string;
  readonly id?: string;
  /** The columns a model may learn from: all but the above. */
  readonly inputs: readonly string[];
}

export interface AuditInput {
  readonly name: string;
  readonly rows: number;
  readonly schema: readonly ColumnSchema[];
  readonly roles: Roles;
  /** In order of the schema. Exact over all rows, but where a profile says otherwise. */
  readonly profiles: readonly ColumnProfile[];
  /** At most `sampleRows` rows, all of them when there are no more; in row order. */
  readonly sample: Frame;
  /** Row numbers of the sample's rows in the data; undefined when the sample is the whole. Use `rowNumber`. */
  readonly sampleRows: Float64Array | undefined;
  /** The moment of judgement, or of training: milliseconds since 1970. */
  readonly now: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** The reference data: what training saw (`--against`, drift, leakage). */
  readonly against?: AuditInput;
  readonly contract?: SchemaContract;
  /** Computed once, over all rows, when first asked for. */
  missingness(): Promise<Missingness>;
  duplicates(columns: readonly string[]): Promise<Duplicates>;
  conflicts(features: readonly string[], label: string): Promise<Conflicts>;
  /** Out-of-fold predictions of the built-in learners; computed once. */
  labelModel(): Promise<LabelModel>;
  /** A cell's value as text that may be shown: shortened, and masked where the column looks private. Every value that goes
   * into a measured value, a message or evidence passes through here. */
  show(column: string, value: unknown): string;
  /** Reports progress in words ("fold 3 of 5"). */
  progress(message: string): void;
}

/** The row number in the data of row `i` of the sample. */
export function rowNumber(input: AuditInput, i: number): number {
  return input.sampleRows === undefined ? i : input.sampleRows[i]!;
}

/** Rows that show what was found: capped, with the full count. */
export interface Evidence {
  /** Row numbers in the data, from 0; at most `EVIDENCE_ROWS`. */
  readonly rows: readonly number[];
  /** How many there are in all (in the sample, when the finding is sampled). */
  readonly total: number;
  /** Values at these rows or of these groups, as text, masked where private; optional. */
  readonly values?: readonly string[];
}

export const EVIDENCE_ROWS = 20;

/** What a judge says of one thing it looked at. */
export interface Judgement {
  readonly status: Exclude<Status, "accepted" | "error">;
  /**
   * `headline`: the number of a matrix row, the first judgement of its check. `literal`: the guide's number read word for
   * word, with an honest pass or fail; it is shown as `info` unless the audit enforces literal readings.
   */
  readonly part?: "headline" | "literal";
  /** The column, or the pair "a × b". */
  readonly column?: string;
  /** The measured number that was held against the threshold; null when undefined (the message says why). */
  readonly value: number | null;
  /** 95 % interval of the value. */
  readonly interval?: readonly [number, number];
  /** Full name of the threshold ("completeness.cells.max"), its value, and how they were compared. */
  readonly threshold?: string;
  readonly limit?: number;
  readonly op?: "<=" | ">=" | "<" | ">" | "==";
  /** One sentence for people, with the number in it: "18.0 % of the input cells are missing (limit 5 %)." */
  readonly message: string;
  /** Overrides the check's advice. */
  readonly fix?: string;
  readonly evidence?: Evidence;
  /** How the value was computed, where that is not obvious. */
  readonly method?: string;
  /** Rows behind the value, where not all. */
  readonly n?: number;
  readonly sampled?: boolean;
}

/** One entry of an audit's result. */
export interface Finding extends Omit<Judgement, "status"> {
  /** `check` or `check/column`: stable between runs. */
  readonly id: string;
  readonly check: string;
  readonly area: Area;
  readonly status: Status;
  readonly fix: string;
  /** Rank for display: higher is worse. */
  readonly severity: number;
  /** With status `accepted`: what was accepted, by what reason, until when. */
  readonly acceptance?: { readonly was: Status; readonly reason: string; readonly until: string };
}

/** Options of a check, by their full names without the check's own: `{"cells.max": limit(0.05, "…")}`. */
export type CheckOptions = Readonly<Record<string, z.ZodType>>;
export type CheckValues<O extends CheckOptions> = { readonly [K in keyof O]: z.output<O[K]> };

export interface Check<V = unknown, O extends CheckOptions = CheckOptions> {
  /** kebab-case; also the file's name and the docs page's. */
  readonly name: string;
  /** What a person would ask: "Are rows repeated?" */
  readonly question: string;
  readonly area: Area;
  /** `quick` checks cost little more than the profiles. */
  readonly suite: "quick" | "full";
  /** What must be declared; otherwise the check is not evaluated and says so. Absent optional roles are the check's own business. */
  readonly needs: readonly Need[];
  readonly options: O;
  /** What to do about a finding, one sentence. */
  readonly fix: string;
  /** How it measures, which rule, which source; paragraphs of Markdown for the docs page. */
  readonly details: string;
  /**
   * A plain JSON value. Throws `NotEvaluable` when the data do not allow an answer (too few rows, one class …).
   */
  measure(input: AuditInput, options: CheckValues<O>): V | Promise<V>;
  /** At least one judgement; findings and passes alike. Pure. */
  judge(value: V, options: CheckValues<O>): readonly Judgement[];
}

export function defineCheck<V, const O extends CheckOptions>(check: Check<V, O>): Check<V, O> {
  return check;
}

/** A numeric threshold with its default; null turns it off. */
export function limit(value: number | null, description: string): z.ZodDefault<z.ZodNullable<z.ZodNumber>> {
  return z.number().nullable().default(value).meta({ description });
}

/** What is known of a check without loading it. */
export interface LazyCheck {
  readonly name: string;
  readonly question: string;
  readonly area: Area;
  readonly suite: "quick" | "full";
  readonly needs: readonly Need[];
  load(): Promise<Check>;
}

/** Thrown by `measure`: the question cannot be answered from these data; never a pass. */
export class NotEvaluable extends Error {
  override readonly name = "NotEvaluable";
}
