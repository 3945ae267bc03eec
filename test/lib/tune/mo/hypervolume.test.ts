import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hypervolume, hypervolumeContributions } from "../../../../lib/tune/mo/hypervolume.ts";
import { selectHypervolumeSubset } from "../../../../lib/tune/mo/hypervolume-subset.ts";
import { distinctRows } from "../../../../lib/tune/mo/lexicographic-order.ts";
import { frontOfSorted, paretoFront } from "../../../../lib/tune/mo/pareto-front.ts";
import { rowsOf, wfg } from "../../../../lib/tune/mo/wfg.ts";

type Points = readonly (readonly number[])[];

/** Points in the unit cube, on a coarse grid half of the time so that ties and equal points come. */
const points = (dimensions: number, most: number): fc.Arbitrary<Points> =>
  fc
    .boolean()
    .chain((coarse) =>
      fc.array(
        fc.array(
          coarse
            ? fc.integer({ min: 0, max: 4 }).map((k) => k / 4)
            : fc.double({ min: 0, max: 1, noNaN: true }),
          { minLength: dimensions, maxLength: dimensions },
        ),
        { minLength: 1, maxLength: most },
      ),
    );

const flat = (rows: Points): Float64Array => Float64Array.from(rows.flat());
const ones = (n: number, value = 1.25): number[] => Array.from({ length: n }, () => value);
const within = 1e-12;

/** The volume of the union of boxes by inclusion and exclusion. */
function byInclusionExclusion(rows: Points, reference: readonly number[]): number {
  let volume = 0;
  for (let set = 1; set < 1 << rows.length; set++) {
    const chosen = rows.filter((_, i) => (set >> i) & 1);
    const shared = reference.reduce(
      (product, end, k) => product * (end - Math.max(...chosen.map((row) => row[k]!))),
      1,
    );
    volume += chosen.length % 2 === 1 ? shared : -shared;
  }
  return volume;
}

describe.each([1, 2, 3, 4, 5])("%i objectives", (m) => {
  const reference = ones(m);

  test("equals inclusion and exclusion", () => {
    fc.assert(
      fc.property(points(m, 6), (rows) => {
        expect(
          Math.abs(hypervolume(flat(rows), reference) - byInclusionExclusion(rows, reference)),
        ).toBeLessThan(1e-10);
      }),
    );
  });

  test("grows, or stays, when a point is added; does not depend on order", () => {
    fc.assert(
      fc.property(points(m, 10), (rows) => {
        const all = hypervolume(flat(rows), reference);
        expect(hypervolume(flat(rows.slice(1)), reference)).toBeLessThanOrEqual(all + within);
        expect(Math.abs(hypervolume(flat(rows.toReversed()), reference) - all)).toBeLessThan(within);
      }),
    );
  });

  test("is the same when a front is assumed", () => {
    fc.assert(
      fc.property(points(m, 10), (rows) => {
        const losses = flat(rows);
        const onFront = paretoFront(losses, m);
        const front = rowsOf(
          losses,
          m,
          [...onFront.keys()].filter((row) => onFront[row] === 1),
        );
        expect(
          Math.abs(hypervolume(front, reference, { assumePareto: true }) - hypervolume(losses, reference)),
        ).toBeLessThan(within);
      }),
    );
  });

  test("what a point of the front adds is the front's hypervolume less that without it", () => {
    fc.assert(
      fc.property(points(m, 8), (rows) => {
        const added = hypervolumeContributions(flat(rows), reference)!;
        const all = hypervolume(flat(rows), reference);
        const onFront = paretoFront(flat(rows), m);
        rows.forEach((_, i) => {
          const without = hypervolume(flat(rows.filter((__, j) => j !== i && onFront[j] === 1)), reference);
          expect(Math.abs(added[i]! - (all - without))).toBeLessThan(within);
        });
      }),
    );
  });

  test("each round of the subset takes the point that adds most", () => {
    fc.assert(
      fc.property(points(m, 8), fc.nat(7), (rows, wanted) => {
        const sorted = distinctRows(flat(rows), m).losses;
        const front = rowsOf(sorted, m, frontOfSorted(sorted, m));
        const n = front.length / m;
        const size = Math.min(wanted, n);
        const chosen = [...selectHypervolumeSubset(front, size, reference)];
        expect(new Set(chosen).size).toBe(size);
        if (size === n) return;
        chosen.forEach((_, k) => {
          const volumes = [...front.keys()]
            .slice(0, n)
            .filter((row) => !chosen.slice(0, k).includes(row))
            .map((row) => hypervolume(rowsOf(front, m, [...chosen.slice(0, k), row]), reference));
          const taken = hypervolume(rowsOf(front, m, chosen.slice(0, k + 1)), reference);
          expect(taken).toBeGreaterThanOrEqual(Math.max(...volumes) - within);
        });
      }),
    );
  });
});

test("WFG agrees with the sweep in three dimensions", () => {
  fc.assert(
    fc.property(points(3, 25), (rows) => {
      const sorted = distinctRows(flat(rows), 3).losses;
      const front = rowsOf(sorted, 3, frontOfSorted(sorted, 3));
      expect(Math.abs(wfg(front, ones(3)) - hypervolume(front, ones(3)))).toBeLessThan(within);
    }),
  );
});

test("a subset larger than the number of different points is filled up with equal ones", () => {
  expect([...selectHypervolumeSubset(Float64Array.of(1, 2, 1, 2, 0, 3), 2, [4, 4])]).toEqual([2, 0]);
  expect([...selectHypervolumeSubset(Float64Array.of(1, 2, 1, 2, 1, 2, 0, 3), 3, [4, 4])]).toEqual([0, 1, 3]);
});

test("edges: no points, no finite reference, points beyond it", () => {
  expect(hypervolume(new Float64Array(), [1, 1])).toBe(0);
  expect(hypervolume(Float64Array.of(0, 0), [Infinity, 1])).toBe(Infinity);
  expect(hypervolume(Float64Array.of(-Infinity, 0), [1, 1])).toBe(Infinity);
  expect(hypervolumeContributions(Float64Array.of(-Infinity, 0), [1, 1])).toBeNull();
  expect([...selectHypervolumeSubset(Float64Array.of(0, 1, 1, 0), 1, [Infinity, 1])]).toEqual([0]);
  expect(() => hypervolume(Float64Array.of(2, 0), [1, 1])).toThrow(RangeError);
  expect(() => hypervolume(Float64Array.of(NaN, 0), [1, 1])).toThrow(RangeError);
  expect(() => selectHypervolumeSubset(Float64Array.of(0, 0), 2, [1, 1])).toThrow(RangeError);
});
