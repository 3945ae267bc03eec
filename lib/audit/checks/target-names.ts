/** Columns that are the label in other words: named like it, or mapped onto it one value to one class. */
import { isMissing, textAt, type Column } from "../../data/index.ts";
import { defineCheck, limit, type Judgement } from "../check.ts";
import { withinBudget } from "../column-budget.ts";
import { columnSignal } from "../label-signal.ts";
import { turns } from "../measures/turns.ts";
import { number, percent, plural } from "../../core/words.ts";

export default defineCheck({
  name: "target-names",
  question: "Is the label among the inputs under another name?",
  area: "leakage",
  suite: "full",
  needs: ["label"],
  options: {
    "mapping.min": limit(
      0.99,
      "From this share of the label's uncertainty on, a column determines it (fail).",
    ),
    "signal.min": limit(0.9, "AUC or R² from which a column with the label's name in its own is a failure."),
  },
  fix: "Drop the column from the inputs unless it is known before the label is.",
  details: `A column is suspect by name when its words hold all words of the label's name (\`survived_flag\` beside \`Survived\`), or one of
target, label, outcome, prediction, predicted, pred, proba, probability. It is suspect by content when its values determine the label: Theil's
U(label | column) = 1 − H(label | column)/H(label), among columns with at most a fifth as many values as rows. A suspect name alone is a
note; with a strong signal (out-of-fold AUC or R² above \`signal.min\`), or a full mapping, it is a failure.`,
  async measure(input) {
    const model = await input.labelModel();
    const label = input.roles.label!;
    const looked = new Set(withinBudget(input.roles.inputs, model.rows.length));
    const pause = turns(input.signal);
    const columns: { name: string; named: boolean; mapping: number | null; signal: number }[] = [];
    for (const name of input.roles.inputs) {
      const named = namedLike(name, label);
      if (!named && !looked.has(name)) continue;
      await pause(50 * model.rows.length);
      const column = input.sample.column(name);
      const mapping = model.task === "classification" ? determines(column, model.rows, model.labels) : null;
      if (named || (mapping !== null && mapping >= 0.9))
        columns.push({ name, named, mapping, signal: columnSignal(model, column, input.seed) });
    }
    return {
      label,
      task: model.task,
      columns,
      inputs: looked.size,
      left: input.roles.inputs.length - looked.size,
      n: model.rows.length,
      sampled: model.sampled || input.sampleRows !== undefined,
    };
  },
  judge({ label, task, columns, inputs, left, n, sampled }, options) {
    const [mappingMin, signalMin] = [options["mapping.min"], options["signal.min"]];
    const word = task === "classification" ? "AUC" : "R²";
    const out = columns.flatMap(({ name, named, mapping, signal }): Judgement[] => {
      const shared = { column: name, n, sampled };
      if (mapping !== null && mappingMin !== null && mapping >= mappingMin)
        return [
          {
            ...shared,
            status: "fail",
            value: mapping,
            threshold: "target-names.mapping.min",
            limit: mappingMin,
            op: "<",
            message: `The values of "${name}" determine the label "${label}": they explain ${percent(mapping)} of its uncertainty.`,
          },
        ];
      if (!named) return [];
      const strong = signalMin !== null && signal >= signalMin;
      return [
        {
          ...shared,
          status: strong ? "fail" : "info",
          value: signal,
          threshold: "target-names.signal.min",
          ...(signalMin === null ? {} : { limit: signalMin, op: "<" as const }),
          message: `"${name}" is named like a label${strong ? ` and predicts "${label}" with` : "; alone it predicts"} ${strong ? "" : `"${label}" with `}${word} ${number(signal)}.`,
        },
      ];
    });
    if (!out.some(({ status }) => status === "fail"))
      out.unshift({
        status: "pass",
        value: 0,
        message: `None of ${plural(inputs, "input column")} is the label "${label}" under another name.`,
        n,
        sampled,
      });
    if (left > 0)
      out.push({
        status: "not_evaluated",
        value: left,
        threshold: "target-names.columns",
        message: `Of ${plural(left, "more column")} only the names were looked at: too many for these rows.`,
        fix: "Audit the other columns by themselves: name those looked at here in `ignore`.",
      });
    return out;
  },
});

const SUSPECT = new Set([
  "target",
  "label",
  "outcome",
  "prediction",
  "predicted",
  "pred",
  "proba",
  "probability",
]);

function words(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function namedLike(name: string, label: string): boolean {
  const own = new Set(words(name));
  const wanted = words(label);
  // A label called "y" or "id" is in too many names by accident.
  const telling = wanted.length > 0 && wanted.join("").length >= 3;
  return (telling && wanted.every((word) => own.has(word))) || [...own].some((word) => SUSPECT.has(word));
}

/** Theil's U of the label given the column; null when the column has too many values to say. */
function determines(column: Column, rows: Int32Array, labels: Int32Array): number | null {
  const cells = new Map<string, Map<number, number>>();
  const totals = new Map<number, number>();
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    const key = isMissing(column, rows[i]!) ? "\u0000" : textAt(column, rows[i]!);
    let cell = cells.get(key);
    if (cell === undefined) {
      if (cells.size >= n / 5) return null;
      cells.set(key, (cell = new Map()));
    }
    cell.set(labels[i]!, (cell.get(labels[i]!) ?? 0) + 1);
    totals.set(labels[i]!, (totals.get(labels[i]!) ?? 0) + 1);
  }
  let whole = 0;
  for (const count of totals.values()) whole -= (count / n) * Math.log(count / n);
  let rest = 0;
  for (const cell of cells.values()) {
    const size = [...cell.values()].reduce((sum, count) => sum + count, 0);
    for (const count of cell.values()) rest -= (count / n) * Math.log(count / size);
  }
  return whole === 0 ? null : 1 - rest / whole;
}
