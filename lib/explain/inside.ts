/**
 * What is inside of a pipeline, for explainers that read structure: the model at its end, the rows as that model sees them, and which raw column
 * each of its inputs came from, so that contributions can be added up to raw columns. Undefined where an input came from several columns (principal
 * components, products): then only the whole pipeline can be explained, as a closed box.
 */
import type { Frame } from "../data/index.ts";
import type { Pipeline, Predictor } from "../models/index.ts";
import type { Run } from "../prep/index.ts";

export interface Inside {
  readonly model: Predictor;
  transform(X: unknown, run?: Run): Promise<Frame>;
  /** Raw column → names of the model's inputs that were made of it. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Whether some raw column became several inputs. */
  readonly isGrouped: boolean;
}

export function insideOf(model: Predictor): Inside | undefined {
  if (!isPipeline(model)) return undefined;
  if (model.outputs.some(({ sources }) => sources.length !== 1)) return undefined;
  const groups: Record<string, string[]> = {};
  for (const { name, sources } of model.outputs) (groups[sources[0]!] ??= []).push(name);
  return {
    model: model.model,
    transform: (X, run) => model.transform(X, run),
    groups,
    isGrouped: Object.values(groups).some((names) => names.length > 1),
  };
}

function isPipeline(model: Predictor): model is Predictor & Pipeline {
  return "transform" in model && "outputs" in model && "model" in model;
}
