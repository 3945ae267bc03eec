/** Importances are those of Optuna: to 1e-12 of the greatest, those of forests with a seed too. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createStudy,
  createTrial,
  FanovaImportanceEvaluator,
  getParamImportances,
  type ImportanceEvaluator,
  type ImportanceTarget,
  jsonToDistribution,
  MeanDecreaseImpurityImportanceEvaluator,
  type ParamValue,
  PedAnovaImportanceEvaluator,
  type Study,
  type StudyDirection,
} from "../../lib/tune/index.ts";
import { fromPythonJson } from "../../lib/tune/python-json.ts";
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

interface ExtraStudy {
  readonly directions: readonly StudyDirection[];
  readonly ranges: readonly unknown[];
  readonly trials: readonly (readonly [
    "COMPLETE" | "PRUNED",
    Readonly<Record<string, readonly [ParamValue, number]>>,
    readonly number[] | null,
  ])[];
}

type ExtraReference = { readonly studies: Readonly<Record<string, ExtraStudy>> } & Readonly<
  Record<
    OptunaVersion,
    readonly {
      readonly study: string;
      readonly evaluator: string;
      readonly params: readonly string[] | null;
      readonly target: string;
      /** Missing where Optuna raises. */
      readonly result?: Readonly<Record<string, number>>;
    }[]
  >
>;

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
    expectClose(getParamImportances(studies.get(study)!, options), expected.importances);
    expectClose(
      getParamImportances(studies.get(study)!, { ...options, normalize: false }),
      expected.unnormalized);
  });

  test.runIf(version === "4.9.0")("the default is a forest: nearly the same without a seed", () => {
    for (const { study, evaluator, importances } of reference.results) {
      if (evaluator !== "default") continue;
      expectClose(getParamImportances(studies.get(study)!), importances, 0.6);
    }
  });
});

describe.each(optunaVersions)("Optuna %s, more cases", (version) => {
  const { studies, ...results } = fromPythonJson(
    readFileSync(new URL("extra/importances.json", optunaFolder), "utf8"),
  ) as ExtraReference;
  const ours = new Map(Object.entries(studies).map(([name, study]) => [name, extraStudy(study, version)]));

  test.each(results[version])(
    "$study, $evaluator, params $params, target $target",
    ({ study, evaluator, params, target, result }) => {
      const evaluate = () =>
        getParamImportances(ours.get(study)!, {
          evaluator: extraEvaluators[evaluator]!,
          params: params ?? undefined,
          target: extraTargets[target],
          normalize: false,
        });
      if (result === undefined) expect(evaluate).toThrow(RangeError);
      else expectClose(evaluate(), result);
    },
  );
});

const extraTargets: Readonly<Record<string, ImportanceTarget | undefined>> = {
  none: undefined,
  first: ({ values }) => values![0]!,
  negsecond: ({ values }) => -values!.at(-1)!,
};

const extraEvaluators: Readonly<Record<string, ImportanceEvaluator>> = {
  ped: new PedAnovaImportanceEvaluator(),
  "ped25-local0": new PedAnovaImportanceEvaluator({ targetQuantile: 0.25, evaluateOnLocal: false }),
  "ped15-60": new PedAnovaImportanceEvaluator({ targetQuantile: 0.15, regionQuantile: 0.6 }),
  fanova: new FanovaImportanceEvaluator({ seed: 1 }),
  fanova8: new FanovaImportanceEvaluator({ seed: 11, nTrees: 8, maxDepth: 3 }),
  mdi: new MeanDecreaseImpurityImportanceEvaluator({ seed: 2, nTrees: 10 }),
};

function extraStudy({ directions, ranges, trials }: ExtraStudy, version: OptunaVersion): Study {
  const study = createStudy({ directions, compat: version === "4.9.0" ? 4 : 5 });
  const distributions = ranges.map((json) => jsonToDistribution(JSON.stringify(json)));
  for (const [state, params, values] of trials) {
    const entries = Object.entries(params);
    study.addTrial(
      createTrial({
        state,
        values,
        params: Object.fromEntries(entries.map(([name, [value]]) => [name, value])),
        distributions: Object.fromEntries(
          entries.map(([name, [, range]]) => [name, distributions[range]!]),
        ),
      }),
    );
  }
  return study;
}

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
  tolerance = 1e-12,
): void {
  expect(Object.keys(ours).toSorted()).toEqual(Object.keys(theirs).toSorted());
  const scale = Math.max(...Object.values(theirs), Number.MIN_VALUE);
  for (const [name, importance] of Object.entries(theirs))
    expect(Math.abs(ours[name]! - importance), name).toBeLessThanOrEqual(tolerance * scale);
  const sorted = Object.values(ours);
  expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));
}
