/**
 * Times as Optuna's tables hold them: text without a zone. Optuna 5 means UTC, the versions before it mean the local time of
 * the machine that wrote; nothing in a table tells which. JavaScript keeps milliseconds, Python microseconds.
 */
import type { Compat } from "../../study-view.ts";

/** `2026-11-23 14:29:34.420000`; null stays null. */
export function timeToStored(date: Date | null, compat: Compat): string | null {
  if (date === null) return null;
  const shown = compat === 4 ? new Date(date.getTime() - date.getTimezoneOffset() * 60_000) : date;
  const iso = shown.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}000`;
}

/** The time that such text names. */
export function storedToTime(text: string | null, compat: Compat): Date | null {
  if (text === null) return null;
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const fields = [
    part(0, 4),
    part(5, 7) - 1,
    part(8, 10),
    part(11, 13),
    part(14, 16),
    part(17, 19),
    Math.floor(Number(`0${text.slice(19)}`) * 1000 + 1e-6),
  ] as const;
  return compat === 4 ? new Date(...fields) : new Date(Date.UTC(...fields));
}
