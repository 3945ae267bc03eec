/** What an audit gives: plain records, and the ways to look at them. */
import type { Displayable } from "../core/index.ts";
import type { ColumnProfile, Frame } from "../data/index.ts";
import type { Figure } from "../plots/index.ts";
import type { Area, Finding, Roles, Status } from "./check.ts";
import type { SchemaContract } from "./schema-contract.ts";

/** One row of the data matrix: the honest number first, the guide's literal number beside it. */
export interface MatrixRow {
  readonly area: "completeness" | "labels" | "coverage" | "timeliness";
  readonly title: string;
  readonly status: Status;
  readonly message: string;
  readonly value: number | null;
  readonly limit: number | null;
  readonly op: string;
  readonly literal: {
    readonly status: Status;
    readonly message: string;
    readonly value: number | null;
  } | null;
  /** Everything else that its check says, worst first, by id. */
  readonly beside: readonly string[];
}

export interface Verdict {
  /** `fail` over `warn` over `pass`; `not_evaluated` when nothing could be evaluated, `error` when a check broke. */
  readonly status: "pass" | "warn" | "fail" | "not_evaluated" | "error";
  readonly counts: Readonly<Record<Status, number>>;
  /** "2 fail, 3 warn: completeness (US DVD Sales), …". */
  readonly message: string;
}

/** How the audit was made: enough to make it again. */
export interface Provenance {
  readonly rows: number;
  readonly columns: number;
  readonly engine: string;
  readonly suite: "quick" | "full";
  readonly seed: number;
  readonly sampleRows: number;
  readonly sampled: boolean;
  /** Milliseconds since 1970: the moment of judgement. */
  readonly now: number;
  readonly literal: boolean;
  readonly thresholds: Readonly<Record<string, number | string | boolean | null>>;
  readonly notes: readonly string[];
}

/** The record that is written as JSON, read as a baseline, and rendered. */
export interface AuditRecord {
  readonly kind: "assay.audit";
  readonly version: 1;
  readonly name: string;
  readonly verdict: Verdict;
  readonly matrix: readonly MatrixRow[];
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly roles: Roles;
  readonly profiles: readonly ColumnProfile[];
  /** What each check measured, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly provenance: Provenance;
  /** False while it runs, or when it was stopped before all was done. */
  readonly complete: boolean;
  /** Set when an earlier audit was given. */
  readonly changes: BaselineChanges | null;
}

export interface BaselineChanges {
  /** Ids of findings that are new, gone, or of another status. */
  readonly appeared: readonly string[];
  readonly resolved: readonly string[];
  readonly changed: readonly { readonly id: string; readonly from: Status; readonly to: Status }[];
  /** Checks whose numbers moved, with both numbers. */
  readonly moved: readonly { readonly id: string; readonly from: number; readonly to: number }[];
}

export interface AuditResult extends AuditRecord, Displayable {
  /** Findings of one area, check, status or column. */
  find(query: { area?: Area; check?: string; status?: Status; column?: string }): readonly Finding[];
  /** The findings as a frame. */
  toFrame(): Frame;
  /** Interactive figures by name: `missing`, `associations`, `column NAME` … */
  figures(): Record<string, Figure>;
  /** A schema contract that these data keep. */
  contract(): SchemaContract;
  /** The whole report as one HTML page. */
  toHtml(): string;
  /** Text for a terminal. */
  toText(options?: { readonly colour?: boolean; readonly width?: number }): string;
  /** One test case for each check, in JUnit's XML. */
  toJunit(): string;
  toJSON(): AuditRecord;
}
