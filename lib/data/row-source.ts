/**
 * Rows to take from: a table or a design that parts of can be given to a model. A frame stays a frame, so that pipelines meet its
 * text and dates; anything else becomes a design, once.
 */
import { designOf, takeDesign, type Design } from "./design.ts";
import { frameOf, isFrameLike } from "./frame-of.ts";
import { Frame } from "./frame.ts";

export interface RowSource {
  readonly rows: number;
  readonly names: readonly string[];
  /** All rows, as a model takes them. */
  readonly all: Frame | Design;
  take(rows: ArrayLike<number>): Frame | Design;
  /** Some columns, by position. */
  select(columns: readonly number[]): RowSource;
  /** All rows as numbers; text as positions among its categories. */
  design(): Design;
}

/** @throws RangeError on a table without rows or columns. */
export function rowSource(where: string, X: unknown): RowSource {
  if (X instanceof Frame || (!isDesign(X) && !Array.isArray(X) && isFrameLike(X)))
    return fromFrame(where, frameOf(X));
  if (Array.isArray(X) && X.length > 0 && !ArrayBuffer.isView(X[0]) && !Array.isArray(X[0]))
    return fromFrame(where, frameOf(X));
  return fromDesign(designOf(where, X));
}

function isDesign(X: unknown): boolean {
  return typeof X === "object" && X !== null && (X as Partial<Design>).values instanceof Float64Array;
}

function fromFrame(where: string, frame: Frame): RowSource {
  if (frame.length === 0 || frame.data.length === 0)
    throw new RangeError(
      `${where}: X needs at least one row and one column; got ${frame.length}×${frame.data.length}`,
    );
  let design: Design | undefined;
  return {
    rows: frame.length,
    names: frame.columns,
    all: frame,
    take: (rows) => frame.take(rows),
    select: (columns) =>
      fromFrame(
        where,
        new Frame(
          columns.map((j) => frame.data[j]!),
          { name: frame.name },
        ),
      ),
    design: () => (design ??= designOf(where, frame)),
  };
}

function fromDesign(design: Design): RowSource {
  return {
    rows: design.rows,
    names: design.names,
    all: design,
    take: (rows) => takeDesign(design, rows),
    select: (columns) => fromDesign(selectColumns(design, columns)),
    design: () => design,
  };
}

function selectColumns(X: Design, columns: readonly number[]): Design {
  const values = new Float64Array(X.rows * columns.length);
  for (let i = 0; i < X.rows; i++)
    for (const [to, from] of columns.entries())
      values[i * columns.length + to] = X.values[i * X.columns + from]!;
  const { categories } = X;
  return {
    rows: X.rows,
    columns: columns.length,
    values,
    names: columns.map((j) => X.names[j]!),
    ...(categories === undefined ? {} : { categories: columns.map((j) => categories[j]) }),
  };
}
