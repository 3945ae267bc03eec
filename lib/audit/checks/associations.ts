/** Columns that go together: every pair by the measure that fits its types. */
import { takeRows, type Column } from "../../data/index.ts";
import { defineCheck, limit, NotEvaluable, type AuditInput, type Judgement } from "../check.ts";
import { drawnRows, isSampled } from "../drawn-rows.ts";
import { association } from "../measures/association.ts";
import { codesOf, numbersOf } from "../measures/codes.ts";
import { correlationMatrix } from "../measures/correlation.ts";
import { turns } from "../measures/turns.ts";
import { count, number, plural } from "../../core/words.ts";

/** Columns that are compared, and those whose pairs are all kept for a plot. */
const MOST_COLUMNS = 200;
const MOST_PLOTTED = 30;
/** Row comparisons in all. */
const BUDGET = 10_000_000;
const MOST_CATEGORIES = 100;
const MOST_FINDINGS = 20;

export default defineCheck({
  name: "associations",
  question: "Do columns say nearly the same?",
  area: "associations",
  suite: "full",
  needs: [],
  options: {
    "pair.max": limit(0.9, "Size of the association of two inputs from which the pair is warned of."),
    "label.info": limit(
      0.9,
      "Size of the association of an input with the label from which it is named (info).",
    ),
    "rows.min": limit(20, "Rows that both columns must share for the pair to be judged."),
  },
  fix: "Keep one of the two, or combine them: importance is shared out between them, and linear coefficients are arbitrary.",
  details: `Numbers and dates with each other by Spearman's ρ (Pearson's r beside it; the larger size is judged), categories with each other
by Cramér's V, corrected for bias, categories with numbers by the correlation ratio η. Rows where either is missing are left out, so that
each pair has its own n. A pair without a value has a reason: a constant column, too few rows. Of η the part that as many groups make by
chance is taken off before it is judged. Columns of more than ${MOST_CATEGORIES} categories are left out, and so is what comes after the first
${MOST_COLUMNS} columns; rows are drawn so that pairs times rows stay at ten million.`,
  async measure(input) {
    const { label, inputs } = input.roles;
    const looked = label === undefined ? inputs : [...inputs, label];
    const left: { name: string; reason: string }[] = [];
    const names = looked.filter((name) => {
      const reason = unfit(input, name);
      if (reason !== undefined) left.push({ name, reason });
      return reason === undefined;
    });
    if (names.length < 2) throw new NotEvaluable("Fewer than two columns can be compared.");
    const chosen =
      names.length <= MOST_COLUMNS ? names : [...names.slice(0, MOST_COLUMNS - 1), names.at(-1)!];
    for (const name of names) if (!chosen.includes(name)) left.push({ name, reason: "too many columns" });
    const pairs = (chosen.length * (chosen.length - 1)) / 2;
    const rows = drawnRows(input, Math.max(1000, Math.min(20_000, Math.floor(BUDGET / pairs))));
    const columns = chosen.map((name) => takeRows(input.sample.column(name), rows));
    const found = await allPairs(columns, input.signal);
    const strongest = found.toSorted((a, b) => size(b) - size(a) || (a.a + a.b < b.a + b.b ? -1 : 1));
    const plotted = new Set<string>();
    for (const { a, b } of strongest)
      for (const name of [a, b]) if (plotted.size < MOST_PLOTTED) plotted.add(name);
    return {
      label: label ?? null,
      columns: chosen.length,
      left: left.slice(0, 50),
      leftCount: left.length,
      /** Every pair of the columns in the strongest pairs: what the plot takes. */
      pairs: found.filter(({ a, b }) => plotted.has(a) && plotted.has(b)),
      strong: strongest.filter((pair) => size(pair) >= 0.5).slice(0, 60),
      n: rows.length,
      sampled: isSampled(input, rows),
    };
  },
  judge({ label, columns, leftCount, strong, sampled }, options) {
    const [max, named, least] = [options["pair.max"], options["label.info"], options["rows.min"] ?? 0];
    const findings: Judgement[] = [];
    let more = 0;
    for (const pair of strong) {
      const withLabel = pair.a === label || pair.b === label;
      const bound = withLabel ? named : max;
      if (bound === null || size(pair) < bound || pair.n < least) continue;
      if (findings.length >= MOST_FINDINGS) {
        more++;
        continue;
      }
      findings.push({
        status: withLabel ? "info" : "warn",
        column: `${pair.a} × ${pair.b}`,
        value: pair.value,
        threshold: withLabel ? "associations.label.info" : "associations.pair.max",
        limit: bound,
        op: "<",
        message: `"${pair.a}" and "${pair.b}"${withLabel ? " (the label)" : ""} go together: ${pair.method} ${number(pair.value!)}${pair.pearson === null ? "" : `, Pearson's r ${number(pair.pearson)}`} (${plural(pair.n, "row")}).`,
        ...(withLabel
          ? { fix: "Ask whether the column is known before the label is; see `single-feature`." }
          : {}),
        n: pair.n,
        sampled,
      });
    }
    if (more > 0)
      findings.push({
        status: "info",
        value: more,
        threshold: "associations.more",
        message: `${plural(more, "more pair is", "more pairs are")} as strong.`,
      });
    if (!findings.some(({ status }) => status === "warn")) {
      const top = strong.find(({ a, b }) => a !== label && b !== label);
      findings.unshift({
        status: "pass",
        value: top?.value ?? null,
        threshold: "associations.pair.max",
        ...(max === null ? {} : { limit: max, op: "<" as const }),
        message: `No two of ${plural(columns, "column")} say nearly the same${top === undefined ? "" : `; strongest "${top.a}" and "${top.b}", ${top.method} ${number(top.value!)}`}${leftCount === 0 ? "" : ` (${count(leftCount)} left out)`}.`,
        sampled,
      });
    }
    return findings;
  },
});

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly value: number | null;
  readonly method: string;
  readonly n: number;
  readonly reason?: string;
  readonly pearson: number | null;
  /** Of η: without the part that as many groups make by chance. */
  readonly corrected: number | null;
}

const METHODS = { spearman: "Spearman's ρ", "cramers-v": "Cramér's V", eta: "correlation ratio η" };

/** What is judged: the larger of Spearman and Pearson, corrected η, V. */
function size({ value, pearson, corrected }: Pair): number {
  return Math.max(Math.abs(corrected ?? value ?? 0), Math.abs(pearson ?? 0));
}

function unfit(input: AuditInput, name: string): string | undefined {
  const profile = input.profiles.find((each) => each.name === name);
  const column = input.sample.column(name);
  if (profile !== undefined && profile.missing === profile.n) return "nothing but missing values";
  if (column.type === "number" || column.type === "date") return undefined;
  const distinct = profile?.distinct ?? new Set(codesOf(column).codes).size;
  return distinct > MOST_CATEGORIES ? `more than ${MOST_CATEGORIES} categories` : undefined;
}

async function allPairs(columns: readonly Column[], signal: AbortSignal): Promise<Pair[]> {
  const turn = turns(signal);
  const numeric = columns.filter(({ type }) => type === "number" || type === "date");
  const place = new Map(numeric.map(({ name }, i) => [name, i]));
  const values = numeric.map((column) => numbersOf(column)!);
  // Sorted once for all pairs.
  const spearman = await correlationMatrix(values, "spearman", signal);
  const pearson = await correlationMatrix(values, "pearson", signal);
  const rows = values[0]?.length ?? 0;
  const pairs: Pair[] = [];
  for (const [i, a] of columns.entries())
    for (const b of columns.slice(i + 1)) {
      const [x, y] = [place.get(a.name), place.get(b.name)];
      if (x !== undefined && y !== undefined) {
        const at = x * numeric.length + y;
        const value = spearman.value[at]!;
        const shared = {
          a: a.name,
          b: b.name,
          method: METHODS.spearman,
          n: spearman.n[at]!,
          corrected: null,
        };
        if (Number.isNaN(value)) {
          const reason =
            spearman.n[at]! < 2 ? "fewer than two rows have both values" : "constant over these rows";
          pairs.push({ ...shared, value: null, reason, pearson: null });
        } else {
          const linear = pearson.value[at]!;
          pairs.push({ ...shared, value, pearson: Number.isNaN(linear) ? null : linear });
        }
        continue;
      }
      const { method, value, n, reason } = association(a, b);
      pairs.push({
        a: a.name,
        b: b.name,
        method: METHODS[method],
        value,
        n,
        ...(reason === undefined ? {} : { reason }),
        pearson: null,
        corrected:
          method === "eta" && value !== null
            ? correctedEta(value, n, groupsOf(x === undefined ? a : b))
            : null,
      });
      await turn(rows * 10);
    }
  return pairs;
}

function groupsOf(column: Column): number {
  const seen = new Set(codesOf(column).codes);
  seen.delete(-1);
  return seen.size;
}

/** ε: √(1 − (1 − η²)(n − 1)/(n − k)) of k groups (Kelley 1935). */
function correctedEta(eta: number, n: number, groups: number): number {
  return n <= groups ? 0 : Math.sqrt(Math.max(0, 1 - ((1 - eta ** 2) * (n - 1)) / (n - groups)));
}
