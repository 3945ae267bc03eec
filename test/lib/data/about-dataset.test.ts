/** What the data sets tell of themselves: the list, the provenance, and the picture of a digit. */
import { expect, it } from "vitest";
import { displaySymbol, type MimeBundle } from "../../../lib/core/index.ts";
import { about, datasets } from "../../../lib/data/about-dataset.ts";
import { catalogue } from "../../../lib/data/datasets/catalogue.ts";
import { digitImage } from "../../../lib/data/digit-image.ts";
import { load } from "../../../lib/data/load-embedded.ts";

it("lists every set with its size, label and licence", () => {
  const list = datasets();
  expect(list.rows.map(([name]) => name)).toEqual(Object.keys(catalogue));
  expect(list.rows[0]).toEqual([
    "penguins",
    344,
    7,
    "table",
    catalogue.penguins.task,
    "Species",
    catalogue.penguins.about,
    "CC0-1.0",
  ]);
});

it("tells where a set comes from, as data and as text", () => {
  const penguins = about("penguins");
  expect(penguins).toMatchObject({ licence: { name: "CC0-1.0" }, roles: { label: "Species" } });
  expect(Object.isFrozen(penguins)).toBe(true);
  const { "text/plain": text, "text/html": html } = penguins[displaySymbol]() as MimeBundle;
  for (const part of ["Palmer penguins", "CC0-1.0", "Body Mass (g)", 'one Sex is "."'])
    expect(text).toContain(part);
  expect(html).toContain("one Sex is &quot;.&quot;");
  expect(() => about("pinguins" as "penguins")).toThrow(
    'about: the name must be one of the shipped data sets; got "pinguins"',
  );
});

it("draws a digit", () => {
  const zero = digitImage(load("digits"), 0);
  expect(zero.digit).toBe(0);
  expect(zero.pixels[0]).toEqual([0, 0, 5, 13, 9, 1, 0, 0]);
  const { "text/plain": text, "text/html": html } = zero[displaySymbol]() as MimeBundle;
  expect(String(text).split("\n")).toHaveLength(8);
  expect(String(text).split("\n")[0]).toBe("    ▒▒██▓▓░░    ");
  expect(String(html).match(/<rect/g)).toHaveLength(65);
  expect(() => digitImage(load("digits"), 1797)).toThrow(RangeError);
  expect(() => digitImage(load("iris"), 0)).toThrow('no column "pixel_0_0"');
});
