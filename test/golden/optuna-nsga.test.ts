/** NSGA-II and NSGA-III suggest what Optuna's do, seed for seed. */
import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import {
  BLXAlphaCrossover,
  type Crossover,
  type GeneticSamplerOptions,
  NSGAIIISampler,
  type NSGAIIISamplerOptions,
  NSGAIISampler,
  PolynomialMutation,
  SBXCrossover,
  SPXCrossover,
  UNDXCrossover,
  VSBXCrossover,
} from "../../lib/tune/index.ts";
import { fromPythonJson } from "../../lib/tune/python-json.ts";
import {
  expectReplay,
  optunaFolder,
  optunaVersions,
  type OptunaVersion,
  type ReferenceRun,
  referenceRuns,
} from "./optuna-replay.ts";

describe.each(optunaVersions)("Optuna %s", (version) => {
  test.each(referenceRuns(version, "nsga2_pop10"))("NSGA-II: $objective, seed $seed", (run) => {
    expectReplay(run, version, new NSGAIISampler({ seed: run.seed, populationSize: 10 }));
  });
  test.each(referenceRuns(version, "nsga3_pop10"))("NSGA-III: $objective, seed $seed", (run) => {
    expectReplay(run, version, new NSGAIIISampler({ seed: run.seed, populationSize: 10 }));
  });
});

/** More runs: crossovers, mutation, constraints, directions, infinite values, failed and pruned trials. */
interface ExtraRun extends ReferenceRun {
  readonly optuna: OptunaVersion;
  readonly sampler: "NSGAIISampler" | "NSGAIIISampler";
  readonly options: Omit<NSGAIIISamplerOptions, "crossover" | "mutation"> & {
    readonly crossover?: readonly [keyof typeof crossovers, unknown];
    readonly mutation?: number;
  };
  readonly constraint: "func" | "attr" | null;
  readonly trials: readonly (ReferenceRun["trials"][number] & { readonly constraints?: number[] | null })[];
}

const crossovers = {
  BLXAlpha: (): Crossover => new BLXAlphaCrossover(),
  SBX: (): Crossover => new SBXCrossover(),
  VSBX: (): Crossover => new VSBXCrossover(),
  SPX: (): Crossover => new SPXCrossover(),
  UNDX: (): Crossover => new UNDXCrossover(),
};

const { runs } = fromPythonJson(readFileSync(new URL("extra/nsga.json", optunaFolder), "utf8")) as {
  readonly runs: readonly ExtraRun[];
};

test.each(runs)("Optuna $optuna: $sampler, $objective, $options, constraints $constraint", (run) => {
  const { crossover, mutation, ...plain } = run.options;
  const options: NSGAIIISamplerOptions & GeneticSamplerOptions = {
    seed: run.seed,
    ...plain,
    ...(crossover === undefined ? {} : { crossover: crossovers[crossover[0]]() }),
    ...(mutation === undefined ? {} : { mutation: new PolynomialMutation(mutation) }),
    ...(run.constraint === "func"
      ? { constraintsFunc: (trial) => trial.userAttrs["constraints"] as number[] }
      : {}),
  };
  const sampler = run.sampler === "NSGAIISampler" ? new NSGAIISampler(options) : new NSGAIIISampler(options);
  expectReplay(run, run.optuna, sampler, (trial, { constraints }) => {
    if (run.constraint === "func") trial.setUserAttr("constraints", constraints);
    else constraints?.forEach((value, k) => trial.setConstraint(`c${k}`, value));
  });
});
