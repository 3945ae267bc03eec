/**
 * The data sets that ship with Assay, read from the package's own files. They are gzipped JSON with the type of each column
 * beside its values (made by scripts/make-datasets.mjs), so that nothing is inferred and loading takes milliseconds.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { packageFolder } from "../core/index.ts";
import type { Column } from "./column.ts";
import { datasetRecord } from "./about-dataset.ts";
import type { DatasetName } from "./datasets/catalogue.ts";
import { Frame } from "./frame.ts";

/** A column as it is stored. Dates: days or minutes, each as the difference from the one before, the first from 1970. */
type Stored =
  | { name: string; type: "number"; integer: boolean; values: (number | null)[] }
  | { name: string; type: "string"; dictionary: string[]; codes?: number[] }
  | { name: string; type: "date"; unit: "day" | "minute"; steps: number[] }
  | { name: string; type: "json"; values: unknown[] };

/**
 * A shipped data set by its name; `datasets()` lists them, `about(name)` tells where one comes from.
 * @throws RangeError for an unknown name, with the nearest known one.
 * @example load("penguins").head()
 */
export function load(name: DatasetName): Frame {
  const record = datasetRecord(name, "load");
  const path = join(packageFolder(), "lib", "data", "datasets", `${record.name}.json.gz`);
  const stored = JSON.parse(gunzipSync(readFileSync(path)).toString("utf8")) as { columns: Stored[] };
  return new Frame(stored.columns.map(toColumn), { name: record.name });
}

function toColumn(stored: Stored): Column {
  const { name } = stored;
  switch (stored.type) {
    case "number": {
      const { integer } = stored;
      const values = Float64Array.from(stored.values, (value) => value ?? NaN);
      return { name, type: "number", integer, values, ...validity(stored.values, (value) => value !== null) };
    }
    case "string": {
      const codes = Int32Array.from(stored.codes ?? stored.dictionary.keys());
      const { dictionary } = stored;
      return { name, type: "string", dictionary, codes, ...validity(codes, (code) => code >= 0) };
    }
    case "date": {
      const inferred = {
        why: `the source's text names a ${stored.unit} in all ${stored.steps.length} rows; read as UTC`,
        kinds: { string: stored.steps.length },
      };
      const size = stored.unit === "day" ? 86_400_000 : 60_000;
      let at = 0;
      const values = Float64Array.from(stored.steps, (step) => (at += step) * size);
      return { name, type: "date", hasTime: stored.unit === "minute", values, inferred };
    }
    case "json": {
      const values = stored.values.map((value) => value ?? undefined);
      const kinds: Record<string, number> = {};
      for (const value of values)
        if (value !== undefined) kinds[typeof value] = (kinds[typeof value] ?? 0) + 1;
      const inferred = { why: `${words(kinds)} in one column; kept as they are`, kinds };
      return { name, type: "json", values, inferred, ...validity(values, (value) => value !== undefined) };
    }
  }
}

function validity<T>(values: ArrayLike<T>, present: (value: T) => boolean): { valid?: Uint8Array } {
  const valid = Uint8Array.from(values, (value) => (present(value) ? 1 : 0));
  return valid.includes(0) ? { valid } : {};
}

/** "9 numbers and 3191 strings". */
function words(kinds: Readonly<Record<string, number>>): string {
  return Object.entries(kinds)
    .toSorted(([, a], [, b]) => a - b)
    .map(([kind, count]) => `${count} ${kind}s`)
    .join(" and ");
}
