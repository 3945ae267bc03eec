/** Explanations of linear models on real tables, made by hand: coefficient · (x − mean), so that plots are tested without an explainer. */
import { createRng } from "../../../lib/core/index.ts";
import { load, type Frame } from "../../../lib/data/index.ts";
import { Explanation, type ExplanationParts } from "../../../lib/explain/index.ts";

/** @param weight of a feature by its position, in standard deviations of the feature, one an output. */
export function linearExplanation(
  frame: Frame,
  names: readonly string[],
  weight: (j: number, c: number) => number,
  parts: Partial<ExplanationParts> = {},
): Explanation {
  const n = frame.length;
  const p = names.length;
  const k = parts.outputs ?? 1;
  const columns = names.map((name) => {
    const column = frame.column(name);
    if (column.type !== "number") throw new TypeError(`linearExplanation: ${name} must be a number column`);
    return column.values;
  });
  const scales = columns.map((x) => {
    const known = x.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value / known.length, 0);
    const variance = known.reduce((sum, value) => sum + (value - mean) ** 2 / known.length, 0);
    return { mean, std: Math.sqrt(variance) || 1 };
  });
  const values = new Float64Array(n * p * k);
  const data: unknown[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) {
      const x = columns[j]![i]!;
      data.push(Number.isNaN(x) ? null : x);
      const z = Number.isNaN(x) ? 0 : (x - scales[j]!.mean) / scales[j]!.std;
      for (let c = 0; c < k; c++) values[(i * p + j) * k + c] = weight(j, c) * z;
    }
  return new Explanation({
    rows: n,
    columns: p,
    outputs: k,
    values,
    baseValues: new Float64Array(n * k).fill(0.5),
    data,
    featureNames: names,
    outputNames: Array.from({ length: k }, () => ""),
    units: "",
    method: "linear, by hand",
    exact: true,
    evaluations: 0,
    ...parts,
  });
}

export function numberNames(frame: Frame): string[] {
  return frame.columns.filter((name) => frame.column(name).type === "number");
}

/** Bodies of 442 patients, ten features, in the units of the disease's progression. */
export function diabetesExplanation(): Explanation {
  const frame = load("diabetes");
  const names = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"];
  const weights = [-0.5, -11.4, 24.7, 15.4, -37.7, 22.7, 4.8, 8.4, 35.7, 3.2];
  return linearExplanation(frame, names, (j) => weights[j]!, {
    baseValues: new Float64Array(frame.length).fill(152.13),
    units: "progression",
  });
}

/** 569 cells, thirty features, log-odds; two outputs that mirror each other. */
export function cancerExplanation(outputs = 1): Explanation {
  const frame = load("breast-cancer");
  const names = numberNames(frame).slice(0, 30);
  return linearExplanation(
    frame,
    names,
    (j, c) => (c === 0 && outputs === 2 ? -1 : 1) * Math.sin(j * 1.7) * (1 + j / 30),
    {
      outputs,
      outputNames: outputs === 2 ? ["benign", "malignant"] : ["malignant"],
      units: "log-odds",
    },
  );
}

/** 150 flowers, four features, three outputs. */
export function irisExplanation(): Explanation {
  const frame = load("iris");
  const names = numberNames(frame).slice(0, 4);
  return linearExplanation(frame, names, (j, c) => Math.cos(j * 2 + c * 2.1) * (j + 1), {
    outputs: 3,
    outputNames: ["setosa", "versicolor", "virginica"],
    units: "probability",
  });
}

/** Many rows of many features, with texts in one and gaps in another. */
export function largeExplanation(rows: number, columns: number): Explanation {
  const rng = createRng(7);
  const values = new Float64Array(rows * columns);
  const data: unknown[] = [];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const x = rng.normal();
      values[i * columns + j] = (x + 0.4 * rng.normal()) / (1 + j);
      data.push(j === 1 ? ["blue", "green", "red"][i % 3]! : j === 2 && i % 5 === 0 ? null : x);
    }
  return new Explanation({
    rows,
    columns,
    outputs: 1,
    values,
    baseValues: new Float64Array(rows).fill(-1),
    data,
    featureNames: Array.from({ length: columns }, (_, j) => `feature ${j}`),
    outputNames: ["income > 50k"],
    units: "log-odds",
    method: "by hand",
    exact: true,
    evaluations: 0,
  });
}
