/** The laws of Shapley values, each a check that throws where an explainer breaks it. */
import { createRng } from "../../lib/core/index.ts";
import type { BatchFunction, Explanation } from "../../lib/explain/index.ts";
import type { ExplainerUnderLaw } from "./explainer-table.ts";

export interface Law {
  readonly name: string;
  /** @throws Error where the law is broken. */
  check(explainer: ExplainerUnderLaw): Promise<void>;
}

const P = 6;

const table = (n: number, seed: number, p = P): number[][] => {
  const rng = createRng(seed);
  return Array.from({ length: n }, () => Array.from({ length: p }, () => rng.normal()));
};

const additive: BatchFunction = (rows) => rows.map((x) => 2 * x[0]! - Math.sin(3 * x[1]!) + x[2]! ** 2 + 1);
const paired: BatchFunction = (rows) =>
  rows.map((x) => x[0]! * x[1]! + Math.abs(x[2]! - x[3]!) + 0.5 * x[4]!);
const mixed: BatchFunction = (rows) =>
  rows.map((x) => Math.tanh(x[0]! * x[1]! * x[2]!) + Math.max(x[3]!, x[4]!, 0.2 * x[0]!) + 0.3 * x[1]!);
const twoOutputs: BatchFunction = (rows) => rows.map((x) => [x[0]! + x[1]!, x[2]! * 3]);

/** The function that an explainer may be asked about. */
const asked = ({ onlyAdditive }: ExplainerUnderLaw): BatchFunction =>
  onlyAdditive === true ? additive : mixed;

function near(got: number, wanted: number, within: number, what: string): void {
  if (!(Math.abs(got - wanted) <= within))
    throw new Error(`${what}: ${got} is not ${wanted} within ${within}`);
}

function sameValues(a: Explanation, b: Explanation, within: number, what: string): void {
  for (let at = 0; at < a.values.length; at++) near(a.values[at]!, b.values[at]!, within, `${what} ${at}`);
}

/** Shapley values by the definition, coalition by coalition. */
async function byDefinition(model: BatchFunction, row: number[], background: number[][]): Promise<number[]> {
  const p = row.length;
  const worth: number[] = [];
  for (let S = 0; S < 2 ** p; S++) {
    const inputs = background.map((other) =>
      Float64Array.from(row, (x, j) => ((S >> j) & 1 ? x : other[j]!)),
    );
    const answers = (await model(inputs)) as number[];
    worth.push(answers.reduce((sum, y) => sum + y, 0) / background.length);
  }
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const size = (S: number): number => (S === 0 ? 0 : (S & 1) + size(S >> 1));
  return row.map((_, j) => {
    let sum = 0;
    for (let S = 0; S < 2 ** p; S++)
      if (((S >> j) & 1) === 0)
        sum +=
          ((factorial(size(S)) * factorial(p - 1 - size(S))) / factorial(p)) *
          (worth[S | (1 << j)]! - worth[S]!);
    return sum;
  });
}

export const explainerLaws: readonly Law[] = [
  {
    name: "additivity: base and contributions add up to the output",
    async check(explainer) {
      const explanation = await explainer.explain(asked(explainer), table(4, 1), table(12, 2));
      near(explanation.additivityError()!, 0, 1e-9, "additivity error");
      const outputs = await asked(explainer)(table(4, 1).map((row) => Float64Array.from(row)));
      for (const [i, sum] of explanation.sums().entries())
        near(sum, (outputs as number[])[i]!, 1e-9, `row ${i}`);
    },
  },
  {
    name: "dummy: a feature that the model does not use has no contribution",
    async check(explainer) {
      const explanation = await explainer.explain(asked(explainer), table(4, 3), table(12, 4));
      // Sampled sums are put right at last, which may touch every feature a little.
      const within = explainer.exactFor === "none" ? 1e-6 : 1e-10;
      for (let i = 0; i < 4; i++) near(explanation.at(i, 5), 0, within, `row ${i}, feature 5`);
    },
  },
  {
    name: "symmetry: features that are alike in the model, the row and the background contribute alike",
    async check(explainer) {
      if (explainer.asymmetric === true) return;
      const alike = (rows: number[][]): number[][] => rows.map(([a, b, c]) => [a!, a!, b!, c!]);
      const model: BatchFunction =
        explainer.onlyAdditive === true
          ? (rows) => rows.map((x) => x[0]! ** 2 + x[1]! ** 2 + x[2]!)
          : explainer.exactFor === "pairs"
            ? (rows) => rows.map((x) => x[0]! * x[2]! + x[1]! * x[2]! + x[3]!)
            : (rows) => rows.map((x) => Math.tanh((x[0]! + x[1]!) * x[2]!) + x[3]!);
      const explanation = await explainer.explain(model, alike(table(4, 5, 3)), alike(table(10, 6, 3)));
      for (let i = 0; i < 4; i++) near(explanation.at(i, 0), explanation.at(i, 1), 1e-9, `row ${i}`);
    },
  },
  {
    name: "linearity: contributions to a sum of models are sums of contributions",
    async check(explainer) {
      const second: BatchFunction = (rows) => rows.map((x) => 3 * x[3]! - x[0]!);
      const first =
        explainer.onlyAdditive === true ? additive : explainer.exactFor === "pairs" ? paired : mixed;
      const both: BatchFunction = async (rows) => {
        const [a, b] = [(await first(rows)) as number[], (await second(rows)) as number[]];
        return a.map((y, i) => 2 * y + b[i]!);
      };
      const [rows, background] = [table(3, 7), table(9, 8)];
      const [a, b, sum] = [
        await explainer.explain(first, rows, background),
        await explainer.explain(second, rows, background),
        await explainer.explain(both, rows, background),
      ];
      const within = explainer.exactFor === "none" ? 0.35 : 1e-8;
      for (let at = 0; at < sum.values.length; at++)
        near(sum.values[at]!, 2 * a.values[at]! + b.values[at]!, within, `value ${at}`);
    },
  },
  {
    name: "truth: equal to the definition, on the functions for which it is exact",
    async check(explainer) {
      if (explainer.exactFor === "none") return;
      const model = { all: mixed, pairs: paired, additive }[explainer.exactFor];
      const [rows, background] = [table(2, 9), table(8, 10)];
      const explanation = await explainer.explain(model, rows, background);
      for (const [i, row] of rows.entries())
        for (const [j, wanted] of (await byDefinition(model, row, background)).entries())
          near(explanation.at(i, j), wanted, 1e-9, `row ${i}, feature ${j}`);
    },
  },
  {
    name: "chance: what is not exact lies within its standard errors",
    async check(explainer) {
      if (explainer.exactFor !== "none" && explainer.exactFor !== "pairs") return;
      const [rows, background] = [table(4, 11), table(8, 12)];
      const explanation = await explainer.explain(mixed, rows, background);
      const { errorStd } = explanation;
      if (errorStd === undefined) return;
      let outside = 0;
      for (const [i, row] of rows.entries())
        for (const [j, wanted] of (await byDefinition(mixed, row, background)).entries())
          if (Math.abs(explanation.at(i, j) - wanted) > 4 * errorStd[i * P + j]! + 1e-9) outside += 1;
      if (outside > 1) throw new Error(`${outside} of ${4 * P} values lie beyond four standard errors`);
    },
  },
  {
    name: "order: rows are explained alike wherever they stand, where nothing is drawn",
    async check(explainer) {
      if (explainer.exactFor === "none" || explainer.exactFor === "pairs") return;
      const [rows, background] = [table(4, 13), table(9, 14)];
      const there = await explainer.explain(asked(explainer), rows, background);
      const back = await explainer.explain(asked(explainer), rows.toReversed(), background.toReversed());
      sameValues(there, back.take([3, 2, 1, 0]), 1e-9, "value");
    },
  },
  {
    name: "seed: the same seed gives the same numbers",
    async check(explainer) {
      const [rows, background] = [table(2, 15), table(9, 16)];
      const first = await explainer.explain(asked(explainer), rows, background, { seed: 5 });
      const second = await explainer.explain(asked(explainer), rows, background, { seed: 5 });
      sameValues(first, second, 0, "value");
    },
  },
  {
    name: "one row: a background of one row, and a row that is the background",
    async check(explainer) {
      const [row] = table(1, 17);
      const single = await explainer.explain(asked(explainer), table(2, 18), [row!]);
      near(single.additivityError()!, 0, 1e-9, "additivity error");
      const same = await explainer.explain(asked(explainer), [row!], [row!]);
      for (const value of same.values) near(value, 0, 0, "value");
    },
  },
  {
    name: "constant: a model that says the same of all has no contributions",
    async check(explainer) {
      const explanation = await explainer.explain((rows) => rows.map(() => 7), table(2, 19), table(5, 20));
      for (const value of explanation.values) near(value, 0, 1e-12, "value");
      near(explanation.baseValues[0]!, 7, 1e-12, "base");
    },
  },
  {
    name: "outputs: several are explained side by side",
    async check(explainer) {
      const explanation = await explainer.explain(twoOutputs, table(3, 21), table(6, 22));
      if (explanation.outputs !== 2) throw new Error(`${explanation.outputs} outputs`);
      near(explanation.additivityError()!, 0, 1e-9, "additivity error");
      const alone = await explainer.explain((rows) => rows.map((x) => x[2]! * 3), table(3, 21), table(6, 22));
      sameValues(explanation.output(1), alone, explainer.exactFor === "none" ? 0.2 : 1e-9, "value");
    },
  },
  {
    name: "abort: an interrupt throws its reason, or keeps the rows that are done",
    async check(explainer) {
      const control = new AbortController();
      let asks = 0;
      const model: BatchFunction = (rows) => {
        asks += 1;
        return additive(rows);
      };
      const reason = new Error("enough");
      const onProgress = ({ done }: { done: number }): void => {
        if (done >= 2) control.abort(reason);
      };
      const kept = await explainer.explain(model, table(5, 23), table(5, 24), {
        signal: control.signal,
        onAbort: "keep",
        onProgress,
      });
      if (kept.rows !== 2) throw new Error(`${kept.rows} rows were kept`);
      if (!kept.warnings.some((each) => each.includes("2 of 5")))
        throw new Error(`no warning: ${kept.warnings.join("; ")}`);
      const again = new AbortController();
      again.abort(reason);
      asks = 0;
      const failure = await explainer
        .explain(model, table(5, 23), table(5, 24), { signal: again.signal })
        .then(
          () => undefined,
          (error: unknown) => error,
        );
      if (failure !== reason) throw new Error(`threw ${String(failure)}`);
      if (asks > 3) throw new Error(`asked ${asks} times after the abort`);
    },
  },
  {
    name: "noise: a model that answers in two ways is refused",
    async check(explainer) {
      let state = 0;
      const noisy: BatchFunction = (rows) => rows.map(() => (state += 1));
      const failure = await explainer.explain(noisy, table(2, 25), table(5, 26)).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!(failure instanceof RangeError) || !/same input in the same way/.test(failure.message))
        throw new Error(`threw ${String(failure)}`);
    },
  },
  {
    name: "width: rows of another width are refused by number",
    async check(explainer) {
      const failure = await explainer.explain(additive, table(2, 27, 4), table(5, 28)).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!(failure instanceof RangeError) || !/6 columns.*got 4/.test(failure.message))
        throw new Error(`threw ${String(failure)}`);
    },
  },
];
