/**
 * Our trees and forests beside scikit-learn's, and our prediction beside XGBoost's with the same 100 trees of depth 6: one thread each, CPU
 * seconds of the same run, least of three where it takes under 5 seconds. Prints a table and writes bench/models/forest.md.
 *
 *     npm run bench:forest
 *     npm run bench:forest -- 10000     only this size, and no file is written
 *
 * Needs scikit-learn and xgboost where PYTHON (or /usr/bin/python3) is.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rocAucScore } from "../../dist/lib/metrics/index.js";
import {
  DecisionTreeClassifier,
  ExtraTreesClassifier,
  loadModel,
  RandomForestClassifier,
} from "../../dist/lib/models/index.js";

const COLUMNS = 30;
const MODELS = { RandomForestClassifier, ExtraTreesClassifier, DecisionTreeClassifier };
const PYTHON = process.env.PYTHON ?? (existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
const wanted = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "assay-forest-"));
const lines = [
  "| rows × columns | model | fit, s | peer's, s | ratio | predict, s | peer's, s | ratio | AUC | peer's |",
  "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
];
try {
  for (const rows of wanted.length > 0 ? wanted : [10_000, 30_000, 100_000]) {
    python("make", rows);
    const values = new Float64Array(bytes("x.bin"));
    const y = new Int32Array(bytes("y.bin"));
    const design = (from, to) => ({
      rows: to - from,
      columns: COLUMNS,
      values: values.slice(from * COLUMNS, to * COLUMNS),
    });
    const [train, test] = [design(0, rows), design(rows, 2 * rows)];
    const truth = y.subarray(rows);
    const auc = (chances) =>
      rocAucScore(
        truth,
        Float64Array.from(truth, (_, i) => chances[2 * i + 1]),
      );
    for (const [name, Model] of Object.entries(MODELS)) {
      const fitted = await least(() => new Model().fit(train, y.subarray(0, rows)));
      const predicted = await least(() => fitted.result.predictProba(test));
      line(rows, name, fitted.seconds, predicted.seconds, auc(predicted.result.values), python(name, rows));
    }
    const peer = python("xgboost", rows);
    const model = await loadModel(join(folder, "model.json"));
    const predicted = await least(() => model.predictProba(test));
    line(
      rows,
      "XGBoost's trees, 100 of depth 6",
      null,
      predicted.seconds,
      auc(predicted.result.values),
      peer,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
const text = `# Trees and forests beside scikit-learn and XGBoost

CPU seconds, one thread each, of one run of \`npm run bench:forest\` on ${cpus().length} cores of ${cpus()[0].model.trim()}, Node ${process.versions.node}; 100 trees and
defaults in forests; half of the rows made are for training, as many for the AUC. Ratios below 1 are in our favour. The last line of each size
is prediction alone, by the same trees (the peer is XGBoost).

${lines.join("\n")}
`;
console.log(lines.join("\n"));
if (wanted.length === 0) writeFileSync(fileURLToPath(new URL("forest.md", import.meta.url)), text);

function line(rows, name, fit, predict, auc, peer) {
  const ratio = (a, b) => (a === null ? "" : (a / b).toFixed(2));
  const seconds = (x) => (x === null ? "" : x.toFixed(x < 1 ? 3 : 2));
  const cells = [
    `${rows} × ${COLUMNS}`,
    name,
    seconds(fit),
    seconds(peer.fit),
    ratio(fit, peer.fit),
    seconds(predict),
    seconds(peer.predict),
    ratio(predict, peer.predict),
    auc.toFixed(4),
    peer.auc.toFixed(4),
  ];
  lines.push(`| ${cells.join(" | ")} |`);
  console.log(lines.at(-1));
}

async function least(work) {
  let best = { seconds: Infinity };
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    if (seconds < best.seconds) best = { seconds, result };
    if (seconds > 5) break;
  }
  return best;
}

function python(task, rows) {
  const script = fileURLToPath(new URL("forest.py", import.meta.url));
  const { status, stdout, stderr } = spawnSync(PYTHON, [script, folder, task, String(rows)], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`bench: ${PYTHON} failed: ${stderr.trim().split("\n").at(-1)}`);
  return stdout.trim() === "" ? undefined : JSON.parse(stdout.trim().split("\n").at(-1));
}

function bytes(name) {
  const held = readFileSync(join(folder, name));
  return held.buffer.slice(held.byteOffset, held.byteOffset + held.byteLength);
}
