/**
 * Explanations of trees beside XGBoost's own contributions, which are shap's algorithm in C++; one thread each, in one run on one machine: CPU seconds,
 * each side in a process of its own; figures are medians. Then curves over rows, trees, depth and background, and what explainers of closed boxes
 * take beside the model's own answers. Prints tables and writes bench/explain/speed.md.
 *
 *     npm run bench:explain
 *     npm run bench:explain -- quick     few rows, one round, and no file is written
 *
 * Made-up data: 30 normal columns, a label from a few of them and their products. The peer runs where PYTHON (or /usr/bin/python3) has it. shap itself
 * is not in Debian; what it takes of XGBoost's time is known from runs of both (see SHAP below).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const quick = process.argv.includes("quick");
const ROUNDS = quick ? 1 : 3;
const ROWS = quick ? 100 : 1000;
const PYTHON = process.env.PYTHON ?? (existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = [loadavg()[0]];

/**
 * shap's C extension by XGBoost's contributions on the same model and rows, measured once on one machine (100 trees, depth 6, 30 features; shap 0.46,
 * XGBoost 1.7.4): its path-dependent values take 1 / 1.25 of them, its interventional ones with 100 background rows 4.46 times as long, its interactions as long as XGBoost's.
 */
const SHAP = { path: 1 / 1.25, interventional: 4.46, pairs: 1 };

const main = [
  "| work | ours CPU s | peer | peer CPU s | ours / peer | ours / shap | limit |",
  "| --- | ---: | --- | ---: | ---: | ---: | ---: |",
];
const line = (title, ours, peer, theirs, shap, limit) =>
  main.push(
    `| ${title} | ${figure(ours)} | ${peer} | ${figure(theirs)} | ${(ours / theirs).toFixed(3)} | ${(ours / shap).toFixed(3)} | ${limit} |`,
  );

const standard = { kind: "boosting", trees: 100, depth: 6 };
const PAIR_ROWS = quick ? 5 : 50;
const [peer, [path, few, many, pairs]] = both({ ...standard, contribs: ROWS, pairs: PAIR_ROWS }, [
  { work: "path", rows: ROWS },
  { work: "interventional", rows: ROWS, background: 100 },
  { work: "interventional", rows: ROWS, background: 1000 },
  { work: "interactions", rows: ROWS },
]);
const n = ROWS.toLocaleString("en");
line(
  `path-dependent, ${n} rows`,
  path.total,
  "XGBoost pred_contribs",
  peer.contribs,
  peer.contribs * SHAP.path,
  0.35,
);
const intervened = peer.contribs * SHAP.interventional;
line(`interventional, ${n} rows × 100`, few.total, "the same", peer.contribs, intervened, 0.12);
line(`interventional, ${n} rows × 1,000`, many.total, "the same", peer.contribs, intervened * 10, 0.12);
const pairTime = (peer.pairs / PAIR_ROWS) * ROWS;
line(
  `interactions, ${n} rows`,
  pairs.total,
  `XGBoost pred_interactions, of ${PAIR_ROWS} rows`,
  pairTime,
  pairTime * SHAP.pairs,
  0.08,
);
const DEEP = quick ? 20 : 200;
const [deepPeer, [deep]] = both({ kind: "forest", trees: 100, rows: quick ? 2000 : 10_000, contribs: DEEP }, [
  { work: "path", rows: DEEP },
]);
line(
  `path-dependent, ${DEEP} rows, 100 unbounded trees`,
  deep.total,
  "XGBoost pred_contribs",
  deepPeer.contribs,
  deepPeer.contribs * SHAP.path,
  0.25,
);

const rowCurve = curve("rows", [10, 100, 1000, 10_000], (rows) => [standard, [{ work: "path", rows }]]);
const treeCurve = curve("trees", [25, 50, 100, 200, 400], (trees) => [
  { ...standard, trees },
  [
    { work: "path", rows: ROWS },
    { work: "interventional", rows: ROWS, background: 100 },
    { work: "interactions", rows: 100 },
  ],
]);
const depthCurve = curve("depth", [2, 4, 6, 8, 10, 12], (depth) => [
  { ...standard, depth },
  [
    { work: "path", rows: ROWS },
    { work: "interventional", rows: ROWS, background: 100 },
    { work: "interactions", rows: 100 },
  ],
]);
const backgroundCurve = curve("background rows", [1, 10, 100, 1000], (background) => [
  standard,
  [{ work: "interventional", rows: ROWS, background }],
]);

const boxRows = quick ? 2 : 10;
const [, boxes] = both(standard, [
  { work: "kernel", rows: boxRows, background: 100 },
  { work: "permutation", rows: boxRows, background: 100 },
  { work: "lime", rows: boxRows },
]);
const boxTable = [
  "| explainer | ours CPU s | of them the model's answers | share |",
  "| --- | ---: | ---: | ---: |",
  ...[
    "KernelExplainer, 100 background rows",
    "PermutationExplainer, 100 background rows",
    "LimeTabularExplainer, 5,000 samples",
  ].map(
    (title, at) =>
      `| ${title} | ${figure(boxes[at].total)} | ${figure(boxes[at].asked)} | ${Math.round((100 * boxes[at].asked) / boxes[at].total)} % |`,
  ),
];

load.push(loadavg()[0]);
const text = `# Speed of explanations

Made by \`npm run bench:explain\`; do not edit. CPU seconds, medians of ${ROUNDS}, one thread each; the figures are of the public explainers, predictions,
checks of additivity and records included. ${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}; load ${load.map((each) => each.toFixed(1)).join(" before, ")} after. Peer: ${version()}.

## Trees beside the classical algorithm

100 trees of depth 6 on 30 features, log-odds of two classes, where nothing else is said.

${main.join("\n")}

Ours / shap: shap 0.46's C extension took 0.8 of XGBoost's contributions where both were run on one machine, and 4.46 times as long with 100 background rows
(2.32 s where XGBoost's took 0.52 s), growing as the background does; its interactions took as long as XGBoost's. The limits are on that ratio.

## Curves

CPU seconds; ${n} rows, and 100 for interactions, where nothing else is said.

${table(["rows", "path-dependent"], rowCurve)}

${table(["trees", "path-dependent", "interventional × 100", "interactions of 100 rows"], treeCurve)}

${table(["depth", "path-dependent", "interventional × 100", "interactions of 100 rows"], depthCurve)}

${table(["background rows", "interventional"], backgroundCurve)}

## Closed boxes

The same model asked as one that tells nothing of its inside, ${boxRows} rows, with the defaults of SHAP and LIME.

${boxTable.join("\n")}
`;
console.log(text);
if (!quick) writeFileSync(here("speed.md"), text);

/** The peer's figures and ours of one model. */
function both(spec, jobs) {
  process.stderr.write(`${JSON.stringify(spec)} (load ${loadavg()[0].toFixed(1)})\n`);
  const folder = mkdtempSync(join(tmpdir(), "assay-explain-"));
  try {
    const theirs = run(PYTHON, [here("speed.py"), JSON.stringify(spec), folder, ROUNDS]);
    if (statSync(join(folder, "model.json")).size === 0) throw new Error("speed.py: wrote no model");
    return [theirs, run(process.execPath, [here("work.mjs"), folder, JSON.stringify(jobs), ROUNDS])];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function curve(name, steps, jobsOf) {
  return steps.map((step) => [
    step.toLocaleString("en"),
    ...both(...jobsOf(step))[1].map(({ total }) => figure(total)),
  ]);
}

function table(head, rows) {
  return [head, head.map((_, at) => (at === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function figure(seconds) {
  return seconds < 0.01 ? seconds.toFixed(4) : seconds.toFixed(3);
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args.map(String), {
    encoding: "utf8",
    maxBuffer: 1e8,
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  if (status !== 0) throw new Error(`${args[0]}: ${stderr.trim().split("\n").slice(-5).join("\n")}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

function version() {
  return spawnSync(PYTHON, ["-c", "import xgboost; print(f'XGBoost {xgboost.__version__}')"], {
    encoding: "utf8",
  }).stdout.trim();
}
