/** LIME of images beside the original: samples from the seed, weights, fit and mask. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { imageOf, LimeImageExplainer, type Image } from "../../lib/explain/index.ts";
import { loadModel } from "../../lib/models/index.ts";

const folder = new URL("shap/", import.meta.url);
const given: any = JSON.parse(readFileSync(new URL("golden/lime_image.json", folder), "utf8"));
const explainer = new LimeImageExplainer({ randomState: given.seed });
const options = {
  hideColor: given.hide_color,
  randomSeed: given.seed,
  topLabels: 2,
  numSamples: given.num_samples,
  segmentationFn: () => given.segments,
};

it("explains a digit as the original does", async () => {
  const model = await loadModel(new URL(`models/${given.model}.json`, folder));
  const image = imageOf(given.image, { range: 16 });
  const got = await explainer.explainInstance(image, model, options);
  expect(got.topLabels).toEqual(given.top_labels);
  for (const label of given.top_labels) {
    const theirs = given.local_exp[label] as [number, number][];
    expect(got.localExp[label]!.map(([region]) => region)).toEqual(theirs.map(([region]) => region));
    for (const [at, [, weight]] of theirs.entries())
      expect(Math.abs(got.localExp[label]![at]![1] - weight)).toBeLessThan(1e-11);
    expect(got.intercept[label]).toBeCloseTo(given.intercept[label], 11);
    expect(got.score[label]).toBeCloseTo(given.score[label], 11);
    expect(got.localPred[label]).toBeCloseTo(given.local_pred[label][0], 11);
  }
  const { mask } = got.getImageAndMask(given.top_labels[0], { positiveOnly: true, numFeatures: 5 });
  expect([...mask]).toEqual(given.mask_positive_top5.flat());
});

it("hides what the original hides", async () => {
  const seen: Image[] = [];
  let at = 0;
  await explainer.explainInstance(
    imageOf(given.image, { range: 16 }),
    (images) => {
      seen.push(...images);
      return given.neighbourhood.labels.slice(at, (at += images.length));
    },
    options,
  );
  const segments: number[] = given.segments.flat();
  for (const [i, { data }] of seen.entries()) {
    const kept: number[] = given.neighbourhood.data[i];
    expect([...data]).toEqual(given.image.flat().map((x: number, pixel: number) => (kept[segments[pixel]!] === 1 ? x : 0)));
  }
});
