/** CMA-ES suggests what Optuna's does, seed for seed; all variants and, after Optuna 4.3, restarts. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  CmaEsSampler,
  type CmaEsSamplerOptions,
  createTrial,
  jsonToDistribution,
  type ParamValue,
  type TrialState,
} from "../../lib/tune/index.ts";
import { expectReplay, optunaFolder, optunaVersions, type ReferenceRun, referenceRuns } from "./optuna-replay.ts";

interface ExtraRun extends ReferenceRun {
  readonly optuna: string;
  readonly options: CmaEsSamplerOptions;
  readonly source?: readonly {
    readonly params: Readonly<Record<string, ParamValue>>;
    readonly value: number;
    readonly state: TrialState;
  }[];
}

describe.each(optunaVersions)("Optuna %s", (version) => {
  test.each(referenceRuns(version, "cmaes"))("CMA-ES: $objective, seed $seed", (run) => {
    expectReplay(run, version, new CmaEsSampler({ seed: run.seed, warnIndependentSampling: false }));
  });
});

const { runs } = JSON.parse(readFileSync(new URL("extra/cmaes.json", optunaFolder), "utf8")) as {
  runs: readonly ExtraRun[];
};

test.each(runs)("Optuna $optuna: $objective, $settings, seed $seed", (run) => {
  const options = {
    ...run.options,
    ...sourceOf(run),
    seed: run.seed,
    warnIndependentSampling: false,
  };
  expectReplay(run, run.optuna.startsWith("5") ? "5.0.0.dev" : "4.9.0", new CmaEsSampler(options));
});

test("a rate that is a little off is told apart", () => {
  const [run] = referenceRuns("5.0.0.dev", "cmaes");
  const sampler = new CmaEsSampler({ seed: run!.seed, sigma0: 1 / 6 + 1e-7, warnIndependentSampling: false });
  expect(() => expectReplay(run!, "5.0.0.dev", sampler)).toThrow();
});

function sourceOf(run: ExtraRun): CmaEsSamplerOptions {
  if (run.source === undefined) return {};
  const distributions = Object.fromEntries(
    Object.entries(run.distributions).map(([name, text]) => [name, jsonToDistribution(JSON.stringify(text))]),
  );
  return {
    sourceTrials: run.source.map(({ params, value, state }) =>
      createTrial({ params, value, state, distributions }),
    ),
  };
}
