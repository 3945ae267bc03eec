/**
 * The plots of an explanation, with SHAP's names and defaults: what is drawn is data first (`info`), a plotly figure and a still picture of it, and
 * words. Of several outputs one is drawn: of two that mirror each other the last, else the one that `output` names.
 */
import * as drawn from "../plots/index.ts";
import type {
  BeeswarmInfo,
  BeeswarmOptions,
  DecisionInfo,
  DecisionOptions,
  DependenceInfo,
  DependenceOptions,
  EmbeddingInfo,
  EmbeddingOptions,
  ForceInfo,
  ForceOptions,
  GroupDifferenceInfo,
  GroupDifferenceOptions,
  ImageExplanationInfo,
  ImageExplanationOptions,
  ShapBarInfo,
  ShapBarOptions,
  ShapHeatmapInfo,
  ShapHeatmapOptions,
  ShapViolinInfo,
  ShapViolinOptions,
  ShownPlot,
  TextExplanationInfo,
  TextExplanationOptions,
  WaterfallInfo,
  WaterfallOptions,
} from "../plots/index.ts";
import type { Explanation } from "./explanation.ts";
import { pixelContributions, type PixelOptions } from "./image/pixel-contributions.ts";

/** Which output is drawn: its name or position. */
export interface OutputOption {
  readonly output?: string | number | undefined;
}

/** Every row as a dot at what each feature added, in the colour of the feature's value. */
export function beeswarm(
  explanation: Explanation,
  options: BeeswarmOptions & OutputOption = {},
): ShownPlot<BeeswarmInfo> {
  const info = drawn.beeswarmInfo(oneOutput("beeswarm", explanation, options), options);
  return drawn.shownPlot(info, drawn.beeswarmFigure, drawn.beeswarmSvg, drawn.beeswarmWords);
}

export interface BarOptions extends Omit<ShapBarOptions, "stacked">, OutputOption {
  /** A label for each row: bars of each group beside each other. */
  readonly cohorts?: ArrayLike<unknown> | undefined;
}

/**
 * Mean |contribution| of each feature; of one row its contributions. Several outputs without `output` stand on top of each other.
 * @param explanation one, or groups by name, as `explanation.cohorts` gives them.
 */
export function bar(
  explanation: Explanation | ReadonlyMap<string, Explanation>,
  options: BarOptions = {},
): ShownPlot<ShapBarInfo> {
  const { cohorts, output } = options;
  const show = (
    named: readonly (readonly [string, Explanation])[],
    stacked = false,
  ): ShownPlot<ShapBarInfo> =>
    drawn.shownPlot(
      drawn.shapBarInfo(named, { ...options, stacked }),
      drawn.shapBarFigure,
      drawn.shapBarSvg,
      drawn.shapBarWords,
    );
  const one = (each: Explanation): Explanation => oneOutput("bar", each, options);
  if (explanation instanceof Map)
    return show(
      [...(explanation as ReadonlyMap<string, Explanation>)].map(([name, each]) => [name, one(each)]),
    );
  const whole = explanation as Explanation;
  if (cohorts !== undefined) return show([...one(whole).cohorts(cohorts)]);
  if (output === undefined && whole.outputs > 1 && !mirrored(whole))
    return show(
      whole.outputNames.map((name, c) => [name === "" ? `output ${c}` : name, whole.output(c)]),
      true,
    );
  return show([["", one(whole)]]);
}

/** How one row's output came about, from the base value on. */
export function waterfall(
  explanation: Explanation,
  options: WaterfallOptions & OutputOption = {},
): ShownPlot<WaterfallInfo> {
  const info = drawn.waterfallInfo(oneOutput("waterfall", explanation, options), options);
  return drawn.shownPlot(info, drawn.waterfallFigure, drawn.waterfallSvg, drawn.waterfallWords);
}

/** Features that push against each other: of one row a strip, of many rows strips side by side. */
export function force(
  explanation: Explanation,
  options: ForceOptions & OutputOption = {},
): ShownPlot<ForceInfo> {
  const info = drawn.forceInfo(oneOutput("force", explanation, options), options);
  return drawn.shownPlot(info, drawn.forceFigure, drawn.forceSvg, drawn.forceWords);
}

/** Contributions as a matrix of colours, alike instances side by side. */
export function heatmap(
  explanation: Explanation,
  options: ShapHeatmapOptions & OutputOption = {},
): ShownPlot<ShapHeatmapInfo> {
  const info = drawn.shapHeatmapInfo(oneOutput("heatmap", explanation, options), options);
  return drawn.shownPlot(info, drawn.shapHeatmapFigure, drawn.shapHeatmapSvg, drawn.shapHeatmapWords);
}

/** What a feature added over its value. @param feature its name or position; default the most important. */
export function scatter(
  explanation: Explanation,
  feature?: string | number,
  options: DependenceOptions & OutputOption = {},
): ShownPlot<DependenceInfo> {
  const one = oneOutput("scatter", explanation, options);
  const info = drawn.dependenceInfo(one, feature ?? one.order()[0] ?? 0, options);
  return drawn.shownPlot(info, drawn.dependenceFigure, drawn.dependenceSvg, drawn.dependenceWords);
}

/** Each row as a line from the base value to its output; of one row of several outputs a line for each. */
export function decision(
  explanation: Explanation,
  options: DecisionOptions & OutputOption = {},
): ShownPlot<DecisionInfo> {
  const all = options.output === undefined && explanation.outputs > 1 && explanation.rows === 1;
  const named: (readonly [string, Explanation])[] = all
    ? explanation.outputNames.map((name, c) => [name, explanation.output(c)] as const)
    : [["", oneOutput("decision", explanation, options)]];
  const info = drawn.decisionInfo(named, options);
  return drawn.shownPlot(info, drawn.decisionFigure, drawn.decisionSvg, drawn.decisionWords);
}

/** How often each contribution of a feature occurs; `plotType: "layered_violin"` by ranges of its value. */
export function violin(
  explanation: Explanation,
  options: ShapViolinOptions & OutputOption = {},
): ShownPlot<ShapViolinInfo> {
  const info = drawn.shapViolinInfo(oneOutput("violin", explanation, options), options);
  return drawn.shownPlot(info, drawn.shapViolinFigure, drawn.shapViolinSvg, drawn.shapViolinWords);
}

/** By how much the mean contributions of two groups differ. @param mask one a row: true for the first group. */
export function groupDifference(
  explanation: Explanation,
  mask: ArrayLike<boolean | number>,
  options: GroupDifferenceOptions & OutputOption = {},
): ShownPlot<GroupDifferenceInfo> {
  const info = drawn.groupDifferenceInfo(oneOutput("groupDifference", explanation, options), mask, options);
  return drawn.shownPlot(
    info,
    drawn.groupDifferenceFigure,
    drawn.groupDifferenceSvg,
    drawn.groupDifferenceWords,
  );
}

/** Rows on a map by the likeness of their contributions. @param feature whose contribution is the colour; default the sum of all. */
export function embedding(
  explanation: Explanation,
  feature?: string | number,
  options: EmbeddingOptions & OutputOption = {},
): ShownPlot<EmbeddingInfo> {
  const info = drawn.embeddingInfo(oneOutput("embedding", explanation, options), feature, options);
  return drawn.shownPlot(info, drawn.embeddingFigure, drawn.embeddingSvg, drawn.embeddingWords);
}

/** A text with its words on the colour of what they added; of an explanation of one text. */
export function text(
  explanation: Explanation,
  options: TextExplanationOptions & OutputOption = {},
): ShownPlot<TextExplanationInfo> {
  const info = drawn.textExplanationInfo(oneOutput("text", explanation, options), options);
  return drawn.shownPlot(
    info,
    drawn.textExplanationFigure,
    drawn.textExplanationSvg,
    drawn.textExplanationWords,
  );
}

export interface ImageOptions extends ImageExplanationOptions, PixelOptions, OutputOption {}

/**
 * Images beside what their pixels added to each output: of explanations by `imageMasker`, by `superpixelMasker` (then with image and segments), and of any
 * explanation whose features are named `pixel_2_3`, as those of `load("digits")` are.
 * @param explanation a row for each image; or a list of them.
 */
export function image(
  explanation: Explanation | readonly Explanation[],
  options: ImageOptions = {},
): ShownPlot<ImageExplanationInfo> {
  const list: readonly Explanation[] =
    "values" in explanation && !Array.isArray(explanation)
      ? [explanation as Explanation]
      : (explanation as readonly Explanation[]);
  const { output } = options;
  const all = list.map((each) => (output === undefined ? each : each.output(output)));
  const first = all[0];
  const images = all.flatMap((each) => {
    const { images: pixels, width, height, values, segments } = pixelContributions(each, options);
    const outcomes = each.predictions ?? each.sums();
    return values.map((contributions, i) => ({
      ...(pixels?.[i] ?? {
        width,
        height,
        channels: 1 as const,
        data: new Float64Array(width * height).fill(1),
        range: 1,
      }),
      contributions,
      outcomes: Array.from(outcomes.subarray(i * each.outputs, (i + 1) * each.outputs)),
      regions: segments,
      name: each.rowNames?.[i] ?? (each.rows === 1 ? undefined : `row ${i}`),
    }));
  });
  const info = drawn.imageExplanationInfo(
    { images, outputNames: first?.outputNames ?? [], units: first?.units ?? "" },
    options,
  );
  return drawn.shownPlot(
    info,
    drawn.imageExplanationFigure,
    drawn.imageExplanationSvg,
    drawn.imageExplanationWords,
  );
}

/** All of them by name. */
export const plots = {
  beeswarm,
  bar,
  waterfall,
  force,
  heatmap,
  scatter,
  decision,
  violin,
  groupDifference,
  embedding,
  text,
  image,
} as const;

function oneOutput(plot: string, explanation: Explanation, { output }: OutputOption): Explanation {
  if (output !== undefined) return explanation.output(output);
  if (explanation.outputs === 1) return explanation;
  if (mirrored(explanation)) return explanation.output(1);
  const { outputNames } = explanation;
  const name = outputNames[0]! === "" ? "0" : JSON.stringify(outputNames[0]);
  throw new RangeError(
    `shap ${plot}: wants one output; explanation has ${outputNames.map((each, c) => (each === "" ? c : each)).join(", ")}; pass explanation.output(${name})`,
  );
}

/** Two outputs whose contributions cancel, as the probabilities of two classes do. */
function mirrored({ outputs, values }: Explanation): boolean {
  if (outputs !== 2) return false;
  for (let at = 0; at < values.length; at += 2) {
    const [a, b] = [values[at]!, values[at + 1]!];
    if (!(Math.abs(a + b) <= 1e-9 * Math.max(1, Math.abs(a)))) return false;
  }
  return true;
}
