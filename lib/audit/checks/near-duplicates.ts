/** Rows and texts that are nearly equal: edited copies, the same thing measured twice, templates filled in again. */
import type { Column } from "../../data/index.ts";
import { defineCheck, limit, NotEvaluable, rowNumber, type AuditInput, type Judgement } from "../check.ts";
import { drawnRows, isSampled, varyingNumbers } from "../drawn-rows.ts";
import { neighbourFindings } from "../measures/near-duplicates.ts";
import { pointsOf, standardisedPoints, type Points } from "../measures/points.ts";
import { textDuplicates } from "../measures/text-duplicates.ts";
import { count, number, percent, plural, some } from "../../core/words.ts";

const MOST_ROWS = 5000;
const MOST_COLUMNS = 50;
const LEAST_ROWS = 50;
const MOST_TEXTS = 2000;
const MOST_TEXT_COLUMNS = 3;
/** Characters in all that are compared: long texts by their beginning. */
const MOST_CHARACTERS = 800_000;
/** Characters of a text on average from which it is long. */
const LONG = 30;

export default defineCheck({
  name: "near-duplicates",
  question: "Are rows or texts nearly equal?",
  area: "duplicates",
  suite: "full",
  needs: [],
  options: {
    "ratio.max": limit(0.01, "Share of rows that nearly equal another one, beyond what chance makes (warn)."),
    "texts.max": limit(0.01, "Share of long texts that nearly equal another one (warn)."),
  },
  fix: "Find what the pairs have in common and keep such rows on one side of a split: a near copy in train and test is a leak.",
  details: `Numbers: rows of the numeric inputs, standardised, whose distance is below 0.13 times the median distance to the nearest
neighbour (cleanlab's Datalab), but not 0, which is \`duplicate-rows\`. Few columns make near rows by chance; of points spread evenly in D
dimensions the share 1 − 2^(−0.13ᴰ), where D is taken as (Σλ)² / Σλ² over the eigenvalues λ of the correlation matrix; that much is taken
off first. Not evaluated unless most columns are finely measured (a tenth of the values differ): coarse values meet anyway. At most ${MOST_ROWS} rows are drawn: of a larger table, pairs are found only
when both were drawn.

Texts of ${LONG} characters and more on average: Jaccard similarity of 3-character shingles at least 0.8, candidates by MinHash (128 permutations,
32 bands), at most ${MOST_TEXTS} different texts in each of ${MOST_TEXT_COLUMNS} columns; case and white space do not count. Of many long
texts the beginnings are compared (${MOST_CHARACTERS} characters in all).`,
  async measure(input) {
    const numbers = await nearRows(input);
    const texts = [];
    for (const column of longTexts(input)) {
      input.progress(`near duplicate texts of ${column.name}`);
      texts.push(await nearTexts(input, column));
    }
    if (typeof numbers === "string" && texts.length === 0)
      throw new NotEvaluable(`${numbers} No column holds long texts.`);
    return { numbers, texts };
  },
  judge({ numbers, texts }, options) {
    const findings: Judgement[] = [];
    const [max, textMax] = [options["ratio.max"], options["texts.max"]];
    if (typeof numbers === "string")
      findings.push({
        status: "not_evaluated",
        value: null,
        threshold: "near-duplicates.ratio.max",
        message: numbers,
      });
    else {
      const { near, n, expected, columns, pairs, sampled } = numbers;
      const excess = Math.max(0, near / n - expected);
      const warned = max !== null && excess > max;
      findings.push({
        status: warned ? "warn" : "pass",
        value: near / n,
        threshold: "near-duplicates.ratio.max",
        ...(max === null ? {} : { limit: max + expected, op: "<=" as const }),
        message:
          near === 0
            ? `No two of ${plural(n, "row")} are nearly equal in ${plural(columns, "column")} of numbers.`
            : `${plural(near, "row")} of ${count(n)} (${percent(near / n)}) nearly ${near === 1 ? "equals" : "equal"} another one in ${plural(columns, "column")} of numbers; ${percent(expected)} would by chance.`,
        ...(near === 0
          ? {}
          : { evidence: { rows: pairs.flatMap(({ a, b }) => [a, b]).slice(0, 20), total: near } }),
        n,
        sampled,
      });
    }
    for (const { column, looked, near, pairs, sampled } of texts) {
      const share = near / looked;
      const warned = textMax !== null && share > textMax;
      findings.push({
        status: warned ? "warn" : near > 0 ? "info" : "pass",
        column,
        value: share,
        threshold: "near-duplicates.texts.max",
        ...(textMax === null ? {} : { limit: textMax, op: "<=" as const }),
        message:
          near === 0
            ? `No two of ${count(looked)} texts of "${column}" are nearly equal.`
            : `${plural(near, "text")} of "${column}" nearly ${near === 1 ? "equals" : "equal"} another one (${percent(share)} of ${count(looked)}), such as ${some([pairs[0]!.textA, pairs[0]!.textB])} (similarity ${number(pairs[0]!.similarity)}).`,
        ...(near === 0
          ? {}
          : {
              evidence: {
                rows: pairs.flatMap(({ a, b }) => [a, b]).slice(0, 20),
                total: near,
                values: pairs.slice(0, 5).map(({ textB }) => textB),
              },
            }),
        n: looked,
        sampled,
      });
    }
    return findings;
  },
});

interface NearRows {
  readonly near: number;
  readonly expected: number;
  readonly n: number;
  readonly columns: number;
  /** Row numbers, closest first, at most 50 pairs. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly distance: number }[];
  readonly sampled: boolean;
}

/** Or the reason why they cannot be told. */
async function nearRows(input: AuditInput): Promise<NearRows | string> {
  const drawn = drawnRows(input, MOST_ROWS);
  const columns = varyingNumbers(input, input.roles.inputs)
    .filter(({ name }) => {
      const profile = input.profiles.find((each) => each.name === name);
      return profile === undefined || profile.missing <= profile.n / 2;
    })
    .slice(0, MOST_COLUMNS);
  if (columns.length < 2) return "Fewer than two columns of numbers vary and are mostly there.";
  const points = standardisedPoints(
    pointsOf(columns.map(({ values }) => Float64Array.from(drawn, (row) => values[row]!))),
  );
  if (points.n < LEAST_ROWS)
    return `${plural(points.n, "row is", "rows are")} complete; ${LEAST_ROWS} are needed.`;
  const fine = columns.filter((_, j) => {
    const different = new Set<number>();
    for (let i = 0; i < points.n; i++) different.add(points.values[i * points.d + j]!);
    return different.size >= points.n / 10;
  });
  if (fine.length <= columns.length / 2)
    return `${fine.length} of ${plural(columns.length, "column")} of numbers ${fine.length === 1 ? "is" : "are"} measured finely; in coarse values, rows are near by chance.`;
  const { duplicates, duplicateLimit } = await neighbourFindings(points, { signal: input.signal });
  if (duplicateLimit === null || duplicateLimit === 0)
    return "Half of the rows have an equal twin: the columns are too coarse for a distance.";
  const pairs = duplicates.filter(({ distance }) => distance > 0);
  const involved = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const number = (point: number): number => rowNumber(input, drawn[points.rows[point]!]!);
  return {
    near: involved.size,
    expected: 1 - 2 ** -(0.13 ** effectiveDimension(points)),
    n: points.n,
    columns: columns.length,
    pairs: pairs.slice(0, 50).map(({ a, b, distance }) => ({ a: number(a), b: number(b), distance })),
    sampled: isSampled(input, drawn),
  };
}

/** (Σλ)² / Σλ² of the correlation matrix, whose trace and sum of squares say both. */
function effectiveDimension({ values, n, d }: Points): number {
  let squares = 0;
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      let sum = 0;
      for (let r = 0; r < n; r++) sum += values[r * d + i]! * values[r * d + j]!;
      squares += (sum / n) ** 2;
    }
  return d ** 2 / squares;
}

function longTexts(input: AuditInput): (Column & { readonly type: "string" })[] {
  return input.sample.data
    .filter((column) => column.type === "string")
    .filter(({ name, dictionary }) => {
      const text = input.profiles.find((profile) => profile.name === name)?.text;
      const mean =
        text?.meanLength ??
        dictionary.reduce((sum, each) => sum + each.length, 0) / Math.max(1, dictionary.length);
      return dictionary.length >= 20 && mean >= LONG;
    })
    .slice(0, MOST_TEXT_COLUMNS);
}

async function nearTexts(
  input: AuditInput,
  column: Column & { readonly type: "string" },
): Promise<{
  column: string;
  looked: number;
  near: number;
  pairs: { a: number; b: number; similarity: number; textA: string; textB: string }[];
  sampled: boolean;
}> {
  // Different texts only, each by its first row: equal ones are categories, or duplicate rows.
  const first = new Map<number, number>();
  for (const row of drawnRows(input, 4 * MOST_TEXTS)) {
    const code = column.codes[row]!;
    if (code >= 0 && !first.has(code) && first.size < MOST_TEXTS) first.set(code, row);
  }
  const rows = [...first.values()];
  const texts = rows.map((row) => column.dictionary[column.codes[row]!]!);
  const most = Math.floor(MOST_CHARACTERS / Math.max(500, texts.length));
  const pairs = await textDuplicates(
    texts.map((text) => text.slice(0, most)),
    { signal: input.signal },
  );
  const show = (i: number): string => input.show(column.name, texts[i]!);
  return {
    column: column.name,
    looked: texts.length,
    near: new Set(pairs.flatMap(({ a, b }) => [a, b])).size,
    pairs: pairs.slice(0, 20).map(({ a, b, similarity }) => ({
      a: rowNumber(input, rows[a]!),
      b: rowNumber(input, rows[b]!),
      similarity,
      textA: show(a),
      textB: show(b),
    })),
    sampled: input.sampleRows !== undefined || texts.length === MOST_TEXTS,
  };
}
