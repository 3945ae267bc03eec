/** What may be shown of cells: everything but values of columns that look private, which are masked unless asked for. */
import type { ColumnProfile, Frame } from "../data/index.ts";
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

export function maskingOf(sample: Frame, showValues: boolean): Masking {
  const columns = new Set(
    showValues ? [] : sample.data.filter((column) => piiKinds(column).length > 0).map(({ name }) => name),
  );
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
