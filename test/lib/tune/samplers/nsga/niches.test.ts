import fc from "fast-check";
import { expect, test } from "vitest";
import { preserveNiches } from "../../../../../lib/tune/samplers/nsga/niches.ts";
import { RandomState } from "../../../../../lib/tune/samplers/random-state.ts";

const nearest = fc.array(
  fc.record({ reference: fc.nat(4), distance: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { minLength: 1, maxLength: 20 },
);

test("as many as wanted survive, each once; directions far from the elite come first, with their nearest", () => {
  fc.assert(
    fc.property(nearest, fc.nat(20), fc.nat(20), fc.nat(1000), (all, elite, some, seed) => {
      const nElite = Math.min(elite, all.length - 1);
      const front = all.slice(nElite);
      const wanted = Math.min(some, front.length);
      const chosen = preserveNiches(wanted, nElite, all, new RandomState(seed));
      expect(chosen).toHaveLength(wanted);
      expect(new Set(chosen).size).toBe(wanted);
      const near = (reference: number): boolean =>
        all.slice(0, nElite).some((one) => one.reference === reference);
      const lonely = new Set(
        front.filter(({ reference }) => !near(reference)).map(({ reference }) => reference),
      );
      for (const place of chosen.slice(0, lonely.size)) {
        const { reference, distance } = front[place]!;
        expect(lonely.delete(reference)).toBe(true);
        for (const other of front)
          if (other.reference === reference) expect(distance).toBeLessThanOrEqual(other.distance);
      }
    }),
  );
});

test("the last comes first where no distance is known, as in the original", () => {
  const unknown = Array.from({ length: 4 }, () => ({ reference: 0, distance: NaN }));
  expect(preserveNiches(1, 0, unknown, new RandomState(0))).toEqual([3]);
});
