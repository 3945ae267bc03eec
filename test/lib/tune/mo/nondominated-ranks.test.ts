import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTrial } from "../../../../lib/tune/index.ts";
import { nondominatedRanks } from "../../../../lib/tune/mo/nondominated-ranks.ts";
import { paretoFront, paretoFrontTrials } from "../../../../lib/tune/mo/pareto-front.ts";

type Points = readonly (readonly number[])[];

const points = (m: number): fc.Arbitrary<Points> =>
  fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: m, maxLength: m }), { maxLength: 25 });

const flat = (rows: Points): Float64Array => Float64Array.from(rows.flat());
const beats = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, k) => value <= b[k]!) && a.some((value, k) => value < b[k]!);

/** Ranks by peeling fronts off, from the definition. */
function peeled(rows: Points): number[] {
  const ranks = rows.map(() => -1);
  for (let rank = 0; ranks.includes(-1); rank++) {
    const left = [...ranks.keys()].filter((i) => ranks[i] === -1);
    for (const i of left.filter((i) => !left.some((j) => beats(rows[j]!, rows[i]!)))) ranks[i] = rank;
  }
  return ranks;
}

describe.each([1, 2, 3, 5])("%i objectives", (m) => {
  test("ranks are those of the definition", () => {
    fc.assert(
      fc.property(points(m), (rows) => {
        expect([...nondominatedRanks(flat(rows), m)]).toEqual(peeled(rows));
      }),
    );
  });

  test("the front has rank 0", () => {
    fc.assert(
      fc.property(points(m), (rows) => {
        const ranks = nondominatedRanks(flat(rows), m);
        expect([...paretoFront(flat(rows), m)]).toEqual([...ranks].map((rank) => (rank === 0 ? 1 : 0)));
      }),
    );
  });

  test("ranks of the first rows are right with a limit, and no other is among them", () => {
    fc.assert(
      fc.property(points(m), fc.integer({ min: 1, max: 10 }), (rows, nBelow) => {
        const all = nondominatedRanks(flat(rows), m);
        const some = nondominatedRanks(flat(rows), m, { nBelow });
        const worst = Math.max(...some);
        some.forEach((rank, i) => {
          if (rank < worst) expect(rank).toBe(all[i]);
          else expect(all[i]).toBeGreaterThanOrEqual(worst);
        });
      }),
    );
  });

  test("feasible rows come first, then others by penalty, then unknown ones", () => {
    fc.assert(
      fc.property(points(m), fc.infiniteStream(fc.constantFrom(-1, 0, 1, 2, NaN)), (rows, stream) => {
        const penalty = Float64Array.from(rows, () => stream.next().value as number);
        const ranks = nondominatedRanks(flat(rows), m, { penalty });
        const level = (i: number): number =>
          Number.isNaN(penalty[i]!) ? Infinity : penalty[i]! <= 0 ? 0 : penalty[i]!;
        for (let i = 0; i < rows.length; i++)
          for (let j = 0; j < rows.length; j++)
            if (level(i) < level(j)) expect(ranks[i]).toBeLessThan(ranks[j]!);
        const feasible = [...rows.keys()].filter((i) => level(i) === 0);
        expect(feasible.map((i) => ranks[i])).toEqual(peeled(feasible.map((i) => rows[i]!)));
      }),
    );
  });
});

test("a penalty of the wrong length is refused", () => {
  expect(() => nondominatedRanks(Float64Array.of(1, 2), 1, { penalty: Float64Array.of(0) })).toThrow(
    RangeError,
  );
});

describe("the front of trials", () => {
  const trials = [
    createTrial({ values: [1, 1], constraints: { c: 1 } }),
    createTrial({ values: [2, 2], constraints: { c: 0 } }),
    createTrial({ values: [3, 3] }),
    createTrial({ values: [2, 2], constraints: { c: -1 } }),
    createTrial({ state: "PRUNED", values: [0, 0] }),
    createTrial({ state: "FAIL" }),
  ];

  test("feasible ones only where constraints count; equal ones are all on it", () => {
    expect(paretoFrontTrials(trials, ["minimize", "minimize"], true)).toEqual([trials[1], trials[3]]);
    expect(paretoFrontTrials(trials, ["minimize", "minimize"], false)).toEqual([trials[0]]);
    expect(paretoFrontTrials(trials, ["minimize", "maximize"], true)).toEqual([
      trials[1],
      trials[2],
      trials[3],
    ]);
  });

  test("with 4.9's semantics a trial without constraints is infeasible", () => {
    expect(paretoFrontTrials(trials, ["maximize", "maximize"], true)).toEqual([trials[2]]);
    expect(paretoFrontTrials(trials, ["maximize", "maximize"], true, 4)).toEqual([trials[1], trials[3]]);
  });

  test("no trials, and values of another number of objectives", () => {
    expect(paretoFrontTrials([], ["minimize"], false)).toEqual([]);
    expect(() => paretoFrontTrials(trials, ["minimize"], false)).toThrow(RangeError);
  });
});
