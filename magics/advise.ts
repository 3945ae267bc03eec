/** %advise: which kind of model do these data ask for, and how far is that rule to be trusted? */
import { advise, type AdviseOptions, type MeasurePlan, type Measured } from "../lib/advise/index.ts";
import { readLatency, type Brief } from "../lib/report/index.ts";
import { readThresholds } from "../lib/validate/index.ts";
import { defineMagic, expression, flag, option, UsageError, z, type MagicContext } from "../kernel/magic.ts";
import type { Estimator } from "../lib/models/index.ts";

export default defineMagic({
  name: "advise",
  kind: "line",
  summary:
    "Advises on an architecture: the guide's decision on the actual data, drawn, with where it is naive and what to run first.",
  details: `The decision asks what a row holds, how many rows have a label, and how soon an answer must come: tables go to gradient boosting,
images, text and sequences to networks; below 10 000 rows transfer learning, from 100 000 on training from scratch; below 100 ms a light
network, offline a large one. The result says on what it rests, draws the whole decision with the way taken, names the models of Assay worth comparing,
says where the rule is naive for these data, and gives the first cells to run with your variable's name. What is not given is taken from
the variable brief (%%brief): target, task, latency, rowsExpected. --measure fits the recommended model on a sample of at most 2000 rows and times one
row. The value is the record: a.architecture, a.inputs, a.models, a.naive, a.cells.`,
  args: {
    data: expression("table, or the path of a file as a string"),
    label: option(z.string().optional(), "Column to predict", "l"),
    task: option(
      z.enum(["classification", "regression", "ranking", "clustering", "generation", "forecast"]).optional(),
      "What is to be done; default from the label",
      "t",
    ),
    latency: option(z.string().optional(), "How soon one answer must come: 50ms, 2s, offline"),
    rows: option(
      z.number().int().min(1).optional(),
      "Rows that there will be to learn from, when the table is a part of them",
      "n",
    ),
    threshold: option(z.array(z.string()).default([]), "NAME=VALUE, e.g. rows.transfer.below=5000"),
    measure: flag("Fits the recommended model quickly and times one row", "m"),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nconst birds = load("penguins");\n%advise birds --label Species --latency 50ms',
    'import { load } from "assay/data";\nconst digits = load("digits");\nconst a = %advise digits --label digit --latency offline --quiet\na.architecture.steps',
    'import { load } from "assay/data";\nconst films = load("movies");\nconst b = %advise films --label "IMDB Rating" --rows 200000 --quiet\nb.cells[1]',
  ],
  async run(context, { data, label, task, latency, rows, threshold, measure, quiet }) {
    const { typed } = await briefOf(context);
    const given = latency === undefined ? undefined : readLatency(latency);
    if (given === null)
      throw new UsageError(`%advise: --latency wants a time or offline: 50ms, 2s, offline; got "${latency}"`);
    const options: AdviseOptions = {
      label: label ?? (await columnOf(data, typed?.target)),
      task: task ?? (label === undefined || label === typed?.target ? typed?.task : undefined),
      latency: given === undefined ? typed?.latency : given.milliseconds,
      rows: rows ?? typed?.rowsExpected,
      thresholds: readThresholds(threshold),
      name: await nameOf(context, data),
      signal: context.signal,
      ...(measure && { measure: (plan) => measured(plan, context.signal) }),
    };
    const advice = await advise(data, options);
    if (!quiet) context.display(advice);
    return context.displayed(advice);
  },
});

/** The brief that stands in the variable of that name; an empty one where there is none. */
async function briefOf({ scope }: MagicContext): Promise<Partial<Pick<Brief, "typed">>> {
  if (!(await scope.names()).includes("brief")) return {};
  const brief = (await scope.get("brief")) as Partial<Brief> | null | undefined;
  return brief?.kind === "assay.brief" ? brief : {};
}

/** The brief's target, where these data have it: a brief may be of another table. */
async function columnOf(data: unknown, target: string | undefined): Promise<string | undefined> {
  if (target === undefined) return undefined;
  const { openDataset } = await import("../lib/data/index.ts");
  const dataset = await openDataset(data);
  const isThere = dataset.schema.some(({ name }) => name === target);
  await dataset.close();
  return isThere ? target : undefined;
}

/** The user's name for the data; a path is its own text. */
async function nameOf({ scope }: MagicContext, data: unknown): Promise<string> {
  if (typeof data === "string") return JSON.stringify(data);
  for (const name of await scope.names())
    if ((await scope.get(name).catch(() => undefined)) === data) return name;
  return "data";
}

async function measured({ steps, table, label }: MeasurePlan, signal: AbortSignal): Promise<Measured> {
  const [{ fitModel, latency }, models, prep] = await Promise.all([
    import("../lib/validate/index.ts"),
    import("../lib/models/index.ts"),
    import("../lib/prep/index.ts"),
  ]);
  const made = steps.map(({ from, name, params }) => {
    const Step = (from === "models" ? models : prep)[name as never] as new (params: object) => never;
    return new Step(params);
  });
  const model = (made.length === 1 ? made[0] : models.makePipeline(...made)) as unknown as Estimator;
  const fitted = await fitModel(model, table, label, { signal });
  const { batches } = await latency(fitted, table.drop([label]), { batches: [1], signal });
  return { median: batches[0]!.median, p95: batches[0]!.p95, rows: table.length };
}
