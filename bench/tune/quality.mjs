/**
 * How good the samplers are: the best of 100 trials on ten functions after the BBOB set in 2 and 5 dimensions, and the hypervolume
 * after 50, 100 and 200 trials on four problems with several objectives, beside the figures of Optuna 5.0 in
 * test/golden/optuna/quality.json. Prints tables and writes bench/tune/quality.md.
 *
 *     npm run bench:tune-quality
 *     npm run bench:tune-quality -- gp tpe     only these samplers, and no file is written
 *
 * The shifts and rotations behind Optuna's figures were not kept, so each of our seeds has its own; both sides are taken relative to
 * what random search finds on the same function (the median of ten runs), and compared by Mann and Whitney's test at 0.01. The
 * problems with several objectives have nothing random in them and are compared as they are.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createRng, mannWhitney } from "../../dist/lib/core/index.js";
import {
  CmaEsSampler,
  createStudy,
  GPSampler,
  NSGAIIISampler,
  NSGAIISampler,
  QMCSampler,
  RandomSampler,
  TPESampler,
} from "../../dist/lib/tune/index.js";
import { blackBoxFunctions, hypervolumeOf, multiObjectiveProblems } from "./functions.mjs";

/** Our name, the stored name, seeds, and how it is made. */
const SINGLE = [
  ["gp", "gp", 5, (seed) => new GPSampler({ seed })],
  ["tpe", "tpe_default", 10, (seed) => new TPESampler({ seed })],
  ["tpe, univariate", "tpe_univariate", 10, (seed) => new TPESampler({ seed, multivariate: false })],
  ["cmaes", "cmaes", 10, (seed) => new CmaEsSampler({ seed })],
  ["nsga2", "nsga2", 10, (seed) => new NSGAIISampler({ seed })],
  ["qmc", "qmc", 10, (seed) => new QMCSampler({ seed, scramble: true })],
  ["random", "random", 10, (seed) => new RandomSampler({ seed })],
];
const SEVERAL = [
  ["tpe", "tpe_default", 200, (seed) => new TPESampler({ seed })],
  ["tpe, multivariate", "tpe_mv", 200, (seed) => new TPESampler({ seed, multivariate: true })],
  ["nsga2", "nsga2", 200, (seed) => new NSGAIISampler({ seed })],
  ["nsga2, 20", "nsga2_pop20", 200, (seed) => new NSGAIISampler({ seed, populationSize: 20 })],
  ["nsga3, 20", "nsga3_pop20", 200, (seed) => new NSGAIIISampler({ seed, populationSize: 20 })],
  ["random", "random", 200, (seed) => new RandomSampler({ seed })],
  ["gp", null, 50, (seed) => new GPSampler({ seed })],
];
const TRIALS = 100;
const LEVEL = 0.01;
const stored = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../test/golden/optuna/quality.json", import.meta.url)), "utf8"),
);
const wanted = process.argv.slice(2);
const chosen = (table) =>
  table.filter(([name]) => wanted.length === 0 || wanted.includes(name.split(",")[0]));

const text = `# Quality of samplers

Made by \`npm run bench:tune-quality\`; do not edit. "Ours" and "Optuna's" (5.0) are medians over seeds of the best value after
${TRIALS} trials, in shares of what random search finds there; lower is better. p is Mann and Whitney's two-sided probability that both are
alike; a verdict other than "same" needs p < ${LEVEL}.
The functions are of the same kinds but not the same ones, so part of a difference is theirs: TPE, CMA-ES and NSGA-II follow
Optuna draw for draw, and what they differ by here is that part.

${[2, 5].map(singleTable).join("\n\n")}

## Several objectives

Median hypervolume of ten seeds (Gaussian process: three, 50 trials), ours / Optuna's; greater is better. Same seeds on both sides, so
that the samplers that follow Optuna draw for draw have its figures.

${severalTable()}
`;
process.stdout.write(text);
if (wanted.length === 0) writeFileSync(fileURLToPath(new URL("./quality.md", import.meta.url)), text);

function singleTable(d) {
  const instances = Array.from({ length: 10 }, (_, seed) => {
    const rng = createRng(1000 * d + seed);
    return blackBoxFunctions(d, () => rng.next());
  });
  const names = Object.keys(instances[0]);
  const scale = instances.map((functions) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        median(
          Array.from({ length: 10 }, (_, seed) =>
            best(functions[name], d, new RandomSampler({ seed: 100 + seed })),
          ),
        ),
      ]),
    ),
  );
  const rows = [];
  const summary = [];
  const ranks = new Map();
  const medians = new Map();
  for (const [label, key, seeds, make] of chosen(SINGLE)) {
    process.stderr.write(`${label}, d = ${d}\n`);
    const verdicts = { better: 0, same: 0, worse: 0 };
    const start = process.cpuUsage();
    for (const name of names) {
      const ours = Array.from(
        { length: seeds },
        (_, seed) => best(instances[seed][name], d, make(seed)) / scale[seed][name],
      );
      const reference = find(name, d, "random")["median@100"];
      const theirs = find(name, d, key)["all@100"].map((value) => value / reference);
      const { p: pValue } = mannWhitney(ours, theirs);
      const [a, b] = [median(ours), median(theirs)];
      const verdict = pValue !== null && pValue < LEVEL ? (a < b ? "better" : "worse") : "same";
      verdicts[verdict]++;
      medians.set(`${label} ${name}`, a);
      rows.push(
        `| ${label} | ${name} | ${short(a)} | ${short(b)} | ${pValue === null ? "" : pValue.toFixed(3)} | ${verdict} |`,
      );
    }
    const used = process.cpuUsage(start);
    const seconds = (used.user + used.system) / 1e6 / names.length / seeds;
    summary.push([label, key, verdicts, seconds]);
  }
  for (const name of names) {
    const order = summary
      .map(([label]) => label)
      .sort((a, b) => medians.get(`${a} ${name}`) - medians.get(`${b} ${name}`));
    order.forEach((label, place) => ranks.set(label, (ranks.get(label) ?? 0) + (place + 1) / names.length));
  }
  return `## ${d} dimensions

| sampler | better | same | worse | mean rank | Optuna's (of 8) | CPU s a run | Optuna's |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${summary
  .map(
    ([label, key, v, seconds]) =>
      `| ${label} | ${v.better} | ${v.same} | ${v.worse} | ${ranks.get(label).toFixed(1)} | ${stored[`mean_rank_d${d}`][key].toFixed(1)} | ${seconds.toFixed(3)} | ${median(names.map((name) => find(name, d, key).cpu_s_median)).toFixed(3)} |`,
  )
  .join("\n")}

| sampler | function | ours | Optuna's | p | verdict |
| --- | --- | ---: | ---: | ---: | --- |
${rows.join("\n")}`;
}

function severalTable() {
  const lines = [
    "| problem | sampler | 50 trials | 100 trials | 200 trials |",
    "| --- | --- | ---: | ---: | ---: |",
  ];
  for (const [name, { d, of, reference }] of Object.entries(multiObjectiveProblems))
    for (const [label, key, trials, make] of chosen(SEVERAL)) {
      process.stderr.write(`${name}: ${label}\n`);
      const runs = Array.from({ length: key === null ? 3 : 10 }, (_, seed) => {
        const study = createStudy({ directions: reference.map(() => "minimize"), sampler: make(seed) });
        return run(study, trials, (trial) =>
          of(Array.from({ length: d }, (__, j) => trial.suggestFloat(`x${j}`, 0, 1))),
        );
      });
      const theirs =
        key === null
          ? undefined
          : stored.multi_objective.find((row) => row.problem === name && row.sampler === key);
      const cell = (n) =>
        n > trials
          ? ""
          : `${median(runs.map((values) => hypervolumeOf(values.slice(0, n), reference))).toFixed(3)} / ${theirs === undefined ? "–" : theirs[`median_hv@${n}`].toFixed(3)}`;
      lines.push(`| ${name} | ${label} | ${cell(50)} | ${cell(100)} | ${cell(200)} |`);
    }
  return lines.join("\n");
}

function best(f, d, sampler) {
  const values = run(createStudy({ sampler }), TRIALS, (trial) =>
    f(Array.from({ length: d }, (_, j) => trial.suggestFloat(`x${j}`, -5, 5))),
  );
  return Math.min(...values);
}

/** Values of the trials, in order. */
function run(study, trials, objective) {
  return Array.from({ length: trials }, () => {
    const trial = study.ask();
    const value = objective(trial);
    study.tell(trial, value);
    return value;
  });
}

function find(fn, dim, sampler) {
  return stored.results.find((row) => row.fn === fn && row.dim === dim && row.sampler === sampler);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function short(value) {
  return value === 0 ? "0" : value.toPrecision(2);
}
