/**
 * A report as Markdown that reads well as plain text: headings, tables with pipes, verdicts as words, folds opened. Pictures are left out with
 * their words ("Picture: …"): Markdown viewers show neither inline SVG nor data URIs, and base64 in a text helps nobody.
 */
import { escapeHtml } from "../core/index.ts";
import type { BriefRecord } from "./brief.ts";
import { allSections, reportTitle, type ReportDraft, type ReportFrame } from "./document.ts";
import { markdownOfHtml } from "./markdown-html.ts";
import { reportRecord } from "./saved-report.ts";

/** The same sections as the page's, in the same order; report.json is a file of its own, its hash stands in the provenance. */
export function reportMarkdown(draft: ReportDraft, frame: ReportFrame): string {
  const { sha256 } = reportRecord(draft, frame.brief);
  const { status, aside, message } = draft;
  const head = [
    `# ${markdownOfHtml(escapeHtml(reportTitle(draft, frame.brief)))}`,
    `**${status.replace("_", " ")}**: ${markdownOfHtml(escapeHtml(message))}`,
    aside === "" ? "" : `_${markdownOfHtml(escapeHtml(aside))}_`,
  ];
  const sections = allSections(draft, frame, sha256).map(
    ({ id, title, html }, at) =>
      `## ${at + 1}. ${markdownOfHtml(escapeHtml(title))}\n\n${id === "purpose" && frame.brief !== undefined ? briefMarkdown(frame.brief) : markdownOfHtml(html)}`,
  );
  return `${[...head, ...sections].filter((part) => part !== "").join("\n\n")}\n`;
}

/** The author's answers as a table; the page shows them as a card. */
function briefMarkdown({ title, answers, facts, open }: BriefRecord): string {
  const rows = Object.entries({ ...answers, ...facts }).map(
    ([name, answer]) => `<tr><th>${name}</th><td>${escapeHtml(answer)}</td></tr>`,
  );
  const lines = [
    `<p>In the author's words${title === "" ? "" : `: <strong>${escapeHtml(title)}</strong>`}</p>`,
    `<table>${rows.join("")}</table>`,
    open.length === 0 ? "" : `<p>Not answered: ${open.join(", ")}.</p>`,
  ];
  return markdownOfHtml(`<div class="ar-author">${lines.join("")}</div>`);
}
