/**
 * Training and prediction of trees beside XGBoost and scikit-learn, one thread each, in one run on one machine: CPU seconds, each work in a
 * process of its own, taking turns; figures are medians. Prints tables and writes bench/models/speed.md.
 *
 *     npm run bench:models
 *     npm run bench:models -- quick     small tables, one round, and no file is written
 *
 * Made-up data: normal columns, a label from a few of them and their products, with noise; the same bytes for both sides. Binning (XGBoost's
 * quantiles) counts as training. The peers run where PYTHON (or /usr/bin/python3) has them.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRng } from "../../dist/lib/core/index.js";

const quick = process.argv.includes("quick");
const ROUNDS = quick ? 1 : 3;
const PYTHON = process.env.PYTHON ?? (existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "assay-speed-"));
const load = [loadavg()[0]];

/** Title, rows, columns, work, rounds, limit of the ratio (issue 4). */
const JOBS = quick
  ? [
      ["boosting, 100 trees, depth 6", 10_000, 30, "boost", 1, 1.3],
      ["forest, 100 trees", 2_000, 30, "forest", 1, 0.35],
    ]
  : [
      ["boosting, 100 trees, depth 6", 10_000, 30, "boost", ROUNDS, null],
      ["boosting, 100 trees, depth 6", 30_000, 30, "boost", ROUNDS, null],
      ["boosting, 100 trees, depth 6", 100_000, 30, "boost", ROUNDS, 1.3],
      ["boosting, 100 trees, depth 6", 300_000, 30, "boost", ROUNDS, null],
      ["boosting, 100 trees, depth 6", 1_000_000, 28, "boost", ROUNDS, 1.6],
      ["forest, 100 trees", 10_000, 30, "forest", ROUNDS, 0.35],
      ["forest, 100 trees", 100_000, 30, "forest", 1, 0.35],
    ];
const train = [
  "| work | rows × columns | ours CPU s | peer | peer CPU s | ratio | limit | our AUC | peer's AUC |",
  "| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
];
const predict = [
  "| rows × trees | ours CPU s | XGBoost CPU s | ratio | limit |",
  "| --- | ---: | ---: | ---: | ---: |",
];
try {
  for (const [title, rows, columns, work, rounds, limit] of JOBS) {
    const path = make(rows, columns);
    const [ours, theirs] = [[], []];
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`${title}, ${rows} rows, round ${round + 1} (load ${loadavg()[0].toFixed(1)})\n`);
      ours.push(run(process.execPath, [here("speed-work.mjs"), work, path, rows, columns]));
      theirs.push(run(PYTHON, [here("speed.py"), work, path, rows, columns]));
    }
    const own = median(ours, "fit");
    const peer = median(theirs, "fit");
    train.push(
      `| ${title} | ${rows.toLocaleString("en")} × ${columns} | ${own.toFixed(2)} | ${work === "boost" ? "XGBoost hist" : "scikit-learn"} | ${peer.toFixed(2)} | ${(own / peer).toFixed(2)} | ${limit ?? ""} | ${median(ours, "auc").toFixed(4)} | ${median(theirs, "auc").toFixed(4)} |`,
    );
    if (work === "boost" && (rows === 100_000 || quick)) {
      const [a, b] = [median(ours, "predict"), median(theirs, "predict")];
      predict.push(
        `| ${rows.toLocaleString("en")} × 100 | ${a.toFixed(3)} | ${b.toFixed(3)} | ${(a / b).toFixed(2)} | 2 |`,
      );
    }
    rmSync(`${path}.x`);
    rmSync(`${path}.y`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
load.push(loadavg()[0]);
const text = `# Speed of trees

Made by \`npm run bench:models\`; do not edit. CPU seconds, medians of ${ROUNDS} (forest on 100,000 rows: one run), one thread each; ratio: ours over theirs.
${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}; load ${load.map((each) => each.toFixed(1)).join(" before, ")} after. Peers: ${versions()}.

## Training, binning included

${train.join("\n")}

AUC on 20,000 rows (10,000 for 2,000) that nobody trained on.

## Prediction

${predict.join("\n")}
`;
console.log(text);
if (!quick) writeFileSync(here("speed.md"), text);

/** Two files: row-major float64 features, and 0/1 labels as float64; test rows stand after the training rows. */
function make(rows, columns) {
  const rng = createRng(rows);
  const n = rows + (rows < 10_000 ? 10_000 : 20_000);
  const X = new Float64Array(n * columns);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < columns; j++) X[i * columns + j] = rng.normal();
    const x = (j) => X[i * columns + j];
    const z =
      x(0) + 0.8 * x(1) * x(2) - 0.7 * Math.abs(x(3)) + 0.5 * (x(4) > 0.5 ? 1 : 0) * x(5) + 0.3 * x(6);
    y[i] = rng.next() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
  }
  const path = join(folder, `${rows}x${columns}`);
  writeFileSync(`${path}.x`, new Uint8Array(X.buffer));
  writeFileSync(`${path}.y`, new Uint8Array(y.buffer));
  return path;
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args.map(String), {
    encoding: "utf8",
    maxBuffer: 1e8,
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  if (status !== 0) throw new Error(`${args[0]}: ${stderr.trim().split("\n").at(-1)}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

function median(list, field) {
  return list.map((each) => each[field]).toSorted((a, b) => a - b)[list.length >> 1];
}

function versions() {
  const code =
    "import sklearn, xgboost; print(f'scikit-learn {sklearn.__version__}, XGBoost {xgboost.__version__}')";
  return spawnSync(PYTHON, ["-c", code], { encoding: "utf8" }).stdout.trim();
}
