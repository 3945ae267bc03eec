/** The first commands for these data as cells that run as they are: audit, the candidates on the same folds, the recommended one in full, its search. */
import type { AdviceInputs } from "./advice-inputs.ts";
import type { Candidate, ModelStep } from "./candidates.ts";

export interface CellsOptions {
  /** TypeScript that gives the data: a variable's name. */
  readonly data: string;
  /** How it becomes a frame; of a large one, out of core, a sample. */
  readonly as: "frame" | "table" | "path" | "large";
}

/** @param found the recommended model first. */
export function firstCells(
  inputs: AdviceInputs,
  found: readonly Candidate[],
  { data, as }: CellsOptions,
): readonly string[] {
  const { label, time, task } = inputs;
  const flags = [
    ...(label === null ? [] : [`--label ${word(label)}`]),
    ...(time === null ? [] : [`--time ${word(time)}`]),
  ];
  const awkward = [label, time].some((name) => name !== null && !isPlain(name));
  const audit = awkward
    ? `import { audit } from "assay/audit";\nawait audit(${data}, { ${[label === null ? "" : `label: ${text(label)}`, time === null ? "" : `time: ${text(time)}`].filter((part) => part !== "").join(", ")} })`
    : `%audit ${[data, ...flags].join(" ")}`;
  const [first] = found;
  if (first === undefined || label === null)
    return inputs.content === "images" && label !== null ? [audit, PICTURES] : [audit];
  const { setup, table, imports } = readyTable(inputs, data, as);
  const split = time === null || (task !== "forecast" && !inputs.ordered) ? "" : ` --time ${word(time)}`;
  const all = found.flatMap(({ steps }) => steps);
  const list = data === "candidates" ? "models" : "candidates";
  const named = `const ${list} = {\n${found.map((each) => `  ${each.word}: ${codeOf(each)},\n`).join("")}};\n`;
  const compare = awkward
    ? `import { compareModels } from "assay/validate";\n${importsOf(all, imports)}${setup}${named}await compareModels(${list}, ${table}, ${text(label)}${split === "" ? "" : `, { time: ${text(time!)} }`})`
    : `${importsOf(all, imports)}${setup}${named}%compare_models ${list} ${table} ${text(label)}${split}`;
  // A network takes a minute for five folds: one split first.
  const isSlow = split === "" && /^(?:CNN|MLP)/.test(first.steps.at(-1)!.name);
  const validate = awkward
    ? `import { validate } from "assay/validate";\n${importsOf(first.steps, [])}await validate(${codeOf(first)}, ${table}, ${text(label)}${split === "" ? (isSlow ? ", { holdout: 0.2 }" : "") : `, { time: ${text(time!)} }`})`
    : `${importsOf(first.steps, [])}%validate ${codeOf(first)} ${table} ${text(label)}${isSlow ? " --holdout 0.2" : split}`;
  const tune = tuneCell(first, table, label, split === "" ? null : time);
  return [audit, compare, validate, ...(tune === undefined ? [] : [tune])];
}

/** Rows of a large table that the cells learn from. */
const SAMPLE = 50_000;

/** Nothing reads the files yet: what a pretrained network wants of them. */
const PICTURES = `import { imageDefaults } from "assay/prep";
// With sharp (%npm install sharp) imageTensors(paths) of assay/prep decodes the files into tensors of this kind.
imageDefaults`;

/** The model as an expression. */
export function codeOf({ steps }: Pick<Candidate, "steps">): string {
  const made = steps.map(({ name, params }) => `new ${name}(${paramsText(params)})`);
  return made.length === 1 ? made[0]! : `makePipeline(${made.join(", ")})`;
}

/** Rows with a label, and the columns that a model can use. */
function readyTable(
  { columns, content, label, labelled, rows, pixels }: AdviceInputs,
  data: string,
  as: CellsOptions["as"],
): {
  readonly setup: string;
  readonly table: string;
  readonly imports: readonly (readonly [string, string])[];
} {
  const useless = columns
    .filter(({ name, kind }) =>
      pixels?.columns.includes(name) === true
        ? false
        : ["identifier", "constant", "nested", "image", "sound", "sequence"].includes(kind),
    )
    .map(({ name }) => name);
  const name = data === "ready" ? "prepared" : "ready";
  const [base, reader] = {
    frame: [data, ""],
    table: [`frameOf(${data})`, "frameOf"],
    path: [`(await read(${data}))`, "read"],
    large: [`(await (await openDataset(${data})).sample(${SAMPLE}, 0)).frame`, "openDataset"],
  }[as] as [string, string];
  const imports: [string, string][] = reader === "" ? [] : [["assay/data", reader]];
  const sequence = columns.find(({ kind }) => kind === "sequence");
  const known = labelled < rows ? `.filter((row) => row[${text(label!)}] !== null)` : "";
  if (content === "sequences" && sequence !== undefined)
    return {
      setup: `const ${name} = fromRecords(${base}${known}.toRecords().map((row) => {
  const x = Array.from(row[${text(sequence.name)}] as number[]);
  const mean = x.reduce((sum, each) => sum + each, 0) / x.length;
  const spread = Math.sqrt(x.reduce((sum, each) => sum + (each - mean) ** 2, 0) / x.length);
  return { length: x.length, mean, spread, low: Math.min(...x), high: Math.max(...x), first: x[0], last: x.at(-1), [${text(label!)}]: row[${text(label!)}] };
}));\n`,
      table: name,
      imports: [...imports, ["assay/data", "fromRecords"]],
    };
  const prose = columns.filter(({ kind }) => kind === "text").map(({ name }) => name);
  const parts = [
    base,
    ...(known === "" ? [] : [known]),
    ...(content === "text"
      ? [`.select([${[...prose, label!].map(text).join(", ")}])`]
      : useless.length > 0
        ? [`.drop([${useless.map(text).join(", ")}])`]
        : []),
  ];
  if (parts.length === 1 && as === "frame") return { setup: "", table: data, imports: [] };
  return { setup: `const ${name} = ${parts.join("")};\n`, table: name, imports };
}

function importsOf(steps: readonly ModelStep[], more: readonly (readonly [string, string])[]): string {
  const names = new Map<string, Set<string>>();
  const add = (from: string, name: string): void => {
    names.set(from, (names.get(from) ?? new Set()).add(name));
  };
  for (const [from, name] of more) add(from, name);
  for (const { from, name } of steps) add(`assay/${from}`, name);
  if (steps.some(({ from }) => from === "prep")) add("assay/models", "makePipeline");
  return [...names]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, each]) => `import { ${[...each].toSorted().join(", ")} } from "${from}";\n`)
    .join("");
}

/** The search of the recommended model's parameters; undefined where there is none worth a search. */
function tuneCell(
  { steps }: Candidate,
  table: string,
  label: string,
  time: string | null,
): string | undefined {
  const last = steps.at(-1)!;
  const search = SEARCHES.find(({ of }) => last.name.startsWith(of));
  if (search === undefined) return undefined;
  const model = codeOf({ steps: [...steps.slice(0, -1), { ...last, params: {} }] }).replace(
    `new ${last.name}()`,
    `new ${last.name}({\n${search.lines.map((line) => `  ${line},\n`).join("")}})`,
  );
  return `%%tune --trials 20 --direction maximize --seed 1
${importsOf(steps, [])}import { validate } from "assay/validate";
const model = ${model};
const { metrics } = await validate(model, ${table}, ${text(label)}${time === null ? "" : `, { time: ${text(time)} }`});
return metrics[0].mean;`;
}

const SEARCHES: readonly { readonly of: string; readonly lines: readonly string[] }[] = [
  {
    of: "HistGradientBoosting",
    lines: [
      'learningRate: trial.suggestFloat("learningRate", 0.02, 0.3, { log: true })',
      'maxLeafNodes: trial.suggestInt("maxLeafNodes", 4, 63)',
      'minSamplesLeaf: trial.suggestInt("minSamplesLeaf", 5, 50)',
    ],
  },
  { of: "LogisticRegression", lines: ['C: trial.suggestFloat("C", 0.01, 100, { log: true })'] },
  { of: "Ridge", lines: ['alpha: trial.suggestFloat("alpha", 0.01, 100, { log: true })'] },
];

function paramsText(params: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(params);
  if (entries.length === 0) return "";
  return `{ ${entries.map(([name, value]) => `${name}: ${JSON.stringify(value).replaceAll(",", ", ")}`).join(", ")} }`;
}

/** A name as a word of a magic's line. */
function word(name: string): string {
  return /^[\w.$%-]+$/.test(name) && !name.startsWith("-") ? name : `"${name}"`;
}

/** A name as TypeScript, on one line, whatever is in it. */
function text(name: string): string {
  return JSON.stringify(name).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Whether a magic's line can carry the name. */
function isPlain(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what a line cannot carry
  return name.trim() !== "" && !/["'`\\\u0000-\u001f\u007f-\u009f\u2028\u2029]|[\ud800-\udfff]/.test(name);
}
