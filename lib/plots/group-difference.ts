/**
 * Two groups: by how much the mean contribution of each feature differs between them, which splits a difference of mean outputs, such as a gap between
 * two groups of people, among the features. The whiskers reach from the 5th to the 95th percentile of the same difference between random groups, laid
 * about each bar: a bar whose whiskers hold zero is not told from chance. Source: shap 0.46, `plots.group_difference`. O(draws × rows × features).
 */
import { createRng, quantile } from "../core/index.ts";
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, cutText } from "./number-text.ts";
import { airy, whisker, type Scene } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { SHAP_BLUE } from "./shap-colours.ts";
import { checkMost, effectsOf, noEffects, outputWords, signedText, titleOf } from "./shap-effects.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface GroupDifferenceOptions {
  /** Default: all, at most 60. */
  readonly maxDisplay?: number | undefined;
  /** By size of the difference. Default true. */
  readonly sort?: boolean | undefined;
  /** Random groups drawn. Default 200. */
  readonly draws?: number | undefined;
  /** Default 0. */
  readonly seed?: number | undefined;
  /** Names of the two groups. Default "the group" and "the others". */
  readonly groups?: readonly [string, string] | undefined;
  readonly title?: string | undefined;
}

export interface GroupDifferenceInfo {
  readonly title: string;
  readonly axis: string;
  readonly groups: readonly { readonly name: string; readonly rows: number }[];
  readonly features: readonly {
    readonly name: string;
    readonly difference: number;
    readonly interval: readonly [number, number];
  }[];
  readonly given: number;
  /** Difference of the mean outputs. */
  readonly total: number;
  readonly draws: number;
  readonly nothing: string | null;
}

/**
 * @param mask one a row: true for the first group.
 * @throws RangeError on another number of labels than rows, and on counts below 1.
 */
export function groupDifferenceInfo(
  source: ExplanationSource,
  mask: ArrayLike<boolean | number>,
  options: GroupDifferenceOptions = {},
): GroupDifferenceInfo {
  const where = "shap groupDifference";
  const { sort = true, draws = 200, seed = 0, groups = ["the group", "the others"] } = options;
  const most = Math.min(checkMost(options.maxDisplay ?? 60, where), 60);
  if (mask.length !== source.rows)
    throw new RangeError(`${where}: wants true or false for each of ${source.rows} rows; got ${mask.length}`);
  if (!(Number.isInteger(draws) && draws >= 1))
    throw new RangeError(`${where}: draws must be a whole number of 1 or more; got ${draws}`);
  const effects = effectsOf(source);
  const first = Array.from(effects.rows, (row) => Boolean(mask[row]));
  const many = first.filter(Boolean).length;
  const nothing =
    noEffects(effects) ??
    (many === 0 || many === effects.n
      ? `nothing to show: all ${counted(effects.n, "row")} are in ${many === 0 ? groups[1] : groups[0]}`
      : null);
  const shared = {
    title: titleOf(
      options.title,
      `SHAP values of ${cutText(groups[0], 40)} less those of ${cutText(groups[1], 40)}`,
      source,
    ),
    axis: `difference of mean SHAP values (impact on ${outputWords(source)})`,
    groups: [
      { name: groups[0], rows: many },
      { name: groups[1], rows: effects.n - many },
    ],
    given: effects.p,
    draws,
    nothing,
  };
  if (nothing !== null) return { ...shared, features: [], total: 0 };
  const { n, p, values } = effects;
  const difference = (isFirst: (i: number) => boolean): Float64Array | null => {
    const sums = [new Float64Array(p), new Float64Array(p)];
    const counts = [0, 0];
    for (let i = 0; i < n; i++) {
      const side = isFirst(i) ? 0 : 1;
      counts[side]! += 1;
      for (let j = 0; j < p; j++) sums[side]![j]! += values[i * p + j]!;
    }
    if (counts[0] === 0 || counts[1] === 0) return null;
    return sums[0]!.map((sum, j) => sum / counts[0]! - sums[1]![j]! / counts[1]!);
  };
  const own = difference((i) => first[i]!)!;
  const rng = createRng(seed);
  const share = many / n;
  const drawn: Float64Array[] = [];
  // A draw without one of the groups has no difference; of two rows every other one has none.
  for (let tries = 0; drawn.length < draws && tries < 50 * draws; tries++) {
    const random = Uint8Array.from({ length: n }, () => (rng.next() > share ? 1 : 0));
    const made = difference((i) => random[i] === 1);
    if (made !== null) drawn.push(made);
  }
  const order = [...own.keys()];
  if (sort) order.sort((a, b) => Math.abs(own[b]!) - Math.abs(own[a]!) || a - b);
  const base = effects.base;
  const mean = (side: boolean): number =>
    first.reduce((sum, each, i) => (each === side ? sum + base[i]! / (side ? many : n - many) : sum), 0);
  return {
    ...shared,
    features: order.slice(0, most).map((j) => {
      const sorted = Float64Array.from(drawn, (each) => each[j]!).sort();
      const [low, high] = [quantile(sorted, 0.05) ?? 0, quantile(sorted, 0.95) ?? 0];
      const value = own[j]! + 0;
      return {
        name: effects.names[j]!,
        difference: value,
        interval: [value - Math.abs(low), value + Math.abs(high)] as const,
      };
    }),
    total: own.reduce((sum, value) => sum + value, 0) + mean(true) - mean(false),
  };
}

/** The result in words. */
export function groupDifferenceWords(info: GroupDifferenceInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const clear = info.features.filter(({ interval: [lo, hi] }) => lo > 0 || hi < 0);
  const most = clear
    .slice(0, 3)
    .map(({ name, difference }) => `${cutText(name, 60)} ${signedText(difference)}`);
  return `${info.title}: mean outputs differ by ${signedText(info.total)}; ${clear.length === 0 ? "no feature differs more than random groups do" : `${counted(clear.length, "feature")} of ${countText(info.given)} ${clear.length === 1 ? "differs" : "differ"} more than random groups do: ${most.join(", ")}`}`;
}

/** Plotly figure. */
export function groupDifferenceFigure(info: GroupDifferenceInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function groupDifferenceSvg(info: GroupDifferenceInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

function sceneOf(info: GroupDifferenceInfo): Scene {
  const last = info.features.length - 1;
  const all = [0, ...info.features.flatMap(({ difference, interval }) => [difference, ...interval])];
  const range = airy(Math.min(...all), Math.max(...all), 0.12);
  return {
    title: info.title,
    remark: [
      info.groups.map(({ name, rows }) => `${cutText(name, 30)} ${counted(rows, "row")}`).join(", "),
      ...(info.features.length < info.given
        ? [`${countText(info.features.length)} of ${counted(info.given, "feature")}`]
        : []),
      `whiskers: 90 % of ${countText(info.draws)} random groups`,
    ].join(" · "),
    words: groupDifferenceWords(info),
    columns: [1],
    rows: [Math.max(60, info.features.length * 25)],
    panels: [
      {
        column: 0,
        row: 0,
        x: { title: info.axis, range, grid: true },
        y: {
          title: "",
          range: [-0.6, last + 0.6],
          ticks: info.features.map(({ name }, i) => ({ at: last - i, text: name })),
        },
        marks: [
          {
            kind: "boxes",
            x0: info.features.map(() => 0),
            x1: info.features.map(({ difference }) => difference),
            y0: info.features.map((_, i) => last - i - 0.32),
            y1: info.features.map((_, i) => last - i + 0.32),
            colour: SHAP_BLUE,
            hover: {
              lead: "",
              values: info.features.map(
                ({ name, difference }) => `${cutText(name, 60)}: ${signedText(difference)}`,
              ),
              x: null,
              y: null,
            },
          },
          {
            kind: "lines",
            lines: info.features.flatMap(({ interval: [lo, hi] }, i) => [
              whisker([lo, hi], [last - i, last - i]),
              whisker([lo, lo], [last - i - 0.14, last - i + 0.14]),
              whisker([hi, hi], [last - i - 0.14, last - i + 0.14]),
            ]),
          },
          {
            kind: "texts",
            texts: info.features.map(({ difference, interval }, i) => ({
              x: difference < 0 ? Math.min(interval[0], 0) : Math.max(interval[1], 0),
              y: last - i,
              text: signedText(difference),
              anchor: difference < 0 ? ("end" as const) : ("start" as const),
              dx: difference < 0 ? -5 : 5,
            })),
          },
          { kind: "rules", axis: "x", at: [0], opacity: 0.6 },
        ],
      },
    ],
  };
}
