import { describe, expect, it } from "vitest";
import {
  adjustedMutualInformation,
  chiSquared,
  contingency,
  contingencyCoefficient,
  contingencyOf,
  cramersV,
  gStatistic,
  mutualInformation,
  normalisedMutualInformation,
  theilsU,
  transposed,
  tschuprowT,
} from "../../lib/audit/measures/contingency.ts";
import { correlationRatio } from "../../lib/audit/measures/correlation-ratio.ts";
import { correlationMatrix } from "../../lib/audit/measures/correlation.ts";
import { distanceCorrelation } from "../../lib/audit/measures/distance-correlation.ts";
import { anova, chiSquaredOfSums } from "../../lib/audit/measures/group-effect.ts";
import { equalWidthCodes, phik } from "../../lib/audit/measures/phik.ts";
import { categories, dataset, golden, numbers } from "./audit-data.ts";

interface Table {
  readonly plain: {
    readonly chi2: number;
    readonly dof: number;
    readonly n: number;
    readonly v: number;
    readonly v_bias_corrected: number;
    readonly tschuprow_t: number;
    readonly pearson_c: number;
    readonly g_test: [number, number];
  };
  readonly yates_on_2x2_only: number;
  readonly table: number[][];
}

interface Reference {
  readonly numeric: string[];
  readonly pearson: number[][];
  readonly spearman: number[][];
  readonly kendall: number[][];
  readonly distance_correlation_vstat?: Record<string, number>;
  readonly cramers_v?: Record<string, Table>;
  readonly theils_u?: Record<string, number>;
  readonly correlation_ratio_eta?: Record<string, number>;
  readonly f_classif?: [number[], number[]];
  readonly chi2_feature_selection?: [number[], number[]];
  readonly phik?: { columns: string[]; matrix: number[][]; no_noise_correction: number[][] };
  readonly mutual_info_nats?: Record<string, { mi: number; nmi_arith: number; ami: number }>;
}

const { _note, ...references } = golden<Record<string, Reference>>("correlations");

function near(got: number | null, wanted: number): void {
  expect(got).not.toBeNull();
  expect(Math.abs(got! - wanted)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(wanted)));
}

describe.each(Object.entries(references))("%s", (name, reference) => {
  const rows = dataset(name);

  it.each(["pearson", "spearman", "kendall"] as const)("%s", async (method) => {
    const columns = reference.numeric.map((column) => numbers(rows, column));
    const { value } = await correlationMatrix(columns, method);
    const p = columns.length;
    for (const [i, line] of reference[method].entries())
      for (const [j, wanted] of line.entries()) near(value[i * p + j]!, wanted);
  });

  it("distance correlation", () => {
    for (const [key, wanted] of Object.entries(reference.distance_correlation_vstat ?? {})) {
      const [a, b] = key.split("|");
      near(distanceCorrelation(numbers(rows, a!), numbers(rows, b!)).value, wanted);
    }
  });

  it("tables of categories", () => {
    for (const [key, { plain, yates_on_2x2_only, table }] of Object.entries(reference.cramers_v ?? {})) {
      const [a, b] = key.split("|");
      const ours = contingency(categories(rows, a!).codes, categories(rows, b!).codes);
      for (const each of [ours, contingencyOf(table)]) {
        expect(each.n).toBe(plain.n);
        near(chiSquared(each).statistic, plain.chi2);
        expect(chiSquared(each).dof).toBe(plain.dof);
        near(cramersV(each, { corrected: false }), plain.v);
        near(cramersV(each), plain.v_bias_corrected);
        near(cramersV(each, { yates: true }), yates_on_2x2_only);
        near(tschuprowT(each), plain.tschuprow_t);
        near(contingencyCoefficient(each), plain.pearson_c);
        near(gStatistic(each).statistic, plain.g_test[0]);
      }
    }
  });

  it("information", () => {
    for (const [key, wanted] of Object.entries(reference.mutual_info_nats ?? {})) {
      const [a, b] = key.split("|");
      const table = contingency(categories(rows, a!).codes, categories(rows, b!).codes);
      near(mutualInformation(table), wanted.mi);
      near(normalisedMutualInformation(table), wanted.nmi_arith);
      near(adjustedMutualInformation(table), wanted.ami);
      near(theilsU(table), reference.theils_u![`U(${a}|${b})`]!);
      near(theilsU(transposed(table)), reference.theils_u![`U(${b}|${a})`]!);
    }
  });

  it("correlation ratio", () => {
    for (const [key, wanted] of Object.entries(reference.correlation_ratio_eta ?? {})) {
      const [category, number] = key.split("->");
      near(correlationRatio(categories(rows, category!).codes, numbers(rows, number!)).value, wanted);
    }
  });

  it.runIf(reference.f_classif !== undefined)("effect of groups", () => {
    const target = numbers(rows, "target");
    const features = reference.numeric.filter((column) => column !== "target");
    for (const [j, feature] of features.entries()) {
      for (const [test, wanted] of [
        [anova, reference.f_classif!],
        [chiSquaredOfSums, reference.chi2_feature_selection!],
      ] as const) {
        const { statistic, p } = test(target, numbers(rows, feature));
        near(statistic, wanted[0][j]!);
        near(Math.log(p!), Math.log(wanted[1][j]!));
      }
    }
  });

  it.runIf(reference.phik !== undefined)("PhiK", () => {
    const { columns, matrix, no_noise_correction } = reference.phik!;
    const complete = rows.filter((row) => columns.every((column) => row[column] !== null));
    const codes = columns.map((column) =>
      reference.numeric.includes(column)
        ? equalWidthCodes(numbers(complete, column))
        : categories(complete, column).codes,
    );
    for (const [i, a] of codes.entries()) {
      for (const [j, b] of codes.entries()) {
        if (i === j) continue;
        const table = contingency(a, b);
        expect(Math.abs(phik(table)! - matrix[i]![j]!)).toBeLessThanOrEqual(1e-4);
        expect(Math.abs(phik(table, { noise: false })! - no_noise_correction[i]![j]!)).toBeLessThanOrEqual(1e-4);
      }
    }
  });
});
