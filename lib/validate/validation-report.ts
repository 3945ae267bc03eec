/**
 * The validation report's content: how rows were split and why, the model, its scores with intervals beside a dummy and a simple baseline,
 * fold by fold and class by class, its curves, threshold, calibration and residuals, whether it over-fits, where it is weak, what it bears, and
 * every check with its limit and value. `reportDocument` makes a page of it. Times are left out: they differ from run to run.
 */
import {
  chip,
  displaySymbol,
  escapeHtml,
  findingLine,
  isDisplayable,
  pictures,
  sheet,
  type SheetStatus,
} from "../core/index.ts";
import { count, number, percent, plural, short } from "../core/words.ts";
import type { ReportDraft, ReportSection } from "../report/index.ts";
import type { CalibrationReport } from "./calibration-report.ts";
import { calibrationView, overfitView, weakSegmentsView } from "./diagnosis-views.ts";
import type { Finding } from "./finding.ts";
import { judgementHtml } from "./judgement-view.ts";
import type { OverfitReport } from "./overfit.ts";
import type { Predictions } from "./predictions.ts";
import { classTable, findingList, foldGrid, grid, metricTable, splitGrid } from "./report-html.ts";
import { reportPictures } from "./report-plots.ts";
import { interval, isLoud, reportSize, reportTitle, score } from "./report-text.ts";
import type { SliceScores } from "./slice-scores.ts";
import { thresholdCurveOf, type DecisionCosts } from "./threshold-choice.ts";
import type { ValidationParts } from "./validation-parts.ts";
import type { ValidationRecord } from "./validation-result.ts";
import type { WeakSegments } from "./weak-segments.ts";

export interface ValidationReportOptions {
  /** What errors cost: the threshold is chosen by it. */
  readonly costs?: DecisionCosts | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** @param record the result of a validation, or its JSON. @param parts diagnoses that were made beside it. */
export async function validationReport(
  record: ValidationRecord,
  parts: ValidationParts = {},
  options: ValidationReportOptions = {},
): Promise<ReportDraft> {
  const { verdict, findings } = record;
  const told = await withThreshold(record, parts, options);
  const judged = Object.values(told).flatMap((part) => (part === undefined ? [] : [part]));
  const warned = judged.filter(({ status }) => status === "warn" || status === "fail");
  const status = warned.some((part) => part.status === "fail")
    ? "fail"
    : warned.length > 0 && verdict.status !== "fail"
      ? "warn"
      : verdict.status;
  return {
    kind: "validate",
    title: reportTitle(record),
    status,
    aside: reportSize(record),
    message: `${verdict.message}${warned.length === 0 ? "" : ` Beside it: ${warned.map(({ message }) => message).join(" ")}`}`,
    results: [record],
    sections: [
      await splitSection(record, told),
      modelSection(record),
      performanceSection(record),
      ...curveSections(record),
      ...(await thresholdSection(record, told)),
      ...calibrationSections(record),
      ...(await residualSections(record, told)),
      await fitSection(record, told),
      await sliceSection(record, told),
      await robustnessSection(told),
      {
        id: "findings",
        title: "What the checks say",
        html: sheet([findingList(findings)]),
        facts: findings.map(({ id, status: own, message }) => ({ id, status: own, message })),
      },
      limitsSection(record, told),
      checksAppendix(findings),
    ],
  };
}

async function withThreshold(
  record: ValidationRecord,
  parts: ValidationParts,
  { costs, signal }: ValidationReportOptions,
): Promise<ValidationParts> {
  const of = parts.threshold === undefined ? twoClassPredictions(record) : undefined;
  if (of === undefined) return parts;
  const { seed } = record.provenance;
  const threshold = await thresholdCurveOf(of, {
    seed,
    signal,
    ...(costs === undefined ? { by: "f1" } : { costs, by: "cost" }),
  });
  return { ...parts, threshold };
}

/** What was predicted, as it was before it became a record; undefined but for two classes with probabilities. */
function twoClassPredictions({ predictions, data, task }: ValidationRecord): Predictions | undefined {
  const classes = data.classes.map(({ label }) => label);
  const { rows, folds, truth, predicted, probabilities } = predictions;
  if (task !== "classification" || classes.length !== 2 || probabilities === null) return undefined;
  const positive = classes.indexOf(data.positive!);
  const codes = (labels: readonly unknown[]): Int32Array =>
    Int32Array.from(labels, (label) => classes.findIndex((each) => each === label));
  const of = codes(truth);
  if (positive < 0 || !of.includes(0) || !of.includes(1)) return undefined;
  return {
    task,
    rows: Int32Array.from(rows),
    folds: Int32Array.from(folds),
    classes,
    positive,
    truth: of,
    predicted: codes(predicted),
    probabilities: Float64Array.from(probabilities),
    ranking: Float64Array.from(rows, (_, i) => probabilities[2 * i + positive]!),
  };
}

async function splitSection(record: ValidationRecord, { leakage }: ValidationParts): Promise<ReportSection> {
  const { scheme, splitAudit } = record;
  return {
    id: "splits",
    title: "Splits and leakage",
    html: `<p>${escapeHtml(`${sentence(scheme.name)}`)} ${scheme.disjoint ? "Each row is tested at most once." : "Rows are tested more than once."}</p>${
      splitAudit.folds.length === 0
        ? "<p>The model was taken as it is fitted: there are no folds.</p>"
        : sheet([splitGrid(record), ...splitAudit.findings.map(lineOf)])
    }${leakage === undefined ? "<p>The leakage battery was not run.</p>" : `<h3>Leakage</h3>${await htmlOf(leakage)}`}`,
    facts: {
      scheme,
      folds: splitAudit.folds,
      findings: splitAudit.findings.map(factsOf),
      leakage: leakage === undefined ? null : leakage.findings.map(factsOf),
    },
  };
}

function modelSection(record: ValidationRecord): ReportSection {
  const { provenance, task, data, model } = record;
  const params =
    provenance.params === null || typeof provenance.params !== "object"
      ? []
      : Object.entries(provenance.params as Record<string, unknown>).filter(
          ([, value]) => value !== null && value !== undefined,
        );
  const rows: readonly (readonly [string, string])[] = [
    ["model", model],
    ["task", task],
    ["target", data.target ?? "given as values"],
    ...(data.classes.length === 0
      ? []
      : [
          [
            "classes",
            data.classes
              .map(({ label, n, share }) => `${String(label)}: ${count(n)} (${percent(share)})`)
              .join(", "),
          ] as const,
        ]),
    ...(data.positive === null ? [] : [["positive class", String(data.positive)] as const]),
    ["rows, columns", `${count(data.rows)}, ${count(data.columns)}`],
    ["missing cells", percent(data.missingShare)],
    ["features", short(data.features.join(", "), 900)],
    [
      "parameters",
      params.length === 0
        ? "it does not tell"
        : params.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(", "),
    ],
    ["dummy beside it", provenance.dummy ?? "none"],
    ["simple baseline beside it", provenance.baseline ?? "none"],
    ["seed", String(provenance.seed)],
    ...provenance.notes.map((note) => ["note", note] as const),
  ];
  return {
    id: "model",
    title: "Model",
    html: `<div class="ar-table"><table><tbody>${rows
      .map(
        ([name, text]) =>
          `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(short(text, 1200))}</td></tr>`,
      )
      .join("")}</tbody></table></div>`,
    facts: {
      model,
      task,
      params: provenance.params,
      dummy: provenance.dummy,
      baseline: provenance.baseline,
      seed: provenance.seed,
      data,
    },
  };
}

function performanceSection(record: ValidationRecord): ReportSection {
  const { metrics, folds, perClass, confusion } = record;
  return {
    id: "performance",
    title: "Performance",
    html: sheet([
      metrics.length === 0 ? "<p>No score has a value.</p>" : metricTable(record),
      ...metrics
        .filter(({ reasons }) => reasons.length > 0)
        .map(
          ({ metric, reasons }) =>
            `<p class="as-soft">${escapeHtml(`${metric}: ${reasons.slice(0, 3).join("; ")}`)}</p>`,
        ),
      drawn(record, ["folds", "confusion"]),
      classTable(record),
      folds.length === 0 ? "" : `<h4>Fold by fold</h4>${foldTable(record)}`,
    ]),
    facts: {
      metrics: metrics.map(({ perFold, train, dummy, baseline, ...row }) => ({
        ...row,
        perFold,
        train: train?.mean ?? null,
        dummy: dummy === null ? null : { mean: dummy.mean, gain: dummy.gain },
        baseline:
          baseline === null
            ? null
            : { mean: baseline.mean, gain: baseline.gain, interval: baseline.interval, p: baseline.p },
      })),
      perClass,
      confusion,
    },
  };
}

/** Few folds stand beside each other: scores are many, and paper is narrow. */
function foldTable(record: ValidationRecord): string {
  const { folds, metrics } = record;
  if (folds.length > 8) return foldGrid(record, false);
  return grid(
    ["fold", ...folds.map(({ fold }) => String(fold + 1))],
    [
      ["training rows", ...folds.map(({ trainRows }) => count(trainRows))],
      ["test rows", ...folds.map(({ testRows }) => count(testRows))],
      ...metrics.map(({ metric }) => [metric, ...folds.map(({ scores }) => score(scores[metric] ?? null))]),
    ],
  );
}

function curveSections(record: ValidationRecord): ReportSection[] {
  const html = drawn(record, ["roc", "precisionRecall"]);
  if (html === "") return [];
  return [
    {
      id: "curves",
      title: "Curves",
      html: `<p>Of all tested rows together, each predicted by a model that did not see it.</p>${sheet([html])}`,
      facts: record.curves.map(({ label, prevalence, roc, pr }) => ({
        label,
        prevalence,
        rocAuc: roc?.auc ?? null,
        averagePrecision: pr?.averagePrecision ?? null,
      })),
    },
  ];
}

async function thresholdSection(
  record: ValidationRecord,
  { threshold }: ValidationParts,
): Promise<ReportSection[]> {
  if (threshold === undefined) return [];
  const { best, atHalf, positive } = threshold;
  const how =
    best?.by === "cost"
      ? "by the costs that the author gave"
      : "by F1, since no costs were given: F1 takes both kinds of error for equally dear";
  return [
    {
      id: "threshold",
      title: "Threshold and cost",
      html: `<p>${escapeHtml(`From which probability on a row counts as ${String(positive)}, chosen ${how}.`)} The value at a threshold chosen on these very rows is optimistic; the honest one is of rows left out of a draw${best === null || best.honestValue === null ? "" : `: ${escapeHtml(score(best.honestValue))} instead of ${escapeHtml(score(best.value))}`}.</p>${await htmlOf(threshold)}`,
      facts: { positive, best, atHalf, prevalence: threshold.prevalence, n: record.predictions.rows.length },
    },
  ];
}

function calibrationSections(record: ValidationRecord): ReportSection[] {
  const report = record.diagnostics["calibration"] as CalibrationReport | undefined;
  if (report === undefined) return [];
  return [
    {
      id: "calibration",
      title: "Calibration",
      html: judgementHtml(report, calibrationView(report)),
      facts: report.classes.map(({ positive, n, brier, expectedError, expectedErrorByChance }) => ({
        positive,
        n,
        brier,
        expectedError,
        expectedErrorByChance,
      })),
    },
  ];
}

async function residualSections(
  record: ValidationRecord,
  { residuals: report, worst }: ValidationParts,
): Promise<ReportSection[]> {
  const { residuals } = record;
  if (residuals === null) return worst === undefined ? [] : [await worstSection(worst)];
  const { mean, std, quantiles } = residuals;
  return [
    {
      id: "residuals",
      title: "Residuals",
      html: `<p>${escapeHtml(`Truth less prediction: mean ${number(mean)}, standard deviation ${number(std)}; 5, 25, 50, 75, 95 %: ${quantiles.map(number).join(", ")}.`)}</p>${sheet([drawn(record, ["predictedActual", "residuals"])])}${report === undefined ? "" : await htmlOf(report)}`,
      facts: {
        mean,
        std,
        quantiles,
        findings: report?.findings.map(({ about, status, message }) => ({ about, status, message })) ?? null,
      },
    },
    ...(worst === undefined ? [] : [await worstSection(worst)]),
  ];
}

async function worstSection(worst: NonNullable<ValidationParts["worst"]>): Promise<ReportSection> {
  return {
    id: "worst-rows",
    title: "Worst rows",
    html: await htmlOf(worst),
    facts: { rows: worst.rows.map(({ row, loss }) => ({ row, loss })), suspects: worst.suspects },
  };
}

async function fitSection(
  { diagnostics, findings }: ValidationRecord,
  { learning, stability }: ValidationParts,
): Promise<ReportSection> {
  const overfit = diagnostics["overfit"] as OverfitReport | undefined;
  const why = findings.find(({ check }) => check === "overfit")?.message ?? "Over-fit was not judged.";
  return {
    id: "fit",
    title: "Does it over-fit?",
    html: `${overfit === undefined ? `<p>${escapeHtml(why)}</p>` : judgementHtml(overfit, overfitView(overfit))}<h3>Would more rows help?</h3>${learning === undefined ? "<p>Not measured: no learning curve was made.</p>" : await htmlOf(learning)}<h3>Would another seed change it?</h3>${stability === undefined ? "<p>Not measured.</p>" : await htmlOf(stability)}`,
    facts: {
      verdict: overfit?.verdict ?? null,
      gap: overfit?.gap ?? null,
      gapInterval: overfit?.gapInterval ?? null,
      moreRows: learning?.moreRows ?? null,
      lastGain: learning?.lastGain ?? null,
      seeds: stability === undefined ? null : { scores: stability.scores, std: stability.std },
    },
  };
}

async function sliceSection(
  { diagnostics }: ValidationRecord,
  { slices, fairness }: ValidationParts,
): Promise<ReportSection> {
  const own = diagnostics["slices"] as SliceScores | undefined;
  const segments = diagnostics["weakSegments"] as WeakSegments | undefined;
  const parts = [
    own === undefined
      ? ""
      : sheet([
          grid(
            ["slice", "rows", own.metric, "95 % interval", "worse than the whole by"],
            own.slices.map((each) => [
              `${each.column}: ${each.group}`,
              `${count(each.n)} (${percent(each.share)})`,
              { text: score(each.score), title: each.why ?? "" },
              interval(each.interval),
              each.drop === null ? "–" : percent(Math.max(0, each.drop)),
            ]),
          ),
        ]),
    slices === undefined ? "" : await htmlOf(slices),
    segments === undefined
      ? ""
      : `<h3>Weak segments that were searched for</h3>${judgementHtml(segments, weakSegmentsView(segments))}`,
    fairness === undefined
      ? `<h3>Fairness</h3><p>Not judged: no group of people was named whose rates should be alike.</p>`
      : `<h3>Fairness</h3>${await htmlOf(fairness)}`,
  ];
  return {
    id: "slices",
    title: "Slices and fairness",
    html: parts.join(""),
    facts: {
      slices:
        slices?.slices.map(({ column, slice, n, scores, worse }) => ({ column, slice, n, scores, worse })) ??
        own?.slices ??
        null,
      segments:
        segments?.segments
          .filter(({ confirmed }) => confirmed)
          .map(({ text, n, excess }) => ({ text, n, excess })) ?? null,
      fairness: fairness?.gaps ?? null,
    },
  };
}

async function robustnessSection({ robustness }: ValidationParts): Promise<ReportSection> {
  return {
    id: "robustness",
    title: "Robustness",
    html:
      robustness === undefined
        ? "<p>Not measured: what noise, missing cells and shifts cost is not known.</p>"
        : `${await htmlOf(robustness)}<p>How long an answer takes differs from machine to machine: where it was measured, it stands in the provenance.</p>`,
    facts: robustness ?? null,
  };
}

interface Limit {
  readonly status: SheetStatus;
  readonly message: string;
  readonly facts: readonly string[];
}

function limitsSection(record: ValidationRecord, parts: ValidationParts): ReportSection {
  const { findings, scheme, complete } = record;
  const line = (status: SheetStatus, message: string, ...facts: string[]): Limit => ({
    status,
    message,
    facts,
  });
  const open = findings.filter(({ status }) => status === "not_evaluated");
  const absent = (["leakage", "learning", "robustness", "fairness"] as const).filter(
    (name) => parts[name] === undefined,
  );
  const limits = [
    ...(complete ? [] : [line("warn", "The validation was stopped before its end.")]),
    ...findings.filter(isLoud).map(({ status, message, check }) => line(status, message, check)),
    ...Object.values(parts).flatMap((part) =>
      part !== undefined && (part.status === "warn" || part.status === "fail")
        ? [line(part.status, part.message)]
        : [],
    ),
    ...open.map(({ message, check }) => line("not_evaluated", message, check)),
    ...(absent.length === 0
      ? []
      : [
          line(
            "not_evaluated",
            `Not looked at: ${absent.map((name) => (name === "learning" ? "learning curve" : name)).join(", ")}.`,
          ),
        ]),
    line(
      "info",
      `Scores hold for rows drawn as these were (${scheme.name}); of other places, people or times they say nothing.`,
    ),
  ];
  return {
    id: "limits",
    title: "Limits of the validation",
    html: sheet(limits.map(({ status, message, facts }) => findingLine(status, message, facts))),
    facts: limits,
  };
}

function checksAppendix(findings: readonly Finding[]): ReportSection {
  const seen = new Set<string>();
  const rows = findings.map((finding) => {
    const { check, id, status, thresholdName, threshold, value, message } = finding;
    const anchor = seen.has(check) ? "" : ` id="validation-check-${check.replace(/[^a-z0-9-]/gi, "-")}"`;
    seen.add(check);
    return `<tr${anchor}><td>${chip(status)}</td><td>${escapeHtml(short(id, 70))}</td><td>${escapeHtml(thresholdName === undefined ? "–" : `${thresholdName} ${threshold === null ? "" : number(threshold)}`)}</td><td>${value === null ? "–" : escapeHtml(number(value))}</td><td>${escapeHtml(short(message, 200))}</td></tr>`;
  });
  return {
    id: "validation-checks",
    appendix: true,
    title: "Every check of the validation",
    html: `<p>${plural(findings.length, "judgement")}, each with the limit that it was held to.</p><div class="ar-table assay-sheet"><table><thead><tr><th>verdict</th><th>check</th><th>held to</th><th>value</th><th>what it says</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`,
    facts: findings.map(factsOf),
  };
}

function drawn(record: ValidationRecord, names: readonly string[]): string {
  const own = reportPictures(record).filter(({ name }) => names.includes(name));
  return own.length === 0 ? "" : pictures(own.map(({ svg }) => svg()));
}

function lineOf({ status, message, check, thresholdName, threshold }: Finding): string {
  return findingLine(status, message, [
    check,
    ...(thresholdName === undefined || threshold === null ? [] : [`${thresholdName} = ${number(threshold)}`]),
  ]);
}

function factsOf({ id, status, message, value, threshold, thresholdName }: Finding): unknown {
  return { id, status, message, value, threshold, thresholdName: thresholdName ?? null };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

async function htmlOf(part: unknown): Promise<string> {
  if (!isDisplayable(part)) return "";
  const html = (await part[displaySymbol]())["text/html"];
  return typeof html === "string" ? html : "";
}
