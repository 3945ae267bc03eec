/** One piece of our work for speed.mjs, in a process of its own: prints CPU seconds of training and prediction, and the AUC. */
import { readFileSync } from "node:fs";
import { rocAucScore } from "../../dist/lib/metrics/index.js";
import { GradientBoostingClassifier, RandomForestClassifier } from "../../dist/lib/models/index.js";

const [work, path, rowsText, columnsText] = process.argv.slice(2);
const [rows, columns] = [Number(rowsText), Number(columnsText)];
const numbers = (file) => {
  const bytes = readFileSync(file);
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};
const [X, y] = [numbers(`${path}.x`), numbers(`${path}.y`)];
const part = (from, to) => ({
  rows: to - from,
  columns,
  values: X.slice(from * columns, to * columns),
  names: Array.from({ length: columns }, (_, j) => `x${j}`),
});
const train = part(0, rows);
const test = part(rows, y.length);
const labels = y.slice(0, rows);
const model =
  work === "boost"
    ? new GradientBoostingClassifier({
        nEstimators: 100,
        maxDepth: 6,
        learningRate: 0.1,
        l2Regularization: 1,
        minSumHessian: 1,
      })
    : new RandomForestClassifier({ nEstimators: 100 });
const fit = await cpu(() => model.fit(train, labels));
await model.predictProba(part(0, 1000));
const predict = await cpu(() => model.predictProba(train));
const { values } = await model.predictProba(test);
const auc = rocAucScore(
  y.slice(rows),
  Float64Array.from({ length: test.rows }, (_, i) => values[2 * i + 1]),
);
console.log(JSON.stringify({ fit, predict, auc }));

async function cpu(run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
