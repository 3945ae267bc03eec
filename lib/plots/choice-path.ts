/**
 * Choices in several steps, from left to right, and the way that was taken through them: all the boxes and lines of the decision, those of
 * the way in colour, the others faint.
 */
import { figure, INK, nothingFigure, plain, titled, type Figure, type Trace } from "./figure.ts";
import { counted, cutText, wrapped } from "./number-text.ts";
import {
  box,
  COLOURS,
  decimal,
  element,
  heading,
  label,
  nothingSvg,
  paint,
  ruler,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

export interface ChoicePathSource {
  readonly title?: string;
  readonly remark?: string;
  readonly steps: readonly {
    /** "How many rows?" */
    readonly question: string;
    readonly options: readonly {
      /** "below 10,000". */
      readonly name: string;
      /** What follows from it: "transfer learning". */
      readonly result?: string;
      /** Positions in the step before from which a line leads here; default all. */
      readonly from?: readonly number[];
    }[];
    /** Position of the option taken; null where the way ended before. */
    readonly taken: number | null;
  }[];
}

export interface ChoicePathInfo {
  readonly title: string;
  readonly remark: string;
  readonly steps: readonly {
    readonly question: string;
    readonly taken: number | null;
    readonly options: readonly {
      readonly name: string;
      readonly result: string;
      readonly from: readonly number[];
    }[];
  }[];
  /** Steps that were left out: more than fit side by side. */
  readonly left: number;
}

/** Steps beside each other at most, and boxes in one. */
const MOST_STEPS = 6;
const MOST_OPTIONS = 9;

/** The way ends at the first step in which nothing, or nothing that is there, was taken. */
export function choicePathInfo(source: ChoicePathSource): ChoicePathInfo {
  const steps = source.steps.filter(({ options }) => options.length > 0);
  let open = true;
  let before = 0;
  return {
    title: cutText(source.title ?? "Choices", 200),
    remark: cutText(source.remark ?? "", 300),
    steps: steps.slice(0, MOST_STEPS).map(({ question, options, taken }) => {
      const shown = options.slice(0, MOST_OPTIONS);
      open &&= taken !== null && shown[taken] !== undefined;
      const sources = Array.from({ length: before }, (_, i) => i);
      before = shown.length;
      return {
        question: cutText(question, 200),
        taken: open ? taken : null,
        options: shown.map(({ name, result, from }) => ({
          name: cutText(name, 200),
          result: cutText(result ?? "", 200),
          from: sources.filter((i) => from === undefined || from.includes(i)),
        })),
      };
    }),
    left: Math.max(0, steps.length - MOST_STEPS),
  };
}

/** The result in words. */
export function choicePathWords(info: ChoicePathInfo): string {
  if (info.steps.length === 0) return `${info.title}: ${NOTHING}`;
  const way = info.steps.flatMap(({ question, options, taken }) =>
    taken === null ? [] : [`${question} ${optionText(options[taken]!)}`],
  );
  return `${info.title}: ${way.length === 0 ? "no way was taken" : way.join(" → ")}; ${sizeText(info)}`;
}

/** Plotly figure. */
export function choicePathFigure(info: ChoicePathInfo): Figure {
  if (info.steps.length === 0) return nothingFigure(info.title, NOTHING);
  const most = mostOptions(info);
  const y = (step: number, at: number): number => ((at + 0.5) / info.steps[step]!.options.length) * most;
  const letters = Math.max(10, Math.floor(66 / info.steps.length));
  const lines = (isTaken: boolean): Trace => {
    const found = edges(info).filter((edge) => edge.isTaken === isTaken);
    return {
      type: "scatter",
      mode: "lines",
      x: found.flatMap(({ step }) => [step - 1 + HALF, step - HALF, null]),
      y: found.flatMap(({ step, from, to }) => [y(step - 1, from), y(step, to), null]),
      line: { color: isTaken ? COLOURS.blue : "rgba(128,128,128,0.35)", width: isTaken ? 4 : 1 },
      hoverinfo: "skip",
    };
  };
  const boxes = info.steps.flatMap(({ options, taken }, step) =>
    options.map((option, at) => ({ step, option, isTaken: at === taken, at: y(step, at) })),
  );
  const data: Trace[] = [
    lines(false),
    lines(true),
    {
      type: "scatter",
      mode: "text",
      x: boxes.map(({ step }) => step),
      y: boxes.map(({ at }) => at),
      text: boxes.map(({ option }) =>
        [option.name, option.result]
          .filter((line) => line !== "")
          .map((line) => plain(cutText(line, letters)))
          .join("<br>"),
      ),
      textposition: "middle center",
      textfont: { size: boxes.map(({ isTaken }) => (isTaken ? 12 : 11)), color: INK },
      cliponaxis: false,
      hovertext: boxes.map(({ option, step }) =>
        plain(cutText(`${info.steps[step]!.question} ${optionText(option)}`, 200)),
      ),
      hoverinfo: "text",
    },
  ];
  const layout = {
    ...titled(info.title, info.remark),
    height: 140 + most * 56,
    margin: { l: 16, r: 16, b: 16, t: 92 },
    shapes: boxes.map(({ step, at, isTaken }) => ({
      type: "rect",
      x0: step - HALF,
      x1: step + HALF,
      y0: at - 0.36,
      y1: at + 0.36,
      fillcolor: isTaken ? "rgba(42,136,200,0.14)" : "rgba(128,128,128,0.05)",
      line: { color: isTaken ? COLOURS.blue : "rgba(128,128,128,0.45)", width: isTaken ? 2 : 1 },
    })),
    xaxis: {
      range: [-0.5, info.steps.length - 0.5],
      side: "top",
      tickvals: info.steps.map((_, step) => step),
      ticktext: info.steps.map(({ question }) => plain(cutText(question, letters + 6))),
      showgrid: false,
      zeroline: false,
      showline: false,
      fixedrange: true,
    },
    yaxis: { visible: false, range: [most, 0], fixedrange: true },
  };
  return figure({ data, layout }, choicePathWords(info));
}

/** Static picture of the same. */
export function choicePathSvg(info: ChoicePathInfo, options: SvgOptions = {}): string {
  if (info.steps.length === 0) return nothingSvg(info.title, NOTHING, options);
  const width = widthOf(options);
  const head = heading(info.title, info.remark, width, options);
  const count = info.steps.length;
  const gap = Math.min(46, width / count / 5);
  const room = (width - 2 - gap * (count - 1)) / count;
  const questions = info.steps.map(({ question }) =>
    wrapped(question, (line) => textRoom(line) * 1.12 <= room, 2),
  );
  const asked = Math.max(...questions.map((lines) => lines.length)) * 14;
  const top = head.height + asked + 10;
  const most = mostOptions(info);
  const x = (step: number): number => 1 + step * (room + gap);
  const y = (step: number, at: number): number =>
    top + ((at + 0.5) / info.steps[step]!.options.length) * most * STEP;
  const curve = ({ step, from, to }: Edge): string => {
    const [x0, y0, x1, y1] = [x(step - 1) + room, y(step - 1, from), x(step), y(step, to)];
    const middle = decimal((x0 + x1) / 2);
    return `M${decimal(x0)} ${decimal(y0)}C${middle} ${decimal(y0)} ${middle} ${decimal(y1)} ${decimal(x1)} ${decimal(y1)}`;
  };
  const all = edges(info);
  const way = all.filter(({ isTaken }) => isTaken);
  return svg(
    width,
    top + most * STEP + 4,
    choicePathWords(info),
    head.markup,
    questions.map((lines, step) =>
      lines.map((line, i) => label(line, x(step), head.height + 12 + i * 14, { room, bold: true })),
    ),
    ruler(
      all
        .filter(({ isTaken }) => !isTaken)
        .map(curve)
        .join(""),
      0.22,
    ),
    way.length === 0
      ? undefined
      : element("path", {
          d: way.map(curve).join(""),
          fill: "none",
          stroke: COLOURS.blue,
          style: `stroke:${paint("blue")}`,
          "stroke-width": 3,
        }),
    info.steps.map((step, at) =>
      step.options.map((option, i) => boxSvg(option, x(at), y(at, i), room, i === step.taken)),
    ),
  );
}

const NOTHING = "nothing to show: no choices";
/** Half the width of a box of plotly's, in steps. */
const HALF = 0.38;
/** Pixels from box to box. */
const STEP = 50;

function boxSvg(
  option: ChoicePathInfo["steps"][number]["options"][number],
  x: number,
  y: number,
  width: number,
  isTaken: boolean,
): Markup {
  const shape = box(x, y - 19, width, 38);
  const two = option.result !== "";
  return element(
    "g",
    { "fill-opacity": isTaken ? undefined : 0.8 },
    element("path", {
      d: shape,
      fill: isTaken ? COLOURS.blue : "currentColor",
      "fill-opacity": isTaken ? 0.16 : 0.04,
      stroke: isTaken ? COLOURS.blue : "currentColor",
      "stroke-opacity": isTaken ? undefined : 0.3,
      "stroke-width": isTaken ? 2 : 1,
    }),
    label(`${isTaken ? "✓ " : ""}${option.name}`, x + 7, y + (two ? -3 : 4), {
      room: width - 12,
      bold: isTaken,
    }),
    two ? label(option.result, x + 7, y + 12, { room: width - 12, faint: !isTaken }) : undefined,
  );
}

interface Edge {
  /** The step that it leads to. */
  readonly step: number;
  readonly from: number;
  readonly to: number;
  readonly isTaken: boolean;
}

function edges(info: ChoicePathInfo): Edge[] {
  return info.steps.flatMap(({ options, taken }, step) =>
    options.flatMap(({ from }, to) =>
      from.map((at) => ({
        step,
        from: at,
        to,
        isTaken: to === taken && info.steps[step - 1]?.taken === at,
      })),
    ),
  );
}

function mostOptions(info: ChoicePathInfo): number {
  return Math.max(...info.steps.map(({ options }) => options.length));
}

function optionText({ name, result }: ChoicePathInfo["steps"][number]["options"][number]): string {
  return result === "" ? name : `${name} (${result})`;
}

function sizeText(info: ChoicePathInfo): string {
  const boxes = info.steps.reduce((sum, { options }) => sum + options.length, 0);
  const left = info.left === 0 ? "" : `, ${counted(info.left, "step")} not drawn`;
  return `${counted(info.steps.length, "step")} of ${counted(boxes, "possibility", "possibilities")}${left}`;
}
