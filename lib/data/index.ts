/** Data: columns and frames, adapters and readers, SQL, and datasets that can be asked for statistics. */
export {
  columnLength,
  isMissing,
  takeRows,
  textAt,
  valueAt,
  type BooleanColumn,
  type Column,
  type ColumnType,
  type DateColumn,
  type Inference,
  type JsonColumn,
  type NumberColumn,
  type StringColumn,
} from "./column.ts";
export type {
  ColumnProfile,
  ColumnSchema,
  Conflicts,
  Dataset,
  DateProfile,
  Duplicates,
  Histogram,
  Missingness,
  NumericProfile,
  ProfileOptions,
  Sample,
  TextProfile,
} from "./dataset.ts";
export { Frame, unknownColumn } from "./frame.ts";
