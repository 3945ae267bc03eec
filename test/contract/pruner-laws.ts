/** The laws of a pruner, tried on random curves with missing steps, NaN and infinite values. */
import { createRng, type Rng } from "../../lib/core/index.ts";
import {
  createStudy,
  InMemoryStorage,
  type Pruner,
  RandomSampler,
  type Study,
  type StudyDirection,
} from "../../lib/tune/index.ts";

export interface PrunerCase {
  readonly name: string;
  readonly make: () => Pruner;
  /** The same pruner for values with the other sign, where bounds have one. */
  readonly mirror?: () => Pruner;
  /** Trials that are never pruned at the start of a study. */
  readonly freeTrials: number;
  /** Steps before this one are never pruned. */
  readonly freeSteps: number;
  /** Estimates a setting from the trials when it first looks, so that a new instance may estimate another one. */
  readonly estimates?: boolean;
  /** Compares with all that the best trial reported. */
  readonly readsWholeBest?: boolean;
}

type Law =
  | "throws nothing"
  | "spares first trials"
  | "spares first steps"
  | "says no without reports"
  | "treats both directions alike"
  | "says the same again"
  | "keeps studies apart"
  | "needs no memory"
  | "reads no later steps"
  | "leaves other trials alone";

/** Reports of each trial: [step, value], by step. */
type Curves = readonly (readonly (readonly [number, number])[])[];
/** What the pruner said after each report of each trial. */
type Verdicts = readonly (readonly boolean[])[];

/** The laws that the pruner breaks. */
export function brokenPrunerLaws(tried: PrunerCase, rounds = 12): ReadonlySet<Law> {
  const broken = new Set<Law>();
  for (let round = 0; round < rounds; round++) {
    const rng = createRng(round);
    const direction: StudyDirection = rng.integer(2) === 0 ? "minimize" : "maximize";
    try {
      tryLaws(tried, direction, rng, broken);
    } catch {
      broken.add("throws nothing");
    }
  }
  return broken;
}

function tryLaws(
  { make, mirror = make, ...spec }: PrunerCase,
  direction: StudyDirection,
  rng: Rng,
  broken: Set<Law>,
): void {
  const strange = rng.integer(3) * 0.05;
  const curves = randomCurves(rng, rng.integer(2) * 0.3, strange);
  const pruner = make();
  const study = studyOf(direction, pruner);
  const verdicts = judged(study, curves);
  const says = (law: Law, others: Verdicts): void => {
    if (JSON.stringify(others) !== JSON.stringify(verdicts)) broken.add(law);
  };
  verdicts.forEach((trial, t) =>
    trial.forEach((isPruned, r) => {
      if (isPruned && t < spec.freeTrials) broken.add("spares first trials");
      if (isPruned && curves[t]![r]![0] < spec.freeSteps) broken.add("spares first steps");
    }),
  );
  const trial = study.ask();
  if (trial.shouldPrune()) broken.add("says no without reports");
  if (pruner.prune(study, study.storage.getTrial(trial.trialId))) broken.add("says no without reports");

  // Percentiles between infinite values are NaN from one side only, in numpy and so here.
  if (strange === 0) {
    const negated = curves.map((curve) => curve.map(([step, value]): [number, number] => [step, -value]));
    const other = direction === "minimize" ? "maximize" : "minimize";
    says("treats both directions alike", judged(studyOf(other, mirror()), negated));
  }
  says("says the same again", judged(studyOf(direction, make()), curves));

  // One instance for two studies, trial by trial in turn.
  const shared = make();
  const storage = new InMemoryStorage();
  const inOneStorage = (pruner: Pruner, studyName: string): Study =>
    createStudy({ storage, studyName, direction, pruner, sampler: new RandomSampler({ seed: 0 }) });
  const [one, two] = [inOneStorage(shared, "laws"), inOneStorage(shared, "others")];
  says(
    "keeps studies apart",
    curves.map((curve) => {
      judged(two, [curve.map(([step, value]): [number, number] => [step, value * 3 + 1])]);
      return judged(one, [curve])[0]!;
    }),
  );
  if (spec.estimates !== true) says("needs no memory", judged(studyOf(direction, make()), curves, make));

  if (spec.readsWholeBest !== true) {
    // Without gaps: a trial that skips a rung is judged by the report after it.
    const known = rng.integer(12);
    const whole = randomCurves(rng, 0, 0);
    const changed = whole.map((curve) =>
      curve.map(([step, value]): [number, number] => [step, step > known ? rng.normal() : value]),
    );
    const upToKnown = (tried: Curves): string =>
      JSON.stringify(judged(studyOf(direction, make()), tried).map((said) => said.slice(0, known + 1)));
    if (upToKnown(whole) !== upToKnown(changed)) broken.add("reads no later steps");
  }

  const before = study.trials.slice(0, -1);
  trial.report(0.5, 20);
  trial.shouldPrune();
  if (study.trials.slice(0, -1).some((record, t) => record !== before[t]))
    broken.add("leaves other trials alone");
}

const studyOf = (direction: StudyDirection, pruner: Pruner): Study =>
  createStudy({ studyName: "laws", direction, pruner, sampler: new RandomSampler({ seed: 0 }) });

/**
 * The verdicts on all trials, each reported to its end, whatever the pruner says, and told a value that says nothing of its
 * reports. With `renew`, a new pruner judges each time.
 */
function judged(study: Study, curves: Curves, renew?: () => Pruner): Verdicts {
  return curves.map((curve) => {
    const trial = study.ask();
    const said = curve.map(([step, value]) => {
      trial.report(value, step);
      if (renew !== undefined) study.pruner = renew();
      const verdict: unknown = trial.shouldPrune();
      if (typeof verdict !== "boolean") throw new TypeError("a verdict is true or false");
      return verdict;
    });
    const sign = study.directions[0] === "maximize" ? -1 : 1;
    study.tell(trial, sign * ((trial.number * 7) % 5));
    return said;
  });
}

/** Multiples of a power of 1/2, so that there are ties and sums are exact. */
function randomCurves(rng: Rng, missing: number, strange: number): Curves {
  const grain = 2 ** (3 + rng.integer(6));
  return Array.from({ length: 12 }, () => {
    const level = rng.normal();
    const curve: [number, number][] = [];
    for (let step = 0; step < 16; step++) {
      if (rng.next() < missing) continue;
      const value = Math.round((level + rng.normal()) * grain) / grain;
      curve.push([step, rng.next() < strange ? [NaN, Infinity, -Infinity][rng.integer(3)]! : value]);
    }
    return curve;
  });
}
