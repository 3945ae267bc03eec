/**
 * The whole of a model on one page: data, splits, model, performance, slices, explanation, robustness, limits and a plan to watch it, from the
 * drafts of audit, validation and explanation, with one verdict, the worst of them. Order: model cards, datasheets and Annex IV of the EU's
 * AI Act, as one table of contents.
 */
import { escapeHtml, type SheetStatus } from "../core/index.ts";
import type { ReportDraft, ReportSection } from "./document.ts";

export interface FullReportParts {
  readonly audit: ReportDraft;
  readonly validation: ReportDraft;
  readonly explanation: ReportDraft;
  /** From `monitoringPlan`. */
  readonly monitoring: ReportSection;
}

type Part = "audit" | "validation" | "explanation";

interface Chapter {
  readonly id: string;
  readonly title: string;
  /** Sections by draft; "*" is every one that no other chapter takes. */
  readonly from: readonly (readonly [part: Part, id: string])[];
}

const CHAPTERS: readonly Chapter[] = [
  { id: "data", title: "Data sheet", from: [["audit", "data-sheet"]] },
  { id: "audit", title: "Data audit", from: [["audit", "*"]] },
  { id: "splits", title: "Splits and leakage", from: [["validation", "splits"]] },
  { id: "model", title: "Model", from: [["validation", "model"]] },
  { id: "performance", title: "Performance", from: [["validation", "*"]] },
  { id: "slices", title: "Slices and fairness", from: [["validation", "slices"]] },
  { id: "explanation", title: "Explanation", from: [["explanation", "*"]] },
  { id: "robustness", title: "Robustness", from: [["validation", "robustness"]] },
  {
    id: "limits",
    title: "Limits and risks",
    from: [
      ["audit", "limits"],
      ["validation", "limits"],
      ["explanation", "limits"],
    ],
  },
];

/** The audit has told of the data already. */
const LEFT_OUT: readonly (readonly [Part, string])[] = [["explanation", "data"]];

const ORDER: readonly SheetStatus[] = ["fail", "error", "warn", "not_evaluated", "info", "accepted", "pass"];

/** What each part is called where their words stand beside each other. */
const NAMES: Readonly<Record<Part, string>> = {
  audit: "Data",
  validation: "Model",
  explanation: "Explanation",
};

export function fullReport(parts: FullReportParts): ReportDraft {
  const drafts = (Object.keys(NAMES) as Part[]).map((part) => [part, parts[part]] as const);
  const named = new Set(
    [...CHAPTERS.flatMap(({ from }) => from), ...LEFT_OUT].map(([part, id]) => `${part} ${id}`),
  );
  const take = (part: Part, id: string): readonly ReportSection[] =>
    parts[part].sections.filter((section) =>
      section.appendix === true
        ? false
        : id === "*"
          ? !named.has(`${part} ${section.id}`)
          : section.id === id,
    );
  const chapters = CHAPTERS.map(({ id, title, from }): ReportSection => {
    const own = from.flatMap(([part, wanted]) =>
      take(part, wanted).map((section) => [part, section] as const),
    );
    const [only] = own;
    if (own.length === 1 && only![1].title === title)
      return { id, title, html: only![1].html, facts: only![1].facts ?? null };
    return {
      id,
      title,
      html: own
        .map(
          ([part, section]) =>
            `<div id="${escapeHtml(`${part}-${section.id}`)}">${section.title === title ? "" : `<h3>${escapeHtml(section.title)}</h3>`}${lowered(section.html)}</div>`,
        )
        .join(""),
      facts: Object.fromEntries(
        own.map(([part, section]) => [`${part}-${section.id}`, section.facts ?? null]),
      ),
    };
  });
  const statuses = drafts.map(([, { status }]) => status);
  return {
    kind: "full",
    title: parts.validation.title.replace(/^Validation of /, "Model report: "),
    status: ORDER.find((each) => statuses.includes(each)) ?? "info",
    aside: parts.validation.aside,
    message: drafts
      .map(([part, { status, message }]) => `${NAMES[part]}: ${status.replace("_", " ")}. ${ended(message)}`)
      .join(" "),
    results: drafts.flatMap(([, { results = [] }]) => results),
    sections: [
      ...chapters,
      parts.monitoring,
      ...drafts.flatMap(([, { sections }]) => sections.filter(({ appendix }) => appendix === true)),
    ],
  };
}

function ended(message: string): string {
  const text = message.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Headings one step down: they stand beneath the section's title. */
function lowered(html: string): string {
  return html.replaceAll("<h3>", "<h4>").replaceAll("</h3>", "</h4>");
}
