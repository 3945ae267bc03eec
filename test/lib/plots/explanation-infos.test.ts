import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plots } from "../../../lib/explain/index.ts";
import {
  beeswarmInfo,
  decisionInfo,
  dependenceInfo,
  embeddingInfo,
  forceInfo,
  groupDifferenceInfo,
  shapBarInfo,
  shapHeatmapInfo,
  shapViolinInfo,
  waterfallInfo,
  type ExplanationSource,
} from "../../../lib/plots/index.ts";
import { shapColour } from "../../../lib/plots/shap-colours.ts";
import { shadesOf } from "../../../lib/plots/shap-shades.ts";
import { source } from "./explanation-families.ts";
import {
  cancerExplanation,
  diabetesExplanation,
  irisExplanation,
  largeExplanation,
} from "./explanation-material.ts";

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A few rows and features with whole contributions, values and base. */
const small: fc.Arbitrary<ExplanationSource> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, p]) =>
    fc
      .tuple(
        fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: p, maxLength: p }), {
          minLength: n,
          maxLength: n,
        }),
        fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }), {
          minLength: n * p,
          maxLength: n * p,
        }),
        fc.integer({ min: -5, max: 5 }),
      )
      .map(([values, data, base]) => source(values, { data, baseValues: new Float64Array(n).fill(base) })),
  );
const most = fc.integer({ min: 1, max: 7 });

const outcomes = ({ rows, columns, values, baseValues }: ExplanationSource): number[] =>
  Array.from(
    { length: rows },
    (_, i) =>
      baseValues[i]! + values.slice(i * columns, (i + 1) * columns).reduce((sum, value) => sum + value, 0),
  );
const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

describe("what plots of explanations hold", () => {
  it("keeps every contribution in the swarm, or its sum", () => {
    fc.assert(
      fc.property(small, most, fc.boolean(), (own, maxDisplay, binned) => {
        const info = beeswarmInfo(own, { maxDisplay, mostPoints: binned ? 0 : 1e6 });
        expect(info.features).toHaveLength(Math.min(maxDisplay, own.columns));
        if (binned) for (const { cells } of info.features) expect(total([...cells!.counts])).toBe(own.rows);
        else
          for (let i = 0; i < own.rows; i++)
            expect(total(info.features.map(({ points }) => points!.x[i]!))).toBeCloseTo(
              outcomes(own)[i]! - own.baseValues[i]!,
              9,
            );
        const last = info.features.at(-1)!;
        const rest = own.columns - maxDisplay + 1;
        if (own.columns > maxDisplay) expect(last.name).toBe(`Sum of ${rest} other features`);
      }),
    );
  });

  it("colours by percentiles, not by far values, and leaves gaps and texts grey", () => {
    const x = Float64Array.from({ length: 101 }, (_, i) => i);
    x[100] = 1e9;
    const { shades, ends } = shadesOf(x);
    expect(ends).toEqual([5, 95]);
    expect([shades[0], shades[5], shades[50], shades[95], shades[100]]).toEqual([0, 0, 0.5, 1, 1]);
    expect(shadesOf([NaN, 1, 2]).shades).toEqual([null, 0, 1]);
    expect(shadesOf([3, 3]).shades).toEqual([0.5, 0.5]);
    const [first, texts, gaps] = beeswarmInfo(largeExplanation(50, 3), { order: "none" }).features;
    expect(first!.points!.shades).not.toContain(null);
    expect(new Set(texts!.points!.shades)).toEqual(new Set([null]));
    expect(gaps!.points!.shades.filter((shade) => shade === null)).toHaveLength(10);
    expect([shapColour(0), shapColour(0.5), shapColour(1)]).toEqual(["#008bfb", "#9c23ad", "#ff0051"]);
    expect(shapColour(0.5, "red-white-blue")).toBe("#ffffff");
  });

  it("walks from the base value to the output in a waterfall", () => {
    fc.assert(
      fc.property(small, most, (own, maxDisplay) => {
        const one = { ...own, rows: 1 };
        const { steps, base, outcome } = waterfallInfo(one, { maxDisplay });
        expect(steps).toHaveLength(Math.min(maxDisplay, own.columns));
        expect(steps[0]!.to).toBe(outcomes(own)[0]! + 0);
        expect(outcome).toBe(steps[0]!.to);
        expect(steps.at(-1)!.from).toBeCloseTo(base, 9);
        steps.slice(1).forEach(({ to }, i) => expect(to).toBe(steps[i]!.from));
        const sizes = steps.slice(0, maxDisplay - 1).map(({ value }) => Math.abs(value));
        expect(sizes).toEqual(sorted(sizes).toReversed());
      }),
    );
    expect(() => waterfallInfo(diabetesExplanation())).toThrow(
      "wants one row; got 442; pass explanation.row(0)",
    );
  });

  it("balances forces about f(x)", () => {
    fc.assert(
      fc.property(small, (own) => {
        const { single, base } = forceInfo({ ...own, rows: 1 });
        expect(base + total(single!.forces.map(({ value }) => value))).toBeCloseTo(single!.outcome, 9);
        const { stack, rows } = forceInfo(own, { order: "output", maxDisplay: 3 });
        if (stack === null) return;
        expect(total([...stack.sizes])).toBe(rows);
        expect([...stack.outcome]).toEqual(
          sorted(outcomes(own))
            .toReversed()
            .map((value) => value + 0),
        );
        stack.outcome.forEach((value, i) =>
          expect(base + total(stack.features.map(({ values }) => values[i]!))).toBeCloseTo(value, 9),
        );
      }),
    );
    const order = forceInfo(largeExplanation(40, 3), { order: "feature 0" }).stack!;
    expect(order.order).toBe("by feature 0");
    expect(() => forceInfo(diabetesExplanation(), { order: "weight" })).toThrow(
      'no feature "weight"; features: "age"',
    );
  });

  it("sums outputs, compares groups, and names one row's values in bars", () => {
    const iris = irisExplanation();
    const info = plots.bar(iris).info;
    expect(info.stacked).toBe(true);
    expect(info.series.map(({ name }) => name)).toEqual(["setosa", "versicolor", "virginica"]);
    const importance = sorted([...iris.importance()]).toReversed();
    info.features.forEach(({ values }, i) => expect(total([...values])).toBeCloseTo(importance[i]!, 9));
    const diabetes = diabetesExplanation();
    const groups = plots.bar(diabetes, {
      cohorts: Array.from({ length: 442 }, (_, i) => (i < 100 ? 1 : 0)),
    }).info;
    expect(groups.series).toEqual([
      { name: "1", rows: 100 },
      { name: "0", rows: 342 },
    ]);
    expect(
      plots.bar(diabetes.cohorts(["a", ...Array.from({ length: 441 }, () => "b")])).info.series[1]!.rows,
    ).toBe(441);
    const local = plots.bar(diabetes.row(3).with({ errorStd: new Float64Array(10).fill(2) })).info;
    expect(local.features[0]!.name).toMatch(/^s5 = 4\.89/);
    expect(local.features[0]!.errors).toEqual([3.92]);
    expect(plots.bar(diabetes.row(3), { showData: false }).info.features[0]!.name).toBe("s5");
    const other = plots.bar(irisExplanation().output(0)).info;
    expect(other.stacked).toBe(false);
    expect(() =>
      shapBarInfo([
        ["a", diabetes],
        ["b", iris.output(0)],
      ]),
    ).toThrow("groups must have the same features; got 10 and 4");
  });

  it("keeps every instance in the columns of a heatmap", () => {
    const own = largeExplanation(700, 4);
    const info = shapHeatmapInfo(own);
    expect(info.sizes).toHaveLength(180);
    expect(total([...info.sizes])).toBe(700);
    const mean = total(info.outcome.map((value, i) => value * info.sizes[i]!)) / 700;
    expect(mean).toBeCloseTo(total(outcomes(own)) / 700, 9);
    expect(info.remark).toContain("700 rows in 180 columns");
    expect(shapHeatmapInfo(diabetesExplanation(), { instanceOrder: [5, 3] }).outcome).toHaveLength(2);
    expect(() => shapHeatmapInfo(own, { instanceOrder: [700] })).toThrow(
      "a row must be a whole number in [0, 700); got 700",
    );
  });

  it("counts every value of a dependence, missing ones and all", () => {
    const own = largeExplanation(3000, 4);
    const info = dependenceInfo(own, "feature 2");
    expect(info.missing).toBe(600);
    expect(total([...info.cloud.cells!.counts])).toBe(2400);
    expect(total([...info.histogram!.counts])).toBe(2400);
    expect(info.missingCloud!.points!.x).toHaveLength(600);
    const texts = dependenceInfo(own, 1, { color: "feature 0" });
    expect(texts.labels).toEqual(["blue", "green", "red"]);
    expect([...texts.histogram!.counts]).toEqual([1000, 1000, 1000]);
    expect(texts.colour).toMatchObject({ feature: "feature 0", found: false });
    const plain = dependenceInfo(diabetesExplanation(), "sex", { color: null });
    const places = plain.cloud.points!.x;
    expect(new Set(places.map((x) => Math.round(x)))).toEqual(new Set([1, 2]));
    expect(new Set(places).size).toBeGreaterThan(100);
    expect(
      new Set(dependenceInfo(diabetesExplanation(), "sex", { color: null, xJitter: 0 }).cloud.points!.x),
    ).toEqual(new Set([1, 2]));
    const pairs = new Float64Array(442 * 100);
    pairs[2 * 10 + 9] = -1;
    const exact = diabetesExplanation().with({ interactionValues: pairs });
    expect(dependenceInfo(exact, "bmi").colour).toMatchObject({ feature: "s6", found: true });
    expect(() => dependenceInfo(source([[1, 2]]), "x0")).toThrow("the explanation has no data");
    expect(() => dependenceInfo(own, "height")).toThrow('no feature "height"');
  });

  it("draws decisions from the base value to the output", () => {
    fc.assert(
      fc.property(small, most, (own, maxDisplay) => {
        const { lines, base } = decisionInfo([["", own]], { maxDisplay });
        expect(total(lines.map(({ size }) => size))).toBe(own.rows);
        for (const { places } of lines) expect(places[0]).toBeCloseTo(base, 9);
        sorted(outcomes(own)).forEach((value, i) => expect(lines[i]!.places.at(-1)).toBeCloseTo(value, 9));
      }),
    );
    const cancer = cancerExplanation();
    const info = decisionInfo([["", cancer]], { highlight: [0, 7], link: "logit", newBaseValue: 0 });
    expect(info.base).toBe(0.5);
    expect(info.lines).toHaveLength(122);
    expect(total(info.lines.map(({ size }) => size))).toBe(569);
    expect(info.lines.filter(({ highlight }) => highlight).map(({ name }) => name)).toEqual([
      "row 0",
      "row 7",
    ]);
    expect(info.features.at(-1)).toBe("Sum of 11 other features");
    const several = plots.decision(irisExplanation().row(120)).info;
    expect(several.lines.map(({ name }) => name)).toEqual(["setosa", "versicolor", "virginica"]);
    expect(() => decisionInfo([["", cancer]], { highlight: [569] })).toThrow("got 569");
    expect(() => plots.decision(irisExplanation())).toThrow("shap decision: wants one output");
  });

  it("stacks layers to the whole violin", () => {
    const own = diabetesExplanation();
    const whole = shapViolinInfo(own).features[0]!;
    expect(Math.max(...whole.layers[0]!.widths)).toBe(0.42);
    const { layers } = shapViolinInfo(own, { plotType: "layered_violin", layeredViolinMaxNumBins: 4 })
      .features[0]!;
    expect(layers).toHaveLength(4);
    const shades = layers.map(({ shades: [shade] }) => shade!);
    expect(shades).toEqual(sorted(shades));
    const widths = layers[0]!.widths.map((_, at) => total(layers.map((layer) => layer.widths[at]!)));
    expect(Math.max(...widths)).toBeCloseTo(0.42, 2);
    expect(() => shapViolinInfo(own, { layeredViolinMaxNumBins: 0 })).toThrow("got 0");
  });

  it("tells groups apart where they differ, the same for the same seed", () => {
    const values = Array.from({ length: 60 }, (_, i) => [i % 2 === 0 ? 5 : -5, ((i * 7) % 11) - 5]);
    const mask = values.map((_, i) => i % 2 === 0);
    const info = groupDifferenceInfo(source(values), mask, { seed: 3 });
    expect(info.features[0]).toMatchObject({ name: "x0", difference: 10 });
    expect(info.features[0]!.interval[0]).toBeGreaterThan(0);
    const [low, high] = info.features[1]!.interval;
    expect(low * high).toBeLessThan(0);
    expect(groupDifferenceInfo(source(values), mask, { seed: 3 })).toEqual(info);
    expect(groupDifferenceInfo(source(values), mask, { seed: 4 })).not.toEqual(info);
    expect(() => groupDifferenceInfo(source(values), [true])).toThrow(
      "true or false for each of 60 rows; got 1",
    );
    expect(
      groupDifferenceInfo(
        source(values),
        values.map(() => 1),
      ).nothing,
    ).toMatch(/all 60 rows are in the group/);
  });

  it("keeps distances that lie in a plane on the map", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
          minLength: 3,
          maxLength: 20,
        }),
        (pairs) => {
          const values = pairs.map(([a, b]) => [a, b, a - b, 2 * a]);
          const { cloud, explained } = embeddingInfo(source(values));
          const { x, y } = cloud.points!;
          expect(explained![0]).toBeGreaterThanOrEqual(explained![1] - 1e-9);
          for (let i = 1; i < values.length; i++) {
            const wanted = Math.hypot(...values[i]!.map((value, j) => value - values[0]![j]!));
            expect(Math.hypot(x[i]! - x[0]!, y[i]! - y[0]!)).toBeCloseTo(wanted, 5);
          }
        },
      ),
    );
    const diabetes = diabetesExplanation();
    expect(embeddingInfo(diabetes, "rank(0)").colour).toBe("SHAP value of s1");
    expect(() => embeddingInfo(diabetes, "rank(10)")).toThrow("rank must lie in [0, 10); got 10");
  });
});

describe("plots of an explanation", () => {
  it("take one output, and name them where there are several", () => {
    const message =
      'shap waterfall: wants one output; explanation has setosa, versicolor, virginica; pass explanation.output("setosa")';
    expect(() => plots.waterfall(irisExplanation().row(0))).toThrow(message);
    expect(plots.beeswarm(irisExplanation(), { output: "versicolor" }).info.output).toBe(
      "probability of versicolor",
    );
    expect(plots.beeswarm(irisExplanation(), { output: 2 }).info.output).toBe("probability of virginica");
    expect(() => plots.beeswarm(irisExplanation(), { output: "rose" })).toThrow('no output "rose"');
    expect(plots.beeswarm(cancerExplanation(2)).info.output).toBe("log-odds of malignant");
  });

  it("say what they show, and stay light for ten thousand rows", () => {
    const large = largeExplanation(10_000, 30);
    const plot = plots.beeswarm(large);
    expect(plot.info.remark).toMatch(/10,000 rows in \d+ cells/);
    expect(JSON.stringify({ data: plot.data, layout: plot.layout }).length + plot.svg().length).toBeLessThan(
      150_000,
    );
    expect(plots.scatter(large).info.feature).toBe("feature 0");
    expect(plots.waterfall(large.row(2)).words).toMatch(
      /goes from the base value −1 to .* \(log-odds of income > 50k\); what moved it most: /,
    );
  });

  it("refuse counts below one", () => {
    const own = diabetesExplanation();
    for (const plot of [plots.beeswarm, plots.bar, plots.heatmap, plots.force, plots.decision, plots.violin])
      expect(() => plot(own, { maxDisplay: 0 })).toThrow(
        "maxDisplay must be a whole number of 1 or more; got 0",
      );
  });
});
