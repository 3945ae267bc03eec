/** One study of ours for bench/tune/storages.mjs: `storages-work.mjs PLACE TRIALS`; prints CPU and wall milliseconds. */
import {
  createStudy,
  InMemoryStorage,
  JournalFileBackend,
  JournalStorage,
  NopPruner,
  RandomSampler,
  RDBStorage,
} from "../../dist/lib/tune/index.js";

const [place, trials] = process.argv.slice(2);
const storage =
  place === "memory"
    ? new InMemoryStorage()
    : place.startsWith("journal:")
      ? new JournalStorage(new JournalFileBackend(place.slice("journal:".length)))
      : new RDBStorage(place);
const study = createStudy({ storage, sampler: new RandomSampler({ seed: 1 }), pruner: new NopPruner() });
const cpu = process.cpuUsage();
const start = performance.now();
await study.optimize(
  (trial) => {
    let sum = 0;
    for (let i = 0; i < 5; i++) sum += trial.suggestFloat(`x${i}`, -5, 5) ** 2;
    return sum;
  },
  { nTrials: Number(trials) },
);
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - start }));
storage.close();
