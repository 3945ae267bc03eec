/**
 * The plots of an explanation, with SHAP's names and defaults: what is drawn is data first (`info`), a plotly figure and a still picture of it, and
 * words. Of several outputs one is drawn: of two that mirror each other the last, else the one that `output` names.
 */
import * as drawn from "../plots/index.ts";
import type {
  BeeswarmInfo,
  BeeswarmOptions,
  ShapBarInfo,
  ShapBarOptions,
  ShownPlot,
  WaterfallInfo,
  WaterfallOptions,
} from "../plots/index.ts";
import type { Explanation } from "./explanation.ts";

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
    return show([...(explanation as ReadonlyMap<string, Explanation>)].map(([name, each]) => [name, one(each)]));
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

/** All of them by name. */
export const plots = { beeswarm, bar, waterfall } as const;

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
