/**
 * A study as a notebook shows it: where it stands, its best trials, what mattered, pictures, and the line that reuses the best
 * parameters. Everything that is not ours is escaped.
 */
import { escapeHtml, htmlTable, pictures, sheet, strip, textTable, type MimeBundle } from "../core/index.ts";
import type { FrozenTrial } from "./frozen-trial.ts";
import {
  bestParamsCode,
  failureKey,
  leadingTable,
  leadingTrials,
  studyAside,
  studyMessage,
  type ShownStudy,
} from "./study-text.ts";

export interface StudySheetOptions {
  /** Trials in the table. Default 5, or 10 of a Pareto front. */
  readonly most?: number;
  /** Text while trials run; "" after it. */
  readonly progress?: string;
  /** SVG pictures. */
  readonly pictures?: readonly string[];
}

/** The study as HTML and text. */
export function studyBundle(
  study: ShownStudy,
  options: StudySheetOptions = {},
): MimeBundle & { "text/plain": string } {
  const { progress = "", most = study.directions.length > 1 ? 10 : 5 } = options;
  const trials = study.getTrials();
  const leading = leadingTrials(study, most);
  const title = `Study ${study.studyName}`;
  const message = studyMessage(study, trials);
  const several = study.directions.length > 1;
  const code = bestParamsCode(leading[0], several);
  const spec = leading.length === 0 ? undefined : leadingTable(study, leading);
  const heading = several ? "Pareto front" : "Best trials";
  const { failed, reason } = failures(trials);
  const html = sheet([
    strip({
      status: failed > 0 && leading.length === 0 ? "fail" : "info",
      title,
      aside: studyAside(study),
      message,
      progress,
    }),
    failed > 0 && reason !== "" ? `<div class="as-soft">last failure: ${escapeHtml(reason)}</div>` : "",
    spec === undefined ? "" : `<h4>${heading}</h4><div class="as-table">${htmlTable(spec)}</div>`,
    code === ""
      ? ""
      : `<h4>Reuse</h4><pre style="white-space:pre-wrap;margin:4px 0">${escapeHtml(code)}</pre>`,
    pictures(options.pictures ?? []),
  ]);
  const text = [
    `${title} (${studyAside(study)})`,
    message,
    ...(progress === "" ? [] : [progress]),
    ...(reason === "" ? [] : [`last failure: ${reason}`]),
    ...(spec === undefined ? [] : ["", textTable(spec)]),
    ...(code === "" ? [] : ["", code]),
  ].join("\n");
  return { "text/html": html, "text/plain": text };
}

/** How many trials failed, and what the last of them says. */
function failures(trials: readonly FrozenTrial[]): { readonly failed: number; readonly reason: string } {
  const all = trials.filter((trial) => trial.state === "FAIL");
  return { failed: all.length, reason: String(all.at(-1)?.systemAttrs[failureKey] ?? "") };
}
