/** Whether what was given as a model is one: the usual slips are a class instead of an instance, and arguments in another order. */
import type { Predictor } from "../models/index.ts";

/** @throws TypeError on what does not predict. */
export function checkModel(where: string, model: unknown): asserts model is Predictor {
  if (typeof model === "function")
    throw new TypeError(
      `${where}: model must be an instance; got the ${/^class\b/.test(String(model)) ? "class" : "function"} ${model.name}; write new ${model.name}()`,
    );
  const { predict, task, name } = (model ?? {}) as Partial<Predictor>;
  if (typeof predict !== "function" || typeof task !== "string" || typeof name !== "string")
    throw new TypeError(
      `${where}: model must be a model of assay/models, or have predict, task and name as they do; got ${kindOf(model)}; models come first, then X and y`,
    );
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "object") return `the ${typeof value} ${JSON.stringify(value)}`;
  return `a ${value.constructor?.name ?? "record"}`;
}
