/** Images as records, segmentations, and how bad ones are refused. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digitImage, load } from "../../../../lib/data/index.ts";
import {
  felzenszwalb,
  gridSegments,
  imageOf,
  quickshift,
  rgbOf,
  slic,
} from "../../../../lib/explain/index.ts";
import { gaussianBlur } from "../../../../lib/explain/image/gaussian-blur.ts";
import { rgb2lab } from "../../../../lib/explain/image/lab-colours.ts";
import { numpyNormal } from "../../../../lib/explain/image/numpy-normal.ts";
import "../../../seed.ts";

describe("imageOf", () => {
  it("reads rows, pixels, flat lists, digits and bytes", () => {
    expect(
      imageOf([
        [0, 0.5],
        [1, 0],
      ]),
    ).toMatchObject({ width: 2, height: 2, channels: 1, range: 1 });
    expect(
      imageOf([
        [
          [0, 1, 2],
          [3, 4, 255],
        ],
      ]),
    ).toMatchObject({ width: 2, height: 1, channels: 3, range: 255 });
    expect(imageOf([1, 2, 3, 4, 5, 6], { width: 3 })).toMatchObject({ width: 3, height: 2 });
    expect(imageOf(new Uint8Array(27), { channels: 3 })).toMatchObject({ width: 3, height: 3, range: 255 });
    const digit = digitImage(load("digits"), 3);
    expect(imageOf(digit)).toMatchObject({ width: 8, height: 8, range: 16 });
    const alpha = imageOf({ width: 1, height: 1, channels: 4, data: Uint8Array.of(1, 2, 3, 99) });
    expect([alpha.channels, ...alpha.data]).toEqual([3, 1, 2, 3]);
    const grey = imageOf({ width: 2, height: 1, channels: 2, data: Uint8Array.of(1, 99, 2, 98) });
    expect([grey.channels, ...grey.data]).toEqual([1, 1, 2]);
    expect([...rgbOf(grey).data]).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it("does not change what it was given", () => {
    const data = Float64Array.of(1, 2, 3, 4);
    const image = imageOf(data);
    data[0] = 9;
    expect([...image.data]).toEqual([1, 2, 3, 4]);
    expect(imageOf(image)).toBe(image);
  });

  it.each([
    [[], {}, /flat list must be a square/],
    [[[]], {}, /width and a height of 1 or more/],
    [[[1, 2], [3]], {}, /one length; got 1 in row 1/],
    [[[[1, 2]]], {}, /1 channel \(grey\) or 3 \(RGB\); got 2/],
    [[[[1, 2, 3], 4]], {}, /as many channels; got one number in row 0, column 1/],
    [[[1, NaN]], {}, /finite numbers; got NaN in row 0, column 1/],
    [[1, 2, 3], {}, /square.*got 3 numbers; pass width/],
    [[1, 2, 3], { width: 2 }, /rows of 2/],
    [[1], { range: 0 }, /range is the number of full brightness/],
    ["photo.png", {}, /files are read by readImage/],
    [null, {}, /got null/],
    [{ width: 2, height: 2, channels: 1, data: Float64Array.of(1), range: 1 }, {}, /are 4 numbers; got 1/],
    [{ width: 1, height: 1, channels: 2, data: Float64Array.of(1, 2), range: 1 }, {}, /got 2/],
  ])("refuses %j", (source, options, message) => {
    expect(() => imageOf(source as never, options)).toThrow(message);
  });
});

describe("segmentations", () => {
  const shapes = fc
    .record({
      width: fc.integer({ min: 1, max: 14 }),
      height: fc.integer({ min: 1, max: 14 }),
      channels: fc.constantFrom(1 as const, 3 as const),
      seed: fc.nat(1000),
    })
    .map(({ width, height, channels, seed }) => {
      const normal = numpyNormal(seed);
      return imageOf(
        Float64Array.from(
          { length: width * height * channels },
          () => 0.5 + 0.1 * Math.max(-4, Math.min(4, normal())),
        ),
        { width, channels, range: 1 },
      );
    });

  it("give each pixel a label, the same each time, in one row of numbers", () => {
    fc.assert(
      fc.property(shapes, (image) => {
        for (const cut of [slic, felzenszwalb, quickshift, (own: typeof image) => gridSegments(own, 3)]) {
          const labels = cut(image);
          expect(labels.length).toBe(image.width * image.height);
          expect(cut(image)).toEqual(labels);
          const first = cut === slic ? 1 : 0;
          if (cut !== slic) expect(new Set(labels).size).toBe(1 + Math.max(...labels));
          expect(Math.min(...labels)).toBeGreaterThanOrEqual(first);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("are squares on a grid", () => {
    expect([
      ...gridSegments(
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
        2,
      ),
    ]).toEqual([0, 0, 1, 0, 0, 1, 2, 2, 3]);
  });

  it("refuse options out of range", () => {
    const image = imageOf([
      [0, 1],
      [1, 0],
    ]);
    expect(() => slic(image, { nSegments: 0 })).toThrow(
      /nSegments must be a whole number of 1 or more; got 0/,
    );
    expect(() => slic(image, { compactness: 0 })).toThrow(/compactness must be above 0/);
    expect(() => slic(image, { convert2lab: true })).toThrow(/RGB image; got a grey one/);
    expect(() => slic(image, { startLabel: 2 as never })).toThrow(/startLabel must be 0 or 1/);
    expect(() => quickshift(image, { kernelSize: 0.5 })).toThrow(/kernelSize must be a number of 1 or more/);
    expect(() => quickshift(image, { convert2lab: true })).toThrow(/grey one/);
    expect(() => felzenszwalb(image, { scale: -1 })).toThrow(/scale must be a number of 0 or more; got -1/);
    expect(() => gridSegments(image, 1.5)).toThrow(/whole number/);
  });
});

it("draws numpy's normal numbers, the rare ones too", () => {
  const normal = numpyNormal(0);
  const first = [normal(), normal(), normal(), normal(), normal(), normal()];
  const wanted = [
    0.1257302210933933, -0.1321048632913019, 0.6404226504432821, 0.10490011715303971, -0.535669373161111,
    0.36159505490948474,
  ];
  for (const [i, x] of wanted.entries()) expect(Math.abs(first[i]! - x)).toBeLessThan(1e-15);
  // Had one draw taken more or fewer words, the stream would be elsewhere.
  for (let i = 6; i < 60_000 - 1; i++) normal();
  expect(normal()).toBeCloseTo(-1.8020757687199764, 14);
});

describe("colours and smoothing", () => {
  it("know white, black and red", () => {
    const [white, black, red] = [rgb2lab([1, 1, 1]), rgb2lab([0, 0, 0]), rgb2lab([1, 0, 0])];
    expect(white[0]).toBeCloseTo(100, 3);
    expect(Math.abs(white[1]!) + Math.abs(white[2]!)).toBeLessThan(0.02);
    expect(black[0]).toBeCloseTo(0, 10);
    expect([...red].map((x) => Math.round(x))).toEqual([53, 80, 67]);
  });

  it("keep the mean of an image, whose border is mirrored", () => {
    const data = Float64Array.from({ length: 60 }, (_, i) => Math.sin(i * i));
    const smooth = gaussianBlur(data, 10, 6, 1, 1.3);
    const sum = (x: Float64Array): number => x.reduce((all, each) => all + each, 0);
    expect(sum(smooth)).toBeCloseTo(sum(data), 10);
    expect(gaussianBlur(data, 10, 6, 1, 0)).toEqual(data);
  });
});

const functions = { slic, felzenszwalb, quickshift };

describe("other images", () => {
  const given = (
    JSON.parse(
      readFileSync(new URL("../../../golden/shap/extra/segmentation.json", import.meta.url), "utf8"),
    ) as { images: { image: number[][]; range: number; cases: [keyof typeof functions, object, string][] }[] }
  ).images;
  it.each(
    given.flatMap(({ image, range, cases }, i) => cases.map((each) => [i, image, range, ...each] as const)),
  )("image %i is cut as scikit-image cuts it", (_, image, range, name, options, labels) => {
    const own = Object.fromEntries(
      Object.entries(options).map(([key, value]) => [
        key.replace(/_(\w)/g, (__, c: string) => c.toUpperCase()),
        value,
      ]),
    );
    expect([...functions[name](imageOf(image, { range }), own)]).toEqual(labels.split(" ").map(Number));
  });
});
