/** TPE suggests what Optuna's does, seed for seed, in all its modes and in both versions. */
import { describe, test } from "vitest";
import { TPESampler, type TPESamplerOptions } from "../../lib/tune/index.ts";
import { expectReplay, optunaVersions, referenceRuns } from "./optuna-replay.ts";

const modes: Readonly<Record<string, TPESamplerOptions>> = {
  tpe_default: {},
  tpe: { multivariate: false, constantLiar: false },
  tpe_multivariate: { multivariate: true, constantLiar: false },
  tpe_group: { multivariate: true, group: true, constantLiar: false },
  tpe_cl: { multivariate: false, constantLiar: true },
  tpe_startup3_ei8: { multivariate: false, constantLiar: false, nStartupTrials: 3, nEiCandidates: 8 },
};

describe.each(optunaVersions)("Optuna %s", (version) => {
  describe.each(Object.entries(modes))("%s", (name, options) => {
    test.each(referenceRuns(version, name))("$objective, seed $seed", (run) => {
      expectReplay(run, version, new TPESampler({ ...options, seed: run.seed }));
    });
  });
});
