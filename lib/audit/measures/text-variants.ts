/**
 * Text that is probably not meant: spellings that differ only in case, white space, accents or punctuation ("U.S.A." beside
 * "usa"), values of nothing but special characters, broken or invisible characters, and lengths far from the others'.
 * All from a dictionary of distinct values with their counts: O(distinct values).
 */
import { medianAbsoluteDeviation, quantile, sortedFinite } from "../../core/index.ts";

export interface CountedText {
  readonly value: string;
  readonly count: number;
}

export interface VariantGroup {
  /** What all spellings become. */
  readonly normal: string;
  /** Two or more, most frequent first. */
  readonly spellings: readonly CountedText[];
  /** What tells them apart. */
  readonly differs: readonly ("case" | "space" | "accents" | "punctuation")[];
}

/** Groups of spellings with one normal form, most rows first. */
export function stringVariants(values: readonly CountedText[]): VariantGroup[] {
  const groups = new Map<string, CountedText[]>();
  for (const each of values) {
    const normal = normalForm(each.value);
    // Numbers and dates: what stands between the digits carries the meaning.
    if (!/\p{L}/u.test(normal)) continue;
    const group = groups.get(normal);
    if (group === undefined) groups.set(normal, [each]);
    else group.push(each);
  }
  const variants: VariantGroup[] = [];
  for (const [normal, spellings] of groups) {
    if (spellings.length < 2) continue;
    spellings.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    variants.push({ normal, spellings, differs: differences(spellings) });
  }
  const rows = (group: VariantGroup): number => group.spellings.reduce((sum, { count }) => sum + count, 0);
  return variants.sort((a, b) => rows(b) - rows(a) || (a.normal < b.normal ? -1 : 1));
}

/** Lower case, no accents, no punctuation, no white space. A text of punctuation alone keeps it. */
export function normalForm(text: string): string {
  const folded = withoutAccents(text).toLowerCase();
  const bare = folded.replace(/[\p{P}\p{Z}\s\p{C}]/gu, "");
  return bare === "" ? folded.trim() : bare;
}

export interface OddText extends CountedText {
  readonly why:
    "only special characters" | "broken characters" | "invisible characters" | "white space at the ends";
}

/** Values that hold what text seldom means to hold, most frequent first. */
export function oddTexts(values: readonly CountedText[]): OddText[] {
  const odd: OddText[] = [];
  for (const { value, count } of values) {
    const why = oddness(value);
    if (why !== undefined) odd.push({ value, count, why });
  }
  return odd.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

export interface LengthOutliers {
  /** Lengths outside are outliers; null when all lengths are alike or there are fewer than 20 values. */
  readonly low: number | null;
  readonly high: number | null;
  /** Farthest from the median first. */
  readonly values: readonly CountedText[];
}

/** By the modified z-score of lengths (UTF-16 units) above 6: lengths are skewed, so only what is far counts. */
export function lengthOutliers(values: readonly CountedText[], limit = 6): LengthOutliers {
  const none = { low: null, high: null, values: [] };
  if (values.length < 20) return none;
  const sorted = sortedFinite(values.map(({ value }) => value.length));
  const centre = quantile(sorted, 0.5)!;
  const mad = medianAbsoluteDeviation(sorted)!;
  let deviation = 0;
  for (const length of sorted) deviation += Math.abs(length - centre) / sorted.length;
  const unit = mad > 0 ? mad / 0.6745 : 1.253314 * deviation;
  if (unit === 0) return none;
  // A character or two more is no oddity where all are equally long.
  const reach = Math.max(limit * unit, 2);
  const out = values.filter(({ value }) => Math.abs(value.length - centre) > reach);
  const distance = ({ value }: CountedText): number => Math.abs(value.length - centre);
  out.sort((a, b) => distance(b) - distance(a) || (a.value < b.value ? -1 : 1));
  return { low: Math.max(0, centre - reach), high: centre + reach, values: out };
}

function withoutAccents(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "");
}

function differences(spellings: readonly CountedText[]): ("case" | "space" | "accents" | "punctuation")[] {
  const texts = spellings.map(({ value }) => value);
  const merges = (fold: (text: string) => string): boolean => new Set(texts.map(fold)).size < texts.length;
  const rest: ["case" | "space" | "accents" | "punctuation", (text: string) => string][] = [
    ["case", (text) => text.toLowerCase()],
    ["space", (text) => text.replace(/\s+/g, "")],
    ["accents", withoutAccents],
    ["punctuation", (text) => text.replace(/\p{P}/gu, "")],
  ];
  const alone = rest.filter(([, fold]) => merges(fold)).map(([name]) => name);
  if (alone.length > 0) return alone;
  // Only several together make them equal: name each whose absence parts them.
  const all = rest.map(([, fold]) => fold);
  return rest
    .filter(
      ([, fold]) =>
        new Set(
          texts.map((text) =>
            all.filter((each) => each !== fold).reduce((folded, each) => each(folded), text),
          ),
        ).size > 1,
    )
    .map(([name]) => name);
}

function oddness(value: string): OddText["why"] | undefined {
  if (value === "") return undefined;
  if (/\uFFFD|Ã[\u0080-\u00BF]|â€/u.test(value)) return "broken characters";
  if (
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/u.test(value)
  )
    return "invisible characters";
  if (/\S/u.test(value) && !/[\p{L}\p{N}]/u.test(value)) return "only special characters";
  if (value !== value.trim()) return "white space at the ends";
  return undefined;
}
