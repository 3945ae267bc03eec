/**
 * What the relational storage asks of a database: statements with `?` for their values go in, rows come out, and the few
 * places where SQL differs stand in one record for each engine.
 */

export type SqlValue = string | number | null;
export type Row = readonly SqlValue[];
/** A statement and the values of its question marks, in order. */
export type Statement = readonly [sql: string, ...values: SqlValue[]];

/** Where the SQL of two engines differs. */
export interface SqlDialect {
  /** The engine's name, for messages. */
  readonly engine: string;
  /** Names of the tables that are there. */
  readonly tableNames: string;
  /** Statements before the tables are made: locks, types. */
  readonly beforeTables: readonly Statement[];
  /** Column type of an id that counts itself up; the table's last line makes it the primary key. */
  readonly serial: string;
  readonly float: string;
  readonly time: string;
  /** Column type of one of some words, by the name that SQLAlchemy gives it. */
  words(name: keyof typeof wordTypes): string;
  /** True where rows are locked one by one; false where a writer has the database to itself. */
  readonly locksRows: boolean;
  /** Appended to a SELECT: nobody else changes these rows until the transaction ends. */
  readonly forUpdate: string;
  /** Appended to a SELECT: nobody finishes these trials until the transaction ends. */
  readonly forShare: string;
  /** The id of the trial that this transaction has made. */
  readonly newTrialId: string;
  /** `IN (…)` for a JSON list of ids. */
  readonly inList: string;
  /** Now, by the database's clock. */
  readonly now: string;
  /** Seconds since `h.heartbeat`, by the same clock. */
  readonly silence: string;
}

/** The words that enumerated columns hold, in Optuna's order. */
export const wordTypes = {
  studydirection: ["NOT_SET", "MINIMIZE", "MAXIMIZE"],
  trialstate: ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"],
  trialvaluetype: ["FINITE", "INF_POS", "INF_NEG"],
  trialintermediatevaluetype: ["FINITE", "INF_POS", "INF_NEG", "NAN"],
} as const;

/** A connection to a database. */
export interface SqlEngine {
  readonly dialect: SqlDialect;
  /** The rows of one statement that changes nothing. */
  read(statement: Statement): readonly Row[];
  /**
   * Runs the statements as one transaction; gives the rows of each.
   * @param options.repeatable the statements may run twice, so they are sent again when the connection broke on the way.
   * @param options.durable must outlive a power cut, not only the process.
   * @throws SqlConstraintError for a row that is there already or lacks its parent.
   */
  write(
    statements: readonly Statement[],
    options?: { readonly repeatable?: boolean; readonly durable?: boolean },
  ): readonly (readonly Row[])[];
  /** True when the last `write` was sent twice. */
  readonly resent: boolean;
  /** Ends the connection; the next statement opens it anew. */
  close(): void;
}

/** A row that is there already, or whose parent is not there. */
export class SqlConstraintError extends Error {
  readonly kind: "unique" | "foreign";
  constructor(kind: "unique" | "foreign", message: string) {
    super(message);
    this.kind = kind;
  }
}
