/** Explanations of images: sums, Shapley's laws on regions, models of pixel columns, LIME's names, and how bad input is refused. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displaySymbol } from "../../../../lib/core/index.ts";
import { load } from "../../../../lib/data/index.ts";
import {
  ExactExplainer,
  gridSegments,
  imageMasker,
  imageOf,
  KernelExplainer,
  LimeImageExplainer,
  PartitionExplainer,
  pixelContributions,
  plots,
  superpixelMasker,
  TreeExplainer,
  type Image,
} from "../../../../lib/explain/index.ts";
import { RandomForestClassifier } from "../../../../lib/models/index.ts";
import "../../../seed.ts";

/** Two outputs: sums by place, and a product. */
const model = ((images: readonly Image[]) =>
  images.map(({ data }) => {
    let a = 0;
    for (let at = 0; at < data.length; at++) a += data[at]! * Math.sin(at + 1);
    return [a, data[0]! * data.at(-1)! + a * a];
  })) as never;

const images = fc
  .record({
    width: fc.integer({ min: 1, max: 6 }),
    height: fc.integer({ min: 1, max: 6 }),
    channels: fc.constantFrom(1 as const, 3 as const),
    numbers: fc.array(fc.integer({ min: 0, max: 16 }), { minLength: 108, maxLength: 108 }),
  })
  .map(({ width, height, channels, numbers }) =>
    imageOf(numbers.slice(0, width * height * channels), { width, channels, range: 16 }),
  );

function close(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = 1e-9): void {
  expect(got.length).toBe(wanted.length);
  for (let at = 0; at < wanted.length; at++)
    expect(Math.abs(got[at]! - wanted[at]!)).toBeLessThan(tolerance * Math.max(1, Math.abs(wanted[at]!)));
}

describe("image maskers", () => {
  it("give values that add up to the prediction, whatever the budget and the mask", () =>
    fc.assert(
      fc.asyncProperty(
        images,
        fc.integer({ min: 4, max: 300 }),
        fc.constantFrom(0, 5, "blur(3,2)"),
        async (image, maxEvals, value) => {
          const explanation = await new PartitionExplainer(model, imageMasker(image, value), {
            maxEvals,
          }).explain(image);
          close(explanation.sums(), explanation.predictions!);
          const { values } = pixelContributions(explanation);
          const sums = values[0]!.map((each) => each.reduce((all, x) => all + x, 0));
          close(
            sums,
            [0, 1].map((c) => explanation.predictions![c]! - explanation.baseValues[c]!),
          );
        },
      ),
      { numRuns: 30 },
    ));

  it("give Shapley values of regions, by all coalitions and by the regression on them", async () => {
    const image = imageOf([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3], { range: 16 });
    const segments = gridSegments(image, 2);
    const masker = superpixelMasker(image, segments, { maskValue: 0, hierarchy: false });
    const exact = await new ExactExplainer(model, masker).explain(image);
    const kernel = await new KernelExplainer(model, masker, { l1Reg: 0 }).explain(image);
    expect(exact.featureNames).toEqual(["segment_0", "segment_1", "segment_2", "segment_3"]);
    expect(exact.method).toContain("all coalitions");
    close(kernel.values, exact.values, 1e-7);
    close(exact.sums(), exact.predictions!);
    // By hand: over all orders of the four regions.
    const worth = (set: number): number => {
      const data = image.data.map((x, at) => ((set >> segments[at]!) & 1 ? x : 0));
      return (model as (images: readonly Image[]) => number[][])([{ ...image, data } as Image])[0]![1]!;
    };
    const weight = [1 / 4, 1 / 12, 1 / 12, 1 / 4];
    for (let j = 0; j < 4; j++) {
      let value = 0;
      for (let set = 0; set < 16; set++)
        if (!((set >> j) & 1)) {
          const size = [0, 1, 2, 3].filter((b) => (set >> b) & 1).length;
          value += weight[size]! * (worth(set | (1 << j)) - worth(set));
        }
      expect(exact.at(0, j, 1)).toBeCloseTo(value, 8);
    }
    const owen = await new ExactExplainer(model, superpixelMasker(image, segments, { maskValue: 0 })).explain(
      image,
    );
    expect(owen.method).toContain("Owen");
    const partition = await new PartitionExplainer(
      model,
      superpixelMasker(image, segments, { maskValue: 0 }),
    ).explain(image);
    close(partition.values, owen.values);
  });

  it("hide regions by their mean colour, and bytes stay bytes", async () => {
    const seen: Image[] = [];
    const image = imageOf(Uint8Array.of(0, 10, 20, 31), { width: 4 });
    const watch = ((batch: readonly Image[]) => {
      seen.push(...batch);
      return batch.map(({ data }) => data[0]!);
    }) as never;
    await new ExactExplainer(watch, superpixelMasker(image, [0, 0, 1, 1])).explain(image);
    expect(seen.every(({ data }) => data instanceof Uint8Array)).toBe(true);
    expect(seen.map(({ data }) => [...data].join())).toContain("5,5,25,25");
    expect([...image.data]).toEqual([0, 10, 20, 31]);
  });

  it("ask models of pixel columns, and trees are drawn without a masker", async () => {
    const digits = load("digits").slice(0, 200);
    const X = digits.drop(["digit"]);
    const forest = new RandomForestClassifier({ nEstimators: 5, maxDepth: 4, randomState: 0 });
    await forest.fit(X, digits.column("digit"));
    const image = imageOf(
      X.columns.map((name) => (X.column(name) as { values: Float64Array }).values[3]!),
      { range: 16 },
    );
    const pixels = await new PartitionExplainer(forest, imageMasker([8, 8], 0), { maxEvals: 60 }).explain(
      image,
    );
    expect(pixels.outputNames).toEqual(forest.classes!.map(String));
    expect(pixels.featureNames).toEqual(X.columns);
    const trees = await new TreeExplainer(forest).explain(X.slice(2, 4));
    const plot = plots.image([pixels, trees], { maxOutputs: 2 });
    expect(plot.info.images.length).toBe(3);
    expect(plot.info.left.outputs).toBe(8);
    expect(plot.info.images[0]!.cells).toEqual(plot.info.images[2]!.cells);
    const lime = await new LimeImageExplainer().explainInstance(image, forest, {
      numSamples: 60,
      segmentationFn: (own) => gridSegments(own, 4),
    });
    expect(lime.classNames).toEqual(forest.classes!.map(String));
    await expect(
      new PartitionExplainer(forest, imageMasker([4, 4], 0)).explain(Array.from({ length: 16 }, () => 1)),
    ).rejects.toThrow(/column for each pixel and channel: 16; .* reads 64/);
  });

  it.each([
    [[8, 8], "inpaint_telea", /OpenCV's; use "blur/],
    [[8, 8], "blurred", /or "blur\(kx,ky\)"; got "blurred"/],
    [[8, 8], "blur(0,3)", /sizes of 1 or more/],
    [[8, 8, 3], [1, 2], /3 \(one for each channel\) or 192/],
    [[8, 8], NaN, /finite numbers; got NaN/],
    [[8, 8, 2], 0, /channels 1 or 3/],
    [[0, 8], 0, /shape is \[height, width, channels\]/],
  ])("refuse %j, %j", (shape, value, message) => {
    expect(() => imageMasker(shape as never, value as never)).toThrow(message);
  });

  it("refuse images of another size, lists of them, and answers of another number", async () => {
    const explainer = new PartitionExplainer(model, imageMasker([2, 3], 0));
    await expect(explainer.explain(imageOf([[1, 2]]))).rejects.toThrow(/images of 3×2; got 2×1/);
    await expect(explainer.explain([imageOf([[1, 2]])])).rejects.toThrow(
      /takes one image; got a list of 1; call explainAll/,
    );
    await expect(explainer.explain([1, 2, 3, 4, 5, NaN])).rejects.toThrow(
      /finite numbers; got NaN in row 1, column 2/,
    );
    const short = new PartitionExplainer((() => [1]) as never, imageMasker([2, 3], 0));
    await expect(short.explain([1, 2, 3, 4, 5, 6])).rejects.toThrow(
      /answer once for each input; got 1 answers to 2/,
    );
    const image = imageOf([
      [1, 2],
      [3, 4],
    ]);
    expect(() => superpixelMasker(image, [0, 1, 2])).toThrow(
      /one label for each of 2×2 pixels; got 3 labels/,
    );
    expect(() =>
      superpixelMasker(image, [
        [0, 1],
        [0.5, 1],
      ]),
    ).toThrow(/whole numbers; got 0.5 for the pixel in row 1, column 0/);
  });
});

describe("LimeImageExplainer", () => {
  const image = imageOf(
    [
      [9, 1],
      [1, 0],
    ],
    { range: 16 },
  );
  const classify = (batch: readonly Image[]): number[][] =>
    batch.map(({ data }) => [1 - data[0]! / 16, data[0]! / 16]);
  const each = { segmentationFn: (own: Image) => gridSegments(own, 1), numSamples: 200, hideColor: 0 };

  it("finds the pixel that decides, and shows it", async () => {
    const got = await new LimeImageExplainer({ classNames: ["dark", "light"] }).explainInstance(
      image,
      classify,
      each,
    );
    expect(got.topLabels).toEqual([1, 0]);
    expect(got.localExp[1]![0]![0]).toBe(0);
    expect(got.localExp[1]![0]![1]).toBeGreaterThan(0.4);
    expect(got.score[1]).toBeGreaterThan(0.9);
    const { mask, image: shown } = got.getImageAndMask(1, { hideRest: true, minWeight: 0.1 });
    expect([...mask]).toEqual([1, 0, 0, 0]);
    expect([...shown.data]).toEqual([9, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const both = got.getImageAndMask(0, { positiveOnly: false, minWeight: 0.1 });
    expect([...both.mask]).toEqual([-1, 0, 0, 0]);
    expect([...both.image.data].slice(0, 3)).toEqual([9, 9, 9]);
    expect([
      ...got.getImageAndMask(0, { positiveOnly: false, negativeOnly: true, minWeight: 0.1 }).mask,
    ]).toEqual([1, 0, 0, 0]);
    const bundle = got[displaySymbol]();
    expect(bundle["text/html"]).toContain("light: model 0.5625");
    expect(bundle["text/plain"]).toContain("LIME for light");
    expect(got.toExplanation().at(0, 0, 0)).toBe(got.localExp[1]![0]![1]);
    expect(got.plotMask(1).words).toContain("light");
  });

  it("is the same with the same seed, and with labels that begin at 1", async () => {
    const run = (randomState: number, first: number) =>
      new LimeImageExplainer({ randomState }).explainInstance(image, classify, {
        ...each,
        segmentationFn: (own) => gridSegments(own, 1).map((label) => label + first),
      });
    const [a, b, c] = [await run(1, 0), await run(1, 1), await run(2, 0)];
    expect(b.localExp).toEqual(a.localExp);
    expect(c.localExp).not.toEqual(a.localExp);
  });

  it("takes labels, metrics and regressors of one's own", async () => {
    const got = await new LimeImageExplainer({ kernel: () => 1 }).explainInstance(image, classify, {
      ...each,
      labels: [0],
      topLabels: null,
      distanceMetric: "manhattan",
      modelRegressor: (rows, answers) => ({ intercept: answers[0]!, coef: rows[0]!.map(() => 2) }),
    });
    expect(got.availableLabels()).toEqual([0]);
    expect(got.localExp[0]!.map(([, weight]) => weight)).toEqual([2, 2, 2, 2]);
    expect(() => got.model(1)).toThrow(/label 1 was not explained; explained: 0/);
  });

  it("reports progress, and stops", async () => {
    const done: number[] = [];
    await new LimeImageExplainer().explainInstance(image, classify, {
      ...each,
      batchSize: 60,
      onProgress: ({ done: now }) => done.push(now),
    });
    expect(done).toEqual([60, 120, 180, 200]);
    const stop = new AbortController();
    await expect(
      new LimeImageExplainer().explainInstance(image, classify, {
        ...each,
        signal: stop.signal,
        onProgress: () => stop.abort(new Error("enough")),
      }),
    ).rejects.toThrow("enough");
  });

  it.each([
    [
      { segmentationFn: () => [0, 1] },
      /segmentationFn: a segmentation has one label for each of 2×2 pixels; got 2/,
    ],
    [{ numSamples: 1 }, /numSamples must be a whole number of 2 or more/],
    [{ topLabels: 0 }, /topLabels must be/],
    [{ hideColor: [1, 2] }, /one for each of 1 channels; got \[1,2\]/],
    [{ distanceMetric: "levenshtein" as never }, /distanceMetric must be cosine, euclidean/],
    [
      { modelRegressor: () => ({ intercept: 0, coef: [1] }) },
      /4 coefficients, all finite; got intercept 0 and 1/,
    ],
    [{ topLabels: null, labels: [7] }, /labels are positions of classes, from 0 to 1; got 7/],
  ])("refuses %j", async (options, message) => {
    await expect(
      new LimeImageExplainer().explainInstance(image, classify, { ...each, ...options }),
    ).rejects.toThrow(message);
  });

  it("refuses what is no image and what gives no probabilities", async () => {
    const explainer = new LimeImageExplainer();
    await expect(explainer.explainInstance([[1, NaN]], classify, each)).rejects.toThrow(/finite/);
    await expect(explainer.explainInstance(image, () => [[1, 0]], each)).rejects.toThrow(
      /once for each input/,
    );
    await expect(explainer.explainInstance(image, (batch) => batch.map(() => [1, 1]), each)).rejects.toThrow(
      /add up to 1/,
    );
    await expect(explainer.explainInstance(image, { name: "svm" } as never, each)).rejects.toThrow(
      /svm gives no probabilities/,
    );
  });
});

describe("pixelContributions", () => {
  it("shares a region among its pixels", async () => {
    const image = imageOf([[1, 2, 3, 4]]);
    const segments = [5, 5, 5, 9];
    const explanation = await new ExactExplainer(
      model,
      superpixelMasker(image, segments, { maskValue: 0 }),
    ).explain(image);
    const { values } = pixelContributions(explanation, { image, segments });
    expect(values[0]![0]![0]).toBeCloseTo(explanation.at(0, 0, 0) / 3, 12);
    expect(values[0]![0]![3]).toBeCloseTo(explanation.at(0, 1, 0), 12);
    expect(() => pixelContributions(explanation)).toThrow(/got no image; pass \{ image, segments \}/);
    expect(() => pixelContributions(explanation, { image, segments: [0, 1, 2, 3] })).toThrow(
      /2 regions; got a segmentation of more/,
    );
  });

  it("refuses explanations of tables", async () => {
    const iris = load("iris");
    const forest = new RandomForestClassifier({ nEstimators: 2, randomState: 0 });
    await forest.fit(iris.drop(["species"]), iris.column("species"));
    const explanation = await new TreeExplainer(forest).explain(iris.drop(["species"]).slice(0, 2));
    expect(() => plots.image(explanation)).toThrow(/features must be pixels .* got "/);
  });
});
