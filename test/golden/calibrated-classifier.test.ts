/** Calibrated Gaussian naive Bayes against scikit-learn 1.2.1's `CalibratedClassifierCV(GaussianNB(), cv=5)`. */
import { expect, it } from "vitest";
import { CalibratedClassifierCV, GaussianNB } from "../../lib/models/index.ts";
import { reference } from "./within.ts";

// Isotonic on breast cancer is left out: there its curve hangs on how probabilities within one rounding of 1 are told apart.
/** Sums of the columns of predict_proba on the training rows, and rows 51 and 120. */
const wanted: readonly [string, "sigmoid" | "isotonic", boolean, number[], number[], number[]][] = [
  ["breast_cancer", "sigmoid", true, [212.404471, 356.595529], [0.06791629, 0.93208371], [0.06791629, 0.93208371]],
  ["breast_cancer", "sigmoid", false, [211.783665, 357.216335], [0.0590192, 0.9409808], [0.0590192, 0.9409808]],
  ["iris", "sigmoid", true, [48.51372, 51.156237, 50.330042], [0.0459282, 0.87315572, 0.08091608], [0.04561067, 0.06679286, 0.88759647]],
  ["iris", "sigmoid", false, [47.820591, 51.658685, 50.520725], [0.01001442, 0.94521783, 0.04476775], [0.00997619, 0.03562041, 0.9544034]],
  ["iris", "isotonic", true, [50, 48.5844, 51.4156], [0, 0.75979778, 0.24020222], [0, 0, 1]],
  ["iris", "isotonic", false, [50, 49.921992, 50.078008], [0, 0.75, 0.25], [0, 0, 1]],
];

it.each(wanted)("%s, %s, ensemble %s", async (name, method, ensemble, sums, row51, row120) => {
  const { X, y } = reference("datasets").sklearn[name];
  const model = await new CalibratedClassifierCV({ estimator: new GaussianNB(), method, ensemble }).fit(X, y);
  const { values, rows, columns } = await model.predictProba(X);
  const at = (i: number): number[] => [...values.subarray(i * columns, (i + 1) * columns)];
  const totals = Array.from({ length: columns }, (_, c) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += values[i * columns + c]!;
    return sum;
  });
  // scikit-learn's own solver stops early: its curve is some 1e-4 from the optimum.
  const tolerance = method === "sigmoid" ? 1e-3 : 1e-7;
  totals.forEach((sum, c) => expect(Math.abs(sum - sums[c]!)).toBeLessThan(method === "sigmoid" ? 0.05 : 2e-4));
  at(51).forEach((p, c) => expect(Math.abs(p - row51[c]!)).toBeLessThan(tolerance));
  at(120).forEach((p, c) => expect(Math.abs(p - row120[c]!)).toBeLessThan(tolerance));
});
