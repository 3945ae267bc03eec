/**
 * Parameters that were drawn together for a trial, kept with it before they are all suggested, so that other workers see what
 * is being tried. In pieces, for the columns of databases. Source: Optuna 5.0, `samplers/_gp/sampler.py`.
 */
import type { ParamValue } from "../../distributions.ts";
import { isFinished, type FrozenTrial } from "../../frozen-trial.ts";
import { fromPythonJson, toPythonJson } from "../../python-json.ts";
import type { StudyView } from "../../study-view.ts";

const key = "gp:relative_params";
const pieceLength = 2045;

/** Keeps the parameters with the trial. */
export function shareParams(
  study: StudyView,
  trial: FrozenTrial,
  params: Readonly<Record<string, ParamValue>>,
): void {
  const text = toPythonJson(params);
  for (let i = 0; i * pieceLength < text.length; i++)
    study.storage.setTrialSystemAttr(
      trial.trialId,
      `${key}:${i}`,
      text.slice(i * pieceLength, (i + 1) * pieceLength),
    );
}

/** Parameters of a trial, with those it is going to suggest. */
export function paramsOf(trial: FrozenTrial): Readonly<Record<string, ParamValue>> {
  if (isFinished(trial.state)) return trial.params;
  let text = "";
  for (let i = 0; ; i++) {
    const piece = trial.systemAttrs[`${key}:${i}`];
    if (typeof piece !== "string") break;
    text += piece;
  }
  if (text === "") return trial.params;
  return { ...(fromPythonJson(text) as Record<string, ParamValue>), ...trial.params };
}
