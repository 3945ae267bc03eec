/** Every pruner ends the same trials at the same steps as Optuna's. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createStudy,
  HyperbandPruner,
  MedianPruner,
  NopPruner,
  PatientPruner,
  PercentilePruner,
  type Pruner,
  RandomSampler,
  type StudyDirection,
  SuccessiveHalvingPruner,
  ThresholdPruner,
  WilcoxonPruner,
} from "../../lib/tune/index.ts";
import { fromPythonJson } from "../../lib/tune/python-json.ts";
import { optunaFolder, type OptunaVersion, optunaVersions } from "./optuna-replay.ts";

type Table = readonly (readonly (readonly [number, number | null])[])[];

interface Reference {
  readonly study_name: string;
  readonly tables: Readonly<Record<string, Table>>;
  readonly cases: readonly {
    readonly table: string;
    readonly direction: StudyDirection;
    readonly pruner: string;
    readonly pruned_at_step: readonly (number | null)[];
  }[];
}

describe.each(optunaVersions)("Optuna %s", (version) => {
  const { study_name, tables, cases } = reference(`${version}/pruners.json`);
  test.each(cases)("$pruner, $table, $direction", ({ table, direction, pruner, pruned_at_step }) => {
    expect(prunedAt(tables, table, direction, prunerOf(pruner), study_name, version)).toEqual(pruned_at_step);
  });
});

/** Random tables, where the golden ones are all of one kind. */
const extra = fromPythonJson(
  readFileSync(new URL("extra/pruners.json", optunaFolder), "utf8"),
) as { readonly cases: readonly ExtraCase[] };

interface ExtraCase {
  readonly name: string;
  readonly direction: StudyDirection;
  readonly pruner: string;
  readonly args: readonly (number | Options | null)[];
  readonly options: Options;
  readonly table: Table;
  readonly pruned: readonly (number | null)[];
}

describe.each(optunaVersions)("Optuna %s, more cases", (version) => {
  test.each(extra.cases)("$pruner, table $name, $direction", ({ name, table, direction, ...given }) => {
    const pruner = prunerNamed(given.pruner, given.args, given.options);
    expect(prunedAt({ [name]: table }, name, direction, pruner, name, version)).toEqual(given.pruned);
  });
});

function reference(path: string): Reference {
  return fromPythonJson(readFileSync(new URL(path, optunaFolder), "utf8")) as Reference;
}

/** The step at which each trial of the table is pruned, or null. */
function prunedAt(
  tables: Reference["tables"],
  name: string,
  direction: StudyDirection,
  pruner: Pruner,
  studyName: string,
  version: OptunaVersion,
): (number | null)[] {
  const study = createStudy({
    studyName,
    direction,
    pruner,
    sampler: new RandomSampler({ seed: 0 }),
    compat: version === "4.9.0" ? 4 : 5,
  });
  return tables[name]!.map((curve) => {
    const trial = study.ask();
    const reported = [0];
    for (const [step, value] of curve) {
      trial.report(value ?? NaN, step);
      if (value !== null && !Number.isNaN(value)) reported.push(value);
      if (trial.shouldPrune()) {
        study.tell(trial, null, { state: "PRUNED" });
        return step;
      }
    }
    study.tell(
      trial,
      name === "instances" ? reported.reduce((a, b) => a + b) / (reported.length - 1) : reported.at(-1)!,
    );
    return null;
  });
}

type Options = Readonly<Record<string, number | string>>;

/** The pruner that a text of Python names, as "MedianPruner(n_startup_trials=2)". */
function prunerOf(text: string): Pruner {
  const [, name, inside] = /^(\w+)\((.*)\)$/.exec(text)!;
  const options: Record<string, number> = {};
  const args: (number | null | Options)[] = [];
  for (const part of inside!.split(/,\s*(?![^(]*\))/).filter((p) => p !== "")) {
    const [, key, value] = /^(?:(\w+)=)?(.+)$/.exec(part)!;
    if (key !== undefined) options[key] = Number(value);
    else args.push(value === "None" ? null : value === "MedianPruner()" ? {} : Number(value));
  }
  return prunerNamed(name!, args, options);
}

/** A pruner by its name, arguments and options in Python; an argument of options is that of a wrapped median pruner. */
function prunerNamed(name: string, args: readonly (number | Options | null)[], python: Options): Pruner {
  const options = Object.fromEntries(
    Object.entries(python).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
  const [first] = args;
  switch (name) {
    case "MedianPruner":
      return new MedianPruner(options);
    case "PercentilePruner":
      return new PercentilePruner(first as number, options);
    case "SuccessiveHalvingPruner":
      return new SuccessiveHalvingPruner(options);
    case "HyperbandPruner":
      return new HyperbandPruner(options);
    case "ThresholdPruner":
      return new ThresholdPruner(options);
    case "PatientPruner":
      return new PatientPruner(
        first === null ? null : prunerNamed("MedianPruner", [], first as Options),
        options as unknown as { patience: number },
      );
    case "WilcoxonPruner":
      return new WilcoxonPruner(options);
    case "NopPruner":
      return new NopPruner();
    default:
      throw new RangeError(`no pruner ${name}`);
  }
}
