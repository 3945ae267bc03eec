/**
 * A report as one file: sections with a table of contents, the author's words apart from the tool's, the facts inside as `report.json`, and their hash.
 * Nothing is fetched and no script runs; what is not the author's or the machine's is the same, byte for byte, for the same input.
 */
import { escapeHtml, sheet, sheetPage, strip, type SheetStatus } from "../core/index.ts";
import { briefHtml, type BriefRecord } from "./brief.ts";
import { documentStyle } from "./document-style.ts";
import { reportRecord } from "./saved-report.ts";

export interface ReportSection {
  /** A word for links, unique in the report. */
  readonly id: string;
  readonly title: string;
  /** HTML; who writes it escapes what is not its own words. */
  readonly html: string;
  /** What the section says as plain values, for report.json. */
  readonly facts?: unknown;
  /** Stands behind the signatures: lists that prove what the sections say. */
  readonly appendix?: boolean | undefined;
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
  /** The results that it tells of, or their digests: two reports are compared by them. */
  readonly results?: readonly unknown[] | undefined;
}

export interface ReportFrame {
  /** The author's brief; its absence is stated. */
  readonly brief?: BriefRecord | undefined;
  /** Versions, time, machine: all that may differ for the same input. */
  readonly provenance: Readonly<Record<string, string>>;
}

/** From here on a section begins a page of its own on paper. */
const LONG_CHARS = 9000;

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
  const { json, sha256 } = reportRecord(draft, brief);
  const sections = allSections(draft, { brief, provenance }, sha256);
  const title = reportTitle(draft, brief);
  const body = [
    `<style>${documentStyle}</style>`,
    `<main class="assay-report">`,
    `<h1>${escapeHtml(title)}</h1>`,
    sheet([strip(draft)]),
    `<p class="ar-legend"><span><i></i>in the author's words</span><span>everything else is measured by the tool, or printed by the author's code where it says so</span></p>`,
    `<nav aria-label="Contents"><ol>${sections.map((each) => `<li><a href="#${escapeHtml(each.id)}">${escapeHtml(each.title)}</a></li>`).join("")}</ol></nav>`,
    ...sections.map(
      (each, at) =>
        `<section id="${escapeHtml(each.id)}"${each.html.length > LONG_CHARS && at > 0 ? ` class="ar-long"` : ""}><h2>${at + 1}. ${escapeHtml(each.title)}</h2>${each.html}</section>`,
    ),
    `</main>`,
    `<script type="application/json" id="report.json">${json}</script>`,
  ].join("\n");
  const page = sheetPage(title, body).replace("<meta charset", `${POLICY}\n<meta charset`);
  return { html: page, json, sha256 };
}

/** Title of page and brief together. */
export function reportTitle(draft: ReportDraft, brief: BriefRecord | undefined): string {
  return brief === undefined || brief.title === "" ? draft.title : `${brief.title}: ${draft.title}`;
}

/**
 * The author's purpose and where it was made first, then what was measured, then who answers for it, then what proves it.
 * @throws RangeError on sections of one id.
 */
export function allSections(
  draft: ReportDraft,
  { brief, provenance }: ReportFrame,
  sha256: string,
): readonly ReportSection[] {
  const sections = [
    purpose(brief),
    provenanceOf(provenance, sha256),
    ...draft.sections.filter(({ appendix }) => appendix !== true),
    signOff(brief),
    ...draft.sections.filter(({ appendix }) => appendix === true),
  ];
  const ids = sections.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new RangeError(`reportDocument: sections need ids of their own; got "${twice}" twice`);
  return sections;
}

/** A second wall behind escapes: the page runs nothing and loads nothing. */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`;

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
