/** Ranks, hypervolume, subsets and the Pareto front agree with Optuna's. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createTrial } from "../../lib/tune/index.ts";
import { leastCrowdedFirst } from "../../lib/tune/mo/crowding-distance.ts";
import { hypervolume, hypervolumeContributions } from "../../lib/tune/mo/hypervolume.ts";
import { selectHypervolumeSubset } from "../../lib/tune/mo/hypervolume-subset.ts";
import { nondominatedRanks } from "../../lib/tune/mo/nondominated-ranks.ts";
import { paretoFrontTrials } from "../../lib/tune/mo/pareto-front.ts";
import { fromPythonJson } from "../../lib/tune/python-json.ts";
import { optunaFolder, optunaVersions } from "./optuna-replay.ts";

interface HypervolumeCase {
  readonly dim: number;
  readonly n: number;
  readonly seed: number;
  readonly points: readonly (readonly number[])[];
  readonly ref: readonly number[];
  readonly hypervolume: number;
  readonly ranks: readonly number[];
  readonly hssp_subset5?: readonly number[];
}

interface ParetoCase {
  readonly study: {
    readonly directions: readonly ("MINIMIZE" | "MAXIMIZE")[];
    readonly trials: readonly { readonly number: number; readonly values: readonly number[] }[];
  };
  readonly best_trials: readonly number[];
}

const read = (path: string): unknown => fromPythonJson(readFileSync(new URL(path, optunaFolder), "utf8"));

describe.each(optunaVersions)("Optuna %s", (version) => {
  const { cases } = read(`${version}/hypervolume.json`) as { readonly cases: readonly HypervolumeCase[] };

  test.each(cases)("$dim objectives, $n points, seed $seed", (one) => {
    const losses = Float64Array.from(one.points.flat());
    expect(
      Math.abs(hypervolume(losses, one.ref) - one.hypervolume) / Math.max(1, one.hypervolume),
    ).toBeLessThanOrEqual(1e-12);
    expect([...nondominatedRanks(losses, one.dim)]).toEqual(one.ranks);
    if (one.hssp_subset5 !== undefined)
      expect([...selectHypervolumeSubset(losses, 5, one.ref)]).toEqual(one.hssp_subset5);
  });

  test("the Pareto front of a study", () => {
    const { study, best_trials } = read(`${version}/pareto.json`) as ParetoCase;
    const trials = study.trials.map(({ values }) => createTrial({ values }));
    const front = paretoFrontTrials(
      trials,
      study.directions.map((direction) => (direction === "MAXIMIZE" ? "maximize" : "minimize")),
      false,
    );
    expect(front.map((trial) => trials.indexOf(trial))).toEqual(best_trials);
  });
});

/** More cases, with penalties, ties, infinities; weights are those of 4.9's multi-objective TPE. */
interface ExtraCase {
  readonly objectives: number;
  readonly losses: readonly number[];
  readonly penalty: readonly number[];
  readonly nBelow: number;
  readonly ranks: readonly number[];
  readonly reference: readonly number[];
  readonly front: readonly number[];
  readonly size: number;
  readonly subset: readonly number[];
  readonly lonely: readonly number[];
  readonly weights: readonly number[];
}

describe("more cases", () => {
  const { cases } = read("extra/mo.json") as { readonly cases: readonly ExtraCase[] };
  test.each(cases)("$objectives objectives, $losses", (one) => {
    const losses = Float64Array.from(one.losses);
    const penalty = Float64Array.from(one.penalty);
    expect([...nondominatedRanks(losses, one.objectives, { penalty, nBelow: one.nBelow })]).toEqual(
      one.ranks,
    );
    expect([...selectHypervolumeSubset(Float64Array.from(one.front), one.size, one.reference)]).toEqual(
      one.subset,
    );
    expect(leastCrowdedFirst(losses, one.objectives)).toEqual(one.lonely);
    const added = hypervolumeContributions(losses, one.reference);
    const most = added === null ? null : Math.max(...added, 1e-12);
    one.weights.forEach((weight, i) => {
      expect(added === null ? 1 : Math.max(added[i]! / most!, 1e-12)).toBeCloseTo(weight, 12);
    });
  });
});
