/** The data sets behind the reference values of the audit: scikit-learn's in `audit/datasets.json`, vega's from the package. */
import { readFileSync } from "node:fs";

export type Row = Record<string, string | number | null>;

export function golden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`audit/${name}.json`, import.meta.url), "utf8")) as T;
}

interface Toy {
  readonly X: number[][];
  readonly y: number[];
  readonly feature_names: string[];
}

/** A data set of the references by its name there ("iris", "movies.json", "seattle-weather.csv"), as records. */
export function dataset(name: string): Row[] {
  if (!name.includes(".")) {
    const toy = golden<{ sklearn: Record<string, Toy> }>("datasets").sklearn[name]!;
    return toy.X.map((row, i) => ({
      ...Object.fromEntries(toy.feature_names.map((feature, j) => [feature, row[j]!])),
      target: toy.y[i]!,
    }));
  }
  const text = readFileSync(new URL(`../../node_modules/vega-datasets/data/${name}`, import.meta.url), "utf8");
  return name.endsWith(".json") ? (JSON.parse(text) as Row[]) : csv(text);
}

export function numbers(rows: readonly Row[], column: string): Float64Array {
  return Float64Array.from(rows, (row) => {
    const value = row[column];
    return typeof value === "number" ? value : Number.NaN;
  });
}

/** Codes by first appearance, -1 missing, and what they stand for. */
export function categories(
  rows: readonly Row[],
  column: string,
): { readonly codes: Int32Array; readonly labels: string[] } {
  const labels: string[] = [];
  const codes = Int32Array.from(rows, (row) => {
    const value = row[column];
    if (value === null || value === undefined) return -1;
    const label = String(value);
    const at = labels.indexOf(label);
    return at < 0 ? labels.push(label) - 1 : at;
  });
  return { codes, labels };
}

/** Enough CSV for these files: quoted cells, numbers where every character says so, empty is null. */
function csv(text: string): Row[] {
  const [head, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1)
        .map((match) => match[1]!.replace(/^"(.*)"$/, "$1").replaceAll('""', '"')),
    );
  return lines.map((cells) =>
    Object.fromEntries(
      head!.map((name, i) => {
        const cell = cells[i] ?? "";
        return [name, cell === "" ? null : /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell];
      }),
    ),
  );
}
