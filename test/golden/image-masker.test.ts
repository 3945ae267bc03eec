/** Image maskers beside shap's: the hierarchy of pixels, Owen values along it, and the blur of OpenCV's border. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { imageMasker, imageOf, PartitionExplainer, type Image } from "../../lib/explain/index.ts";
import { boxBlur } from "../../lib/explain/image/box-blur.ts";
import { imageClustering } from "../../lib/explain/maskers/image-partition.ts";

const folder = new URL("shap/", import.meta.url);
const given: any = JSON.parse(readFileSync(new URL("extra/image-masker.json", folder), "utf8"));

/** Two outputs: weights by place, products of neighbours, a maximum. */
function surface(images: readonly Image[]): number[][] {
  return images.map(({ data, width: w, height: h, channels: c }) => {
    const at = (y: number, x: number, channel: number): number => data[(y * w + x) * c + channel]!;
    let a = 0;
    let b = 0;
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++)
        for (let channel = 0; channel < c; channel++) {
          a += at(y, x, channel) * (y + 1) * x * 0.5 * (channel + 1);
          if (y > 0) b += at(y - 1, x, channel) * at(y, x, channel);
        }
    a /= 100;
    b = b / 50 + Math.max(at(0, 0, 0), at(h - 1, w - 1, c - 1)) * at(h >> 1, w >> 1, 0);
    return [a + b, (a * b) / 100];
  });
}

it.each(given.clustering as any[])("halves an image of $shape as shap does", ({ shape, clustering }) => {
  const got = imageClustering(shape[0], shape[1], shape[2]);
  expect(Array.from({ length: got.length / 4 }, (_, i) => [got[4 * i], got[4 * i + 1], got[4 * i + 3]])).toEqual(clustering);
});

describe("Owen values", () => {
  it.each((given.cases as any[]).map((each) => [JSON.stringify([each.shape, each.options]), each] as const))("%s", async (_, each) => {
    const explainer = new PartitionExplainer(surface as never, imageMasker(each.shape, each.maskValue), {
      seed: 0,
      maxEvals: each.options.max_evals,
      batchSize: each.options.batch_size,
      fixedContext: each.options.fixed_context,
    });
    const got = await explainer.explain(imageOf(each.image, { range: 16 }));
    const size = Math.max(1, ...each.values.flat().map(Math.abs));
    for (const [at, x] of (each.values.flat() as number[]).entries())
      expect(Math.abs(got.values[at]! - x)).toBeLessThan(1e-12 * size * 10);
    for (const [c, x] of (each.base as number[]).entries()) expect(got.baseValues[c]).toBeCloseTo(x, 10);
  });
});

it.each(given.blur as any[])("blurs by a box of $kernel", ({ kernel, image, blurred }) => {
  const got = boxBlur(imageOf(image, { range: 16 }), kernel[0], kernel[1]);
  for (const [at, x] of (blurred.flat(2) as number[]).entries()) expect(got[at]).toBeCloseTo(x, 12);
});
