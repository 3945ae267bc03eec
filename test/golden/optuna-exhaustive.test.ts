/**
 * Grid search and brute force run to their end by `optimize`, as Optuna's did in both versions: conditional spaces, steps,
 * pruned and failed trials, a grid with enqueued trials before it. The studies stop by themselves after the same trial.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  BruteForceSampler,
  type BruteForceSamplerOptions,
  createStudy,
  type Distribution,
  type Grid,
  GridSampler,
  jsonToDistribution,
  type ParamValue,
  type Sampler,
  TrialPruned,
} from "../../lib/tune/index.ts";
import { optunaFolder, suggest } from "./optuna-replay.ts";

interface Run {
  readonly sampler: "grid" | "bruteforce";
  readonly settings: BruteForceSamplerOptions & { readonly grid?: Grid };
  readonly seed: number;
  readonly objective: string;
  readonly distributions: Readonly<Record<string, unknown>>;
  readonly trials: readonly {
    readonly state: "COMPLETE" | "PRUNED" | "FAIL";
    readonly params: Readonly<Record<string, ParamValue>>;
    readonly value: number | null;
    readonly enqueued?: Readonly<Record<string, ParamValue>>;
  }[];
}

const { runs } = JSON.parse(
  readFileSync(new URL("extra/exhaustive.json", optunaFolder), "utf8"),
) as { readonly runs: readonly Run[] };

describe.each([4, 5] as const)("compat %i", (compat) => {
  test.each(runs)("$sampler, $objective, seed $seed, $settings", async (run) => {
    const study = createStudy({ sampler: samplerOf(run), compat });
    for (const { enqueued } of run.trials) if (enqueued !== undefined) study.enqueueTrial(enqueued);
    await study.optimize(
      (trial) => {
        const reference = run.trials[trial.number];
        if (reference === undefined) throw new RangeError("the study goes on where the reference stopped");
        for (const name in reference.params) suggest(trial, name, distributionOf(run, name));
        if (reference.state === "PRUNED") throw new TrialPruned();
        if (reference.state === "FAIL") throw new TypeError("as the reference");
        return reference.value!;
      },
      { nTrials: 1000, catch: TypeError },
    );
    expect(study.trials.map(({ params }) => params)).toEqual(run.trials.map(({ params }) => params));
  });
});

function samplerOf({ sampler, seed, settings: { grid, ...options } }: Run): Sampler {
  return sampler === "grid" ? new GridSampler(grid!, { seed }) : new BruteForceSampler({ seed, ...options });
}

function distributionOf(run: Run, name: string): Distribution {
  return jsonToDistribution(JSON.stringify(run.distributions[name]));
}
