/** The families of plots of studies: real searches, empty and single ones, hostile names, infeasible, pruned and running trials, thousands. */
import * as plots from "../../../lib/plots/index.ts";
import {
  CategoricalDistribution,
  FloatDistribution,
  IntDistribution,
  type StudyDirection,
  type TrialState,
} from "../../../lib/tune/index.ts";
import { family, HOSTILE, LONG, type Family } from "./family.ts";

const START = Date.UTC(2026, 10, 24, 9);

interface TrialParts {
  readonly state?: TrialState;
  readonly values?: readonly number[] | null;
  readonly params?: Readonly<Record<string, number | string>>;
  readonly reports?: readonly number[];
  readonly constraint?: number;
}

const RATE = new FloatDistribution(1e-5, 0.1, { log: true });
const DEPTH = new IntDistribution(1, 9);
const PLAIN = new FloatDistribution(-1e301, 1e301);

/** A trial with parameters of the kind that their values are. */
function trial(number: number, parts: TrialParts): plots.StudyTrial {
  const { state = "COMPLETE", values = null, params = {}, reports = [], constraint } = parts;
  return {
    number,
    state,
    values,
    params,
    distributions: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "string"
          ? new CategoricalDistribution(["tree", "forest", HOSTILE, LONG])
          : name === "rate"
            ? RATE
            : name === "depth"
              ? DEPTH
              : PLAIN,
      ]),
    ),
    intermediateValues: Object.fromEntries(reports.map((value, step) => [step, value])),
    datetimeStart: state === "WAITING" ? null : new Date(START + number * 1000),
    datetimeComplete:
      state === "WAITING" || state === "RUNNING" ? null : new Date(START + number * 1000 + 2500),
    ...(constraint !== undefined && { constraints: { size: constraint } }),
  };
}

const share = (i: number): number => (i * 0.754877666) % 1;

/** A search over a rate, a depth, a kind and a parameter of one kind only. */
function mixed(n: number): plots.StudyTrial[] {
  return Array.from({ length: n }, (_, i) => {
    const kind = i % 3 === 0 ? "forest" : "tree";
    const rate = 10 ** (-5 + 4 * share(i));
    const depth = 1 + ((i * 5) % 9);
    const value = (Math.log10(rate) + 3) ** 2 + depth / 9;
    const pruned = i % 7 === 5;
    return trial(i, {
      state: pruned ? "PRUNED" : i === n - 1 ? "RUNNING" : "COMPLETE",
      values: i === n - 1 ? null : [value],
      params: { rate, depth, kind, ...(kind === "forest" && { trees: 10 + (i % 50) }) },
      reports: Array.from({ length: pruned ? 3 : 12 }, (_, step) => value + 3 / (1 + step)),
      ...(i % 11 === 0 && { constraint: 1 }),
    });
  });
}

function hostile(): plots.StudyTrial[] {
  return Array.from({ length: 9 }, (_, i) =>
    trial(i, {
      values: [i === 4 ? 1e300 : -i],
      params: { [HOSTILE]: i, [LONG]: [HOSTILE, LONG, "tree"][i % 3]!, "": i / 3 },
      reports: [1e300, -i],
    }),
  );
}

function several(n: number, objectives: number): plots.ParetoTrial[] {
  return Array.from({ length: n }, (_, i) => {
    const values = Array.from({ length: objectives }, (_, k) => share(i * (k + 2) + k));
    return { trial: trial(i, { values, params: { rate: 0.01, depth: (i % 9) + 1 } }), values };
  });
}

const studyOf = (
  trials: readonly plots.StudyTrial[],
  direction: StudyDirection = "minimize",
  more: Partial<plots.StudySource> = {},
): plots.StudySource => ({ trials, directions: [direction], studyName: "search", ...more });

export function studyFamilies(): Family[] {
  const small = mixed(60);
  const large = mixed(6000);
  const none = studyOf([]);
  const failed = studyOf([trial(0, { state: "FAIL" }), trial(1, { values: [NaN], params: { x: 1 } })]);
  const one = studyOf([trial(0, { values: [0.5], params: { rate: 0.01, depth: 3, kind: "tree" } })]);
  const constant = studyOf([0, 1, 2].map((i) => trial(i, { values: [7], params: { x: 2, rate: 0.01 } })));
  const sources = {
    small: studyOf(small),
    maximized: studyOf(small, "maximize", { metricNames: [HOSTILE] }),
    target: studyOf(small, "minimize", { target: ({ number }) => number * 2, targetName: LONG }),
    infeasible: studyOf(
      [0, 1, 2].map((i) => trial(i, { values: [i], params: { x: i, rate: 0.1 }, constraint: 2 })),
    ),
    one,
    constant,
    none,
    "not finite": failed,
    hostile: studyOf(hostile(), "maximize", { targetName: HOSTILE, title: LONG }),
    many: studyOf(large),
  };
  const of = <Info>(make: (source: plots.StudySource) => Info): Record<string, Info> =>
    Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, make(source)]));
  const wide = studyOf(
    Array.from({ length: 300 }, (_, i) =>
      trial(i, {
        values: [share(i)],
        params: Object.fromEntries(Array.from({ length: 30 }, (_, k) => [`parameter ${k}`, share(i + k)])),
      }),
    ),
  );
  const recorder = plots.historyRecorder({ direction: "minimize", most: 60 });
  for (const own of large) recorder.add(own);
  return [
    family(
      "optimization history",
      plots.optimizationHistoryFigure,
      plots.optimizationHistorySvg,
      plots.optimizationHistoryWords,
      {
        ...of(plots.optimizationHistoryInfo),
        several: plots.optimizationHistoryInfo([
          studyOf(small),
          studyOf(hostile(), "minimize", { studyName: HOSTILE }),
        ]),
        "error bars": plots.optimizationHistoryInfo([studyOf(small), studyOf(mixed(50).toReversed())], {
          errorBar: true,
        }),
        running: recorder.info(),
        "no studies": plots.optimizationHistoryInfo([]),
      },
    ),
    family(
      "intermediate values",
      plots.intermediateValuesFigure,
      plots.intermediateValuesSvg,
      plots.intermediateValuesWords,
      of(plots.intermediateValuesInfo),
    ),
    family("slices", plots.sliceParamsFigure, plots.sliceParamsSvg, plots.sliceParamsWords, {
      ...of((source) => plots.sliceParamsInfo(source)),
      wide: plots.sliceParamsInfo(wide),
      single: plots.sliceParamsInfo(studyOf(small), { params: ["kind"] }),
    }),
    family("contours", plots.contourParamsFigure, plots.contourParamsSvg, plots.contourParamsWords, {
      ...of((source) => plots.contourParamsInfo(source)),
      wide: plots.contourParamsInfo(wide),
      two: plots.contourParamsInfo(studyOf(small), { params: ["rate", "kind"] }),
    }),
    family("ranks", plots.rankParamsFigure, plots.rankParamsSvg, plots.rankParamsWords, {
      ...of((source) => plots.rankParamsInfo(source)),
      wide: plots.rankParamsInfo(wide),
      two: plots.rankParamsInfo(studyOf(small), { params: ["rate", "kind"] }),
    }),
    family(
      "parallel coordinates",
      plots.parallelCoordinateFigure,
      plots.parallelCoordinateSvg,
      plots.parallelCoordinateWords,
      {
        ...of((source) => plots.parallelCoordinateInfo(source)),
        wide: plots.parallelCoordinateInfo(wide),
        "without missing": plots.parallelCoordinateInfo(studyOf(small), { skipMissing: true }),
        ranked: plots.parallelCoordinateInfo(
          { trials: several(40, 2).map((own) => own.trial), directions: ["minimize", "maximize"] },
          { paretoRanks: new Map(several(40, 2).map((own, i) => [own.trial.number, i % 4])) },
        ),
      },
    ),
    family(
      "parameter importances",
      plots.paramImportancesFigure,
      plots.paramImportancesSvg,
      plots.paramImportancesWords,
      {
        small: plots.paramImportancesInfo({
          targets: [{ name: "accuracy", importances: { rate: 0.7, depth: 0.299, kind: 0.001 } }],
          method: "PED-ANOVA",
        }),
        several: plots.paramImportancesInfo({
          targets: ["accuracy", HOSTILE].map((name) => ({ name, importances: { rate: 0.5, [LONG]: 0.5 } })),
        }),
        none: plots.paramImportancesInfo({ targets: [] }),
        "not finite": plots.paramImportancesInfo({ targets: [{ name: "loss", importances: { x: NaN } }] }),
        many: plots.paramImportancesInfo({
          targets: Array.from({ length: 9 }, (_, k) => ({
            name: `objective ${k}`,
            importances: Object.fromEntries(
              Array.from({ length: 500 }, (_, i) => [`${HOSTILE} ${i}`, share(i)]),
            ),
          })),
        }),
      },
    ),
    family("distribution of values", plots.edfFigure, plots.edfSvg, plots.edfWords, {
      ...of(plots.edfInfo),
      several: plots.edfInfo([studyOf(small), none, studyOf(hostile(), "minimize", { studyName: HOSTILE })]),
    }),
    family("Pareto front", plots.paretoFrontFigure, plots.paretoFrontSvg, plots.paretoFrontWords, {
      two: plots.paretoFrontInfo({
        names: ["accuracy", "milliseconds"],
        directions: ["maximize", "minimize"],
        best: several(5, 2),
        others: several(40, 2),
        infeasible: several(9, 2),
        constrained: true,
      }),
      three: plots.paretoFrontInfo({
        names: ["a", HOSTILE, LONG],
        directions: null,
        best: several(5, 3),
        others: several(40, 3),
        infeasible: [],
        constrained: false,
      }),
      one: plots.paretoFrontInfo({
        names: [HOSTILE, LONG],
        directions: ["minimize", "minimize"],
        best: several(1, 2),
        others: [],
        infeasible: [],
        constrained: false,
      }),
      infeasible: plots.paretoFrontInfo({
        names: ["a", "b"],
        directions: ["minimize", "minimize"],
        best: [],
        others: [],
        infeasible: several(3, 2),
        constrained: true,
      }),
      none: plots.paretoFrontInfo({
        names: ["a", "b"],
        directions: ["minimize", "minimize"],
        best: [],
        others: [],
        infeasible: [],
        constrained: false,
      }),
      many: plots.paretoFrontInfo({
        names: ["a", "b"],
        directions: ["minimize", "minimize"],
        best: several(3000, 2),
        others: several(6000, 2),
        infeasible: several(4000, 2),
        constrained: true,
      }),
      "many in space": plots.paretoFrontInfo({
        names: ["a", "b", "c"],
        directions: ["minimize", "minimize", "maximize"],
        best: several(3000, 3),
        others: several(6000, 3),
        infeasible: several(4000, 3),
        constrained: true,
      }),
    }),
    family(
      "timeline of trials",
      plots.trialTimelineFigure,
      plots.trialTimelineSvg,
      plots.trialTimelineWords,
      {
        ...Object.fromEntries(
          Object.entries(sources).map(([name, { trials }]) => [
            name === "not finite" ? "failed" : name,
            plots.trialTimelineInfo({ trials, now: START + 70_000 }),
          ]),
        ),
        waiting: plots.trialTimelineInfo({ trials: [trial(0, { state: "WAITING" })], now: START }),
        recent: plots.trialTimelineInfo({ trials: small, now: START, recentTrials: 5 }),
      },
    ),
    family(
      "terminator improvement",
      plots.terminatorImprovementFigure,
      plots.terminatorImprovementSvg,
      plots.terminatorImprovementWords,
      {
        falling: improvement(60, true),
        "without error": improvement(60, false),
        early: improvement(9, true),
        none: improvement(0, false),
        "not finite": plots.terminatorImprovementInfo({ numbers: [0, 1], improvements: [NaN, Infinity] }),
        many: improvement(5000, true),
      },
    ),
    family(
      "hypervolume history",
      plots.hypervolumeHistoryFigure,
      plots.hypervolumeHistorySvg,
      plots.hypervolumeHistoryWords,
      {
        rising: hypervolume(50),
        zero: plots.hypervolumeHistoryInfo({ numbers: [0, 1], values: [0, 0], referencePoint: [1, 1] }),
        none: hypervolume(0),
        "not finite": plots.hypervolumeHistoryInfo({
          numbers: [0],
          values: [Infinity],
          referencePoint: [NaN, 1],
        }),
        many: hypervolume(5000),
      },
    ),
  ];
}

function improvement(n: number, errors: boolean): plots.TerminatorImprovementInfo {
  const numbers = Array.from({ length: n }, (_, i) => i + 2);
  return plots.terminatorImprovementInfo({
    numbers,
    improvements: numbers.map((i) => 9 * Math.exp(-i / 10)),
    errors: errors ? numbers.map(() => 0.1) : null,
  });
}

function hypervolume(n: number): plots.HypervolumeHistoryInfo {
  const numbers = Array.from({ length: n }, (_, i) => i);
  return plots.hypervolumeHistoryInfo({
    numbers,
    values: numbers.map((i) => 1 - 1 / (1 + i)),
    referencePoint: [1, 1],
  });
}
