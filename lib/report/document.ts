/**
 * A report as one file: sections with a table of contents, the author's words apart from the tool's, the facts inside as `report.json`, and their hash.
 * Nothing is fetched and no script runs; what is not the author's or the machine's is the same, byte for byte, for the same input.
 */
import { createHash } from "node:crypto";
import { escapeHtml, sheet, sheetPage, strip, type SheetStatus } from "../core/index.ts";
import { briefHtml, type BriefRecord } from "./brief.ts";

export interface ReportSection {
  /** A word for links, unique in the report. */
  readonly id: string;
  readonly title: string;
  /** HTML; who writes it escapes what is not its own words. */
  readonly html: string;
  /** What the section says as plain values, for report.json. */
  readonly facts?: unknown;
}

/** What a report says, before it is told for what purpose and where it was made. */
export interface ReportDraft {
  readonly kind: string;
  readonly title: string;
  readonly status: SheetStatus;
  /** Text: sizes, methods. */
  readonly aside: string;
  /** Text: the result in a few sentences. */
  readonly message: string;
  readonly sections: readonly ReportSection[];
}

export interface ReportFrame {
  /** The author's brief; its absence is stated. */
  readonly brief?: BriefRecord | undefined;
  /** Versions, time, machine: all that may differ for the same input. */
  readonly provenance: Readonly<Record<string, string>>;
}

export interface ReportDocument {
  /** The page. */
  readonly html: string;
  /** report.json as it stands in the page. */
  readonly json: string;
  /** Of `json`, in hex. */
  readonly sha256: string;
}

/** @throws RangeError on sections of one id. */
export function reportDocument(draft: ReportDraft, { brief, provenance }: ReportFrame): ReportDocument {
  const ids = draft.sections.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new RangeError(`reportDocument: sections need ids of their own; got "${twice}" twice`);
  const json = jsonOf(draft, brief);
  const sha256 = createHash("sha256").update(json).digest("hex");
  const sections = [purpose(brief), ...draft.sections, provenanceOf(provenance, sha256), signOff(brief)];
  const title = brief === undefined || brief.title === "" ? draft.title : `${brief.title}: ${draft.title}`;
  const body = [
    `<style>${STYLE}</style>`,
    `<main class="assay-report">`,
    `<h1>${escapeHtml(title)}</h1>`,
    sheet([strip(draft)]),
    `<nav aria-label="Contents"><ol>${sections.map((each) => `<li><a href="#${escapeHtml(each.id)}">${escapeHtml(each.title)}</a></li>`).join("")}</ol></nav>`,
    ...sections.map(
      (each, at) =>
        `<section id="${escapeHtml(each.id)}"><h2>${at + 1}. ${escapeHtml(each.title)}</h2>${each.html}</section>`,
    ),
    `</main>`,
    `<script type="application/json" id="report.json">${json}</script>`,
  ].join("\n");
  return { html: sheetPage(title, body), json, sha256 };
}

/** Markup is written as JSON's own escapes, so that the same bytes can stand in a page. */
function jsonOf(draft: ReportDraft, brief: BriefRecord | undefined): string {
  const { kind, title, status, message, sections } = draft;
  const record = {
    kind: "assay.report",
    version: 1,
    of: kind,
    title,
    status,
    message,
    brief: brief === undefined ? null : { title: brief.title, answers: brief.answers, facts: brief.facts },
    sections: Object.fromEntries(sections.map(({ id, facts }) => [id, facts ?? null])),
  };
  return JSON.stringify(record, null, 1)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

function purpose(brief: BriefRecord | undefined): ReportSection {
  const html =
    brief === undefined
      ? `<p class="ar-missing">No purpose was stated: there is no brief. Whether the model may be used for what it is used for cannot be judged from this report. Write one with %%brief.</p>`
      : `<div class="ar-author"><p class="ar-by">In the author's words</p>${briefHtml(brief)}</div>`;
  return { id: "purpose", title: "Purpose", html };
}

function provenanceOf(provenance: Readonly<Record<string, string>>, sha256: string): ReportSection {
  const rows = Object.entries({ ...provenance, "SHA-256 of report.json in this page": sha256 });
  return {
    id: "provenance",
    title: "Provenance",
    html: `<div class="ar-table"><table><tbody>${rows
      .map(
        ([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
      )
      .join("")}</tbody></table></div>`,
  };
}

function signOff(brief: BriefRecord | undefined): ReportSection {
  const line = (role: string, name = ""): string =>
    `<tr><th scope="row">${role}</th><td>${escapeHtml(name)}</td><td>date</td><td>signature</td></tr>`;
  return {
    id: "sign-off",
    title: "Sign-off",
    html: `<table class="ar-sign"><tbody>${line("Owner", brief?.facts.owner)}${line("Reviewer")}</tbody></table>`,
  };
}

const STYLE = `
.assay-report{line-height:1.5;font-size:14px}
.assay-report h1{font-size:24px;margin:0 0 12px}
.assay-report h2{font-size:18px;margin:34px 0 8px;padding-bottom:4px;border-bottom:1px solid rgba(128,128,128,.35)}
.assay-report h3{font-size:15px}
.assay-report nav ol{columns:2;margin:14px 0;padding-left:22px;font-size:13px}
.assay-report a{color:#0072b2}
.assay-report .ar-author{border-left:4px solid #cc79a7;padding:2px 0 2px 14px}
.assay-report .ar-by{font-size:12px;opacity:.72;margin:0}
.assay-report .ar-missing{border-left:4px solid #e69f00;padding:4px 0 4px 14px}
.assay-report .ar-table{overflow-x:auto}
.assay-report table{border-collapse:collapse}
.assay-report .ar-table th,.assay-report .ar-table td{padding:3px 14px 3px 0;text-align:left;vertical-align:top;border-bottom:1px solid rgba(128,128,128,.25);font-size:13px;overflow-wrap:anywhere}
.assay-report .ar-table th{white-space:nowrap}
.assay-report .ar-sign td,.assay-report .ar-sign th{padding:26px 40px 4px 0;border-bottom:1px solid currentColor;text-align:left;font-size:12px}
.assay-report svg{max-width:100%;height:auto}
@media(prefers-color-scheme:dark){.assay-report a{color:#56b4e9}}
@media print{.assay-report nav{display:none}.assay-report h2{break-after:avoid}.assay-report svg,.assay-report tr{break-inside:avoid}.assay-report details::details-content{content-visibility:visible;display:block;height:auto}}
`.replaceAll("\n", "");
