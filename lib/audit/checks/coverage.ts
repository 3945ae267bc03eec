/**
 * The matrix row "Feature coverage": how much of what a column can be has been seen. For categories it is the chance that
 * the next value was seen before (Good–Turing, 1 − singletons/n); for numbers and dates the share of 20 equal bins between the
 * 0.5 % and 99.5 % points that hold a value. Identifiers cannot be covered: they are listed and left out. The guide's
 * literal number, distinct values over rows ≥ 80 %, rewards exactly these identifiers and stands beside.
 */
import { isMissing, type Column, type ColumnProfile } from "../../data/index.ts";
import { defineCheck, limit, NotEvaluable, type AuditInput, type Judgement } from "../check.ts";
import { chao1, goodTuringCoverage, occupiedShare } from "../measures/coverage.ts";
import { count, percent, plural, some } from "../../core/words.ts";

type Role = "category" | "number" | "date" | "id" | "constant" | "empty" | "nested";

interface ColumnCoverage {
  readonly name: string;
  readonly role: Role;
  /** Null for identifiers, empty columns and where it was not counted. */
  readonly coverage: number | null;
  readonly method: string;
  readonly distinct: number;
  readonly present: number;
  /** Distinct values over present ones: the guide's literal reading. */
  readonly uniqueRatio: number | null;
  /** Share of the most frequent value. */
  readonly topShare: number | null;
  /** Chao1: lower bound of how many distinct values there are. */
  readonly richness: number | null;
  /** Share of these rows that lie within what the reference holds. */
  readonly trainSupport: number | null;
}

export default defineCheck({
  name: "coverage",
  question: "Has enough been seen of what each column can be?",
  area: "coverage",
  suite: "quick",
  needs: [],
  options: {
    "value.min": limit(0.8, "Smallest value coverage of an input column (fail)."),
    "trainSupport.min": limit(0.8, "Smallest share of rows within the reference's values or range (fail)."),
    "trainSupport.warn": limit(0.99, "The same, for a warning."),
    "idLike.min": limit(
      0.95,
      "Distinct share from which a column that is no measurement is taken for an identifier (warn).",
    ),
    "quasiConstant.max": limit(0.99, "Share of one value from which a column says nothing (warn)."),
  },
  fix: "Collect more rows of the rare values, merge rare categories into one, or leave the column out: a model meets values there that it has never seen.",
  details: `Headline: the share of input columns whose value coverage is at least 0.80; all must be.

- Category, text, and numbers with at most 20 distinct values: Good–Turing coverage, 1 − f₁/n with f₁ the number of values seen once
  (Good 1953). Chao1, f₁²/2f₂ above the distinct values, tells how many values there are at least (Chao 1984).
- Numbers and dates: occupied share of 20 equal bins between the 0.5 % and the 99.5 % quantile, of the reference where one is given.
- Columns of which nearly every value differs (text, whole numbers) are identifiers: warned of, not counted.

Literal reading of the guide: distinct values / rows ≥ 0.80 in every column. It fails every useful category and passes identifiers.`,
  measure(input, options) {
    const { inputs } = input.roles;
    if (inputs.length === 0) throw new NotEvaluable("There is no input column.");
    const chosen = new Set(inputs);
    const columns = input.profiles
      .filter(({ name }) => chosen.has(name))
      .map((profile) => measureColumn(input, profile, options["idLike.min"] ?? Infinity));
    return { columns, reference: input.against !== undefined };
  },
  judge({ columns }, options) {
    const findings: Judgement[] = [];
    const min = options["value.min"];
    const counted = columns.filter(({ coverage }) => coverage !== null);
    const poor = min === null ? [] : counted.filter(({ coverage }) => coverage! < min);
    const ids = columns.filter(({ role }) => role === "id");
    const share = counted.length === 0 ? null : 1 - poor.length / counted.length;
    findings.push({
      part: "headline",
      status: share === null ? "not_evaluated" : poor.length > 0 ? "fail" : "pass",
      value: share,
      limit: 1,
      op: ">=",
      threshold: "coverage.value.min",
      message:
        share === null
          ? "No input column can be covered: all are identifiers, constant or empty."
          : `${counted.length - poor.length} of ${plural(counted.length, "input column")} have a value coverage of at least ${percent(min ?? 0)}${poor.length === 0 ? "" : `; not: ${some(poor.map(({ name }) => name))}`}${ids.length === 0 ? "" : `; identifiers left out: ${some(ids.map(({ name }) => name))}`}.`,
    });
    const literal = columns.filter(({ uniqueRatio }) => uniqueRatio !== null);
    const unique = literal.filter(({ uniqueRatio }) => uniqueRatio! >= 0.8).length;
    findings.push({
      part: "literal",
      status: literal.length === 0 ? "not_evaluated" : unique === literal.length ? "pass" : "fail",
      value: literal.length === 0 ? null : unique / literal.length,
      limit: 1,
      op: ">=",
      threshold: "coverage.uniqueRatio.min",
      message: `Word for word (distinct values over rows at least 80 %): ${unique} of ${plural(literal.length, "column")}.`,
    });
    for (const column of columns) findings.push(...judgeColumn(column, options));
    return findings;
  },
});

type Limits = {
  "value.min": number | null;
  "trainSupport.min": number | null;
  "trainSupport.warn": number | null;
  "quasiConstant.max": number | null;
};

function judgeColumn(column: ColumnCoverage, options: Limits): Judgement[] {
  const { name, role, coverage, distinct, present, richness, trainSupport, topShare } = column;
  const findings: Judgement[] = [];
  const min = options["value.min"];
  if (coverage !== null && min !== null && coverage < min)
    findings.push({
      status: "fail",
      column: name,
      value: coverage,
      limit: min,
      op: ">=",
      threshold: "coverage.value.min",
      method: column.method,
      message:
        role === "category"
          ? `The next value of "${name}" was seen before with a chance of ${percent(coverage)} only: ${count(distinct)} values seen${richness === null || richness < distinct + 1 ? "" : `, at least ${count(Math.round(richness))} expected`}.`
          : `The values of "${name}" fill ${percent(coverage)} of their range.`,
    });
  if (role === "id")
    findings.push({
      status: "warn",
      column: name,
      value: column.uniqueRatio,
      threshold: "coverage.idLike.min",
      message: `"${name}" names rows (${count(distinct)} values in ${plural(present, "row")}): a model would learn them by heart.`,
      fix: `Leave the column out of the inputs: declare it as id, or ignore it.`,
    });
  const quasi = options["quasiConstant.max"];
  if (role === "constant" || (topShare !== null && quasi !== null && topShare > quasi))
    findings.push({
      status: "warn",
      column: name,
      value: topShare,
      ...(quasi === null ? {} : { limit: quasi, op: "<=" as const }),
      threshold: "coverage.quasiConstant.max",
      message:
        role === "constant"
          ? `"${name}" holds one value only.`
          : `${percent(topShare!)} of "${name}" is one value.`,
      fix: "Leave the column out, or find out why it never changes.",
    });
  const [fail, warn] = [options["trainSupport.min"], options["trainSupport.warn"]];
  if (trainSupport !== null) {
    const status =
      fail !== null && trainSupport < fail ? "fail" : warn !== null && trainSupport < warn ? "warn" : "pass";
    if (status !== "pass")
      findings.push({
        status,
        column: name,
        value: trainSupport,
        limit: (status === "fail" ? fail : warn)!,
        op: ">=",
        threshold: status === "fail" ? "coverage.trainSupport.min" : "coverage.trainSupport.warn",
        message: `${percent(1 - trainSupport)} of "${name}" lies outside what the reference holds.`,
        fix: "A model cannot be trusted there: collect such rows for training, or refuse them when serving.",
      });
  }
  return findings;
}

/** Distinct numbers up to which they are taken for categories. */
const FEW = 20;

function measureColumn(input: AuditInput, profile: ColumnProfile, idLike: number): ColumnCoverage {
  const { name, type, distinct, numeric } = profile;
  const present = profile.n - profile.missing;
  const uniqueRatio = present === 0 ? null : Math.min(1, distinct / present);
  const role = roleOf(profile, present, idLike);
  const top = profile.top[0];
  const column = input.sample.column(name);
  const reference = input.against?.sample.has(name) === true ? input.against.sample.column(name) : undefined;
  const measured = role === "number" || role === "date";
  const values = measured ? presentValues(column) : new Float64Array();
  const coverage = measured
    ? occupiedShare(values, range(reference === undefined ? values : presentValues(reference)), 20)
    : role === "category" && profile.singletons !== null
      ? goodTuringCoverage(profile.singletons, present)
      : null;
  return {
    name,
    role,
    coverage,
    method: measured ? "occupied share of 20 bins between the 0.5 % and 99.5 % quantiles" : "Good–Turing",
    distinct,
    present,
    uniqueRatio,
    topShare: present === 0 || top === undefined ? null : top.count / present,
    richness:
      role === "category" && profile.singletons !== null && profile.doubletons !== null
        ? chao1(distinct, profile.singletons, profile.doubletons)
        : null,
    trainSupport:
      reference === undefined || type === "json" || numeric === undefined ? null : support(column, reference),
  };
}

/** Whole numbers and text that nearly never repeat name rows; measurements with a fraction may differ everywhere. */
function roleOf(profile: ColumnProfile, present: number, idLike: number): Role {
  const { type, distinct, numeric } = profile;
  if (present === 0) return "empty";
  if (distinct === 1) return "constant";
  const names = type === "string" || type === "json" || numeric?.integer === true;
  if (names && present >= 20 && distinct / present >= idLike) {
    if (type !== "number" || isSequence(profile)) return "id";
    return "number";
  }
  if (type === "json" && profile.kinds["object"] !== undefined) return "nested";
  if (type === "number") return distinct <= FEW ? "category" : "number";
  return type === "date" ? "date" : "category";
}

/** Whole numbers that are all different and lie close together, or rise row by row, count something. */
function isSequence({ numeric, distinct }: ColumnProfile): boolean {
  if (numeric === null || numeric.min === null || numeric.max === null) return false;
  return (
    numeric.increasing === true ||
    numeric.decreasing === true ||
    numeric.max - numeric.min + 1 <= 1.05 * distinct
  );
}

function presentValues(column: Column): Float64Array {
  if (column.type !== "number" && column.type !== "date") return new Float64Array();
  return column.values.filter((value) => Number.isFinite(value));
}

/** Values from which the outer quantiles are read. */
const RANGED = 20_000;

function range(values: Float64Array): readonly [number, number] {
  const step = Math.max(1, Math.floor(values.length / RANGED));
  const sorted = (step === 1 ? values.slice() : values.filter((_, i) => i % step === 0)).sort();
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? 0;
  return [at(0.005), at(0.995)];
}

/** Share of present values within the reference's range or among its values. */
function support(column: Column, reference: Column): number | null {
  if (column.type !== reference.type) return null;
  let inside = 0;
  let present = 0;
  if (column.type === "string" && reference.type === "string") {
    const known = new Set<string>();
    for (const code of reference.codes) if (code >= 0) known.add(reference.dictionary[code]!);
    const seen = column.dictionary.map((text) => known.has(text));
    for (const code of column.codes) {
      if (code < 0) continue;
      present++;
      if (seen[code]!) inside++;
    }
  } else if (column.type === "number" || column.type === "date") {
    const values = presentValues(reference);
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    for (let i = 0; i < column.values.length; i++) {
      if (isMissing(column, i)) continue;
      present++;
      if (column.values[i]! >= low && column.values[i]! <= high) inside++;
    }
  } else return null;
  return present === 0 ? null : inside / present;
}
