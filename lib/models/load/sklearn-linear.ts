/**
 * scikit-learn's linear models, from the JSON form of docs/model-formats.md. A scaler before the model is folded into its
 * coefficients: w / std, b − Σ w·mean / std. O(p·k).
 */
import type { Link } from "../structure.ts";
import type { OutputRule } from "./output-rule.ts";
import { isRecord, numbersFrom, numbersOf, refuse } from "./record-fields.ts";
import type { SklearnContext, SklearnParts } from "./sklearn-trees.ts";

/** @throws RangeError on sizes that do not fit, or a classifier whose kind is not known. */
export function sklearnLinear({ file, kind, features, classes, params }: SklearnContext): SklearnParts {
  const coef = numbersOf(file, "coef");
  const outputs = coef.length / features;
  if (!Number.isInteger(outputs) || outputs < 1)
    refuse(`"coef" must hold a multiple of ${features} numbers`, String(coef.length));
  const given = numbersFrom('"intercept"', file["intercept"] ?? 0);
  const intercept = given.length === 1 ? new Float64Array(outputs).fill(given[0]!) : given;
  if (intercept.length !== outputs)
    refuse(`"intercept" must hold 1 or ${outputs} numbers`, String(intercept.length));
  if (isRecord(file["scaler"])) {
    const { scaler } = file;
    const mean =
      scaler["mean"] === null || scaler["mean"] === undefined
        ? new Float64Array(features)
        : numbersOf(scaler, "mean", features);
    const deviation = scaler["std"] ?? scaler["scale"];
    const std =
      deviation === null || deviation === undefined
        ? new Float64Array(features).fill(1)
        : numbersOf({ std: deviation }, "std", features);
    for (let c = 0; c < outputs; c++)
      for (let j = 0; j < features; j++) {
        coef[c * features + j]! /= std[j]!;
        intercept[c]! -= coef[c * features + j]! * mean[j]!;
      }
  }
  const structure = (link: Link): SklearnParts["structure"] => ({
    kind: "linear",
    features,
    outputs,
    coef,
    intercept,
    link,
  });
  if (classes === undefined) {
    const log =
      /^(Poisson|Gamma)Regressor$/.test(kind) || (kind === "TweedieRegressor" && isLogTweedie(params));
    return {
      task: "regression",
      rule: { kind: "link" },
      acceptsMissing: false,
      structure: structure(log ? "log" : "identity"),
    };
  }
  if (classes.length !== Math.max(2, outputs))
    refuse(
      `a model with ${outputs} outputs must have ${Math.max(2, outputs)} classes`,
      String(classes.length),
    );
  const [rule, link] = classifierRule(kind, outputs, params);
  return { task: "classification", rule, acceptsMissing: false, structure: structure(link) };
}

function classifierRule(kind: string, outputs: number, params: SklearnContext["params"]): [OutputRule, Link] {
  switch (kind) {
    case "LogisticRegression":
    case "LogisticRegressionCV": {
      const apart = params["multi_class"] === "ovr" || params["solver"] === "liblinear";
      if (outputs === 1) return [{ kind: "link" }, "logit"];
      return apart ? [{ kind: "oneVsRest" }, "logit"] : [{ kind: "link" }, "softmax"];
    }
    case "LinearDiscriminantAnalysis":
      return [{ kind: "link" }, outputs === 1 ? "logit" : "softmax"];
    case "SGDClassifier":
      return params["loss"] === "log_loss" || params["loss"] === "log"
        ? [{ kind: "oneVsRest" }, "logit"]
        : [{ kind: "sign" }, "identity"];
    case "LinearSVC":
    case "Perceptron":
    case "PassiveAggressiveClassifier":
    case "RidgeClassifier":
    case "RidgeClassifierCV":
      return [{ kind: "sign" }, "identity"];
    default:
      return refuse(
        "a linear classifier must be a LogisticRegression, LinearDiscriminantAnalysis, SGDClassifier, LinearSVC, Perceptron, PassiveAggressiveClassifier or RidgeClassifier",
        kind,
      );
  }
}

/** The link "auto" is a log for powers above 0. */
function isLogTweedie(params: SklearnContext["params"]): boolean {
  const link = params["link"] ?? "auto";
  return link === "log" || (link === "auto" && Number(params["power"] ?? 0) > 0);
}
