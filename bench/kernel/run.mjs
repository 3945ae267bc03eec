/**
 * Assay beside ipykernel, tslab and Deno, in one run and by one client: start, cells, completion also while a cell runs,
 * loops, interrupts, many writes, memory. Kernels and phases take turns, so that a busy moment of the machine meets all;
 * figures are medians. Prints a table and writes bench/kernel/results.md.
 *
 *     npm run bench:kernel              all
 *     npm run bench:kernel -- assay     only these kernels, and no file is written
 *
 * tslab and Deno come from the npm registry into .tmp/bench-kernel; their kernelspecs are written by hand. Needs Python
 * with jupyter_client and ipykernel (PYTHON names one) and Linux (memory is read from /proc). ASSAY_ROOT names another
 * built Assay.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROUNDS = 3;
const SESSIONS = 3;
/** Of ours; one of each other kernel is enough, as most of their interrupts wait for a time-out. */
const INTERRUPTS = 3;

const project = fileURLToPath(new URL("../..", import.meta.url));
const ROOT = resolve(process.env.ASSAY_ROOT ?? project);
const PYTHON = process.env.PYTHON ?? (existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
const cache = join(project, ".tmp/bench-kernel");
const extra = fileURLToPath(new URL("extra.py", import.meta.url));
const PEERS = { tslab: "1.0.22", deno: "2.9.6", "@types/node": "24.10.1" };

/** Kernel → dialect of its snippets (test/conformance/kernel_probe.py). */
const DIALECTS = { assay: "ts", ipykernel: "python", tslab: "tslab", deno: "deno" };
const only = process.argv.slice(2);
const names = Object.keys(DIALECTS).filter((name) => only.length === 0 || only.includes(name));

const load = [loadavg()[0]];
const results = Object.fromEntries(names.map((name) => [name, { start: [], session: [], interrupts: [] }]));
installPeers();
writeKernelspecs();
const plain = plainLoops();
for (let round = 0; round < Math.max(ROUNDS, SESSIONS, INTERRUPTS); round++)
  for (const [phase, times] of [
    ["start", () => ROUNDS],
    ["session", () => SESSIONS],
    ["interrupts", (name) => (name === "assay" ? INTERRUPTS : 1)],
  ])
    for (const name of names) {
      if (round >= times(name)) continue;
      process.stderr.write(`round ${round + 1}: ${phase} of ${name} (load ${loadavg()[0].toFixed(1)})\n`);
      const measured = await measure(name, phase);
      if (measured !== undefined) results[name][phase].push(...[measured].flat());
    }
load.push(loadavg()[0]);
report(plain);

// ------------------------------------------------------------------ measuring

function installPeers() {
  if (!names.some((name) => name === "tslab" || name === "deno")) return;
  mkdirSync(cache, { recursive: true });
  const have = (name) => existsSync(join(cache, "node_modules", name, "package.json"));
  if (Object.keys(PEERS).every(have)) return;
  writeFileSync(join(cache, "package.json"), '{ "private": true }\n');
  const wanted = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...wanted], {
    cwd: cache,
    stdio: "inherit",
  });
}

function writeKernelspecs() {
  const file = "{connection_file}";
  const modules = join(cache, "node_modules");
  const denoFolder = () => readdirSync(join(modules, "@deno"))[0] ?? "";
  const argv = {
    assay: () => [process.execPath, join(ROOT, "dist/kernel/main.js"), "kernel", "--connection-file", file],
    ipykernel: () => [PYTHON, "-m", "ipykernel_launcher", "-f", file],
    tslab: () => [process.execPath, join(modules, "tslab/bin/tslab"), "kernel", `--config-path=${file}`],
    deno: () => [join(modules, "@deno", denoFolder(), "deno"), "jupyter", "--kernel", "--conn", file],
  };
  for (const name of names) {
    const folder = join(cache, "jupyter/kernels", name);
    mkdirSync(folder, { recursive: true });
    const mode = name === "assay" ? { interrupt_mode: "message" } : {};
    const spec = {
      argv: argv[name](),
      display_name: name,
      language: name === "ipykernel" ? "python" : "typescript",
      ...mode,
    };
    writeFileSync(join(folder, "kernel.json"), JSON.stringify(spec));
  }
}

/** Runs one phase in a fresh client; undefined when the kernel did not get through it. */
function measure(name, phase) {
  return new Promise((done) => {
    const child = spawn(PYTHON, [extra, phase], {
      cwd: cache,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        KERNEL_NAME: name,
        KERNEL_DIALECT: DIALECTS[name],
        JUPYTER_PATH: join(cache, "jupyter"),
        DENO_DIR: join(cache, "deno"),
        DENO_NO_UPDATE_CHECK: "1",
        ASSAY_HISTORY: "off",
        PYDEVD_DISABLE_FILE_VALIDATION: "1",
      },
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
    child.once("close", () => {
      try {
        done(JSON.parse(out.trim().split("\n").at(-1)));
      } catch {
        process.stderr.write(`${name} ${phase}: no result\n${err.slice(-600)}\n`);
        done(undefined);
      }
    });
  });
}

/** The loop of extra.py in a plain Node script, in ms: in a function, and at the top of the script. */
function plainLoops() {
  const code =
    "let acc = 0; const t0 = performance.now(); for (let i = 0; i < 1e7; i++) { acc = (acc + i * 3) & 1048575 } console.log(performance.now() - t0);";
  const run = (text) =>
    median(
      Array.from({ length: 9 }, () =>
        Number(execFileSync(process.execPath, ["-e", text], { encoding: "utf8" })),
      ),
    );
  return { inFunction: run(`(function () { ${code} })()`), atTop: run(code) };
}

// ------------------------------------------------------------------ figures

function figures(name) {
  const { start, session, interrupts } = results[name];
  const all = (rows, read) => rows.flatMap(read);
  const first = (rows, read) => median(rows.map(read));
  const writes = all(session, (row) => row.writes);
  const stops = interrupts.flatMap((row) => Object.entries(row));
  return {
    ready: first(start, (row) => row.ready),
    first: first(start, (row) => row.first),
    fresh: first(start, (row) => row.fresh),
    early: median(all(session, (row) => row.early)),
    cell: median(all(session, (row) => row.cells)),
    cell95: quantile(
      all(session, (row) => row.cells),
      0.95,
    ),
    cold: first(session, (row) => row.cold),
    complete: median(all(session, (row) => row.completions)),
    complete95: quantile(
      all(session, (row) => row.completions),
      0.95,
    ),
    awaiting95: quantile(
      all(session, (row) => row.awaiting),
      0.95,
    ),
    looping95: quantile(
      all(session, (row) => row.looping),
      0.95,
    ),
    loop: median(all(session, (row) => row.loop)),
    writes: median(writes.map((row) => row.ms)),
    whole: writes.length > 0 && writes.every((row) => row.lines >= 10_000 && row.idle),
    lines: median(writes.map((row) => row.lines)),
    typed: first(session, (row) => row.typed),
    kept: stops.filter(([, { kept }]) => kept).length,
    stops: stops.length,
    slowestStop: Math.max(0, ...stops.filter(([, { kept }]) => kept).map(([, { ms }]) => ms)),
  };
}

function report(plain) {
  const F = Object.fromEntries(names.map((name) => [name, figures(name)]));
  const number = (value, digits = 1) =>
    value === undefined || Number.isNaN(value)
      ? "–"
      : value >= 1e8
        ? "never"
        : value.toFixed(value >= 100 ? 0 : digits);
  const row = (title, read) => [title, ...names.map((name) => read(F[name], name))];
  const table = [
    row("start → ready, ms", (f) => number(f.ready)),
    row("first cell, ms", (f) => number(f.first)),
    row("trivial cell, the first 100, ms median", (f) => number(f.early)),
    row("trivial cell after them, ms median / p95", (f) => `${number(f.cell)} / ${number(f.cell95)}`),
    row("first completion, ms", (f) => number(f.cold)),
    row("completion, ms median / p95", (f) => `${number(f.complete)} / ${number(f.complete95)}`),
    row("completion during an await, ms p95", (f) => number(f.awaiting95)),
    row("completion during a busy loop, ms p95", (f) => number(f.looping95)),
    row("loop of 1e7 at the top of a cell, ms", (f) => number(f.loop)),
    row(
      "10 000 writes, ms (lines that came)",
      (f) => `${number(f.writes)} (${number(f.lines, 0)}${f.whole ? "" : ", not whole or no idle"})`,
    ),
    row("memory, fresh, MB PSS", (f) => number(f.fresh)),
    row("memory with types and completions used, MB PSS", (f) => number(f.typed)),
    row("interrupts that kept state", (f) => `${f.kept} of ${f.stops}`),
    row("slowest of these, ms", (f) => number(f.slowestStop)),
  ];
  const kinds = [
    ...new Set(names.flatMap((name) => results[name].interrupts.flatMap((found) => Object.keys(found)))),
  ];
  const stopTable = kinds.map((kind) =>
    row(kind, (_f, name) => {
      const found = results[name].interrupts.map((one) => one[kind]).filter(Boolean);
      if (found.length === 0) return "–";
      return found.every(({ kept }) => kept) ? `${number(median(found.map(({ ms }) => ms)), 0)} ms` : "no";
    }),
  );
  const targets = judge(F, plain, number);
  const head = ["", ...names];
  const text = [
    "# Kernel bench",
    "",
    "Written by `npm run bench:kernel`. Machine: 2 cores, Debian 12, Node 20. " +
      `Load average ${load.map((value) => value.toFixed(1)).join(" → ")}. Kernels take turns; the bench is itself a Node process and shares pages with the Node kernels. Medians of ${3 * ROUNDS} starts, ${SESSIONS} sessions. ` +
      `Peers: ipykernel of Debian 12, tslab ${PEERS.tslab}, Deno ${PEERS.deno}. The same loop in a plain Node script: ${number(plain.inFunction)} ms in a function, ${number(plain.atTop)} ms at the top.`,
    "",
    markdown(head, table),
    "",
    "## Targets",
    "",
    markdown(["target", "measured", "limit", ""], targets),
    "",
    "## Interrupts",
    "",
    "Milliseconds from the interrupt to the reply of the stuck cell (of the next cell, for the loop left behind); `no`: not stopped within 3 s, or state or kernel lost.",
    "",
    markdown(["stuck in", ...names], stopTable),
    "",
  ].join("\n");
  console.log(text);
  if (only.length === 0) writeFileSync(fileURLToPath(new URL("results.md", import.meta.url)), text);
  process.exitCode = targets.some((target) => target[3] === "MISS") ? 1 : 0;
}

function judge(F, plain, number) {
  const { assay, ipykernel, tslab } = F;
  if (assay === undefined) return [];
  const rows = [];
  const add = (target, measured, limit, unit, holds = measured <= limit) => {
    if (!Number.isNaN(measured))
      rows.push([target, `${number(measured, 2)}${unit}`, `${limit}${unit}`, holds ? "PASS" : "MISS"]);
  };
  if (ipykernel) add("start / ipykernel's", assay.ready / ipykernel.ready, 0.6, "×");
  if (tslab) add("start / tslab's", assay.ready / tslab.ready, 0.15, "×");
  if (ipykernel) add("trivial cell / ipykernel's", assay.cell / ipykernel.cell, 0.5, "×");
  add("top-level loop / plain Node's in a function", assay.loop / plain.inFunction, 1.5, "×");
  add("top-level loop / plain Node's at the top", assay.loop / plain.atTop, 1.5, "×");
  add("completion p95", assay.complete95, 60, " ms");
  add("completion p95 during an await", assay.awaiting95, 60, " ms");
  add("completion p95 during a busy loop", assay.looping95, 60, " ms");
  add(
    "slowest interrupt, state kept",
    assay.slowestStop,
    300,
    " ms",
    assay.slowestStop < 300 && assay.kept === assay.stops,
  );
  add("10 000 writes, all there", assay.writes, 1000, " ms", assay.writes < 1000 && assay.whole);
  add("memory, fresh", assay.fresh, 90, " MB");
  add("memory with types", assay.typed, 190, " MB");
  return rows;
}

function markdown(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function median(list) {
  return quantile(list, 0.5);
}

function quantile(list, q) {
  const sorted = list.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}
