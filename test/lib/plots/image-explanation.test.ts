/** What plots of images hold: sums, one scale for all panels, blocks of large images, borders between regions. */
import { describe, expect, it } from "vitest";
import {
  imageExplanationFigure,
  imageExplanationInfo,
  imageExplanationSvg,
  imageExplanationWords,
} from "../../../lib/plots/index.ts";
import { borderLines, palettedCells, runPaths, shrunk } from "../../../lib/plots/image-explanation-cells.ts";

const image = (side: number, contributions: readonly number[][]) => ({
  width: side,
  height: side,
  channels: 1 as const,
  range: 1,
  data: Array.from({ length: side * side }, (_, at) => (at % 7) / 7),
  contributions,
});

describe("imageExplanationInfo", () => {
  it("adds up what raises and what lowers, and takes the scale from all panels", () => {
    const info = imageExplanationInfo({
      images: [
        image(2, [
          [1, -2, 3, 0],
          [0, 0, 0, -8],
        ]),
      ],
      outputNames: ["a", "b"],
      units: "log-odds",
    });
    expect(info.images[0]!.sums).toEqual([
      { raised: 4, lowered: -2, outcome: null },
      { raised: 0, lowered: -8, outcome: null },
    ]);
    expect(info.most).toBeGreaterThan(7.9);
    expect(info.images[0]!.heats).toEqual([
      [1, -2, 3, 0],
      [0, 0, 0, -8],
    ]);
    expect(imageExplanationWords(info)).toContain("a raised by +4, lowered by −2; b");
  });

  it("draws large images as means of blocks, and says so", () => {
    const side = 256;
    const noise = Array.from({ length: side * side }, (_, at) => Math.sin(at * at));
    const info = imageExplanationInfo({ images: [image(side, [noise])], outputNames: [""], units: "" });
    const [drawn] = info.images;
    expect(drawn!.columns).toBeLessThanOrEqual(64);
    expect(drawn!.heats[0]!.length).toBe(drawn!.columns * drawn!.rows);
    expect(imageExplanationSvg(info)).toContain(`${drawn!.columns}×${drawn!.rows} means of 256×256 pixels`);
    const { data } = imageExplanationFigure(info);
    expect(data.map(({ type }) => type)).toEqual(["heatmap", "heatmap", "heatmap"]);
  });

  it("draws the strongest outputs and the first images, and says what is left", () => {
    const images = [0, 1, 2].map(() => image(1, [[1], [3], [2]]));
    const info = imageExplanationInfo(
      { images, outputNames: ["a", "b", "c"], units: "" },
      { maxImages: 2, maxOutputs: 2 },
    );
    expect(info.outputs).toEqual(["b", "c"]);
    expect(info.left).toEqual({ images: 1, outputs: 1, pixels: 0 });
    expect(imageExplanationSvg(info)).toContain("1 more image not drawn · 1 weaker output");
  });

  it("refuses sizes that do not fit", () => {
    const source = (changes: object) => ({
      images: [{ ...image(2, [[1, 2, 3, 4]]), ...changes }],
      outputNames: ["a"],
      units: "",
    });
    expect(() => imageExplanationInfo(source({ contributions: [[1]] }))).toThrow(
      /4 contributions to output 0; got 1/,
    );
    expect(() => imageExplanationInfo(source({ contributions: [] }))).toThrow(
      /1 lists of contributions; got 0/,
    );
    expect(() => imageExplanationInfo(source({ data: [1] }))).toThrow(/4 numbers of pixels; got 1/);
    expect(() => imageExplanationInfo(source({ regions: [1] }))).toThrow(/4 labels of regions; got 1/);
    expect(() => imageExplanationInfo(source({}), { maxOutputs: 0 })).toThrow(/maxOutputs/);
  });
});

describe("cells", () => {
  it("are means, without what is not finite", () => {
    expect([...shrunk([1, 3, 5, NaN], 4, 1, 2).values]).toEqual([2, 5]);
  });

  it("keep the colours of a small image", () => {
    const { palette, cells } = palettedCells(
      { width: 3, height: 1, channels: 3, range: 255, data: [255, 0, 0, 0, 255, 0, 255, 0, 0] },
      64,
    );
    expect(cells.map((cell) => palette[cell])).toEqual(["#ff0000", "#00ff00", "#ff0000"]);
  });

  it("are joined to runs, and parted by borders", () => {
    expect([...runPaths(["a", "a", null, "b", "a", "a"], 3)]).toEqual([
      ["a", "M0 0.5h2m-1 1h2"],
      ["b", "M0 1.5h1"],
    ]);
    expect(borderLines([0, 0, 1, 0, 0, 1], 3, 2)).toEqual([2, 0, 2, 1]);
  });
});
