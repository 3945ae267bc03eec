/**
 * Eight processes with 500 trials each on one study, killed and started again at random, on every storage that processes can
 * share. PostgreSQL is taken from the machine's packages, in a cluster of our own; where there is none, it is left out.
 *
 *     npm run soak:tune                     8 processes, 500 trials each, 60 kills
 *     npm run soak:tune -- 3 40 3           the short form: processes, trials, kills
 *     npm run soak:tune -- 8 500 60 journal one storage: journal, sqlite or postgres
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { soakTuning } from "./tune-workers.mjs";

const ROOT = resolve(process.env.ASSAY_ROOT ?? fileURLToPath(new URL("../..", import.meta.url)));
const [processes = 8, trials = 500, kills = 60] = process.argv.slice(2, 5).map(Number);
const kinds = process.argv[5] === undefined ? ["sqlite", "journal", "postgres"] : [process.argv[5]];
let problems = 0;

for (const kind of kinds) {
  const postgres = kind === "postgres" ? await startPostgres() : undefined;
  if (kind === "postgres" && postgres === undefined) {
    console.log("postgres: not installed, left out");
    continue;
  }
  try {
    const result = await soakTuning({
      dist: resolve(ROOT, "dist"),
      kind,
      url: postgres?.createDatabase(),
      processes,
      trials,
      kills,
      seed: 1,
      say: (text) => console.log(`  ${kind}: ${text}`),
    });
    console.log(
      `${kind}: ${result.complete} complete trials of ${processes} processes in ${result.seconds.toFixed(0)} s (${(result.complete / result.seconds).toFixed(0)} a second), ` +
        `${result.kills} kills, ${result.trials} trials in all: ${result.failed} failed, ${result.running} left running, ${result.retried} tried again; ${result.problems.length} problems`,
    );
    for (const problem of result.problems) console.log(`  - ${problem}`);
    problems += result.problems.length;
  } finally {
    postgres?.stop();
  }
}
process.exit(problems === 0 ? 0 : 1);

/** The tests' own cluster, whose program is TypeScript. */
async function startPostgres() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../lib/tune/storages/postgres-cluster.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  const cluster = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
  );
  return await cluster.startPostgres({ durable: true });
}
