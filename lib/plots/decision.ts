/**
 * The decision plot: each row as a line that starts at the base value below and takes in one feature after another, the most important last, until it
 * ends at the row's output on top; or each output of one row. Source: shap 0.46, `plots.decision` and `multioutput_decision`. O(rows × features).
 */
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { likeOrder } from "./like-order.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import { seriesColour } from "./plane.ts";
import { airy, type Paint, type Scene } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { ends } from "./shap-cloud.ts";
import { shapColour } from "./shap-colours.ts";
import {
  dataAt,
  effectColumn,
  effectsOf,
  effectsRemark,
  featureOrder,
  noEffects,
  outputsOf,
  outputTitle,
  rowName,
  shownFeatures,
  titleOf,
  valueText,
  type Effects,
  type FeatureOrder,
} from "./shap-effects.ts";
import { rowGroups } from "./shap-rows.ts";
import { COLOURS, nothingSvg, type SvgOptions } from "./svg.ts";

export interface DecisionOptions {
  /** Default "importance": by mean |contribution|; "hclust" puts features of like contributions together. */
  readonly featureOrder?: FeatureOrder | "importance" | "hclust" | undefined;
  /** Features drawn; the weakest are one step, the first. Default 20. */
  readonly maxDisplay?: number | undefined;
  /** Positions of rows that are drawn dashed and strong. */
  readonly highlight?: readonly number[] | undefined;
  /** "logit" shows log-odds as probabilities. Default "identity". */
  readonly link?: "identity" | "logit" | undefined;
  /** All lines start here instead of at the base value, for example at a threshold. */
  readonly newBaseValue?: number | undefined;
  readonly title?: string | undefined;
}

export interface DecisionInfo {
  readonly title: string;
  readonly axis: string;
  readonly remark: string;
  /** Places are probabilities made of log-odds. */
  readonly logit: boolean;
  readonly base: number;
  readonly rows: number;
  /** From top to bottom: the last taken in first. */
  readonly features: readonly string[];
  /** From the base value up: one place more than features. */
  readonly lines: readonly {
    readonly name: string;
    readonly places: readonly number[];
    /** Rows that it is the mean of. */
    readonly size: number;
    readonly highlight: boolean;
  }[];
  /** Of one row: its values beside the features. */
  readonly values: readonly string[] | null;
  /** Lines are outputs of one row. */
  readonly outputs: boolean;
  readonly nothing: string | null;
}

/** Lines at most; more rows are averaged in groups of like output. */
const MOST_LINES = 120;

/**
 * @param named one explanation, or the outputs of one row with their names.
 * @throws RangeError on several outputs of more than one row, on an unknown feature or row, and on a base value that is not finite.
 */
export function decisionInfo(
  named: readonly (readonly [name: string, source: ExplanationSource])[],
  options: DecisionOptions = {},
): DecisionInfo {
  const where = "shap decision";
  const { maxDisplay = 20, highlight = [], link = "identity", newBaseValue } = options;
  if (newBaseValue !== undefined && !Number.isFinite(newBaseValue))
    throw new RangeError(`${where}: newBaseValue must be finite; got ${newBaseValue}`);
  const source = named[0]![1];
  if (named.length > 1 && source.rows > 1)
    throw new RangeError(
      `${where}: wants one output, or one row of several; got ${named.length} outputs of ${countText(source.rows)} rows; pass explanation.output("${named[0]![0]}") or explanation.row(0)`,
    );
  const all = named.map(([, each]) => effectsOf(each));
  const effects = all[0]!;
  const nothing = all.map(noEffects).find((why) => why !== null) ?? null;
  const squash = (value: number): number => (link === "logit" ? 1 / (1 + Math.exp(-value)) : value) + 0;
  const outputs = named.length > 1;
  const shared = {
    title: titleOf(
      options.title,
      "How each output came about",
      outputs ? { ...source, outputName: "" } : source,
    ),
    axis:
      link === "logit"
        ? "probability"
        : outputTitle(outputs ? { ...plainUnits(source), outputName: "" } : source),
    logit: link === "logit",
    rows: effects.n,
    outputs,
    nothing,
  };
  if (nothing !== null) return { ...shared, remark: "", base: 0, features: [], lines: [], values: null };
  const wrong = highlight.find((row) => !(Number.isInteger(row) && row >= 0 && row < effects.n));
  if (wrong !== undefined)
    throw new RangeError(
      `${where}: a highlighted row must be a whole number in [0, ${effects.n}); got ${wrong}`,
    );
  const shown = shownFeatures(
    effects,
    orderOf(all, options.featureOrder ?? "importance", where),
    maxDisplay,
    where,
  );
  const base = newBaseValue ?? all.reduce((sum, each) => sum + mean(each.base) / all.length, 0);
  const columns = all.map((each) => shown.map((feature) => effectColumn(each, feature)));
  const line = (which: number, rows: readonly number[]): number[] => {
    const own = all[which]!;
    // Outputs start together, so that their lines can be compared, and end where they are.
    let at = newBaseValue ?? rows.reduce((sum, i) => sum + own.base[i]! / rows.length, 0);
    const places = [at];
    for (const column of columns[which]!.toReversed()) {
      at += rows.reduce((sum, i) => sum + column[i]! / rows.length, 0);
      places.push(at);
    }
    return places.map(squash);
  };
  const lines: DecisionInfo["lines"][number][] = [];
  if (outputs)
    named.forEach(([name], c) =>
      lines.push({
        name: name || `output ${c}`,
        places: line(c, [0]),
        size: 1,
        highlight: highlight.includes(c),
      }),
    );
  else {
    const strong = new Set(highlight);
    const f = outputsOf(effects);
    const rest = [...f.keys()].filter((i) => !strong.has(i)).sort((a, b) => f[a]! - f[b]! || a - b);
    for (const own of rowGroups(rest, MOST_LINES))
      if (own.length > 0)
        lines.push({
          name: own.length === 1 ? rowName(effects, own[0]!) : `mean of ${own.length} rows`,
          places: line(0, own),
          size: own.length,
          highlight: false,
        });
    for (const row of strong)
      lines.push({ name: rowName(effects, row), places: line(0, [row]), size: 1, highlight: true });
  }
  return {
    ...shared,
    remark: [
      outputs
        ? `${cutText(rowName(effects, 0), 60)} · ${counted(effects.p, "feature")} · ${counted(named.length, "output")}`
        : effectsRemark(effects),
      ...(lines.some(({ size }) => size > 1)
        ? [`${countText(effects.n)} rows in ${countText(lines.length)} lines, means of rows of like output`]
        : []),
      ...strongText(lines, outputs),
    ].join(" · "),
    base: squash(base),
    features: shown.map(({ name }) => name),
    lines,
    values:
      effects.n === 1 && source.data !== undefined
        ? shown.map(({ members }) => (members.length > 1 ? "" : valueText(dataAt(effects, 0, members[0]!))))
        : null,
  };
}

/** The result in words. */
export function decisionWords(info: DecisionInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const last = info.features.slice(0, 3).map((name) => cutText(name, 60));
  if (info.outputs) {
    const order = info.lines.toSorted((a, b) => b.places.at(-1)! - a.places.at(-1)!);
    return `${info.title}: ${order
      .slice(0, 6)
      .map(({ name, places }) => `${cutText(name, 40)} ends at ${numberText(places.at(-1)!)}`)
      .join(", ")}; the strongest features are ${last.join(", ")}`;
  }
  const [lo, hi] = ends(info.lines.map(({ places }) => places.at(-1)!));
  return `${info.title}: ${counted(info.rows, "row")} from the base value ${numberText(info.base, 4)} to ${info.rows === 1 ? numberText(lo, 4) : `outputs from ${numberText(lo)} to ${numberText(hi)}`} (${info.axis}); the strongest features are ${last.join(", ")}`;
}

/** Plotly figure. */
export function decisionFigure(info: DecisionInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function decisionSvg(info: DecisionInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

function plainUnits({ units, outputName }: ExplanationSource): ExplanationSource {
  return { units, outputName } as ExplanationSource;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}

function strongText(lines: DecisionInfo["lines"], outputs: boolean): string[] {
  const many = lines.filter(({ highlight }) => highlight).length;
  return many === 0 ? [] : [`${counted(many, outputs ? "output" : "row")} highlighted`];
}

/** The most important first; of several outputs by the sum over them. */
function orderOf(
  all: readonly Effects[],
  order: FeatureOrder | "importance" | "hclust",
  where: string,
): number[] {
  const effects = all[0]!;
  if (order === "hclust") return likeFeatures(effects);
  if (order !== "importance" && order !== "mean") return featureOrder(effects, order, where);
  const size = new Float64Array(effects.p);
  for (const { n, p, values } of all)
    for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) size[j]! += Math.abs(values[i * p + j]!) / n;
  return [...size.keys()].sort((a, b) => size[b]! - size[a]! || a - b);
}

/** Features by the likeness of their contributions; of more than 300 the most important 300 are ordered so. */
function likeFeatures(effects: Effects): number[] {
  const { n, p, values } = effects;
  const order = featureOrder(effects, "mean", "shap decision");
  const own = order.slice(0, 300).sort((a, b) => a - b);
  const across = new Float64Array(own.length * n);
  own.forEach((j, at) => {
    for (let i = 0; i < n; i++) across[at * n + i] = values[i * p + j]!;
  });
  // Positions count from below, where lines begin.
  return [
    ...likeOrder(across, own.length, n)
      .map((at) => own[at]!)
      .toReversed(),
    ...order.slice(300),
  ];
}

function sceneOf(info: DecisionInfo): Scene {
  const top = info.features.length;
  const finals = info.lines.map(({ places }) => places.at(-1)!);
  const [lo, hi] = ends([info.base, ...info.lines.flatMap(({ places }) => places)]);
  const [from, to] = ends(finals);
  // As in SHAP, the base value stands in the middle.
  const far = Math.max(info.base - lo, hi - info.base) || Math.abs(info.base) / 10 || 0.5;
  const range = info.logit ? ([-0.02, 1.02] as const) : airy(info.base - far, info.base + far, 0.03);
  const colourOf = (place: number, i: number): Paint =>
    info.outputs
      ? COLOURS[seriesColour(i)]
      : (shapColour(from === to ? 0.5 : (place - from) / (to - from)) as Paint);
  const up = Array.from({ length: top + 1 }, (_, i) => i);
  return {
    title: info.title,
    remark: info.remark,
    words: decisionWords(info),
    columns: [1],
    rows: [Math.max(120, top * 21 + 20)],
    panels: [
      {
        column: 0,
        row: 0,
        x: { title: info.axis, range, grid: true },
        y: {
          title: "",
          range: [0, top + 0.3],
          ticks: info.features.map((name, i) => ({ at: top - i - 0.5, text: name })),
        },
        marks: [
          { kind: "rules", axis: "y", at: up, opacity: 0.1 },
          { kind: "rules", axis: "x", at: [info.base], opacity: 0.7 },
          {
            kind: "lines",
            lines: info.lines.map(({ name, places, highlight }, i) => ({
              x: places,
              y: up,
              colour: colourOf(places.at(-1)!, i),
              width: highlight ? 2.75 : info.lines.length > 30 ? 1 : 1.75,
              opacity: highlight ? 1 : info.lines.length > 60 ? 0.6 : 0.85,
              dash: highlight,
              text: `${cutText(name, 60)}: ${numberText(places.at(-1)!, 4)}`,
            })),
          },
          ...(info.values === null || info.lines.length !== 1
            ? []
            : [
                {
                  kind: "texts" as const,
                  texts: info.values.map((text, i) => {
                    const at = info.lines[0]!.places[top - i]!;
                    const left = at > range[0] + 0.8 * (range[1] - range[0]);
                    return {
                      x: at,
                      y: top - i - 0.5,
                      text: text === "" ? "" : `(${text})`,
                      anchor: left ? ("end" as const) : ("start" as const),
                      dx: left ? -9 : 9,
                      faint: true,
                    };
                  }),
                },
              ]),
        ],
      },
    ],
    ...(info.outputs
      ? {
          legend: info.lines.slice(0, 12).map(({ name, places }, i) => ({
            name: `${cutText(name, 40)} (${numberText(places.at(-1)!)})`,
            colour: colourOf(0, i),
          })),
        }
      : {
          key:
            info.lines.length < 2
              ? null
              : {
                  title: "output",
                  scale: "red-blue" as const,
                  ticks:
                    from === to
                      ? [{ at: 0.5, text: numberText(from) }]
                      : [
                          { at: 0, text: numberText(from) },
                          { at: 1, text: numberText(to) },
                        ],
                },
        }),
  };
}
