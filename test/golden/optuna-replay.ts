/**
 * Replays a reference run of Optuna: in each trial the same parameters are asked for in the same order, what our sampler
 * suggests is compared, and the reference's values are told. Parameters are fed back as suggested here, so that a fault in
 * one trial shows in all later ones.
 */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import {
  createStudy,
  type Distribution,
  jsonToDistribution,
  type ParamValue,
  type Sampler,
  type StudyDirection,
  type Trial,
} from "../../lib/tune/index.ts";
import { fromPythonJson } from "../../lib/tune/python-json.ts";

export type OptunaVersion = "4.9.0" | "5.0.0.dev";
export const optunaVersions: readonly OptunaVersion[] = ["4.9.0", "5.0.0.dev"];

/** One line of a reference file. */
export interface ReferenceRun {
  readonly seed: number;
  readonly objective: string;
  readonly directions: readonly StudyDirection[];
  readonly settings: string;
  readonly distributions: Readonly<Record<string, unknown>>;
  readonly trials: readonly {
    readonly number: number;
    readonly state: "COMPLETE" | "PRUNED" | "FAIL";
    readonly params: Readonly<Record<string, ParamValue>>;
    readonly value?: number | null;
    readonly values?: readonly number[] | null;
  }[];
}

export const optunaFolder: URL = new URL("./optuna/", import.meta.url);

/** The runs of a reference file, e.g. "tpe_default". */
export function referenceRuns(version: OptunaVersion, name: string): readonly ReferenceRun[] {
  return readFileSync(new URL(`${version}/${name}.jsonl`, optunaFolder), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => fromPythonJson(line) as ReferenceRun);
}

/**
 * Asserts that the sampler suggests what the reference run holds, floats to 1e-9 relative, all else exactly.
 * @param beforeTell what the objective did beside suggesting.
 */
export function expectReplay<Run extends ReferenceRun>(
  run: Run,
  version: OptunaVersion,
  sampler: Sampler,
  beforeTell?: (trial: Trial, reference: Run["trials"][number]) => void,
): void {
  const study = createStudy({
    directions: run.directions,
    sampler,
    compat: version === "4.9.0" ? 4 : 5,
  });
  const distributions = new Map<string, Distribution>(
    Object.entries(run.distributions).map(([name, text]) => [name, jsonToDistribution(JSON.stringify(text))]),
  );
  for (const reference of run.trials) {
    const trial = study.ask();
    for (const [name, expected] of Object.entries(reference.params)) {
      const value = suggest(trial, name, distributions.get(name)!);
      const where = `${run.objective}, seed ${run.seed}, trial ${reference.number}, ${name}`;
      if (distributions.get(name)!.name === "FloatDistribution")
        expect(
          Math.abs((value as number) - (expected as number)) / Math.max(1, Math.abs(expected as number)),
          `${where}: ${value} for ${expected}`,
        ).toBeLessThanOrEqual(1e-9);
      else expect(value, where).toBe(expected);
    }
    beforeTell?.(trial, reference);
    if (reference.state === "COMPLETE") study.tell(trial, reference.values ?? reference.value!);
    else study.tell(trial, null, { state: reference.state });
  }
}

/** Asks a trial for a parameter of this distribution. */
export function suggest(trial: Trial, name: string, distribution: Distribution): ParamValue {
  switch (distribution.name) {
    case "FloatDistribution":
      return trial.suggestFloat(name, distribution.low, distribution.high, distribution);
    case "IntDistribution":
      return trial.suggestInt(name, distribution.low, distribution.high, distribution);
    case "CategoricalDistribution":
      return trial.suggestCategorical(name, distribution.choices);
  }
}
