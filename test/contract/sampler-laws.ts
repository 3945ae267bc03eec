/**
 * The contract of samplers: laws that each one in the table obeys, as functions that say what is wrong. One file, so that a
 * new sampler, or a user's own, can be held to all of them by `brokenLaws`.
 */
import {
  CategoricalDistribution,
  type Compat,
  createStudy,
  type Distribution,
  FloatDistribution,
  type FrozenTrial,
  IntDistribution,
  NopPruner,
  PartialFixedSampler,
  type Pruner,
  type ParamValue,
  RandomSampler,
  type Sampler,
  type SearchSpace,
  type Study,
  type StudyDirection,
  type StudyView,
  type Trial,
} from "../../lib/tune/index.ts";
import type { SamplerEntry } from "./sampler-table.ts";

export interface Law {
  readonly what: string;
  /** Where it is missing, the law is for all samplers. */
  readonly appliesTo?: (entry: SamplerEntry) => boolean;
  /** What is wrong, or null. An error counts as wrong too. */
  readonly fault: (entry: SamplerEntry) => string | null;
}

/** What is wrong with the sampler, by law; empty where it obeys all. */
export function brokenLaws(entry: SamplerEntry): readonly string[] {
  return laws
    .filter((law) => law.appliesTo?.(entry) !== false)
    .filter((law) => faultUnder(law, entry) !== null)
    .map((law) => law.what);
}

/** What is wrong under one law, or null. */
export function faultUnder(law: Law, entry: SamplerEntry): string | null {
  try {
    return law.fault(entry);
  } catch (error) {
    return String(error);
  }
}

const distributions: readonly (readonly [string, Distribution])[] = [
  ["steady", new FloatDistribution(0, 1)],
  ["float", new FloatDistribution(-2.5, 7)],
  ["floatLog", new FloatDistribution(1e-5, 10, { log: true })],
  ["floatStep", new FloatDistribution(-1, 1, { step: 0.1 })],
  ["floatOne", new FloatDistribution(3, 3)],
  ["int", new IntDistribution(-3, 3)],
  ["intLog", new IntDistribution(1, 100, { log: true })],
  ["intStep", new IntDistribution(2, 20, { step: 3 })],
  ["intOne", new IntDistribution(7, 7)],
  ["text", new CategoricalDistribution(["a", "b", "c"])],
  ["mixed", new CategoricalDistribution([null, true, false, 3, "3"])],
  ["numbers", new CategoricalDistribution([0.5, 1, 64])],
  ["choiceOne", new CategoricalDistribution(["only"])],
];

/** Small ranges, each value of which should come sooner or later. */
const small: readonly (readonly [string, Distribution])[] = [
  ["int", new IntDistribution(0, 2)],
  ["step", new FloatDistribution(0, 1, { step: 0.5 })],
  ["choice", new CategoricalDistribution(["a", "b", "c"])],
];

const bowl: SearchSpace = new Map([
  ["x", new FloatDistribution(-5, 5)],
  ["y", new FloatDistribution(-5, 5)],
]);
const coarseBowl: SearchSpace = new Map<string, Distribution>([
  ["x", new IntDistribution(-5, 5)],
  ["y", new FloatDistribution(-5, 5, { step: 0.5 })],
]);

/** Shows trials with an even number to such trials, and odd ones to odd ones. */
class Halves extends NopPruner implements Pruner {
  filterStudy(study: StudyView, { number }: FrozenTrial): StudyView {
    return {
      ...study,
      studyName: study.studyName,
      getTrials: (options) => study.getTrials(options).filter((trial) => trial.number % 2 === number % 2),
    };
  }
}

export const laws: readonly Law[] = [
  {
    what: "values lie in the range, on the lattice, and have the right type",
    fault(entry) {
      for (const compat of [5, 4] as const) {
        const fault = runFault(entry, spaceFor(entry), few(entry, 25), { compat });
        if (fault !== null) return `compat ${compat}: ${fault}`;
      }
      return null;
    },
  },
  {
    what: "each kind of range can be sampled alone",
    fault(entry) {
      for (const one of spaceFor(entry)) {
        const fault = runFault(entry, new Map([one]), few(entry, 14));
        if (fault !== null) return fault;
      }
      return null;
    },
  },
  {
    what: "every value of a small range comes, its ends too",
    fault(entry) {
      const seen = new Map<string, Set<ParamValue>>(small.map(([name]) => [name, new Set()]));
      const space = new Map(small);
      const fault = runFault(entry, space, 60, {
        each: (params) => {
          for (const [name, value] of Object.entries(params)) seen.get(name)!.add(value);
          return null;
        },
      });
      if (fault !== null) return fault;
      for (const [name, values] of seen)
        if (values.size !== 3) return `${name}: only ${[...values].join(", ")} came in 60 trials`;
      return null;
    },
  },
  {
    what: "parameters may be conditional and ranges may move",
    appliesTo: (entry) => entry.dynamicSpace,
    fault(entry) {
      const study = studyOf(entry.make(1, new Map()));
      for (let i = 0; i < 30; i++) {
        const trial = study.ask();
        const kind = trial.suggestCategorical("kind", ["a", "b"]);
        const moving = new IntDistribution(i, i + 5);
        const spaceNow: [string, Distribution][] =
          kind === "a"
            ? [["depth", new IntDistribution(1, 4)]]
            : [
                ["rate", new FloatDistribution(0, 1, { step: 0.25 })],
                ["leaf", new IntDistribution(1, 64, { log: true })],
              ];
        let loss = 0;
        for (const [name, distribution] of [...spaceNow, ["moving", moving] as const]) {
          const value = suggest(trial, name, distribution);
          const fault = faultOf(distribution, value);
          if (fault !== null) return `trial ${i}, ${name}: ${fault}`;
          loss += value as number;
        }
        study.tell(trial, loss);
      }
      return null;
    },
  },
  {
    what: "failed, pruned and infinite trials do no harm",
    fault(entry) {
      const endings: ((trial: Trial, study: Study) => void)[] = [
        (trial, study) => study.tell(trial, NaN),
        (trial, study) => study.tell(trial, null, { state: "FAIL" }),
        (trial, study) => {
          trial.report(1, 0);
          study.tell(trial, null, { state: "PRUNED" });
        },
        (trial, study) => study.tell(trial, null, { state: "PRUNED" }),
        (trial, study) => study.tell(trial, Infinity),
        (trial, study) => study.tell(trial, -Infinity),
      ];
      // First all that can go wrong, then among good trials.
      return runFault(entry, spaceFor(entry), few(entry, 45, 20), {
        end: (i) =>
          i < endings.length ? endings[i] : i % 4 === 0 ? endings[(i / 4) % endings.length] : undefined,
      });
    },
  },
  {
    what: "trials may be told in another order than they were asked for",
    fault(entry) {
      const space = spaceFor(entry);
      const study = studyOf(entry.make(3, space));
      for (let round = 0; round < 6; round++) {
        const open = Array.from({ length: 4 }, () => study.ask());
        for (const trial of open.toReversed()) {
          const params = paramsOf(trial, space);
          const fault = faultIn(space, params);
          if (fault !== null) return fault;
          study.tell(trial, lossOf(space, params));
        }
      }
      return null;
    },
  },
  {
    what: "the same seed gives the same parameters, another one others",
    appliesTo: (entry) => entry.reproducible,
    fault(entry) {
      const space = spaceFor(entry);
      const [first, again, other] = [11, 11, 12].map((seed) =>
        history(entry.make(seed, space), space, few(entry, 25)),
      );
      if (JSON.stringify(first) !== JSON.stringify(again)) return "two runs with seed 11 differ";
      return JSON.stringify(first) === JSON.stringify(other) ? "seeds 11 and 12 give the same run" : null;
    },
  },
  {
    what: "two samplers share no state",
    appliesTo: (entry) => entry.reproducible,
    fault(entry) {
      const space = spaceFor(entry);
      const alone = history(entry.make(5, space), space, few(entry, 25));
      const studies = [entry.make(5, space), entry.make(6, space)].map((sampler) => studyOf(sampler));
      for (let i = 0; i < alone.length; i++) for (const study of studies) step(study, space);
      const beside = studies[0]!.trials.map((trial) => trial.params);
      return JSON.stringify(alone) === JSON.stringify(beside)
        ? null
        : "another sampler's draws change the run";
    },
  },
  {
    what: "maximising is minimising the negative",
    appliesTo: (entry) => entry.reproducible,
    fault(entry) {
      const space = entry.continuous ? bowl : coarseBowl;
      const [down, up] = (["minimize", "maximize"] as const).map((direction) => {
        const study = studyOf(entry.make(8, space), [direction]);
        for (let i = 0; i < few(entry, 40); i++) {
          const trial = study.ask();
          const { x, y } = paramsOf(trial, space) as Record<"x" | "y", number>;
          const loss = (x - 1) ** 2 + (y + 2) ** 2 + 0.01 * x;
          study.tell(trial, direction === "minimize" ? loss : -loss);
        }
        return study.trials.map((trial) => trial.params);
      });
      return JSON.stringify(down) === JSON.stringify(up) ? null : "the two runs differ";
    },
  },
  {
    what: "several objectives are handled",
    appliesTo: (entry) => entry.multiObjective,
    fault: (entry) =>
      runFault(entry, spaceFor(entry), few(entry, 30, 8), {
        directions: ["minimize", "maximize", "minimize"],
      }),
  },
  {
    what: "several objectives are refused",
    appliesTo: (entry) => !entry.multiObjective,
    fault(entry) {
      try {
        runFault(entry, spaceFor(entry), 12, { directions: ["minimize", "maximize"] });
      } catch (error) {
        return error instanceof RangeError ? null : `it is no RangeError: ${String(error)}`;
      }
      return "they are taken";
    },
  },
  {
    what: "trials of another sampler, added or run, do no harm",
    fault(entry) {
      const space = spaceFor(entry);
      const others = studyOf(new RandomSampler({ seed: 9 }));
      for (let i = 0; i < 12; i++) {
        const trial = others.ask();
        if (entry.dynamicSpace) trial.suggestFloat("elsewhere", 0, 1);
        const params = paramsOf(trial, space);
        others.tell(trial, lossOf(space, params));
      }
      const study = studyOf(entry.make(4, space));
      study.addTrials(others.trials);
      for (let i = 0; i < 24; i++) {
        const fault = step(study, space);
        if (fault !== null) return fault;
        if (i % 8 === 7) {
          study.sampler = new RandomSampler({ seed: i });
          step(study, space);
          study.sampler = entry.make(i, space);
        }
      }
      return null;
    },
  },
  {
    what: "some parameters may be held fixed",
    appliesTo: (entry) => entry.dynamicSpace,
    fault(entry) {
      const fixed: Readonly<Record<string, ParamValue>> = { int: 2, mixed: null, floatStep: -1 };
      const make = (seed: number, space: SearchSpace): Sampler =>
        new PartialFixedSampler(fixed, entry.make(seed, space));
      return runFault({ ...entry, make }, spaceFor(entry), few(entry, 25), {
        each: (params) => faultAgainst(fixed, params),
      });
    },
  },
  {
    what: "a pruner may show it a part of the study",
    fault(entry) {
      const space = spaceFor(entry);
      const study = studyOf(entry.make(7, space));
      study.pruner = new Halves();
      for (let i = 0; i < 40; i++) {
        const fault = step(study, space);
        if (fault !== null) return `trial ${i}, ${fault}`;
      }
      return null;
    },
  },
  {
    what: "enqueued values are used, and the others drawn",
    fault(entry) {
      const space = spaceFor(entry);
      const study = studyOf(entry.make(2, space));
      for (let i = 0; i < 24; i++) {
        // Samplers that know the space beforehand want all of it.
        const fixed: Readonly<Record<string, ParamValue>> =
          i % 3 !== 0
            ? {}
            : entry.dynamicSpace
              ? { int: (i % 7) - 3, mixed: null, floatStep: 1 }
              : firstValues(space);
        if (i % 3 === 0) study.enqueueTrial(fixed);
        const fault = step(study, space, (params) => faultAgainst(fixed, params));
        if (fault !== null) return `trial ${i}, ${fault}`;
      }
      return null;
    },
  },
  {
    what: "it is better than random search on a bowl",
    appliesTo: (entry) => entry.beatsRandom !== null,
    fault(entry) {
      const medianOf = (make: (seed: number) => Sampler): number =>
        Array.from({ length: 5 }, (_, seed) => {
          const study = studyOf(make(seed));
          for (let i = 0; i < entry.beatsRandom!; i++) {
            const trial = study.ask();
            const { x, y } = paramsOf(trial, bowl) as Record<"x" | "y", number>;
            study.tell(trial, (x - 1) ** 2 + (y + 2) ** 2);
          }
          return study.bestValue;
        }).toSorted((a, b) => a - b)[2]!;
      const [own, random] = [
        medianOf((seed) => entry.make(seed, bowl)),
        medianOf((seed) => new RandomSampler({ seed })),
      ];
      return own < random ? null : `median best ${own}, of random search ${random}`;
    },
  },
  {
    what: "trials that keep their constraints become frequent",
    appliesTo: (entry) => entry.constraints,
    fault(entry) {
      const study = studyOf(entry.make(0, bowl));
      const nTrials = few(entry, 120, 40);
      for (let i = 0; i < nTrials; i++) {
        const trial = study.ask();
        const { x, y } = paramsOf(trial, bowl) as Record<"x" | "y", number>;
        // One tenth of the range, away from where the objective is best.
        trial.setConstraint("c", x - -4);
        study.tell(trial, (x - 1) ** 2 + (y + 2) ** 2);
      }
      const late = study.trials.slice(nTrials / 2);
      const feasible = late.filter((trial) => trial.constraints["c"]! <= 0).length;
      return feasible >= late.length / 4
        ? null
        : `${feasible} of the last ${late.length}; at random it would be about one in ten`;
    },
  },
];

interface RunOptions {
  readonly compat?: Compat;
  readonly directions?: readonly StudyDirection[];
  /** What is wrong with a trial's parameters, beside not fitting. */
  readonly each?: (params: Readonly<Record<string, ParamValue>>) => string | null;
  /** How the i-th trial ends, where not with a value. */
  readonly end?: (i: number) => ((trial: Trial, study: Study) => void) | undefined;
}

/** How many trials a law looks at. */
const few = (entry: SamplerEntry, usual: number, costly = 11): number =>
  entry.costly === true ? costly : usual;

/** Runs trials and says what was wrong with the first bad one. */
function runFault(
  entry: SamplerEntry,
  space: SearchSpace,
  nTrials: number,
  options: RunOptions = {},
): string | null {
  const study = studyOf(entry.make(0, space), options.directions, options.compat);
  for (let i = 0; i < nTrials; i++) {
    const fault = step(study, space, options.each, options.end?.(i));
    if (fault !== null) return `trial ${i}, ${fault}`;
  }
  return null;
}

/** One trial of a study over the space. */
function step(
  study: Study,
  space: SearchSpace,
  each?: RunOptions["each"],
  end?: (trial: Trial, study: Study) => void,
): string | null {
  const trial = study.ask();
  const params = paramsOf(trial, space);
  const fault = faultIn(space, params) ?? each?.(params) ?? null;
  if (fault !== null) return fault;
  if (end !== undefined) end(trial, study);
  else {
    const loss = lossOf(space, params);
    study.tell(
      trial,
      study.directions.map((_, k) => (k === 0 ? loss : Math.sin(k * loss))),
    );
  }
  return null;
}

/** Parameters of a short run. */
function history(sampler: Sampler, space: SearchSpace, nTrials: number): readonly unknown[] {
  const study = studyOf(sampler);
  for (let i = 0; i < nTrials; i++) step(study, space);
  return study.trials.map((trial) => trial.params);
}

function studyOf(
  sampler: Sampler,
  directions: readonly StudyDirection[] = ["minimize"],
  compat: Compat = 5,
): Study {
  return createStudy({ sampler, directions, compat, pruner: new NopPruner() });
}

const spaceFor = (entry: SamplerEntry): SearchSpace =>
  new Map(
    distributions.filter(
      ([, distribution]) =>
        entry.continuous || distribution instanceof CategoricalDistribution || distribution.step !== null,
    ),
  );

function paramsOf(trial: Trial, space: SearchSpace): Record<string, ParamValue> {
  return Object.fromEntries(
    [...space].map(([name, distribution]) => [name, suggest(trial, name, distribution)]),
  );
}

/** The lowest number or first choice of each parameter. */
function firstValues(space: SearchSpace): Record<string, ParamValue> {
  return Object.fromEntries(
    [...space].map(([name, distribution]) => [
      name,
      distribution instanceof CategoricalDistribution ? distribution.choices[0]! : distribution.low,
    ]),
  );
}

function suggest(trial: Trial, name: string, distribution: Distribution): ParamValue {
  switch (distribution.name) {
    case "FloatDistribution":
      return trial.suggestFloat(name, distribution.low, distribution.high, distribution);
    case "IntDistribution":
      return trial.suggestInt(name, distribution.low, distribution.high, distribution);
    case "CategoricalDistribution":
      return trial.suggestCategorical(name, distribution.choices);
  }
}

/** A smooth function of all parameters, each to the same extent. */
function lossOf(space: SearchSpace, params: Readonly<Record<string, ParamValue>>): number {
  let loss = 0;
  for (const [name, distribution] of space) {
    const internal = distribution.toInternalRepr(params[name]!);
    if (distribution instanceof CategoricalDistribution) loss += internal / distribution.choices.length;
    else if (!distribution.single())
      loss += ((internal - distribution.low) / (distribution.high - distribution.low) - 0.3) ** 2;
  }
  return loss;
}

/** Which given value was not used, or null. */
function faultAgainst(
  given: Readonly<Record<string, ParamValue>>,
  params: Readonly<Record<string, ParamValue>>,
): string | null {
  const wrong = Object.keys(given).find((name) => params[name] !== given[name]);
  return wrong === undefined ? null : `${wrong}: ${String(params[wrong])} for ${String(given[wrong])}`;
}

function faultIn(space: SearchSpace, params: Readonly<Record<string, ParamValue>>): string | null {
  for (const [name, distribution] of space) {
    const fault = faultOf(distribution, params[name]!);
    if (fault !== null) return `${name}: ${fault}`;
  }
  return null;
}

/** Why the value cannot come from the distribution, or null. Judged without the distribution's own methods. */
function faultOf(distribution: Distribution, value: ParamValue): string | null {
  if (distribution instanceof CategoricalDistribution)
    return distribution.choices.includes(value) ? null : `${String(value)} is no choice`;
  const { low, high, step } = distribution;
  if (typeof value !== "number" || !Number.isFinite(value)) return `${String(value)} is no finite number`;
  if (value < low || value > high) return `${value} is not in [${low}, ${high}]`;
  if (distribution instanceof IntDistribution && !Number.isInteger(value)) return `${value} is not whole`;
  if (step === null) return null;
  const steps = (value - low) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9
    ? null
    : `${value} is off the steps of ${step} from ${low}`;
}
