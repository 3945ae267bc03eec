/**
 * What holds for every plot's still picture: its own SVG and its plotly figure both become a PNG of the size they say, with something on it; hostile
 * texts do no harm to it; and what cannot be drawn says why.
 */
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { displaySymbol } from "../../lib/core/index.ts";
import { figureSvg, stillOf, type Raster } from "../../lib/plots/index.ts";
import { families } from "../lib/plots/families.ts";

const PLOTLY = "application/vnd.plotly.v1+json";

/** @returns with the share of the pixels' bytes that say something: PNG's filters make even ground zero. */
async function seen(still: Awaited<ReturnType<typeof stillOf>>): Promise<Raster & { inked: number }> {
  expect(still).toBeDefined();
  expect(still).not.toHaveProperty("missing");
  const raster = still as Raster;
  const { png } = raster;
  expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect([16, 20].map((at) => Math.round(png.readUInt32BE(at) / 2))).toEqual([raster.width, raster.height]);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = inflateSync(Buffer.concat(data));
  let inked = 0;
  for (const byte of bytes) if (byte !== 0) inked++;
  return { ...raster, inked: inked / bytes.length };
}

describe.each(await families())("$name", ({ infos, figure, svg }) => {
  it.each(Object.keys(infos).slice(0, 1))(
    "has a still picture, by its own hand and by plotly's: %s",
    async (name) => {
      const info = infos[name];
      const own = await seen(await stillOf({ "image/svg+xml": svg(info) }));
      expect(own.inked).toBeGreaterThan(0.0005);
      expect(own.png.length).toBeLessThan(400_000);
      const bundle = (await figure(info)[displaySymbol]()) as Record<string, { data: unknown[] }>;
      if (JSON.stringify(bundle[PLOTLY]!.data).includes('"scatter3d"'))
        expect(await stillOf(bundle)).toEqual({ missing: expect.stringMatching(/scatter3d/) as string });
      else if (bundle[PLOTLY]!.data.length > 0 && JSON.stringify(bundle[PLOTLY]!.data).length < 200_000)
        expect((await seen(await stillOf(bundle))).inked).toBeGreaterThan(0.0005);
    },
  );
});

describe("figures of others", () => {
  const plotly = (data: readonly object[], layout: object = {}) => stillOf({ [PLOTLY]: { data, layout } });

  it.each([
    ["scatter", { x: [1, 2, 3], y: [2, 1, 4], mode: "lines+markers", error_y: { array: [1, 1, 1] } }],
    ["scattergl", { x: [1, 2, 3], y: [2, 1, 4], mode: "markers" }],
    ["bar", { x: ["a", "b"], y: [1, 2] }],
    ["histogram", { x: [1, 2, 2, 3] }],
    ["histogram2d", { x: [1, 2, 2, 3], y: [1, 1, 2, 2] }],
    ["box", { y: [1, 2, 3, 9] }],
    ["violin", { y: [1, 2, 3, 9] }],
    [
      "heatmap",
      {
        z: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      "contour",
      {
        z: [
          [1, 2, 3],
          [3, 4, 1],
          [0, 1, 2],
        ],
      },
    ],
    ["pie", { labels: ["a", "b"], values: [1, 2] }],
    ["waterfall", { x: ["a", "b"], y: [1, -2] }],
    ["scatterpolar", { r: [1, 2, 3], theta: [0, 90, 200] }],
    ["sankey", { node: { label: ["a", "b"] }, link: { source: [0], target: [1], value: [1] } }],
    ["treemap", { labels: ["r", "a"], parents: ["", "r"], values: [0, 1] }],
    ["table", { header: { values: ["A"] }, cells: { values: [[1, 2]] } }],
    [
      "candlestick",
      { x: ["2020-01-01", "2020-01-02"], open: [1, 2], high: [3, 4], low: [0, 1], close: [2, 3] },
    ],
  ])("are drawn: %s", async (type, trace) => {
    const still = await seen(await plotly([{ type, ...trace }]));
    expect(still.inked).toBeGreaterThan(0.0005);
    expect([still.width, still.height]).toEqual([700, 450]);
  });

  it("have room for long labels, arrows, subplots and titles", async () => {
    const layout = {
      title: { text: "Two" },
      grid: { rows: 1, columns: 2, pattern: "independent" },
      xaxis: { automargin: true, tickangle: -45 },
      annotations: [{ text: "here <b>it</b> is", x: 1, y: 2, showarrow: true }],
      width: 500,
      height: 300,
    };
    const long = "a long name of a category";
    const svg = await figureSvg({
      data: [
        { type: "bar", x: [long, "b"], y: [1, 2] },
        { y: [1, 2], xaxis: "x2", yaxis: "y2" },
      ],
      layout,
    });
    expect(svg).toContain(long);
    expect(svg).toMatch(/annotation-arrow/);
    expect((await seen(await plotly([{ y: [1, 2] }], layout))).width).toBe(500);
  });

  it.each([
    [[{ type: "scatter3d", x: [1], y: [1], z: [1] }], /scatter3d.*need a browser/],
    [[{ type: "scattergeo", lat: [1], lon: [1] }], /need a browser/],
    [[{ type: "parcoords", dimensions: [] }], /need a browser/],
    [[{ y: Array.from({ length: 20_001 }, (_, i) => i) }], /at most 20000 points.*got 20001/],
  ])("that need a browser, or too much, say so", async (data, reason) => {
    expect(await plotly(data)).toEqual({ missing: expect.stringMatching(reason) as string });
  });

  it("run none of their texts", async () => {
    const evil = `<script>globalThis.pwned = 1</script><img src=x onerror="globalThis.pwned=2"><a href="javascript:pwned()">x</a>`;
    const svg = await figureSvg({
      data: [{ type: "bar", x: [evil], y: [1], name: evil }],
      layout: { title: { text: evil }, showlegend: true },
    });
    expect(svg).not.toMatch(/<script|<img|<[^>]*\sonerror=|<a |href="javascript:/);
    expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined();
  });

  it("that never end are given up, and the next one is drawn", async () => {
    const [slow, next] = await Promise.all([
      stillOf(
        {
          [PLOTLY]: { data: [{ type: "violin", y: Array.from({ length: 15_000 }, Math.sqrt) }], layout: {} },
        },
        { timeout: 1 },
      ),
      plotly([{ y: [1, 2] }]),
    ]);
    expect(slow).toEqual({ missing: expect.stringMatching(/given up after 0\.001 s/) as string });
    await seen(next);
  });

  it("are not taken for what holds no drawing", async () => {
    expect(await stillOf({ "text/plain": "x" })).toBeUndefined();
    expect(await stillOf({ "image/svg+xml": "<svg" })).toHaveProperty("missing");
  });
});
