import { describe, expect, it } from "vitest";
import {
  jaccard,
  plainText,
  shingles,
  textDuplicates,
} from "../../../../lib/audit/measures/text-duplicates.ts";
import {
  lengthOutliers,
  normalForm,
  oddTexts,
  stringVariants,
} from "../../../../lib/audit/measures/text-variants.ts";

const counted = (...values: string[]): { value: string; count: number }[] =>
  values.map((value, i) => ({ value, count: 10 - i }));

describe("spellings", () => {
  it("groups case, space, accents and punctuation, and says which", () => {
    expect(
      stringVariants(counted("New York", "new york", "Zürich", "Zurich", "U.S.A.", "USA", "Bern", "NewYork")),
    ).toEqual([
      expect.objectContaining({ normal: "newyork", differs: ["case", "space"] }),
      expect.objectContaining({ normal: "zurich", differs: ["accents"] }),
      expect.objectContaining({ normal: "usa", differs: ["punctuation"] }),
    ]);
  });

  it("leaves numbers, dates and different words alone", () => {
    expect(stringVariants(counted("1.5", "15", "2020-01-02", "20200102", "red", "read"))).toEqual([]);
    expect(normalForm("--")).toBe("--");
  });
});

it("odd texts", () => {
  expect(
    oddTexts(counted("fine", "###", "cafÃ©", "a\u200Bb", " x", "R2-D2", "")).map(({ why }) => why),
  ).toEqual([
    "only special characters",
    "broken characters",
    "invisible characters",
    "white space at the ends",
  ]);
});

it("lengths far from the others", () => {
  const usual = Array.from({ length: 40 }, (_, i) => ({ value: "x".repeat(8 + (i % 5)), count: 1 }));
  const long = { value: "y".repeat(400), count: 1 };
  expect(lengthOutliers([...usual, long]).values).toEqual([long]);
  expect(lengthOutliers(usual).values).toEqual([]);
});

describe("near duplicate texts", () => {
  const sentence = (i: number): string =>
    `order ${i * 7919} was sent to depot ${(i * 104_729) % 977} on lorry ${(i * 31) % 41} by ${"abcdefgh"[i % 8]!.repeat(9)}`;

  it("finds a planted one among many others", async () => {
    const texts = Array.from({ length: 150 }, (_, i) => sentence(i));
    texts.push(`${sentence(42)}!`, sentence(7).toUpperCase());
    const pairs = await textDuplicates(texts, { similarity: 0.9 });
    expect(pairs).toContainEqual({ a: 7, b: 151, similarity: 1 });
    expect(pairs.some(({ a, b }) => a === 42 && b === 150)).toBe(true);
  });

  it("finds what comparing all with all finds", async () => {
    const texts = Array.from(
      { length: 120 },
      (_, i) => `${sentence(i % 12)} ${"once more".slice(0, Math.floor(i / 12))}`,
    );
    const wanted: string[] = [];
    for (const [b, text] of texts.entries())
      for (let a = 0; a < b; a++)
        if (jaccard(shingles(plainText(texts[a]!)), shingles(plainText(text))) >= 0.85)
          wanted.push(`${a} ${b}`);
    const found = (await textDuplicates(texts, { similarity: 0.85 })).map(({ a, b }) => `${a} ${b}`);
    // Equal but for white space: paired with their first only.
    const missed = wanted.filter((pair) => !found.includes(pair));
    const first = (text: string): number => texts.findIndex((each) => plainText(each) === plainText(text));
    for (const pair of missed) {
      const [a, b] = pair.split(" ").map(Number);
      expect(first(texts[a!]!) === a && first(texts[b!]!) === b, pair).toBe(false);
    }
    expect(wanted).toEqual(expect.arrayContaining(found));
    expect(found.length).toBeGreaterThan(100);
  });

  it("pairs equal texts with their first only, and no empty ones", async () => {
    const pairs = await textDuplicates(["", "same", " Same ", "SAME", "", "x"]);
    expect(pairs).toEqual([
      { a: 1, b: 2, similarity: 1 },
      { a: 1, b: 3, similarity: 1 },
    ]);
  });
});
