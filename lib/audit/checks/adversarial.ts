/** Can a learner tell the rows from those of the reference? If it can, scores on one do not hold for the other. */
import { createRng } from "../../core/index.ts";
import { adversarialValidation, strongest } from "../adversarial.ts";
import { defineCheck, limit, NotEvaluable, type Judgement } from "../check.ts";
import { withinBudget } from "../column-budget.ts";
import { poolFrames, sharedColumns } from "../pooled-frame.ts";
import { number, plural, some } from "../../core/words.ts";

/** Rows taken from either table, at most. */
const ROWS = 5000;
const LEAST = 30;

export default defineCheck({
  name: "adversarial",
  question: "Can a learner tell these rows from the reference?",
  area: "drift",
  suite: "full",
  needs: ["against"],
  options: {
    "auc.max": limit(0.55, "Lower end of the AUC's 95 % interval, from which the difference is warned of."),
    "auc.fail": limit(0.65, "The same, for a failure."),
  },
  fix: "Look at the columns named, worst first: a split by time or place, a unit that changed, a column filled differently; validate on rows that look like those to come.",
  details: `Adversarial validation: rows of both tables are mixed, and two learners (standardised logistic regression, 15 nearest neighbours)
predict out of fold, 5 folds, which table a row comes from. The AUC over all rows has DeLong's interval on the logit scale; the verdict
stands on the learner whose lower end is higher. Then the column that alone tells the tables apart best is dropped and the question asked
again, at most 5 rounds. Label, time, group and identifier take no part. At most ${ROWS} rows of either table.`,
  async measure(input) {
    const against = input.against!;
    const all = sharedColumns(input.roles.inputs, against.sample);
    const shared = withinBudget(all, 2 * ROWS);
    if (all.length === 0) throw new NotEvaluable("The two tables share no input column.");
    const rng = createRng(input.seed);
    const take = (n: number): Int32Array =>
      n <= ROWS ? Int32Array.from({ length: n }, (_, i) => i) : rng.choice(n, ROWS).sort();
    const before = take(against.sample.length);
    const now = take(input.sample.length);
    if (before.length < LEAST || now.length < LEAST)
      throw new NotEvaluable(
        `Both tables need ${LEAST} rows; they have ${before.length} (reference) and ${now.length}.`,
      );
    const frame = poolFrames(
      against.sample.select(shared).take(before),
      input.sample.select(shared).take(now),
      shared,
    );
    const origin = new Int32Array(frame.length).fill(1, before.length);
    const rounds = await adversarialValidation(frame, origin, {
      columns: shared,
      seed: input.seed,
      signal: input.signal,
      progress: input.progress,
    });
    return {
      rounds: rounds.map((round) => ({
        linear: round.linear,
        neighbours: round.neighbours,
        columns: round.columns.length,
        top: round.single.slice(0, 5),
      })),
      verdict: strongest(rounds[0]!),
      columns: shared.length,
      left: all.length - shared.length,
      n: frame.length,
      reference: before.length,
      sampled:
        input.sampleRows !== undefined ||
        against.sampleRows !== undefined ||
        before.length < against.sample.length ||
        now.length < input.sample.length,
    };
  },
  judge({ rounds, verdict, columns, left, n, reference, sampled }, options): readonly Judgement[] {
    const [warn, failing] = [options["auc.max"], options["auc.fail"]];
    const { auc, interval } = verdict;
    const failed = failing !== null && interval[0] > failing;
    const warned = warn !== null && interval[0] > warn;
    const bound = failed ? failing : warn;
    const dropped = rounds.slice(0, -1).map(({ top }) => top[0]!.name);
    const last = rounds.at(-1)!;
    const lastAuc = Math.max(last.linear.auc, last.neighbours.auc);
    const drivers = dropped.length === 0 ? [rounds[0]!.top[0]!.name] : dropped;
    return [
      {
        status: failed ? "fail" : warned ? "warn" : "pass",
        value: auc,
        interval,
        threshold: `adversarial.auc.${failed ? "fail" : "max"}`,
        ...(bound === null ? {} : { limit: bound, op: "<=" as const }),
        message:
          failed || warned
            ? `A learner tells these rows from the reference with AUC ${number(auc)} (95 % interval ${number(interval[0])} to ${number(interval[1])}); what tells them apart: ${some(drivers, 5)}${dropped.length > 0 ? `; without ${dropped.length === 1 ? "it" : "them"} AUC ${number(lastAuc)}` : ""}.`
            : `A learner over ${plural(columns, "column")} can hardly tell these rows from the reference: AUC ${number(auc)} (95 % interval ${number(interval[0])} to ${number(interval[1])}).`,
        n,
        sampled,
        method: `logistic regression AUC ${number(rounds[0]!.linear.auc)}, 15 nearest neighbours AUC ${number(rounds[0]!.neighbours.auc)}, out of fold, 5 folds; ${reference} reference rows${left > 0 ? `; ${plural(left, "column was", "columns were")} left out` : ""}`,
      },
    ];
  },
});
