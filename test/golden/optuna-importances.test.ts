/** Importances are those of Optuna: PED-ANOVA to 1e-12, and forests with a seed, grown tree for tree, nearly as close. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createStudy,
  createTrial,
  FanovaImportanceEvaluator,
  getParamImportances,
  type ImportanceEvaluator,
  jsonToDistribution,
  MeanDecreaseImpurityImportanceEvaluator,
  type ParamValue,
  PedAnovaImportanceEvaluator,
  type Study,
  type StudyDirection,
} from "../../lib/tune/index.ts";
import { optunaFolder, type OptunaVersion, optunaVersions } from "./optuna-replay.ts";

interface ReferenceStudy {
  readonly distributions: Readonly<Record<string, unknown>>;
  readonly directions: readonly string[];
  readonly trials: readonly {
    readonly state: "COMPLETE" | "PRUNED" | "FAIL";
    readonly params: Readonly<Record<string, ParamValue>>;
    readonly values: readonly number[] | null;
  }[];
}

interface Reference {
  readonly studies: Readonly<Record<string, ReferenceStudy>>;
  readonly results: readonly {
    readonly study: string;
    readonly evaluator: "fanova" | "mdi" | "ped_anova" | "default";
    readonly seed: number;
    readonly importances: Readonly<Record<string, number>>;
    readonly unnormalized: Readonly<Record<string, number>>;
  }[];
}

describe.each(optunaVersions)("Optuna %s", (version) => {
  const reference = JSON.parse(
    readFileSync(new URL(`${version}/importances.json`, optunaFolder), "utf8"),
  ) as Reference;
  const studies = new Map(
    Object.entries(reference.studies).map(([name, study]) => [name, studyOf(study, version)]),
  );
  // Without a seed, forests differ from run to run.
  const seeded = reference.results.filter(
    ({ evaluator }) => evaluator !== "default" || version !== "4.9.0",
  );

  test.each(seeded)("$evaluator, $study, seed $seed", ({ study, evaluator, seed, ...expected }) => {
    const options = { evaluator: evaluatorOf(evaluator, seed) };
    const close = 1e-12;
    expectClose(getParamImportances(studies.get(study)!, options), expected.importances, close);
    expectClose(
      getParamImportances(studies.get(study)!, { ...options, normalize: false }),
      expected.unnormalized,
      close,
    );
  });

  test.runIf(version === "4.9.0")("the default is a forest: nearly the same without a seed", () => {
    for (const { study, evaluator, importances } of reference.results) {
      if (evaluator !== "default") continue;
      expectClose(getParamImportances(studies.get(study)!), importances, 0.6);
    }
  });
});

function studyOf({ distributions, directions, trials }: ReferenceStudy, version: OptunaVersion): Study {
  const study = createStudy({
    directions: directions.map((direction) => direction.toLowerCase() as StudyDirection),
    compat: version === "4.9.0" ? 4 : 5,
  });
  const ranges = Object.fromEntries(
    Object.entries(distributions).map(([name, json]) => [name, jsonToDistribution(JSON.stringify(json))]),
  );
  for (const { state, params, values } of trials)
    study.addTrial(
      createTrial({
        state,
        params,
        distributions: Object.fromEntries(Object.keys(params).map((name) => [name, ranges[name]!])),
        values,
      }),
    );
  return study;
}

function evaluatorOf(name: string, seed: number): ImportanceEvaluator | undefined {
  if (name === "fanova") return new FanovaImportanceEvaluator({ seed });
  if (name === "mdi") return new MeanDecreaseImpurityImportanceEvaluator({ seed });
  return name === "default" ? undefined : new PedAnovaImportanceEvaluator();
}

/** Every importance within the tolerance, relative to the greatest; the order is that of the reference up to it. */
function expectClose(
  ours: Readonly<Record<string, number>>,
  theirs: Readonly<Record<string, number>>,
  tolerance: number,
): void {
  expect(Object.keys(ours).toSorted()).toEqual(Object.keys(theirs).toSorted());
  const scale = Math.max(...Object.values(theirs));
  for (const [name, importance] of Object.entries(theirs))
    expect(Math.abs(ours[name]! - importance), name).toBeLessThanOrEqual(tolerance * scale);
  const sorted = Object.values(ours);
  expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));
}
