/**
 * Texts as games: the words are the players, and an absent word, or a run of them, becomes a mark ("..."). Every word keeps what separates it from
 * the next; runs of white space become one blank. The hierarchy follows the sentences (text-partition.ts). Source: shap 0.46 `maskers.Text`; unlike
 * there the last word keeps the text's last punctuation, so that the whole coalition is the text itself.
 */
import type { Run } from "../../prep/index.ts";
import type { Game } from "../game.ts";
import type { BatchModel, Masker } from "../masker.ts";
import { textClustering } from "./text-partition.ts";

export interface TextMaskerOptions {
  /** What lies between words; or a function that cuts a text in pieces, which put together are the text. Default: all but letters, digits and _. */
  readonly tokenizer?: RegExp | ((text: string) => readonly string[]) | undefined;
  /** Default "...". */
  readonly maskToken?: string | undefined;
  /** Whether a run of absent words becomes one mark. Default "auto": yes. */
  readonly collapseMaskToken?: boolean | "auto" | undefined;
}

const BETWEEN_WORDS = /[^\p{L}\p{N}_]+/u;

export function textMasker(options: TextMaskerOptions = {}): Masker<readonly string[], string> {
  const { tokenizer = BETWEEN_WORDS, maskToken = "...", collapseMaskToken = "auto" } = options;
  const cut = (text: string): readonly string[] => {
    const segments = typeof tokenizer === "function" ? tokenizer(text) : segmentsOf(text, tokenizer);
    if (segments.length === 0)
      throw new RangeError(`textMasker: a text needs a word; got ${JSON.stringify(text)}`);
    return segments;
  };
  return {
    kind: "text",
    playerNames: (text) => cut(text).map((segment) => segment.trim()),
    playerData: cut,
    game: (model, text) => textGame(model, cut(text), maskToken, collapseMaskToken !== false),
  };
}

/** The words of a text, each with what comes after it. */
function segmentsOf(text: string, between: RegExp): string[] {
  const pattern = new RegExp(
    between.source,
    between.flags.includes("g") ? between.flags : `${between.flags}g`,
  );
  const segments: string[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const to = match.index + match[0].length;
    if (to === from) continue;
    segments.push(text.slice(from, to));
    from = to;
  }
  if (from < text.length) segments.push(text.slice(from));
  return segments;
}

function textGame(
  model: BatchModel<readonly string[]>,
  segments: readonly string[],
  maskToken: string,
  collapse: boolean,
): Game {
  const p = segments.length;
  const known = new Map<string, Float64Array>();
  let outputs = model.outputNames?.length ?? 0;
  let evaluations = 0;

  function masked(mask: Uint8Array): string {
    let text = "";
    let isAfterMark = false;
    for (let j = 0; j < p; j++) {
      if (mask[j] === 1) text += segments[j]!;
      else if (!collapse || !isAfterMark) text += ` ${maskToken}`;
      isAfterMark = mask[j] !== 1;
    }
    return text.replace(/\s+/g, " ").trim();
  }

  async function evaluate(masks: Uint8Array, { signal }: Run = {}): Promise<Float64Array> {
    const m = masks.length / p;
    const texts = Array.from({ length: m }, (_, q) => masked(masks.subarray(q * p, (q + 1) * p)));
    const fresh = [...new Set(texts)].filter((text) => !known.has(text));
    if (fresh.length > 0) {
      const answer = await model.evaluate(fresh, { signal });
      evaluations += fresh.length;
      outputs = answer.columns;
      for (const [i, text] of fresh.entries())
        known.set(text, answer.values.slice(i * outputs, (i + 1) * outputs));
    }
    const out = new Float64Array(m * outputs);
    for (const [q, text] of texts.entries()) out.set(known.get(text)!, q * outputs);
    return out;
  }

  return {
    players: p,
    get outputs() {
      return outputs;
    },
    varying: new Uint8Array(p).fill(1),
    clustering: textClustering(segments),
    costPerCoalition: 1,
    evaluate,
    get evaluations() {
      return evaluations;
    },
  };
}
