/**
 * Where the guide's rule is naive for these data: what it does not ask, what is known against it, and what it names that Assay has not. Each point
 * speaks of the data at hand; those that do not apply are left out.
 */
import { count, number, percent } from "../core/words.ts";
import type { AdviceInputs } from "./advice-inputs.ts";
import type { Architecture } from "./architecture.ts";

export interface NaivePoint {
  /** A few words. */
  readonly about: string;
  readonly message: string;
}

export function naivePoints(
  inputs: AdviceInputs,
  { family, training }: Architecture,
  limits: Readonly<Record<string, number>>,
): readonly NaivePoint[] {
  const { content, deciding, rowsPerFeature } = inputs;
  const found: NaivePoint[] = [];
  const say = (about: string, message: string): void => void found.push({ about, message });
  if (content === "table") {
    say(
      "Tables",
      `"${family} for every table" is a good first guess, no law. Grinsztajn, Oyallon and Varoquaux (2022) found trees ahead of deep networks on 45 tables of about 10 000 rows, by margins that differ from table to table; with good numbers alone a linear model can tie.${deciding < limits["rows.small.below"]! ? ` And this table is small (${count(deciding)} rows): on the 344 rows of load("penguins") logistic regression tells the species with 0.991, boosting with 0.988.` : ""} Compare them on the same folds, and take the simpler one when the intervals overlap.`,
    );
    if (deciding < limits["rows.transfer.below"]!)
      say(
        "Pretrained models for tables",
        "The guide knows none. Since then there are some (TabPFN: Hollmann and others, 2025) that do well below 10 000 rows. Assay has none: they need Python and a network of their own.",
      );
    if (rowsPerFeature < limits["rows.perFeature.min"]!)
      say(
        "Few rows for each column",
        `The guide does not ask for it: ${number(rowsPerFeature)} rows for each of ${inputs.features} features. Trees learn such tables by heart; start with a penalised linear model, and look at %overfit.`,
      );
  }
  if (content === "images")
    say(
      "Images",
      inputs.pixels === null
        ? "Assay has no pretrained network, and no pipeline from files to a model. The ways round: decode the files (%npm install sharp, then imageTensors(paths) of assay/prep: resize 256, crop 224, normalise), run a network from a file on them (a tfjs layers model through loadModel, or ONNX where onnxruntime-node is installed), and give its last layer as columns to a linear model: transfer learning at its simplest."
        : `MobileNet and ResNet expect pictures of 224 × 224; yours have ${inputs.pixels.columns.length} pixels. At such sizes they have nothing to transfer, and plain methods do well: on load("digits"), 8 × 8 pixels, the nearest neighbours reach 0.987 and a small convolutional network 0.964.`,
    );
  if (content === "text")
    say(
      "Text",
      `A Transformer is not always the better one: for topics and style, words and a linear model come close at a small part of the cost (on load("state-of-the-union") they tell the party with 0.929). Assay has no Transformer: load one as ONNX where onnxruntime-node is installed, or call a service, and give its vectors to a linear model as columns.`,
    );
  if (content === "text" && inputs.features > 1)
    say(
      "Columns beside the text",
      "The guide's tree has text or columns, never both. The cells here take the text alone; a column beside it (an author, a date) may help, or give the label away: %leakage tells.",
    );
  const prose = inputs.columns.find(({ kind }) => kind === "text");
  if (content === "table" && prose !== undefined)
    say(
      "Text in a table",
      `The guide's tree has text or columns, never both. "${prose.name}" holds ${prose.why}: its words go in as tf–idf (TableVectorizer does it by itself) beside the other columns.`,
    );
  if (content === "sequences")
    say(
      "Sequences",
      "RNNs are slow to train and seldom needed: features of each sequence (mean, spread, trend, last value) and gradient boosting are the usual first model, and 1D convolutions the second. The cells here make such features; Assay reads no sound, and trains layers of your own through tfjs (LayersClassifier).",
    );
  if (content !== "table")
    say(
      "10 000 and 100 000 rows",
      `Round numbers. What counts is how near your data are to those the network was trained on, and how many rows each class has${inputs.smallestClass === null ? "" : ` (your smallest: ${count(Math.round(inputs.smallestClass * inputs.labelled))})`}. ${training === "from scratch" ? "Beyond 100 000 rows fine-tuning a pretrained network is still quicker than training from scratch, and often ends no worse." : "Try both where you can."}`,
    );
  if (inputs.time !== null || inputs.task === "forecast")
    say(
      "Time",
      `The guide's tree does not ask about it. ${inputs.time === null ? "A forecast needs a column that says when" : `"${inputs.time}" says when a row happened${inputs.ordered ? ", and the rows come in its order" : ""}`}: test on later rows than were trained on (%validate --time), and make features of the past. RNNs need many series; most of the leading entries of the M5 forecasting competition were gradient boosting on lags (Makridakis and others, 2022).`,
    );
  if (
    inputs.smallestClass !== null &&
    inputs.smallestClass < limits["class.ratio.min"]! * inputs.largestClass!
  )
    say(
      "Uneven classes",
      `The guide does not ask: the smallest class has ${percent(inputs.smallestClass)} of the rows, the largest ${percent(inputs.largestClass!)}. Accuracy says little here; look at balancedAccuracy, averagePrecision and the costs of errors.`,
    );
  if (inputs.mostValues !== null && inputs.mostValues.values > limits["category.values.large"]!)
    say(
      "Categories of many values",
      `"${inputs.mostValues.column}" has ${count(inputs.mostValues.values)}: rare ones are noise to trees; a target encoding inside the folds helps (TableVectorizer does it).`,
    );
  say(
    "Latency",
    inputs.latency === null
      ? "Offline does not mean that size is free: a larger model must still be trained, stored and explained. Take it only for what it gains on held-out rows."
      : `It depends on the machine, on how many rows come at once and on what is done before the model; 100 ms of network time leave nothing.${inputs.latency === undefined ? " Nobody said here how soon an answer must come: give --latency, or write it in %%brief." : ""} Measured beats guessed: --measure.`,
  );
  if (inputs.task === "ranking" || inputs.task === "clustering" || inputs.task === "generation")
    say(
      `Assay and ${inputs.task}`,
      inputs.task === "ranking"
        ? "Assay has no learning to rank: a regression or classification of each item gives an order, with no regard for the list."
        : `Assay has no models for ${inputs.task}: it audits the data, and judges what another tool has made.`,
    );
  return Object.freeze(found);
}
