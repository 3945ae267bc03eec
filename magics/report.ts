/** %report: results that others can judge, as one page that stands alone. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { audit, auditReport, defaultThresholds, type AuditRecord } from "../lib/audit/index.ts";
import { expandHome, followed } from "../lib/core/index.ts";
import { frameOf, tableHash, targetValues, type Target } from "../lib/data/index.ts";
import {
  explainerKinds,
  explanationReport,
  savedExplanationReport,
  type ExplainMethod,
} from "../lib/explain/index.ts";
import {
  changesSection,
  environmentProvenance,
  fullReport,
  monitoringPlan,
  readReport,
  reportDocument,
  type Brief,
  type ReportDraft,
} from "../lib/report/index.ts";
import {
  diagnosisInput,
  latency,
  validate,
  validationParts,
  validationReport,
  type DecisionCosts,
  type ValidationRecord,
} from "../lib/validate/index.ts";
import {
  defineMagic,
  expression,
  expressionOption,
  flag,
  option,
  positional,
  UsageError,
  z,
} from "../kernel/magic.ts";
import type { Estimator, Predictor } from "../lib/models/index.ts";

const methods = ["auto", ...Object.keys(explainerKinds)] as ["auto", ...ExplainMethod[]];

const KINDS = { audit: "assay.audit", validate: "assay.validation", explain: "assay.explanation" } as const;

export default defineMagic({
  name: "report",
  kind: "line",
  summary:
    "Writes one self-contained HTML page of an audit, a validation, an explanation, or all of them with a plan to watch the model.",
  details: `%report audit DATA, %report validate MODEL X y, %report explain MODEL X [y], %report full MODEL X y: the page needs no network and no script; report.json stands
inside, and its hash is printed. y is an array or column of values, or the name of a column of X in quotes. Instead of DATA or MODEL a result of %audit,
%validate or %explain is taken as it is, and nothing is computed anew. full is data, splits, model, performance, slices, explanation, robustness, limits and
a monitoring plan, with one verdict; a model that is fitted is explained as it is, another is fitted on all rows first.
The purpose comes from the variable brief, which %%brief fills; its absence is stated. Its cost chooses the threshold, its monitoring, freshness and
latency go into the plan. Private-looking values are masked. --against FILE tells what changed since an earlier page.`,
  args: {
    kind: positional(z.enum(["audit", "validate", "explain", "full"]), "what is reported"),
    subject: expression("table (audit), model, or a result of %audit, %validate or %explain"),
    X: expression("table of features").optional(),
    y: expression<Target | string>('true outcomes, or the name of their column: "Species"').optional(),
    outcomes: expressionOption<Target>("True outcomes, where y is not given by position", "y").optional(),
    out: option(z.string().optional(), "File that is written; default KIND-report.html", "o", "path"),
    against: option(z.string().optional(), "Earlier page or report.json to compare with", "", "path"),
    label: option(z.string().optional(), "Column to predict (audit)", "l"),
    time: option(z.string().optional(), "Column that says when a row happened (audit, validate)", "t"),
    group: option(
      z.string().optional(),
      "Column of what belongs together: groups are never split (audit, validate)",
      "g",
    ),
    metric: option(z.array(z.string()).default([]), "Scores by scikit-learn's names, the deciding one first"),
    slices: option(z.array(z.string()).default([]), "Columns by whose values scores are looked at"),
    now: option(z.string().optional(), "Day of judgement (audit); default today"),
    showValues: flag("Shows private-looking values unmasked"),
    rows: expressionOption<readonly number[]>("Positions of rows to explain one by one").optional(),
    method: option(z.enum(methods).default("auto"), "How contributions are computed", "m"),
    sample: option(z.number().int().min(1).optional(), "Rows to explain at most", "n"),
    output: option(z.string().optional(), "Class to explain; default all"),
    counterfactual: flag("Looks for the smallest changes of the first shown row, too", "c"),
    interactions: flag("Contributions of pairs, too", "i"),
    seed: option(z.number().int().min(0).default(0), "Seed of folds, samples and backgrounds"),
  },
  examples: [
    'import { load } from "assay/data";\n%report audit load("penguins") --label Species --out penguins.html',
    'import { load } from "assay/data";\nimport { LogisticRegression } from "assay/models";\n%report validate new LogisticRegression() load("iris") "species" --out iris.html',
    'import { load } from "assay/data";\nimport { HistGradientBoostingClassifier } from "assay/models";\nconst wines = load("wine");\nconst grapes = wines.drop(["cultivar"]);\nconst taster = await new HistGradientBoostingClassifier({ maxIter: 10 }).fit(grapes, wines.column("cultivar"));\n%report explain taster grapes --y wines.column("cultivar") --sample 40 --out wine.html',
    'import { load } from "assay/data";\nimport { LogisticRegression } from "assay/models";\n%report full new LogisticRegression() load("iris") "species" --sample 30 --out iris-full.html',
  ],
  async run(context, { outcomes, ...given }) {
    const { kind, out = `${kind}-report.html`, seed } = given;
    const path = resolve(expandHome(out));
    if (!existsSync(dirname(path)))
      throw new UsageError(`%report: no folder "${dirname(path)}"; make it first with !mkdir -p`);
    const before =
      given.against === undefined
        ? undefined
        : readReport(await readFile(resolve(expandHome(given.against)), "utf8"), given.against);
    const names = await context.scope.names();
    const found = names.includes("brief") ? ((await context.evaluate("brief")) as Partial<Brief>) : undefined;
    const brief = found?.kind === "assay.brief" ? (found as Brief) : undefined;
    const { draft, facts } = await followed(`report ${kind}`, (onProgress) =>
      drafted({ ...given, y: given.y ?? outcomes, brief, signal: context.signal, onProgress }),
    );
    const told =
      before === undefined
        ? draft
        : { ...draft, sections: [...draft.sections, changesSection(before, draft)] };
    const { assay: _assay, node: _node, ...versions } = await context.session.versions();
    const { html, json, sha256 } = reportDocument(told, {
      brief,
      provenance: await environmentProvenance({
        now: new Date(),
        seeds: { report: seed },
        facts: { ...facts, ...versions },
        signal: context.signal,
      }),
    });
    await writeFile(path, html);
    context.print(
      `wrote ${out}: ${draft.status.replace("_", " ")}; ${Math.ceil(html.length / 1024)} kB, ${told.sections.length} sections; SHA-256 of report.json ${sha256}\n`,
    );
    return context.displayed({ path, sha256, report: JSON.parse(json) as unknown });
  },
});

interface Given {
  readonly kind: "audit" | "validate" | "explain" | "full";
  readonly subject: unknown;
  readonly X: unknown;
  readonly y: Target | string | undefined;
  readonly brief: Brief | undefined;
  readonly label: string | undefined;
  readonly time: string | undefined;
  readonly group: string | undefined;
  readonly metric: readonly string[];
  readonly slices: readonly string[];
  readonly now: string | undefined;
  readonly showValues: boolean;
  readonly rows: readonly number[] | undefined;
  readonly method: "auto" | ExplainMethod;
  readonly sample: number | undefined;
  readonly output: string | undefined;
  readonly counterfactual: boolean;
  readonly interactions: boolean;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: {
    readonly done: number;
    readonly total: number;
    readonly message: string;
  }) => void;
}

/** A draft, and what belongs to the provenance because it differs from run to run. */
interface Drafted {
  readonly draft: ReportDraft;
  readonly facts?: Readonly<Record<string, string>>;
}

async function drafted(given: Given): Promise<Drafted> {
  const { kind, subject, X, brief, signal } = given;
  const record = kindOf(subject);
  if (record !== undefined) {
    if (kind === "full" || KINDS[kind] !== record)
      throw new UsageError(
        `%report ${kind}: takes ${kind === "full" ? "MODEL X y" : `a result of kind ${KINDS[kind]}`}; got a result of kind ${record}; use %report ${Object.keys(KINDS).find((each) => KINDS[each as keyof typeof KINDS] === record) ?? "with another value"}`,
      );
    const costs = costsOf(brief);
    if (kind === "audit") return { draft: auditReport(subject as AuditRecord) };
    if (kind === "validate")
      return { draft: await validationReport(subject as ValidationRecord, {}, { costs, signal }) };
    return { draft: savedExplanationReport(JSON.parse(JSON.stringify(subject)) as Record<string, unknown>) };
  }
  if (kind === "audit") return auditDraft(subject, given);
  if (X === undefined)
    throw new UsageError(`%report ${kind}: needs MODEL X${kind === "explain" ? "" : " y"}; got no X`);
  if (kind === "explain") return { draft: await explanationDraft(subject as Predictor, X, given) };
  if (given.y === undefined)
    throw new UsageError(
      `%report ${kind}: needs MODEL X y; got no y; give values, or the name of a column of X in quotes`,
    );
  if (kind === "validate")
    return { draft: (await validationDraft(subject as Estimator, X, given.y, given)).draft };
  return fullDraft(subject as Estimator, X, given.y, given);
}

function kindOf(value: unknown): string | undefined {
  const { kind } = (value ?? {}) as { readonly kind?: unknown };
  return typeof kind === "string" && kind.startsWith("assay.") ? kind : undefined;
}

async function auditDraft(data: unknown, given: Given): Promise<Drafted> {
  const { label, time, group, now, showValues, seed, signal, onProgress } = given;
  const moment = now ?? new Date().toISOString().slice(0, 10);
  const result = await audit(data, {
    ...(label === undefined ? {} : { label }),
    ...(time === undefined ? {} : { time }),
    ...(group === undefined ? {} : { group }),
    now: moment,
    showValues,
    seed,
    signal,
    onUpdate: onProgress,
  });
  signal.throwIfAborted();
  const sha256 = typeof data === "string" ? undefined : tableHash(frameOf(data));
  return { draft: auditReport(result, { sha256 }), facts: { "data judged as of": moment } };
}

async function validationDraft(
  model: Estimator,
  X: unknown,
  y: Target | string,
  given: Given,
): Promise<{ readonly draft: ReportDraft; readonly record: ValidationRecord }> {
  const { brief, metric, slices, seed, time, group, signal, onProgress } = given;
  const scoring =
    metric.length > 0 ? metric : brief?.typed.metric === undefined ? undefined : [brief.typed.metric];
  const run = { seed, signal, onProgress };
  const record = await validate(model, X, y, {
    ...run,
    ...(scoring === undefined
      ? {}
      : { metric: scoring[0], ...(metric.length > 1 ? { scoring: metric } : {}) }),
    ...(time === undefined ? {} : { time }),
    ...(group === undefined ? {} : { group }),
  });
  signal.throwIfAborted();
  const parts = await validationParts(model, X, y, { ...run, slices, metric: record.metrics[0]!.metric });
  return { draft: await validationReport(record, parts, { costs: costsOf(brief), signal }), record };
}

function explanationDraft(model: Predictor, X: unknown, given: Given): Promise<ReportDraft> {
  const { y, rows, method, sample, output, counterfactual, interactions, seed, signal, onProgress } = given;
  if (typeof y === "string")
    throw new UsageError(`%report explain: y must be values; got the text "${y}"; give X.column("${y}")`);
  return explanationReport(model, X, {
    y,
    rows,
    method,
    sample,
    class: output,
    counterfactual,
    interactions,
    seed,
    signal,
    onProgress,
  });
}

async function fullDraft(model: Estimator, X: unknown, y: Target | string, given: Given): Promise<Drafted> {
  const { brief, signal, onProgress } = given;
  const table = frameOf(X);
  const label = typeof y === "string" ? y : (nameOf(y) ?? "target");
  const data = typeof y === "string" ? table : table.withColumn(label, targetValues("report", y));
  const audited = await auditDraft(data, { ...given, label });
  const { draft: validation, record } = await validationDraft(model, X, y, given);
  const input = diagnosisInput("report", model, X, y);
  const isFitted = model.isFitted;
  onProgress({ done: 0, total: 1, message: isFitted ? "explanation" : "fit on all rows" });
  const fitted = isFitted ? model : await input.model.clone().fit(input.X, input.y, { signal });
  const explanation = await explanationDraft(fitted, input.X, { ...given, y: input.y });
  const time = await latency(fitted, input.X, { batches: [1, 100], budget: 300, signal });
  const [main] = record.metrics;
  const { effects } = explanation.sections.find(({ id }) => id === "global")!.facts as {
    effects: Record<string, readonly { feature: string; share: number }[]>;
  };
  const monitoring = monitoringPlan({
    metric: main!.metric,
    greaterIsBetter: main!.greaterIsBetter,
    score: main!.mean,
    interval: main!.interval === null ? null : [main!.interval.low, main!.interval.high],
    features: (Object.values(effects)[0] ?? []).map(({ feature, share }) => ({
      name: feature,
      type: table.has(feature) ? table.column(feature).type : "number",
      share,
    })),
    limits: await defaultThresholds("drift"),
    brief: brief?.typed,
  });
  return {
    draft: fullReport({ audit: audited.draft, validation, explanation, monitoring }),
    facts: {
      ...audited.facts,
      "model explained": isFitted ? "as it was given" : "a clone, fitted on all rows",
      "time and size": time.message,
    },
  };
}

/** Of a column, its name. */
function nameOf(y: Target): string | undefined {
  const { name } = y as { readonly name?: unknown };
  return typeof name === "string" && name !== "" ? name : undefined;
}

/** "false negative 5, false positive 1" of the brief. */
function costsOf(brief: Brief | undefined): DecisionCosts | undefined {
  const costs = Object.entries(brief?.typed.cost ?? {});
  const of = (word: RegExp): number | undefined => costs.find(([name]) => word.test(name))?.[1];
  const [fp, fn] = [of(/false pos|^fp$/i), of(/false neg|^fn$/i)];
  return fp === undefined || fn === undefined ? undefined : { fp, fn };
}
