/** Targets as trees learn them: 0 and 1 for two classes, class positions for more, numbers around their mean. */
import type { TreeTarget } from "./node-rows.ts";
import type { Criterion } from "./split-criterion.ts";

/** @param codes class positions. */
export function classTreeTarget(codes: Int32Array, k: number): TreeTarget {
  return { y: Float64Array.from(codes), width: k === 2 ? 1 : k };
}

/**
 * Centred for the squared error, so that large numbers do not swallow small differences.
 * @throws RangeError on a negative target, or none above 0, with poisson.
 */
export function numberTreeTarget(
  where: string,
  y: Float64Array,
  weights: Float64Array | undefined,
  criterion: Criterion,
): { readonly target: TreeTarget; readonly centre: number } {
  if (criterion === "poisson") {
    const at = y.findIndex((value) => value < 0);
    if (at >= 0) throw new RangeError(`${where}: y must be 0 or more for poisson; got ${y[at]} in row ${at}`);
    if (y.every((value) => value === 0))
      throw new RangeError(`${where}: y must hold a value above 0 for poisson; got only 0`);
    return { target: { y, width: 1 }, centre: 0 };
  }
  let [sum, total] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    sum += y[i]! * (weights?.[i] ?? 1);
    total += weights?.[i] ?? 1;
  }
  const centre = sum / total;
  return { target: { y: y.map((value) => value - centre), width: 1 }, centre };
}
