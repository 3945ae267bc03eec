/** Random search suggests what Optuna's does, seed for seed. */
import { describe, test } from "vitest";
import { RandomSampler } from "../../lib/tune/index.ts";
import { expectReplay, optunaVersions, referenceRuns } from "./optuna-replay.ts";

describe.each(optunaVersions)("Optuna %s", (version) => {
  test.each(referenceRuns(version, "random"))("random: $objective, seed $seed", (run) => {
    expectReplay(run, version, new RandomSampler({ seed: run.seed }));
  });
});
