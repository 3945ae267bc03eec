/** Rows that are ordinary in each number but odd in all together: the local outlier factor over the normal scores of numbers. */
import { chiSquaredDistribution, normalQuantile } from "../../core/index.ts";
import { defineCheck, EVIDENCE_ROWS, limit, NotEvaluable, rowNumber } from "../check.ts";
import { drawnRows, isSampled, varyingNumbers } from "../drawn-rows.ts";
import { localOutlierFactor } from "../measures/local-outlier-factor.ts";
import { mahalanobisSquared } from "../measures/mahalanobis.ts";
import { pointsOf, type Points } from "../measures/points.ts";
import { midranks } from "../measures/ranks.ts";
import { count, number, percent, plural } from "../../core/words.ts";

const MOST_ROWS = 4000;
const MOST_COLUMNS = 50;
const LEAST_ROWS = 50;

export default defineCheck({
  name: "multivariate-outliers",
  question: "Are rows odd in several numbers together?",
  area: "values",
  suite: "full",
  needs: [],
  options: {
    "lof.max": limit(3, "Local outlier factor from which a row is odd (warn)."),
    "share.max": limit(
      0.02,
      "Share of odd rows above which they are no outliers but a part of the data, told for information.",
    ),
  },
  fix: "Look at these rows, the oddest first; mend errors, keep true extremes, and do not drop rows for this reason alone.",
  details: `Each numeric input is turned into normal scores, Φ⁻¹((rank − ½) / n), so that a long tail of one column says nothing (that is
\`outliers\`); rows with a missing value are left out, equal rows taken once. Then the local outlier factor (Breunig et al. 2000) with
20 neighbours: how many times sparser a row lies than its neighbours do; about 1 inside a cloud, whatever its shape. Beside it the share
of rows whose Mahalanobis distance exceeds the 99.9 % point of χ² (0.1 % of normal data; null where columns are linearly dependent). At most
${MOST_ROWS} rows are drawn and ${MOST_COLUMNS} columns looked at, since every row is compared with all others; in a larger table, rows that were
not drawn are not judged.`,
  async measure(input) {
    const drawn = drawnRows(input, MOST_ROWS);
    const columns = varyingNumbers(input, input.roles.inputs)
      .filter(({ name }) => {
        const profile = input.profiles.find((each) => each.name === name);
        return profile === undefined || profile.missing <= profile.n / 2;
      })
      .slice(0, MOST_COLUMNS);
    if (columns.length < 2)
      throw new NotEvaluable("Fewer than two columns of numbers vary and are mostly there.");
    const points = normalScores(
      pointsOf(columns.map(({ values }) => Float64Array.from(drawn, (row) => values[row]!))),
    );
    const { distinct, first } = distinctPoints(points);
    if (distinct.n < LEAST_ROWS)
      throw new NotEvaluable(
        `${plural(distinct.n, "row is", "rows are")} complete and different in ${plural(columns.length, "column")} of numbers; ${LEAST_ROWS} are needed.`,
      );
    const factors = await localOutlierFactor(distinct, 20, input.signal);
    const far = mahalanobisSquared(points);
    const bound = chiSquaredDistribution(columns.length).upperQuantile(0.001);
    const oddest = Array.from(factors.keys())
      .sort((a, b) => factors[b]! - factors[a]! || a - b)
      .slice(0, 200);
    return {
      columns: columns.map(({ name }) => name),
      n: points.n,
      distinct: distinct.n,
      sampled: isSampled(input, drawn),
      mahalanobis:
        far.squared === null
          ? { share: null, reason: far.reason ?? null }
          : { share: far.squared.filter((value) => value > bound).length / points.n, reason: null },
      /** Row numbers and factors, the largest first, at most 200. */
      oddest: oddest.map((i) => ({
        row: rowNumber(input, drawn[points.rows[first[i]!]!]!),
        factor: factors[i]!,
      })),
      above: [1.5, 2, 3, 5].map((at) => ({ at, rows: factors.filter((factor) => factor > at).length })),
    };
  },
  judge({ columns, n, distinct, sampled, mahalanobis, oddest }, options) {
    const [max, most] = [options["lof.max"], options["share.max"] ?? 1];
    const odd = max === null ? [] : oddest.filter(({ factor }) => factor > max);
    const share = odd.length / distinct;
    const top = oddest[0]!;
    return [
      {
        status: odd.length === 0 ? "pass" : share > most ? "info" : "warn",
        value: top.factor,
        threshold: "multivariate-outliers.lof.max",
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message:
          odd.length === 0
            ? `No row of ${count(n)} is odd in ${plural(columns.length, "column")} of numbers together; the largest local outlier factor is ${number(top.factor)}.`
            : `${plural(odd.length, "row is", "rows are")} odd in ${plural(columns.length, "column")} of numbers together (of ${count(n)}); row ${count(top.row)} lies ${number(top.factor)} times as sparsely as its neighbours.`,
        ...(odd.length === 0
          ? {}
          : {
              evidence: {
                rows: odd.slice(0, EVIDENCE_ROWS).map(({ row }) => row),
                total: odd.length,
                values: odd.slice(0, 5).map(({ factor }) => number(factor)),
              },
            }),
        method: `local outlier factor, 20 neighbours, ${plural(columns.length, "column")}${mahalanobis.share === null ? "" : `; ${percent(mahalanobis.share)} beyond the 99.9 % Mahalanobis distance`}`,
        n,
        sampled,
      },
    ];
  },
});

function normalScores({ values, n, d, rows }: Points): Points {
  const scores = new Float64Array(n * d);
  for (let j = 0; j < d; j++) {
    const ranks = midranks(Float64Array.from({ length: n }, (_, i) => values[i * d + j]!));
    for (let i = 0; i < n; i++) scores[i * d + j] = normalQuantile((ranks[i]! - 0.5) / n);
  }
  return { values: scores, n, d, rows };
}

/** Equal rows once: a crowd of equal rows is infinitely dense, and makes every neighbour an outlier. */
function distinctPoints(points: Points): { distinct: Points; first: number[] } {
  const { values, n, d } = points;
  const seen = new Set<string>();
  const first: number[] = [];
  for (let i = 0; i < n; i++) {
    const key = values.subarray(i * d, (i + 1) * d).join();
    if (seen.has(key)) continue;
    seen.add(key);
    first.push(i);
  }
  const own = new Float64Array(first.length * d);
  for (const [k, i] of first.entries()) own.set(values.subarray(i * d, (i + 1) * d), k * d);
  return {
    distinct: { values: own, n: first.length, d, rows: Uint32Array.from(first, (i) => points.rows[i]!) },
    first,
  };
}
