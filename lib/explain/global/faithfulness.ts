/**
 * Faithfulness: does the model's output follow what the explanation calls important? Features of each row are masked by the background one after another, the
 * most important first ("deletion"), or put back into a masked row ("insertion"); the curves' areas are set beside those of a random order
 * (Petsiuk, Das and Saenko 2018). Asks the model for rows × (features + 1) × background × 3 inputs.
 */
import { createRng, htmlTable, shown, textTable, type Displayable, type Table } from "../../core/index.ts";
import { alignDesign, designOf } from "../../data/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { backgroundOf } from "../background.ts";
import { explainedModel, type BatchFunction, type ModelOutput } from "../explained-model.ts";
import type { Explanation } from "../explanation.ts";
import { tabularMasker } from "../maskers/tabular.ts";
import { drawnOutput } from "./partial-dependence.ts";

export interface FaithfulnessOptions extends Run {
  /** Rows that masked features are taken from; default X. */
  readonly background?: unknown;
  /** Default 50. */
  readonly backgroundRows?: number | undefined;
  readonly output?: ModelOutput | undefined;
  readonly seed?: number | undefined;
}

export interface Faithfulness extends Displayable {
  /** Mean output after 0, 1, … features were masked in order of contribution, those that raise it first: the lower the better. */
  readonly deletion: Float64Array;
  /** Mean output after 0, 1, … features were put back: the higher the better. */
  readonly insertion: Float64Array;
  /** The same for a random order. */
  readonly random: Float64Array;
  /** Areas under the curves, in output units. */
  readonly deletionArea: number;
  readonly insertionArea: number;
  readonly randomArea: number;
  /** Whether both curves are on the right side of chance. */
  readonly isFaithful: boolean;
}

/** @param explanation of the rows of X, of one output. @throws RangeError on sizes that differ or several outputs; the signal's reason. */
export async function faithfulness(
  model: Predictor | BatchFunction,
  X: unknown,
  explanation: Explanation,
  options: FaithfulnessOptions = {},
): Promise<Faithfulness> {
  const where = "faithfulness";
  const { background: given = X, backgroundRows = 50, seed = 0, signal, onProgress } = options;
  if (explanation.outputs !== 1)
    throw new RangeError(
      `${where}: wants the explanation of one output; got ${explanation.outputs}; pass explanation.output(…)`,
    );
  const asked = explainedModel(where, model, { output: options.output });
  const background = backgroundOf(where, given, { rows: backgroundRows, seed });
  const { names, categories } = background.design;
  const design = alignDesign(where, designOf(where, X, { names }), {
    names,
    categories: categories ?? names.map(() => undefined),
  });
  const { rows: n, columns: p } = design;
  if (explanation.rows !== n || explanation.columns !== p)
    throw new RangeError(
      `${where}: the explanation must be of X's ${n}×${p}; got ${explanation.rows}×${explanation.columns}`,
    );
  const masker = tabularMasker(background);
  const rng = createRng(seed);
  const deletion = new Float64Array(p + 1);
  const insertion = new Float64Array(p + 1);
  const random = new Float64Array(p + 1);
  for (let i = 0; i < n; i++) {
    signal?.throwIfAborted();
    const game = await masker.game(asked, design.values.slice(i * p, (i + 1) * p));
    const order = Int32Array.from({ length: p }, (_, j) => j).sort(
      (a, b) => explanation.at(i, b) - explanation.at(i, a),
    );
    const shuffled = rng.permutation(p);
    const masks = new Uint8Array(3 * (p + 1) * p);
    const fill = (at: number, steps: ArrayLike<number>, begin: 0 | 1): void => {
      for (let s = 0; s <= p; s++)
        for (let t = 0; t < p; t++) masks[(at * (p + 1) + s) * p + steps[t]!] = t < s ? 1 - begin : begin;
    };
    fill(0, order, 1);
    fill(1, order, 0);
    fill(2, shuffled, 1);
    const worth = await game.evaluate(masks, { signal });
    const k = worth.length / (3 * (p + 1));
    const names2 = asked.outputNames ?? Array.from({ length: k }, (_, c) => `output ${c}`);
    const c = k === 1 ? 0 : drawnOutput(where, names2, explanation.outputName);
    for (let s = 0; s <= p; s++) {
      deletion[s]! += worth[s * k + c]! / n;
      insertion[s]! += worth[(p + 1 + s) * k + c]! / n;
      random[s]! += worth[(2 * (p + 1) + s) * k + c]! / n;
    }
    onProgress?.({ done: i + 1, total: n, message: "rows deleted and inserted" });
  }
  const [deletionArea, insertionArea, randomArea] = [area(deletion), area(insertion), area(random)];
  const record = {
    deletion,
    insertion,
    random,
    deletionArea,
    insertionArea,
    randomArea,
    isFaithful: deletionArea < randomArea && insertionArea > randomArea,
  };
  return shown(record, () => {
    const table: Table = {
      title: `Faithfulness over ${n} rows: ${record.isFaithful ? "the output follows the explanation" : "no better than a random order"}`,
      columns: ["", "area under the curve"],
      rows: [
        ["deletion, the most raising first (lower is better)", rounded(deletionArea)],
        ["random order", rounded(randomArea)],
        ["insertion, the most raising first (higher is better)", rounded(insertionArea)],
      ],
    };
    return { "text/plain": textTable(table), "text/html": htmlTable(table) };
  });
}

function rounded(x: number): number {
  return Number(x.toPrecision(4));
}

function area(curve: Float64Array): number {
  let sum = 0;
  for (let s = 1; s < curve.length; s++) sum += (curve[s]! + curve[s - 1]!) / 2;
  return sum / (curve.length - 1);
}
