/** scikit-learn's models, from the JSON form of docs/model-formats.md: kind, sizes, classes, and the fitted arrays. */
import type { Label } from "../../data/index.ts";
import { featuresNamed } from "./foreign-model.ts";
import type { ForeignModel, ForeignState } from "./foreign-model.ts";
import { LoadedModel } from "./loaded-model.ts";
import { isRecord, listOf, numbersOf, refuse, textOf, wholeOf, type Fields } from "./record-fields.ts";
import { sklearnLinear } from "./sklearn-linear.ts";
import { sklearnTreeReader } from "./sklearn-trees.ts";
import { isSklearnText, readSklearnText } from "./sklearn-text.ts";

/** Whether a record is such a model. */
export function isSklearn(value: Fields): boolean {
  return (
    isSklearnText(value) ||
    (typeof value["kind"] === "string" && ["coef", "trees", "iterations"].some((key) => key in value))
  );
}

/** @throws RangeError on a kind that is not known, or on arrays that are damaged. */
export function readSklearn(file: Fields): ForeignModel<ForeignState> {
  if (isSklearnText(file)) return readSklearnText(file);
  const kind = textOf(file, "kind");
  const trees = sklearnTreeReader(kind);
  if (trees === undefined && !("coef" in file))
    refuse("a scikit-learn model must be of trees (decision trees, forests, boosting) or linear", kind);
  const params = isRecord(file["params"]) ? file["params"] : {};
  const classes = classesOf(file);
  const features = trees === undefined ? linearFeatures(file, classes) : wholeOf(file, "n_features", 1, 1e7);
  const parts = (trees ?? sklearnLinear)({ file, kind, features, classes, params });
  return new LoadedModel({
    library: "scikit-learn",
    ...(typeof file["version"] === "string" ? { version: file["version"] } : {}),
    ...params,
  }).hold({
    origin: kind,
    features: featuresNamed(features, namesOf(file)),
    ...(parts.task === "classification" ? { classes: classes! } : {}),
    ...parts,
  });
}

/** Labels of a classifier. @throws RangeError on labels that are none, or the same twice. */
export function classesOf(file: Fields): readonly Label[] | undefined {
  if (file["classes"] === undefined || file["classes"] === null) return undefined;
  const labels = listOf(file, "classes").map((label) =>
    typeof label === "string" || typeof label === "number" || typeof label === "boolean"
      ? label
      : refuse('"classes" must hold labels', label),
  );
  if (new Set(labels).size !== labels.length) refuse('"classes" must differ', String(labels));
  return Object.freeze(labels);
}

/** Without "n_features": a row of the coefficients is as long as the features are many. */
function linearFeatures(file: Fields, classes: readonly Label[] | undefined): number {
  if (file["n_features"] !== undefined) return wholeOf(file, "n_features", 1, 1e7);
  const coef = file["coef"];
  const first: unknown = Array.isArray(coef) ? coef[0] : undefined;
  if (Array.isArray(first) && first.length > 0) return first.length;
  const { length } = numbersOf(file, "coef");
  const rows = classes === undefined || classes.length === 2 ? 1 : classes.length;
  return length > 0 && length % rows === 0
    ? length / rows
    : refuse('"coef" must hold numbers', String(length));
}

function namesOf(file: Fields): string[] {
  if (file["feature_names"] === undefined || file["feature_names"] === null) return [];
  return listOf(file, "feature_names").map((name) =>
    typeof name === "string" ? name : refuse('"feature_names" must hold texts', name),
  );
}
