/** The facts that the choice of a model rests on, counted from the data, and nothing else: what is not known is null. */
import { closest } from "fastest-levenshtein";
import { valueAt, type ColumnProfile, type Dataset, type Frame } from "../data/index.ts";
import { columnKind, pixelsOf, type ColumnKind, type KnownColumn, type Pixels } from "./column-kinds.ts";

export type AdviceTask =
  "classification" | "regression" | "ranking" | "clustering" | "generation" | "forecast";

/** What a row is about. */
export type RowContent = "table" | "images" | "text" | "sequences";

export interface AdviceInputs {
  readonly name: string;
  readonly rows: number;
  /** Rows with a label: those that can be learned from. */
  readonly labelled: number;
  /** Rows that decide: those that are expected, else those with a label. */
  readonly deciding: number;
  readonly columns: readonly KnownColumn[];
  /** Columns of each kind, without the label. */
  readonly kinds: Readonly<Partial<Record<ColumnKind, number>>>;
  readonly content: RowContent;
  /** Why the row is taken to be about that. */
  readonly contentWhy: string;
  readonly pixels: Pixels | null;
  readonly label: string | null;
  readonly task: AdviceTask | null;
  /** Whether the task was told, or follows from the label. */
  readonly taskTold: boolean;
  /** Values of the label, when they are classes. */
  readonly classes: number | null;
  readonly largestClass: number | null;
  readonly smallestClass: number | null;
  /** Share of missing cells, without the label. */
  readonly missing: number;
  /** Columns that a model can use. */
  readonly features: number;
  readonly rowsPerFeature: number;
  readonly mostValues: { readonly column: string; readonly values: number } | null;
  readonly time: string | null;
  /** Whether the rows come in the order of time. */
  readonly ordered: boolean;
  /** Milliseconds; null for offline, undefined when nobody said. */
  readonly latency: number | null | undefined;
  /** Of the values in memory, about. */
  readonly bytes: number;
}

export interface InputsOptions {
  readonly label?: string | undefined;
  readonly task?: AdviceTask | undefined;
  readonly latency?: number | null | undefined;
  readonly rows?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Rows looked at for what values are. */
const SAMPLE = 2000;
/** Whole numbers of at most so many values are taken for classes. */
const MOST_CLASSES = 20;
/** Different values from which on a column of fractions is no list of classes. */
const MOST_FRACTIONS = 50;

/** @throws RangeError for a label that is not there, an empty table, or a task that the label does not suit. */
export async function adviceInputs(
  dataset: Dataset,
  limits: Readonly<Record<string, number>>,
  options: InputsOptions,
): Promise<{ inputs: AdviceInputs; sample: Frame }> {
  const names = dataset.schema.map(({ name }) => name);
  checkTable(dataset, names, options.label);
  const profiles: ColumnProfile[] = [];
  for await (const profile of dataset.profile({
    top: MOST_FRACTIONS,
    ...(options.signal && { signal: options.signal }),
  }))
    profiles.push(profile);
  const { frame: sample } = await dataset.sample(SAMPLE, 0, options.signal);
  const label = profiles.find(({ name }) => name === options.label);
  const others = profiles.filter((profile) => profile !== label);
  const columns = others.map((profile) => columnKind(profile, sample, limits["text.words.from"]!));
  const kinds: Partial<Record<ColumnKind, number>> = {};
  for (const { kind } of columns) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const pixels = pixelsOf(others);
  const told = taskOf(label, options.task);
  const { content, why } = contentOf(columns, pixels, limits);
  const features = columns.filter(({ kind }) => !["identifier", "constant", "nested"].includes(kind)).length;
  const labelled = label === undefined ? dataset.rows : dataset.rows - label.missing;
  const deciding = options.rows ?? labelled;
  const [widest] = columns
    .filter(({ kind }) => kind === "category")
    .toSorted((a, b) => b.distinct - a.distinct);
  const time = columns.find(({ kind }) => kind === "date")?.name ?? null;
  const counts = told.classes === null ? [] : label!.top.map(({ count }) => count);
  const cells = dataset.rows * others.length;
  return {
    sample,
    inputs: Object.freeze({
      name: dataset.name,
      rows: dataset.rows,
      labelled,
      deciding,
      columns: Object.freeze(columns),
      kinds: Object.freeze(kinds),
      content,
      contentWhy: why,
      pixels,
      label: label?.name ?? null,
      task: told.task,
      taskTold: options.task !== undefined,
      classes: told.classes,
      largestClass: counts.length === 0 || labelled === 0 ? null : Math.max(...counts) / labelled,
      smallestClass:
        counts.length === 0 || counts.length < told.classes! || labelled === 0
          ? null
          : Math.min(...counts) / labelled,
      missing: cells === 0 ? 0 : others.reduce((sum, each) => sum + each.missing, 0) / cells,
      features,
      rowsPerFeature: deciding / Math.max(1, features),
      mostValues: widest === undefined ? null : { column: widest.name, values: widest.distinct },
      time,
      ordered: time !== null && isOrdered(sample, time),
      latency: options.latency,
      bytes: profiles.reduce((sum, profile) => sum + bytesOf(profile), 0),
    }),
  };
}

function checkTable(dataset: Dataset, names: readonly string[], label: string | undefined): void {
  if (dataset.rows === 0 || names.length === 0)
    throw new RangeError(
      `advise: data must have rows and columns; got ${dataset.rows} rows and ${names.length} columns`,
    );
  if (label !== undefined && !names.includes(label))
    throw new RangeError(
      `advise: label must be a column of the table; got ${JSON.stringify(label)}; did you mean ${JSON.stringify(closest(label, names))}?`,
    );
}

function taskOf(
  label: ColumnProfile | undefined,
  given: AdviceTask | undefined,
): { readonly task: AdviceTask | null; readonly classes: number | null } {
  if (label === undefined) return { task: given ?? null, classes: null };
  const { type, distinct, numeric } = label;
  const fractions = type === "number" && numeric?.integer !== true;
  const wantsNumbers = given === "regression" || given === "forecast";
  const got = `got ${JSON.stringify(label.name)} with ${distinct} different ${type === "number" ? "numbers" : `values of type ${type}`}`;
  if (wantsNumbers && type !== "number")
    throw new RangeError(
      `advise: ${given} wants a label of numbers; ${got}; leave the task out, or name another label`,
    );
  if (given === "classification" && fractions && distinct > MOST_FRACTIONS)
    throw new RangeError(`advise: classification wants a label of classes; ${got}; is it a regression?`);
  const looksLikeClasses = type !== "number" || (!fractions && distinct <= MOST_CLASSES);
  const task = given ?? (looksLikeClasses ? "classification" : "regression");
  return { task, classes: task === "classification" ? distinct : null };
}

function contentOf(
  columns: readonly KnownColumn[],
  pixels: Pixels | null,
  limits: Readonly<Record<string, number>>,
): { readonly content: RowContent; readonly why: string } {
  const named = (kind: ColumnKind): KnownColumn[] => columns.filter((column) => column.kind === kind);
  const flat = columns.filter(({ kind }) => ["number", "category", "boolean", "date"].includes(kind)).length;
  if (pixels !== null && pixels.columns.length >= flat - pixels.columns.length)
    return { content: "images", why: `${pixels.columns.length} columns are the pixels of a picture` };
  const [image] = named("image");
  if (image !== undefined) return { content: "images", why: `"${image.name}" holds ${image.why}` };
  const [signal] = [...named("sound"), ...named("sequence")];
  if (signal !== undefined) return { content: "sequences", why: `"${signal.name}" holds ${signal.why}` };
  const prose = named("text");
  const long = prose.find(({ letters }) => letters !== null && letters >= limits["text.letters.from"]!);
  if (long !== undefined || (prose.length > 0 && flat === 0)) {
    const column = long ?? prose[0]!;
    return { content: "text", why: `"${column.name}" holds ${column.why}` };
  }
  return {
    content: "table",
    why: `${flat} of ${columns.length} columns are numbers, categories, dates or yes and no`,
  };
}

function isOrdered(sample: Frame, time: string): boolean {
  const column = sample.column(time);
  let last = -Infinity;
  for (let i = 0; i < sample.length; i++) {
    const value = valueAt(column, i);
    if (!(value instanceof Date)) continue;
    if (value.getTime() < last) return false;
    last = value.getTime();
  }
  return true;
}

function bytesOf({ type, n, distinct, text }: ColumnProfile): number {
  if (type === "boolean") return n;
  if (type === "string") return 4 * n + 2 * distinct * (text?.meanLength ?? 8);
  return type === "json" ? 64 * n : 8 * n;
}
