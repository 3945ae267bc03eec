/** The pictures of an explanation: one list, as still pictures for sheets and as plotly figures; drawn when they are asked for. */
import {
  featureImportanceFigure,
  featureImportanceInfo,
  featureImportanceSvg,
  featureImportanceWords,
  shownPlot,
  type Figure,
  type ShownPlot,
} from "../plots/index.ts";
import type { Explanation } from "./explanation.ts";
import type { ExplainPlot, ExplanationRecord } from "./explanation-result.ts";
import { bar, beeswarm, decision, force, heatmap, scatter, violin, waterfall } from "./plots.ts";

export interface ExplanationPicture {
  readonly name: string;
  /** Over all rows, or of one. */
  readonly part: "global" | "local";
  readonly svg: () => string;
  readonly figure: () => Figure;
}

/** Two stand beside each other on a page and in a notebook. */
const WIDTH = 426;

/** Where names are long: of a row beside their values, of pairs. */
const ROW_WIDTH = 640;

/** Outputs whose global pictures are drawn at most, where several are explained. */
const OUTPUTS = 4;

/** Features whose dependence is drawn. */
const SCATTERED = 2;

export function explanationPictures(record: ExplanationRecord): ExplanationPicture[] {
  const { explanation, plots } = record;
  if (explanation.rows === 0 || explanation.columns === 0) return [];
  return [...plots.flatMap((plot) => GLOBAL[plot]?.(record) ?? []), ...localPictures(record)];
}

const GLOBAL: Readonly<Partial<Record<ExplainPlot, (record: ExplanationRecord) => ExplanationPicture[]>>> = {
  interactions: interactionPictures,
  bar: ({ explanation }) => [picture("bar", "global", () => bar(explanation))],
  beeswarm: ({ explanation }) => each(explanation, "beeswarm", (one) => beeswarm(one)),
  violin: ({ explanation }) => each(explanation, "violin", (one) => violin(one)),
  heatmap: ({ explanation }) =>
    explanation.rows < 2 ? [] : each(explanation, "heatmap", (one) => heatmap(one)),
  decision: ({ explanation }) => each(explanation, "decision", (one) => decision(one)),
  force: ({ explanation }) => (explanation.rows < 2 ? [] : each(explanation, "force", (one) => force(one))),
  scatter: ({ explanation }) =>
    each(explanation, "scatter", (one) => one).flatMap(({ name }, at) => {
      const one = outputsOf(explanation)[at]!;
      return [...one.order()]
        .slice(0, SCATTERED)
        .filter((j) => varies(one, j))
        .map((j) =>
          picture(`${name} ${one.featureNames[j]}`, "global", () => scatter(one, one.featureNames[j]!)),
        );
    }),
};

function interactionPictures({ interactions, explanation }: ExplanationRecord): ExplanationPicture[] {
  if (interactions === null || interactions.length === 0) return [];
  const info = featureImportanceInfo({
    title: "Pairs that act together",
    measure: `mean |interaction|${explanation.units === "" ? "" : `, ${explanation.units}`}`,
    remark: "both halves of a pair together",
    features: interactions.map(({ features, strength }) => ({
      name: features.join(" × "),
      value: strength,
    })),
  });
  return [
    picture(
      "interactions",
      "global",
      () => shownPlot(info, featureImportanceFigure, featureImportanceSvg, featureImportanceWords),
      ROW_WIDTH,
    ),
  ];
}

/** A row by row view: of several outputs, the one that the row got. */
function localPictures({ explanation, explained, shown, plots }: ExplanationRecord): ExplanationPicture[] {
  if (!plots.includes("waterfall")) return [];
  const sums = explanation.sums();
  const { outputs: k } = explanation;
  return shown.map((row) => {
    const at = explained.indexOf(row);
    let c = 0;
    for (let other = 1; other < k; other++) if (sums[at * k + other]! > sums[at * k + c]!) c = other;
    const one = explanation
      .row(at)
      .output(c)
      .with({ rowNames: [`row ${row}`] });
    return picture(`waterfall row ${row}`, "local", () => waterfall(one));
  });
}

function each(
  explanation: Explanation,
  name: string,
  draw: (one: Explanation) => unknown,
): ExplanationPicture[] {
  return outputsOf(explanation).map((one) =>
    picture(
      one.outputName === "" || explanation.outputs === 1 ? name : `${name} ${one.outputName}`,
      "global",
      () => draw(one) as ShownPlot,
    ),
  );
}

function outputsOf(explanation: Explanation): Explanation[] {
  const { outputs } = explanation;
  // Of two classes one picture is the other's mirror image.
  if (outputs === 2) return [explanation.output(1)];
  return Array.from({ length: Math.min(outputs, OUTPUTS) }, (_, c) => explanation.output(c));
}

function varies({ data, rows, columns }: Explanation, j: number): boolean {
  for (let i = 1; i < rows; i++) if (data?.[i * columns + j] !== data?.[j]) return true;
  return false;
}

function picture(
  name: string,
  part: "global" | "local",
  draw: () => ShownPlot,
  width = part === "local" ? ROW_WIDTH : WIDTH,
): ExplanationPicture {
  let made: ShownPlot | undefined;
  const plot = (): ShownPlot => (made ??= draw());
  return {
    name,
    part,
    svg: () => plot().svg({ width }),
    figure: () => {
      const { data, layout, config } = plot();
      return { data, layout, ...(config !== undefined && { config }) } as Figure;
    },
  };
}
