/** Row order, or the identifier, predicts the label: rows come sorted or in batches, and a split by position is no fair one. */
import { defineCheck, limit, rowNumber, type Judgement } from "../check.ts";
import { columnSignal } from "../label-signal.ts";
import { positionColumn } from "../one-column.ts";
import { number } from "../../core/words.ts";

export default defineCheck({
  name: "row-order",
  question: "Does the order of rows, or the identifier, tell the label?",
  area: "leakage",
  suite: "full",
  needs: ["label"],
  options: {
    "auc.max": limit(0.6, "Lower end of the 95 % interval of the AUC that position alone may reach (warn)."),
    "r2.max": limit(0.1, "R² that position alone may reach, for a label that is a number (warn)."),
  },
  fix: "Shuffle before any split by position, and stratify; if rows came in batches or over time, declare the group or time column and split by it. Never give a model the identifier.",
  details: `The row number, and the identifier where one is declared (a number, or the digits in it), alone predicts the label out of fold
by quantile bins. The lower end of the interval is AUC − 1.96·√((m+n+1)/(12·m·n)), the spread of an AUC when there is no signal, for the
rarest class against the rest. Sorted files (as iris is) are found here, and so are batches that were collected or labelled one after the other.`,
  async measure(input) {
    const model = await input.labelModel();
    const found: { what: string; id: boolean; score: number }[] = [];
    const position = positionColumn(
      "row number",
      Array.from(model.rows, (i) => rowNumber(input, i)),
    );
    const own = Int32Array.from(model.rows.keys());
    found.push({
      what: "The row number",
      id: false,
      score: columnSignal(model, position, input.seed, own),
    });
    const { id } = input.roles;
    if (id !== undefined) {
      const column = input.sample.column(id);
      const digits =
        column.type === "string"
          ? positionColumn(
              id,
              Float64Array.from({ length: column.codes.length }, (_, i) => {
                const match = /\d+/.exec(column.dictionary[column.codes[i]!] ?? "");
                return match === null ? Number.NaN : Number(match[0]);
              }),
            )
          : column;
      found.push({
        what: `The identifier "${id}"`,
        id: true,
        score: columnSignal(model, digits, input.seed),
      });
    }
    const n = model.rows.length;
    const counts = model.classes.map(() => 0);
    for (const label of model.labels) counts[label]!++;
    const rarest = Math.min(...counts, n);
    return {
      task: model.task,
      found,
      spread: model.task === "regression" ? 0 : Math.sqrt((n + 1) / (12 * rarest * (n - rarest))),
      time: input.roles.time ?? null,
      n,
      sampled: model.sampled || input.sampleRows !== undefined,
    };
  },
  judge({ task, found, spread, time, n, sampled }, options): readonly Judgement[] {
    const auc = task === "classification";
    const max = auc ? options["auc.max"] : options["r2.max"];
    return found.map(({ what, id, score }): Judgement => {
      const low = score - 1.96 * spread;
      const bad = max !== null && low > max;
      const measured = auc ? `AUC ${number(score)}` : `R² ${number(score)}`;
      return {
        // With a time column declared, a trend along the rows is what one expects.
        status: bad ? (time !== null && !id ? "info" : "warn") : "pass",
        value: score,
        ...(auc ? { interval: [Math.max(0, low), Math.min(1, score + 1.96 * spread)] as const } : {}),
        threshold: `row-order.${auc ? "auc" : "r2"}.max${id ? ".id" : ""}`,
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message: bad
          ? `${what} alone predicts the label (${measured}): the rows are sorted, or came in batches.`
          : `${what} says nothing about the label (${measured}).`,
        n,
        sampled,
      };
    });
  },
});
