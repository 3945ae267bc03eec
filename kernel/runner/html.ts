/**
 * An executed notebook as one HTML page: no network, no script of its own, readable anywhere. Code is coloured and formulas
 * are set while the page is written. The security policy in its head forbids every load, and every script unless an output
 * needs its sandbox.
 */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, resolve, sep } from "node:path";
import { packageVersion } from "../package.ts";
import { durationText } from "./duration.ts";
import { codeHtml } from "./html-code.ts";
import { markdownPage, type Heading, type MarkdownPage } from "./html-markdown.ts";
import { isActive, liveFigure, outputHtml, type PlotStyle } from "./html-output.ts";
import { plotScripts, plotsStyle } from "./html-plots.ts";
import { escapeHtml } from "./html-safe.ts";
import { pageStyle } from "./html-style.ts";
import {
  isObject,
  tagsOf,
  type Cell,
  type CodeCell,
  type Notebook,
  type Output,
  type TextCell,
} from "./notebook.ts";
import { isScriptLanguage } from "./parameters.ts";

/** What the page says about the run; a notebook that was not run now has none of it. */
export interface PageFacts {
  /** The notebook's path, for its name and for pictures beside it. */
  readonly path: string;
  readonly kernel?: string;
  readonly node?: string | undefined;
  readonly startedAt?: Date;
  readonly durationMs?: number;
  readonly cells?: readonly {
    readonly index: number;
    readonly status: string;
    readonly durationMs: number;
  }[];
  readonly failure?: string | undefined;
  /** Default `static`: pictures, and a small page; `interactive` adds the figures and five megabytes of plotly.js. */
  readonly plots?: PlotStyle | undefined;
}

/** Cells faster than this show no time. */
const TIME_FROM_MS = 500;
const CONTENTS_FROM = 3;
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};
const IMAGE_LIMIT_BYTES = 10_000_000;

export function notebookPage(notebook: Notebook, facts: PageFacts): string {
  const markdown = markdownPage();
  const highlight = isScriptLanguage(languageOf(notebook)) ? codeHtml : escapeHtml;
  const name = basename(facts.path, ".ipynb");
  let cells = notebook.cells.map((cell, index) => cellHtml(cell, index, markdown, highlight, facts));
  const first = markdown.headings.find((heading) => heading.level === 1);
  if (first !== undefined) {
    // The title stands in the masthead, not a second time in its cell.
    const title = new RegExp(`<h1 id="${escapeRegExp(escapeHtml(first.id))}"[^>]*>[\\s\\S]*?</h1>\\s*`);
    const at = cells.findIndex((cell) => title.test(cell));
    cells = cells.map((cell, index) => (index === at ? cell.replace(title, "") : cell));
  }
  const listed = markdown.headings.filter((heading) => heading !== first && heading.level <= 3);
  const contents = listed.length >= CONTENTS_FROM ? contentsHtml(listed) : "";
  const active = notebook.cells.some((cell) => cell.cell_type === "code" && cell.outputs.some(isActive));
  const live =
    facts.plots === "interactive" &&
    notebook.cells.some((cell) => cell.cell_type === "code" && cell.outputs.some(hasFigure))
      ? plotScripts()
      : undefined;
  const scripts = active ? "'unsafe-inline' 'unsafe-eval'" : (live?.sources ?? "'none'");
  const policy = `default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline'; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Assay ${escapeHtml(packageVersion())}">
<title>${escapeHtml(first?.text || name)}</title>
<style>${pageStyle}${live === undefined ? "" : plotsStyle}</style>
</head>
<body>
<div class="page${contents === "" ? "" : " with-contents"}">
${mastheadHtml(first, name, facts)}
${contents}
<main>
${cells.filter((cell) => cell !== "").join("\n")}
</main>
</div>
${live?.html ?? ""}
</body>
</html>
`;
}

function hasFigure(output: Output): boolean {
  return "data" in output && liveFigure(output.data) !== "";
}

function mastheadHtml(title: Heading | undefined, name: string, facts: PageFacts): string {
  const rows: [string, string][] = [["Notebook", escapeHtml(basename(facts.path))]];
  if (facts.kernel !== undefined) rows.push(["Kernel", escapeHtml(facts.kernel)]);
  if (facts.node !== undefined) rows.push(["Node", escapeHtml(facts.node.replace(/^v/, ""))]);
  if (facts.startedAt !== undefined) {
    const iso = facts.startedAt.toISOString();
    rows.push(["Run", `<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`]);
  }
  if (facts.durationMs !== undefined) rows.push(["Took", durationText(facts.durationMs)]);
  const last = facts.cells?.at(-1);
  const failure =
    facts.failure === undefined
      ? ""
      : `\n<p class="failed" role="status">The run ended early: ${last === undefined ? escapeHtml(facts.failure) : `<a href="#cell-${last.index + 1}">${escapeHtml(facts.failure)}</a>`}</p>`;
  return `<header class="masthead">
<h1${title === undefined ? "" : ` id="${escapeHtml(title.id)}"`}>${title === undefined ? escapeHtml(name) : title.html}</h1>
<dl class="facts">${rows.map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`).join("")}</dl>${failure}
</header>`;
}

function contentsHtml(headings: readonly Heading[]): string {
  const items = headings.map(
    ({ level, id, html }) =>
      `<li class="l${level}"><a href="#${escapeHtml(encodeURIComponent(id))}">${html}</a></li>`,
  );
  return `<nav class="contents" aria-label="Contents"><details open><summary>Contents</summary><ol>${items.join("")}</ol></details></nav>`;
}

function cellHtml(
  cell: Cell,
  index: number,
  markdown: MarkdownPage,
  highlight: (code: string) => string,
  facts: PageFacts,
): string {
  const id = `cell-${index + 1}`;
  switch (cell.cell_type) {
    case "markdown":
      return `<section class="cell markdown-cell" id="${id}"><div class="markdown">${markdown.render(cell.source, imageOf(cell, facts.path))}</div></section>`;
    case "raw":
      return cell.source.trim() === ""
        ? ""
        : `<section class="cell raw-cell" id="${id}"><pre>${escapeHtml(cell.source)}</pre></section>`;
    case "code":
      return cell.source.trim() === "" && cell.outputs.length === 0
        ? ""
        : codeCellHtml(
            cell,
            id,
            markdown,
            highlight,
            facts.cells?.find((run) => run.index === index),
            facts.plots,
          );
  }
}

function codeCellHtml(
  cell: CodeCell,
  id: string,
  markdown: MarkdownPage,
  highlight: (code: string) => string,
  run: NonNullable<PageFacts["cells"]>[number] | undefined,
  plots: PlotStyle | undefined,
): string {
  const time =
    run !== undefined && run.durationMs >= TIME_FROM_MS
      ? `<span class="time">${durationText(run.durationMs)}</span>`
      : "";
  const source = `<pre><code>${highlight(cell.source)}</code></pre>`;
  const outputs = cell.outputs
    .map((output) => {
      const html = outputHtml(output, markdown, plots);
      if (output.output_type !== "execute_result") return `<div class="output">${html}</div>`;
      const label = `<div class="prompt">Out [${output.execution_count ?? " "}]</div>`;
      return `<div class="output result">${label}${html}</div>`;
    })
    .join("");
  const failed = cell.outputs.some((output) => output.output_type === "error");
  const lines = [
    `<section class="cell code-cell${failed ? " is-failed" : ""}" id="${id}">`,
    `<div class="prompt">In [${cell.execution_count ?? " "}]${time}</div>`,
    `<div class="source">${folded(source, "code", isHidden(cell, "source_hidden", "hide-input"))}</div>`,
  ];
  if (outputs !== "")
    lines.push(
      `<div class="outputs">${folded(outputs, "output", isHidden(cell, "outputs_hidden", "hide-output"))}</div>`,
    );
  return `${lines.join("\n")}\n</section>`;
}

function folded(html: string, what: string, hidden: boolean): string {
  return hidden ? `<details class="hidden"><summary>Show ${what}</summary>${html}</details>` : html;
}

/** JupyterLab's metadata, or the tag that publishing tools use for the same. */
function isHidden(cell: CodeCell, field: string, tag: string): boolean {
  const { jupyter } = cell.metadata;
  return (isObject(jupyter) && jupyter[field] === true) || tagsOf(cell).includes(tag);
}

/** Pictures of a Markdown cell: attached to it, or files in the notebook's folder or below. */
export function imageOf(cell: TextCell, path: string): (source: string) => string | undefined {
  const folder = dirname(resolve(path));
  return (source) => {
    if (source.startsWith("attachment:")) {
      const bundle = cell.attachments?.[decoded(source.slice("attachment:".length))] ?? {};
      const found = Object.entries(bundle).find(
        ([type, data]) => type.startsWith("image/") && typeof data === "string",
      );
      if (found === undefined) return undefined;
      const [type, data] = found as [string, string];
      return dataUri(type, type === "image/svg+xml" ? Buffer.from(data) : Buffer.from(data, "base64"));
    }
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(source)) return undefined;
    const file = resolve(folder, decoded(source.replace(/[?#].*$/, "")));
    const type = IMAGE_TYPES[extname(file).toLowerCase()];
    if (type === undefined || !file.startsWith(folder + sep)) return undefined;
    try {
      return statSync(file).size > IMAGE_LIMIT_BYTES ? undefined : dataUri(type, readFileSync(file));
    } catch {
      return undefined;
    }
  };
}

function dataUri(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString("base64")}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function languageOf(notebook: Notebook): string {
  const { language_info, kernelspec } = notebook.metadata;
  const name =
    (isObject(language_info) && language_info["name"]) || (isObject(kernelspec) && kernelspec["language"]);
  return typeof name === "string" && name !== "" ? name : "typescript";
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
