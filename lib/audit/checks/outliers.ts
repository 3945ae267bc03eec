/**
 * Outliers of single numeric columns by three rules: Tukey's fences, the modified z-score, the z-score. They are listed, never
 * dropped. What is warned of are values that stand apart: few, and several times as far from the middle as all others.
 */
import type { Column, ColumnProfile } from "../../data/index.ts";
import { defineCheck, EVIDENCE_ROWS, limit, NotEvaluable, rowNumber, type Judgement } from "../check.ts";
import { valueOutliers } from "../measures/value-outliers.ts";
import { number, percent, plural, some } from "../../core/words.ts";

/** Fewer have no middle that others could be far from. */
const LEAST_VALUES = 10;

/** Columns whose outlying rows are all listed. */
const MOST_DETAILED = 300;

type Rule = "tukey" | "modified-z" | "z";

interface Fences {
  readonly rule: Rule;
  readonly low: number;
  readonly high: number;
}

export default defineCheck({
  name: "outliers",
  question: "Do single numbers lie far from the others?",
  area: "values",
  suite: "quick",
  needs: [],
  options: {
    "tukey.k": limit(1.5, "Tukey's fences lie this many quartile distances outside the quartiles."),
    "modifiedZ.max": limit(3.5, "Modified z-score from which a value is an outlier."),
    "z.max": limit(3, "z-score from which a value is an outlier."),
    "apart.max": limit(
      3,
      "Values this many times as far from the median as all others stand apart (warn), when they are few.",
    ),
    "share.info": limit(0.05, "Share of values outside Tukey's fences from which a column is named (info)."),
  },
  fix: "Look at the rows: an error of entry or of unit is mended or made missing, a true extreme stays and is told of. Never drop rows only because a rule names them.",
  details: `Three rules for every numeric input: outside the quartiles by 1.5 quartile distances (Tukey 1977; 0.7 % of normal values);
modified z, 0.6745 · |x − median| / MAD above 3.5 (Iglewicz & Hoaglin 1993); z above 3. Where more than half of the values are equal the
MAD is 0, and the mean distance from the median takes its place, or every other value would be an outlier. Fences come from the
statistics of all rows where these are exact; rows are counted and listed in the sample.

A long tail alone is no error. The warning is for values that stand apart: outside the fences of both Tukey and the modified z, at most
1 % of the rows, and at least three times as far from the median as the farthest of the others.`,
  measure(input, options) {
    const profiles = new Map(input.profiles.map((profile) => [profile.name, profile]));
    const limits: Record<Rule, number | null> = {
      tukey: options["tukey.k"],
      "modified-z": options["modifiedZ.max"],
      z: options["z.max"],
    };
    const columns = input.roles.inputs.flatMap((name) => {
      const column = input.sample.column(name);
      if (column.type !== "number") return [];
      const profile = profiles.get(name);
      if (profile !== undefined && (profile.distinct < 3 || profile.n - profile.missing < LEAST_VALUES))
        return [];
      const rules = (["tukey", "modified-z", "z"] as const).flatMap((rule) => {
        const at = limits[rule];
        const fences = at === null ? undefined : fencesOf(rule, at, column.values, profile);
        return fences === undefined ? [] : [fences];
      });
      if (rules.length === 0) return [];
      const outside = lookOutside(column, rules, profile?.numeric?.quantiles?.["0.5"]);
      return outside.n < LEAST_VALUES ? [] : [{ name, ...outside }];
    });
    if (columns.length === 0)
      throw new NotEvaluable(`No input column holds ${LEAST_VALUES} numbers that differ.`);
    return {
      sampled: input.sampleRows !== undefined,
      columns: columns.map(({ farthest, ...rest }, at) => {
        // Of very wide tables, rows are kept where one of them may matter.
        const kept = at < MOST_DETAILED || (rest.apart?.ratio ?? 0) >= 2 ? farthest : [];
        return {
          ...rest,
          rows: kept.map((i) => rowNumber(input, i)),
          values: kept
            .slice(0, 5)
            .map((i) => input.show(rest.name, valueOf(input.sample.column(rest.name), i))),
        };
      }),
    };
  },
  judge({ columns, sampled }, options) {
    const findings: Judgement[] = [];
    const [apartMax, share] = [options["apart.max"], options["share.info"]];
    for (const { name, n, counts, apart, rows, values } of columns) {
      const outside = counts.tukey ?? counts["modified-z"] ?? counts.z ?? 0;
      const base = { column: name, n, sampled };
      if (apartMax !== null && apart !== null && apart.ratio >= apartMax) {
        const shown = Math.min(apart.count, rows.length);
        findings.push({
          ...base,
          status: "warn",
          value: apart.ratio,
          threshold: "outliers.apart.max",
          limit: apartMax,
          op: "<",
          message: `${plural(apart.count, "value")} of "${name}" ${apart.count === 1 ? "stands" : "stand"} apart (${some(values.slice(0, shown))}): ${number(apart.ratio)} times as far from the median as any other.`,
          evidence: { rows: rows.slice(0, shown), total: apart.count, values: values.slice(0, shown) },
        });
      } else if (share !== null && outside / n > share)
        findings.push({
          ...base,
          status: "info",
          value: outside / n,
          threshold: "outliers.share.info",
          limit: share,
          op: "<=",
          message: `${percent(outside / n)} of "${name}" lies outside Tukey's fences, farthest ${some(values, 2)}: a long tail more than errors.`,
          fix: "Nothing is wrong with a long tail; scale such a column by median and quartiles, or take its logarithm, for models that mind.",
          evidence: { rows, total: outside, values },
          method: `outside Tukey's fences ${counts.tukey ?? "–"}, modified z ${counts["modified-z"] ?? "–"}, z ${counts.z ?? "–"}`,
        });
    }
    if (!findings.some(({ status }) => status === "warn"))
      findings.unshift({
        status: "pass",
        value: 0,
        threshold: "outliers.apart.max",
        message: `In none of ${plural(columns.length, "column")} of numbers do single values stand apart.`,
        sampled,
      });
    return findings;
  },
});

/** From the statistics of all rows where they are exact, else from the sample. */
function fencesOf(
  rule: Rule,
  at: number,
  values: Float64Array,
  profile: ColumnProfile | undefined,
): Fences | undefined {
  const numeric = profile?.numeric;
  const quantiles = numeric?.quantilesExact === true ? numeric.quantiles : null;
  const [q1, q3, median] = [quantiles?.["0.25"], quantiles?.["0.75"], quantiles?.["0.5"]];
  const around = (centre: number, reach: number): Fences => ({
    rule,
    low: centre - reach,
    high: centre + reach,
  });
  if (rule === "tukey" && q1 !== undefined && q3 !== undefined)
    return { rule, low: q1 - at * (q3 - q1), high: q3 + at * (q3 - q1) };
  if (rule === "modified-z" && median !== undefined && numeric!.mad !== null && numeric!.mad > 0)
    return around(median, (at * numeric!.mad) / 0.6745);
  const [mean, std] = [numeric?.mean ?? null, numeric?.std ?? null];
  if (rule === "z" && mean !== null && std !== null) return around(mean, at * std);
  const { low, high } = valueOutliers(values, { rule, limit: at });
  return low === null || high === null ? undefined : { rule, low, high };
}

/** Counts by rule, the farthest positions first, and how far the few that stand apart lie beyond the rest. */
function lookOutside(
  column: Column & { readonly type: "number" },
  rules: readonly Fences[],
  median: number | undefined,
): {
  n: number;
  fences: readonly Fences[];
  counts: Partial<Record<Rule, number>>;
  apart: { count: number; ratio: number } | null;
  farthest: number[];
} {
  const { values } = column;
  const counts: Partial<Record<Rule, number>> = {};
  for (const { rule } of rules) counts[rule] = 0;
  const any: number[] = [];
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    n++;
    let outside = false;
    for (const { rule, low, high } of rules)
      if (value < low || value > high) {
        counts[rule]!++;
        outside = true;
      }
    if (outside) any.push(i);
  }
  const centre = median ?? (rules[0]!.low + rules[0]!.high) / 2;
  const distance = (i: number): number => Math.abs(values[i]! - centre);
  any.sort((a, b) => distance(b) - distance(a) || a - b);
  return {
    n,
    fences: rules,
    counts,
    apart: standingApart(values, rules, centre, any, n),
    farthest: any.slice(0, EVIDENCE_ROWS),
  };
}

/** The widest step between neighbours in distance, among at most 1 % of the rows; null where no value is outside all fences. */
function standingApart(
  values: Float64Array,
  rules: readonly Fences[],
  centre: number,
  farthestFirst: readonly number[],
  n: number,
): { count: number; ratio: number } | null {
  const strict = rules.filter(({ rule }) => rule !== "z");
  const isOutside = (value: number): boolean => strict.every(({ low, high }) => value < low || value > high);
  const most = Math.max(1, Math.floor(n / 100));
  let best: { count: number; ratio: number } | null = null;
  for (let k = 0; k < Math.min(most, farthestFirst.length); k++) {
    const value = values[farthestFirst[k]!]!;
    if (!isOutside(value)) break;
    const next = farthestFirst[k + 1];
    // The rest ends at the next outlier, or at the nearest fence.
    const rest =
      next === undefined
        ? Math.max(...rules.map(({ low, high }) => Math.min(centre - low, high - centre)))
        : Math.abs(values[next]! - centre);
    if (!(rest > 0)) continue;
    const ratio = Math.abs(value - centre) / rest;
    if (best === null || ratio > best.ratio) best = { count: k + 1, ratio };
  }
  return best;
}

function valueOf(column: Column, i: number): number {
  return column.type === "number" ? column.values[i]! : Number.NaN;
}
