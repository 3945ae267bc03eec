/**
 * Where values are missing: which columns together, whether completely at random, and whether the holes follow the label or another
 * column. A hole that tells something is information for a model, and a trap for whoever fills it.
 */
import { setImmediate as turn } from "node:timers/promises";
import { takeRows, type Missingness } from "../../data/index.ts";
import { defineCheck, limit, NotEvaluable, type AuditInput, type Judgement } from "../check.ts";
import { drawnRows, isSampled, varyingNumbers } from "../drawn-rows.ts";
import { randomMissing } from "../measures/missing-completely-at-random.ts";
import { missingAgainst, nullityCorrelation, type MissingAgainst } from "../measures/nullity.ts";
import { number, percent, plural, some } from "../../core/words.ts";

/** Incomplete columns and patterns that are kept for plots. */
const MOST_COLUMNS = 60;
const MOST_PATTERNS = 50;
/** Rows, incomplete columns and others that holes are compared with. */
const MOST_ROWS = 10_000;
const MOST_TARGETS = 30;
const MOST_OTHERS = 50;
/** Numeric columns in Little's test. */
const MOST_NUMBERS = 20;

export default defineCheck({
  name: "missing-patterns",
  question: "Do missing values follow a pattern?",
  area: "completeness",
  suite: "full",
  needs: [],
  options: {
    "label.max": limit(0.2, "Strength with which the label tells where a column is missing (warn)."),
    "columns.max": limit(0.3, "Strength with which another column tells it (info)."),
    "nullity.max": limit(0.9, "Correlation of the holes of two columns from which the pair is named (info)."),
    "mcar.p": limit(
      0.01,
      "p of Little's test below which values are not missing completely at random (info).",
    ),
  },
  fix: "Keep an indicator of the hole as a column, and ask why it is there: a hole that follows the label may have been made after the outcome.",
  details: `Patterns and pairs are counted over all rows. The correlation of two columns' holes is Pearson's of their indicators.

For every incomplete column, each other column and the label are asked how well they tell where it is missing: a number by the area
under the ROC curve, strength |2·AUC − 1|; a category by Cramér's V, corrected for bias. A strength counts when it is four standard
errors from chance. At most ${MOST_ROWS} rows, ${MOST_TARGETS} incomplete columns, ${MOST_OTHERS} others.

Little's test (1988) asks whether rows with different patterns have different means, in at most ${MOST_NUMBERS} columns of numbers, the
incomplete ones first. It assumes normality: evidence, not proof. Where it is not defined the reason is given.`,
  async measure(input) {
    if (input.rows === 0) throw new NotEvaluable("The table has no rows.");
    const missingness = await input.missingness();
    const holes = input.profiles.filter(({ missing }) => missing > 0);
    if (holes.length > 0 && holes.every(({ n, missing }) => missing === n))
      throw new NotEvaluable("What is missing is missing in every row: there is no pattern to see.");
    const rows = drawnRows(input, MOST_ROWS);
    const nullity = nullityCorrelation(missingness, input.rows);
    return {
      rows: input.rows,
      /** What plots of patterns and nullity take, incomplete columns only; `together` row-major. */
      missingness: incompletePart(missingness),
      pairs: pairsOf(nullity.columns, nullity.value),
      mcar: await littleTest(input, rows),
      follows: await holesAgainst(input, rows),
      n: rows.length,
      sampled: isSampled(input, rows),
    };
  },
  judge({ rows, missingness, pairs, mcar, follows, n, sampled }, options) {
    const findings: Judgement[] = [];
    const [labelMax, columnsMax] = [options["label.max"], options["columns.max"]];
    const [nullityMax, pMax] = [options["nullity.max"], options["mcar.p"]];
    for (const { column, label, others } of follows) {
      if (label !== null && label.sure && labelMax !== null && label.strength > labelMax)
        findings.push({
          status: "warn",
          column,
          value: label.strength,
          threshold: "missing-patterns.label.max",
          limit: labelMax,
          op: "<=",
          message: `Where "${column}" is missing, the label is another: ${wording(label)}.`,
          n: label.n,
          sampled,
        });
      const strong = others.filter(
        ({ sure, strength }) => sure && columnsMax !== null && strength > columnsMax,
      );
      const first = strong[0];
      if (first !== undefined)
        findings.push({
          status: "info",
          column,
          value: first.strength,
          threshold: "missing-patterns.columns.max",
          limit: columnsMax!,
          op: "<=",
          message: `Where "${column}" is missing can be told from ${some(strong.map((each) => each.column))}: ${wording(first)}.`,
          fix: "Fill it from these columns, inside each fold, and keep an indicator; dropping the rows would bend the rest.",
          n: first.n,
          sampled,
        });
    }
    for (const { a, b, value } of pairs.filter((pair) => nullityMax !== null && pair.value > nullityMax))
      findings.push({
        status: "info",
        column: `${a} × ${b}`,
        value,
        threshold: "missing-patterns.nullity.max",
        limit: nullityMax!,
        op: "<=",
        message: `"${a}" and "${b}" are missing in the same rows (correlation ${number(value)}).`,
        fix: "Look for one cause, a form not filled in or a join that failed; one indicator serves both.",
      });
    if (mcar.p !== null)
      findings.push({
        status: pMax !== null && mcar.p < pMax ? "info" : "pass",
        value: mcar.p,
        threshold: "missing-patterns.mcar.p",
        ...(pMax === null ? {} : { limit: pMax, op: ">=" as const }),
        message: `Little's test ${pMax !== null && mcar.p < pMax ? "speaks against" : "does not speak against"} values missing completely at random: χ² ${number(mcar.statistic!)}, ${mcar.dof} degrees of freedom, p ${number(mcar.p)} (${plural(mcar.columns.length, "column")} of numbers).`,
        fix: "Do not drop incomplete rows: those that stay are not like the others.",
        n,
        sampled,
      });
    if (!findings.some(({ status }) => status === "warn")) {
      const incomplete = missingness.columns.length + missingness.moreColumns;
      findings.unshift({
        status: "pass",
        value: 0,
        threshold: "missing-patterns.label.max",
        message:
          incomplete === 0
            ? "Nothing is missing."
            : follows.some(({ label }) => label !== null)
              ? `Missing values follow the label in none of ${plural(follows.length, "incomplete column")}; ${percent(missingness.completeRows / rows)} of the rows are complete.`
              : `${plural(incomplete, "column is", "columns are")} incomplete, in ${plural(missingness.patternCount, "pattern")}; ${percent(missingness.completeRows / rows)} of the rows are complete.`,
      });
    }
    return findings;
  },
});

interface Told {
  readonly column: string;
  readonly method: "auc" | "cramers-v";
  readonly value: number;
  readonly strength: number;
  readonly n: number;
  /** Four standard errors from chance, and more. */
  readonly sure: boolean;
}

function wording({ column, method, value }: Told): string {
  return method === "auc"
    ? `AUC ${number(value)} by "${column}"`
    : `Cramér's V ${number(value)} with "${column}"`;
}

/** The emptiest columns when there are many, in the form that plots read. */
function incompletePart({
  columns,
  moreColumns = 0,
  completeRows,
  patterns,
  patternCount,
  together,
}: Missingness): {
  columns: string[];
  moreColumns: number;
  completeRows: number;
  patterns: { key: string; count: number }[];
  patternCount: number;
  together: number[];
} {
  const p = columns.length;
  const kept = columns
    .map((_, j) => j)
    .sort((a, b) => together[b * p + b]! - together[a * p + a]! || a - b)
    .slice(0, MOST_COLUMNS)
    .sort((a, b) => a - b);
  const counts = new Map<string, number>();
  for (const { key, count } of patterns) {
    const own = kept.map((j) => key[j]!).join("");
    counts.set(own, (counts.get(own) ?? 0) + count);
  }
  return {
    columns: kept.map((j) => columns[j]!),
    moreColumns: columns.length - kept.length + moreColumns,
    completeRows,
    patterns: [...counts].slice(0, MOST_PATTERNS).map(([key, count]) => ({ key, count })),
    patternCount,
    together: kept.flatMap((i) => kept.map((j) => together[i * p + j]!)),
  };
}

/** The strongest pairs, at most 20. */
function pairsOf(columns: readonly string[], value: Float64Array): { a: string; b: string; value: number }[] {
  const pairs: { a: string; b: string; value: number }[] = [];
  const p = columns.length;
  for (let i = 0; i < p; i++)
    for (let j = i + 1; j < p; j++)
      if (value[i * p + j]! > 0.5) pairs.push({ a: columns[i]!, b: columns[j]!, value: value[i * p + j]! });
  return pairs.sort((a, b) => b.value - a.value || (a.a < b.a ? -1 : 1)).slice(0, 20);
}

async function littleTest(
  input: AuditInput,
  rows: Int32Array,
): Promise<{
  statistic: number | null;
  dof: number;
  p: number | null;
  columns: string[];
  reason: string | null;
}> {
  const holes = new Map(input.profiles.map(({ name, n, missing }) => [name, n === 0 ? 0 : missing / n]));
  const columns = varyingNumbers(input, input.roles.inputs)
    .sort((a, b) => Number(holes.get(b.name)! > 0) - Number(holes.get(a.name)! > 0))
    .slice(0, MOST_NUMBERS);
  const names = columns.map(({ name }) => name);
  const none = { statistic: null, dof: 0, p: null, columns: names };
  if (!columns.some(({ name }) => holes.get(name)! > 0))
    return { ...none, reason: "no column of numbers is incomplete" };
  const values = columns.map(({ values }) => Float64Array.from(rows, (row) => values[row]!));
  const { statistic, dof, p, reason } = await randomMissing(values, input.signal);
  return { statistic, dof, p, columns: names, reason: reason ?? null };
}

async function holesAgainst(
  input: AuditInput,
  rows: Int32Array,
): Promise<{ column: string; label: Told | null; others: Told[] }[]> {
  const { inputs, label } = input.roles;
  const present = new Map(input.profiles.map(({ name, n, missing }) => [name, { n, missing }]));
  const targets = inputs
    .filter((name) => {
      const { n, missing } = present.get(name) ?? { n: 0, missing: 0 };
      return missing >= 5 && n - missing >= 5;
    })
    .sort((a, b) => present.get(b)!.missing - present.get(a)!.missing)
    .slice(0, MOST_TARGETS);
  if (targets.length === 0) return [];
  // A column of names tells every hole, and nothing.
  const others = input.profiles
    .filter(
      ({ name, type, n, missing, distinct }) =>
        (name === label || inputs.includes(name)) &&
        n > missing &&
        distinct > 1 &&
        (type === "number" || type === "date" || distinct <= Math.max(20, (n - missing) / 20)),
    )
    .map(({ name }) => name);
  const asked = new Set(others.filter((name) => name !== label).slice(0, MOST_OTHERS));
  if (label !== undefined && others.includes(label)) asked.add(label);
  const columns = [...asked].map((name) => takeRows(input.sample.column(name), rows));
  const found: { column: string; label: Told | null; others: Told[] }[] = [];
  for (const name of targets) {
    input.signal.throwIfAborted();
    const target = takeRows(input.sample.column(name), rows);
    const share = present.get(name)!.missing / present.get(name)!.n;
    const against: MissingAgainst[] = [];
    for (let from = 0; from < columns.length; from += 8) {
      const part = columns.slice(from, from + 8).filter((column) => column.name !== name);
      against.push(...missingAgainst(target, part));
      await turn();
    }
    against.sort((a, b) => b.strength - a.strength || (a.column < b.column ? -1 : 1));
    const told = against.flatMap(({ column, method, value, strength, n }): Told[] => {
      if (value === null) return [];
      // Of AUC under chance: 2·√(1/12 · (1/positives + 1/negatives)); of V about 1/√n.
      const error = method === "auc" ? Math.sqrt(1 / (3 * n * share * (1 - share))) : 1 / Math.sqrt(n);
      return [{ column, method, value, strength, n, sure: strength > 4 * error }];
    });
    found.push({
      column: name,
      label: told.find(({ column }) => column === label) ?? null,
      others: told.filter(({ column }) => column !== label).slice(0, 5),
    });
  }
  return found;
}
