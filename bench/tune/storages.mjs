/**
 * What a storage costs a trial: CPU milliseconds of a trial with five parameters, drawn at random, beside Python's Optuna on the
 * same machine in one run; each study in a process of its own, taking turns; figures are medians. Prints a table and writes
 * bench/tune/storages.md.
 *
 *     npm run --silent build && node bench/tune/storages.mjs
 *     node bench/tune/storages.mjs quick     100 trials, one round, and no file is written
 *
 * CPU is that of the whole process, threads included, from the first trial to the last; the storage's share is what is above
 * the same study in memory. The PostgreSQL server's own CPU stands apart. The peer runs where PYTHON (or /usr/bin/python3) has
 * optuna; PostgreSQL where it is installed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const quick = process.argv.includes("quick");
/** Trials and rounds. */
const sizes = quick
  ? [[100, 1]]
  : [
      [100, 3],
      [1000, 1],
    ];
const python = process.env.PYTHON ?? (existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "assay-storages-"));
const peerVersion = spawnSync(python, ["-c", "import optuna; print(optuna.__version__)"], {
  encoding: "utf8",
}).stdout.trim();
const load = [loadavg()[0]];

const { startPostgres } = await typescript("../../test/lib/tune/storages/postgres-cluster.ts");
const cluster = await startPostgres({ durable: true });
let files = 0;
const places = {
  memory: () => "memory",
  SQLite: () => `sqlite:///${join(folder, `${files++}.db`)}`,
  journal: () => `journal:${join(folder, `${files++}.log`)}`,
  ...(cluster === undefined ? {} : { PostgreSQL: () => cluster.createDatabase() }),
};

const rows = [];
try {
  for (const [trials, rounds] of sizes) {
    const seen = {};
    for (let round = 0; round < rounds; round++)
      for (const [name, place] of Object.entries(places)) {
        process.stderr.write(
          `${name}, ${trials} trials, round ${round + 1} (load ${loadavg()[0].toFixed(1)})\n`,
        );
        const one = (seen[name] ??= { ours: [], theirs: [] });
        one.ours.push(run(process.execPath, here("storages-work.mjs"), place(), trials));
        if (peerVersion !== "") one.theirs.push(run(python, here("storages-peer.py"), place(), trials));
      }
    const memory = { ours: median(seen.memory.ours, "cpu"), theirs: median(seen.memory.theirs, "cpu") };
    for (const [name, { ours, theirs }] of Object.entries(seen))
      rows.push(row(name, trials, ours, theirs, memory));
  }
} finally {
  cluster?.stop();
  rmSync(folder, { recursive: true });
}
load.push(loadavg()[0]);

const table = [
  "| storage | trials | ours CPU ms | Optuna CPU ms | ratio | storage alone: ours | Optuna | ratio | wall ms ours | Optuna | server CPU ms ours | Optuna |",
  "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
  ...rows,
].join("\n");
const text = `# What storages cost

Made by \`node bench/tune/storages.mjs\`; do not edit. CPU milliseconds per trial of five parameters with the random sampler, medians of 3 studies (of 1000 trials: one study); ratio: Optuna's over ours, at least 10 wanted.
${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}; load ${load.map((each) => each.toFixed(1)).join(" before, ")} after. Peer: optuna ${peerVersion || "not installed"}, SQLAlchemy's default settings; ${cluster === undefined ? "PostgreSQL not installed" : "PostgreSQL with its default settings on this machine"}.

${table}
`;
console.log(text);
if (!quick) writeFileSync(here("storages.md"), text);

function row(name, trials, ours, theirs, memory) {
  const [own, peer] = [median(ours, "cpu"), median(theirs, "cpu")];
  const alone = name === "memory" ? ["", "", ""] : [own - memory.ours, peer - memory.theirs];
  if (name !== "memory") alone.push(alone[1] / alone[0]);
  const server = name === "PostgreSQL" ? [median(ours, "server"), median(theirs, "server")] : ["", ""];
  const figures = [own, peer, peer / own, ...alone, median(ours, "wall"), median(theirs, "wall"), ...server];
  return `| ${name} | ${trials} | ${figures.map((each) => (typeof each === "number" ? each.toFixed(each < 10 ? 2 : 1) : each)).join(" | ")} |`;
}

/** Milliseconds per trial: of the process, of the server, of the clock. */
function run(program, script, place, trials) {
  const before = serverCpu();
  const { cpu, wall } = JSON.parse(
    execFileSync(program, [script, place, String(trials)], { encoding: "utf8", maxBuffer: 1 << 26 }),
  );
  return { cpu: cpu / trials, wall: wall / trials, server: (serverCpu() - before) / trials };
}

/** CPU milliseconds of the PostgreSQL server and all its processes so far. */
function serverCpu() {
  if (cluster === undefined) return 0;
  const postmaster = readFileSync(join(cluster.folder, "data/postmaster.pid"), "utf8").split("\n")[0];
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    let fields;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    } catch {
      continue;
    }
    const [user, system, deadUser, deadSystem] = fields.slice(11, 15).map(Number);
    if (pid === postmaster) ticks += user + system + deadUser + deadSystem;
    else if (fields[1] === postmaster) ticks += user + system;
  }
  return ticks * 10;
}

function median(all, field) {
  const sorted = all.map((each) => each[field]).sort((a, b) => a - b);
  return sorted.length === 0 ? Number.NaN : sorted[sorted.length >> 1];
}

async function typescript(path) {
  const { outputFiles } = buildSync({
    entryPoints: [here(path)],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
