/**
 * scikit-learn's TF-IDF and a logistic regression over it. Counts of a text's terms (or 1 + ln of them) times idf, brought to length 1,
 * then the linear model.
 *
 * A table to predict has one column of text; a list of texts serves, too. Source: `TfidfVectorizer`. O(length of the texts).
 */
import type { Matrix } from "../../core/index.ts";
import { designOf, type Design, type Label } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { classProbabilities } from "../apply-link.ts";
import { featuresNamed, ForeignModel, type ForeignState } from "./foreign-model.ts";
import { isRecord, listOf, numbersFrom, numbersOf, refuse, wholesOf, type Fields } from "./record-fields.ts";

interface TextState extends ForeignState {
  /** In the order of the coefficients. */
  readonly terms: readonly string[];
  readonly idf: Float64Array;
  /** classes (or 1 for two) × terms. */
  readonly coef: Float64Array;
  readonly intercept: Float64Array;
  readonly tokenPattern: string;
  readonly lowercase: boolean;
  readonly norm: "l1" | "l2" | "none";
  readonly sublinear: boolean;
  readonly binary: boolean;
  /** Fewest and most words of a term. */
  readonly words: readonly [number, number];
  readonly stopWords: readonly string[];
}

export class TextModel extends ForeignModel<TextState> {
  protected readonly storedName = "TextModel";
  #position: ReadonlyMap<string, number> | undefined;
  #pattern: RegExp | undefined;

  /** @throws RangeError on parts that do not fit together. */
  override hold(state: TextState): this {
    checkText(state);
    return super.hold(state);
  }

  protected override async probabilities(X: Design, run: Run): Promise<Float64Array> {
    const { rows, columns, values } = await this.#raw(X, run);
    return classProbabilities(columns === 1 ? "logit" : "softmax", values, rows, columns);
  }

  protected override numbers(): Promise<Float64Array> {
    return Promise.reject(new Error(`${this.name}: a classifier gives labels; call predictProba(X)`));
  }

  protected override rawOf(): (X: Design, run: Run) => Promise<Matrix> {
    return (X, run) => this.#raw(X, run);
  }

  /** One column of text. */
  protected override design(X: unknown): Design {
    const list = Array.isArray(X) && X.every((text) => typeof text === "string") ? { text: X } : X;
    const design = designOf(this.name, list);
    if (design.columns !== 1 || design.categories?.[0] === undefined)
      throw new RangeError(
        `${this.name}: X must be texts, or a table with one column of them; got the columns ${design.names.slice(0, 5).join(", ")}`,
      );
    return design;
  }

  // oxlint-disable-next-line require-await
  async #raw(X: Design, { signal }: Run): Promise<Matrix> {
    const { intercept } = this.state;
    const k = intercept.length;
    const texts = X.categories![0]!;
    const each = texts.map((text) => {
      signal?.throwIfAborted();
      return this.#score(text);
    });
    const nothing = this.#score("");
    const values = new Float64Array(X.rows * k);
    for (let i = 0; i < X.rows; i++) values.set(each[X.values[i]!] ?? nothing, i * k);
    return { rows: X.rows, columns: k, values };
  }

  #score(text: string): Float64Array {
    const { idf, coef, intercept, norm, sublinear, binary } = this.state;
    const counts = new Map<number, number>();
    for (const term of this.#terms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
    const weights = [...counts].map(([term, count]): [number, number] => [
      term,
      (binary ? 1 : sublinear ? 1 + Math.log(count) : count) * idf[term]!,
    ]);
    let length = 0;
    for (const [, w] of weights) length += norm === "l2" ? w * w : Math.abs(w);
    if (norm === "l2") length = Math.sqrt(length);
    if (norm === "none" || length === 0) length = 1;
    const out = intercept.slice();
    for (const [term, w] of weights)
      for (let c = 0; c < out.length; c++) out[c]! += (w / length) * coef[c * idf.length + term]!;
    return out;
  }

  /** Positions of the known terms in a text, as often as they stand there. */
  *#terms(text: string): Generator<number> {
    const { terms, tokenPattern, lowercase, words, stopWords } = this.state;
    this.#position ??= new Map(terms.map((term, at) => [term, at]));
    this.#pattern ??= pythonPattern(tokenPattern);
    const tokens = [...(lowercase ? text.toLowerCase() : text).matchAll(this.#pattern)]
      .map((found) => found[1] ?? found[0])
      .filter((token) => !stopWords.includes(token));
    for (let n = words[0]; n <= words[1]; n++)
      for (let from = 0; from + n <= tokens.length; from++) {
        const at = this.#position.get(n === 1 ? tokens[from]! : tokens.slice(from, from + n).join(" "));
        if (at !== undefined) yield at;
      }
  }
}

/** Whether a record is such a model. */
export function isSklearnText(value: Fields): boolean {
  return isRecord(value["vocabulary"]) && "coef" in value;
}

/** @throws RangeError on parts that do not fit together. */
export function readSklearnText(file: Fields): TextModel {
  const vocabulary = file["vocabulary"] as Fields;
  const terms: string[] = [];
  for (const [term, at] of Object.entries(vocabulary)) {
    if (
      typeof at !== "number" ||
      !Number.isInteger(at) ||
      at < 0 ||
      at >= Object.keys(vocabulary).length ||
      terms[at] !== undefined
    )
      refuse(`"vocabulary" must number its terms from 0, each once`, at);
    terms[at as number] = term;
  }
  const p = terms.length;
  const coef = numbersOf(file, "coef");
  const intercept = numbersFrom('"intercept"', file["intercept"] ?? 0);
  const given = file["classes"];
  const classes: readonly Label[] = Array.isArray(given)
    ? (given as Label[])
    : Array.from({ length: Math.max(2, intercept.length) }, (_, c) => c);
  const range = file["ngram_range"] === undefined ? [1, 1] : Array.from(wholesOf(file, "ngram_range", 2));
  const norm = file["norm"] === undefined ? "l2" : (file["norm"] ?? "none");
  const state: TextState = {
    origin: "TfidfVectorizer + LogisticRegression",
    task: "classification",
    features: featuresNamed(1, ["text"]),
    classes,
    acceptsMissing: true,
    terms,
    idf:
      file["idf"] === undefined || file["idf"] === null
        ? new Float64Array(p).fill(1)
        : numbersOf(file, "idf", p),
    coef,
    intercept,
    tokenPattern:
      typeof file["token_pattern"] === "string" ? file["token_pattern"] : String.raw`(?u)\b\w\w+\b`,
    lowercase: file["lowercase"] !== false,
    norm:
      norm === "l1" || norm === "l2" || norm === "none"
        ? norm
        : refuse('"norm" must be l1, l2 or null', norm),
    sublinear: file["sublinear_tf"] === true,
    binary: file["binary"] === true,
    words: [range[0]!, range[1]!],
    stopWords: Array.isArray(file["stop_words"]) ? listOf(file, "stop_words").map(String) : [],
  };
  return new TextModel({ library: "scikit-learn" }).hold(state);
}

function checkText({ terms, idf, coef, intercept, classes, words, tokenPattern }: TextState): void {
  const k = intercept.length;
  if (terms.length === 0 || idf.length !== terms.length || coef.length !== k * terms.length)
    refuse(
      `"coef" must hold ${k}×${terms.length} numbers and "idf" ${terms.length}`,
      `${coef.length} and ${idf.length}`,
    );
  if (classes?.length !== Math.max(2, k))
    refuse(`"classes" must be ${Math.max(2, k)}`, String(classes?.length));
  if (![...idf, ...coef, ...intercept].every(Number.isFinite))
    refuse("coefficients must be finite", "one that is not");
  if (!(words[0] >= 1 && words[1] >= words[0] && words[1] <= 10))
    refuse('"ngram_range" must rise from 1', `${words.join(", ")}`);
  pythonPattern(tokenPattern);
}

/** A regular expression of Python, whose words are Unicode's: letters, numbers, "_". */
function pythonPattern(pattern: string): RegExp {
  const word = String.raw`\p{L}\p{N}_`;
  const source = pattern
    .replace(/^\(\?u\)/, "")
    .replaceAll(String.raw`\w`, `[${word}]`)
    .replaceAll(String.raw`\b`, `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`);
  try {
    return new RegExp(source, "gu");
  } catch {
    return refuse('"token_pattern" must be a regular expression that JavaScript knows, too', pattern);
  }
}
