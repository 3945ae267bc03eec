import { expect, it } from "vitest";
import {
  candidateChance,
  candidateThreshold,
  jaccard,
  minHash,
  plainText,
  shingles,
  signatureSimilarity,
  textDuplicates,
} from "../../lib/audit/measures/text-duplicates.ts";
import { golden } from "./audit-data.ts";

interface Reference {
  readonly texts: string[];
  readonly jaccard_char3_lower_ws: number[][];
  readonly lsh_scurve: Record<string, Record<string, number>>;
  readonly "lsh_threshold_(1/b)^(1/r)": Record<string, number>;
  readonly minhash_se: Record<string, number>;
}

const reference = golden<Reference>("text_dups");
const sets = reference.texts.map((text) => shingles(plainText(text)));

it("Jaccard similarity of shingles", () => {
  for (const [i, row] of reference.jaccard_char3_lower_ws.entries())
    for (const [j, wanted] of row.entries()) expect(jaccard(sets[i]!, sets[j]!)).toBeCloseTo(wanted, 12);
});

it("chance and threshold of candidates", () => {
  for (const [key, curve] of Object.entries(reference.lsh_scurve)) {
    const [, bands, rows] = /^b(\d+)_r(\d+)$/.exec(key)!.map(Number);
    for (const [similarity, chance] of Object.entries(curve))
      expect(candidateChance(Number(similarity), bands!, rows!)).toBeCloseTo(chance, 12);
    expect(candidateThreshold(bands!, rows!)).toBeCloseTo(reference["lsh_threshold_(1/b)^(1/r)"][key]!, 12);
  }
});

it("signatures estimate the similarity within four standard errors", () => {
  const signatures = sets.map((set) => minHash(set));
  for (const [i, row] of reference.jaccard_char3_lower_ws.entries())
    for (const [j, wanted] of row.entries())
      expect(Math.abs(signatureSimilarity(signatures[i]!, signatures[j]!) - wanted)).toBeLessThanOrEqual(
        4 * reference.minhash_se["128"]!,
      );
});

it("finds every pair of at least 0.7, and no other", async () => {
  const wanted: number[][] = [];
  for (const [i, row] of reference.jaccard_char3_lower_ws.entries())
    for (const [j, similarity] of row.entries()) if (i < j && similarity >= 0.7) wanted.push([i, j]);
  const found = await textDuplicates(reference.texts, { similarity: 0.7 });
  expect(found.map(({ a, b }) => [a, b]).sort()).toEqual(wanted.sort());
});
