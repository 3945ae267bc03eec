/** A column that alone predicts the label too well to be true: often something that was written down after the outcome. */
import { defineCheck, limit, type Judgement } from "../check.ts";
import { withinBudget } from "../column-budget.ts";
import { columnSignal, modelSignal } from "../label-signal.ts";
import { number, plural } from "../../core/words.ts";

export default defineCheck({
  name: "single-feature",
  question: "Does one column alone predict the label too well?",
  area: "leakage",
  suite: "full",
  needs: ["label"],
  options: {
    "auc.max": limit(0.98, "Out-of-fold AUC of one column alone, from which it is warned of."),
    "auc.fail": limit(0.999, "The same, for a failure."),
    "r2.max": limit(0.95, "Out-of-fold R² of one column alone, for a label that is a number (warn)."),
    "r2.fail": limit(0.99, "The same, for a failure."),
    "gap.abs": limit(0.03, "A column this near to the full model, or nearer, is named (info) …"),
    "gap.rel": limit(0.1, "… or this near as a share of the full model's skill."),
  },
  fix: "Ask when this column is written: if it is known only after the outcome, or made from it, drop it; if it is truly known before, keep it and say so.",
  details: `Each input column alone predicts the label out of fold, by the label's mean in its bins (quantiles of a number, single
values of text), and is scored by ROC AUC (one class against the rest, averaged) or R². Beside the absolute limits stands the rule of
skore's golden feature: within max(0.03, 10 %) of the model of all columns, here on the scale of skill (2·AUC − 1, or R²), named for
information when there are other columns.`,
  async measure(input) {
    const model = await input.labelModel();
    const columns: { name: string; score: number }[] = [];
    const looked = withinBudget(input.roles.inputs, model.rows.length);
    for (const name of looked) {
      input.signal.throwIfAborted();
      columns.push({ name, score: columnSignal(model, input.sample.column(name), input.seed) });
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    }
    return {
      task: model.task,
      full: modelSignal(model),
      columns: columns.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)),
      left: input.roles.inputs.length - looked.length,
      n: model.rows.length,
      sampled: model.sampled || input.sampleRows !== undefined,
      method: model.method,
    };
  },
  judge({ task, full, columns, left, n, sampled, method }, options) {
    const auc = task === "classification";
    const word = auc ? "AUC" : "R²";
    const [key, max, failing] = auc
      ? (["auc", options["auc.max"], options["auc.fail"]] as const)
      : (["r2", options["r2.max"], options["r2.fail"]] as const);
    const skill = (score: number): number => (auc ? 2 * score - 1 : score);
    const near = Math.max(options["gap.abs"] ?? 0, (options["gap.rel"] ?? 0) * Math.max(0, skill(full)));
    const out: Judgement[] = [];
    for (const { name, score } of columns) {
      const shared = {
        column: name,
        value: score,
        n,
        sampled,
        method: `one column alone; full model: ${method}`,
      };
      const failed = failing !== null && score > failing;
      if (failed || (max !== null && score > max))
        out.push({
          ...shared,
          status: failed ? "fail" : "warn",
          threshold: `single-feature.${key}.${failed ? "fail" : "max"}`,
          limit: (failed ? failing : max)!,
          op: "<=",
          message: `"${name}" alone predicts the label with ${word} ${number(score)} (all columns: ${number(full)}).`,
        });
      else if (columns.length > 1 && skill(full) > 0.5 && skill(score) >= skill(full) - near)
        out.push({
          ...shared,
          status: "info",
          threshold: "single-feature.gap",
          limit: near,
          message: `"${name}" alone is as good as nearly all columns together (${word} ${number(score)} against ${number(full)}).`,
        });
    }
    if (!out.some(({ status }) => status === "fail" || status === "warn")) {
      const best = columns[0];
      out.unshift({
        status: "pass",
        value: best === undefined ? null : best.score,
        threshold: `single-feature.${key}.max`,
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message:
          best === undefined
            ? "There is no input column."
            : `None of ${plural(columns.length, "column")} predicts the label too well alone; the best, "${best.name}", has ${word} ${number(best.score)}.`,
        n,
        sampled,
      });
    }
    if (left > 0)
      out.push({
        status: "not_evaluated",
        value: left,
        threshold: "single-feature.columns",
        message: `${plural(left, "column was", "columns were")} not looked at: too many for these rows.`,
        fix: "Audit the other columns by themselves: name those looked at here in `ignore`.",
      });
    return out;
  },
});
