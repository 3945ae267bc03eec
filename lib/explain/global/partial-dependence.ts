/**
 * Partial dependence: the model's mean output when a feature (or two) is set to each value of a grid in every row (Friedman 2001), and the rows' own curves
 * (individual conditional expectation, Goldstein et al. 2015). Grid, defaults and numbers as scikit-learn 1.2's `partial_dependence`.
 *
 * Asks the model for rows × grid inputs. Where features go together it asks about rows that cannot be; accumulated local effects do not.
 */
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
import {
  explainedModel,
  type BatchFunction,
  type ExplainedModel,
  type ModelOutput,
} from "../explained-model.ts";
import { columnOf, cunnaneQuantile, distinctValues, gridText, withValue } from "./column-grid.ts";

export interface PartialDependenceOptions extends Run {
  /** "average" (default), "individual" or "both". */
  readonly kind?: "average" | "individual" | "both" | undefined;
  /** Values of a feature's grid; all of its values where it has fewer. Default 100, for two features 20. */
  readonly gridResolution?: number | undefined;
  /** Where the grid begins and ends. Default [0.05, 0.95]. */
  readonly percentiles?: readonly [number, number] | undefined;
  /** Values of the grid by feature, instead. */
  readonly customValues?: Readonly<Record<string, readonly number[]>> | undefined;
  readonly output?: ModelOutput | undefined;
  /** Class or position of the output that is drawn. Default the last of two, else the first. */
  readonly class?: string | number | undefined;
}

export interface PartialDependence extends ShownPlot<PartialDependenceInfo> {
  readonly features: readonly string[];
  /** By feature. */
  readonly grid: readonly Float64Array[];
  readonly outputNames: readonly string[];
  readonly units: string;
  /** outputs × grid (× grid of the second feature). */
  readonly average: Float64Array;
  /** rows × outputs × grid; undefined for "average". */
  readonly individual: Float64Array | undefined;
  readonly evaluations: number;
}

/**
 * @param X the rows that the mean goes over.
 * @param feature one name or position, or two.
 * @throws RangeError on a feature that is not there, does not vary, or is not known by the model; the signal's reason.
 */
export async function partialDependence(
  model: Predictor | BatchFunction,
  X: unknown,
  feature: string | number | readonly (string | number)[],
  options: PartialDependenceOptions = {},
): Promise<PartialDependence> {
  const where = "partialDependence";
  const asked = explainedModel(where, model, { output: options.output });
  const design = designOf(where, X, asked.features === undefined ? {} : { names: asked.features.names });
  const list = Array.isArray(feature)
    ? (feature as readonly (string | number)[])
    : [feature as string | number];
  if (list.length < 1 || list.length > 2)
    throw new RangeError(
      `${where}: wants one feature or two; got ${list.length}; ask for each pair by itself`,
    );
  const columns = list.map((each) => columnOf(where, design, each));
  const { kind = "average" } = options;
  const grid = columns.map((j) => gridOf(where, design, j, options, columns.length === 2 ? 20 : 100));
  const points =
    grid.length === 1
      ? [...grid[0]!].map((x) => [x])
      : [...grid[0]!].flatMap((x) => [...grid[1]!].map((y) => [x, y]));
  const { average, individual, outputs } = await curves(asked, design, columns, points, kind, options);
  const names =
    asked.outputNames ?? (outputs === 1 ? [""] : Array.from({ length: outputs }, (_, c) => `output ${c}`));
  const drawn = drawnOutput(where, names, options.class);
  const info = partialDependenceInfo({
    features: columns.map((j) => design.names[j]!),
    grid,
    labels: columns.map((j, f) =>
      design.categories?.[j] === undefined ? undefined : [...grid[f]!].map((x) => gridText(design, x, j)),
    ),
    average: average.subarray(drawn * points.length, (drawn + 1) * points.length),
    individual:
      individual === undefined
        ? undefined
        : Array.from({ length: design.rows }, (_, i) =>
            individual.subarray(
              (i * outputs + drawn) * points.length,
              (i * outputs + drawn + 1) * points.length,
            ),
          ),
    values: Float64Array.from(
      { length: design.rows },
      (_, i) => design.values[i * design.columns + columns[0]!]!,
    ),
    outputName: names[drawn]!,
    units: asked.units,
    kind: "partial dependence",
  });
  const plot = shownPlot(info, partialDependenceFigure, partialDependenceSvg, partialDependenceWords);
  return Object.freeze(
    Object.defineProperties(
      {
        features: columns.map((j) => design.names[j]!),
        grid,
        outputNames: names,
        units: asked.units,
        average,
        individual,
        evaluations: points.length * design.rows,
      },
      Object.getOwnPropertyDescriptors(plot),
    ),
  ) as unknown as PartialDependence;
}

/** The output that is drawn. @throws RangeError on one that is not there. */
export function drawnOutput(
  where: string,
  names: readonly string[],
  wanted: string | number | undefined,
): number {
  if (wanted === undefined) return names.length === 2 ? 1 : 0;
  const c = typeof wanted === "number" ? wanted : names.indexOf(wanted);
  if (!(Number.isInteger(c) && c >= 0 && c < names.length))
    throw new RangeError(`${where}: no output ${JSON.stringify(wanted)}; outputs: ${names.join(", ")}`);
  return c;
}

function gridOf(
  where: string,
  X: Design,
  j: number,
  options: PartialDependenceOptions,
  resolution: number,
): Float64Array {
  const { gridResolution = resolution, percentiles = [0.05, 0.95], customValues } = options;
  const custom = customValues?.[X.names[j]!];
  if (custom !== undefined) {
    if (custom.length === 0 || !custom.every((x) => Number.isFinite(x)))
      throw new RangeError(
        `${where}: customValues of "${X.names[j]}" must be finite numbers, at least one; got ${custom.length === 0 ? "none" : custom.find((x) => !Number.isFinite(x))}`,
      );
    return Float64Array.from(custom);
  }
  if (!(Number.isInteger(gridResolution) && gridResolution >= 2))
    throw new RangeError(
      `${where}: gridResolution must be a whole number of 2 or more; got ${gridResolution}`,
    );
  const [low, high] = percentiles;
  if (!(low >= 0 && high <= 1 && low < high))
    throw new RangeError(`${where}: percentiles must rise within [0, 1]; got [${low}, ${high}]`);
  const distinct = distinctValues(X, j);
  if (distinct.length < 2)
    throw new RangeError(
      `${where}: feature "${X.names[j]}" must vary; got ${distinct.length === 0 ? "missing values only" : `${distinct[0]} in every row`}; leave it out`,
    );
  if (X.categories?.[j] !== undefined || distinct.length < gridResolution) return distinct;
  const sorted = Float64Array.from({ length: X.rows }, (_, i) => X.values[i * X.columns + j]!)
    .filter((x) => !Number.isNaN(x))
    .sort();
  const [from, to] = [cunnaneQuantile(sorted, low), cunnaneQuantile(sorted, high)];
  if (Math.abs(to - from) <= 1e-8 + 1e-5 * Math.abs(to))
    throw new RangeError(
      `${where}: the percentiles of "${X.names[j]}" fall together; got ${from} and ${to}; give percentiles further apart, e.g. [0, 1]`,
    );
  const step = (to - from) / (gridResolution - 1);
  return Float64Array.from({ length: gridResolution }, (_, i) =>
    i === gridResolution - 1 ? to : from + i * step,
  );
}

async function curves(
  model: ExplainedModel,
  X: Design,
  columns: readonly number[],
  points: readonly (readonly number[])[],
  kind: "average" | "individual" | "both",
  { signal, onProgress }: Run,
): Promise<{
  readonly average: Float64Array;
  readonly individual: Float64Array | undefined;
  readonly outputs: number;
}> {
  let k = 0;
  let average = new Float64Array(0);
  let individual: Float64Array | undefined;
  for (const [g, point] of points.entries()) {
    signal?.throwIfAborted();
    const changed = withValue(
      X,
      columns.map((j, f) => [j, point[f]!] as const),
    );
    const { columns: outputs, values } = await model.evaluate(changed, { signal });
    if (g === 0) {
      k = outputs;
      average = new Float64Array(k * points.length);
      if (kind !== "average") individual = new Float64Array(X.rows * k * points.length);
    }
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let i = 0; i < X.rows; i++) {
        const y = values[i * k + c]!;
        sum += y;
        if (individual !== undefined) individual[(i * k + c) * points.length + g] = y;
      }
      average[c * points.length + g] = sum / X.rows;
    }
    onProgress?.({ done: g + 1, total: points.length, message: "grid points asked" });
  }
  return { average, individual, outputs: k };
}
