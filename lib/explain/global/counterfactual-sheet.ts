/** Counterfactuals as a table: what the row is, what would have to be, and what the model then says. Names and values are escaped. */
import { escapeHtml, sheet, shown, strip, textTable, type Displayable } from "../../core/index.ts";
import { short } from "../../core/words.ts";
import type { Counterfactual, Counterfactuals } from "./counterfactuals.ts";

export type CounterfactualSheet = Displayable;

export function counterfactualSheet(given: Omit<Counterfactuals, keyof Displayable>): Counterfactuals {
  return shown({ ...given }, () => ({
    "text/html": htmlOf(given),
    "text/plain": textOf(given),
  })) as unknown as Counterfactuals;
}

/** Letters of a name or value. */
const LETTERS = 40;

type Given = Omit<Counterfactuals, keyof Displayable>;

function htmlOf(given: Given): string {
  const { model, found, note, wanted, outputName, output, evaluations } = given;
  return sheet([
    strip({
      status: found.length === 0 ? "warn" : "info",
      title: `What would have to change: ${wanted}`,
      aside: `${model} · the model was asked for ${evaluations} inputs`,
      message: `Now ${name(outputName)} is ${cell(output)}.${note === "" ? "" : ` ${note.charAt(0).toUpperCase()}${note.slice(1)}.`}`,
    }),
    found.length === 0 ? "" : tableOf(given),
  ]);
}

function tableOf({ found, original, outputName, output }: Given): string {
  const features = [...new Set(found.flatMap(({ changes }) => changes.map(({ feature }) => feature)))];
  const head = ["", "now", ...found.map((_, i) => `${i + 1}`)];
  const change = ({ changes }: Counterfactual, feature: string): string => {
    const own = changes.find((each) => each.feature === feature);
    return own === undefined
      ? box("td", cell(original[feature]), "opacity:.45")
      : box("td", cell(own.to), "font-weight:bold");
  };
  const rows = features.map(
    (feature) =>
      `<tr>${box("th", feature)}${box("td", cell(original[feature]))}${found.map((each) => change(each, feature)).join("")}</tr>`,
  );
  const line = (label: string, now: string, values: readonly string[]): string =>
    `<tr>${box("th", label)}${box("td", now)}${values.map((value) => box("td", value)).join("")}</tr>`;
  return `<div class="as-table"><table><thead><tr>${head.map((each) => `<th style="text-align:right">${each}</th>`).join("")}</tr></thead><tbody>${rows.join("")}${line(
    name(outputName),
    cell(output),
    found.map((each) => cell(each.output)),
  )}${line(
    "distance",
    "0",
    found.map(({ distance }) => cell(distance)),
  )}</tbody></table></div><div class="as-soft">Values that change are bold; each was tried, and none of a column's changes can be taken back. Distance: mean over features of the change in units of the feature's spread. What would change the model's answer need not change the outcome.</div>`;
}

/** A cell; of a long text its beginning, and the whole where it is pointed at. */
function box(tag: "th" | "td", text: string, style = ""): string {
  return `<${tag} style="text-align:${tag === "th" ? "left" : "right"};${style}"${text.length > LETTERS ? ` title="${escapeHtml(text)}"` : ""}>${escapeHtml(short(text, LETTERS))}</${tag}>`;
}

function textOf({ found, original, wanted, output, outputName, note }: Given): string {
  const head = `What would have to change: ${wanted}; now ${name(outputName)} is ${cell(output)}`;
  if (found.length === 0) return `${head}\n${note}`;
  return [
    head,
    textTable({
      columns: ["", "feature", "now", "then", "spreads"],
      rows: found.flatMap(({ changes, output: after }, i) => [
        ...changes.map(({ feature, to, distance }, at) => [
          at === 0 ? `${i + 1}` : "",
          short(feature, LETTERS),
          short(cell(original[feature]), LETTERS),
          short(cell(to), LETTERS),
          cell(distance),
        ]),
        ["", `→ ${name(outputName)}`, cell(output), cell(after), ""],
      ]),
    }),
    ...(note === "" ? [] : [note]),
  ].join("\n");
}

function name(output: string): string {
  return output === "" ? "the prediction" : `P(${output})`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "missing";
  if (typeof value === "number") return String(Number(value.toPrecision(4)));
  return String(value as string | boolean);
}
