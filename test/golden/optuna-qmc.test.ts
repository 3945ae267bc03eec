/** Quasi-random search suggests what Optuna's does, sequence for sequence. */
import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { QMCSampler, type QMCSamplerOptions } from "../../lib/tune/index.ts";
import { expectReplay, optunaFolder, type OptunaVersion, optunaVersions, type ReferenceRun, referenceRuns } from "./optuna-replay.ts";

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

const { runs } = JSON.parse(readFileSync(new URL("extra/qmc.json", optunaFolder), "utf8")) as {
  runs: readonly (ReferenceRun & { readonly optuna: OptunaVersion; readonly options: QMCSamplerOptions })[];
};

test.each(runs)("Optuna $optuna: $objective, $settings", (run) => {
  const sampler = new QMCSampler({ ...run.options, seed: run.seed, warnIndependentSampling: false });
  expectReplay(run, run.optuna, sampler);
});
