import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column } from "../../../../lib/data/index.ts";
import { association } from "../../../../lib/audit/measures/association.ts";
import {
  adjustedMutualInformation,
  chiSquared,
  contingency,
  cramersV,
  mutualInformation,
  theilsU,
  transposed,
} from "../../../../lib/audit/measures/contingency.ts";
import { correlationRatio } from "../../../../lib/audit/measures/correlation-ratio.ts";
import { correlation, correlationMatrix } from "../../../../lib/audit/measures/correlation.ts";
import { distanceCorrelation } from "../../../../lib/audit/measures/distance-correlation.ts";

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -8, max: 8 }) },
  { weight: 4, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const pairs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 });
const codes = fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.integer({ min: -1, max: 4 })), {
  minLength: 2,
  maxLength: 60,
});

function split(rows: readonly (readonly [number, number])[]): [number[], number[]] {
  return [rows.map(([x]) => x), rows.map(([, y]) => y)];
}

function same(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(a).toBeCloseTo(b, 8);
}

function number(name: string, values: readonly number[]): Column {
  return { type: "number", name, values: Float64Array.from(values), integer: false };
}

function text(name: string, values: readonly string[]): Column {
  const dictionary = [...new Set(values)];
  return {
    type: "string",
    name,
    dictionary,
    codes: Int32Array.from(values, (each) => dictionary.indexOf(each)),
  };
}

describe("correlation", () => {
  it("Kendall equals the definition over all pairs", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const kept = rows.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
        let [agree, tiedX, tiedY, total] = [0, 0, 0, 0];
        for (const [i, [xi, yi]] of kept.entries())
          for (const [xj, yj] of kept.slice(0, i)) {
            total++;
            agree += Math.sign(xi - xj) * Math.sign(yi - yj);
            if (xi === xj) tiedX++;
            if (yi === yj) tiedY++;
          }
        const spread = Math.sqrt((total - tiedX) * (total - tiedY));
        same(correlation(...split(rows), "kendall").value, spread === 0 ? null : agree / spread);
      }),
    );
  });

  it.each(["pearson", "spearman", "kendall"] as const)(
    "%s: symmetric, within [-1, 1], blind to row order, shift and scale",
    (method) => {
      fc.assert(
        fc.property(pairs, (rows) => {
          const [x, y] = split(rows);
          const r = correlation(x, y, method);
          if (r.value !== null) expect(Math.abs(r.value)).toBeLessThanOrEqual(1);
          else expect(r.reason).toBeTypeOf("string");
          same(correlation(y, x, method).value, r.value);
          same(correlation(...split(rows.toReversed()), method).value, r.value);
          same(
            correlation(
              x.map((each) => 4 * each),
              y.map((each) => -2 * each),
              method,
            ).value,
            r.value === null ? null : -r.value,
          );
        }),
      );
    },
  );

  it("shifts of a thousand times the spread do no harm", () => {
    const x = [1, 2, 3, 4, 6];
    const y = [2, 1, 4, 3, 7];
    same(
      correlation(
        x.map((each) => each + 1e7),
        y,
        "pearson",
      ).value,
      correlation(x, y, "pearson").value,
    );
    same(
      correlation(
        x.map((each) => each * 1e200),
        y,
        "pearson",
      ).value,
      correlation(x, y, "pearson").value,
    );
  });

  it("a matrix holds every pair with its own n", async () => {
    const columns = [
      [1, 2, 3, 4, Number.NaN],
      [2, 1, 4, Number.NaN, 5],
      [7, 7, 7, 7, 7],
    ];
    for (const method of ["pearson", "spearman", "kendall"] as const) {
      const { value: cells, n } = await correlationMatrix(columns, method);
      expect([...n]).toEqual([4, 3, 4, 3, 4, 4, 4, 4, 5]);
      same(cells[1]!, correlation(columns[0]!, columns[1]!, method).value);
      expect(cells[2]).toBeNaN();
    }
  });

  it("stops when aborted", async () => {
    const columns = Array.from({ length: 30 }, () => Float64Array.from({ length: 30_000 }, (_, i) => i % 97));
    await expect(correlationMatrix(columns, "spearman", AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

it("distance correlation equals the definition", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
        minLength: 3,
        maxLength: 20,
      }),
      (rows) => {
        const [x, y] = split(rows);
        const n = rows.length;
        const centred = (v: number[]): number[][] => {
          const d = v.map((a) => v.map((b) => Math.abs(a - b)));
          const row = d.map((each) => each.reduce((s, t) => s + t, 0) / n);
          const all = row.reduce((s, t) => s + t, 0) / n;
          return d.map((each, i) => each.map((dij, j) => dij - row[i]! - row[j]! + all));
        };
        const [a, b] = [centred(x), centred(y)];
        const product = (p: number[][], q: number[][]): number =>
          p.reduce((s, each, i) => s + each.reduce((t, pij, j) => t + pij * q[i]![j]!, 0), 0) / n ** 2;
        const spread = Math.sqrt(product(a, a) * product(b, b));
        const wanted = spread === 0 ? null : Math.sqrt(Math.max(0, product(a, b)) / spread);
        const got = distanceCorrelation(x, y).value;
        if (wanted === null) expect(got).toBeNull();
        else expect(got).toBeCloseTo(wanted, 6);
      },
    ),
  );
});

describe("tables of categories", () => {
  it("χ² equals the definition; all measures are blind to row order and to duplication where they should be", () => {
    fc.assert(
      fc.property(codes, (rows) => {
        const [a, b] = split(rows);
        const table = contingency(a, b);
        let wanted = 0;
        for (const [i, row] of table.rows.entries())
          for (const [j, column] of table.columns.entries()) {
            const at = [...table.cellCount.keys()].find(
              (c) => table.cellRow[c] === i && table.cellColumn[c] === j,
            );
            const expected = (row * column) / table.n;
            wanted += ((at === undefined ? 0 : table.cellCount[at]!) - expected) ** 2 / expected;
          }
        expect(chiSquared(table).statistic).toBeCloseTo(wanted, 8);
        same(cramersV(contingency(...split(rows.toReversed()))), cramersV(table));
        same(adjustedMutualInformation(contingency(b, a)), adjustedMutualInformation(table));
        const twice = contingency([...a, ...a], [...b, ...b]);
        same(mutualInformation(twice), mutualInformation(table));
        same(cramersV(twice, { corrected: false }), cramersV(table, { corrected: false }));
        for (const u of [theilsU(table), theilsU(transposed(table))])
          if (u !== null) expect(u).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("a column tells itself completely", () => {
    const a = Int32Array.of(0, 0, 1, 1, 2, 2, 2, 0, 1);
    const table = contingency(a, a);
    expect(cramersV(table)).toBeCloseTo(1, 12);
    expect(theilsU(table)).toBeCloseTo(1, 12);
    expect(adjustedMutualInformation(table)).toBeCloseTo(1, 12);
  });
});

it("correlation ratio: 1 between, 0 within, null for constants", () => {
  expect(correlationRatio([0, 0, 1, 1], [1, 1, 5, 5]).value).toBe(1);
  expect(correlationRatio([0, 0, 1, 1], [1, 5, 1, 5]).value).toBe(0);
  expect(correlationRatio([0, 0, 1, 1], [0.1, 0.1, 0.1, 0.1])).toMatchObject({ value: null, n: 4 });
});

describe("association", () => {
  const x = number("x", [1, 2, 3, 4, 5, 6]);
  const colour = text("colour", ["red", "red", "red", "blue", "blue", "blue"]);

  it("chooses by type", () => {
    expect(association(x, number("y", [1, 4, 9, 16, 25, 36]))).toMatchObject({
      method: "spearman",
      value: 1,
      n: 6,
    });
    expect(association(colour, x)).toMatchObject({ method: "eta", n: 6 });
    expect(association(x, colour)).toEqual(association(colour, x));
    expect(association(colour, text("shape", ["o", "o", "o", "x", "x", "x"])).method).toBe("cramers-v");
  });

  it("gives null and a reason for constants and for a category per row", () => {
    const nothing = { value: null, reason: expect.any(String) };
    expect(association(x, number("c", [2, 2, 2, 2, 2, 2]))).toMatchObject(nothing);
    expect(association(colour, text("c", ["a", "a", "a", "a", "a", "a"]))).toMatchObject(nothing);
    expect(association(x, text("id", ["a", "b", "c", "d", "e", "f"]))).toMatchObject(nothing);
    expect(
      association(
        x,
        number(
          "gone",
          Array.from({ length: 6 }, () => Number.NaN),
        ),
      ),
    ).toMatchObject({ ...nothing, n: 0 });
  });
});
