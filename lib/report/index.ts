/** Reports: what stands around results so that others can judge them. */
export {
  briefTemplate,
  readBrief,
  type Brief,
  type BriefFact,
  type BriefQuestion,
  type BriefRecord,
} from "./brief.ts";
export {
  reportDocument,
  type ReportDocument,
  type ReportDraft,
  type ReportFrame,
  type ReportSection,
} from "./document.ts";
