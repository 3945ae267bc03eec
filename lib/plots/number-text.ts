/** Numbers and moments as short text for axes and sentences: the same on every machine, whatever its language is set to. */

const MINUS = "\u2212";

/** A number with at most `digits` significant digits: "12,345", "0.034", "1.2M", "3.4e-9". A real minus sign. */
export function numberText(value: number, digits = 3): string {
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : "";
  if (size === 0) return "0";
  if (!Number.isFinite(size)) return `${sign}∞`;
  if (size >= 1e15 || size < 1e-4) return sign + size.toExponential(digits - 1).replace(/\.?0+e\+?/, "e");
  if (Number.isInteger(size) && size < 1e5) return sign + grouped(String(size));
  const rounded = Number(size.toPrecision(digits));
  if (rounded >= 1e5)
    for (const [unit, letter] of UNITS)
      if (rounded >= unit) return sign + String(Number((rounded / unit).toPrecision(digits))) + letter;
  return sign + grouped(String(rounded));
}

const UNITS: readonly (readonly [number, string])[] = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
];
/** A count, in full: "1,234,567". */
export function countText(value: number): string {
  return grouped(String(value));
}

/** A score with three places, so that scores beside each other line up: "0.950", "−0.020"; rounded as a number past 10. */
export function scoreText(score: number): string {
  if (Math.abs(score) >= 10) return numberText(score);
  const body = Math.abs(score).toFixed(3);
  return score < 0 && Number(body) !== 0 ? `${MINUS}${body}` : body;
}

/** An interval behind its value: "0.950 (0.931 to 0.969)"; "no value" where there is none. */
export function estimateText(
  value: number | null,
  interval: readonly [number, number] | null,
  text: (value: number) => string = scoreText,
): string {
  if (value === null) return "no value";
  return interval === null ? text(value) : `${text(value)} (${text(interval[0])} to ${text(interval[1])})`;
}

/** At most `most` letters; what was cut is "…". */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  // Letters outside the basic plane count as one but take two units.
  const letters = Array.from(text.slice(0, 2 * most + 2));
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/** A remark in at most `most` lines, broken before a " · " where that will do, else at a blank; the last line holds the rest. */
export function wrapped(text: string, fits: (line: string) => boolean, most: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (lines.length < most - 1 && !fits(rest)) {
    const breaks = [...rest.matchAll(/ · | /g)].filter(({ index }) => fits(rest.slice(0, index)));
    const at = breaks.findLast(([mark]) => mark === " · ") ?? breaks.at(-1);
    if (at === undefined) break;
    lines.push(rest.slice(0, at.index));
    rest = rest.slice(at.index + at[0].length);
  }
  return [...lines, rest];
}

/** A count with its noun: "1 row", "2 rows". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${countText(value)} ${value === 1 ? one : many}`;
}

/** A share as per cent with as many places as it needs: "0 %", "0.02 %", "3.4 %", "57 %"; never "100 %" when short of it. */
export function shareText(share: number): string {
  const percent = share * 100;
  if (percent === 0) return "0 %";
  if (percent < 0.01) return "<0.01 %";
  if (percent > 99.95 && percent < 100) return ">99.9 %";
  const places = percent < 0.1 ? 2 : percent < 10 || percent > 99 ? 1 : 0;
  return `${Number(percent.toFixed(places))} %`;
}

/** Tick labels that agree with each other: as many places as the step between them needs. */
export function tickTexts(ticks: readonly number[]): string[] {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : largest;
  if (largest !== 0 && (largest >= 1e15 || largest < 1e-3)) return ticks.map((tick) => numberText(tick, 2));
  const [unit, letter] = largest < 1e4 ? [1, ""] : UNITS.find(([least]) => largest >= least)!;
  const places = Math.max(0, Math.min(12, -Math.floor(Math.log10(step / unit) + 1e-9)));
  return ticks.map((tick) => {
    const size = Math.abs(tick / unit);
    const body = grouped(size.toFixed(places));
    return tick === 0 ? "0" : `${tick < 0 ? MINUS : ""}${body}${letter}`;
  });
}

/** A moment in UTC: "2024-03-05", with the time of day when it has one. */
export function momentText(ms: number): string {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return numberText(ms);
  const iso = new Date(ms).toISOString();
  const day = iso.slice(0, iso.indexOf("T"));
  return ms % 86_400_000 === 0 ? day : `${day} ${iso.slice(iso.indexOf("T") + 1, iso.indexOf("T") + 6)}`;
}

/** Commas from five digits on, as "1234" may be a year. */
function grouped(digits: string): string {
  const [whole, rest] = digits.split(".") as [string, string | undefined];
  const marked = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return rest === undefined ? marked : `${marked}.${rest}`;
}
