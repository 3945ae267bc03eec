/** What may be shown of cells: everything but values of columns that look private, which are masked unless asked for. */
import { takeRows, type Column, type ColumnProfile, type Frame } from "../data/index.ts";
import { drawnRows } from "./drawn-rows.ts";
import { mask, piiKinds } from "./measures/semantic.ts";
import { short } from "../core/words.ts";

/** A profile whose most frequent values are not what stands in the data: no domain can be read from them. */
export interface VeiledProfile extends ColumnProfile {
  readonly veiled?: true;
}

export interface Masking {
  /** Names of columns that look private. */
  readonly columns: ReadonlySet<string>;
  show(column: string, value: unknown): string;
  /** The profile, its most frequent values masked where they are private and cut where they are long. */
  profile(profile: ColumnProfile): VeiledProfile;
}

/** Most characters of a shown value. */
const SHOWN = 60;
/** Most characters of a frequent value in a profile. */
const KEPT = 1000;

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
    profile: (profile) => {
      const hidden = columns.has(profile.name);
      const long = (value: unknown): boolean => typeof value === "string" && value.length > KEPT;
      if (!hidden && !profile.top.some(({ value }) => long(value))) return profile;
      const top = profile.top.map(({ value, count }) => ({
        value: hidden ? short(mask(String(value)), KEPT) : long(value) ? short(String(value), KEPT) : value,
        count,
      }));
      return { ...profile, top, veiled: true };
    },
  };
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
