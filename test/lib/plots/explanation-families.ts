/** The families of plots of explanations: real tables, empty and single rows, gaps and texts, hostile names, contributions that are not finite, many rows. */
import { load } from "../../../lib/data/index.ts";
import type { ExplanationSource } from "../../../lib/plots/index.ts";
import * as plots from "../../../lib/plots/index.ts";
import {
  cancerExplanation,
  diabetesExplanation,
  irisExplanation,
  largeExplanation,
} from "./explanation-material.ts";
import { family, HOSTILE, LONG, type Family } from "./family.ts";

/** A source by hand: values row by row. */
export function source(
  values: readonly (readonly number[])[],
  parts: Partial<ExplanationSource> = {},
): ExplanationSource {
  const columns = parts.columns ?? values[0]?.length ?? 0;
  return {
    rows: values.length,
    columns,
    values: Float64Array.from(values.flat()),
    baseValues: new Float64Array(values.length),
    featureNames: Array.from({ length: columns }, (_, j) => `x${j}`),
    outputName: "",
    units: "",
    ...parts,
  };
}

export function hostileSource(rows: number): ExplanationSource {
  const values = Array.from({ length: rows }, (_, i) => [1e150 * (i - 1), -1e-300 * i, i === 2 ? 0 : -i, -0]);
  return source(values, {
    featureNames: [HOSTILE, LONG, "", HOSTILE],
    data: values.flatMap((_, i) => [
      i % 2 === 0 ? HOSTILE : null,
      [NaN, Infinity, -1e300, 1e300][i % 4],
      LONG,
      { toString: () => HOSTILE },
    ]),
    outputName: HOSTILE,
    units: LONG,
    rowNames: Array.from({ length: rows }, () => HOSTILE),
    errorStd: Float64Array.from({ length: rows * 4 }, (_, at) => [0, 1e150, NaN, 1][at % 4]!),
    clustering: Float64Array.of(0, 1, 0.1, 2, 4, 2, 0.4, 3, 5, 3, 0.9, 4),
  });
}

export function explanationFamilies(): Family[] {
  const diabetes = diabetesExplanation();
  const cancer = cancerExplanation();
  const iris = irisExplanation();
  const setosa = iris.output("setosa");
  const gaps = largeExplanation(300, 6);
  const large = largeExplanation(10_000, 30);
  const none = source([], { columns: 3, featureNames: ["a", "b", "c"] });
  const broken = source([
    [NaN, 1],
    [1, Infinity],
  ]);
  const noData = source([
    [1, -2, 0],
    [0.5, 2, 0],
  ]);
  const still = source(
    [
      [0, 0],
      [0, 0],
    ],
    { data: [1, 1, 1, 1] },
  );
  const sex = load("diabetes").column("sex");
  const women = Array.from((sex as { values: Float64Array }).values, (value) => value === 2);
  const rows = {
    diabetes,
    "breast cancer": cancer,
    setosa,
    gaps,
    "one row": diabetes.row(3),
    "no data": noData,
    still,
    none,
    "no features": source([[]]),
    "not finite": broken,
    "partly finite": source([
      [1, 2],
      [NaN, 1],
      [3, -1],
    ]),
    hostile: hostileSource(9),
    many: large,
  };
  const of = <Info>(
    make: (own: ExplanationSource) => Info,
    sources: Record<string, ExplanationSource> = rows,
  ): Record<string, Info> =>
    Object.fromEntries(Object.entries(sources).map(([name, own]) => [name, make(own)]));
  const single = {
    diabetes: diabetes.row(3),
    "breast cancer": cancer.row(0),
    "with errors": diabetes.row(3).with({ errorStd: Float64Array.from({ length: 10 }, (_, j) => 1 + j / 2) }),
    "one feature": source([[2]]),
    zero: source([[0, 0, 0]]),
    none,
    "not finite": source([[NaN, 1]]),
    hostile: hostileSource(1),
    many: large.row(0),
  };
  const withData = Object.fromEntries(
    Object.entries(rows).filter(
      ([name]) => !["no data", "partly finite", "not finite", "none"].includes(name),
    ),
  );
  return [
    {
      ...family("beeswarm", plots.beeswarmFigure, plots.beeswarmSvg, plots.beeswarmWords, {
        ...of((own) => plots.beeswarmInfo(own)),
        all: plots.beeswarmInfo(cancer, { maxDisplay: Infinity, order: "max" }),
      }),
      most: 6000,
    },
    family("shap bar", plots.shapBarFigure, plots.shapBarSvg, plots.shapBarWords, {
      ...of((own) => plots.shapBarInfo([["", own]])),
      stacked: plots.shapBarInfo(
        iris.outputNames.map((name) => [name, iris.output(name)]),
        { stacked: true },
      ),
      groups: plots.shapBarInfo([...diabetes.cohorts(women.map((each) => (each ? "women" : HOSTILE)))]),
      errors: plots.shapBarInfo([["", single["with errors"]]]),
      nothing: plots.shapBarInfo([]),
      clustered: plots.shapBarInfo([["", diabetes.with({ clustering: DIABETES_CLUSTERS })]], {
        maxDisplay: 4,
      }),
    }),
    family(
      "text explanation",
      plots.textExplanationFigure,
      plots.textExplanationSvg,
      plots.textExplanationWords,
      of((own) => plots.textExplanationInfo(own), {
        ...single,
        "a sentence": source([[0.1, -2, 0, 1.5, 0.2]], {
          data: ["What ", "a ", "fine,\n", "fine ", "day!"],
          units: "log-odds",
          outputName: "positive",
        }),
        "a long text": source([Array.from({ length: 900 }, (_, j) => Math.sin(j * j))], {
          data: Array.from({ length: 900 }, (_, j) => (j % 50 === 3 ? LONG : `word${j} `)),
        }),
      }),
    ),
    {
      ...family(
        "image explanation",
        plots.imageExplanationFigure,
        plots.imageExplanationSvg,
        plots.imageExplanationWords,
        imageInfos(),
      ),
      most: 60_000,
    },
    family(
      "waterfall",
      plots.waterfallFigure,
      plots.waterfallSvg,
      plots.waterfallWords,
      of((own) => plots.waterfallInfo(own), single),
    ),
    {
      ...family("force", plots.forceFigure, plots.forceSvg, plots.forceWords, {
        ...of((own) => plots.forceInfo(own)),
        "by output": plots.forceInfo(cancer, { order: "output" }),
        "by a feature": plots.forceInfo(gaps, { order: "feature 2", maxDisplay: 2 }),
        "many of one": plots.forceInfo(largeExplanation(1, 400)),
      }),
      most: 6000,
    },
    family("shap heatmap", plots.shapHeatmapFigure, plots.shapHeatmapSvg, plots.shapHeatmapWords, {
      ...of((own) => plots.shapHeatmapInfo(own)),
      "by output": plots.shapHeatmapInfo(cancer, { instanceOrder: "output", featureOrder: "none" }),
    }),
    family("dependence", plots.dependenceFigure, plots.dependenceSvg, plots.dependenceWords, {
      ...of(
        (own) => plots.dependenceInfo(own, 0),
        Object.fromEntries(Object.entries(withData).filter(([name]) => name !== "no features")),
      ),
      texts: plots.dependenceInfo(gaps, "feature 1"),
      missing: plots.dependenceInfo(gaps, "feature 2", { color: "feature 1" }),
      plain: plots.dependenceInfo(diabetes, "bmi", { color: null, hist: false }),
      none: plots.dependenceInfo(none, "a"),
      "not finite": plots.dependenceInfo(broken, 1),
    }),
    {
      ...family("decision", plots.decisionFigure, plots.decisionSvg, plots.decisionWords, {
        ...of((own) => plots.decisionInfo([["", own]])),
        highlighted: plots.decisionInfo([["", diabetes]], { highlight: [3, 5], featureOrder: "hclust" }),
        logit: plots.decisionInfo([["", cancer]], { link: "logit", newBaseValue: 0 }),
        outputs: plots.decisionInfo(iris.outputNames.map((name, c) => [name, iris.row(120).output(c)])),
      }),
      most: 6000,
    },
    {
      ...family("shap violin", plots.shapViolinFigure, plots.shapViolinSvg, plots.shapViolinWords, {
        ...of((own) => plots.shapViolinInfo(own)),
        layered: plots.shapViolinInfo(diabetes, { plotType: "layered_violin" }),
        "layers of gaps": plots.shapViolinInfo(gaps, {
          plotType: "layered_violin",
          layeredViolinMaxNumBins: 3,
        }),
      }),
      most: 6000,
    },
    family(
      "group difference",
      plots.groupDifferenceFigure,
      plots.groupDifferenceSvg,
      plots.groupDifferenceWords,
      {
        diabetes: plots.groupDifferenceInfo(diabetes, women, { groups: ["women", "men"] }),
        "one group": plots.groupDifferenceInfo(gaps, gaps.values.slice(0, 300).fill(1)),
        two: plots.groupDifferenceInfo(noData, [1, 0]),
        none: plots.groupDifferenceInfo(none, []),
        hostile: plots.groupDifferenceInfo(hostileSource(9), [1, 0, 1, 0, 1, 0, 1, 0, 1], {
          groups: [HOSTILE, LONG],
          title: HOSTILE,
        }),
      },
    ),
    {
      ...family(
        "partial dependence",
        plots.partialDependenceFigure,
        plots.partialDependenceSvg,
        plots.partialDependenceWords,
        dependenceCurves(),
      ),
      most: 6000,
    },
    family("embedding", plots.embeddingFigure, plots.embeddingSvg, plots.embeddingWords, {
      ...of((own) => plots.embeddingInfo(own)),
      "by rank": plots.embeddingInfo(diabetes, "rank(0)"),
      given: plots.embeddingInfo(diabetes, "bmi", {
        method: Float64Array.from({ length: 884 }, (_, i) => Math.sin(i)),
      }),
    }),
  ];
}

/** Curves of one feature and two, of texts, with rows' own, with gaps and hostile names. */
function dependenceCurves(): Record<string, plots.PartialDependenceInfo> {
  const count = (n: number, value: (i: number) => number): number[] =>
    Array.from({ length: n }, (_, i) => value(i));
  const info = (parts: Partial<plots.PartialDependenceSource>): plots.PartialDependenceInfo =>
    plots.partialDependenceInfo({
      features: ["age"],
      grid: [count(40, (i) => 20 + i)],
      labels: [undefined],
      average: count(40, (i) => Math.sin(i / 6)),
      values: count(300, (i) => 20 + ((i * 7) % 41)),
      outputName: "",
      units: "",
      kind: "partial dependence",
      ...parts,
    });
  const second = { features: ["age", "weight"], grid: [count(20, (i) => i), count(20, (i) => i * i)] };
  return {
    one: info({}),
    effects: info({ kind: "accumulated local effects", outputName: "malignant", units: "probability" }),
    "rows' own": info({
      individual: Array.from({ length: 500 }, (_, r) => count(40, (i) => Math.sin(i / 6) + (r % 9))),
    }),
    two: info({
      ...second,
      labels: [undefined, undefined],
      average: count(400, (i) => (i % 20) * Math.floor(i / 20)),
    }),
    texts: info({
      features: ["housing"],
      grid: [[0, 1, 2]],
      labels: [["own", "rent", "for free"]],
      average: [0.2, 0.5, 0.1],
      values: count(60, (i) => i % 3),
      units: "probability",
    }),
    "many texts": info({
      grid: [count(60, (i) => i)],
      labels: [count(60, (i) => i).map((i) => `${LONG}${i}`)],
      average: count(60, (i) => i % 7),
      values: count(60, (i) => i),
    }),
    "one point": info({ grid: [[3]], average: [1], values: [3] }),
    constant: info({ average: count(40, () => 5) }),
    none: info({ grid: [[]], average: [], values: [] }),
    "not finite": info({ average: count(40, () => NaN) }),
    "partly finite": info({
      average: count(40, (i) => [NaN, 1, Infinity, -1e300][i % 4]!),
      values: [NaN, Infinity],
    }),
    hostile: info({
      features: [HOSTILE, LONG],
      grid: [
        [0, 1e300],
        [0, 1],
      ],
      labels: [undefined, [HOSTILE, LONG]],
      average: [1, 2, -1e300, 1e300],
      outputName: HOSTILE,
      units: LONG,
    }),
  };
}

/** A wave on a wave: a photo's worth of colours. */
function picture(width: number, height: number, channels: 1 | 3, k: number): plots.ExplainedImage {
  const of = (size: number, value: (at: number) => number): number[] =>
    Array.from({ length: size }, (_, at) => value(at));
  return {
    width,
    height,
    channels,
    range: 255,
    data: of(
      width * height * channels,
      (at) => 127 + 127 * Math.sin(at / 97) * Math.cos((at % (width * channels)) / 31),
    ),
    contributions: of(k, (c) => c).map((c) =>
      of(width * height, (at) => Math.sin((at % width) / 9 + c) * Math.cos(Math.floor(at / width) / 7)),
    ),
  };
}

function imageInfos(): Record<string, plots.ImageExplanationInfo> {
  const info = (
    images: readonly plots.ExplainedImage[],
    outputNames: readonly string[],
    options: plots.ImageExplanationOptions = {},
  ): plots.ImageExplanationInfo =>
    plots.imageExplanationInfo({ images, outputNames, units: "probability" }, options);
  const digit = picture(8, 8, 1, 10);
  const photo = picture(128, 96, 3, 2);
  const names = Array.from({ length: 10 }, (_, c) => String(c));
  return {
    digit: info([digit], names),
    digits: info([digit, { ...digit, name: "another" }, digit], names, { maxImages: 2, maxOutputs: 3 }),
    photo: info([{ ...photo, outcomes: [0.8, NaN] }], ["cat", "dog"]),
    noise: info(
      [
        {
          ...photo,
          data: photo.data.length === 0 ? [] : Array.from(photo.data, (_, at) => (at * 7919) % 256),
        },
      ],
      ["cat", "dog"],
    ),
    regions: info(
      [{ ...photo, regions: Array.from({ length: 128 * 96 }, (_, at) => Math.floor((at % 128) / 9)) }],
      ["cat", "dog"],
    ),
    "one pixel": info(
      [{ width: 1, height: 1, channels: 1, range: 1, data: [0.5], contributions: [[0]] }],
      [""],
    ),
    "partly finite": info(
      [{ ...picture(4, 3, 1, 1), contributions: [[NaN, 1, Infinity, -1, 0, 1e300, 2, 3, 4, 5, 6, 7]] }],
      [""],
    ),
    hostile: plots.imageExplanationInfo(
      {
        images: [
          {
            ...picture(5, 40, 3, 2),
            name: HOSTILE,
            data:
              picture(5, 40, 3, 0).contributions[0] ??
              Array.from({ length: 600 }, (_, at) => [NaN, -1e300, 1e300][at % 3]!),
          },
        ],
        outputNames: [HOSTILE, LONG],
        units: LONG,
      },
      { title: HOSTILE },
    ),
    none: info([], ["a"]),
    "no outputs": info([{ ...digit, contributions: [] }], []),
    "not finite": info([{ ...picture(2, 2, 1, 1), contributions: [[NaN, NaN, Infinity, NaN]] }], ["a"]),
  };
}

/** Hierarchical clusters of the ten features; their order is made up, their joins are near the real ones. */
const DIABETES_CLUSTERS = Float64Array.from(
  [
    [4, 5, 0.1, 2],
    [7, 10, 0.34, 3],
    [8, 11, 0.38, 4],
    [9, 12, 0.53, 5],
    [2, 13, 0.6, 6],
    [3, 14, 0.7, 7],
    [6, 15, 0.8, 8],
    [0, 16, 0.9, 9],
    [1, 17, 1, 10],
  ].flat(),
);
