/**
 * The parameters that a running trial was given together, kept as system attributes `tpe:relative_params:<i>`, so that other
 * workers stay away from them before the objective has asked for each. Source: Optuna 5.0, `samplers/_tpe/sampler.py`.
 */
import type { ParamValue } from "../../distributions.ts";
import type { FrozenTrial } from "../../frozen-trial.ts";
import { fromPythonJson, toPythonJson } from "../../python-json.ts";
import type { Storage } from "../../storages/storage.ts";

const KEY = "tpe:relative_params";
/** The longest value that all of Optuna's databases hold. */
const LONGEST = 2045;

export function shareRelativeParams(
  storage: Storage,
  trialId: number,
  params: Readonly<Record<string, ParamValue>>,
): void {
  const text = toPythonJson(params);
  for (let i = 0; i * LONGEST < text.length; i++)
    storage.setTrialSystemAttr(trialId, `${KEY}:${i}`, text.slice(i * LONGEST, (i + 1) * LONGEST));
}

/** Parameters of a running trial, with those that it will be given. */
export function paramsOfRunning(trial: FrozenTrial): Readonly<Record<string, ParamValue>> {
  let text = "";
  for (let i = 0; typeof trial.systemAttrs[`${KEY}:${i}`] === "string"; i++)
    text += trial.systemAttrs[`${KEY}:${i}`] as string;
  if (text === "") return trial.params;
  try {
    return { ...(fromPythonJson(text) as Record<string, ParamValue>), ...trial.params };
  } catch {
    // Another worker is writing the pieces now.
    return trial.params;
  }
}
