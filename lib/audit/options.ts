/** Options of an audit, and the limits that hold where none is given. */
import type { Area, Status } from "./check.ts";
import type { Acceptance } from "./accept.ts";
import type { AuditRecord, AuditResult } from "./result.ts";
import type { RoleOptions } from "./roles.ts";
import type { SchemaContract } from "./schema-contract.ts";

export interface AuditOptions extends RoleOptions {
  /** What the data are called in the report. */
  readonly name?: string;
  /** Reference data, e.g. what training saw: turns on drift, schema and overlap checks. Anything that `audit` takes. */
  readonly against?: unknown;
  /** `quick`: what costs little more than one look at every column. Default `full`. */
  readonly suite?: "quick" | "full";
  /** Only checks of these areas. */
  readonly areas?: readonly Area[];
  /** Only these checks, or all but these. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Thresholds by full name: `{ "completeness.cells.max": 0.1 }`; null turns one off. */
  readonly thresholds?: Readonly<Record<string, number | string | boolean | null>>;
  /** Holds the data to the guide's numbers word for word, beside the honest reading. */
  readonly literal?: boolean;
  /** Values that mean "missing", by column: `{ Sex: ["."] }`; they count as missing everywhere. */
  readonly missing?: Readonly<Record<string, readonly (string | number)[]>>;
  /** How text files are read: see `read`. */
  readonly encoding?: "utf-8" | "latin-1" | "utf-16";
  readonly ragged?: "error" | "skip" | "pad";
  /** Rows that costly checks look at, at most; default 100 000. */
  readonly sampleRows?: number;
  /** Default 0. */
  readonly seed?: number;
  /** When the data are judged, or when training happened; default now. */
  readonly now?: Date | number | string;
  /** An earlier audit (`JSON.stringify(result)`): what was already so is told apart from what is new. */
  readonly baseline?: AuditRecord;
  /** A schema contract that the data must keep. */
  readonly contract?: SchemaContract;
  readonly accept?: readonly Acceptance[];
  /** Areas that must be evaluated: `not_evaluated` fails there. */
  readonly require?: readonly Area[];
  /** Shows samples of values that look private; otherwise they are masked. */
  readonly showValues?: boolean;
  readonly signal?: AbortSignal;
  /** Called when something new is known; `partial()` gives the result so far. */
  readonly onUpdate?: (progress: AuditProgress, partial: () => AuditResult) => void;
}

export interface AuditProgress {
  /** Steps done and in all: one for each column, one for each check. */
  readonly done: number;
  readonly total: number;
  readonly message: string;
}

export const SAMPLE_ROWS = 100_000;

/** Worst first. */
export const STATUS_ORDER: readonly Status[] = [
  "fail",
  "error",
  "warn",
  "not_evaluated",
  "info",
  "accepted",
  "pass",
];
