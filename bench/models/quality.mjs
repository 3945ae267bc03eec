/**
 * Our forests and boosting beside scikit-learn's and XGBoost's on real data, same rows in the same folds: 5 × 2 cross-validation, log-scores
 * of the task, and whether the difference lies within one standard error. Prints a table and writes bench/models/quality.md.
 *
 *     npm run bench:quality
 *     npm run bench:quality -- iris wine     only these sets, and no file is written
 *
 * Needs scikit-learn and xgboost where PYTHON (or /usr/bin/python3) is. Text columns are one-hot encoded once, for all alike; both sides get
 * the same numbers.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRng } from "../../dist/lib/core/index.js";
import { load } from "../../dist/lib/data/index.js";
import { accuracyScore, r2Score, rocAucScore } from "../../dist/lib/metrics/index.js";
import {
  GradientBoostingClassifier,
  GradientBoostingRegressor,
  HistGradientBoostingClassifier,
  HistGradientBoostingRegressor,
  RandomForestClassifier,
  RandomForestRegressor,
} from "../../dist/lib/models/index.js";
import { encode, fitEncoder } from "../../dist/lib/prep/index.js";
import { kFold, stratifiedKFold } from "../../dist/lib/validate/index.js";

const SETS = [
  ["iris", "species"],
  ["wine", undefined],
  ["breast-cancer", undefined],
  ["digits", undefined],
  ["german-credit", "risk"],
  ["penguins", "Species"],
  ["diabetes", undefined],
  ["cars", "Miles_per_Gallon"],
  ["movies", "IMDB Rating"],
];
/** Name, our class for the task, the peer's key in quality.py. */
const MODELS = [
  [
    "random forest",
    RandomForestClassifier,
    RandomForestRegressor,
    { nEstimators: 100 },
    "sklearn_rf",
    "scikit-learn",
  ],
  [
    "histogram boosting",
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    { maxIter: 100, earlyStopping: false },
    "sklearn_hgb",
    "scikit-learn",
  ],
  [
    "boosting, depth 6, rate 0.1",
    GradientBoostingClassifier,
    GradientBoostingRegressor,
    // XGBoost's defaults where they differ: lambda 1, min_child_weight 1.
    { nEstimators: 100, maxDepth: 6, learningRate: 0.1, l2Regularization: 1, minSumHessian: 1 },
    "xgboost",
    "XGBoost",
  ],
];
const REPEATS = 5;

const PYTHON = process.env.PYTHON ?? (existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "assay-quality-"));
const lines = [
  "| data | rows × columns | score | model | ours | peer | theirs | difference | one SE | within |",
  "| --- | --- | --- | --- | ---: | --- | ---: | ---: | ---: | --- |",
];
let within = 0;
let compared = 0;
try {
  for (const [name, label] of SETS) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const task = prepare(name, label);
    const peers = python(task);
    for (const [title, Classifier, Regressor, params, key, peer] of MODELS) {
      process.stderr.write(`${name}: ${title}\n`);
      const ours = [];
      for (const [i, split] of task.splits.entries()) {
        const make = task.regression ? Regressor : Classifier;
        const model = new make({ ...params, randomState: i });
        await model.fit(
          take(task.X, split.train),
          split.train.map((row) => task.y[row]),
        );
        ours.push(await score(task, model, split));
      }
      const theirs = peers[key];
      const differences = ours.map((value, i) => value - theirs[i]);
      const difference = mean(differences);
      const error = standardError(differences);
      const inside = difference >= -error;
      compared++;
      if (inside) within++;
      lines.push(
        `| ${name} | ${task.X.length} × ${task.X[0].length} | ${task.metric} | ${title} | ${mean(ours).toFixed(4)} | ${peer} | ${mean(theirs).toFixed(4)} | ${difference.toFixed(4)} | ${error.toFixed(4)} | ${inside ? (difference > error ? "better" : "yes") : "no"} |`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

const text = `# Quality of forests and boosting

Made by \`npm run bench:quality\`; do not edit. 5 × 2 cross-validation, the same rows in the same folds for both. Peers: ${versions()}.
Score: AUC (binary), accuracy (more classes), R² (numbers). One SE: of the mean difference over the ten folds, with Nadeau and Bengio's
correction (training and test halves share rows). "Within": ours is at most one SE below the peer's.

${lines.join("\n")}

${within} of ${compared} within one standard error or better.
`;
console.log(text);
if (wanted.length === 0) writeFileSync(fileURLToPath(new URL("quality.md", import.meta.url)), text);

function prepare(name, given) {
  let frame = load(name);
  const label = given ?? frame.columns.at(-1);
  const target = frame.column(label);
  const known = Array.from({ length: frame.length }, (_, i) => i).filter((i) => {
    const value = frame.row(i)[label];
    return value !== null && !Number.isNaN(value);
  });
  frame = frame.take(known);
  const drop = new Set([label, "Name", "Title"]);
  const columns = frame.columns.filter((column) => !drop.has(column));
  const encoder = fitEncoder(frame, columns);
  const values = encode(encoder, frame);
  const p = encoder.features.length;
  const X = known.map((_, i) => Array.from(values.subarray(i * p, (i + 1) * p)));
  const raw = frame.toColumns()[label];
  const regression = target.type === "number" && new Set(raw).size > 15;
  const classes = [...new Set(raw)].sort((a, b) => (a < b ? -1 : 1));
  const y = regression ? raw.map(Number) : raw.map((value) => classes.indexOf(value));
  const rng = createRng(0);
  const splits = [];
  for (let repeat = 0; repeat < REPEATS; repeat++)
    for (const { train, test } of regression
      ? kFold(y.length, { nSplits: 2, rng })
      : stratifiedKFold(y, { nSplits: 2, rng }))
      splits.push({ train: [...train], test: [...test] });
  const metric = regression ? "R²" : classes.length === 2 ? "AUC" : "accuracy";
  return { name, X, y, splits, regression, metric };
}

function take(X, rows) {
  return rows.map((row) => X[row]);
}

async function score(task, model, { test }) {
  const truth = test.map((row) => task.y[row]);
  const X = take(task.X, test);
  if (task.metric === "AUC") {
    const { values } = await model.predictProba(X);
    return rocAucScore(
      truth,
      test.map((_, i) => values[2 * i + 1]),
    );
  }
  const predicted = await model.predict(X);
  return task.metric === "R²" ? r2Score(truth, predicted) : accuracyScore(truth, predicted);
}

function python(task) {
  const path = join(folder, "task.json");
  writeFileSync(path, JSON.stringify(task));
  const script = fileURLToPath(new URL("quality.py", import.meta.url));
  const { status, stderr } = spawnSync(PYTHON, [script, path], {
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  if (status !== 0) throw new Error(`quality.py: ${stderr.trim().split("\n").at(-1)}`);
  return JSON.parse(readFileSync(`${path}.out`, "utf8"));
}

function versions() {
  return spawnSync(
    PYTHON,
    [
      "-c",
      "import sklearn, xgboost; print(f'scikit-learn {sklearn.__version__}, XGBoost {xgboost.__version__}')",
    ],
    { encoding: "utf8" },
  ).stdout.trim();
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Nadeau and Bengio: (1/J + n_test/n_train) times the variance, both halves being equal. */
function standardError(values) {
  const middle = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  return Math.sqrt((1 / values.length + 1) * variance);
}
