/** Complete trials as a Gaussian process takes them: points in the unit cube, and values that are to be maximised. */
import type { FrozenTrial } from "../frozen-trial.ts";
import { UnitSpace } from "../samplers/gp/unit-space.ts";
import { intersectionSearchSpace } from "../search-space.ts";
import type { StudyDirection } from "../storages/storage.ts";

export interface ModelledTrials {
  readonly space: UnitSpace;
  /** By rows. */
  readonly points: Float64Array;
  readonly values: Float64Array;
}

/** The parameters are those that all complete trials share. */
export function modelledTrials(complete: readonly FrozenTrial[], direction: StudyDirection): ModelledTrials {
  const space = new UnitSpace(intersectionSearchSpace(complete));
  const points = new Float64Array(complete.length * space.dimensions);
  complete.forEach(({ params }, i) => space.write(params, points, i * space.dimensions));
  const sign = direction === "minimize" ? -1 : 1;
  return { space, points, values: Float64Array.from(complete, (trial) => sign * trial.values![0]!) };
}
