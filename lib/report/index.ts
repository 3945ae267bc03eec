/** Reports: what stands around results so that others can judge them. */
export { aboutBrief, completeBrief, type BriefMatches } from "./brief-assist.ts";
export type { BriefFact, BriefQuestion, BriefTask } from "./brief-fields.ts";
export { readLatency } from "./brief-values.ts";
export {
  briefTemplate,
  briefText,
  readBrief,
  type Brief,
  type BriefColumn,
  type BriefRecord,
  type BriefScore,
  type BriefTable,
  type BriefTyped,
  type ReadBriefOptions,
} from "./brief.ts";
export {
  reportDocument,
  type ReportDocument,
  type ReportDraft,
  type ReportFrame,
  type ReportSection,
} from "./document.ts";
export { changesSection } from "./changes-section.ts";
export {
  compareReports,
  type ChangeArea,
  type ReportChange,
  type ReportComparison,
  type ReportComparisonRecord,
} from "./compare-reports.ts";
export { fullReport, type FullReportParts } from "./full-report.ts";
export { monitoringPlan, type MonitoredModel } from "./monitoring-plan.ts";
export { reportMarkdown } from "./markdown.ts";
export { findChromium, reportPdf, type BrowserPlaces, type PdfOptions } from "./pdf-subprocess.ts";
export { environmentProvenance, type ProvenanceOptions } from "./provenance-environment.ts";
export { readReport, reportSchema, type ReportRecord, type SavedReport } from "./saved-report.ts";
export {
  isSheet,
  notebookReport,
  type NotebookContent,
  type NotebookContentCell,
  type NotebookReport,
} from "./notebook-report.ts";
export { recordDraft } from "./record-draft.ts";
export { reportFiles, type ReportFilesOptions, type ReportFilesPlace } from "./report-files.ts";
export { savedDraft } from "./saved-draft.ts";
