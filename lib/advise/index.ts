/** Advice on the choice of a model: the guide's rule on the actual data, how far to trust it, and what to run first. */
export {
  advise,
  type Advice,
  type AdviceLine,
  type AdviceRecord,
  type AdviseOptions,
  type Measured,
  type MeasurePlan,
} from "./advise.ts";
export type { AdviceInputs, AdviceTask, RowContent } from "./advice-inputs.ts";
export { adviceThresholds } from "./advice-thresholds.ts";
export { architecture, type Architecture, type Family, type Size, type Training } from "./architecture.ts";
export { type ModelStep } from "./candidates.ts";
export type { ColumnKind, KnownColumn, Pixels } from "./column-kinds.ts";
export type { NaivePoint } from "./naive-points.ts";
