/**
 * Tabular masking by an independent background: a masked feature takes its values from the background's rows, and the worth of a coalition
 * is the weighted mean of the model over them (SHAP `maskers.Independent`; the "interventional" expectation).
 *
 * The model is asked once for inputs that are equal: a background row that agrees with the input outside of the coalition is the same row as
 * for other coalitions. Cost: m coalitions × background rows at most.
 */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import type { Background } from "../background.ts";
import type { Game } from "../game.ts";
import type { BatchModel, Masker } from "../masker.ts";

/** Numbers in one block of inputs: 16 MB. */
const BLOCK = 2_000_000;

/** One row of numbers, as wide as the background. */
export function tabularMasker(background: Background): Masker<Design, Float64Array> {
  const { design } = background;
  return {
    kind: "tabular",
    playerNames: () => design.names,
    playerData: (row) => Array.from(row, (x, j) => cellOf(design, x, j)),
    game: (model, row) => tabularGame(model, background, row),
  };
}

/** A number of a design as the reader knows it: a category's text, null where missing. */
export function cellOf(design: Pick<Design, "categories">, x: number, j: number): number | string | null {
  if (Number.isNaN(x)) return null;
  return design.categories?.[j]?.[x] ?? x;
}

function tabularGame(model: BatchModel<Design>, { design, weights }: Background, row: Float64Array): Game {
  const { rows: b, columns: p, values: B } = design;
  const varying = new Uint8Array(p);
  for (let i = 0; i < b; i++)
    for (let j = 0; j < p; j++) if (!Object.is(B[i * p + j], row[j])) varying[j] = 1;
  // Columns in which a row of the background is the row itself, as bits.
  const words = Math.ceil(p / 32);
  const agrees = new Int32Array(b * words);
  for (let i = 0; i < b; i++) packInto(agrees, i * words, p, (j) => Object.is(B[i * p + j], row[j]));
  const every = new Int32Array(words);
  packInto(every, 0, p, () => true);
  const isEven = weights.every((weight) => weight === 1 / b);
  let evaluations = 0;
  let outputs = model.outputNames?.length ?? 0;

  async function evaluate(masks: Uint8Array, run: Run = {}): Promise<Float64Array> {
    const m = masks.length / p;
    const perBlock = Math.max(1, Math.floor(BLOCK / (b * p)));
    const parts: Float64Array[] = [];
    for (let from = 0; from < m; from += perBlock) {
      run.signal?.throwIfAborted();
      const to = Math.min(m, from + perBlock);
      parts.push(await block(masks.subarray(from * p, to * p), to - from, run));
    }
    if (parts.length === 1) return parts[0]!;
    const out = new Float64Array(m * outputs);
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  /** Worth of a block of coalitions: equal inputs are found by the columns in which they still are the input. */
  async function block(masks: Uint8Array, m: number, { signal }: Run): Promise<Float64Array> {
    const inputs = new Float64Array(m * b * p);
    const position = new Int32Array(m * b);
    const seen = new SeenInputs(words, m * b);
    const mask = new Int32Array(words);
    const own = new Int32Array(words);
    let count = 0;
    for (let q = 0; q < m; q++) {
      packInto(mask, 0, p, (j) => masks[q * p + j] === 1);
      for (let i = 0; i < b; i++) {
        let isRow = true;
        for (let w = 0; w < words; w++) {
          own[w] = mask[w]! | agrees[i * words + w]!;
          if (own[w] !== every[w]) isRow = false;
        }
        const known = seen.find(own, isRow ? -1 : i, count);
        position[q * b + i] = known;
        if (known < count) continue;
        const at = count * p;
        for (let j = 0; j < p; j++) inputs[at + j] = masks[q * p + j] === 1 ? row[j]! : B[i * p + j]!;
        count++;
      }
    }
    const answer = await model.evaluate(
      { ...design, rows: count, values: inputs.subarray(0, count * p) },
      { signal },
    );
    evaluations += count;
    outputs = answer.columns;
    const out = new Float64Array(m * outputs);
    for (let q = 0; q < m; q++)
      for (let i = 0; i < b; i++) {
        const from = position[q * b + i]! * outputs;
        const weight = isEven ? 1 : weights[i]!;
        for (let c = 0; c < outputs; c++) out[q * outputs + c]! += weight * answer.values[from + c]!;
      }
    // The plain mean, to the last digit, where rows weigh the same: ties between coalitions stay ties, as they are for shap.
    return isEven ? out.map((x) => x / b) : out;
  }

  return {
    players: p,
    get outputs() {
      return outputs;
    },
    varying,
    costPerCoalition: b,
    evaluate,
    get evaluations() {
      return evaluations;
    },
  };
}

/** Bits of p players from a position on, 32 in a word. */
function packInto(out: Int32Array, at: number, p: number, has: (j: number) => boolean): void {
  for (let j = 0; j < p; j++) {
    if (j % 32 === 0) out[at + (j >> 5)] = 0;
    if (has(j)) out[at + (j >> 5)]! |= 1 << (j & 31);
  }
}

/** Inputs met until now, each by its bits and its row of the background; open addressing, at most half full. */
class SeenInputs {
  readonly #words: number;
  readonly #mask: number;
  /** Position + 1 of the input in a slot, 0 where free. */
  readonly #slots: Int32Array;
  readonly #bits: Int32Array;
  readonly #rows: Int32Array;

  constructor(words: number, most: number) {
    this.#words = words;
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * most)));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size);
    this.#bits = new Int32Array(words * most);
    this.#rows = new Int32Array(most);
  }

  /** Where the input was met first, or `next`, where it is put now. */
  find(bits: Int32Array, row: number, next: number): number {
    const words = this.#words;
    let hash = Math.imul(row + 1, 0x9e3779b1);
    for (let w = 0; w < words; w++) {
      hash = Math.imul(hash ^ bits[w]!, 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const known = this.#slots[slot]! - 1;
      if (known < 0) {
        this.#slots[slot] = next + 1;
        this.#bits.set(bits, next * words);
        this.#rows[next] = row;
        return next;
      }
      if (this.#rows[known] !== row) continue;
      let w = 0;
      while (w < words && this.#bits[known * words + w] === bits[w]) w++;
      if (w === words) return known;
    }
  }
}
