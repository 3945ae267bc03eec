/**
 * A notebook as parts for a report: every text already safe HTML without scripts, beside it the plain values that a report counts. What it
 * means is for the library to say; here is only what stands in the file.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { codeHtml } from "./html-code.ts";
import { markdownPage } from "./html-markdown.ts";
import { isActive, outputHtml } from "./html-output.ts";
import { escapeHtml, safeHtml } from "./html-safe.ts";
import { imageOf, languageOf } from "./html.ts";
import { isObject, readNotebook, tagsOf, type Notebook, type Output } from "./notebook.ts";
import { isScriptLanguage } from "./parameters.ts";

export interface NotebookReading {
  /** The file's name without its folder. */
  readonly name: string;
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
  /** Text of the first heading of level 1, or "". */
  readonly title: string;
  /** As the file tells: "TypeScript (Assay), typescript 7.0.2". */
  readonly kernel: string;
  readonly cells: readonly NotebookPart[];
}

export interface NotebookPart {
  readonly type: "markdown" | "code" | "raw";
  /** The number in `In [5]`; null for what was not run. */
  readonly count: number | null;
  readonly source: string;
  /** Safe: Markdown rendered, without the heading that is the title; code coloured. */
  readonly html: string;
  readonly tags: readonly string[];
  readonly outputs: readonly NotebookOutput[];
}

export interface NotebookOutput {
  readonly type: "stream" | "display_data" | "execute_result" | "error";
  /** Safe, and without scripts: what needs them is left out with its text. */
  readonly html: string;
  readonly text: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface ReadingOptions {
  /** HTML whose style sheet the page has already: it stands in the page itself, without that sheet. */
  readonly styled?: (html: string) => boolean;
}

/** @throws AssayError when the file cannot be read or is no notebook. */
export function notebookParts(path: string, options: ReadingOptions = {}): NotebookReading {
  const notebook = readNotebook(path);
  return partsOf(notebook, path, createHash("sha256").update(readFileSync(path)).digest("hex"), options);
}

function partsOf(
  notebook: Notebook,
  path: string,
  sha256: string,
  { styled = () => false }: ReadingOptions,
): NotebookReading {
  const markdown = markdownPage();
  const highlight = isScriptLanguage(languageOf(notebook)) ? codeHtml : escapeHtml;
  let title: string | undefined;
  const cells = notebook.cells.map((cell): NotebookPart => {
    const tags = tagsOf(cell).map(String);
    if (cell.cell_type === "code")
      return {
        type: "code",
        count: cell.execution_count,
        source: cell.source,
        html: highlight(cell.source),
        tags,
        outputs: cell.outputs.map((output) => ({
          type: output.output_type,
          html: htmlOf(output, styled, markdown),
          text: textOf(output),
          metadata: "metadata" in output ? output.metadata : {},
        })),
      };
    let html =
      cell.cell_type === "raw"
        ? `<pre>${escapeHtml(cell.source)}</pre>`
        : markdown.render(cell.source, imageOf(cell, path));
    if (title === undefined && cell.cell_type === "markdown") {
      title = markdown.headings.find(({ level }) => level === 1)?.text;
      if (title !== undefined) html = html.replace(/<h1[^>]*>[\s\S]*?<\/h1>\s*/, "");
    }
    return { type: cell.cell_type, count: null, source: cell.source, html, tags, outputs: [] };
  });
  return { name: basename(path), sha256, title: title ?? "", kernel: kernelOf(notebook), cells };
}

function htmlOf(
  output: Output,
  styled: (html: string) => boolean,
  markdown: ReturnType<typeof markdownPage>,
): string {
  if (output.output_type === "stream" || output.output_type === "error") return outputHtml(output, markdown);
  if (isActive(output))
    return `<p class="note">An interactive output is left out, because this page runs no script; the notebook has it.</p><pre class="text">${escapeHtml(textOf(output))}</pre>`;
  const html = output.data["text/html"];
  if (typeof html === "string" && styled(html))
    return `<div class="html">${safeHtml(html.replaceAll(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, ""))}</div>`;
  return outputHtml(output, markdown);
}

function textOf(output: Output): string {
  if (output.output_type === "stream") return output.text;
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}`;
  const text = output.data["text/plain"];
  return typeof text === "string" ? text : "";
}

function kernelOf({ metadata }: Notebook): string {
  const { kernelspec, language_info } = metadata;
  const shown = isObject(kernelspec) ? (kernelspec["display_name"] ?? kernelspec["name"]) : undefined;
  const language = isObject(language_info)
    ? `${String(language_info["name"] ?? "")} ${String(language_info["version"] ?? "")}`.trim()
    : "";
  return [typeof shown === "string" ? shown : "", language].filter((part) => part !== "").join(", ");
}
