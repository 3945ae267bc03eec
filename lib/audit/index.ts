/** Audits: `audit(data, options)`, its checks and verdicts, contracts, and the statistics that they stand on. */
export { audit } from "./audit.ts";
export { auditFiles, type AuditFilesOptions, type Speaker } from "./audit-files.ts";
export { auditReport, type AuditReportOptions } from "./audit-report.ts";
export type { Acceptance } from "./accept.ts";
export type {
  Area,
  AuditInput,
  Check,
  Evidence,
  Finding,
  Judgement,
  LazyCheck,
  Need,
  Roles,
  Status,
} from "./check.ts";
export { defineCheck, limit, NotEvaluable } from "./check.ts";
export { defaultThresholds } from "./thresholds.ts";
export { checkTable, type CheckName } from "./checks/index.ts";
export { AuditFailure, gate } from "./gate.ts";
export { readAuditFlags, type AuditFlags } from "./flag-files.ts";
export { liveAudit, type LiveAuditOptions } from "./live-audit.ts";
export type { AuditOptions, AuditProgress } from "./options.ts";
export { reportHtml } from "./report-html.ts";
export type { AuditRecord, AuditResult, BaselineChanges, MatrixRow, Provenance, Verdict } from "./result.ts";
export { inferContract, readContract, type ColumnContract, type SchemaContract } from "./schema-contract.ts";
export {
  calibrateConfidentJoint,
  confidentJoint,
  confidentThresholds,
  estimateJoint,
  findLabelIssues,
  labelQualityScores,
  numLabelIssues,
  type ConfidentJoint,
  type FilterBy,
  type LabelIssueOptions,
  type QualityMethod,
} from "./confident-learning.ts";
export { adversarialValidation, type AdversarialOptions, type AdversarialRound } from "./adversarial.ts";
export { labelModel, type LabelModel, type LabelModelOptions } from "./label-model.ts";
