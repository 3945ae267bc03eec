/**
 * The matrix row "Label consistency": the share of labels that agree with what the columns say, estimated by confident learning
 * from out-of-fold predictions. A model's accuracy, which the guide names, measures how hard the task is and how rare the classes
 * are; it stands beside as the literal reading.
 */
import { createRng, proportionInterval } from "../../core/index.ts";
import { accuracyScore, balancedAccuracyScore } from "../../metrics/index.ts";
import { argmaxRows } from "../../models/index.ts";
import {
  EVIDENCE_ROWS,
  defineCheck,
  limit,
  NotEvaluable,
  rowNumber,
  type AuditInput,
  type Judgement,
} from "../check.ts";
import { confidentJoint, labelQualityScores } from "../confident-learning.ts";
import { labelErrorRate } from "../label-error-rate.ts";
import type { LabelModel } from "../label-model.ts";
import { number, percent, plural, short, some } from "../../core/words.ts";

interface Suspect {
  /** Row number in the data. */
  readonly row: number;
  readonly given: string;
  readonly better: string;
  /** Probability of the given label; for a number the robust z of the residual. */
  readonly score: number;
}

interface Measured {
  readonly task: "classification" | "regression";
  readonly n: number;
  readonly sampled: boolean;
  readonly method: string;
  /** 1 − estimated share of wrong labels, and its 95 % interval. */
  readonly consistency: number;
  readonly interval: readonly [number, number];
  readonly issues: number;
  /** Worst first, capped. */
  readonly suspects: readonly Suspect[];
  readonly classes: readonly { readonly name: string; readonly rows: number }[];
  /** Classes with fewer rows than `minRowsPerClass`: not judged. */
  readonly unjudged: readonly { readonly name: string; readonly rows: number }[];
  /** k×k counts, given label by row, probable true label by column, sums of rows as given; null from 31 classes on. */
  readonly noise: readonly (readonly number[])[] | null;
  /** The most frequent confusions. */
  readonly confusions: readonly { readonly given: string; readonly truth: string; readonly rows: number }[];
  /** Out of fold: accuracy, and what always naming the most frequent class gets; for a number R², and 0. */
  readonly score: number;
  readonly majority: number;
  readonly balanced: number | null;
  /** 0 chance, 1 perfect: adjusted balanced accuracy, or R² with median absolute deviations in place of variances. */
  readonly skill: number;
}

export default defineCheck({
  name: "labels",
  question: "Are the labels right?",
  area: "labels",
  suite: "full",
  needs: ["label"],
  options: {
    "consistency.min": limit(
      0.95,
      "Smallest share of labels that look right; below it a warning, a failure when the whole 95 % interval lies below.",
    ),
    "rareClass.min": limit(
      0.05,
      "Share of rows below which a class is named as rare (info; `class-balance` warns).",
    ),
    minRowsPerClass: limit(10, "Rows that a class needs to be judged."),
    "literalCvAccuracy.min": limit(0.95, "The guide's words: cross-validated accuracy of a model."),
    "skill.min": limit(
      0.4,
      "How far above chance (0) towards perfect (1) the learners must be, out of fold, for their doubts to say something about labels.",
    ),
    "skill.fail": limit(
      0.6,
      "The same for a failure; between the two, classes that overlap look like wrong labels, and it is a warning.",
    ),
  },
  fix: "Look at the rows named here, worst first, and label them again without showing the old label; correct what is wrong, and keep both versions.",
  details: `Confident learning (Northcutt, Jiang & Chuang 2021, as in cleanlab 2.9): from out-of-fold probabilities a row counts as
mislabelled when another class reaches its own threshold (the mean probability of that class among its rows) and the given label is
not the most probable one. The headline is one minus the share of such rows; its interval is a bootstrap over rows.

About half of such flags were real errors when people checked ten famous test sets; the rest are rows that the learners cannot tell.
So the check is *not evaluated* when the learners are hardly better than chance (\`skill.min\`), warns only while they are weak
(\`skill.fail\`), and its list is one to look at, never
one to delete. Rows of classes with fewer than \`minRowsPerClass\` rows are not judged.

For a number: residuals out of fold, divided by 1.4826 times their median absolute deviation; beyond 6 a label is suspect.`,
  async measure(input, options): Promise<Measured> {
    const model = await input.labelModel();
    return model.task === "classification"
      ? classification(input, model, options.minRowsPerClass ?? 0)
      : regression(input, model);
  },
  judge(value, options) {
    const out: Judgement[] = [
      headline(value, options["consistency.min"], options["skill.min"], options["skill.fail"]),
    ];
    const literalMin = options["literalCvAccuracy.min"];
    if (value.task === "classification" && literalMin !== null)
      out.push({
        part: "literal",
        status: value.score < literalMin ? "fail" : "pass",
        value: value.score,
        threshold: "labels.literalCvAccuracy.min",
        limit: literalMin,
        op: ">=",
        message: `Word for word (cross-validated accuracy at least ${percent(literalMin)}): ${percent(value.score)}; always naming the most frequent class gets ${percent(value.majority)}.`,
        n: value.n,
        sampled: value.sampled,
        method: value.method,
      });
    out.push({
      status: "info",
      value: value.skill,
      threshold: "labels.skill",
      message:
        value.task === "classification"
          ? `Out of fold the learners reach ${percent(value.score)} accuracy and ${percent(value.balanced ?? 0)} balanced accuracy over ${value.classes.length} classes (most frequent class: ${percent(value.majority)}).`
          : `Out of fold the learners explain ${percent(Math.max(0, value.score))} of the label's variance (R² ${number(value.score)}).`,
      n: value.n,
      sampled: value.sampled,
    });
    if (value.unjudged.length > 0)
      out.push({
        status: "not_evaluated",
        value: Math.min(...value.unjudged.map(({ rows }) => rows)),
        threshold: "labels.minRowsPerClass",
        ...(options.minRowsPerClass === null ? {} : { limit: options.minRowsPerClass, op: ">=" as const }),
        message: `Not judged, too few rows: ${value.unjudged.length === 1 ? "class" : "classes"} ${some(value.unjudged.map(({ name, rows }) => `${name}: ${rows}`))}.`,
        fix: "Collect more rows of these classes, join them with a neighbour, or leave them out on purpose.",
      });
    const rareMin = options["rareClass.min"];
    if (rareMin !== null && value.task === "classification") {
      const all = [...value.classes, ...value.unjudged];
      const total = all.reduce((sum, { rows }) => sum + rows, 0);
      const rarest = all.reduce((a, b) => (b.rows < a.rows ? b : a));
      const share = rarest.rows / total;
      out.push({
        status: share < rareMin ? "info" : "pass",
        value: share,
        threshold: "labels.rareClass.min",
        limit: rareMin,
        op: ">=",
        message: `The rarest class, "${short(rarest.name)}", holds ${percent(share)} of the rows (${plural(rarest.rows, "row")}).`,
        fix: "Split with strata, score with balanced accuracy or average precision, and look at this class by itself.",
      });
    }
    return out;
  },
});

function headline(
  value: Measured,
  min: number | null,
  skillMin: number | null,
  skillFail: number | null,
): Judgement {
  const { consistency, interval, issues, n, suspects, task } = value;
  const shared = {
    part: "headline" as const,
    threshold: "labels.consistency.min",
    ...(min === null ? {} : { limit: min, op: ">=" as const }),
    n,
    sampled: value.sampled,
    method: `confident learning; ${value.method}`,
  };
  if (skillMin !== null && value.skill < skillMin)
    return {
      ...shared,
      status: "not_evaluated",
      value: null,
      message: `The built-in learners hardly predict the label (skill ${number(Math.max(0, value.skill))}, ${number(skillMin)} needed): their doubts say nothing about single labels.`,
      fix: "Judge the labels by people: label a sample of rows twice and compare, or audit with the predictions of a better model.",
    };
  const range = `95 % interval ${percent(interval[0])} to ${percent(interval[1])}`;
  const bad = min !== null && consistency < min;
  const weak = skillFail !== null && value.skill < skillFail;
  return {
    ...shared,
    status: bad && interval[1] < min && !weak ? "fail" : bad ? "warn" : "pass",
    value: consistency,
    interval,
    message: `${percent(consistency)} of the labels look right (${range}${min === null ? "" : `, at least ${percent(min)} wanted`}): ${issues === 0 ? "none is" : `${plural(issues, "row is", "rows are")}`} in doubt${bad && weak ? "; the learners are weak, so some of these may be classes that overlap" : ""}.`,
    ...(issues === 0
      ? {}
      : {
          evidence: {
            rows: suspects.map(({ row }) => row),
            total: issues,
            values: suspects.map(({ given, better, score }) =>
              task === "classification"
                ? `"${short(given)}", rather "${short(better)}" (probability of the given label ${number(score)})`
                : `${given}, predicted ${better} (${number(score)} robust deviations)`,
            ),
          },
        }),
  };
}

async function classification(input: AuditInput, model: LabelModel, least: number): Promise<Measured> {
  const shown = model.classes.map((name) => input.show(input.roles.label!, name));
  const all = tally(model.labels, model.classes.length);
  const judged = model.classes.flatMap((_, c) => (all[c]! >= least ? [c] : []));
  const unjudged = [
    ...shown.flatMap((name, c) => (all[c]! >= least ? [] : [{ name, rows: all[c]! }])),
    ...model.rare.map(({ name, rows }) => ({ name: input.show(input.roles.label!, name), rows })),
  ];
  if (judged.length < 2)
    throw new NotEvaluable(
      `Fewer than two classes have the ${least} rows that are needed (threshold labels.minRowsPerClass).`,
    );
  const { at, labels, probabilities } = restrict(model, judged);
  const k = judged.length;
  const n = labels.length;
  const names = judged.map((c) => shown[c]!);
  const counts = tally(labels, k);
  const predicted = argmaxRows(probabilities, n, k);
  const { issues, rate, interval } = await labelErrorRate(labels, probabilities, k, {
    rng: createRng(input.seed),
    signal: input.signal,
  });
  const scores = labelQualityScores(labels, probabilities, k);
  const joint = confidentJoint(labels, probabilities, k).joint;
  const confusions: { given: string; truth: string; rows: number }[] = [];
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++)
      if (i !== j && joint[i * k + j]! > 0)
        confusions.push({ given: names[i]!, truth: names[j]!, rows: joint[i * k + j]! });
  const balanced = balancedAccuracyScore(labels, predicted);
  return {
    task: "classification",
    n,
    sampled: model.sampled || input.sampleRows !== undefined,
    method: model.method,
    consistency: 1 - rate,
    interval: [1 - interval[1], 1 - interval[0]],
    issues: issues.length,
    suspects: Array.from(issues.subarray(0, EVIDENCE_ROWS), (i) => ({
      row: rowNumber(input, model.rows[at[i]!]!),
      given: names[labels[i]!]!,
      better: names[predicted[i]!]!,
      score: scores[i]!,
    })),
    classes: names.map((name, c) => ({ name, rows: counts[c]! })),
    unjudged,
    noise: k > 30 ? null : names.map((_, i) => [...joint.subarray(i * k, i * k + k)]),
    confusions: confusions.sort((a, b) => b.rows - a.rows).slice(0, EVIDENCE_ROWS),
    score: accuracyScore(labels, predicted)!,
    majority: Math.max(...counts) / n,
    balanced,
    skill: balanced === null ? 0 : (balanced - 1 / k) / (1 - 1 / k),
  };
}

/** The rows and columns of some classes, probabilities summing to 1 again. */
function restrict(model: LabelModel, judged: readonly number[]) {
  const K = model.classes.length;
  const k = judged.length;
  const code = new Map(judged.map((c, position) => [c, position]));
  const at = Int32Array.from(model.labels.keys()).filter((i) => code.has(model.labels[i]!));
  const labels = at.map((i) => code.get(model.labels[i]!)!);
  const probabilities = new Float64Array(at.length * k);
  for (let i = 0; i < at.length; i++) {
    let sum = 0;
    for (let c = 0; c < k; c++)
      sum += probabilities[i * k + c] = model.probabilities[at[i]! * K + judged[c]!]!;
    for (let c = 0; c < k; c++) probabilities[i * k + c] = sum > 0 ? probabilities[i * k + c]! / sum : 1 / k;
  }
  return { at, labels, probabilities };
}

function regression(input: AuditInput, model: LabelModel): Measured {
  const { predictions, targets } = model;
  const n = targets.length;
  const residuals = targets.map((y, i) => y - predictions[i]!);
  const middle = median(residuals);
  const scale = 1.4826 * median(residuals.map((r) => Math.abs(r - middle)));
  const z = residuals.map((r) => (scale > 0 ? Math.abs(r - middle) / scale : 0));
  const suspects = Array.from(z.keys())
    .filter((i) => z[i]! > 6)
    .sort((a, b) => z[b]! - z[a]!);
  // By medians, which wrong labels do not move; 0 spread (half of the labels equal) leaves R².
  const center = median(targets);
  const spread = 1.4826 * median(targets.map((y) => Math.abs(y - center)));
  const mean = targets.reduce((sum, y) => sum + y, 0) / n;
  let sse = 0;
  let sst = 0;
  for (let i = 0; i < n; i++) {
    sse += residuals[i]! ** 2;
    sst += (targets[i]! - mean) ** 2;
  }
  const r2 = 1 - sse / sst;
  const [low, high] = proportionInterval(suspects.length, n);
  return {
    task: "regression",
    n,
    sampled: model.sampled || input.sampleRows !== undefined,
    method: model.method,
    consistency: 1 - suspects.length / n,
    interval: [1 - high, 1 - low],
    issues: suspects.length,
    suspects: suspects.slice(0, EVIDENCE_ROWS).map((i) => ({
      row: rowNumber(input, model.rows[i]!),
      given: input.show(input.roles.label!, targets[i]!),
      better: input.show(input.roles.label!, Number(predictions[i]!.toPrecision(4))),
      score: z[i]!,
    })),
    classes: [],
    unjudged: [],
    noise: null,
    confusions: [],
    score: r2,
    majority: 0,
    balanced: null,
    skill: spread > 0 ? 1 - (scale / spread) ** 2 : r2,
  };
}

function tally(labels: Int32Array, k: number): number[] {
  const counts = Array.from({ length: k }, () => 0);
  for (const label of labels) counts[label]!++;
  return counts;
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
