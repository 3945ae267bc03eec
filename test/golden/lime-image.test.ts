/** LIME of images beside the original: samples from the seed, weights, fit and mask. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { felzenszwalb, imageOf, LimeImageExplainer, quickshift, slic, type Image } from "../../lib/explain/index.ts";
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

describe("more of the original's explanations", () => {
  const extra: any = JSON.parse(readFileSync(new URL("extra/lime-image.json", folder), "utf8"));
  const camel = (options: object): Record<string, any> =>
    Object.fromEntries(
      Object.entries(options).map(([key, value]) => [key.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()), value]),
    );

  const SEGMENTATIONS: Record<string, (image: Image) => Int32Array> = {
    felz: (image) => felzenszwalb(image, { scale: 20, sigma: 0.5, minSize: 8 }),
    qs: (image) => quickshift(image, { kernelSize: 1.5, maxDist: 6, ratio: 0.3, randomSeed: 4 }),
    slic: (image) => slic(image, { nSegments: 20, compactness: 5, startLabel: 0 }),
  };

  /** Softmax of means and a maximum over corners of the image. */
  function classify(images: readonly Image[]): number[][] {
    return images.map(({ data, width: w, height: h }) => {
      const mean = (top: number, bottom: number, left: number, right: number, channels: readonly number[]): number => {
        let sum = 0;
        let count = 0;
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++)
            for (const c of channels) {
              sum += data[(y * w + x) * 3 + c]! / 255;
              count += 1;
            }
        return sum / count;
      };
      const a = mean(0, h >> 1, 0, w >> 1, [0, 1, 2]);
      const b = mean(h >> 1, h, w >> 1, w, [0]);
      let d = 0;
      for (let at = 2; at < data.length; at += 3) d = Math.max(d, data[at]! / 255);
      const e = [4 * a, 3 * b, 2 * d * a, 5 * a * b].map(Math.exp);
      const sum = e.reduce((all, x) => all + x, 0);
      return e.map((x) => x / sum);
    });
  }

  it.each((extra.cases as any[]).map((each) => [JSON.stringify([each.explainer, each.options]), each] as const))(
    "%s",
    async (_, each) => {
      const { segmentationFn, ...rest } = camel(each.options);
      const image = imageOf(each.image, { range: 255 });
      const bytes = imageOf({ ...image, channels: 3, data: Uint8Array.from(image.data) });
      const got = await new LimeImageExplainer(camel(each.explainer)).explainInstance(bytes, classify, {
        ...rest,
        ...(segmentationFn !== undefined && { segmentationFn: SEGMENTATIONS[segmentationFn] }),
      });
      expect([...got.segments].join(" ")).toBe(each.segments);
      expect(got.availableLabels().toSorted()).toEqual(each.labels.toSorted());
      for (const label of each.labels as number[]) {
        const theirs = each.local_exp[label] as [number, number][];
        expect(got.localExp[label]!.map(([region]) => region)).toEqual(theirs.map(([region]) => region));
        for (const [at, [, weight]] of theirs.entries())
          expect(Math.abs(got.localExp[label]![at]![1] - weight)).toBeLessThan(1e-10);
        expect(got.intercept[label]).toBeCloseTo(each.intercept[label], 10);
        expect(got.score[label]).toBeCloseTo(each.score[label], 10);
        expect(got.localPred[label]).toBeCloseTo(each.local_pred[label], 10);
      }
      for (const { options: asked, mask, image_sum, image_weighted } of each.masks) {
        const shown = got.getImageAndMask(each.labels[0], camel(asked));
        expect([...shown.mask].join(" ")).toBe(mask);
        let sum = 0;
        for (const x of shown.image.data) sum += x;
        expect(sum).toBe(image_sum);
        let weighted = 0;
        for (const [at, x] of shown.image.data.entries()) weighted += at * x;
        expect(weighted).toBe(image_weighted);
      }
    },
  );
});
