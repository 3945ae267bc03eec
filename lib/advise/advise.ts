/**
 * Advice: which architecture the guide's rule chooses for the data at hand, on what grounds, how far to trust it, and what to run first.
 *
 * The rule is read literally, on counted facts; beside it stand the models of Assay that are worth comparing and the points in which the rule
 * is naive for these data. Cost: one profile of the table.
 */
import { type Displayable } from "../core/index.ts";
import { Frame, openDataset, type Dataset } from "../data/index.ts";
import { adviceInputs, type AdviceInputs, type AdviceTask } from "./advice-inputs.ts";
import { adviceThresholdsOf } from "./advice-thresholds.ts";
import { shownAdvice } from "./advice-view.ts";
import { architecture, sizeWords, type Architecture } from "./architecture.ts";
import { candidates, type Candidate, type ModelStep } from "./candidates.ts";
import { codeOf, firstCells } from "./first-cells.ts";
import { naivePoints, type NaivePoint } from "./naive-points.ts";

export interface AdviseOptions {
  /** The column to predict. */
  readonly label?: string | undefined;
  /** Default: from the label. */
  readonly task?: AdviceTask | undefined;
  /** Milliseconds in which one answer must come; null when nobody waits. */
  readonly latency?: number | null | undefined;
  /** Rows that there will be to learn from, when the table is a part of them. */
  readonly rows?: number | undefined;
  /** By name; see `adviceThresholds`. */
  readonly thresholds?: Readonly<Record<string, number>> | undefined;
  /** TypeScript that gives the data, for the cells to run; default "data". */
  readonly name?: string | undefined;
  /** Fits the recommended model quickly and times one row. */
  readonly measure?: ((plan: MeasurePlan) => Promise<Measured>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What to time: the model's steps on a sample of the rows, all with a label. */
export interface MeasurePlan {
  readonly steps: readonly ModelStep[];
  readonly table: Frame;
  readonly label: string;
}

/** Milliseconds for one row. */
export interface Measured {
  readonly median: number;
  readonly p95: number;
  /** Rows that the model was fitted on. */
  readonly rows: number;
}

export interface AdviceLine {
  readonly about: string;
  readonly advice: string;
  readonly why: string;
}

export interface AdviceRecord {
  readonly kind: "assay.advice";
  readonly version: 1;
  readonly status: "info" | "warn" | "fail";
  readonly message: string;
  readonly inputs: AdviceInputs;
  readonly architecture: Architecture;
  readonly recommendation: readonly AdviceLine[];
  /** Models of Assay: the recommended one first. */
  readonly models: readonly { readonly code: string; readonly why: string }[];
  readonly naive: readonly NaivePoint[];
  /** Cells to run, in order. */
  readonly cells: readonly string[];
  readonly measured: Measured | null;
  readonly thresholds: Readonly<Record<string, number>>;
}

export type Advice = AdviceRecord & Displayable;

/**
 * @param data anything with rows, or the path of a file.
 * @throws RangeError for a label that is not there (with the nearest), an empty table, a task that the label does not suit, an unknown threshold,
 * or a latency or number of rows that is none; TypeError for what holds no table.
 */
export async function advise(data: unknown, options: AdviseOptions = {}): Promise<Advice> {
  const limits = adviceThresholdsOf(options.thresholds);
  checkNumber("latency", options.latency ?? undefined, (value) => value > 0);
  checkNumber("rows", options.rows, (value) => Number.isInteger(value) && value >= 1);
  const dataset = await openDataset(data);
  try {
    return await adviceOf(data, dataset, limits, options);
  } finally {
    await dataset.close();
  }
}

async function adviceOf(
  data: unknown,
  dataset: Dataset,
  limits: Readonly<Record<string, number>>,
  options: AdviseOptions,
): Promise<Advice> {
  const { inputs, sample } = await adviceInputs(dataset, limits, options);
  const chosen = architecture(inputs, limits);
  const learns = inputs.classes === null || inputs.classes > 1;
  const found = learns && inputs.labelled > 1 ? candidates(inputs, chosen.size, limits) : [];
  const measured = await measuredOf(inputs, found, sample, options);
  const { status, message } = verdict(inputs, chosen, found, measured);
  return shownAdvice({
    kind: "assay.advice",
    version: 1,
    status,
    message,
    inputs,
    architecture: chosen,
    recommendation: Object.freeze(lines(inputs, chosen, found)),
    models: Object.freeze(found.map((each) => Object.freeze({ code: codeOf(each), why: each.why }))),
    naive: naivePoints(inputs, chosen, limits),
    cells: Object.freeze(
      firstCells(inputs, found, {
        data: options.name ?? "data",
        as:
          dataset.engine !== "memory"
            ? "large"
            : data instanceof Frame
              ? "frame"
              : typeof data === "string"
                ? "path"
                : "table",
      }),
    ),
    measured,
    thresholds: limits,
  });
}

async function measuredOf(
  inputs: AdviceInputs,
  found: readonly Candidate[],
  sample: Frame,
  { measure }: AdviseOptions,
): Promise<Measured | null> {
  const [first] = found;
  const { label, columns, content } = inputs;
  if (measure === undefined || first === undefined || label === null || content === "sequences") return null;
  const wanted = columns.filter(({ kind }) =>
    content === "text"
      ? kind === "text"
      : !["identifier", "nested", "image", "sound", "sequence"].includes(kind),
  );
  const table = sample
    .filter((row) => row[label] !== null)
    .select([...wanted.map(({ name }) => name), label]);
  return Object.freeze(await measure({ steps: first.steps, table, label }));
}

function verdict(
  inputs: AdviceInputs,
  { family, training, size }: Architecture,
  found: readonly Candidate[],
  measured: Measured | null,
): { status: AdviceRecord["status"]; message: string } {
  const way = `The guide's rule: ${family}, ${training === "transfer learning" ? "by transfer learning" : training === "compare both" ? "transfer and from scratch compared" : "trained from scratch"}, ${sizeWords(inputs.content, size)}.`;
  if (inputs.label === null)
    return {
      status: "warn",
      message: `${way} No label was given: there is nothing to predict yet, and no model to run. Give --label.`,
    };
  if (inputs.labelled < 2)
    return {
      status: "fail",
      message: `The label "${inputs.label}" has ${inputs.labelled} values: nothing can be learned from it.`,
    };
  if (inputs.classes === 1)
    return {
      status: "fail",
      message: `The label "${inputs.label}" is the same in every row: there is nothing to tell apart. Get rows of another class first.`,
    };
  const [first] = found;
  const run = first === undefined ? "Assay has no model for it." : `To run first in Assay: ${codeOf(first)}.`;
  const late = measured !== null && typeof inputs.latency === "number" && measured.p95 > inputs.latency;
  const said =
    measured === null || typeof inputs.latency !== "number"
      ? ""
      : late
        ? " Measured here, it is slower than asked for."
        : " Measured here, it answers in time.";
  return {
    status: first === undefined || late ? "warn" : "info",
    message: `${way} ${run}${said}`,
  };
}

function lines(
  inputs: AdviceInputs,
  { family, training, size, steps }: Architecture,
  found: readonly Candidate[],
): AdviceLine[] {
  const { content } = inputs;
  const [first] = found;
  return [
    { about: "Model family", advice: family, why: steps[0]! },
    { about: "Training", advice: training, why: steps[1]! },
    { about: "Size", advice: sizeWords(content, size), why: steps[2]! },
    {
      about: "In Assay",
      advice: first === undefined ? "nothing of the kind" : codeOf(first),
      why: first?.why ?? (inputs.label === null ? "a model needs a label" : "see below for the ways round"),
    },
  ];
}

function checkNumber(name: string, value: number | undefined, holds: (value: number) => boolean): void {
  if (value !== undefined && !(Number.isFinite(value) && holds(value)))
    throw new RangeError(
      `advise: ${name} must be ${name === "rows" ? "a whole number from 1" : "milliseconds above 0, or null for offline"}; got ${String(value)}`,
    );
}
