/** The change log of a report: what differs from an earlier one. */
import { compareReports } from "./compare-reports.ts";
import { comparisonHtml } from "./comparison-sheet.ts";
import type { ReportDraft, ReportSection } from "./document.ts";
import { reportRecord, type SavedReport } from "./saved-report.ts";

/**
 * The section for a new report, to be put at the end of its draft's sections.
 * @param before the earlier report, from `readReport`.
 * @param draft the new report; `results` in it are what is compared.
 */
export function changesSection(before: SavedReport, draft: ReportDraft): ReportSection {
  const comparison = compareReports(before.record, reportRecord(draft, undefined).record);
  const warning =
    before.untouched === false
      ? `<p class="ar-missing">The facts of the earlier page do not have the hash that it prints: it was changed after it was written.</p>`
      : "";
  return {
    id: "changes",
    title: "Changes since the earlier report",
    html: `${warning}${comparisonHtml(comparison)}<p class="ar-by">Compared with report.json of SHA-256 ${before.sha256}. Score differences are held to the interval that the earlier report gave; that is no test of the difference.</p>`,
    facts: { ...(JSON.parse(JSON.stringify(comparison)) as object), against: before.sha256 },
  };
}
