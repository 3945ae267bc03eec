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
export { fromArquero, isArqueroTable, toArquero, type Arquero, type ArqueroTable } from "./arquero.ts";
export { fromArrow, isArrowTable, type ArrowTable } from "./arrow-read.ts";
export { toArrow } from "./arrow.ts";
export { fromDanfo, isDanfoFrame, toDanfo, type Danfo, type DanfoFrame } from "./danfo.ts";
export { readDates, type DateReading } from "./date-text.ts";
export { Frame, reviveFrame, unknownColumn } from "./frame.ts";
export {
  alignDesign,
  designOf,
  featuresOf,
  takeDesign,
  type Design,
  type DesignOptions,
  type Features,
} from "./design.ts";
export {
  classTarget,
  compareLabels,
  numberTarget,
  targetValues,
  type ClassTarget,
  type Label,
  type Target,
} from "./target.ts";
export { frameDataset } from "./frame-dataset.ts";
export { frameOf, isFrameLike, type FrameOfOptions } from "./frame-of.ts";
export { sortedRows, type SortKey } from "./frame-order.ts";
export { columnValues, recordAt, records, toColumns, toRecords } from "./frame-records.ts";
export { encode, inferStrings, readsAsNumber, type Coded, type InferOptions } from "./infer.ts";
export { inferValues, kindsOf, type InferValuesOptions } from "./infer-values.ts";
export { fromPolars, isPolarsFrame, toPolars, type Polars, type PolarsFrame } from "./polars.ts";
export { profileColumn } from "./profile-column.ts";
export { fromColumns, fromRecords, fromRows, type FromOptions } from "./records.ts";
export { rowSource, type RowSource } from "./row-source.ts";
export { tableHash } from "./table-hash.ts";
export { uniqueNames } from "./unique-names.ts";
export { load } from "./load-embedded.ts";
export { withMissing } from "./with-missing.ts";
export { readArrow, type ArrowOptions } from "./arrow-reader.ts";
export { readCsv, readTsv, type CsvOptions } from "./csv-reader.ts";
export { openDataset, type OpenDatasetOptions } from "./dataset-reader.ts";
export { configureDuckDb, openDuckDb, type DuckDb, type DuckDbOptions } from "./duckdb.ts";
export { duckdbDataset, type DuckDbDatasetOptions } from "./duckdb-dataset.ts";
export { isRelation, scan, type Relation } from "./duckdb-relation.ts";
export { readJson, readNdjson, type JsonOptions } from "./json-reader.ts";
export { readParquet, type ParquetOptions } from "./parquet-reader.ts";
export { read, type ReadOptions } from "./reader.ts";
export { notesOf } from "./reader-notes.ts";
export {
  connect,
  file,
  name,
  runSql,
  sql,
  type Connection,
  type SqlFile,
  type SqlName,
  type SqlOptions,
} from "./sql.ts";
export { runSqlCell, type SqlCellScope } from "./sql-cell.ts";
export { SqlError } from "./sql-error.ts";
export { atOnce, inTurns, stepRows, type Steps } from "./steps.ts";
export { writeCsv, writeJson, writeParquet, type WriteOptions } from "./table-writer.ts";
