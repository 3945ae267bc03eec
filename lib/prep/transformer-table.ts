/** Every transformer by its name, loaded on first use; what a stored one is restored by. */
import { fromStored } from "../core/index.ts";
import type { RestoreTransformer } from "./composite-transformer.ts";
import type { StoredLearner } from "./learner.ts";
import type { Transformer } from "./transformer.ts";

/** A transformer's class; one that holds others brings its own way back. */
export interface TransformerClass {
  new (params: never): Transformer;
  fromStored?(stored: StoredLearner, restore: RestoreTransformer): Promise<Transformer>;
}

export const transformerTable: Readonly<Record<string, () => Promise<TransformerClass>>> = {
  Binarizer: async () => (await import("./binarizer.ts")).Binarizer,
  ColumnSelector: async () => (await import("./column-selector.ts")).ColumnSelector,
  ColumnTransformer: async () => (await import("./column-transformer.ts")).ColumnTransformer,
  CountVectorizer: async () => (await import("./count-vectorizer.ts")).CountVectorizer,
  DateFeatures: async () => (await import("./date-features.ts")).DateFeatures,
  FrequencyEncoder: async () => (await import("./frequency-encoder.ts")).FrequencyEncoder,
  FunctionTransformer: async () => (await import("./function-transformer.ts")).FunctionTransformer,
  HashingEncoder: async () => (await import("./hashing-encoder.ts")).HashingEncoder,
  HashingVectorizer: async () => (await import("./hashing-vectorizer.ts")).HashingVectorizer,
  KBinsDiscretizer: async () => (await import("./k-bins-discretizer.ts")).KBinsDiscretizer,
  KNNImputer: async () => (await import("./knn-imputer.ts")).KNNImputer,
  MaxAbsScaler: async () => (await import("./range-scalers.ts")).MaxAbsScaler,
  MinMaxScaler: async () => (await import("./range-scalers.ts")).MinMaxScaler,
  MissingIndicator: async () => (await import("./missing-indicator.ts")).MissingIndicator,
  Normalizer: async () => (await import("./normalizer.ts")).Normalizer,
  OneHotEncoder: async () => (await import("./one-hot-encoder.ts")).OneHotEncoder,
  OrdinalEncoder: async () => (await import("./ordinal-encoder.ts")).OrdinalEncoder,
  PolynomialFeatures: async () => (await import("./polynomial-features.ts")).PolynomialFeatures,
  PowerTransformer: async () => (await import("./power-transformer.ts")).PowerTransformer,
  QuantileTransformer: async () => (await import("./quantile-transformer.ts")).QuantileTransformer,
  RobustScaler: async () => (await import("./robust-scaler.ts")).RobustScaler,
  SelectKBest: async () => (await import("./select-k-best.ts")).SelectKBest,
  SimpleImputer: async () => (await import("./simple-imputer.ts")).SimpleImputer,
  StandardScaler: async () => (await import("./standard-scaler.ts")).StandardScaler,
  TableVectorizer: async () => (await import("./table-vectorizer.ts")).TableVectorizer,
  TargetEncoder: async () => (await import("./target-encoder.ts")).TargetEncoder,
  TfidfTransformer: async () => (await import("./tfidf-transformer.ts")).TfidfTransformer,
  TfidfVectorizer: async () => (await import("./tfidf-vectorizer.ts")).TfidfVectorizer,
  TransformerPipeline: async () => (await import("./transformer-pipeline.ts")).TransformerPipeline,
  VarianceThreshold: async () => (await import("./variance-threshold.ts")).VarianceThreshold,
};

/** A transformer from what its `toJSON` gave. @throws RangeError on a name or a format that is not known. */
export async function restoreTransformer(stored: StoredLearner): Promise<Transformer> {
  if (stored.format !== "assay-learner" || stored.version !== 1)
    throw new RangeError(
      `restoreTransformer: wants format "assay-learner", version 1; got ${JSON.stringify(stored.format)}, version ${JSON.stringify(stored.version)}`,
    );
  const load = Object.hasOwn(transformerTable, stored.name) ? transformerTable[stored.name] : undefined;
  if (load === undefined)
    throw new RangeError(
      `restoreTransformer: no transformer "${stored.name}"; known: ${Object.keys(transformerTable).join(", ")}`,
    );
  const make = await load();
  if (make.fromStored !== undefined) return make.fromStored(stored, restoreTransformer);
  return new make(fromStored(stored.params) as never).restore(stored);
}
