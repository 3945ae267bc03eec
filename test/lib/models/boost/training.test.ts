import { expect, test } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { HistGradientBoostingRegressor } from "../../../../lib/models/index.ts";
import { boostingSteps } from "../../../../lib/models/boost/boosting.ts";
import { boostTask } from "../../../../lib/models/boost/boost-params.ts";
import { trainInWorker, boostingWorker } from "../../../../lib/models/boost/worker-training.ts";

const rng = createRng(1);
const rows = 400;
const values = Float64Array.from({ length: rows * 3 }, () => rng.normal());
const y = Float64Array.from({ length: rows }, (_, i) => values[3 * i]! * values[3 * i + 1]!);
const X = { rows, columns: 3, values, names: ["a", "b", "c"] };
const settings = {
  loss: "squaredError",
  quantile: 0.5,
  maxLeafNodes: 31,
  maxDepth: null,
  minSamplesLeaf: 20,
  earlyStopping: false,
  validationFraction: null,
  nIterNoChange: 10,
  tol: 1e-7,
} as const;
const task = (maxIter: number): ReturnType<typeof boostTask> =>
  boostTask("test", {}, { ...settings, maxIter }, X, y, 0, undefined);

test("an abort stops within one iteration", async () => {
  const stop = new AbortController();
  let last = 0;
  const work = new HistGradientBoostingRegressor({ maxIter: 1000 }).fit(X, y, {
    signal: stop.signal,
    onProgress: ({ done, total }) => {
      expect(total).toBe(1000);
      last = done;
      if (done === 7) stop.abort(new Error("enough"));
    },
  });
  await expect(work).rejects.toThrow("enough");
  expect(last).toBe(7);
});

test("a thread trains the same model, tells how far it is, and ends at once when told", async () => {
  const program = boostingWorker();
  expect(program).toBeDefined();
  const seen: number[] = [];
  const fit = await trainInWorker(program!, task(5), { onProgress: ({ done }) => seen.push(done) });
  const steps = boostingSteps(task(5));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  expect(fit).toEqual(step.value);
  expect(seen.slice(-5)).toEqual([1, 2, 3, 4, 5]);

  const stop = new AbortController();
  const long = trainInWorker(program!, task(1e9), {
    signal: stop.signal,
    onProgress: ({ done }) => {
      if (done === 3) stop.abort(new Error("enough"));
    },
  });
  await expect(long).rejects.toThrow("enough");
});

test("an error in the thread is the caller's", async () => {
  await expect(
    trainInWorker(boostingWorker()!, { ...task(5), loss: "poisson", y: undefined as never }, {}),
  ).rejects.toThrow();
});
