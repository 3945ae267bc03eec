/**
 * Drift: columns whose distribution is not what it was in the reference. An effect size decides, one for each column; a p-value
 * only says whether the effect is more than chance, since with many rows everything is significant and with few rows every PSI
 * is large.
 */
import { setImmediate as turn } from "node:timers/promises";
import { adjustPValues } from "../../core/index.ts";
import { defineCheck, limit, NotEvaluable, type Judgement } from "../check.ts";
import { columnDrift, type ColumnDrift, type NoDrift } from "../column-drift.ts";
import { sharedColumns } from "../pooled-frame.ts";
import { number, percent, plural, some } from "../../core/words.ts";

/** Columns whose bins are kept for plots. */
const MOST_BINNED = 200;

export default defineCheck({
  name: "drift",
  question: "Are the distributions still those of the reference?",
  area: "drift",
  suite: "full",
  needs: ["against"],
  options: {
    "ks.warn": limit(0.1, "KS distance of a column of numbers from which it is warned of …"),
    "ks.fail": limit(0.2, "… and from which it fails."),
    "js.warn": limit(0.1, "Jensen–Shannon distance (base 2) of a column of categories: warn …"),
    "js.fail": limit(0.2, "… and fail."),
    "v.warn": limit(0.1, "Cramér's V between the table and a column of categories: warn …"),
    "v.fail": limit(0.2, "… and fail."),
    "label.fail": limit(0.1, "The same effect sizes for the label (fail)."),
    "p.max": limit(0.05, "Adjusted p-value above which an effect may be chance and is not judged."),
    "share.max": limit(0.5, "Share of drifted columns from which the table as a whole has drifted (fail)."),
  },
  fix: "Find out what changed: the world, the collection or the code. Score the model on recent labelled rows before you train it anew.",
  details: `For each input column, and the label, that both tables have: numbers by the KS distance D, categories by Jensen–Shannon
distance (base 2) and Cramér's V, whichever is worse; warn from 0.1, fail from 0.2. An effect counts only when it is more than chance:
p of KS or χ², adjusted by Benjamini and Hochberg over all columns, at most 0.05. (Two random halves of 89 wines each have a PSI up to
0.26.) The label fails from 0.1.

Beside these stand PSI (ten quantile bins of the reference, missing a bin of its own, half a count added to every bin) with the value that
chance alone exceeds once in twenty times, and the Wasserstein distance in standard deviations of the reference. The folklore limits of
PSI, 0.1 and 0.25, cry wolf below some 300 rows and are blind above 10 000, so they decide nothing. Counts in shared bins are kept for
plots. A table has drifted when half of its columns have (as in evidently). Time, group and identifier are not compared.`,
  async measure(input) {
    const against = input.against!;
    const { inputs, label } = input.roles;
    const names = sharedColumns(label === undefined ? inputs : [...inputs, label], against.sample);
    if (names.length === 0) throw new NotEvaluable("The two tables share no input column.");
    const found: ColumnDrift[] = [];
    const left: NoDrift[] = [];
    for (const name of names) {
      input.signal.throwIfAborted();
      const show = (text: string): string => {
        const own = input.show(name, text);
        return own.includes("•") ? own : against.show(name, text);
      };
      const drift = columnDrift(against.sample.column(name), input.sample.column(name), show);
      if ("reason" in drift) left.push(drift);
      else found.push(drift);
      await turn();
    }
    if (found.length === 0)
      throw new NotEvaluable(
        `No column can be compared: ${left
          .slice(0, 3)
          .map(({ name, reason }) => `"${name}" has ${reason}`)
          .join("; ")}.`,
      );
    const adjusted = adjustPValues(
      found.map(({ p }) => p ?? 1),
      "bh",
    );
    return {
      label: label ?? null,
      n: [against.sample.length, input.sample.length],
      sampled: input.sampleRows !== undefined || against.sampleRows !== undefined,
      columns: found.map((drift, i) => ({
        ...drift,
        adjusted: adjusted[i]!,
        bins: i < MOST_BINNED ? drift.bins : null,
      })),
      left,
    };
  },
  judge({ label, n, sampled, columns, left }, options) {
    const most = options["p.max"] ?? 1;
    const findings: Judgement[] = [];
    let drifted = 0;
    for (const column of columns) {
      const effects: [keyof typeof WORDS, number | null][] =
        column.kind === "category"
          ? [
              ["js", column.js],
              ["v", column.v],
            ]
          : [["ks", column.ks]];
      const judged = effects.flatMap(([method, effect]) => {
        if (effect === null) return [];
        const failing =
          column.name === label
            ? ([`label.fail`, options["label.fail"]] as const)
            : ([`${method}.fail`, options[`${method}.fail`]] as const);
        const warning = [`${method}.warn`, options[`${method}.warn`]] as const;
        for (const [status, [threshold, bound]] of [
          ["fail", failing],
          ["warn", warning],
        ] as const)
          if (bound !== null && effect >= bound) return [{ status, threshold, bound, method, effect }];
        return [];
      });
      const worst = judged.toSorted(
        (a, b) => Number(b.status === "fail") - Number(a.status === "fail") || b.effect - a.effect,
      )[0];
      if (worst === undefined || !(column.adjusted <= most)) continue;
      drifted++;
      findings.push({
        status: worst.status,
        column: column.name,
        value: worst.effect,
        limit: worst.bound,
        op: "<",
        threshold: `drift.${worst.threshold}`,
        message: `"${column.name}"${column.name === label ? ", the label," : ""} has drifted: ${WORDS[worst.method]} ${number(worst.effect)}; ${change(column)}.`,
        method: `${WORDS[worst.method]}; ${beside(column)}`,
        n: column.n[1],
        sampled,
      });
    }
    const share = drifted / columns.length;
    const max = options["share.max"];
    findings.unshift({
      status: max !== null && share >= max && drifted > 1 ? "fail" : drifted > 0 ? "info" : "pass",
      value: share,
      ...(max === null ? {} : { limit: max, op: "<" as const }),
      threshold: "drift.share.max",
      message:
        drifted === 0
          ? `None of ${plural(columns.length, "column")} has drifted.`
          : `${drifted} of ${plural(columns.length, "column")} ${drifted === 1 ? "has" : "have"} drifted (${percent(share)}).`,
      n: n[1]!,
      sampled,
    });
    if (left.length > 0)
      findings.push({
        status: "info",
        value: left.length,
        threshold: "drift.left",
        message: `${plural(left.length, "column is", "columns are")} not compared: ${some(left.map(({ name }) => name))} (${left[0]!.reason}).`,
        fix: "Nothing, when they are names; otherwise bring both tables into one form.",
      });
    return findings;
  },
});

const WORDS = { ks: "KS distance", js: "Jensen–Shannon distance", v: "Cramér's V" };

type Compared = Omit<ColumnDrift, "bins"> & { bins: ColumnDrift["bins"] | null; adjusted: number };

/** What changed, in the column's own values. */
function change({ kind, medians, bins }: Compared): string {
  if (medians !== null) {
    const text = (x: number): string =>
      kind === "date" ? new Date(x).toISOString().slice(0, 10) : number(x);
    return `median ${text(medians[0])} before, ${text(medians[1])} now`;
  }
  if (bins === null || bins.labels === null) return "shares of categories differ";
  const [n, m] = [bins.reference, bins.current].map((counts) => counts.reduce((sum, k) => sum + k, 0));
  const moved = bins.labels
    .map((label, i) => ({ label, before: bins.reference[i]! / n!, now: bins.current[i]! / m! }))
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))[0]!;
  return `"${moved.label}" in ${percent(moved.before)} before, in ${percent(moved.now)} now`;
}

function beside({ psi, psiCritical, psiBins, wasserstein, adjusted, js, v, ks }: Compared): string {
  const parts = [
    `PSI ${number(psi)} in ${psiBins} bins (by chance up to ${number(psiCritical)})`,
    ks === null ? null : `Jensen–Shannon distance ${number(js)}`,
    v === null ? null : `Cramér's V ${number(v)}`,
    wasserstein === null ? null : `Wasserstein distance ${number(wasserstein)} sd`,
    `adjusted p ${number(adjusted)}`,
  ];
  return parts.filter((part) => part !== null).join("; ");
}
