/** How advice shows itself: the verdict, the decision drawn and in words, its inputs, the recommendation, where the rule is naive, and cells to run. */
import {
  displaySymbol,
  escapeHtml,
  pictures,
  sheet,
  statusMark,
  strip,
  textTable,
  wrapText,
  type Displayable,
  type Table,
} from "../core/index.ts";
import { count, number, percent, plural, short } from "../core/words.ts";
import { choicePathSvg } from "../plots/index.ts";
import type { AdviceInputs } from "./advice-inputs.ts";
import type { Advice, AdviceRecord } from "./advise.ts";

const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

/** The record, which shows itself; its JSON stays as it is. */
export function shownAdvice(record: AdviceRecord): Advice {
  const methods: Record<symbol, unknown> = {
    [displaySymbol]: () => ({ "text/html": html(record), "text/plain": plain(record) }),
    [inspectSymbol]: () => plain(record),
  };
  const result = { ...record };
  for (const key of Object.getOwnPropertySymbols(methods))
    Object.defineProperty(result, key, { value: methods[key], enumerable: false });
  return Object.freeze(result) as AdviceRecord & Displayable;
}

/** What the decision rests on, a line each. */
function inputRows(
  inputs: AdviceInputs,
  measured: AdviceRecord["measured"],
): [name: string, value: string][] {
  const { columns, classes, label, latency, task, time } = inputs;
  const kinds = Object.entries(inputs.kinds)
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, n]) => `${count(n)} ${kind}`)
    .join(", ");
  const unusual = columns.filter(
    ({ name, kind }) =>
      !["number", "category", "boolean", "date"].includes(kind) &&
      inputs.pixels?.columns.includes(name) !== true,
  );
  const rows: [string, string][] = [
    [
      "Rows",
      `${count(inputs.rows)}${inputs.labelled < inputs.rows ? `, ${count(inputs.labelled)} with a label` : ""}${inputs.deciding === inputs.labelled ? "" : `; ${count(inputs.deciding)} expected, which decide`}`,
    ],
    ["Columns", `${count(columns.length)} beside the label: ${kinds === "" ? "none" : kinds}`],
    ["A row holds", `${inputs.content}: ${inputs.contentWhy}`],
    ...unusual
      .slice(0, 6)
      .map(({ name, kind, why }): [string, string] => [short(name, 30), `${kind}: ${why}`]),
    [
      "Label",
      label === null
        ? "none given"
        : `${short(label, 60)}: ${classes === null ? "numbers" : `${plural(classes, "class", "classes")}${inputs.smallestClass === null ? "" : `, the smallest ${percent(inputs.smallestClass)} and the largest ${percent(inputs.largestClass!)} of the rows`}`}`,
    ],
    ["Task", task === null ? "not known" : `${task}, ${inputs.taskTold ? "as told" : "from the label"}`],
    ["Missing cells", percent(inputs.missing)],
    ["Rows for each feature", `${number(inputs.rowsPerFeature)} (${plural(inputs.features, "feature")})`],
    ...(inputs.mostValues === null
      ? []
      : [
          [
            "Most values of a category",
            `${count(inputs.mostValues.values)} in "${short(inputs.mostValues.column, 40)}"`,
          ] as [string, string],
        ]),
    [
      "Time",
      time === null
        ? "no column of dates"
        : `"${short(time, 40)}"${inputs.ordered ? ", rows in its order" : ", rows in no order of it"}`,
    ],
    [
      "Latency asked for",
      latency === undefined
        ? "not said"
        : latency === null
          ? "offline: nobody waits"
          : `${number(latency)} ms`,
    ],
    ["In memory", `about ${sizeText(inputs.bytes)}`],
  ];
  if (measured !== null)
    rows.push([
      "Latency measured here",
      `${twoDigits(measured.median)} ms for one row (95 % below ${twoDigits(measured.p95)} ms), fitted on ${plural(measured.rows, "row")}`,
    ]);
  return rows;
}

function html(record: AdviceRecord): string {
  const { inputs, architecture, recommendation, models, naive, cells } = record;
  const th = (text: string): string => `<th scope="row">${escapeHtml(text)}</th>`;
  const code = (text: string): string => `<code style="font-size:12px">${escapeHtml(text)}</code>`;
  const matrix = (rows: readonly string[]): string =>
    `<table class="as-matrix"><tbody>${rows.join("")}</tbody></table>`;
  return sheet([
    strip({
      status: record.status,
      title: "Which architecture?",
      aside: `${short(inputs.name, 40)} · ${plural(inputs.rows, "row")} · ${inputs.task ?? "no task"}`,
      message: record.message,
    }),
    pictures([choicePathSvg(architecture.path, { width: 820 })]),
    "<h4>Recommendation</h4>",
    matrix(
      recommendation.map(
        ({ about, advice, why }) =>
          `<tr>${th(about)}<td><strong>${escapeHtml(advice)}</strong><div class="as-soft">${escapeHtml(why)}</div></td></tr>`,
      ),
    ).replaceAll("<th ", '<th style="width:12em" '),
    ...(models.length < 2
      ? []
      : [
          "<h4>Worth standing beside it</h4>",
          `<ul style="margin:4px 0;padding-left:22px">${models
            .slice(1)
            .map(
              ({ code: text, why }) =>
                `<li>${code(text)} <span class="as-soft">${escapeHtml(why)}</span></li>`,
            )
            .join("")}</ul>`,
        ]),
    "<h4>What it rests on</h4>",
    `${matrix(inputRows(inputs, record.measured).map(([name, value]) => `<tr>${th(name)}<td style="white-space:normal;overflow-wrap:anywhere;width:auto">${escapeHtml(value)}</td></tr>`))}`,
    `<div style="margin-top:16px;padding:8px 13px;border:1px solid rgba(128,128,128,.35);border-left:5px solid #e69f00;border-radius:6px"><strong>Where the rule is naive</strong><ul style="margin:4px 0;padding-left:20px">${naive
      .map(({ about, message }) => `<li><strong>${escapeHtml(about)}.</strong> ${escapeHtml(message)}</li>`)
      .join("")}</ul></div>`,
    "<h4>Run next</h4>",
    ...cells.map(
      (cell) =>
        `<pre style="margin:6px 0;padding:8px 11px;border:1px solid rgba(128,128,128,.35);border-radius:4px;background:rgba(128,128,128,.08);overflow-x:auto;font-size:12px;line-height:1.4">${escapeHtml(cell)}</pre>`,
    ),
  ]);
}

function plain(record: AdviceRecord): string {
  const inputs: Table = {
    title: "What it rests on",
    columns: [{ name: "input" }, { name: "value" }],
    rows: inputRows(record.inputs, record.measured),
  };
  const item = (lead: string, text: string): string =>
    wrapText(text, 92)
      .map((line, i) => `${i === 0 ? lead : " ".repeat(lead.length)}${line}`)
      .join("\n");
  return [
    item(`${statusMark(record.status)} `, record.message),
    record.architecture.steps.map((step, i) => item(`${i + 1}. `, step)).join("\n"),
    textTable(inputs),
    [
      "Recommendation",
      ...record.recommendation.map(({ about, advice }) => item(`  ${about}: `, advice)),
    ].join("\n"),
    ...(record.models.length < 2
      ? []
      : [
          [
            "Worth standing beside it",
            ...record.models.slice(1).map(({ code, why }) => item("  - ", `${code}: ${why}`)),
          ].join("\n"),
        ]),
    [
      "Where the rule is naive",
      ...record.naive.map(({ about, message }) => item("  - ", `${about}. ${message}`)),
    ].join("\n"),
    ["Run next", ...record.cells].join("\n\n"),
  ].join("\n\n");
}

function sizeText(bytes: number): string {
  return bytes < 1e6
    ? `${number(Math.ceil(bytes / 1000))} kB`
    : `${number(Number((bytes / 1e6).toPrecision(3)))} MB`;
}

function twoDigits(x: number): string {
  return number(Number(x.toPrecision(2)));
}
