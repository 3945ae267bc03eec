/** Grid search and brute force try the points in the order of Optuna's, seed for seed. */
import { describe, test } from "vitest";
import { BruteForceSampler, GridSampler } from "../../lib/tune/index.ts";
import { expectReplay, optunaVersions, referenceRuns } from "./optuna-replay.ts";

const grid = { c: [0, 0.5, 1, 1.5], a: [0, 1, 2, 3, 4], b: ["p", "q", "r"] };

describe.each(optunaVersions)("Optuna %s", (version) => {
  test.each(referenceRuns(version, "grid"))("grid: $objective, seed $seed", (run) => {
    expectReplay(run, version, new GridSampler(grid, { seed: run.seed }));
  });

  test.each(referenceRuns(version, "bruteforce"))("brute force: $objective, seed $seed", (run) => {
    expectReplay(run, version, new BruteForceSampler({ seed: run.seed }));
  });
});
