/**
 * Plots of studies against Optuna's Info functions where its example figures do not reach: constraints, maximising, trials that
 * are pruned or failed, parameters that not all trials have, numbers, booleans and None as categories, an infinite value,
 * error bars, three objectives.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as plots from "../../lib/plots/index.ts";
import {
  BestValueStagnationEvaluator,
  createStudy,
  createTrial,
  jsonToDistribution,
  plotContour,
  plotEdf,
  plotHypervolumeHistory,
  plotIntermediateValues,
  plotOptimizationHistory,
  plotParallelCoordinate,
  plotParetoFront,
  plotSlice,
  plotTerminatorImprovement,
  plotTimeline,
  type Distribution,
  type ParamValue,
  type Study,
  type StudyDirection,
  type TrialState,
} from "../../lib/tune/index.ts";

type Numbers = readonly (number | null)[];

interface History {
  readonly numbers: readonly number[];
  readonly values: Numbers;
  readonly stds: Numbers | null;
  readonly states: readonly string[];
  readonly best: Numbers | null;
  readonly best_stds: Numbers | null;
}

interface Dimension {
  readonly label: string;
  readonly values: readonly number[];
  readonly range: readonly number[];
  readonly is_log: boolean;
  readonly is_cat: boolean;
  readonly tickvals: readonly number[];
  readonly ticktext: readonly string[];
}

interface Case {
  readonly directions: readonly StudyDirection[];
  readonly trials: readonly {
    readonly number: number;
    readonly state: TrialState;
    readonly params: Readonly<Record<string, ParamValue>>;
    readonly values: readonly (number | "inf")[] | null;
    readonly reports: readonly number[];
    readonly constraints: Readonly<Record<string, number>>;
    readonly start: number;
    readonly end: number;
  }[];
  readonly history: readonly History[];
  readonly slice: readonly {
    readonly name: string;
    readonly x: readonly (number | string)[];
    readonly y: readonly number[];
    readonly numbers: readonly number[];
    readonly is_log: boolean;
    readonly is_numerical: boolean;
    readonly labels: readonly string[] | null;
    readonly feasible: readonly boolean[];
  }[];
  readonly contour: {
    readonly params: readonly string[];
    readonly axes: readonly {
      readonly range: readonly number[];
      readonly is_log: boolean;
      readonly is_cat: boolean;
      readonly indices: readonly (number | string)[];
    }[];
    readonly pairs: readonly {
      readonly x: number;
      readonly y: number;
      readonly z: readonly (readonly [number, number, number])[];
    }[];
  };
  readonly edf: { readonly x: readonly number[]; readonly y: readonly (readonly number[])[] };
  readonly intermediate: readonly {
    readonly number: number;
    readonly values: readonly (readonly [number, number])[];
    readonly feasible: boolean;
  }[];
  readonly timeline: readonly {
    readonly number: number;
    readonly state: string;
    readonly infeasible: boolean;
    readonly ms: number;
  }[];
  readonly terminator: Readonly<Record<"numbers" | "improvements" | "errors", readonly number[]>>;
  readonly parallel: readonly Dimension[];
  readonly ranks: readonly number[];
  readonly pareto: Readonly<Record<"best" | "others" | "infeasible", readonly number[]>>;
  readonly reference: readonly number[];
  readonly hypervolume: { readonly numbers: readonly number[]; readonly values: readonly number[] };
}

const held = JSON.parse(
  readFileSync(new URL("optuna/extra/figures.json", import.meta.url), "utf8"),
) as {
  readonly distributions: Readonly<Record<string, unknown>>;
  readonly studies: Readonly<Record<string, Case>> & { readonly error_bar: readonly History[] };
};

const caseOf = (name: string): Case => held.studies[name]!;

function study(name: string): Study {
  const { directions, trials } = caseOf(name);
  const made = createStudy({ studyName: name, directions });
  for (const { number, state, params, values, reports, constraints, start, end } of trials)
    made.addTrial(
      createTrial({
        state,
        params,
        values: values?.map((value) => (value === "inf" ? Infinity : value)) ?? null,
        distributions: Object.fromEntries(
          Object.keys(params).map((key): [string, Distribution] => [
            key,
            jsonToDistribution(JSON.stringify(held.distributions[key])),
          ]),
        ),
        intermediateValues: Object.fromEntries(reports.entries()),
        systemAttrs: Object.fromEntries(
          Object.entries(constraints).map(([key, value]) => [`constraints:${key}`, value]),
        ),
        userAttrs: { number },
        datetimeStart: new Date(start),
        datetimeComplete: new Date(end),
      }),
    );
  return made;
}

/** As Python writes a choice, as a plot does. */
const WORDS: Readonly<Record<string, string>> = { True: "true", False: "false", None: "null" };
const word = (text: number | string): number | string => WORDS[text] ?? text;

function near(ours: Numbers, theirs: Numbers, within = 1e-9): void {
  expect(ours).toHaveLength(theirs.length);
  theirs.forEach((value, i) => {
    if (value === null) expect(ours[i]).toBeNull();
    else expect(Math.abs(ours[i]! - value)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(value)));
  });
}

function holdHistory(ours: readonly plots.HistorySeries[], theirs: readonly History[]): void {
  expect(ours).toHaveLength(theirs.length);
  ours.forEach((series, k) => {
    const other = theirs[k]!;
    expect(series.numbers).toEqual(other.numbers);
    near(series.values, other.values);
    near(series.best!, other.best!);
    if (other.stds === null) expect(series.states).toEqual(other.states.map((state) => state.toLowerCase()));
    else {
      near(series.sd!, other.stds);
      near(series.bestSd!, other.best_stds!);
    }
  });
}

function holdParallel(info: plots.ParallelCoordinateInfo, theirs: readonly Dimension[]): void {
  const ours = [...info.objectives, ...info.params];
  expect(ours.map(({ label }) => label.toLowerCase())).toEqual(theirs.map(({ label }) => label.toLowerCase()));
  // Optuna sorts lines by categories that are numbers; a line is the same wherever it stands.
  const lines = (axes: readonly { readonly values: readonly number[] }[]): string[] =>
    axes[0]!.values
      .map((_, i) => axes.map(({ values }) => values[i]!.toPrecision(9)).join(" "))
      .toSorted((a, b) => (a < b ? -1 : 1));
  expect(lines(ours)).toEqual(lines(theirs));
  ours.forEach((axis, k) => {
    const other = theirs[k]!;
    near(axis.range, other.range);
    expect([axis.isLog, axis.isCategory]).toEqual([other.is_log, other.is_cat]);
    if (other.tickvals.length === 0) return;
    near(
      axis.ticks.map(({ value }) => value),
      other.tickvals,
    );
    if (axis.isCategory && !axis.hasMissing)
      expect(axis.ticks.map(({ text }) => text)).toEqual(other.ticktext.map(word));
  });
}

describe.each(["free", "held", "other", "single"])("one objective: %s", (name) => {
  it("optimization history", () =>
    holdHistory(plotOptimizationHistory(study(name)).info.series, caseOf(name).history));

  it("intermediate values", () => {
    const { info } = plotIntermediateValues(study(name));
    expect(
      info.trials.map(({ number, steps, values, feasible }) => ({
        number,
        values: steps.map((step, i) => [step, values[i]]),
        feasible,
      })),
    ).toEqual(caseOf(name).intermediate);
  });

  it("slices", () => {
    const { info } = plotSlice(study(name));
    const theirs = caseOf(name).slice;
    expect(info.panels.map((panel) => panel.name)).toEqual(theirs.map((panel) => panel.name));
    info.panels.forEach((panel, k) => {
      const other = theirs[k]!;
      expect(panel.isLog).toBe(other.is_log);
      expect(panel.labels === null).toBe(other.is_numerical);
      expect(panel.labels ?? null).toEqual(other.labels?.map(word) ?? null);
      const points = panel.trials
        .map((number, i) => ({
          number,
          x: panel.labels === null ? panel.x[i] : panel.labels[panel.x[i]!],
          y: panel.y[i],
          feasible: panel.feasible[i],
        }))
        .toSorted((a, b) => a.number - b.number);
      expect(points).toEqual(
        other.numbers.map((number, i) => ({
          number,
          x: word(other.x[i]!),
          y: other.y[i],
          feasible: other.feasible[i],
        })),
      );
    });
  });

  it("contours", () => {
    const { info } = plotContour(study(name));
    const theirs = caseOf(name).contour;
    expect(info.axes.map((axis) => axis.name)).toEqual(theirs.params);
    info.axes.forEach((axis, k) => {
      const other = theirs.axes[k]!;
      expect([axis.isLog, axis.isCategory]).toEqual([other.is_log, other.is_cat]);
      near(axis.range, other.range);
    });
    for (const pair of theirs.pairs) {
      const [x, y] = [info.axes[pair.x]!, info.axes[pair.y]!];
      const grid = plots.contourGrid(info, x, y);
      // Words sort otherwise than Python's: places are compared by what stands there.
      const at = (i: number, j: number, xs: readonly (number | string)[], ys: typeof xs): string =>
        [xs[i]!, ys[j]!].map((value) => (typeof value === "number" ? value.toPrecision(9) : word(value))).join();
      const ours = new Map(grid.z.map(([i, j, z]) => [at(i, j, grid.x, grid.y), z]));
      expect(ours).toEqual(
        new Map(
          pair.z.map(([i, j, z]) => [
            at(i, j, theirs.axes[pair.x]!.indices, theirs.axes[pair.y]!.indices),
            z,
          ]),
        ),
      );
    }
  });

  it("empirical distribution", () => {
    const { info } = plotEdf(study(name));
    near(info.x, caseOf(name).edf.x, 1e-12);
    info.lines.forEach(({ y }, k) => near(y!, caseOf(name).edf.y[k]!, 1e-12));
  });

  it("timeline", () => {
    const { info } = plotTimeline(study(name));
    expect(
      info.bars.map(({ number, state, infeasible, start, end }) => ({ number, state, infeasible, ms: end - start })),
    ).toEqual(caseOf(name).timeline);
  });

  it("parallel coordinates", () => holdParallel(plotParallelCoordinate(study(name)).info, caseOf(name).parallel));
});

it("terminator improvement", () => {
  const { terminator } = caseOf("other");
  const { info } = plotTerminatorImprovement(study("other"), {
    improvementEvaluator: new BestValueStagnationEvaluator({ maxStagnationTrials: 4 }),
    plotError: true,
  });
  expect(info.numbers).toEqual(terminator.numbers);
  expect(info.improvements).toEqual(terminator.improvements);
  expect(info.errors).toEqual(terminator.errors);
});

it("error bars over studies", () =>
  holdHistory(
    plotOptimizationHistory([study("held"), study("other")], { errorBar: true }).info.series,
    held.studies.error_bar,
  ));

describe.each(["two", "three"])("several objectives: %s", (name) => {
  it("Pareto front", () => {
    const { info } = plotParetoFront(study(name));
    for (const which of ["best", "others", "infeasible"] as const)
      expect(info[which].numbers).toEqual(caseOf(name).pareto[which]);
  });

  it("hypervolume history", () => {
    const { info } = plotHypervolumeHistory(study(name), caseOf(name).reference);
    expect(info.numbers).toEqual(caseOf(name).hypervolume.numbers);
    near(info.values, caseOf(name).hypervolume.values, 1e-12);
    expect(info.values.at(-1)).toBeGreaterThan(0);
  });

  it("parallel coordinates by rank", () => {
    const { info } = plotParallelCoordinate(study(name));
    holdParallel(info, caseOf(name).parallel);
    const sorted = (ranks: readonly number[]): number[] => ranks.toSorted((a, b) => a - b);
    expect(sorted(info.colours)).toEqual(sorted(caseOf(name).ranks));
  });
});
