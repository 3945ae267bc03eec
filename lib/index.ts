/** What `import … from "assay"` gives: the doors of the library. Everything else is behind `assay/audit`, `assay/data` … */
export {
  display,
  hostSymbol,
  progress,
  type Displayable,
  type DisplayOptions,
  type Host,
  type MimeBundle,
  type ProgressBar,
  type ProgressOptions,
} from "./core/index.ts";
export { audit, type AuditOptions, type AuditResult } from "./audit/index.ts";
export { datasets, Frame, frameOf, load, read, scan, sql } from "./data/index.ts";
