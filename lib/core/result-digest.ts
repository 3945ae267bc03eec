/**
 * A result in brief, as plain values: what it is of, its verdict, and the numbers by which two results are compared (data, model, scores,
 * limits, findings, ranks). Notebooks keep it beside a result's looks (`metadata.assay` of an output); reports are compared by it.
 */
import type { SheetStatus } from "./sheet.ts";

export interface DigestMetric {
  readonly metric: string;
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly greaterIsBetter?: boolean;
  readonly n?: number;
}

export interface DigestFinding {
  readonly id: string;
  readonly status: SheetStatus;
  readonly message: string;
  readonly value?: number | null;
}

export interface ResultDigest {
  /** "assay.audit", "assay.validation" … */
  readonly kind: string;
  readonly title: string;
  readonly status: SheetStatus;
  readonly message: string;
  readonly data?: {
    readonly name?: string;
    readonly rows?: number;
    readonly sha256?: string;
    readonly columns?: readonly { readonly name: string; readonly type?: string }[];
  };
  readonly model?: { readonly name: string; readonly params?: Readonly<Record<string, unknown>> };
  readonly metrics?: readonly DigestMetric[];
  readonly thresholds?: Readonly<Record<string, unknown>>;
  /** Those that do not simply pass. */
  readonly findings?: readonly DigestFinding[];
  /** Features by output, the most important first. */
  readonly ranks?: Readonly<Record<string, readonly string[]>>;
}

/** Under this symbol a result has a method that gives its digest. */
export const digestSymbol: unique symbol = Symbol.for("assay.digest");

const STATUSES = ["pass", "info", "warn", "fail", "error", "not_evaluated", "accepted"];
const MOST_FINDINGS = 200;
const MOST_FEATURES = 100;

/**
 * The digest of a result, or of its JSON; undefined for what is no result.
 * @param title what the result calls itself, where its record does not say.
 */
export function digestOf(value: unknown, title?: string): ResultDigest | undefined {
  if (!isRecord(value)) return undefined;
  const verdict = isRecord(value["verdict"]) ? value["verdict"] : value;
  const status = STATUSES.find((each) => each === verdict["status"]) as SheetStatus | undefined;
  const kind = typeof value["kind"] === "string" ? value["kind"] : "";
  if (!kind.startsWith("assay.") && (status === undefined || title === undefined)) return undefined;
  const make = MAKERS[kind];
  const base = {
    kind: kind.startsWith("assay.") ? kind : "assay.judgement",
    title: title ?? text(value["title"]) ?? kind,
    status: status ?? "info",
    message: text(verdict["message"]) ?? "",
  };
  return JSON.parse(JSON.stringify({ ...base, ...make?.(value) })) as ResultDigest;
}

/** The metadata of an output that shows the value. */
export function digestMetadata(value: unknown, title?: string): { readonly assay?: ResultDigest } {
  const digest = digestOf(value, title);
  return digest === undefined ? {} : { assay: digest };
}

type Fields = Readonly<Record<string, unknown>>;

const MAKERS: Readonly<Record<string, (value: Fields) => Partial<ResultDigest>>> = {
  "assay.audit": (value) => {
    const { rows } = fields(value["provenance"]);
    return {
      title: `Audit of ${text(value["name"]) ?? "a table"}`,
      data: {
        ...named(value["name"]),
        ...(typeof rows === "number" ? { rows } : {}),
        columns: records(value["profiles"]).map(({ name, type }) => ({
          name: String(name),
          type: String(type),
        })),
      },
      thresholds: fields(fields(value["provenance"])["thresholds"]),
      findings: findingsOf(value),
    };
  },
  "assay.validation": (value) => {
    const data = fields(value["data"]);
    const { params, thresholds } = fields(value["provenance"]);
    return {
      title: `Validation of ${text(value["model"]) ?? "a model"}`,
      data: {
        ...(typeof data["rows"] === "number" ? { rows: data["rows"] } : {}),
        ...(Array.isArray(data["features"])
          ? { columns: data["features"].map((name) => ({ name: String(name) })) }
          : {}),
      },
      model: { name: text(value["model"]) ?? "", params: fields(params) },
      metrics: records(value["metrics"]).map((row) => {
        const interval = fields(row["interval"] ?? row["foldInterval"]);
        return {
          metric: String(row["metric"]),
          value: number((interval["of"] === "pooled" ? row["pooled"] : undefined) ?? row["mean"]),
          low: number(interval["low"]),
          high: number(interval["high"]),
          greaterIsBetter: row["greaterIsBetter"] !== false,
          ...(typeof row["n"] === "number" ? { n: row["n"] } : {}),
        };
      }),
      thresholds: fields(thresholds),
      findings: findingsOf(value),
    };
  },
  "assay.explanation": (value) => {
    const data = text(value["data"]);
    const accuracy = fields(value["accuracy"]);
    return {
      title: `Explanation of ${text(value["model"]) ?? "a model"}`,
      message: text(accuracy["message"]) ?? "",
      data: {
        ...named(data),
        ...(typeof value["rows"] === "number" ? { rows: value["rows"] } : {}),
      },
      model: { name: text(value["model"]) ?? "", params: fields(value["params"]) },
      ranks: Object.fromEntries(
        Object.entries(fields(value["effects"])).map(([output, list]) => [
          output,
          records(list)
            .slice(0, MOST_FEATURES)
            .map(({ feature }) => String(feature)),
        ]),
      ),
    };
  },
  "assay.comparison": (value) => ({
    title: "Comparison of models",
    metrics: records(value["models"]).map((model) => {
      const interval = fields(model["interval"]);
      return {
        metric: `${text(model["name"]) ?? "model"}: ${text(value["metric"]) ?? "score"}`,
        value: number(model["mean"]),
        low: number(interval["low"]),
        high: number(interval["high"]),
        greaterIsBetter: value["greaterIsBetter"] !== false,
      };
    }),
  }),
};

function findingsOf(value: Fields): DigestFinding[] {
  return records(value["findings"])
    .filter(({ status }) => status !== "pass")
    .slice(0, MOST_FINDINGS)
    .map(({ id, status, message, value: measured }) => ({
      id: String(id),
      status: (STATUSES.find((each) => each === status) ?? "info") as SheetStatus,
      message: String(message),
      value: number(measured),
    }));
}

function named(name: unknown): { readonly name?: string } {
  return typeof name === "string" && name !== "" ? { name } : {};
}

function isRecord(value: unknown): value is Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function fields(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

function records(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
