/**
 * Intermediate values: what each trial reported on its way, pruned ones cut short. The best trial stands out, those that break
 * constraints are grey. Source: Optuna 5.0, `visualization/_intermediate_values.py`. O(reports).
 */
import type { StudyDirection } from "../tune/index.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { drawable } from "./finite.ts";
import { counted, countText, numberText } from "./number-text.ts";
import { thinned, type Plane, type PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { bestTrial, drawnText, evenly, isFeasible, type StudySource } from "./study-trials.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface IntermediateTrial {
  readonly number: number;
  readonly state: string;
  readonly feasible: boolean;
  /** In rising order. */
  readonly steps: readonly number[];
  /** Null for reports that are not finite. */
  readonly values: readonly (number | null)[];
}

export interface IntermediateValuesInfo {
  readonly title: string;
  readonly direction: StudyDirection | null;
  /** Complete, pruned and running trials that reported. */
  readonly trials: readonly IntermediateTrial[];
  /** The number of the best complete trial. */
  readonly best: number | null;
}

export function intermediateValuesInfo(
  source: Pick<StudySource, "trials" | "directions" | "title">,
): IntermediateValuesInfo {
  const trials = source.trials.flatMap((trial): IntermediateTrial[] => {
    const { number, state, intermediateValues } = trial;
    if (state === "FAIL" || state === "WAITING") return [];
    const steps = Object.keys(intermediateValues)
      .map(Number)
      .toSorted((a, b) => a - b);
    if (steps.length === 0) return [];
    return [
      {
        number,
        state,
        feasible: isFeasible(trial),
        steps,
        values: steps.map((step) =>
          drawable(intermediateValues[step]!) ? intermediateValues[step]! + 0 : null,
        ),
      },
    ];
  });
  const single = source.directions.length === 1;
  const complete = single
    ? source.trials.flatMap((trial) =>
        trial.state === "COMPLETE" && drawable(trial.values?.[0] ?? NaN)
          ? [{ trial, value: trial.values![0]!, feasible: isFeasible(trial) }]
          : [],
      )
    : [];
  const direction = single ? source.directions[0]! : null;
  return {
    title: source.title ?? "Intermediate values",
    direction,
    trials,
    best: bestTrial(complete, direction)?.trial.number ?? null,
  };
}

/** The result in words. */
export function intermediateValuesWords(info: IntermediateValuesInfo): string {
  const drawnOnes = info.trials.filter(shows);
  if (drawnOnes.length === 0) return `${info.title}: ${NOTHING}`;
  const best = drawnOnes.find(({ number }) => number === info.best);
  const end = best?.values.findLast((value) => value !== null);
  const last =
    best === undefined || end === undefined || end === null
      ? ""
      : `; the best, trial ${best.number}, ends at ${numberText(end, 4)}`;
  return `${info.title}: ${remark(info)}${last}`;
}

/** Plotly figure. */
export function intermediateValuesFigure(info: IntermediateValuesInfo): Figure {
  return info.trials.some(shows) ? planeFigure(planeOf(info)) : nothingFigure(info.title, NOTHING);
}

/** Static picture of the same. */
export function intermediateValuesSvg(info: IntermediateValuesInfo, options: SvgOptions = {}): string {
  return info.trials.some(shows)
    ? planeSvg(planeOf(info), options)
    : nothingSvg(info.title, NOTHING, options);
}

const NOTHING = "nothing to show: no trial reported a value";
const MOST_TRIALS = 120;
const MOST_POINTS = 1800;

function shows(trial: IntermediateTrial): boolean {
  return trial.values.some((value) => value !== null);
}

function remark(info: IntermediateValuesInfo): string {
  const trials = info.trials.filter(shows);
  const count = (state: string): number => trials.filter((trial) => trial.state === state).length;
  const parts = [`${counted(trials.length, "trial")} reported`];
  for (const state of ["COMPLETE", "PRUNED", "RUNNING"])
    if (count(state) > 0) parts.push(`${countText(count(state))} ${state.toLowerCase()}`);
  return parts.join(" · ");
}

function planeOf(info: IntermediateValuesInfo): Plane {
  const trials = info.trials.filter(shows);
  const places = evenly(
    trials.length,
    MOST_TRIALS,
    trials.flatMap(({ number }, i) => (number === info.best ? [i] : [])),
  );
  const drawn = places.map((i) => trials[i]!);
  const most = Math.max(4, Math.floor(MOST_POINTS / drawn.length));
  // Trials of one kind are one line with breaks: a hundred lines stay one trace and one legend entry.
  const kinds: readonly {
    name: string;
    colour: "blue" | "purple" | "grey" | "red" | "green";
    of: (trial: IntermediateTrial) => boolean;
    faint: boolean;
  }[] = [
    {
      name: "infeasible",
      colour: "grey",
      of: (trial) => !trial.feasible && trial.number !== info.best,
      faint: true,
    },
    {
      name: "pruned",
      colour: "purple",
      of: (trial) => trial.feasible && trial.state === "PRUNED",
      faint: true,
    },
    {
      name: "complete",
      colour: "blue",
      of: (trial) => trial.feasible && trial.state === "COMPLETE" && trial.number !== info.best,
      faint: true,
    },
    {
      name: "running",
      colour: "green",
      of: (trial) => trial.feasible && trial.state === "RUNNING",
      faint: false,
    },
    {
      name: `best: trial ${info.best}`,
      colour: "red",
      of: (trial) => trial.number === info.best,
      faint: false,
    },
  ];
  const layers = kinds.flatMap(({ name, colour, of, faint }): PlaneLayer[] => {
    const own = drawn.filter(of);
    if (own.length === 0) return [];
    const line = { x: [] as number[], y: [] as (number | null)[] };
    const ends = { x: [] as number[], y: [] as number[], texts: [] as string[] };
    for (const trial of own) {
      const path = thinned(
        trial.steps.filter((_, i) => trial.values[i]! !== null),
        trial.values.filter((value) => value !== null),
        most,
      );
      line.x.push(...path.x, path.x.at(-1)!);
      line.y.push(...path.y, null);
      ends.x.push(path.x.at(-1)!);
      ends.y.push(path.y.at(-1)!);
      ends.texts.push(
        `trial ${trial.number}, ${trial.state.toLowerCase()}: ${numberText(path.y.at(-1)!, 5)} at step ${path.x.at(-1)!}`,
      );
    }
    return [
      { kind: "line", colour, faint, name, ...line },
      { kind: "points", colour, small: faint, ...ends },
    ];
  });
  const all = layers
    .flatMap((layer) => (layer.kind === "line" ? layer.y : []))
    .filter((value) => value !== null);
  const [lo, hi] = [
    all.reduce((a, b) => Math.min(a, b), Infinity),
    all.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  return {
    title: info.title,
    remark: [remark(info), ...drawnText(drawn.length, trials.length)].join(" · "),
    words: intermediateValuesWords(info),
    x: { title: "step", whole: true },
    panels: [
      {
        y: { title: "intermediate value", ...(lo > 0 && hi / lo >= 1000 && { scale: "log" as const }) },
        layers,
      },
    ],
  };
}
