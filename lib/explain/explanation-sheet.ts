/**
 * The explanation as a sheet: which method and why, how exact, what matters over all rows, then the chosen rows one by one. It needs no script and no
 * network, and escapes every name and value.
 */
import { escapeHtml, folded, pictures, sheet, sheetPage, strip, textTable } from "../core/index.ts";
import { count, number, percent, plural, short } from "../core/words.ts";
import { explanationPictures } from "./explanation-pictures.ts";
import type { ExplanationRecord, FeatureEffect } from "./explanation-result.ts";

/** Features in the table; the rest is in the record. */
const LISTED = 12;

/** Letters of a name. */
const NAME = 60;

export function explanationTitle({ model, data }: ExplanationRecord): string {
  return `Explanation of ${model}${data === "" ? "" : ` on ${data}`}`;
}

/** @param progress stands there while the work runs. */
export function explanationHtml(record: ExplanationRecord, progress = ""): string {
  const { explanation, accuracy, warnings, why, method } = record;
  return sheet([
    strip({
      status: warnings.length > 0 ? "warn" : "info",
      title: explanationTitle(record),
      aside: sizeOf(record),
      message: `${sentence(explanation.method)} ${sentence(why)}`,
      progress,
    }),
    `<p class="as-soft">${escapeHtml(accuracy.message)}${escapeHtml(costOf(record))}</p>`,
    ...warnings.map((each) => `<div class="as-fix">! ${escapeHtml(each)}</div>`),
    progress === "" ? globalPart(record) : "",
    progress === "" ? localPart(record) : "",
    progress === "" ? interactionPart(record) : "",
    `<div class="as-soft as-foot">${escapeHtml(`method ${method} · seed ${record.seed} · contributions say what the model did, not what causes the outcome`)}</div>`,
  ]);
}

/** A page of its own. */
export function explanationPage(record: ExplanationRecord): string {
  return sheetPage(explanationTitle(record), explanationHtml(record));
}

export function explanationText(record: ExplanationRecord): string {
  const { accuracy, warnings, effects, why, explanation } = record;
  return [
    `${explanationTitle(record)} · ${sizeOf(record)}`,
    `${sentence(explanation.method)} ${sentence(why)}`,
    accuracy.message,
    ...warnings.map((each) => `! ${each}`),
    ...Object.entries(effects).map(([output, list]) =>
      textTable({
        ...(output === "" ? {} : { title: `\nfor ${output}` }),
        columns: columnNames(record),
        rows: list.slice(0, LISTED).map(effectCells),
        ...(list.length > LISTED ? { note: `${list.length - LISTED} more features` } : {}),
      }),
    ),
  ].join("\n");
}

export function sizeOf({ rows, columns, explained }: ExplanationRecord): string {
  const all = `${plural(rows, "row")} × ${plural(columns, "feature")}`;
  return explained.length === rows ? all : `${count(explained.length)} of ${all}`;
}

export function costOf({ explanation }: ExplanationRecord): string {
  return explanation.evaluations === 0
    ? " The model was not asked once: its structure was read."
    : ` The model was asked for ${count(explanation.evaluations)} inputs.`;
}

export function globalPart(record: ExplanationRecord): string {
  const drawn = explanationPictures(record).filter(({ part }) => part === "global");
  const tables = Object.entries(record.effects).map(([output, list]) => {
    const html = effectTable(record, list);
    return output === "" || Object.keys(record.effects).length === 1
      ? html
      : folded(`What matters for ${output}`, html);
  });
  return `<h4>Over all rows</h4>${pictures(drawn.map(({ svg }) => svg()))}${tables.join("")}`;
}

export function localPart(record: ExplanationRecord): string {
  const drawn = explanationPictures(record).filter(({ part }) => part === "local");
  return drawn.length === 0 ? "" : `<h4>Row by row</h4>${pictures(drawn.map(({ svg }) => svg()))}`;
}

export function interactionPart({ interactions, explanation, plots }: ExplanationRecord): string {
  if (interactions === null || interactions.length === 0) return "";
  const unit = explanation.units === "" ? "" : `, ${explanation.units}`;
  const table = grid(
    ["pair", `mean |interaction|${unit}`],
    interactions.map(({ features, strength }) => [features.join(" × "), number(strength)]),
  );
  // Drawn already, where they were asked for as a picture.
  return plots.includes("interactions")
    ? folded("Pairs that act together, in numbers", table)
    : `<h4>Pairs that act together</h4>${table}`;
}

function columnNames({ explanation: { units } }: ExplanationRecord): string[] {
  return ["feature", `mean |contribution|${units === "" ? "" : `, ${units}`}`, "share", "higher value"];
}

function effectTable(record: ExplanationRecord, list: readonly FeatureEffect[]): string {
  const rest = list.slice(LISTED);
  return `${grid(columnNames(record), list.slice(0, LISTED).map(effectCells))}${
    rest.length === 0
      ? ""
      : folded(`${plural(rest.length, "more feature")}`, grid(columnNames(record), rest.map(effectCells)))
  }`;
}

function effectCells({ feature, importance, share, direction }: FeatureEffect): string[] {
  return [feature, number(importance), percent(share), directionWords(direction)];
}

/** A correlation of ranks in a word that a reader can use. */
function directionWords(direction: number | null): string {
  if (direction === null) return "–";
  if (Math.abs(direction) < 0.3) return "mixed";
  return direction > 0 ? "raises it" : "lowers it";
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Everything is text; the first column is a name, the others stand to the right. */
export function grid(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string, i: number, tag: string): string =>
    `<${tag} style="text-align:${i === 0 ? "left" : "right"}"${text.length > NAME ? ` title="${escapeHtml(text)}"` : ""}>${escapeHtml(short(text, NAME))}</${tag}>`;
  return `<div class="as-table"><table><thead><tr>${names.map((name, i) => cell(name, i, "th")).join("")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((text, i) => cell(text, i, i === 0 ? "th" : "td")).join("")}</tr>`)
    .join("")}</tbody></table></div>`;
}
