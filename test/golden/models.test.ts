/** Our models fitted to the data of the references give scikit-learn's coefficients, intercepts and answers. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromStored } from "../../lib/core/index.ts";
import { fitStandardScaler, standardScale } from "../../lib/prep/index.ts";
import { fitLasso, fitLogisticRegression, fitRidge, modelTable } from "../../lib/models/index.ts";
import { differences } from "./within.ts";

interface Case {
  readonly data: string;
  readonly model: string;
  readonly params: Record<string, unknown>;
  readonly weighted: boolean;
  readonly columns: number[] | null;
  readonly duplicate: boolean;
  readonly answers: number[];
  readonly coef?: number[];
  readonly intercept?: number[];
  readonly iterations?: number;
  readonly dualGap?: number;
}

interface Stored {
  readonly coef: number[] | number[][];
  readonly intercept: number | number[];
}

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const { cases } = JSON.parse(text("models/sklearn.json")) as { cases: Case[] };

function table(name: string) {
  const rows = text(`shap/data/${name}.csv`).trim().split("\n").slice(1);
  const cells = rows.map((row) => row.split(",").map(Number));
  return { X: cells.map((row) => row.slice(0, -1)), y: cells.map((row) => row.at(-1)!) };
}

/** How near: exact solutions to rounding, descents to where a gradient of 1e-6 leaves them. */
const tolerance = (name: string): number => (/Logistic|Poisson/.test(name) ? 2e-6 : 1e-9);

describe("scikit-learn's fits", () => {
  it.each(cases.map((each, at) => [`${at} ${each.model} ${JSON.stringify(each.params)}`, each] as const))(
    "%s",
    async (_, { data, model: name, params, weighted, columns, duplicate, ...wanted }) => {
      const { X: all, y } = table(data);
      const X = all.map((row) => {
        if (columns !== null) return columns.map((j) => row[j]!);
        return duplicate ? [...row, row[0]! + 2 * row[1]!, 3] : row;
      });
      const model = new (await modelTable[name]!())(params as never);
      const sampleWeight = weighted ? y.map((__, i) => ((i * 7) % 4) + 0.5) : undefined;
      await model.fit(X, y, { sampleWeight });
      const { values } = (await model.predictProba?.(X)) ?? { values: (await model.predict(X)) as Float64Array };
      const width = values.length / X.length;
      const answers = [...values].filter((__, at) => Math.floor(at / width) % 9 === 0);
      const within = tolerance(name);
      expect(differences(answers, wanted.answers, within)).toEqual([]);
      if (wanted.coef === undefined) return;
      const { state } = fromStored(model.toJSON()) as { state: { model: Record<string, any> } };
      const { coef, intercept, iterations, dualGap } = state.model;
      expect(differences(coef, wanted.coef, within)).toEqual([]);
      const constants = typeof intercept === "number" ? [intercept] : Array.from(intercept as Float64Array);
      const expected = wanted.intercept!.length === constants.length ? wanted.intercept : constants.map(() => 0);
      expect(differences(constants, expected, within)).toEqual([]);
      if (wanted.iterations === undefined) return;
      // The same descent, step for step.
      expect(iterations).toBe(wanted.iterations);
      expect(dualGap).toBeCloseTo(wanted.dualGap!, 6);
    },
  );
});

describe("the models behind the explanations", () => {
  const stored = (name: string): Stored => JSON.parse(text(`shap/models/${name}.json`)) as Stored;
  const flat = (name: string) => {
    const { X, y } = table(name);
    return { X: Float64Array.from(X.flat()), n: X.length, p: X[0]!.length, y };
  };

  it("lasso and ridge on diabetes", () => {
    const { X, n, p, y } = flat("diabetes");
    const lasso = fitLasso(X, n, p, y, { alpha: 0.5 });
    const ridge = fitRidge(X, n, p, y, { alpha: 1 });
    expect(differences({ ...lasso }, { ...pick(stored("lasso_reg")) }, 1e-10)).toEqual([]);
    expect(differences({ ...ridge }, { ...pick(stored("ridge_reg")) }, 1e-10)).toEqual([]);
  });

  it.each([
    ["logit_binary", "breast_cancer"],
    ["logit_iris", "iris"],
  ])("%s, which stopped at scikit-learn's tolerance", (name, data) => {
    const { X, n, p, y } = flat(data);
    const fit = fitLogisticRegression(standardScale(fitStandardScaler(X, n, p), X, n), n, p, y);
    const { coef, intercept } = stored(name);
    expect(differences(fit.coef, coef.flat(), 1e-3)).toEqual([]);
    expect(differences(fit.intercept, intercept, 1e-3)).toEqual([]);
  });
});

function pick({ coef, intercept }: Stored): Stored {
  return { coef, intercept };
}
