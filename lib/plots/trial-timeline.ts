/**
 * Timeline of trials: when each ran and how it ended, one bar each; gaps, stragglers and failures show. Of more than 400 trials
 * neighbours share a bar. Source: Optuna 5.0, `visualization/_timeline.py`. O(trials).
 */
import type { TrialState } from "../tune/index.ts";
import { figure, nothingFigure, plain, plainLines, titled, type Figure, type Trace } from "./figure.ts";
import { counted, countText, numberText } from "./number-text.ts";
import { dateScale, linearScale, type Scale } from "./scale.ts";
import { evenly, isFeasible, trialText, type StudyTrial } from "./study-trials.ts";
import {
  axisBelow,
  box,
  COLOURS,
  element,
  filled,
  gridDown,
  gridLeft,
  heading,
  label,
  nothingSvg,
  ruler,
  svg,
  textRoom,
  widthOf,
  type Colour,
  type SvgOptions,
} from "./svg.ts";

export interface TrialTimelineSource {
  readonly trials: readonly StudyTrial[];
  /** Milliseconds since 1970: the end of bars of trials that still run. */
  readonly now: number;
  /** Only so many of the latest. */
  readonly recentTrials?: number | undefined;
  readonly title?: string | undefined;
}

export interface TimelineBar {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly state: TrialState;
  readonly infeasible: boolean;
  /** What is said of the trial; empty where neighbours share a bar. */
  readonly text: string;
}

export interface TrialTimelineInfo {
  readonly title: string;
  readonly bars: readonly TimelineBar[];
  /** Most trials that ran at the same moment. */
  readonly abreast: number;
}

/** @throws RangeError when `recentTrials` is not a whole number above 0. */
export function trialTimelineInfo(source: TrialTimelineSource): TrialTimelineInfo {
  const { trials, now, recentTrials } = source;
  if (recentTrials !== undefined && !(Number.isInteger(recentTrials) && recentTrials > 0))
    throw new RangeError(
      `trialTimeline: recentTrials is a whole number above 0; got ${recentTrials}; leave it out for all trials`,
    );
  const last = lastMoment(trials, now);
  const shown = recentTrials === undefined ? trials : trials.slice(-recentTrials);
  // Bars that will be merged say nothing of single trials.
  const merge = shown.length > MOST_BARS;
  const bars = shown.map((trial): TimelineBar => {
    const start = trial.datetimeStart?.getTime() ?? last;
    return {
      number: trial.number,
      start,
      end: trial.state === "RUNNING" ? last + SMALL : (trial.datetimeComplete?.getTime() ?? start + SMALL),
      state: trial.state,
      infeasible: !isFeasible(trial),
      text: merge ? "" : textOf(trial),
    };
  });
  return { title: source.title ?? "Timeline of trials", bars, abreast: abreastOf(bars) };
}

/** The result in words. */
export function trialTimelineWords(info: TrialTimelineInfo): string {
  const why = nothing(info);
  return why === undefined
    ? `${info.title}: ${[remark(info), ...kindTexts(info)].join(" · ")}`
    : `${info.title}: ${why}`;
}

/** Plotly figure. */
export function trialTimelineFigure(info: TrialTimelineInfo): Figure {
  const why = nothing(info);
  if (why !== undefined) return nothingFigure(info.title, why);
  const { bars, per } = merged(info.bars);
  const data = KINDS.flatMap(({ name, colour, of }): Trace[] => {
    const own = bars.filter(of);
    return own.length === 0
      ? []
      : [
          {
            type: "bar",
            orientation: "h",
            name: `${name} · ${countText(own.reduce((sum, bar) => sum + bar.trials, 0))}`,
            x: own.map(({ start, end }) => end - start),
            base: own.map(({ start }) => new Date(start).toISOString()),
            y: own.map(({ number }) => number),
            width: per > 1 ? per * 0.95 : 0.8,
            marker: { color: COLOURS[colour], line: { width: 0 } },
            hovertext: own.map((bar) =>
              plainLines(`${bar.text}\n${name}, ${durationText(bar.end - bar.start)}`, 60),
            ),
            hoverinfo: "text",
            textposition: "none",
            showlegend: true,
          },
        ];
  });
  return figure(
    {
      data,
      layout: {
        ...titled(info.title, [remark(info), ...mergedText(per)].join(" · ")),
        height: 380,
        barmode: "overlay",
        bargap: 0.05,
        margin: { t: 72, b: 84 },
        showlegend: true,
        legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
        xaxis: {
          type: "date",
          range: spanOf(info).map((at) => new Date(at).toISOString()),
          title: { text: plain("time (UTC)") },
          zeroline: false,
        },
        yaxis: { title: { text: "trial" }, zeroline: false, ...(info.bars.length < 8 && { dtick: 1 }) },
      },
    },
    trialTimelineWords(info),
  );
}

/** Static picture of the same. */
export function trialTimelineSvg(info: TrialTimelineInfo, options: SvgOptions = {}): string {
  const why = nothing(info);
  if (why !== undefined) return nothingSvg(info.title, why, options);
  const width = widthOf(options);
  const { bars, per } = merged(info.bars);
  const head = heading(info.title, [remark(info), ...mergedText(per)].join(" · "), width, options);
  const kinds = KINDS.flatMap((kind) => {
    const own = bars.filter(kind.of);
    return own.length === 0 ? [] : [{ ...kind, own }];
  });
  let [legendX, row] = [0, 0];
  const legend = kinds.map(({ name, colour, own }) => {
    const text = `${name} · ${countText(own.reduce((sum, bar) => sum + bar.trials, 0))}`;
    if (legendX > 0 && legendX + 22 + textRoom(text) > width) [legendX, row] = [0, row + 1];
    const [at, y] = [legendX, head.height + 12 + row * 16];
    legendX += textRoom(text) + 40;
    return [filled(colour, 1, element("path", { d: box(at, y - 9, 14, 10) })), label(text, at + 20, y)];
  });
  const top = head.height + 16 * (row + 1) + 24;
  const bottom = top + Math.round(Math.min(260, Math.max(60, info.bars.length * 14)));
  const numbers = info.bars.map(({ number }) => number);
  const [first, last] = [numbers[0]!, numbers.at(-1)!];
  const y = linearScale(first - 0.5, last + 0.5, bottom, top, Math.max(2, Math.floor((bottom - top) / 40)));
  const ticks = y.ticks
    .filter(({ value }) => Number.isInteger(value))
    .map(({ value }) => ({ value, text: String(value) }));
  const left = Math.max(20, ...ticks.map(({ text }) => textRoom(text))) + 10;
  const right = width - 8;
  const [from, to] = spanOf(info);
  const count = Math.max(2, Math.floor((right - left) / 100));
  const short = to - from < SHORT;
  const x = short ? sinceScale(from, to, left, right, count) : dateScale(from, to, left, right, count);
  const thick = (Math.abs(y.at(1) - y.at(0)) || 10) * per;
  const high = Math.max(0.6, thick * (thick > 3 ? 0.8 : 1));
  return svg(
    width,
    bottom + 38,
    trialTimelineWords(info),
    head.markup,
    legend,
    label("trial", left, top - 8, { faint: true }),
    gridLeft({ ...y, ticks }, left, right),
    gridDown(x, top, bottom),
    kinds.map(({ colour, own }) =>
      filled(
        colour,
        1,
        element("path", {
          d: own
            .map(({ number, start, end }) => {
              const [a, b] = [x.at(Math.min(start, end)), x.at(Math.max(start, end))];
              return box(tenth(a), tenth(y.at(number) - high / 2), tenth(Math.max(1.2, b - a)), tenth(high));
            })
            .join(""),
        }),
      ),
    ),
    ruler(`M${left} ${bottom}H${right}`, 0.5),
    axisBelow(x, bottom, left, right),
    label(short ? "time since the start" : "time (UTC)", right, bottom + 31, { anchor: "end", faint: true }),
  );
}

const SMALL = 1000;
/** Below it the calendar has no ticks. */
const SHORT = 8000;
const MOST_BARS = 400;

const KINDS: readonly {
  name: string;
  colour: Colour;
  of: (bar: { state: string; infeasible: boolean }) => boolean;
}[] = [
  { name: "infeasible", colour: "grey", of: ({ state, infeasible }) => state === "COMPLETE" && infeasible },
  { name: "complete", colour: "blue", of: ({ state, infeasible }) => state === "COMPLETE" && !infeasible },
  { name: "pruned", colour: "orange", of: ({ state }) => state === "PRUNED" },
  { name: "failed", colour: "red", of: ({ state }) => state === "FAIL" },
  { name: "running", colour: "green", of: ({ state }) => state === "RUNNING" },
  { name: "waiting", colour: "purple", of: ({ state }) => state === "WAITING" },
];

function textOf(trial: StudyTrial): string {
  const values = trial.values?.slice(0, 4).map((value) => numberText(value, 5));
  return trialText(trial, values?.join(", ") ?? trial.state.toLowerCase());
}

/** Now, where a trial runs that is not much older than any that ended (else its worker was killed); else the last end. */
function lastMoment(trials: readonly StudyTrial[], now: number): number {
  let [longest, latest] = [-Infinity, -Infinity];
  for (const { datetimeStart, datetimeComplete } of trials) {
    if (datetimeComplete === null) continue;
    latest = Math.max(latest, datetimeComplete.getTime());
    if (datetimeStart !== null)
      longest = Math.max(longest, datetimeComplete.getTime() - datetimeStart.getTime());
  }
  const runs = trials.some(
    ({ state, datetimeStart }) =>
      state === "RUNNING" &&
      (longest === -Infinity || (datetimeStart !== null && now - datetimeStart.getTime() < 5 * longest)),
  );
  return runs || latest === -Infinity ? now : latest;
}

function abreastOf(bars: readonly TimelineBar[]): number {
  const marks = bars
    .filter(({ state }) => state !== "WAITING")
    .flatMap(({ start, end }) => [
      { at: start, step: 1 },
      { at: end, step: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.step - b.step);
  let [now, most] = [0, 0];
  for (const { step } of marks) most = Math.max(most, (now += step));
  return most;
}

interface Merged extends Omit<TimelineBar, "infeasible"> {
  readonly infeasible: boolean;
  readonly trials: number;
}

/** Runs of neighbours as one bar of each kind, from the first start to the last end. */
function merged(bars: readonly TimelineBar[]): { bars: Merged[]; per: number } {
  const per = Math.ceil(bars.length / MOST_BARS);
  if (per === 1) return { bars: bars.map((bar) => ({ ...bar, trials: 1 })), per };
  const out: Merged[] = [];
  for (let from = 0; from < bars.length; from += per) {
    const run = bars.slice(from, from + per);
    for (const { of, name } of KINDS) {
      const own = run.filter(of);
      const first = own[0];
      if (first === undefined) continue;
      out.push({
        ...first,
        number: (run[0]!.number + run.at(-1)!.number) / 2,
        start: own.reduce((least, { start }) => Math.min(least, start), Infinity),
        end: own.reduce((most, { end }) => Math.max(most, end), -Infinity),
        text: `trials ${run[0]!.number} to ${run.at(-1)!.number}: ${own.length} ${name}`,
        trials: own.length,
      });
    }
  }
  return { bars: evenly(out.length, 1800).map((i) => out[i]!), per };
}

function mergedText(per: number): string[] {
  return per > 1 ? [`${per} neighbours share a bar`] : [];
}

function spanOf({ bars }: TrialTimelineInfo): [number, number] {
  const from = bars.reduce((least, { start, end }) => Math.min(least, start, end), Infinity);
  const to = bars.reduce((most, { start, end }) => Math.max(most, start, end), -Infinity);
  const air = (to - from) * 0.02 || SMALL / 2;
  return [from - air, to + air];
}

function nothing({ bars }: TrialTimelineInfo): string | undefined {
  if (bars.length === 0) return "nothing to show: the study has no trials";
  if (bars.some(({ start, end }) => !(Math.abs(start) <= 8.6e15 && Math.abs(end) <= 8.6e15)))
    return "nothing to show: times lie outside the calendar";
  return undefined;
}

function remark(info: TrialTimelineInfo): string {
  const { bars, abreast } = info;
  const from = bars.reduce((least, { start }) => Math.min(least, start), Infinity);
  const to = bars.reduce((most, { end }) => Math.max(most, end), -Infinity);
  return [
    `${counted(bars.length, "trial")} in ${durationText(to - from)}`,
    ...(abreast > 1 ? [`up to ${abreast} at once`] : []),
  ].join(" · ");
}

function kindTexts({ bars }: TrialTimelineInfo): string[] {
  return KINDS.flatMap(({ name, of }) => {
    const own = bars.filter(of).length;
    return own > 0 ? [`${countText(own)} ${name}`] : [];
  });
}

function durationText(ms: number): string {
  const seconds = ms / 1000;
  if (Math.abs(seconds) < 1) return `${numberText(ms)} ms`;
  if (Math.abs(seconds) < 120) return `${numberText(seconds)} s`;
  if (Math.abs(seconds) < 7200) return `${numberText(seconds / 60)} min`;
  return `${numberText(seconds / 3600)} h`;
}

/** Durations since the first moment rather than the time of day. */
function sinceScale(from: number, to: number, left: number, right: number, count: number): Scale {
  const scale = linearScale(0, to - from, left, right, count);
  return {
    ...scale,
    at: (ms) => scale.at(ms - from),
    ticks: scale.ticks.map(({ value }) => ({
      value: from + value,
      text: value === 0 ? "0" : durationText(value),
    })),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
