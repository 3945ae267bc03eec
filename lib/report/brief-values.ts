/** Answers of a brief as values: times, counts, goals and costs as people write them. Null where the words hold no such value. */

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
const DAYS: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  min: 1 / 1440,
  hour: 1 / 24,
  h: 1 / 24,
  day: 1,
  d: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};
const CADENCES: Readonly<Record<string, number>> = {
  hourly: 1 / 24,
  daily: 1,
  weekly: 7,
  monthly: 30,
  quarterly: 91,
  yearly: 365,
};
const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };

const NUMBER = String.raw`\d{1,3}(?:[ ,_\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e[+-]?\d+)?`;

/** Milliseconds of "100 ms", "< 2 s", "50"; `offline` where nobody waits for the answer. */
export function readLatency(text: string): { readonly milliseconds: number | null } | null {
  if (/^(offline|batch)$/i.test(text.trim())) return { milliseconds: null };
  const match = new RegExp(
    String.raw`^(?:<|≤|<=|under|below|within|at most)?\s*(${NUMBER})\s*(ms|milliseconds?|s|sec|seconds?|min|minutes?|h|hours?)?$`,
    "i",
  ).exec(text.trim());
  if (match === null) return null;
  const unit = (match[2] ?? "ms").toLowerCase();
  const short = unit.startsWith("mi")
    ? unit.startsWith("mil")
      ? "ms"
      : "min"
    : unit.startsWith("ms")
      ? "ms"
      : unit[0]!;
  const milliseconds = numberOf(match[1]!) * MILLISECONDS[short]!;
  return milliseconds > 0 ? { milliseconds } : null;
}

/** Days of "30 days", "2 weeks", "12 hours", "daily", "30". */
export function readDays(text: string): number | null {
  const plain = text.trim().toLowerCase();
  if (Object.hasOwn(CADENCES, plain)) return CADENCES[plain]!;
  const match = new RegExp(String.raw`^(?:<|≤|<=|under|at most|every|each)?\s*(${NUMBER})?\s*([a-z]*)$`).exec(
    plain,
  );
  if (match === null || (match[1] === undefined && match[2] === "")) return null;
  const unit = match[2] === "" ? "day" : match[2]!.length > 1 ? match[2]!.replace(/s$/, "") : match[2]!;
  if (!Object.hasOwn(DAYS, unit)) return null;
  const days = (match[1] === undefined ? 1 : numberOf(match[1])) * DAYS[unit]!;
  return days > 0 ? days : null;
}

/** A count: "50", "50 qps", "10 000", "10k", "2 million". */
export function readCount(text: string): number | null {
  const match = new RegExp(
    String.raw`^(?:about|~|≈)?\s*(${NUMBER})\s*(k|thousand|m|million)?\s*(?:rows|qps|\/\s*s|a second|per second)?$`,
    "i",
  ).exec(text.trim());
  return match === null ? null : numberOf(match[1]!) * UNITS[(match[2] ?? "").toLowerCase()]!;
}

/** "0.95", "at least 90 %", "≤ 3.5": the number, and on which side of it good values lie where the words say so. */
export function readGoal(
  text: string,
): { readonly value: number; readonly better: "higher" | "lower" | null } | null {
  const match = new RegExp(
    String.raw`^(≥|>=|>|at least|above|over|≤|<=|<|at most|below|under)?\s*([-−]?)(${NUMBER})\s*(%)?(?:\s*(or better|or more|or less))?$`,
    "i",
  ).exec(text.trim());
  if (match === null) return null;
  const [, before = "", sign, digits, percent, after = ""] = match;
  const value = (sign === "" ? 1 : -1) * numberOf(digits!) * (percent === undefined ? 1 : 0.01);
  const words = `${before}${after}`.toLowerCase();
  const better = /≥|>|least|above|over|or more/.test(words)
    ? "higher"
    : /≤|<|most|below|under|or less/.test(words)
      ? "lower"
      : null;
  return { value: Number(value.toPrecision(12)), better };
}

/** "false negative 5, false positive 1": a number by each kind of error. */
export function readCosts(text: string): Readonly<Record<string, number>> | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => new RegExp(String.raw`^(.*?[^\s:=])\s*(?:[:=]\s*|\s)(${NUMBER})$`, "i").exec(part.trim()));
  if (parts.some((part) => part === null)) return null;
  const names = parts.map((part) => part![1]!);
  if (new Set(names).size < names.length) return null;
  return Object.freeze(Object.fromEntries(parts.map((part) => [part![1]!, numberOf(part![2]!)])));
}

function numberOf(digits: string): number {
  return Number(digits.replace(/[ ,_\u00a0\u202f]/g, ""));
}
