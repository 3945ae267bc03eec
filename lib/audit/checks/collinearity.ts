/** Numeric columns that others add up to: variance inflation factors, and the condition number of all together. */
import { cholesky, choleskyInverse, crossProduct, matrix, symmetricEigen } from "../../core/index.ts";
import { defineCheck, limit, NotEvaluable, type Judgement } from "../check.ts";
import { drawnRows, isSampled, varyingNumbers } from "../drawn-rows.ts";
import { pointsOf, standardisedPoints, type Points } from "../measures/points.ts";
import { turns } from "../measures/turns.ts";
import { number, plural, some } from "../../core/words.ts";

const MOST_COLUMNS = 150;
const MOST_ROWS = 20_000;
const MOST_FINDINGS = 10;
/** A column of which less than this share of variance is its own is a combination of the others. */
const EXACT = 1e-10;

export default defineCheck({
  name: "collinearity",
  question: "Do several columns together say what another says?",
  area: "associations",
  suite: "full",
  needs: [],
  options: {
    "vif.max": limit(10, "Variance inflation factor from which a column is warned of."),
    "condition.info": limit(30, "Condition number of the standardised columns from which it is told (info)."),
  },
  fix: "Drop columns one at a time, the largest factor first, or use ridge regression; trees predict as well, but their importances are shared out.",
  details: `VIF = 1 / (1 − R²) of a column regressed on the other columns of numbers: how much wider its coefficient's variance is than it
would be alone; 10 is R² = 0.9. Read from the diagonal of the inverse correlation matrix over complete rows. Columns with most missing
values are left out until half of the rows are complete. An exact combination of earlier columns (a total beside its parts) has no finite
factor; it is named, left out, and the others are judged without it. Condition number: the root of the largest eigenvalue over the
smallest, of standardised columns (Belsley, Kuh & Welsch 1980: from 30 on, trouble). At most ${MOST_COLUMNS} columns and ${MOST_ROWS} rows.`,
  async measure(input) {
    const drawn = drawnRows(input, MOST_ROWS);
    const all = varyingNumbers(input, input.roles.inputs);
    const columns = all.slice(0, MOST_COLUMNS).map(({ name, values }) => {
      const own = Float64Array.from(drawn, (row) => values[row]!);
      return {
        name,
        values: own,
        holes: own.reduce((sum, value) => sum + Number(!Number.isFinite(value)), 0),
      };
    });
    const left = all.slice(MOST_COLUMNS).map(({ name }) => name);
    let points = pointsOf(columns.map(({ values }) => values));
    while (columns.length > 1 && points.n < drawn.length / 2 && columns.some(({ holes }) => holes > 0)) {
      const worst = columns.reduce((a, b) => (b.holes > a.holes ? b : a));
      columns.splice(columns.indexOf(worst), 1);
      left.push(worst.name);
      points = pointsOf(columns.map(({ values }) => values));
    }
    if (columns.length < 2) throw new NotEvaluable("Fewer than two columns of numbers vary.");
    if (points.n < columns.length + 10)
      throw new NotEvaluable(
        `${plural(points.n, "row is", "rows are")} complete in ${plural(columns.length, "column")} of numbers; ${columns.length + 10} are needed.`,
      );
    const correlation = await correlations(points, input.signal);
    const names = columns.map(({ name }) => name);
    const { kept, exact } = independent(correlation, names.length);
    const p = kept.length;
    const part = matrix(
      p,
      p,
      Float64Array.from(kept.flatMap((i) => kept.map((j) => correlation[i * names.length + j]!))),
    );
    const lower = cholesky(part);
    const inverse = lower === null ? null : choleskyInverse(lower);
    const { values } = symmetricEigen(part);
    return {
      columns: kept.map((i, at) => ({
        name: names[i]!,
        vif: inverse === null ? null : inverse.values[at * p + at]!,
      })),
      exact: exact.map((i) => names[i]!),
      condition: values.at(-1)! > 0 ? Math.sqrt(values[0]! / values.at(-1)!) : null,
      left,
      n: points.n,
      sampled: isSampled(input, drawn),
    };
  },
  judge({ columns, exact, condition, left, n, sampled }, options) {
    const findings: Judgement[] = [];
    const [max, most] = [options["vif.max"], options["condition.info"]];
    for (const name of exact.slice(0, MOST_FINDINGS))
      findings.push({
        status: "warn",
        column: name,
        value: null,
        threshold: "collinearity.exact",
        message: `"${name}" can be computed exactly from other columns of numbers.`,
        fix: "Drop it, or one of its parts.",
        n,
        sampled,
      });
    const high = columns
      .filter(({ vif }) => max !== null && vif !== null && vif > max)
      .sort((a, b) => b.vif! - a.vif! || (a.name < b.name ? -1 : 1));
    for (const { name, vif } of high.slice(0, MOST_FINDINGS))
      findings.push({
        status: "warn",
        column: name,
        value: vif,
        threshold: "collinearity.vif.max",
        limit: max!,
        op: "<=",
        message: `"${name}" is largely a combination of the other columns of numbers: VIF ${number(vif!)} (R² ${number(1 - 1 / vif!)}).`,
        n,
        sampled,
      });
    if (high.length > MOST_FINDINGS)
      findings.push({
        status: "info",
        value: high.length - MOST_FINDINGS,
        threshold: "collinearity.more",
        message: `${plural(high.length - MOST_FINDINGS, "more column has", "more columns have")} a VIF above ${number(max!)}: ${some(high.slice(MOST_FINDINGS).map(({ name }) => name))}.`,
      });
    if (findings.length === 0)
      findings.push({
        status: "pass",
        value: columns.reduce((top, { vif }) => Math.max(top, vif ?? 0), 0),
        threshold: "collinearity.vif.max",
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message: `None of ${plural(columns.length, "column")} of numbers is a combination of the others${left.length === 0 ? "" : ` (${some(left)} left out)`}.`,
        n,
        sampled,
      });
    if (condition !== null && most !== null && condition > most)
      findings.push({
        status: "info",
        value: condition,
        threshold: "collinearity.condition.info",
        limit: most,
        op: "<=",
        message: `The condition number of the standardised columns is ${number(condition)}: linear coefficients are not stable.`,
        n,
        sampled,
      });
    return findings;
  },
});

async function correlations(points: Points, signal: AbortSignal): Promise<Float64Array> {
  const { values, n, d } = standardisedPoints(points);
  const pause = turns(signal);
  const sum = new Float64Array(d * d);
  const block = Math.max(1, Math.floor(2_000_000 / (d * d)));
  for (let from = 0; from < n; from += block) {
    const rows = Math.min(block, n - from);
    const part = crossProduct(matrix(rows, d, values.slice(from * d, (from + rows) * d)));
    for (let k = 0; k < sum.length; k++) sum[k]! += part.values[k]! / n;
    await pause(rows * d * d);
  }
  return sum;
}

/** The columns from left to right, but for those that are combinations of kept ones: a Cholesky factor that skips them. */
function independent(correlation: Float64Array, d: number): { kept: number[]; exact: number[] } {
  const [kept, exact]: [number[], number[]] = [[], []];
  const rows: Float64Array[] = [];
  for (let i = 0; i < d; i++) {
    const row = new Float64Array(kept.length + 1);
    let rest = correlation[i * d + i]!;
    for (const [k, j] of kept.entries()) {
      let value = correlation[i * d + j]!;
      for (let l = 0; l < k; l++) value -= row[l]! * rows[k]![l]!;
      row[k] = value / rows[k]![k]!;
      rest -= row[k]! ** 2;
    }
    // A column that is constant over the complete rows has a variance of 0, and nothing to say.
    if (rest <= EXACT) {
      if (correlation[i * d + i]! > 0.5) exact.push(i);
      continue;
    }
    row[kept.length] = Math.sqrt(rest);
    kept.push(i);
    rows.push(row);
  }
  return { kept, exact };
}
