import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  GradientBoostingRegressor,
  HistGradientBoostingClassifier,
  HistGradientBoostingRegressor,
} from "../../../../lib/models/index.ts";

interface Case {
  readonly name: string;
  readonly model: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly X: (number | null)[][];
  readonly y: number[];
  readonly weight: number[] | null;
  readonly rows: number[];
  readonly predictions: (number | number[])[];
}

const { cases } = JSON.parse(readFileSync(new URL("./sklearn-parity.json", import.meta.url), "utf8")) as {
  cases: Case[];
};
const models = { GradientBoostingRegressor, HistGradientBoostingClassifier, HistGradientBoostingRegressor };

describe("predictions are scikit-learn's (make-parity.py)", () => {
  test.each(cases)("$name", async ({ model, params, X, y, weight, rows, predictions }) => {
    const make = models[model as keyof typeof models];
    const fitted = await new make(params as never).fit(
      X.map((row) => Float64Array.from(row, (x) => x ?? Number.NaN)),
      y,
      weight === null ? {} : { sampleWeight: weight },
    );
    const some = rows.map((i) => Float64Array.from(X[i]!, (x) => x ?? Number.NaN));
    const own =
      fitted instanceof HistGradientBoostingClassifier
        ? (await fitted.predictProba(some)).values
        : ((await fitted.predict(some)) as Float64Array);
    let worst = 0;
    for (const [i, each] of predictions.flat().entries())
      worst = Math.max(worst, Math.abs(own[i]! - each) / Math.max(1, Math.abs(each)));
    expect(worst).toBeLessThan(1e-6);
  });
});
