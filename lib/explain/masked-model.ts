/** A model that a masker asks: a function on lists of inputs, a model that is one already, or anything with predict on a column of texts, or a column for each pixel. */
import { fromColumns } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import { batchModel, matrixOf, type BatchFunction } from "./explained-model.ts";
import { imageModel } from "./image/image-model.ts";
import type { BatchModel, Masker } from "./masker.ts";

/** Whatever maskers of any input take. */
export type AnyMasker = Masker<never, never>;
export type MaskedModel = Predictor | BatchFunction<never> | BatchModel<never>;

export function isMasker(value: unknown): value is AnyMasker {
  const { kind, game, playerNames } = (value ?? {}) as Partial<AnyMasker>;
  return typeof kind === "string" && typeof game === "function" && typeof playerNames === "function";
}

/** @throws TypeError on what cannot be asked for such inputs. */
export function maskedModel(
  where: string,
  model: MaskedModel,
  masker: AnyMasker,
  outputNames?: readonly string[],
): BatchModel<never> {
  if (typeof model === "function")
    return batchModel(
      where,
      model.name === "" ? "the model" : model.name,
      model as BatchFunction<unknown>,
      outputNames,
    ) as unknown as BatchModel<never>;
  const { evaluate, predict, name } = (model ?? {}) as Partial<Predictor & BatchModel<never>>;
  if (typeof evaluate === "function") return model as BatchModel<never>;
  if (typeof predict === "function" && masker.kind === "text")
    return textModel(where, model as Predictor) as unknown as BatchModel<never>;
  if (typeof predict === "function" && masker.kind === "image")
    return imageModel(where, model as Predictor) as unknown as BatchModel<never>;
  throw new TypeError(
    `${where}: explaining a ${masker.kind} wants a function on a list of them; got ${name ?? (model === null ? "null" : typeof model)}; wrap it: (batch) => numbers`,
  );
}

/** Texts go in as the model's only column. Of two classes the second's probability is explained. */
function textModel(where: string, model: Predictor): BatchModel<readonly string[]> {
  const { name, task, features, classes } = model;
  if (features !== undefined && features.names.length !== 1)
    throw new RangeError(
      `${where}: a model of texts reads one column; ${name} reads ${features.names.length}: got ${features.names.slice(0, 5).join(", ")}`,
    );
  const column = features?.names[0] ?? "text";
  const tableOf = (texts: readonly string[]): unknown => fromColumns({ [column]: [...texts] });
  if (task !== "classification" || model.predictProba === undefined)
    return {
      name,
      outputNames: [""],
      units: "",
      evaluate: async (texts, run) =>
        matrixOf(where, name, (await model.predict(tableOf(texts), run)) as Float64Array, texts.length),
    };
  const isTwo = classes?.length === 2;
  return {
    name,
    outputNames: isTwo ? [String(classes[1])] : classes?.map(String),
    units: "probability",
    evaluate: async (texts, run) => {
      const answer = matrixOf(where, name, await model.predictProba!(tableOf(texts), run), texts.length);
      if (!isTwo) return answer;
      const { rows, values } = answer;
      return { rows, columns: 1, values: Float64Array.from({ length: rows }, (_, i) => values[2 * i + 1]!) };
    },
  };
}
