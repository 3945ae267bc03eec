/**
 * Text to terms: words by a pattern, or characters, and their n-grams.
 *
 * The default pattern is scikit-learn's `(?u)\b\w\w+\b`: runs of two or more letters, digits and underscores of any script. Characters:
 * runs of white space count as one blank; `charWb` takes n-grams within words only, with a blank at both ends of each.
 * Source: scikit-learn 1.2 `CountVectorizer`. O(characters × lengths of n-grams).
 */
import { englishStopWords } from "./stop-words.ts";

export interface TokenizeOptions {
  /** Default word. */
  readonly analyzer?: "word" | "char" | "charWb";
  /** Default true. */
  readonly lowercase?: boolean;
  /** Takes accents off letters; default false. */
  readonly stripAccents?: boolean;
  /** A regular expression for words; what its first group matches, if it has one. */
  readonly tokenPattern?: string | undefined;
  /** Words to leave out: a short English list of ours, or your own; default none. Of words only. */
  readonly stopWords?: "english" | readonly string[] | undefined;
  /** Shortest and longest n-gram; default [1, 1]. */
  readonly ngramRange?: readonly [number, number];
}

/** Names of the options, for learners that take them. */
export const tokenizeOptions = [
  "analyzer",
  "lowercase",
  "stripAccents",
  "tokenPattern",
  "stopWords",
  "ngramRange",
] as const;

/** Python's \w: letters, numbers of every kind, underscore; not the marks that JavaScript's property adds. */
const words = "[\\p{L}\\p{N}_]{2,}";

/**
 * The terms of a text, in order.
 * @example tokenize("The cat sat.") // ["the", "cat", "sat"]
 */
export function tokenize(text: string, options: TokenizeOptions = {}): string[] {
  return tokenizer(options)(text);
}

/** The same as a function, made ready once. @throws RangeError on an n-gram range that does not rise from 1, or a pattern that is none. */
export function tokenizer(options: TokenizeOptions = {}): (text: string) => string[] {
  const {
    analyzer = "word",
    lowercase = true,
    stripAccents = false,
    stopWords,
    ngramRange = [1, 1],
  } = options;
  const [least, most] = ngramRange;
  if (!(Number.isInteger(least) && Number.isInteger(most) && least >= 1 && most >= least))
    throw new RangeError(
      `tokenize: ngramRange must be two whole numbers, 1 ≤ least ≤ most; got ${JSON.stringify(ngramRange)}`,
    );
  const prepare = (text: string): string => {
    const lower = lowercase ? text.toLowerCase() : text;
    return stripAccents ? lower.normalize("NFKD").replace(/\p{Mn}/gu, "") : lower;
  };
  if (analyzer === "char") return (text) => characterGrams(blanks(prepare(text)), least, most);
  if (analyzer === "charWb") return (text) => wordCharacterGrams(blanks(prepare(text)), least, most);
  const pattern = expression(options.tokenPattern);
  const stop = new Set(stopWords === "english" ? englishStopWords : (stopWords ?? []));
  return (text) => {
    const found: string[] = [];
    for (const match of prepare(text).matchAll(pattern)) {
      const word = match[1] ?? match[0];
      if (!stop.has(word)) found.push(word);
    }
    return ngrams(found, [least, most]);
  };
}

/** Runs of `least` to `most` terms, joined by a blank: all of one length, then of the next. */
export function ngrams(terms: readonly string[], [least, most]: readonly [number, number]): string[] {
  const out: string[] = least === 1 ? [...terms] : [];
  for (let n = Math.max(2, least); n <= Math.min(most, terms.length); n++)
    for (let at = 0; at + n <= terms.length; at++) out.push(terms.slice(at, at + n).join(" "));
  return out;
}

function characterGrams(text: string, least: number, most: number): string[] {
  const letters = Array.from(text);
  const out: string[] = [];
  for (let n = least; n <= Math.min(most, letters.length); n++)
    for (let at = 0; at + n <= letters.length; at++) out.push(letters.slice(at, at + n).join(""));
  return out;
}

function wordCharacterGrams(text: string, least: number, most: number): string[] {
  const out: string[] = [];
  for (const word of text.split(/\s+/u)) {
    if (word === "") continue;
    const letters = Array.from(` ${word} `);
    for (let n = least; n <= most; n++) {
      out.push(letters.slice(0, n).join(""));
      for (let at = 1; at + n <= letters.length; at++) out.push(letters.slice(at, at + n).join(""));
      // A word shorter than n gives itself, once.
      if (n >= letters.length) break;
    }
  }
  return out;
}

/** Two white characters or more become one blank, as in scikit-learn; one stays as it is. */
function blanks(text: string): string {
  return text.replace(/\s\s+/gu, " ");
}

function expression(pattern: string = words): RegExp {
  try {
    return new RegExp(pattern, "gu");
  } catch (error) {
    throw new RangeError(
      `tokenize: tokenPattern must be a regular expression of JavaScript; got ${JSON.stringify(pattern)}: ${(error as Error).message}`,
    );
  }
}
