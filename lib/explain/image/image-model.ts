/**
 * A model that is asked for images: a function on lists of them; or anything with predict on a table that has a column for each pixel and channel, in
 * the order of `image.data`, as models of `load("digits")` have.
 */
import type { Matrix } from "../../core/index.ts";
import type { Design } from "../../data/index.ts";
import { alignDesign } from "../../data/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { explainedModel, matrixOf, type BatchFunction } from "../explained-model.ts";
import type { BatchModel } from "../masker.ts";
import type { Image } from "./image.ts";

/** From images to numbers, one row for each. */
export type ImageFunction = BatchFunction<Image>;

/** For explainers by games. Of two classes the second's probability. @throws as `explainedModel`. */
export function imageModel(where: string, model: Predictor): BatchModel<readonly Image[]> {
  const asked = explainedModel(where, model);
  return {
    name: asked.name,
    outputNames: asked.outputNames,
    units: asked.units,
    evaluate: (images, run) => asked.evaluate(tableOf(where, images, model), run),
  };
}

/** Probabilities of all classes. @throws TypeError on what gives none; RangeError on another number of answers. */
export async function imageProbabilities(
  where: string,
  model: Predictor | ImageFunction,
  images: readonly Image[],
  run: Run,
): Promise<Matrix> {
  if (typeof model === "function") {
    const name = model.name === "" ? "the classifier" : model.name;
    return matrixOf(where, name, await model(images), images.length);
  }
  if (typeof model?.predictProba !== "function")
    throw new TypeError(
      `${where}: ${model?.name ?? String(model)} gives no probabilities; pass a function from images to probabilities`,
    );
  const table = tableOf(where, images, model);
  const { features } = model;
  const rows =
    features === undefined || "transformers" in model ? table : alignDesign(where, table, features);
  return matrixOf(where, model.name, await model.predictProba(rows, run), images.length);
}

/** One row an image. */
function tableOf(where: string, images: readonly Image[], { name, features }: Predictor): Design {
  const p = images[0]?.data.length ?? 0;
  if (features !== undefined && features.names.length !== p)
    throw new RangeError(
      `${where}: a model of images reads a column for each pixel and channel: ${p}; ${name} reads ${features.names.length}; pass a function from images to answers`,
    );
  const values = new Float64Array(images.length * p);
  for (const [i, { data }] of images.entries()) values.set(data, i * p);
  return {
    rows: images.length,
    columns: p,
    names: features?.names ?? pixelNames(images[0]!),
    values,
  };
}

/** "pixel_0_0", of RGB "pixel_0_0_red", …: row and column from the top left, as `load("digits")` names them. */
export function pixelNames({
  width,
  height,
  channels,
}: Pick<Image, "width" | "height" | "channels">): string[] {
  const parts = channels === 1 ? [""] : ["_red", "_green", "_blue"];
  return Array.from(
    { length: width * height * channels },
    (_, at) =>
      `pixel_${Math.floor(at / channels / width)}_${Math.floor(at / channels) % width}${parts[at % channels]}`,
  );
}
