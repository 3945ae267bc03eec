/**
 * One worker of the tuning soak: takes trials of a shared study until its slot has enough complete ones, and notes each that it
 * saw end in a ledger. It may be killed at any moment, and is then started again with the same order.
 *
 *     node tune-worker.mjs '{"dist":…,"kind":"journal","url":…,"study":…,"slot":0,"trials":40,"seed":1,"ledger":…}'
 */
import { appendFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { objectiveOf, openForSoak } from "./tune-workers.mjs";

const order = JSON.parse(process.argv[2]);
const tune = await import(pathToFileURL(join(order.dist, "lib/tune/index.js")).href);
const storage = openForSoak(tune, order);
const study = tune.loadStudy({
  storage,
  studyName: order.study,
  sampler: new tune.RandomSampler({ seed: order.seed }),
});

const note = (_study, trial) => {
  if (trial.state === "COMPLETE") appendFileSync(order.ledger, `${trial.number} ${trial.value}\n`);
};

for (;;) {
  const mine = study
    .getTrials({ states: ["COMPLETE"] })
    .filter((trial) => trial.userAttrs.slot === order.slot).length;
  if (mine >= order.trials) break;
  await study.optimize(objectiveOf(order.slot), { nTrials: order.trials - mine, callbacks: [note] });
}
process.exit(0);
