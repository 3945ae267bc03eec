/** Models of Assay that fit the data: the one that comes nearest to the guide's choice, and those worth standing beside it, each with its reason. */
import type { AdviceInputs } from "./advice-inputs.ts";
import type { Size } from "./architecture.ts";

/** One step of a model: a class of `assay/models` or `assay/prep` and its parameters. */
export interface ModelStep {
  readonly from: "models" | "prep";
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Candidate {
  /** A word for tables and variables. */
  readonly word: string;
  /** The last is the model; those before prepare its features. */
  readonly steps: readonly ModelStep[];
  readonly why: string;
}

/** The first is recommended; none where Assay has no model for the task. */
export function candidates(
  inputs: AdviceInputs,
  size: Size,
  limits: Readonly<Record<string, number>>,
): readonly Candidate[] {
  const { task, content, pixels } = inputs;
  if (task === null || task === "clustering" || task === "generation") return [];
  if (task === "ranking" && inputs.classes === null && inputs.label === null) return [];
  const classes = task === "classification";
  if (content === "text") return ofTexts(classes, size);
  if (content === "images") return pixels === null ? [] : ofPixels(inputs, classes, size);
  // A list of numbers becomes features; sound files cannot be read.
  if (content === "sequences" && !inputs.columns.some(({ kind }) => kind === "sequence")) return [];
  return ofTables(inputs, classes, size, limits);
}

function ofTables(
  inputs: AdviceInputs,
  classes: boolean,
  size: Size,
  limits: Readonly<Record<string, number>>,
): Candidate[] {
  const kind = classes ? "Classifier" : "Regressor";
  const params = {
    light: { maxIter: 50, maxLeafNodes: 15 },
    middle: {},
    large: { learningRate: 0.05, maxIter: 400 },
  }[size];
  const isSmall = inputs.deciding < limits["rows.small.below"]!;
  const isWide = inputs.rowsPerFeature < limits["rows.perFeature.min"]!;
  return [
    {
      word: "boosting",
      steps: [model(`HistGradientBoosting${kind}`, params)],
      why: "the guide's choice for tables; takes holes and categories as they are",
    },
    {
      word: classes ? "logistic" : "ridge",
      steps: [classes ? model("LogisticRegression") : model("Ridge")],
      why: isWide
        ? "few rows for each feature: a penalised linear model is hard to beat"
        : isSmall
          ? "few rows: a linear model often does as well, and can be read"
          : "what a straight line already does: the others must beat it",
    },
    {
      word: "forest",
      steps: [model(`RandomForest${kind}`)],
      why: isSmall
        ? "few rows: a forest needs no tuning and seldom fails"
        : "good without tuning: tells what tuning is worth",
    },
  ];
}

function ofPixels({ pixels }: AdviceInputs, classes: boolean, size: Size): Candidate[] {
  const { shape } = pixels!;
  const scaled = step("prep", "MaxAbsScaler");
  const filters = { light: { filters: [8, 16] }, middle: {}, large: { filters: [32, 64, 128], maxIter: 60 } }[
    size
  ];
  const imageShape = shape === null || shape[2] === 1 ? {} : { imageShape: shape };
  const network: Candidate[] =
    classes && shape !== null
      ? [
          {
            word: "network",
            steps: [scaled, model("CNNClassifier", { ...imageShape, ...filters })],
            why: "the guide's choice for images, small enough to be trained here",
          },
        ]
      : [
          {
            word: "network",
            steps: [scaled, model(classes ? "MLPClassifier" : "MLPRegressor")],
            why: "Assay's convolutional network tells classes of square pictures only; this one is dense",
          },
        ];
  const kind = classes ? "Classifier" : "Regressor";
  return [
    ...network,
    {
      word: "neighbours",
      steps: [model(`KNeighbors${kind}`)],
      why: "small centred pictures: the nearest one is often the right one, without any training",
    },
    {
      word: "forest",
      steps: [model(`RandomForest${kind}`)],
      why: "pixels as plain numbers: what a network must beat",
    },
  ];
}

function ofTexts(classes: boolean, size: Size): Candidate[] {
  const maxFeatures = { light: 2000, middle: 5000, large: 20_000 }[size];
  const words = step("prep", "TfidfVectorizer", { maxFeatures });
  return [
    {
      word: "words",
      steps: [words, classes ? model("LogisticRegression") : model("Ridge")],
      why: "tf–idf and a linear model: quick, readable, and what a Transformer must beat",
    },
    classes
      ? {
          word: "bayes",
          steps: [step("prep", "CountVectorizer", { maxFeatures }), model("MultinomialNB")],
          why: "counts of words: the simplest that works, good with very few texts",
        }
      : {
          word: "boosting",
          steps: [words, model("HistGradientBoostingRegressor")],
          why: "the same words, with thresholds",
        },
  ];
}

function model(name: string, params: Readonly<Record<string, unknown>> = {}): ModelStep {
  return step("models", name, params);
}

function step(
  from: ModelStep["from"],
  name: string,
  params: Readonly<Record<string, unknown>> = {},
): ModelStep {
  return Object.freeze({ from, name, params });
}
