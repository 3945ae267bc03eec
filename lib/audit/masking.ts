/** What may be shown of cells: everything but values of columns that look private, which are masked unless asked for. */
import { takeRows, type Column, type ColumnProfile, type Frame } from "../data/index.ts";
import { drawnRows } from "./drawn-rows.ts";
import { mask, piiKinds } from "./measures/semantic.ts";
import { short } from "./words.ts";

export interface Masking {
  /** Names of columns that look private. */
  readonly columns: ReadonlySet<string>;
  show(column: string, value: unknown): string;
  /** The profile, its most frequent values masked where they are private. */
  profile(profile: ColumnProfile): ColumnProfile;
}

/** Most characters of a shown value. */
const SHOWN = 60;

/** Rows of numbers and dates that are looked at; of texts every distinct one is. As in the check `privacy`. */
const ROWS = 5000;

export function maskingOf(sample: Frame, seed: number, showValues: boolean): Masking {
  const rows = showValues ? new Int32Array() : drawnRows({ sample, seed }, ROWS);
  const looksPrivate = (column: Column): boolean =>
    piiKinds(column.type === "string" ? column : takeRows(column, rows)).length > 0;
  const columns = new Set(showValues ? [] : sample.data.filter(looksPrivate).map(({ name }) => name));
  const show = (column: string, value: unknown): string => {
    const text = textOf(value);
    return short(columns.has(column) ? mask(text) : text, SHOWN);
  };
  return {
    columns,
    show,
    profile: (profile) =>
      columns.has(profile.name)
        ? { ...profile, top: profile.top.map(({ value, count }) => ({ value: mask(String(value)), count })) }
        : profile,
  };
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
