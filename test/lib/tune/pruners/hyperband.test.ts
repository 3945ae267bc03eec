import { expect, test } from "vitest";
import {
  createStudy,
  HyperbandPruner,
  RandomSampler,
  type Sampler,
  type Study,
  type StudyView,
} from "../../../../lib/tune/index.ts";
import { crc32 } from "../../../../lib/tune/pruners/crc32.ts";

/** Notes what the sampler is shown. */
class Watching extends RandomSampler implements Sampler {
  readonly seen: { number: number; shown: number[]; again: boolean }[] = [];

  override inferRelativeSearchSpace(
    study?: StudyView,
  ): ReturnType<RandomSampler["inferRelativeSearchSpace"]> {
    const cached = study!.getTrials({ useCache: true });
    this.seen.push({
      number: study!.getTrials().at(-1)?.number ?? -1,
      shown: cached.map(({ number }) => number),
      again: study!.getTrials({ useCache: true }) === cached,
    });
    return super.inferRelativeSearchSpace();
  }
}

function run(study: Study, trials: number): void {
  for (let t = 0; t < trials; t++) {
    const trial = study.ask();
    const x = trial.suggestFloat("x", 0, 1);
    for (let step = 0; step < 9; step++) {
      trial.report(x, step);
      trial.shouldPrune();
    }
    study.tell(trial, x);
  }
}

test("a sampler sees the trials of all brackets", () => {
  const sampler = new Watching({ seed: 1 });
  run(createStudy({ studyName: "brackets", sampler, pruner: new HyperbandPruner({ maxResource: 9 }) }), 40);
  for (const { number, shown } of sampler.seen)
    expect(shown).toEqual(Array.from({ length: number + 1 }, (_, i) => i));
});

test("brackets follow from the study's name and the number", () => {
  expect(crc32("pruner-golden_7")).toBe(1674336900);
  expect(crc32("")).toBe(0);
  expect(crc32("größe_0")).toBe(526909525);
});

test("a range without brackets prunes nothing", () => {
  const sampler = new Watching({ seed: 1 });
  const study = createStudy({ sampler, pruner: new HyperbandPruner({ minResource: 10, maxResource: 9 }) });
  run(study, 5);
  expect(study.trials.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => "COMPLETE"));
});
