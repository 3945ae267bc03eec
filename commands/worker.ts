/** assay worker: runs trials of a study that lives in a storage; any number of workers on any machines may. */
import {
  prunersByName,
  runWorker,
  samplersByName,
  type PrunerName,
  type SamplerName,
} from "../lib/tune/index.ts";
import { defineCommand, flag, option, z } from "../kernel/command.ts";

export default defineCommand({
  name: "worker",
  summary:
    "Join a tuning study from any process or machine and run trials of it; exit code 130 when interrupted.",
  args: {
    storage: option(
      z.string(),
      "where the study is: postgresql://user@host/base, sqlite:///study.db, journal:study.log",
    ),
    study: option(z.string(), "name of the study"),
    objective: option(
      z.string(),
      "TypeScript or JavaScript file that exports the objective, (trial) => number",
      "",
      "path",
    ),
    export: option(z.string().default("default"), "name of the export"),
    trials: option(
      z.number().int().min(1).optional(),
      "trials that this worker runs; default: until stopped",
    ),
    total: option(
      z.number().int().min(1).optional(),
      "stops when the study has this many complete trials, whoever ran them",
    ),
    jobs: option(z.number().int().min(-1).default(1), "trials at once, on threads; -1 for one per processor"),
    timeout: option(z.string().optional(), "no new trial after this time: 90s, 10m, 2h"),
    direction: option(
      z.array(z.enum(["minimize", "maximize"])).default([]),
      "makes the study if it is not there; once for each objective",
    ),
    sampler: option(
      z.enum(Object.keys(samplersByName) as [SamplerName, ...SamplerName[]]).default("tpe"),
      "how parameters are chosen",
    ),
    pruner: option(
      z.enum(Object.keys(prunersByName) as [PrunerName, ...PrunerName[]]).default("median"),
      "how hopeless trials are told",
    ),
    seed: option(z.number().int().min(0).optional(), "seed of the sampler; another one for each worker"),
    stopOnError: flag("ends when the objective throws; by default the trial fails and the next one runs"),
    quiet: flag("prints the summary only", "q"),
  },
  examples: [
    "worker --storage sqlite:///study.db --study forest --objective objective.ts --direction maximize --trials 50",
    "worker --storage postgresql://me@db.example/tuning --study forest --objective objective.ts",
  ],
  run: (args, terminal) => runWorker(terminal.functionOf(args.objective, args.export), args, terminal),
});
