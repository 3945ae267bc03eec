/**
 * A report made of an executed notebook: every result of Assay with its verdict, the author's words and the tool's results in their order but
 * apart, how the notebook was run, and the code behind it. Nothing is computed anew: what stands in the file is what is reported.
 */
import {
  chip,
  escapeHtml,
  findingLine,
  folded,
  sheet,
  type ResultDigest,
  type SheetStatus,
} from "../core/index.ts";
import { readBrief, type Brief } from "./brief.ts";
import type { ReportDraft, ReportSection } from "./document.ts";

/** What the kernel's reader gives of a notebook; every `html` in it is safe. */
export interface NotebookContent {
  readonly name: string;
  readonly sha256: string;
  readonly title: string;
  readonly kernel: string;
  readonly cells: readonly NotebookContentCell[];
}

export interface NotebookContentCell {
  readonly type: "markdown" | "code" | "raw";
  readonly count: number | null;
  readonly source: string;
  readonly html: string;
  readonly tags: readonly string[];
  readonly outputs: readonly {
    readonly type: "stream" | "display_data" | "execute_result" | "error";
    readonly html: string;
    readonly text: string;
    readonly metadata: Readonly<Record<string, unknown>>;
  }[];
}

export interface NotebookReport {
  readonly draft: ReportDraft;
  /** Of the last cell that begins with `%%brief`. */
  readonly brief: Brief | undefined;
  /** Facts for the provenance. */
  readonly provenance: Readonly<Record<string, string>>;
}

/** Whether an output's HTML is one of Assay's sheets, whose style every report has. */
export function isSheet(html: string): boolean {
  return /^\s*<div class="assay-sheet"/.test(html);
}

/** Text outputs of more lines are folded. */
const LONG_LINES = 40;

/** From the worst to the best. */
const ORDER: readonly SheetStatus[] = ["fail", "error", "warn", "not_evaluated", "accepted", "pass", "info"];

/** @throws RangeError on a notebook that was not executed. */
export function notebookReport(notebook: NotebookContent): NotebookReport {
  const code = notebook.cells.filter(({ type, source }) => type === "code" && source.trim() !== "");
  const run = code.filter(({ count, outputs }) => count !== null || outputs.length > 0);
  if (run.length === 0)
    throw new RangeError(
      `report: notebook ${notebook.name}: must have been executed; got ${code.length} code cells without outputs; run it first: assay run ${notebook.name}`,
    );
  const results = resultsOf(notebook);
  const state = stateOf(code, run);
  const { brief, problem } = briefOf(notebook);
  if (problem !== undefined)
    state.push({ status: "warn", message: `The brief cannot be read: ${problem}`, facts: [] });
  const worst = (statuses: readonly SheetStatus[]): SheetStatus =>
    ORDER.find((each) => statuses.includes(each)) ?? "info";
  const failed = state.filter(({ status }) => status === "fail").length;
  const verdicts = results.map(({ digest }) => digest.status);
  const message =
    results.length === 0
      ? "No result of Assay stands in this notebook: nothing in it was audited, validated or explained by this tool."
      : `${results.length} ${results.length === 1 ? "result" : "results"} of Assay: ${counted(verdicts)}.`;
  return {
    brief,
    provenance: provenanceOf(notebook),
    draft: {
      kind: "notebook",
      title: notebook.title === "" ? notebook.name.replace(/\.ipynb$/i, "") : notebook.title,
      status:
        results.length === 0 && failed === 0
          ? "not_evaluated"
          : worst([...verdicts, ...state.map(({ status }) => status)]),
      aside: `${notebook.name} · ${run.length} of ${code.length} code cells run`,
      message: `${message}${failed === 0 ? "" : " The notebook did not run to its end without errors."}`,
      results: results.map(({ digest }) => digest),
      sections: [
        ...(results.length === 0 ? [] : [verdictSection(results)]),
        ...storySections(notebook, results),
        {
          id: "execution",
          title: "How the notebook was run",
          html: sheet(state.map(({ status, message: text, facts }) => findingLine(status, text, facts))),
          facts: state,
        },
        sourceSection(notebook),
      ],
    },
  };
}

interface FoundResult {
  readonly cell: NotebookContentCell;
  readonly output: NotebookContentCell["outputs"][number];
  readonly id: string;
  readonly digest: ResultDigest;
}

interface StateLine {
  readonly status: SheetStatus;
  readonly message: string;
  readonly facts: readonly string[];
}

/** By the metadata that the kernel keeps; in notebooks without, by the verdict on top of a sheet. */
function resultsOf({ cells }: NotebookContent): FoundResult[] {
  const found: Omit<FoundResult, "id">[] = cells.flatMap((cell) =>
    cell.outputs.flatMap((output) => {
      const digest = digestIn(output.metadata) ?? digestOfSheet(output.html);
      return digest === undefined ? [] : [{ cell, output, digest }];
    }),
  );
  return found.map((each, at) => ({ ...each, id: `result-${at + 1}` }));
}

function digestIn(metadata: Readonly<Record<string, unknown>>): ResultDigest | undefined {
  const digest = metadata["assay"] as Partial<ResultDigest> | undefined;
  return typeof digest?.kind === "string" &&
    typeof digest.title === "string" &&
    typeof digest.message === "string" &&
    ORDER.includes(digest.status as SheetStatus)
    ? (digest as ResultDigest)
    : undefined;
}

function digestOfSheet(html: string): ResultDigest | undefined {
  const [, status, title, message] =
    /<div class="assay-sheet">[\s\S]{0,2000}?<div class="as-strip as-edge-(\w+)">[\s\S]*?<strong>([\s\S]*?)<\/strong>[\s\S]*?<\/span>\s*<div>([\s\S]*?)<\/div>/.exec(
      html,
    ) ?? [];
  if (status === undefined || !ORDER.includes(status as SheetStatus)) return undefined;
  return {
    kind: "assay.judgement",
    title: plain(title!),
    status: status as SheetStatus,
    message: plain(message!),
  };
}

/** Of escaped text without elements. */
function plain(html: string): string {
  const names: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    "#39": "'",
    nbsp: " ",
  };
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => names[name]!)
    .trim();
}

function counted(statuses: readonly SheetStatus[]): string {
  return ORDER.flatMap((status) => {
    const n = statuses.filter((each) => each === status).length;
    return n === 0 ? [] : [`${n} ${status.replace("_", " ")}`];
  }).join(", ");
}

function briefOf({ cells }: NotebookContent): {
  readonly brief: Brief | undefined;
  readonly problem?: string;
} {
  const source = cells.findLast(
    ({ type, source: text }) => type === "code" && /^\s*%%brief\b/.test(text),
  )?.source;
  if (source === undefined) return { brief: undefined };
  try {
    return { brief: readBrief(source.replace(/^\s*%%brief[^\n]*\n?/, "")) };
  } catch (error) {
    return { brief: undefined, problem: (error as Error).message };
  }
}

/** Whether the numbers come from one run from top to bottom. */
function stateOf(code: readonly NotebookContentCell[], run: readonly NotebookContentCell[]): StateLine[] {
  const lines: StateLine[] = [];
  const missing = code.length - run.length;
  lines.push(
    missing === 0
      ? { status: "pass", message: `All ${code.length} code cells were run.`, facts: [] }
      : {
          status: "warn",
          message: `${missing} of ${code.length} code cells were not run: the notebook may say more than was done.`,
          facts: [],
        },
  );
  const counts = run.flatMap(({ count }) => (count === null ? [] : [count]));
  const ordered = counts.every((count, at) => at === 0 || count > counts[at - 1]!);
  lines.push(
    ordered
      ? { status: "pass", message: "They were run from top to bottom.", facts: [] }
      : {
          status: "warn",
          message: "They were not run from top to bottom: a fresh run may give other results.",
          facts: [`order ${counts.join(" ")}`],
        },
  );
  for (const cell of run)
    for (const { type, text } of cell.outputs)
      if (type === "error")
        lines.push({
          status: cell.tags.includes("raises-exception") ? "info" : "fail",
          message: `Cell [${cell.count ?? " "}] ended with an error${cell.tags.includes("raises-exception") ? ", as the author expected" : ""}.`,
          facts: [text.slice(0, 300)],
        });
  return lines;
}

function provenanceOf({ name, sha256, kernel, cells }: NotebookContent): Record<string, string> {
  const parameters = cells.find(({ tags }) => tags.includes("injected-parameters"))?.source.trim();
  return {
    notebook: `${name}, SHA-256 ${sha256}`,
    ...(kernel === "" ? {} : { "kernel of the notebook": kernel }),
    parameters: parameters === undefined ? "none from outside" : parameters.slice(0, 2000),
  };
}

function verdictSection(results: readonly FoundResult[]): ReportSection {
  const rows = results.map(
    ({ id, digest, cell }) =>
      `<tr><td>${chip(digest.status)}</td><th scope="row"><a href="#${id}">${escapeHtml(digest.title)}</a></th><td>${escapeHtml(digest.message)} <span class="as-soft">cell [${cell.count ?? " "}]</span></td></tr>`,
  );
  return {
    id: "verdicts",
    title: "Verdicts",
    html: sheet([
      `<table class="as-matrix ar-wide"><thead><tr><th></th><th>result</th><th>what it says</th></tr></thead><tbody>${rows.join("")}</tbody></table>`,
    ]),
    facts: results.map(({ digest: { title, status, message } }) => ({ title, status, message })),
  };
}

/** One section for each heading of level 2, in the author's order. */
function storySections(notebook: NotebookContent, results: readonly FoundResult[]): ReportSection[] {
  const sections: { title: string; parts: string[] }[] = [{ title: "Introduction", parts: [] }];
  const put = (html: string): void => void sections.at(-1)!.parts.push(html);
  for (const cell of notebook.cells) {
    if (cell.type === "code") {
      put(outputsHtml(cell, results));
      continue;
    }
    for (const piece of cell.html.split(/(?=<h2[\s>])/)) {
      const heading = /^<h2[^>]*>([\s\S]*?)<\/h2>/.exec(piece);
      if (heading !== null)
        sections.push({ title: plain(heading[1]!).replace(/^\d+[.)]\s+/, ""), parts: [] });
      const rest = heading === null ? piece : piece.slice(heading[0].length);
      if (rest.trim() !== "") put(`<div class="ar-author">${rest}</div>`);
    }
  }
  return sections.flatMap(({ title, parts }, at): ReportSection[] => {
    const html = parts.filter((part) => part !== "").join("\n");
    if (html === "") return [];
    const told = results.filter(({ id }) => html.includes(`id="${id}"`));
    return [
      {
        id: `part-${at}`,
        title,
        html,
        facts: {
          results: told.map(({ digest: { title: of, status, message } }) => ({ title: of, status, message })),
        },
      },
    ];
  });
}

function outputsHtml(cell: NotebookContentCell, results: readonly FoundResult[]): string {
  // The brief heads the report.
  if (/^\s*%%brief\b/.test(cell.source)) return "";
  const place = `cell <a href="#source-${cell.count ?? 0}">[${cell.count ?? " "}]</a>`;
  return cell.outputs
    .filter(({ text, type }) => type !== "display_data" || !/[█·]{20} \d/.test(text))
    .map((output) => {
      const result = results.find((each) => each.output === output);
      if (result !== undefined)
        return `<div class="ar-tool" id="${result.id}"><p class="ar-by">Result of Assay, ${place}</p>${output.html}</div>`;
      const lines = output.text.trim().split("\n").length;
      const long = lines > LONG_LINES && output.html.startsWith("<pre");
      return `<div class="ar-tool"><p class="ar-by">${output.type === "error" ? "Error in" : "Output of"} ${place}</p>${long ? folded(`${lines} lines`, output.html) : output.html}</div>`;
    })
    .join("\n");
}

function sourceSection({ cells }: NotebookContent): ReportSection {
  const code = cells.filter(({ type, source }) => type === "code" && source.trim() !== "");
  const seen = new Set<number>();
  return {
    id: "sources",
    title: "Appendix: the code",
    html: `<p>The author's code, cell by cell, as it stood in the notebook when it was read.</p>${code
      .map((cell) => {
        const count = cell.count ?? 0;
        const id = seen.has(count) ? "" : ` id="source-${count}"`;
        seen.add(count);
        const first = cell.source.trim().split("\n", 1)[0]!.slice(0, 90);
        return `<div${id}>${folded(`[${cell.count ?? "not run"}] ${first}`, `<pre><code>${cell.html}</code></pre>`)}</div>`;
      })
      .join("")}`,
    facts: { cells: code.length },
  };
}
