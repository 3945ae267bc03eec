/** The best of complete trials of one objective. */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyDirection } from "./storage.ts";

/**
 * The first trial with the least (or greatest) value.
 * @throws RangeError when the study has several objectives or no trial is complete.
 */
export function bestOf(trials: Iterable<FrozenTrial>, directions: readonly StudyDirection[]): FrozenTrial {
  if (directions.length > 1)
    throw new RangeError(
      `bestTrial: a study of ${directions.length} objectives has no single best trial; use bestTrials`,
    );
  const sign = directions[0] === "maximize" ? -1 : 1;
  let best: FrozenTrial | undefined;
  for (const trial of trials)
    if (
      trial.state === "COMPLETE" &&
      (best === undefined || sign * trial.values![0]! < sign * best.values![0]!)
    )
      best = trial;
  if (best === undefined) throw new RangeError("bestTrial: no trial is complete yet; run some first");
  return best;
}
