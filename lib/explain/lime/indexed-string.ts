/**
 * A text as words (or characters) that can be taken out: as a bag, where a word goes from everywhere at once, or by position, where a mask takes its
 * place. Source: lime 0.2 `IndexedString`, `IndexedCharacters`.
 */

export interface IndexedString {
  readonly raw: string;
  /** Names of the features: words, or characters. */
  readonly words: readonly string[];
  /** Where each feature stands in the text; several places in a bag. */
  readonly positions: readonly (readonly number[])[];
  /** The text without these features. */
  without(features: ArrayLike<number>): string;
}

export interface IndexedStringOptions {
  /** What stands between words. Default: everything but letters, digits and the underscore, as Python's `\W+`. */
  readonly splitExpression?: RegExp | string | undefined;
  /** Default true. */
  readonly bow?: boolean | undefined;
  /** Stands for what was taken out by position. Default "UNKWORDZ", for characters U+0000. */
  readonly maskString?: string | undefined;
  readonly charLevel?: boolean | undefined;
}

export function indexedString(raw: string, options: IndexedStringOptions = {}): IndexedString {
  const { bow = true, charLevel = false } = options;
  const mask = options.maskString ?? (charLevel ? "\u0000" : "UNKWORDZ");
  const parts = charLevel ? Array.from(raw) : splitText(raw, options.splitExpression);
  const starts: number[] = [];
  let at = 0;
  for (const part of parts) {
    starts.push(at);
    at += part.length;
  }
  const separator = charLevel
    ? undefined
    : new RegExp(`^(?:${pattern(options.splitExpression).source})`, flags(options.splitExpression));
  const words: string[] = [];
  const places: number[][] = [];
  const known = new Map<string, number>();
  for (const [i, part] of parts.entries()) {
    if (separator?.test(part) === true) continue;
    const seen = bow ? known.get(part) : undefined;
    if (seen !== undefined) {
      places[seen]!.push(i);
      continue;
    }
    known.set(part, words.length);
    words.push(part);
    places.push([i]);
  }
  return {
    raw,
    words,
    positions: places.map((list) => list.map((i) => starts[i]!)),
    without(features) {
      const gone = new Set<number>();
      for (let f = 0; f < features.length; f++) for (const i of places[features[f]!]!) gone.add(i);
      return parts.map((part, i) => (gone.has(i) ? (bow ? "" : mask) : part)).join("");
    },
  };
}

function splitText(raw: string, expression: RegExp | string | undefined): string[] {
  return raw
    .split(new RegExp(`(${pattern(expression).source})`, flags(expression)))
    .filter((part) => part !== undefined && part !== "");
}

/** Python's classes know all letters; so must these. */
function pattern(expression: RegExp | string | undefined): RegExp {
  if (expression instanceof RegExp) return expression;
  const source = (expression ?? "\\W+")
    .replaceAll("\\W", "[^\\p{L}\\p{N}_]")
    .replaceAll("\\w", "[\\p{L}\\p{N}_]");
  return new RegExp(source, "u");
}

function flags(expression: RegExp | string | undefined): string {
  return expression instanceof RegExp ? expression.flags.replace(/[gy]/g, "") : "u";
}
