/** NSGA-II and NSGA-III suggest what Optuna's do, seed for seed. */
import { describe, test } from "vitest";
import { NSGAIIISampler, NSGAIISampler } from "../../lib/tune/index.ts";
import { expectReplay, optunaVersions, referenceRuns } from "./optuna-replay.ts";

describe.each(optunaVersions)("Optuna %s", (version) => {
  test.each(referenceRuns(version, "nsga2_pop10"))("NSGA-II: $objective, seed $seed", (run) => {
    expectReplay(run, version, new NSGAIISampler({ seed: run.seed, populationSize: 10 }));
  });
  test.each(referenceRuns(version, "nsga3_pop10"))("NSGA-III: $objective, seed $seed", (run) => {
    expectReplay(run, version, new NSGAIIISampler({ seed: run.seed, populationSize: 10 }));
  });
});
