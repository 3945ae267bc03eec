/** CMA-ES suggests what Optuna's does, seed for seed. */
import { describe, test } from "vitest";
import { CmaEsSampler } from "../../lib/tune/index.ts";
import { expectReplay, optunaVersions, referenceRuns } from "./optuna-replay.ts";

describe.each(optunaVersions)("Optuna %s", (version) => {
  test.each(referenceRuns(version, "cmaes"))("CMA-ES: $objective, seed $seed", (run) => {
    expectReplay(run, version, new CmaEsSampler({ seed: run.seed, warnIndependentSampling: false }));
  });
});
