/**
 * Accumulated local effects (Apley and Zhu 2020): within each bin of a feature the mean change of the model's output from the bin's lower to its upper end, for the
 * rows of that bin alone, added up and centred. Unlike partial dependence it asks only about rows near those that are there.
 *
 * Bins are quantiles, so each holds about as many rows. Asks the model for 2 · rows inputs.
 */
import { quantile } from "../../core/index.ts";
import { designOf, type Design } from "../../data/index.ts";
import type { Predictor } from "../../models/index.ts";
import {
  partialDependenceFigure,
  partialDependenceInfo,
  partialDependenceSvg,
  partialDependenceWords,
  shownPlot,
  type PartialDependenceInfo,
  type ShownPlot,
} from "../../plots/index.ts";
import type { Run } from "../../prep/index.ts";
import { explainedModel, type BatchFunction, type ModelOutput } from "../explained-model.ts";
import { columnOf } from "./column-grid.ts";
import { drawnOutput } from "./partial-dependence.ts";

export interface AccumulatedLocalEffectsOptions extends Run {
  /** Bins at most; fewer where the feature has few values. Default 20. */
  readonly bins?: number | undefined;
  readonly output?: ModelOutput | undefined;
  /** Class or position of the output that is drawn. */
  readonly class?: string | number | undefined;
}

export interface AccumulatedLocalEffects extends ShownPlot<PartialDependenceInfo> {
  readonly feature: string;
  /** Ends of the bins. */
  readonly edges: Float64Array;
  /** Rows in each bin. */
  readonly counts: Int32Array;
  readonly outputNames: readonly string[];
  /** outputs × edges: the centred effect at each end. */
  readonly effects: Float64Array;
  readonly evaluations: number;
}

/** @throws RangeError on a feature that is not there, is a text, or does not vary; the signal's reason. */
export async function accumulatedLocalEffects(
  model: Predictor | BatchFunction,
  X: unknown,
  feature: string | number,
  options: AccumulatedLocalEffectsOptions = {},
): Promise<AccumulatedLocalEffects> {
  const where = "accumulatedLocalEffects";
  const { bins = 20, signal } = options;
  const asked = explainedModel(where, model, { output: options.output });
  const whole = designOf(where, X, asked.features === undefined ? {} : { names: asked.features.names });
  const j = columnOf(where, whole, feature);
  if (whole.categories?.[j] !== undefined)
    throw new RangeError(
      `${where}: feature "${whole.names[j]}" must have an order; got texts such as ${JSON.stringify(whole.categories[j]![0])}; use partialDependence`,
    );
  if (!(Number.isInteger(bins) && bins >= 1))
    throw new RangeError(`${where}: bins must be a whole number of 1 or more; got ${bins}`);
  const { design, x } = presentRows(whole, j);
  const edges = edgesOf(x, bins);
  if (edges.length < 2)
    throw new RangeError(
      `${where}: feature "${whole.names[j]}" must vary; got ${design.rows === 0 ? "missing values" : edges[0]} in every row; leave it out`,
    );
  const K = edges.length - 1;
  const bin = Int32Array.from(x, (value) => binOf(edges, value));
  const both = new Float64Array(2 * design.values.length);
  both.set(design.values);
  both.set(design.values, design.values.length);
  for (let i = 0; i < design.rows; i++) {
    both[i * design.columns + j] = edges[bin[i]!]!;
    both[(design.rows + i) * design.columns + j] = edges[bin[i]! + 1]!;
  }
  signal?.throwIfAborted();
  const { columns: k, values } = await asked.evaluate(
    { ...design, rows: 2 * design.rows, values: both },
    { signal },
  );
  const counts = new Int32Array(K);
  const sums = new Float64Array(k * K);
  for (let i = 0; i < design.rows; i++) {
    counts[bin[i]!]! += 1;
    for (let c = 0; c < k; c++)
      sums[c * K + bin[i]!]! += values[(design.rows + i) * k + c]! - values[i * k + c]!;
  }
  const effects = new Float64Array(k * (K + 1));
  for (let c = 0; c < k; c++) {
    let centre = 0;
    for (let b = 0; b < K; b++) {
      const before = effects[c * (K + 1) + b]!;
      const after = before + (counts[b] === 0 ? 0 : sums[c * K + b]! / counts[b]!);
      effects[c * (K + 1) + b + 1] = after;
      centre += (counts[b]! * (before + after)) / 2 / design.rows;
    }
    for (let b = 0; b <= K; b++) effects[c * (K + 1) + b]! -= centre;
  }
  const names = asked.outputNames ?? (k === 1 ? [""] : Array.from({ length: k }, (_, c) => `output ${c}`));
  const drawn = drawnOutput(where, names, options.class);
  const info = partialDependenceInfo({
    features: [design.names[j]!],
    grid: [edges],
    labels: [undefined],
    average: effects.subarray(drawn * (K + 1), (drawn + 1) * (K + 1)),
    individual: undefined,
    values: x,
    outputName: names[drawn]!,
    units: asked.units,
    kind: "accumulated local effects",
  });
  const plot = shownPlot(info, partialDependenceFigure, partialDependenceSvg, partialDependenceWords);
  return Object.freeze(
    Object.defineProperties(
      { feature: design.names[j]!, edges, counts, outputNames: names, effects, evaluations: 2 * design.rows },
      Object.getOwnPropertyDescriptors(plot),
    ),
  ) as unknown as AccumulatedLocalEffects;
}

function presentRows(X: Design, j: number): { readonly design: Design; readonly x: Float64Array } {
  const rows: number[] = [];
  for (let i = 0; i < X.rows; i++) if (!Number.isNaN(X.values[i * X.columns + j]!)) rows.push(i);
  const values = new Float64Array(rows.length * X.columns);
  for (const [to, from] of rows.entries())
    values.set(X.values.subarray(from * X.columns, (from + 1) * X.columns), to * X.columns);
  return {
    design: { ...X, rows: rows.length, values },
    x: Float64Array.from(rows, (i) => X.values[i * X.columns + j]!),
  };
}

function edgesOf(x: Float64Array, bins: number): Float64Array {
  const sorted = x.slice().sort();
  const edges = new Set<number>();
  for (let b = 0; b <= bins; b++) edges.add(quantile(sorted, b / bins) ?? Number.NaN);
  return Float64Array.from(edges).sort();
}

/** The bin (low, high] of a value; the first holds its lower end, too. */
function binOf(edges: Float64Array, x: number): number {
  let [low, high] = [1, edges.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
