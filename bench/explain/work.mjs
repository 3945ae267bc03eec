/** Our part of speed.mjs in a process of its own: explains rows of a kept model, and prints CPU seconds, medians, for each job. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  KernelExplainer,
  LimeTabularExplainer,
  PermutationExplainer,
  TreeExplainer,
} from "../../dist/lib/explain/index.js";
import { loadModel } from "../../dist/lib/models/index.js";

const [folder, jobsText, roundsText] = process.argv.slice(2);
const rounds = Number(roundsText);
const COLUMNS = 30;
const model = await loadModel(join(folder, "model.json"));
const bytes = readFileSync(join(folder, "rows.bin"));
const X = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const names = Array.from({ length: COLUMNS }, (_, j) => `f${j}`);
const part = (from, rows) => ({
  rows,
  columns: COLUMNS,
  names,
  values: X.slice(from * COLUMNS, (from + rows) * COLUMNS),
});
/** Rows of the background stand behind those that are explained. */
const BACKGROUND_AT = 10_000;

let asked = 0;
/** The model as a closed box, and the time it takes to answer. */
const closed = {
  name: "closed box",
  task: "classification",
  classes: [0, 1],
  features: model.features,
  async predict(rows) {
    return model.predict(rows);
  },
  async predictProba(rows) {
    const before = process.cpuUsage();
    const answer = await model.predictProba(rows);
    asked += seconds(before);
    return answer;
  },
};

const WORK = {
  path: ({ rows }) => new TreeExplainer(model).explain(part(0, rows)),
  interventional: ({ rows, background }) =>
    new TreeExplainer(model, { data: part(BACKGROUND_AT, background) }).explain(part(0, rows)),
  interactions: ({ rows }) => new TreeExplainer(model).explain(part(0, rows), { interactions: true }),
  kernel: ({ rows, background }) =>
    new KernelExplainer(closed, part(BACKGROUND_AT, background)).explain(part(0, rows)),
  permutation: ({ rows, background }) =>
    new PermutationExplainer(closed, part(BACKGROUND_AT, background)).explain(part(0, rows)),
  lime: async ({ rows }) => {
    const explainer = new LimeTabularExplainer(part(BACKGROUND_AT, 1000), { randomState: 0 });
    for (let i = 0; i < rows; i++)
      await explainer.explainInstance(X.slice(i * COLUMNS, (i + 1) * COLUMNS), closed);
  },
};

const out = [];
for (const job of JSON.parse(jobsText)) {
  if (job.warm !== false) await WORK[job.work]({ ...job, rows: Math.min(job.rows, 20) });
  const times = [];
  for (let round = 0; round < rounds; round++) {
    asked = 0;
    const before = process.cpuUsage();
    await WORK[job.work](job);
    times.push({ total: seconds(before), asked });
  }
  out.push(times.toSorted((a, b) => a.total - b.total)[rounds >> 1]);
}
console.log(JSON.stringify(out));

function seconds(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
