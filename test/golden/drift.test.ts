import { describe, expect, it } from "vitest";
import { chiSquared, contingencyOf, cramersV } from "../../lib/audit/measures/contingency.ts";
import {
  hellinger,
  jensenShannon,
  kullbackLeibler,
  lInfinity,
  psi,
  shares,
  totalVariation,
} from "../../lib/audit/measures/distribution-distance.ts";
import { binCounts, quantileEdges, sturgesEdges, widthEdges } from "../../lib/audit/measures/drift-bins.ts";
import { featureDrift } from "../../lib/audit/measures/feature-drift.ts";
import { meanDiscrepancy } from "../../lib/audit/measures/mean-discrepancy.ts";
import type { Column } from "../../lib/data/index.ts";
import { categories, dataset, golden, numbers, type Row } from "./audit-data.ts";

interface NumericReference {
  readonly psi_refquantile10: {
    readonly inner_edges: number[];
    readonly ref: number[];
    readonly cur: number[];
    readonly "psi_eps1e-4": number;
    readonly "psi_eps1e-6": number;
    readonly "psi_laplace0.5": number;
  };
  readonly "psi_refequalwidth10_eps1e-4": number;
  readonly ks: { readonly D: number; readonly p_auto: number };
  readonly wasserstein_over_ref_std_ddof0: number;
  readonly missing_ref_cur: [number, number];
  readonly evidently_sturges_combined: {
    readonly edges: number[];
    readonly ref: number[];
    readonly cur: number[];
    readonly psi: number;
    readonly kl: number;
    readonly js_distance_nat: number;
    readonly js_distance_base2: number;
  };
}

interface CategoricalReference {
  readonly categories: string[];
  readonly ref: number[];
  readonly cur: number[];
  readonly chi2_contingency: { readonly chi2: number; readonly p: number; readonly dof: number };
  readonly cramers_v_bias_corrected: number;
  readonly "psi_eps1e-4": number;
  readonly "psi_min_pct_0.01_deepchecks": number;
  readonly js_distance_nat: number;
  readonly js_distance_base2: number;
  readonly hellinger: number;
  readonly tvd: number;
  readonly linf: number;
  readonly new_categories: string[];
  readonly lost_categories: string[];
}

interface Reference {
  readonly ref_rows: string | number[];
  readonly cur_rows: string | number[];
  readonly numeric: Record<string, NumericReference>;
  readonly categorical: Record<string, CategoricalReference>;
  readonly mmd2_unbiased_rbf_median: { readonly sigma2_half_median_sqdist: number; readonly mmd2u: number };
}

const source: Record<string, string> = {
  seattle_2012_13_vs_2014_15: "seattle-weather.csv",
  penguins_first_vs_second_half: "penguins.json",
  cars_first_vs_second_half: "cars.json",
  cars_1970_76_vs_1977_82: "cars.json",
  wine_random_halves_null: "wine",
};

const { _note, ...references } = golden<Record<string, Reference>>("drift");

function near(got: number | null | undefined, wanted: number): void {
  expect(got).toBeTypeOf("number");
  expect(Math.abs(got! - wanted)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(wanted)));
}

function allNear(got: ArrayLike<number>, wanted: readonly number[]): void {
  expect(got.length).toBe(wanted.length);
  for (const [i, each] of wanted.entries()) near(got[i], each);
}

function numberColumn(name: string, values: Float64Array): Column {
  return { type: "number", name, values, integer: false };
}

/** Rows by "slice(a,b)" or by their numbers. */
function rowsOf(rows: readonly Row[], which: string | number[]): Row[] {
  if (typeof which !== "string") return which.map((i) => rows[i]!);
  const [, from, to] = /slice\((\d+),(\d+)\)/.exec(which)!;
  return rows.slice(Number(from), Number(to));
}

describe.each(Object.entries(references))("%s", (name, reference) => {
  const rows = dataset(source[name]!);
  const before = rowsOf(rows, reference.ref_rows);
  const after = rowsOf(rows, reference.cur_rows);

  it.each(Object.entries(reference.numeric))("numeric %s", (column, wanted) => {
    const r = numbers(before, column);
    const c = numbers(after, column);
    const sorted = r.filter(Number.isFinite).sort();
    const edges = quantileEdges(sorted);
    allNear(edges.subarray(1, -1), wanted.psi_refquantile10.inner_edges);
    const counts = [binCounts(r, edges), binCounts(c, edges)] as const;
    allNear(shares(counts[0])!, wanted.psi_refquantile10.ref);
    allNear(shares(counts[1])!, wanted.psi_refquantile10.cur);
    const smoothed = (zero: number): number =>
      psi(shares(counts[0], { least: zero })!, shares(counts[1], { least: zero })!);
    near(smoothed(1e-4), wanted.psi_refquantile10["psi_eps1e-4"]);
    near(smoothed(1e-6), wanted.psi_refquantile10["psi_eps1e-6"]);
    near(psi(shares(counts[0], "half")!, shares(counts[1], "half")!), wanted.psi_refquantile10["psi_laplace0.5"]);

    const widths = widthEdges(sorted);
    near(
      psi(shares(binCounts(r, widths), { least: 1e-4 })!, shares(binCounts(c, widths), { least: 1e-4 })!),
      wanted["psi_refequalwidth10_eps1e-4"],
    );

    const drift = featureDrift(numberColumn(column, r), numberColumn(column, c));
    near(drift.ks, wanted.ks.D);
    near(drift.ksP, wanted.ks.p_auto);
    near(drift.wassersteinOverSd, wanted.wasserstein_over_ref_std_ddof0);
    near(drift.missingChange, wanted.missing_ref_cur[1] - wanted.missing_ref_cur[0]);
    if (r.every(Number.isFinite) && c.every(Number.isFinite))
      near(drift.psi, wanted.psi_refquantile10["psi_laplace0.5"]);

    const evidently = wanted.evidently_sturges_combined;
    const shared = sturgesEdges(r, c);
    allNear(shared, evidently.edges);
    const raw = [shares(binCounts(r, shared))!, shares(binCounts(c, shared))!] as const;
    allNear(raw[0], evidently.ref);
    allNear(raw[1], evidently.cur);
    const filled = [
      shares(binCounts(r, shared), { zero: 1e-4 })!,
      shares(binCounts(c, shared), { zero: 1e-4 })!,
    ] as const;
    near(psi(...filled), evidently.psi);
    near(kullbackLeibler(...filled), evidently.kl);
    near(jensenShannon(...raw, Math.E), evidently.js_distance_nat);
    near(jensenShannon(...raw), evidently.js_distance_base2);
  });

  it.each(Object.entries(reference.categorical))("categorical %s", (column, wanted) => {
    const { codes, labels } = categories([...before, ...after], column);
    const counted = (from: number, to: number): number[] =>
      wanted.categories.map((label) => {
        const code = labels.indexOf(label);
        return codes.subarray(from, to).filter((each) => each === code).length;
      });
    const r = counted(0, before.length);
    const c = counted(before.length, codes.length);
    expect(r).toEqual(wanted.ref);
    expect(c).toEqual(wanted.cur);
    const table = contingencyOf([r, c]);
    near(chiSquared(table).statistic, wanted.chi2_contingency.chi2);
    expect(chiSquared(table).dof).toBe(wanted.chi2_contingency.dof);
    near(cramersV(table), wanted.cramers_v_bias_corrected);
    const [p, q] = [shares(r)!, shares(c)!];
    near(psi(shares(r, { least: 1e-4 })!, shares(c, { least: 1e-4 })!), wanted["psi_eps1e-4"]);
    near(psi(shares(r, { least: 0.01 })!, shares(c, { least: 0.01 })!), wanted["psi_min_pct_0.01_deepchecks"]);
    near(jensenShannon(p, q, Math.E), wanted.js_distance_nat);
    near(jensenShannon(p, q), wanted.js_distance_base2);
    near(hellinger(p, q), wanted.hellinger);
    const drift = featureDrift(
      { type: "string", name: column, codes: codes.subarray(0, before.length), dictionary: labels },
      { type: "string", name: column, codes: codes.subarray(before.length), dictionary: labels },
    );
    near(drift.cramersV, wanted.cramers_v_bias_corrected);
    near(drift.chi2P, wanted.chi2_contingency.p);
    expect(drift.newCategories).toEqual(wanted.new_categories);
    expect(drift.lostCategories).toEqual(wanted.lost_categories);
    near(totalVariation(p, q), wanted.tvd);
    near(lInfinity(p, q), wanted.linf);
  });

  it("mean discrepancy", async () => {
    const columns = Object.keys(reference.numeric);
    const { value, sigma2 } = await meanDiscrepancy(
      columns.map((column) => numbers(before, column)),
      columns.map((column) => numbers(after, column)),
      { permutations: 0 },
    );
    near(sigma2, reference.mmd2_unbiased_rbf_median.sigma2_half_median_sqdist);
    near(value, reference.mmd2_unbiased_rbf_median.mmd2u);
  });
});
