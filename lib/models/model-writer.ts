/** A fitted model as one JSON file, which `loadModel` reads back. */
import { writeFile } from "node:fs/promises";
import { expandHome } from "../core/index.ts";

/**
 * @param model anything fitted that has `toJSON`: our models, pipelines, networks, and models loaded from elsewhere.
 * @throws TypeError on what cannot be stored; Error before fitting, or when the file cannot be written.
 */
export async function saveModel(
  model: { readonly name: string; readonly isFitted?: boolean; toJSON?(): unknown },
  path: string,
): Promise<void> {
  if (typeof model.toJSON !== "function")
    throw new TypeError(`saveModel: a model must have toJSON; got ${model.name}, which has none`);
  if (model.isFitted === false)
    throw new Error(`saveModel: ${model.name}: must be fitted before it is saved; call fit(X, y) first`);
  await writeFile(expandHome(path), `${JSON.stringify(await model.toJSON())}\n`);
}
