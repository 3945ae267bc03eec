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

  /** Worth of a block of coalitions: equal inputs are found by the bits in which they still are the input. */
  async function block(masks: Uint8Array, m: number, { signal }: Run): Promise<Float64Array> {
    const inputs = new Float64Array(m * b * p);
    const position = new Int32Array(m * b);
    const seen = new Map<string, number>();
    const full = new Uint8Array(p);
    let count = 0;
    for (let q = 0; q < m; q++)
      for (let i = 0; i < b; i++) {
        const at = count * p;
        let key = "";
        let word = 0;
        let equal = true;
        for (let j = 0; j < p; j++) {
          const mine = row[j]!;
          const other = B[i * p + j]!;
          const own = masks[q * p + j] === 1 || Object.is(mine, other);
          full[j] = own ? 1 : 0;
          if (!own) equal = false;
          inputs[at + j] = own ? mine : other;
          word = word * 2 + (own ? 1 : 0);
          if ((j + 1) % 30 === 0) {
            key += `${word},`;
            word = 0;
          }
        }
        key = equal ? "x" : `${key}${word}:${i}`;
        const known = seen.get(key);
        if (known !== undefined) position[q * b + i] = known;
        else {
          seen.set(key, count);
          position[q * b + i] = count++;
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
