/** Data: columns and frames, adapters and readers, SQL, and datasets that can be asked for statistics. */
export { about, datasets } from "./about-dataset.ts";
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
export type { DatasetName } from "./datasets/catalogue.ts";
export type { ColumnMeaning, Licence, Provenance, Source } from "./datasets/provenance.ts";
export { digitImage, type DigitImage } from "./digit-image.ts";
export { Frame, unknownColumn } from "./frame.ts";
export { load } from "./load-embedded.ts";
export { withMissing } from "./with-missing.ts";
