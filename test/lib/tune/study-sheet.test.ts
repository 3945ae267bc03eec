/** A study as a notebook shows it: what is said of it, and that nothing of the user's becomes HTML. */
import { expect, test } from "vitest";
import { displaySymbol } from "../../../lib/core/index.ts";
import { createStudy, RandomSampler, TPESampler, type Study } from "../../../lib/tune/index.ts";

const shown = (study: Study): { html: string; text: string } => {
  const bundle = study[displaySymbol]();
  return { html: String(bundle["text/html"]), text: String(bundle["text/plain"]) };
};

test("an empty study says so", () => {
  const { text, html } = shown(createStudy({ studyName: "none" }));
  expect(text).toBe("Study none (TPESampler · MedianPruner · minimize value · in memory)\nno trial yet");
  expect(html).not.toContain("<svg");
});

test("names, choices and failures are escaped everywhere", async () => {
  const evil = '<img src=x onerror="alert(1)">';
  const study = createStudy({ studyName: evil, sampler: new RandomSampler({ seed: 1 }) });
  study.setMetricNames([evil]);
  await study.optimize(
    (trial) => {
      trial.report(trial.number, 0);
      if (trial.number === 3) throw new Error(evil);
      return trial.suggestCategorical(evil, [evil, "b"]) === "b" ? trial.suggestFloat("x", 0, 1) : 2;
    },
    { nTrials: 12, catch: Error },
  );
  const { html, text } = shown(study);
  expect(html).toContain("&lt;img src=x");
  expect(html).not.toMatch(/<img|<script|onerror="alert/);
  expect(text).toContain("1 failed");
  expect(text).toContain(`last failure: Error: ${evil}`);
});

test("the best trials come in order, with the line that reuses them", async () => {
  const study = createStudy({ direction: "maximize", sampler: new TPESampler({ seed: 1 }) });
  await study.optimize((trial) => trial.suggestInt("my depth", 1, 9), { nTrials: 12 });
  const { text } = shown(study);
  expect(text).toContain(`const best = { "my depth": ${study.bestParams["my depth"]} };`);
  const values = [...text.matchAll(/^\s*\d+\s+(\d+)\s+\d+\s+\S+$/gm)].map(([, value]) => Number(value));
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  expect(values).toHaveLength(5);
});

test("of several objectives the front is shown, one trial for equal values", async () => {
  const study = createStudy({
    directions: ["minimize", "maximize"],
    sampler: new RandomSampler({ seed: 1 }),
  });
  await study.optimize(
    (trial) => {
      const x = trial.suggestInt("x", 0, 2);
      return [x, x];
    },
    { nTrials: 20 },
  );
  const { text, html } = shown(study);
  expect(text).toContain("20 trials on the Pareto front");
  expect(text.match(/^\s*\d+ {2}\s*\d+ {2}/gm)).toHaveLength(3);
  expect(text).toMatch(/const best = \{ x: 0 \}; \/\/ trial \d+/);
  expect(html).toContain("<svg");
});
