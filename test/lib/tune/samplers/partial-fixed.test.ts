import { expect, test } from "vitest";
import { createStudy, PartialFixedSampler, RandomSampler } from "../../../../lib/tune/index.ts";

test("fixed parameters stay, the others are drawn as without", () => {
  const values = (fixed: Record<string, number>) => {
    const study = createStudy({ sampler: new PartialFixedSampler(fixed, new RandomSampler({ seed: 1 })) });
    return Array.from({ length: 5 }, () => {
      const trial = study.ask();
      return [trial.suggestFloat("x", 0, 1), trial.suggestInt("k", 0, 9)];
    });
  };
  const alone = createStudy({ sampler: new RandomSampler({ seed: 1 }) });
  expect(values({ k: 3 })).toEqual(Array.from({ length: 5 }, () => [alone.ask().suggestFloat("x", 0, 1), 3]));
});

test("a fixed value beyond its range is used all the same", () => {
  const study = createStudy({ sampler: new PartialFixedSampler({ x: 5 }, new RandomSampler()) });
  expect(study.ask().suggestFloat("x", 0, 1)).toBe(5);
});

test("fixed parameters leave the space that is drawn together", () => {
  const base = new RandomSampler();
  const study = createStudy();
  const trial = study.ask();
  trial.suggestFloat("x", 0, 1);
  trial.suggestFloat("y", 0, 1);
  const { distributions } = study.storage.getTrial(trial.trialId);
  base.inferRelativeSearchSpace = () => new Map(Object.entries(distributions)) as never;
  const sampler = new PartialFixedSampler({ x: 0.5 }, base);
  expect([...sampler.inferRelativeSearchSpace(study, study.trials[0]!).keys()]).toEqual(["y"]);
});
