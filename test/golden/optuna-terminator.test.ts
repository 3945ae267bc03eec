/** When studies end by stagnation, beside Optuna, trial by trial. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  BestValueStagnationEvaluator,
  createStudy,
  createTrial,
  type StudyDirection,
  Terminator,
} from "../../lib/tune/index.ts";
import { optunaFolder, optunaVersions } from "./optuna-replay.ts";

interface Case {
  readonly direction: StudyDirection;
  readonly max_stagnation_trials: number;
  readonly min_n_trials: number;
  readonly values: readonly number[];
  readonly should_terminate: readonly boolean[];
}

describe.each(optunaVersions)("terminators of Optuna %s", (version) => {
  const { cases } = JSON.parse(readFileSync(new URL(`${version}/terminator.json`, optunaFolder), "utf8")) as {
    readonly cases: readonly Case[];
  };

  it.each(cases)("end after $max_stagnation_trials trials that stand still, $direction", (given) => {
    const study = createStudy({ direction: given.direction });
    const terminator = new Terminator({
      improvementEvaluator: new BestValueStagnationEvaluator({
        maxStagnationTrials: given.max_stagnation_trials,
      }),
      minNTrials: given.min_n_trials,
    });
    const ends = given.values.map((value) => {
      study.addTrial(createTrial({ value }));
      return terminator.shouldTerminate(study);
    });
    expect(ends).toEqual(given.should_terminate);
  });
});
