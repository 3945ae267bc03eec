/** Every model of ours by its name, loaded on first use; what a stored model is restored by. */
import { fromStored } from "../core/index.ts";
import type { StoredLearner } from "../prep/index.ts";
import type { Estimator } from "./model.ts";

interface Restorable extends Estimator {
  restore(stored: StoredLearner): this;
}

/** A model's class. */
export type ModelClass = new (params: never) => Restorable;

export const modelTable: Readonly<Record<string, () => Promise<ModelClass>>> = {
  CNNClassifier: async () => (await import("./nn/cnn-classifier.ts")).CNNClassifier,
  LayersClassifier: async () => (await import("./nn/layers-model.ts")).LayersClassifier,
  LayersRegressor: async () => (await import("./nn/layers-model.ts")).LayersRegressor,
  MLPClassifier: async () => (await import("./nn/mlp.ts")).MLPClassifier,
  MLPRegressor: async () => (await import("./nn/mlp.ts")).MLPRegressor,
  Ridge: async () => (await import("./linear/ridge.ts")).Ridge,
};

/** A model from what its `toJSON` gave. @throws RangeError on a name or a format that is not known. */
export async function restoreModel(stored: StoredLearner): Promise<Estimator> {
  if (stored.format !== "assay-learner" || stored.version !== 1)
    throw new RangeError(
      `restoreModel: wants format "assay-learner", version 1; got ${JSON.stringify(stored.format)}, version ${JSON.stringify(stored.version)}`,
    );
  const load = modelTable[stored.name];
  if (load === undefined)
    throw new RangeError(
      `restoreModel: no model "${stored.name}"; known: ${Object.keys(modelTable).join(", ")}`,
    );
  const make = await load();
  return new make(fromStored(stored.params) as never).restore(stored);
}
