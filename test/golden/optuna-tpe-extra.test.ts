/** TPE beside more runs of Optuna: its options, constraints, several trials at once, failed, pruned and enqueued trials. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createStudy,
  jsonToDistribution,
  TPESampler,
  type ParamValue,
  type StudyDirection,
  type TPESamplerOptions,
  type Trial,
} from "../../lib/tune/index.ts";
import { optunaFolder, suggest } from "./optuna-replay.ts";

interface Run {
  readonly name: string;
  readonly version: string;
  readonly seed: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly directions: readonly StudyDirection[];
  /** Trials that run at once, but for one. */
  readonly parallel: number;
  readonly plan: "messy" | null;
  readonly distributions: Readonly<Record<string, unknown>>;
  readonly trials: readonly {
    readonly params: Readonly<Record<string, ParamValue>>;
    readonly state: "COMPLETE" | "PRUNED" | "FAIL";
    readonly value: number | readonly number[] | null;
    readonly reports?: readonly (readonly [number, number])[];
    readonly constraints?: readonly number[];
  }[];
}

const { runs } = JSON.parse(readFileSync(new URL("extra/tpe.json", optunaFolder), "utf8")) as { runs: Run[] };

describe.each(["5.0.0.dev", "4.9.0"])("Optuna %s", (version) => {
  test.each(runs.filter((run) => run.version === version))("$name, seed $seed", (run) => {
    const study = createStudy({
      directions: run.directions,
      sampler: new TPESampler({ ...optionsOf(run), seed: run.seed }),
      compat: version === "4.9.0" ? 4 : 5,
    });
    const open: (readonly [Trial, Run["trials"][number]])[] = [];
    run.trials.forEach((reference, i) => {
      if (run.plan === "messy" && [5, 20, 33].includes(i)) study.enqueueTrial({ lr: 1e-3, n: 2 });
      const trial = study.ask();
      for (const [name, expected] of Object.entries(reference.params)) {
        const value = suggest(trial, name, jsonToDistribution(JSON.stringify(run.distributions[name])));
        const where = `trial ${i}, ${name}: ${String(value)} for ${String(expected)}`;
        if (typeof expected === "number" && !Number.isInteger(expected))
          expect(Math.abs((value as number) - expected), where).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(expected)),
          );
        else expect(value, where).toBe(expected);
      }
      constrain(trial, reference.constraints, version);
      open.push([trial, reference]);
      if (open.length <= run.parallel) return;
      const [told, { state, value, reports = [] }] = open.shift()!;
      for (const [step, report] of reports) told.report(report, step);
      study.tell(told, state === "COMPLETE" ? value : null, state === "COMPLETE" ? {} : { state });
    });
  });
});

function constrain(trial: Trial, constraints: readonly number[] | undefined, version: string): void {
  if (constraints === undefined) return;
  if (version === "4.9.0") trial.setUserAttr("c", constraints);
  else constraints.forEach((value, i) => trial.setConstraint(`c${i}`, value));
}

/** Python's options in camelCase; functions stand as flags. */
function optionsOf({ name, version, options }: Run): TPESamplerOptions {
  const camel = Object.fromEntries(
    Object.entries(options).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
  return {
    ...camel,
    ...("gammaName" in options ? { gamma: (n) => Math.max(1, Math.floor(n / 4)) } : {}),
    ...("weightsName" in options ? { weights: (n) => Array.from({ length: n }, (_, i) => i + 1) } : {}),
    ...(name.startsWith("constr") && version === "4.9.0"
      ? { constraintsFunc: (trial) => trial.userAttrs["c"] as number[] }
      : {}),
  };
}
