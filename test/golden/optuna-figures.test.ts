/**
 * Plots of studies show what Optuna's show: the same points, lines, orders, axes and ticks. What stands in its figures as
 * layout is compared with our Info, whatever we draw of it.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as plots from "../../lib/plots/index.ts";
import {
  createStudy,
  createTrial,
  jsonToDistribution,
  type Distribution,
  type ParamValue,
  type Study,
  type TrialState,
} from "../../lib/tune/index.ts";
import {
  plotContour,
  plotEdf,
  plotHypervolumeHistory,
  plotIntermediateValues,
  plotOptimizationHistory,
  plotParallelCoordinate,
  plotParamImportances,
  plotParetoFront,
  plotRank,
  plotSlice,
  plotTimeline,
} from "../../lib/tune/index.ts";

type Axis = { title: { text: string }; type?: string; range?: number[]; categoryarray?: string[] };
interface Shown {
  readonly data: readonly Readonly<Record<string, any>>[];
  readonly layout: Readonly<Record<string, any>> & { xaxis: Axis; yaxis: Axis };
}
interface Held {
  readonly distributions: Readonly<Record<string, unknown>>;
  readonly directions: readonly string[];
  readonly trials: readonly {
    readonly number: number;
    readonly state: TrialState;
    readonly params: Readonly<Record<string, ParamValue>>;
    readonly values: readonly number[] | null;
  }[];
}

const folder = new URL("optuna/", import.meta.url);
const read = <T>(version: string, name: string): T =>
  JSON.parse(readFileSync(new URL(`${version}/figures/${name}.json`, folder), "utf8")) as T;

describe.each([
  { version: "4.9.0", compat: 4 },
  { version: "5.0.0.dev", compat: 5 },
] as const)("Optuna $version", ({ version, compat }) => {
  const held = read<Readonly<Record<string, Held>>>(version, "_studies");
  const figure = (name: string): Shown => read<Shown>(version, name);
  const reported = figure("intermediate_pruned").data;

  /** The study behind the figures; what trials reported and when they ran stands in the figures only. */
  const study = (name: string): Study => {
    const { distributions, directions, trials } = held[name]!;
    const made = createStudy({
      studyName: `fixed-${name}`,
      compat,
      directions: directions.map((direction) => (direction === "MINIMIZE" ? "minimize" : "maximize")),
    });
    const times = name === "mixed" ? figure("timeline_mixed").data[0]! : null;
    for (const { number, state, params, values } of trials) {
      const intermediateValues: Record<number, number> = {};
      if (name === "pruned")
        reported[number]!["x"].forEach((step: number, i: number) => {
          intermediateValues[step] = reported[number]!["y"][i];
        });
      const start = times === null ? 0 : Date.parse(`${times["base"][number]}Z`);
      made.addTrial(
        createTrial({
          state,
          params,
          values,
          intermediateValues,
          distributions: Object.fromEntries(
            Object.keys(params).map((key): [string, Distribution] => [
              key,
              jsonToDistribution(JSON.stringify(distributions[key])),
            ]),
          ),
          ...(times !== null && {
            datetimeStart: new Date(start),
            datetimeComplete: new Date(start + times["x"][number]),
          }),
        }),
      );
    }
    return made;
  };

  const near = (ours: readonly (number | null)[], theirs: readonly (number | null)[], within = 1e-9): void => {
    expect(ours.length).toBe(theirs.length);
    theirs.forEach((value, i) => {
      if (value === null) expect(ours[i]).toBeNull();
      else expect(Math.abs(ours[i]! - value)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(value)));
    });
  };

  /** Points of a series as Optuna's markers, its best line as its line. */
  const holdHistory = (series: plots.HistorySeries, [points, line]: Shown["data"]): void => {
    const places = series.numbers.flatMap((_, i) => (series.states[i] === "feasible" ? [i] : []));
    expect(places.map((i) => series.numbers[i])).toEqual(points!["x"]);
    expect(places.map((i) => series.values[i])).toEqual(points!["y"]);
    expect(series.numbers).toEqual(line!["x"]);
    expect(series.best).toEqual(line!["y"]);
  };

  it.each(["mixed", "pruned"])("optimization history: %s", (name) => {
    const { info } = plotOptimizationHistory(study(name));
    expect(info.series).toHaveLength(1);
    holdHistory(info.series[0]!, figure(`history_${name}`).data);
  });

  it("optimization history: two studies", () => {
    const { info } = plotOptimizationHistory([study("mixed"), study("conditional")]);
    const { data } = figure("history_two_studies");
    info.series.forEach((series, k) => {
      expect(`Best Value of ${series.name}`).toBe(data[3 * k + 1]!["name"]);
      holdHistory(series, data.slice(3 * k));
    });
    expect(info.series).toHaveLength(2);
  });

  it("intermediate values", () => {
    const { info } = plotIntermediateValues(study("pruned"));
    expect(info.trials.map(({ number }) => `Trial${number}`)).toEqual(reported.map((trace) => trace["name"]));
    info.trials.forEach((trial, i) => {
      expect(trial.steps).toEqual(reported[i]!["x"]);
      expect(trial.values).toEqual(reported[i]!["y"]);
    });
  });

  it.each(["mixed", "conditional"])("slices: %s", (name) => {
    const { data, layout } = figure(`slice_${name}`);
    const { info } = plotSlice(study(name));
    expect(info.panels).toHaveLength(data.length);
    info.panels.forEach((panel, k) => {
      const axis = layout[k === 0 ? "xaxis" : `xaxis${k + 1}`] as Axis;
      const trace = data[k]!;
      expect(panel.name).toBe(axis.title.text);
      expect(panel.isLog).toBe(axis.type === "log");
      expect(panel.labels?.map((text) => `'${text}'`)).toEqual(axis.categoryarray);
      expect(panel.x.map((x) => (panel.labels === null ? x : `'${panel.labels[x]!}'`))).toEqual(trace["x"]);
      expect(panel.y).toEqual(trace["y"]);
      expect(panel.trials).toEqual(trace["marker"].color);
    });
  });

  /** An axis of a panel as Optuna's layout has it. */
  const holdAxis = (axis: plots.ParamAxis, theirs: Axis): void => {
    expect(axis.name).toBe(theirs.title.text);
    expect(axis.isLog).toBe(theirs.type === "log");
    expect(axis.isCategory).toBe(theirs.type === "category");
    near(axis.isLog ? axis.range.map(Math.log10) : axis.range, theirs.range!);
  };

  it.each([
    ["contour_mixed_lr_units", ["lr", "units"]],
    ["contour_mixed_lr_act", ["lr", "act"]],
  ])("contours: %s", (name, params) => {
    const { data, layout } = figure(name);
    const [ground, points] = data;
    const { info } = plotContour(study("mixed"), { params });
    const [x, y] = info.axes as [plots.ParamAxis, plots.ParamAxis];
    holdAxis(x, layout.xaxis);
    holdAxis(y, layout.yaxis);
    expect(x.values).toEqual(points!["x"]);
    expect(y.values).toEqual(points!["y"]);
    const grid = plots.contourGrid(info, x, y);
    const lines = (ours: readonly (number | string)[], theirs: readonly (number | string)[]): void => {
      if (typeof theirs[0] === "string") expect(ours).toEqual(theirs);
      else near(ours as number[], theirs as number[]);
    };
    lines(grid.x, ground!["x"]);
    lines(grid.y, ground!["y"]);
    const z = grid.y.map(() => grid.x.map((): number | null => null));
    for (const [i, j, value] of grid.z) z[j]![i] = value;
    expect(z).toEqual(ground!["z"]);
    expect(ground!["reversescale"]).toBe(info.direction === "minimize");
  });

  it("ranks", () => {
    const { data, layout } = figure("rank_mixed_lr_units");
    const { info } = plotRank(study("mixed"), { params: ["lr", "units"] });
    const [x, y] = info.axes as [plots.ParamAxis, plots.ParamAxis];
    holdAxis(x, layout.xaxis);
    holdAxis(y, layout.yaxis);
    expect(x.values).toEqual(data[0]!["x"]);
    expect(y.values).toEqual(data[0]!["y"]);
    const bar = data[1]!["marker"].colorbar as { ticktext: string[] };
    bar.ticktext.forEach((text, i) => {
      expect(info.quartiles[i]).toBeCloseTo(Number(/\((.*)\)/.exec(text)![1]), 4);
    });
    // Their colours are their scale at our ranks.
    const scale = data[1]!["marker"].colorscale as [number, string][];
    const rgb = (text: string): number[] => text.match(/[\d.]+/g)!.map(Number);
    info.ranks.forEach((rank, i) => {
      const k = Math.min(scale.length - 2, Math.floor(rank * (scale.length - 1)));
      const [from, to] = [scale[k]!, scale[k + 1]!];
      const share = (rank - from[0]) / (to[0] - from[0]);
      const colour = rgb(from[1]).map((part, c) => part + share * (rgb(to[1])[c]! - part));
      const theirs = rgb(data[0]!["marker"].color[i]);
      colour.forEach((part, c) => expect(Math.abs(part - theirs[c]!)).toBeLessThanOrEqual(1));
    });
  });

  it("empirical distribution", () => {
    const { data } = figure("edf_mixed");
    const { info } = plotEdf(study("mixed"));
    expect(info.lines.map(({ name }) => name)).toEqual(data.map((trace) => trace["name"]));
    near(info.x, data[0]!["x"], 1e-12);
    near(info.lines[0]!.y!, data[0]!["y"], 1e-12);
  });

  it("Pareto front", () => {
    const [others, best] = figure("pareto_zdt1").data;
    const { info } = plotParetoFront(study("zdt1"));
    const hold = (points: plots.ParetoPoints, theirs: Shown["data"][number]): void => {
      expect(points.numbers).toEqual(theirs["marker"].color);
      expect(points.values.map(([x]) => x)).toEqual(theirs["x"]);
      expect(points.values.map(([, y]) => y)).toEqual(theirs["y"]);
    };
    hold(info.best, best!);
    hold(info.others, others!);
    expect(info.infeasible.numbers).toEqual([]);
    expect(plotParetoFront(study("zdt1"), { includeDominatedTrials: false }).info.others.numbers).toEqual([]);
  });

  it("hypervolume history", () => {
    const { x, y } = figure("hypervolume_zdt1").data[0] as unknown as { x: number[]; y: number[] };
    const { info } = plotHypervolumeHistory(study("zdt1"), REFERENCE);
    expect(info.numbers).toEqual(x);
    near(info.values, y, 1e-12);
  });

  it("timeline", () => {
    const { data } = figure("timeline_mixed");
    const { info } = plotTimeline(study("mixed"));
    expect(data).toHaveLength(1);
    expect(info.bars.map(({ number }) => number)).toEqual(data[0]!["y"]);
    expect(new Set(info.bars.map(({ state, infeasible }) => (infeasible ? "INFEASIBLE" : state)))).toEqual(
      new Set([data[0]!["name"]]),
    );
    // Times are kept to the millisecond.
    info.bars.forEach(({ start, end }, i) => {
      expect(Math.abs(start - Date.parse(`${data[0]!["base"][i]}Z`))).toBeLessThanOrEqual(1);
      expect(Math.abs(end - start - data[0]!["x"][i])).toBeLessThanOrEqual(1);
    });
  });

  it.each(["mixed", "conditional"])("parallel coordinates: %s", (name) => {
    const shown = figure(`parallel_${name}`);
    const { info } = plotParallelCoordinate(study(name));
    if (compat === 4) holdOldParallel(info, shown);
    else holdParallel(info, shown);
  });

  it("importances", () => {
    const bars = figure("importances_mixed").data[0] as unknown as { x: number[]; y: string[]; text: string[] };
    const importances = Object.fromEntries(bars.y.map((param, i) => [param, bars.x[i]!]));
    const { info } = plotParamImportances(study("mixed"), { importances });
    const params = info.targets[0]!.params.toReversed();
    expect(params.map((param) => param.name)).toEqual(bars.y);
    expect(params.map((param) => param.value)).toEqual(bars.x);
    expect(params.map((param) => param.text)).toEqual(bars.text);
  });
});

/** The figure does not say its reference point; its first two values give it. */
const REFERENCE = [1.2, 12];

const axesOf = (info: plots.ParallelCoordinateInfo): plots.ParallelAxis[] => [
  ...info.objectives,
  ...info.params,
];

/** As Optuna 4.9: plotly's own parallel coordinates, no trial that lacks a parameter. */
function holdOldParallel(info: plots.ParallelCoordinateInfo, { data }: Shown): void {
  const theirs = (data[0]?.["dimensions"] ?? []) as {
    label: string;
    range: number[];
    values: number[];
    tickvals?: number[];
    ticktext?: string[];
  }[];
  if (theirs.length === 0) {
    expect(info.params.flatMap(({ values }) => values)).toEqual([]);
    return;
  }
  const ours = axesOf(info);
  expect(ours.map(({ label }) => (label === "objective value" ? "Objective Value" : label))).toEqual(
    theirs.map(({ label }) => label),
  );
  ours.forEach((axis, k) => {
    const dimension = theirs[k]!;
    axis.range.forEach((end, i) => expect(end).toBeCloseTo(dimension.range[i]!, 9));
    axis.values.forEach((value, i) => expect(value).toBeCloseTo(dimension.values[i]!, 9));
    if (dimension.tickvals === undefined) return;
    expect(axis.ticks.map(({ value }) => value)).toEqual(
      dimension.tickvals.map((value) => expect.closeTo(value, 9) as unknown),
    );
    holdTexts(axis, dimension.ticktext!);
  });
}

/** As Optuna 5.0: a line for each trial over axes from 0 to 1, ticks as texts beside them. */
function holdParallel(info: plots.ParallelCoordinateInfo, { data, layout }: Shown): void {
  const ours = axesOf(info);
  const labels = (layout.xaxis as unknown as { ticktext: string[] }).ticktext;
  expect(ours.map(({ label }) => (label === "objective value" ? "Objective Value" : label))).toEqual(labels);
  const lines = data.slice(0, -1);
  expect(lines).toHaveLength(info.numbers.length);
  const at = ({ range: [lo, hi] }: plots.ParallelAxis, value: number): number =>
    lo === hi ? 0.5 : (value - lo) / (hi - lo);
  lines.forEach((line, i) => {
    ours.forEach((axis, k) => expect(at(axis, axis.values[i]!)).toBeCloseTo(line["y"][k], 9));
  });
  const ticks = layout["annotations"] as { x: number; y: number; text: string }[];
  ours.forEach((axis, k) => {
    const theirs = ticks.filter(({ x }) => x === k);
    expect(axis.ticks).toHaveLength(theirs.length);
    axis.ticks.forEach(({ value }, i) => expect(at(axis, value)).toBeCloseTo(theirs[i]!.y, 9));
    holdTexts(axis, theirs.map(({ text }) => text));
  });
}

/** The same words or numbers, whatever the notation. */
function holdTexts(axis: plots.ParallelAxis, texts: readonly string[]): void {
  axis.ticks.forEach(({ text }, i) => {
    const theirs = texts[i] === "None" ? "none" : texts[i]!;
    const number = Number(text.replaceAll(",", ""));
    if (Number.isNaN(number)) expect(text).toBe(theirs);
    // Python rounds halves to even.
    else expect(Math.abs(number - Number(theirs))).toBeLessThanOrEqual(0.01 * Math.abs(number));
  });
}
