/**
 * What each column holds, as far as the choice of a model is concerned: numbers, categories, prose, dates, paths of images or sounds, sequences,
 * nested records, names of rows; and columns that together are the pixels of one picture. From profiles, and a few hundred values.
 */
import { isMissing, valueAt, type ColumnProfile, type Frame } from "../data/index.ts";

export type ColumnKind =
  | "number"
  | "category"
  | "boolean"
  | "date"
  | "text"
  | "image"
  | "sound"
  | "sequence"
  | "nested"
  | "identifier"
  | "constant";

export interface KnownColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Why it is taken for that. */
  readonly why: string;
  readonly missing: number;
  readonly distinct: number;
  /** Mean letters of texts, else null. */
  readonly letters: number | null;
}

/** Columns that hold one picture, pixel by pixel. */
export interface Pixels {
  readonly columns: readonly string[];
  /** Height, width and channels, when the pixels are a square. */
  readonly shape: readonly [height: number, width: number, channels: number] | null;
  readonly max: number;
}

/** Values looked at of a column. */
const LOOK = 300;
/** Pixels that make a picture by themselves; fewer do when their names say so. */
const MANY_PIXELS = 64;
const FEW_PIXELS = 16;

/** @param frame a sample of the rows. @param proseWords words from which on a text is prose. */
export function columnKind(profile: ColumnProfile, frame: Frame, proseWords: number): KnownColumn {
  const { name, missing, distinct, text } = profile;
  const known = (kind: ColumnKind, why: string): KnownColumn =>
    Object.freeze({ name, kind, why, missing, distinct, letters: text?.meanLength ?? null });
  const present = profile.n - missing;
  if (present === 0) return known("constant", "no value at all");
  if (distinct <= 1) return known("constant", "the same in every row");
  switch (profile.type) {
    case "boolean":
      return known("boolean", "true or false");
    case "date":
      return known("date", "dates");
    case "number":
      if (
        profile.numeric?.integer === true &&
        distinct === present &&
        present >= 20 &&
        (profile.numeric.increasing === true || /(?:^|[\s_])id$|Id$/.test(name))
      )
        return known("identifier", "whole numbers, another in every row");
      return known("number", `${distinct} different numbers`);
    case "string":
    case "json":
      return ofValues(valuesOf(frame, name), distinct, present, proseWords, known);
  }
}

/** The columns of one picture, when the table has them. */
export function pixelsOf(profiles: readonly ColumnProfile[]): Pixels | null {
  const stems = new Map<string, ColumnProfile[]>();
  for (const profile of profiles) {
    const { numeric } = profile;
    if (profile.type !== "number" || numeric === null || !/\d/.test(profile.name)) continue;
    if (!((numeric.min ?? -1) >= 0 && (numeric.max ?? Infinity) <= 255)) continue;
    if (!numeric.integer && (numeric.max ?? Infinity) > 1) continue;
    const stem = profile.name.replace(/\d+/g, "#");
    stems.set(stem, [...(stems.get(stem) ?? []), profile]);
  }
  for (const [stem, group] of stems) {
    const named = /pixel|px|img|image/i.test(stem);
    const shape = squareOf(group.length);
    if (group.length < (named ? FEW_PIXELS : MANY_PIXELS) || (!named && shape === null)) continue;
    return Object.freeze({
      columns: Object.freeze(group.map(({ name }) => name)),
      shape,
      max: Math.max(...group.map(({ numeric }) => numeric!.max!)),
    });
  }
  return null;
}

function ofValues(
  values: readonly unknown[],
  distinct: number,
  present: number,
  proseWords: number,
  known: (kind: ColumnKind, why: string) => KnownColumn,
): KnownColumn {
  const share = (holds: (value: unknown) => boolean): number =>
    values.filter(holds).length / Math.max(1, values.length);
  if (share((value) => typeof value === "object") > 0.5) {
    if (share((value) => isNumbers(value)) > 0.5) return known("sequence", "a list of numbers in each row");
    if (share((value) => Array.isArray(value) && isNumbers(value[0])) > 0.5)
      return known("image", "rows of numbers in each row: a picture");
    return known("nested", "records or lists in each row");
  }
  const texts = values.filter((value) => typeof value === "string");
  const matches = (pattern: RegExp): boolean => share((value) => pattern.test(String(value))) >= 0.8;
  if (matches(/\.(?:png|jpe?g|gif|webp|bmp|tiff?|avif|heic)(?:[?#].*)?$/i))
    return known("image", "paths of picture files");
  if (matches(/\.(?:wav|mp3|flac|ogg|m4a|aac)(?:[?#].*)?$/i)) return known("sound", "paths of sound files");
  const words =
    texts.reduce((sum, text) => sum + text.trim().split(/\s+/).length, 0) / Math.max(1, texts.length);
  if (words >= proseWords && distinct > present / 2)
    return known("text", `prose, about ${Math.round(words)} words`);
  if (distinct >= 0.95 * present && present >= 20)
    return known("identifier", "short texts, another in nearly every row");
  return known("category", `${distinct} different texts`);
}

function valuesOf(frame: Frame, name: string): unknown[] {
  const column = frame.column(name);
  const values: unknown[] = [];
  for (let i = 0; i < frame.length && values.length < LOOK; i++)
    if (!isMissing(column, i)) values.push(valueAt(column, i));
  return values;
}

function isNumbers(value: unknown): boolean {
  if (ArrayBuffer.isView(value)) return true;
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "number");
}

function squareOf(count: number): Pixels["shape"] {
  for (const channels of [1, 3]) {
    const side = Math.round(Math.sqrt(count / channels));
    if (side * side * channels === count) return Object.freeze([side, side, channels] as const);
  }
  return null;
}
