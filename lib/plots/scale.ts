/**
 * Scales: from values to pixels, with ticks at round values (1, 2 or 5 times a power of ten; powers of ten; calendar steps
 * in UTC). The steps of linear ticks are those of d3-array's `ticks`.
 */
import { momentText, numberText, tickTexts } from "./number-text.ts";

export interface Scale {
  readonly kind: "linear" | "log" | "date";
  readonly domain: readonly [number, number];
  /** Pixel of a value. Values outside the domain land outside the range. */
  at(value: number): number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** From domain to range, ticks about `count`. A domain of one value is widened, so that `at` is always finite. */
export function linearScale(lo: number, hi: number, from: number, to: number, count = 5): Scale {
  const [a, b] = widened(lo, hi);
  const values = linearTicks(a, b, count);
  const texts = tickTexts(values);
  return {
    kind: "linear",
    domain: [a, b],
    at: (value) => from + ((value - a) / (b - a)) * (to - from),
    ticks: values.map((value, i) => ({ value, text: texts[i]! })),
  };
}

/** Logarithmic; both ends above 0. */
export function logScale(lo: number, hi: number, from: number, to: number, count = 5): Scale {
  const [a, b] = lo < hi ? [lo, hi] : [lo / 2, hi * 2];
  const span = Math.log(b / a);
  const powers: number[] = [];
  for (let power = Math.ceil(Math.log10(a) - 1e-9); power <= Math.floor(Math.log10(b) + 1e-9); power++)
    powers.push(power);
  const every = Math.max(1, Math.ceil(powers.length / Math.max(2, count)));
  const values =
    powers.length > 1
      ? powers.filter((power) => (power - powers[0]!) % every === 0).map((power) => Number(`1e${power}`))
      : linearTicks(a, b, count).filter((value) => value > 0);
  return {
    kind: "log",
    domain: [a, b],
    at: (value) => from + (Math.log(value / a) / span) * (to - from),
    ticks: values.map((value) => ({ value, text: numberText(value) })),
  };
}

/** Milliseconds since 1970; ticks at years, months, days, hours, minutes or seconds, UTC. */
export function dateScale(lo: number, hi: number, from: number, to: number, count = 5): Scale {
  const [a, b] = lo < hi ? [lo, hi] : [lo - DAY / 2, hi + DAY / 2];
  return {
    kind: "date",
    domain: [a, b],
    at: (value) => from + ((value - a) / (b - a)) * (to - from),
    ticks: dateTicks(a, b, count),
  };
}

/** Round values within [lo, hi], about `count` of them. */
export function linearTicks(lo: number, hi: number, count: number): number[] {
  const rough = (hi - lo) / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) return Number.isFinite(lo) ? [lo] : [];
  const power = Math.floor(Math.log10(rough));
  const error = rough / 10 ** power;
  const factor = error >= Math.sqrt(50) ? 10 : error >= Math.sqrt(10) ? 5 : error >= Math.sqrt(2) ? 2 : 1;
  // Dividing by a whole number keeps 0.3 from becoming 0.30000000000000004.
  const [times, over] = power < 0 ? [factor, 10 ** -power] : [factor * 10 ** power, 1];
  const first = Math.ceil((lo * over) / times - 1e-9);
  const last = Math.floor((hi * over) / times + 1e-9);
  const ticks: number[] = [];
  for (let i = first; i <= last && ticks.length < 100; i++) ticks.push((i * times) / over || 0);
  return ticks.every(Number.isFinite) ? ticks : [lo];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30.44 * DAY;
const YEAR = 365.25 * DAY;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FIXED = [
  ...[1, 2, 5, 10, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 30].map((n) => n * MINUTE),
  ...[1, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7].map((n) => n * DAY),
];

function dateTicks(lo: number, hi: number, count: number): Scale["ticks"] {
  const rough = (hi - lo) / Math.max(1, count);
  if (Math.abs(lo) > 8.6e15 || Math.abs(hi) > 8.6e15) return [];
  const fixed = rough < 10 * DAY ? FIXED.find((step) => step >= rough * 0.7) : undefined;
  const ticks: { value: number; text: string }[] = [];
  if (fixed !== undefined) {
    for (let value = Math.ceil(lo / fixed) * fixed; value <= hi && ticks.length < 100; value += fixed)
      ticks.push({ value, text: fixed >= DAY ? dayText(value) : timeText(value, fixed) });
    return ticks;
  }
  const months = [1, 2, 3, 6].find((n) => n * MONTH >= rough * 0.7);
  const step = months ?? 12 * Math.max(1, niceYears(rough / YEAR));
  const start = new Date(lo);
  let index = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (; ticks.length < 100; index += step) {
    const value = startOfMonth(index);
    if (value > hi) return ticks;
    if (value >= lo) ticks.push({ value, text: monthText(index, step) });
  }
  return ticks;
}

function startOfMonth(index: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(index / 12), index - Math.floor(index / 12) * 12, 1);
  return date.getTime();
}

function niceYears(years: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, years)));
  return [1, 2, 5, 10].find((n) => n * power >= years * 0.9)! * power;
}

function monthText(index: number, step: number): string {
  const year = String(Math.floor(index / 12));
  const month = index - Math.floor(index / 12) * 12;
  return step >= 12 ? year : `${MONTHS[month]} ${year}`;
}

function dayText(value: number): string {
  const date = new Date(value);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

function timeText(value: number, step: number): string {
  const date = new Date(value);
  if (value % DAY === 0) return dayText(value);
  if (step < MINUTE) return date.toISOString().slice(11, 19);
  return momentText(value).slice(-5);
}

function widened(lo: number, hi: number): [number, number] {
  if (lo < hi) return [lo, hi];
  const half = Math.abs(lo) / 2 || 0.5;
  return [lo - half, lo + half];
}
