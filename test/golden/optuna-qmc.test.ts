/** Quasi-random search suggests what Optuna's does, sequence for sequence. */
import { describe, test } from "vitest";
import { QMCSampler } from "../../lib/tune/index.ts";
import { expectReplay, optunaVersions, referenceRuns } from "./optuna-replay.ts";

describe.each(optunaVersions)("Optuna %s", (version) => {
  test.each(referenceRuns(version, "qmc_sobol"))("Sobol: $objective, seed $seed", (run) => {
    expectReplay(run, version, new QMCSampler({ seed: run.seed, warnIndependentSampling: false }));
  });

  test.each(referenceRuns(version, "qmc_halton"))("Halton: $objective, seed $seed", (run) => {
    expectReplay(
      run,
      version,
      new QMCSampler({ qmcType: "halton", seed: run.seed, warnIndependentSampling: false }),
    );
  });

  test.each(referenceRuns(version, "qmc_sobol_scramble"))("scrambled Sobol: $objective, seed $seed", (run) => {
    expectReplay(
      run,
      version,
      new QMCSampler({ scramble: true, seed: run.seed, warnIndependentSampling: false }),
    );
  });
});
