/**
 * A report built again from its report.json: the same facts, verdict and brief, as tables. The pictures of the page it came from are not in the
 * facts, and are not there again.
 */
import { readBrief, briefText, type Brief } from "./brief.ts";
import type { ReportDraft } from "./document.ts";
import { factsHtml } from "./facts-html.ts";
import type { ReportRecord } from "./saved-report.ts";

export function savedDraft(record: ReportRecord): {
  readonly draft: ReportDraft;
  readonly brief: Brief | undefined;
} {
  const titles = new Map(record.contents.map(({ id, title }) => [id, title]));
  return {
    draft: {
      kind: record.of,
      title: record.title,
      status: record.status,
      aside: record.aside,
      message: record.message,
      results: record.results,
      sections: Object.entries(record.sections).map(([id, facts]) => ({
        id,
        title: titles.get(id) ?? id,
        html: facts === null ? `<p class="ar-by">No facts are kept of this section.</p>` : factsHtml(facts),
        facts,
      })),
    },
    brief: record.brief === null ? undefined : readBrief(briefText(record.brief)),
  };
}
