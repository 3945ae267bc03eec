/** Samplers beside a pruner that ends trials, and behind fixed parameters, suggest what Optuna's do. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createStudy,
  HyperbandPruner,
  NopPruner,
  PartialFixedSampler,
  TPESampler,
  type Trial,
  TrialPruned,
} from "../../lib/tune/index.ts";
import { optunaFolder, type OptunaVersion, optunaVersions } from "./optuna-replay.ts";

interface Run {
  readonly name: "hb" | "hbauto" | "fixed";
  readonly seed: number;
  readonly trials: readonly (readonly [string, number, number, string])[];
}

const reference = JSON.parse(
  readFileSync(new URL("extra/pruned-runs.json", optunaFolder), "utf8"),
) as Readonly<Record<OptunaVersion, readonly Run[]>>;

const parts = {
  hb: (seed: number) => ({
    pruner: new HyperbandPruner({ maxResource: 9 }),
    sampler: new TPESampler({ seed, nStartupTrials: 4 }),
  }),
  hbauto: (seed: number) => ({
    pruner: new HyperbandPruner(),
    sampler: new TPESampler({ seed, nStartupTrials: 4 }),
  }),
  fixed: (seed: number) => ({
    pruner: new NopPruner(),
    sampler: new PartialFixedSampler({ k: 5, c: "b" }, new TPESampler({ seed, nStartupTrials: 5 })),
  }),
};

function objective(trial: Trial): number {
  const x = trial.suggestFloat("x", -3, 3);
  const k = trial.suggestInt("k", 1, 9);
  const value = x * x + k * 0.3 + (trial.suggestCategorical("c", ["a", "b", "c"]) === "a" ? 1 : 0);
  for (let step = 0; step < 9; step++) {
    trial.report(value + (9 - step) * 0.1 * Math.abs(x), step);
    if (trial.shouldPrune()) throw new TrialPruned();
  }
  return value;
}

describe.each(optunaVersions)("Optuna %s", (version) => {
  test.each(reference[version])("$name, seed $seed", async ({ name, seed, trials }) => {
    const study = createStudy({
      studyName: name,
      compat: version === "4.9.0" ? 4 : 5,
      ...parts[name](seed),
    });
    await study.optimize(objective, { nTrials: trials.length });
    study.trials.forEach(({ state, params }, i) => {
      const [endState, x, k, c] = trials[i]!;
      expect([state, params["k"], params["c"]], `trial ${i}`).toEqual([endState, k, c]);
      expect(Math.abs((params["x"] as number) - x), `trial ${i}`).toBeLessThanOrEqual(1e-9);
    });
  });
});
