/** Segmentations beside scikit-image's, pixel for pixel. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { felzenszwalb, imageOf, quickshift, slic } from "../../lib/explain/index.ts";

const folder = new URL("shap/", import.meta.url);
const read = (path: string): any => JSON.parse(readFileSync(new URL(path, folder), "utf8"));
const given = read("golden/segmentation_skimage.json");
const image = imageOf(given.image);

describe("the image of the reference", () => {
  it("is cut by felzenszwalb", () =>
    expect([...felzenszwalb(image, { scale: 50, sigma: 0.5, minSize: 20 })]).toEqual(given.felzenszwalb.flat()));

  it("is cut by slic", () =>
    expect([...slic(image, { nSegments: 30, compactness: 10, sigma: 1, startLabel: 0 })]).toEqual(given.slic.flat()));

  it("is cut by quickshift, from numpy's noise", () =>
    expect([...quickshift(image, { kernelSize: 4, maxDist: 200, ratio: 0.2, randomSeed: 0 })]).toEqual(
      given.quickshift_seed0_STOCHASTIC_TIEBREAK.flat(),
    ));
});
