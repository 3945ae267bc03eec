/**
 * The explainability report's content: data, model, what matters over all rows, chosen rows, how far the explanation can be trusted, and its limits,
 * each from what was measured of this model on these rows. `reportDocument` makes a page of it.
 */
import {
  digestOf,
  displaySymbol,
  escapeHtml,
  findingLine,
  pictures,
  sheet,
  type Displayable,
  type SheetStatus,
} from "../core/index.ts";
import { count, number, percent, plural, short } from "../core/words.ts";
import {
  designOf,
  frameOf,
  fromColumns,
  isFrameLike,
  profileColumn,
  tableHash,
  takeDesign,
  type Frame,
  type Target,
} from "../data/index.ts";
import { modelTitle, type Predictor } from "../models/index.ts";
import type { ReportDraft, ReportSection } from "../report/index.ts";
import { mirrored } from "./class-output.ts";
import { correlatedFeatures } from "./correlated-features.ts";
import { explainModel, type ExplainTableOptions, type ExplanationResult } from "./explain-model.ts";
import { explain } from "./explain.ts";
import type { Explanation } from "./explanation.ts";
import { globalPart, grid, interactionPart, localPart, sizeOf } from "./explanation-sheet.ts";
import { accumulatedLocalEffects } from "./global/accumulated-local-effects.ts";
import { counterfactuals } from "./global/counterfactuals.ts";
import { explanationStability, type ExplanationStability } from "./global/explanation-stability.ts";
import { faithfulness, type Faithfulness } from "./global/faithfulness.ts";
import { permutationImportance } from "./global/permutation-importance.ts";
import { surrogateTree } from "./global/surrogate-tree.ts";

export interface ExplanationReportOptions extends ExplainTableOptions {
  /** True outputs of the rows: performance and permutation importance, too. */
  readonly y?: Target | undefined;
  /** Looks for counterfactuals of the first row that is shown. Default false. */
  readonly counterfactual?: boolean | undefined;
}

/** Rows explained again and again for stability, and masked for faithfulness. */
const PROBED = 25;

/** Features whose accumulated local effects are drawn. */
const DRAWN = 3;

/** A model that a tree of three questions follows less than this is not told by it. */
const GOOD_FIDELITY = 0.8;

const WIDTH = 480;

/**
 * @param model fitted.
 * @throws as `explainModel`; RangeError where y has another length than X.
 */
export async function explanationReport(
  model: Predictor,
  X: unknown,
  options: ExplanationReportOptions = {},
): Promise<ReportDraft> {
  const { signal, onProgress, seed = 0 } = options;
  const table = tableOf(X);
  const step = (message: string): void => {
    signal?.throwIfAborted();
    onProgress?.({ done: 0, total: 1, message });
  };
  const result = await explainModel(model, X, {
    plots: ["bar", "beeswarm", "scatter", "waterfall"],
    ...options,
    onAbort: "throw",
  });
  // Curves, trees and deletions are of the output that the model itself tells.
  const [first, second] = model.classes ?? [];
  const isFirst = model.classes?.length === 2 && options.class === String(first);
  const one = isFirst ? mirrored(result.explanation, String(second)) : oneOutput(result.explanation);
  const told = isFirst ? undefined : options.class;
  const part = takeRows(X, result.explained);
  step("permutation importance");
  const performance = options.y === undefined ? undefined : await performanceOf(model, X, options.y, options);
  step("effects of the strongest features");
  const effects = await effectsOf(model, X, one, table, { ...options, class: told });
  step("stability under other backgrounds");
  const stability = await stabilityOf(model, X, part, result, options);
  step("deletion and insertion");
  const faithful = await faithfulnessOf(model, X, part, one, options);
  step("surrogate tree");
  const surrogate =
    table.length < 30 ? undefined : await surrogateTree(model, X, { seed, signal, class: told });
  step("counterfactuals");
  const changes =
    options.counterfactual === true && result.shown.length > 0
      ? await counterfactuals(model, X, result.shown[0]!, { seed, signal })
      : undefined;
  const pairs = correlatedFeatures(designOf("explanationReport", X));
  const limits = limitsOf({
    result,
    one,
    stability,
    faithful,
    fidelity: surrogate?.fidelity,
    pairs,
    performance,
  });
  const [strongest] = Object.values(result.effects);
  const top = (strongest ?? []).filter(({ importance }) => importance > 0).slice(0, 3);
  const warned = limits.filter(({ status }) => status === "warn").length;
  const digest = digestOf(result);
  const title = `Why ${result.model} says what it says${result.data === "" ? "" : `, on ${result.data}`}`;
  return {
    kind: "explain",
    title,
    status: warned > 0 ? "warn" : "info",
    aside: sizeOf(result),
    message: `${top.length === 0 ? "No feature moves this model's answers on these rows." : `Most of what this model says comes from ${listed(top.map(({ feature, share }) => `${feature} (${percent(share)})`))}.`} ${result.accuracy.message}${warned === 0 ? "" : ` ${plural(warned, "warning")} under Limits.`}`,
    results: [
      digest === undefined ? result : { ...digest, data: { ...digest.data, sha256: tableHash(table) } },
    ],
    sections: [
      dataSection(table, result),
      modelSection(model, result, performance),
      {
        id: "global",
        title: "What matters over all rows",
        html: `${sheet([globalPart(result), interactionPart(result)])}${effects.length === 0 ? "" : `<h3>How the answer goes with a feature (accumulated local effects)</h3>${sheet([pictures(effects.map((each) => each.svg({ width: WIDTH })))])}`}${performance === undefined ? "" : `<h3>What is lost when a feature is shuffled (permutation importance)</h3>${sheet([pictures([performance.importance.svg({ width: WIDTH })])])}`}`,
        facts: { effects: result.effects, interactions: result.interactions },
      },
      {
        id: "local",
        title: "Chosen rows, one by one",
        html: `<p>${result.shown.length === 0 ? "No row was chosen." : `Rows ${escapeHtml(result.shown.join(", "))} of the table${options.rows === undefined ? ": the highest, the middle and the lowest prediction" : ", as asked for"}.`} Each bar is what one feature added to this row's answer, beginning at the base value, the mean over the background.</p>${sheet([localPart(result)])}${changes === undefined ? "" : `<h3>What would have to change</h3>${await htmlOf(changes)}`}`,
        facts: {
          rows: result.shown,
          contributions: localFacts(result),
          counterfactuals: changes?.found ?? null,
        },
      },
      await trustSection(stability, faithful),
      ...(surrogate === undefined
        ? []
        : [
            {
              id: "surrogate",
              title: "The model in a small tree",
              html: `<p>${surrogate.fidelity === null ? "The model says the same of all rows." : `A tree of at most three questions says what the model says with R² ${surrogate.fidelity.toFixed(2)} on rows that it was not taught. ${surrogate.fidelity < GOOD_FIDELITY ? "It leaves much out: read it as a sketch." : "It may stand for the model in conversation, not in decisions."}`}</p>${sheet([pictures([surrogate.svg()])])}<ul>${surrogate.rules.map((rule) => `<li>${escapeHtml(rule)}</li>`).join("")}</ul>`,
              facts: { fidelity: surrogate.fidelity, rules: surrogate.rules },
            },
          ]),
      {
        id: "limits",
        title: "Limits and caveats",
        html: sheet(limits.map(({ status, message, facts }) => findingLine(status, message, facts))),
        facts: limits,
      },
      TERMS,
    ],
  };
}

interface Performance {
  readonly score: number;
  readonly measure: string;
  readonly importance: Awaited<ReturnType<typeof permutationImportance>>;
}

interface Limit {
  readonly status: SheetStatus;
  readonly message: string;
  readonly facts: readonly string[];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** X as a frame. */
function tableOf(X: unknown): Frame {
  if (isFrameLike(X)) return frameOf(X);
  const { names, columns: p, rows, values } = designOf("explanationReport", X);
  return fromColumns(
    Object.fromEntries(
      names.map((name, j) => [name, Array.from({ length: rows }, (_, i) => values[i * p + j]!)]),
    ),
  );
}

function takeRows(X: unknown, rows: readonly number[]): unknown {
  return isFrameLike(X) ? frameOf(X).take(rows) : takeDesign(designOf("explanationReport", X), rows);
}

/** Of two outputs the second, of more the first. */
function oneOutput(explanation: Explanation): Explanation {
  return explanation.outputs === 1 ? explanation : explanation.output(explanation.outputs === 2 ? 1 : 0);
}

async function performanceOf(
  model: Predictor,
  X: unknown,
  y: Target,
  { seed = 0, signal }: ExplanationReportOptions,
): Promise<Performance> {
  const importance = await permutationImportance(model, X, y, { randomState: seed, signal });
  const measure = model.task === "classification" ? "accuracy" : "R²";
  return { score: importance.baseline, measure, importance };
}

/** Of the strongest features that are numbers of more than a few values. */
async function effectsOf(
  model: Predictor,
  X: unknown,
  one: Explanation,
  table: Frame,
  { signal, class: output }: ExplanationReportOptions,
): Promise<Awaited<ReturnType<typeof accumulatedLocalEffects>>[]> {
  const names = [...one.order()]
    .map((j) => one.featureNames[j]!)
    .filter((name) => table.columns.includes(name))
    .filter((name) => {
      const column = table.column(name);
      return column.type === "number" && profileColumn(column).distinct > 5;
    })
    .slice(0, DRAWN);
  const drawn = [];
  for (const name of names)
    drawn.push(await accumulatedLocalEffects(model, X, name, { signal, class: output }));
  return drawn;
}

/** The same rows under five draws of half of the table as background. */
async function stabilityOf(
  model: Predictor,
  X: unknown,
  part: unknown,
  { explained, method }: ExplanationResult,
  options: ExplanationReportOptions,
): Promise<ExplanationStability | undefined> {
  const rows = rowsOf(X);
  if (rows < 20) return undefined;
  const few = takeRows(part, probed(explained.length));
  const backgroundRows = Math.min(50, Math.floor(rows / 2));
  return explanationStability((seed) =>
    explain(model, few, {
      method: method === "exact" ? "auto" : method,
      output: options.output,
      background: options.background ?? X,
      backgroundRows,
      seed,
      signal: options.signal,
      maxEvals: options.maxEvals,
    }).then(oneOutput),
  );
}

async function faithfulnessOf(
  model: Predictor,
  X: unknown,
  part: unknown,
  one: Explanation,
  { seed = 0, signal, background }: ExplanationReportOptions,
): Promise<Faithfulness | undefined> {
  // Inside of a pipeline columns may be dropped, or made anew: then what is explained cannot be masked one by one.
  if (one.columns !== designOf("explanationReport", part).columns) return undefined;
  const rows = probed(one.rows);
  return faithfulness(model, takeRows(part, rows), one.take(rows), {
    background: background ?? X,
    seed,
    signal,
  });
}

function probed(n: number): number[] {
  const size = Math.min(PROBED, n);
  return Array.from({ length: size }, (_, at) => Math.floor((at * n) / size));
}

function rowsOf(X: unknown): number {
  return designOf("explanationReport", X).rows;
}

function dataSection(table: Frame, { data }: ExplanationResult): ReportSection {
  const profiles = table.columns.map((name) => profileColumn(table.column(name)));
  const rows = profiles.map(({ name, type, missing, distinct, numeric, top, n }) => [
    name,
    type,
    missing === 0 ? "none" : `${count(missing)} (${percent(missing / n)})`,
    count(distinct),
    numeric === null
      ? top
          .slice(0, 2)
          .map(({ value, count: times }) => `${short(String(value), 22)} (${percent(times / n)})`)
          .join(", ")
      : numeric.min === null
        ? "–"
        : `${number(numeric.min)} … ${number(numeric.quantiles?.["0.5"] ?? numeric.min)} … ${number(numeric.max!)}`,
  ]);
  const hash = tableHash(table);
  return {
    id: "data",
    title: "Data",
    html: `<p>${escapeHtml(`${data === "" ? "The table" : data}: ${plural(table.length, "row")}, ${plural(table.columns.length, "column")}; SHA-256 of its values ${hash}.`)}</p>${sheet([grid(["column", "type", "missing", "different values", "least … middle … most, or the most frequent"], rows)])}`,
    facts: {
      name: data,
      rows: table.length,
      columns: rows.map(([name, type, missing, distinct]) => ({ name, type, missing, distinct })),
      sha256: hash,
    },
  };
}

function modelSection(
  model: Predictor,
  result: ExplanationResult,
  performance: Performance | undefined,
): ReportSection {
  const { method, why, explanation, accuracy, seed, background } = result;
  const params = Object.entries((result.params ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const rows = [
    ["model", modelTitle(model)],
    ["task", model.task],
    ["classes", model.classes === undefined ? "–" : short(model.classes.map(String).join(", "), 120)],
    [
      "parameters",
      params.length === 0
        ? "it does not tell"
        : params
            .map(
              ([name, value]) =>
                `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`,
            )
            .join(", "),
    ],
    ["explained by", explanation.method],
    ["chosen because", why],
    ["explained in", explanation.units === "" ? "the model's own units" : explanation.units],
    [
      "background",
      explanation.method.includes("path-dependent")
        ? "none: absent features follow the ways that the training rows took through the trees"
        : background,
    ],
    ["accuracy of the explanation", accuracy.message],
    ["seed", String(seed)],
    [
      "performance on these rows",
      performance === undefined
        ? "not measured: the true outcomes were not given (--y)"
        : `${performance.measure} ${performance.score.toFixed(3)}; no estimate for new rows, if the model was trained on these`,
    ],
  ];
  return {
    id: "model",
    title: "Model and method",
    html: `<div class="ar-table"><table><tbody>${rows.map(([name, text]) => `<tr><th scope="row">${escapeHtml(name!)}</th><td>${escapeHtml(short(text!, 600))}</td></tr>`).join("")}</tbody></table></div>`,
    facts: {
      method,
      params: result.params,
      accuracy,
      seed,
      performance:
        performance === undefined ? null : { measure: performance.measure, score: performance.score },
    },
  };
}

async function trustSection(
  stability: ExplanationStability | undefined,
  faithful: Faithfulness | undefined,
): Promise<ReportSection> {
  const parts = [
    `<h3>Stability: five other backgrounds</h3>${stability === undefined ? "<p>Not measured: it needs twenty rows or more.</p>" : sheet([await htmlOf(stability)])}`,
    `<h3>Faithfulness: does the answer follow what is called important?</h3>${faithful === undefined ? "<p>Not measured: the features that are explained are not the table's columns.</p>" : sheet([await htmlOf(faithful)])}`,
  ];
  return {
    id: "trust",
    title: "How far to trust the explanation",
    html: parts.join(""),
    facts: {
      stability:
        stability === undefined
          ? null
          : {
              rankCorrelation: stability.rankCorrelation,
              topOverlap: stability.topOverlap,
              worstShare: stability.worstShare,
            },
      faithfulness:
        faithful === undefined
          ? null
          : {
              deletion: faithful.deletionArea,
              insertion: faithful.insertionArea,
              random: faithful.randomArea,
              isFaithful: faithful.isFaithful,
            },
    },
  };
}

interface Measured {
  readonly result: ExplanationResult;
  readonly one: Explanation;
  readonly stability: ExplanationStability | undefined;
  readonly faithful: Faithfulness | undefined;
  readonly fidelity: number | null | undefined;
  readonly pairs: ReturnType<typeof correlatedFeatures>;
  readonly performance: Performance | undefined;
}

/** Each from a measured fact; what holds of every explanation comes last. */
function limitsOf({ result, stability, faithful, fidelity, pairs, performance }: Measured): Limit[] {
  const { accuracy, warnings, rows, explained, explanation } = result;
  const line = (status: SheetStatus, message: string, ...facts: string[]): Limit => ({
    status,
    message,
    facts,
  });
  const limits = warnings.map((each) => line("warn", each));
  if (pairs.length > 0)
    limits.push(
      line(
        "warn",
        `${plural(pairs.length, "pair")} of features go together so closely that the data cannot tell whose contribution it is; read such features as one.`,
        ...pairs
          .slice(0, 5)
          .map(({ features, correlation }) => `${features.join(" and ")} ${correlation.toFixed(2)}`),
      ),
    );
  if (stability !== undefined && stability.topOverlap < 0.8)
    limits.push(
      line(
        "warn",
        "With other background rows other features come to the top.",
        `${percent(stability.topOverlap)} of the top ${stability.top} shared`,
      ),
    );
  if (faithful !== undefined && !faithful.isFaithful)
    limits.push(
      line("warn", "Masking what is called important moves the answer no more than masking at random."),
    );
  if (fidelity !== undefined && fidelity !== null && fidelity < GOOD_FIDELITY)
    limits.push(line("info", "A small tree does not tell this model.", `R² ${fidelity.toFixed(2)}`));
  if (accuracy.kind === "estimated")
    limits.push(line("info", "The contributions are estimates.", accuracy.message));
  if (explained.length < rows)
    limits.push(
      line(
        "info",
        `${count(explained.length)} of ${count(rows)} rows were explained, drawn with seed ${result.seed}.`,
      ),
    );
  if (performance === undefined)
    limits.push(
      line(
        "warn",
        "How good the model is was not measured here: an explanation of a poor model explains its errors.",
      ),
    );
  if (explanation.units === "log-odds")
    limits.push(
      line(
        "info",
        "Contributions are in log-odds: the same contribution moves a probability near one half much, and one near 0 or 1 little.",
      ),
    );
  limits.push(
    line(
      "info",
      "Contributions say what the model did with a value, not what causes the outcome: changing the value in the world need not change the outcome.",
    ),
    line(
      "info",
      "Masked features take values of the background, also where such rows do not occur: there the model is asked about what it was never taught.",
    ),
  );
  return limits;
}

function localFacts({ explanation, shown, explained }: ExplanationResult): unknown {
  const one = oneOutput(explanation);
  return shown.map((row) => {
    const at = explained.indexOf(row);
    return {
      row,
      base: one.baseValues[at],
      contributions: Object.fromEntries(one.featureNames.map((name, j) => [name, one.at(at, j)])),
    };
  });
}

async function htmlOf(result: Displayable): Promise<string> {
  const html = (await result[displaySymbol]())["text/html"];
  return typeof html === "string" ? html : "";
}

const TERMS: ReportSection = {
  id: "terms",
  appendix: true,
  title: "Terms",
  html: `<dl>${Object.entries({
    "Contribution (SHAP value)":
      "what a feature's value added to one answer, shared fairly among features by Shapley's rule; base value and contributions add up to the answer (Lundberg and Lee 2017)",
    "Base value": "the mean answer over the background: what the model says of a row it knows nothing about",
    Importance: "the mean size of a feature's contributions over the explained rows",
    "Accumulated local effects":
      "how the answer changes with a feature, from small changes of rows that exist (Apley and Zhu 2020)",
    "Permutation importance":
      "how much worse the model gets when a feature's values are shuffled (Breiman 2001)",
    Deletion:
      "the answer while features are masked, the most raising first; insertion is the way back (Petsiuk et al. 2018)",
    Counterfactual: "the smallest allowed change of a row that changes the answer",
    Surrogate: "a simple model taught to say what the model says (Craven and Shavlik 1996)",
  })
    .map(([term, text]) => `<dt><strong>${term}</strong></dt><dd>${text}</dd>`)
    .join("")}</dl>`,
};
