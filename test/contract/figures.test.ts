/**
 * What holds for every plot: its result is plain JSON that draws the same again; the figure and the still picture say the
 * result in words, stay small, carry no number that is none, and let no name or value become markup.
 */
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { families } from "../lib/plots/families.ts";
import { HOSTILE } from "../lib/plots/family.ts";

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Elements of a picture as an XML reader finds them, and all texts. @throws Error when one is not closed. */
function read(xml: string): { nodes: Node[]; texts: string[] } {
  const nodes: Node[] = [];
  const texts: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => nodes.push({ name, attributes }),
      ontext: (text) => texts.push(text),
      onprocessinginstruction: (name) => nodes.push({ name, attributes: {} }),
      oncomment: () => nodes.push({ name: "!--", attributes: {} }),
      oncdatastart: () => nodes.push({ name: "![CDATA[", attributes: {} }),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  const closed = (xml.match(/<\/\w+>/g)?.length ?? 0) + (xml.match(/\/>/g)?.length ?? 0);
  if (closed !== nodes.length) throw new Error(`read: ${closed} of ${nodes.length} elements are closed`);
  return { nodes, texts };
}

const ELEMENTS = new Set(["svg", "g", "path", "text", "title", "style"]);
const ATTRIBUTES = new Set(
  [
    "xmlns viewBox width height role aria-label class style transform d x y",
    "fill fill-opacity stroke stroke-opacity stroke-width stroke-linecap stroke-dasharray",
    "text-anchor font-family font-size font-weight pointer-events",
  ].flatMap((names) => names.split(" ")),
);

/** Points that plotly would draw: the longest list of a trace, the cells of a matrix. */
function pointsOf(data: readonly Readonly<Record<string, unknown>>[]): number {
  const size = (value: unknown): number =>
    Array.isArray(value)
      ? Array.isArray(value[0])
        ? value.reduce((sum: number, row) => sum + size(row), 0)
        : value.length
      : 0;
  return data.reduce(
    (sum, trace) => sum + Math.max(...["x", "y", "z", "q1"].map((key) => size(trace[key]))),
    0,
  );
}

/** All texts within a record. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

const all = await families();

describe.each(all)("$name", ({ infos, figure, svg, words, most }) => {
  const each = it.each(Object.entries(infos).map(([name, info]) => ({ name, info })));

  each("draws the same from JSON: $name", ({ info }) => {
    const again: unknown = JSON.parse(JSON.stringify(info));
    expect(again).toEqual(info);
    expect(svg(again)).toBe(svg(info));
    expect(words(again)).toBe(words(info));
    const made = JSON.stringify(figure(info));
    expect(JSON.stringify(figure(again))).toBe(made);
    expect(JSON.parse(made)).toEqual({ ...figure(info) });
  });

  each("has no number that is none: $name", ({ info }) => {
    const { data, layout } = figure(info);
    for (const text of [svg(info), words(info), JSON.stringify({ data, layout })])
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  each("says itself in words: $name", ({ info }) => {
    const { layout } = figure(info);
    expect(words(info).length).toBeGreaterThan(8);
    expect((layout["meta"] as { alt: string }).alt).toBe(words(info));
    const { nodes } = read(svg(info));
    expect(nodes[0]!.attributes["role"]).toBe("img");
    expect(nodes[0]!.attributes["aria-label"]!.length).toBeGreaterThan(8);
    if (words(info).length < 1000 && !words(info).includes(HOSTILE.slice(-2, -1)))
      expect(nodes[0]!.attributes["aria-label"]).toBe(words(info));
  });

  each("is only a picture: $name", ({ info }) => {
    for (const options of [{}, { width: 240 }, { width: 1600, heading: false }]) {
      const { nodes, texts } = read(svg(info, options));
      expect(nodes.map((node) => node.name).filter((name) => !ELEMENTS.has(name))).toEqual([]);
      for (const { attributes } of nodes) {
        expect(Object.keys(attributes).filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
        expect(Object.values(attributes).join(" ")).not.toMatch(/url\(|expression|@import/i);
      }
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      expect(texts.join("")).not.toMatch(/[\u0000-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/);
    }
  });

  each("gives plotly no markup from data: $name", ({ info }) => {
    const { data, layout } = figure(info);
    const shown = textsOf({ data, layout: { ...layout, meta: null } });
    const tags = shown.flatMap((text) => text.match(/<[^>]*>?/g) ?? []);
    const own = ["<br>", '<span style="font-size:12px">', "</span>", "<extra>", "</extra>"];
    expect(new Set([...tags, ...own]).size).toBe(own.length);
  });

  each("stays small: $name", ({ info }) => {
    const { data, layout } = figure(info);
    for (const width of [240, 640, 1080]) expect(svg(info, { width }).length).toBeLessThan(60_000);
    expect(pointsOf(data)).toBeLessThanOrEqual(most ?? 2000);
    expect(JSON.stringify({ data, layout }).length).toBeLessThan(400_000);
  });
});

describe("nothing to show", () => {
  const empty = all.flatMap(({ name, infos, figure, svg, words }) =>
    Object.entries(infos)
      .filter(([which]) => ["none", "no rows", "all missing", "not finite", "complete"].includes(which))
      .map(([which, info]) => ({ name, which, words: words(info), figure: figure(info), svg: svg(info) })),
  );

  it("is an example of every family", () => {
    expect(new Set(empty.map(({ name }) => name))).toEqual(new Set(all.map(({ name }) => name)));
  });

  it.each(empty)("is stated: $name, $which", ({ words, figure, svg }) => {
    expect(words).toMatch(/: (nothing to show|none): ?/);
    expect(figure.data).toEqual([]);
    expect(read(svg).texts.join("|")).toMatch(/nothing to show|none/);
  });
});
