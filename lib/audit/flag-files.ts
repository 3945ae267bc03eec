/** From the words of a magic or of the command line to options; reads the files that they name. */
import { readFile } from "node:fs/promises";
import type { Acceptance } from "./accept.ts";
import type { Area } from "./check.ts";
import type { AuditOptions } from "./options.ts";
import type { AuditRecord } from "./result.ts";
import { readContract } from "./schema-contract.ts";
import type { ThresholdValue } from "./thresholds.ts";

export interface AuditFlags {
  readonly label?: string | undefined;
  readonly time?: string | undefined;
  readonly group?: string | undefined;
  readonly id?: string | undefined;
  readonly ignore?: readonly string[];
  readonly suite?: "quick" | "full";
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** NAME=VALUE. */
  readonly threshold?: readonly string[];
  /** COLUMN=VALUE. */
  readonly missing?: readonly string[];
  readonly literal?: boolean;
  readonly require?: readonly string[];
  /** Paths of JSON files, or what they hold. */
  readonly contract?: unknown;
  readonly baseline?: unknown;
  readonly accept?: unknown;
  readonly encoding?: "utf-8" | "latin-1" | "utf-16" | undefined;
  readonly ragged?: "error" | "skip" | "pad" | undefined;
  readonly sample?: number | undefined;
  readonly seed?: number;
  readonly now?: string | undefined;
  readonly showValues?: boolean;
}

const AREAS: readonly Area[] = [
  "completeness",
  "labels",
  "coverage",
  "timeliness",
  "structure",
  "values",
  "duplicates",
  "associations",
  "leakage",
  "drift",
  "privacy",
  "contract",
];

/** @throws RangeError for words that are wrong, Error for files that cannot be read. */
export async function readAuditFlags(flags: AuditFlags): Promise<AuditOptions> {
  const { ignore = [], threshold = [], missing = [], require = [], only = [], skip = [] } = flags;
  for (const area of require)
    if (!AREAS.includes(area as Area))
      throw new RangeError(`audit: require: no area "${area}"; known: ${AREAS.join(", ")}`);
  const [contract, baseline, accept] = await Promise.all(
    (["contract", "baseline", "accept"] as const).map((name) => jsonOf(name, flags[name])),
  );
  if (accept !== undefined && !Array.isArray(accept))
    throw new TypeError(
      `audit: accept must be a JSON list; got ${typeof accept}; e.g. [{"check": "completeness", "column": "age", "reason": "…", "until": "2026-12-31"}]`,
    );
  const parts = Object.fromEntries(
    (
      [
        "label",
        "time",
        "group",
        "id",
        "now",
        "suite",
        "literal",
        "seed",
        "showValues",
        "encoding",
        "ragged",
      ] as const
    )
      .filter((name) => flags[name] !== undefined)
      .map((name) => [name, flags[name]]),
  );
  return {
    ...parts,
    ignore,
    require: require as readonly Area[],
    ...(only.length === 0 ? {} : { only }),
    ...(skip.length === 0 ? {} : { skip }),
    ...(threshold.length === 0 ? {} : { thresholds: thresholdsOf(threshold) }),
    ...(missing.length === 0 ? {} : { missing: missingOf(missing) }),
    ...(flags.sample === undefined ? {} : { sampleRows: flags.sample }),
    ...(contract === undefined ? {} : { contract: readContract(contract) }),
    ...(baseline === undefined ? {} : { baseline: baseline as AuditRecord }),
    ...(accept === undefined ? {} : { accept: accept as readonly Acceptance[] }),
  };
}

/** `completeness.cells.max=0.1`; `off` turns a threshold off. */
function thresholdsOf(words: readonly string[]): Record<string, ThresholdValue> {
  return Object.fromEntries(
    words.map((word) => {
      const [name, text] = halves("threshold", word, "completeness.cells.max=0.1");
      const value =
        text === "off" || text === "null"
          ? null
          : text === "true"
            ? true
            : text === "false"
              ? false
              : Number(text);
      return [name, typeof value === "number" && Number.isNaN(value) ? text : value];
    }),
  );
}

function missingOf(words: readonly string[]): Record<string, (string | number)[]> {
  const tokens: Record<string, (string | number)[]> = {};
  for (const word of words) {
    const [column, text] = halves("missing", word, "Sex=.");
    const list = (tokens[column] ??= []);
    list.push(text);
    if (text.trim() !== "" && Number.isFinite(Number(text))) list.push(Number(text));
  }
  return tokens;
}

function halves(flag: string, word: string, example: string): [string, string] {
  const at = word.lastIndexOf("=");
  if (at <= 0) throw new RangeError(`audit: ${flag} wants NAME=VALUE; got "${word}"; e.g. ${example}`);
  return [word.slice(0, at), word.slice(at + 1)];
}

async function jsonOf(name: string, given: unknown): Promise<unknown> {
  if (typeof given !== "string") return given;
  let text: string;
  try {
    text = await readFile(given, "utf8");
  } catch (error) {
    throw new Error(
      `audit: ${name}: cannot read "${given}" (${(error as NodeJS.ErrnoException).code ?? String(error)}); give the path of a JSON file`,
      { cause: error },
    );
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new TypeError(`audit: ${name}: "${given}" is not JSON (${(error as Error).message})`, {
      cause: error,
    });
  }
}
