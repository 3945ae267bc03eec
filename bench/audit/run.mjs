/**
 * The audit engine beside DuckDB's own SUMMARIZE and pandas, in one run on one machine: CPU seconds and the most memory
 * resident, each in a process of its own, taking turns; figures are medians. Prints a table and writes bench/audit/results.md.
 *
 *     npm run bench:audit                 1M and 10M rows
 *     npm run bench:audit -- 1000000      only so many rows, and no file is written
 *
 * pandas runs where PYTHON (or /usr/bin/python3) has it, on the CSV file and at 1M rows only (it wants 9 GB at 10M).
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { make } from "./make.mjs";

const ROUNDS = 3;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const PYTHON = process.env.PYTHON ?? (existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
const only = process.argv.slice(2).map(Number);
const sizes = only.length > 0 ? only : [1_000_000, 10_000_000];
const hasPandas = spawnSync(PYTHON, ["-c", "import pandas"]).status === 0;
const hasAudit = existsSync(here("../../dist/lib/audit/index.js"));

const load = [loadavg()[0]];
const lines = [
  "| rows | file | work | CPU s | CPU / SUMMARIZE | wall s | first column s | most resident MB |",
  "| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |",
];
for (const rows of sizes) {
  const paths = await make(rows, hasPandas && rows <= 1_000_000 ? ["parquet", "csv"] : ["parquet"]);
  const works = [
    ["parquet", "DuckDB SUMMARIZE", () => node("summarize", paths.parquet)],
    ["parquet", "profile, patterns, repeats, sample", () => node("profile", paths.parquet)],
    ...(hasAudit ? [["parquet", "audit", () => node("audit", paths.parquet)]] : []),
    ...(paths.csv === undefined ? [] : [["csv", "pandas", () => python(paths.csv)]]),
  ];
  const measured = works.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, [, name, work]] of works.entries()) {
      process.stderr.write(`${rows} rows, round ${round + 1}: ${name} (load ${loadavg()[0].toFixed(1)})\n`);
      const result = work();
      if (result !== undefined) measured[i].push(result);
    }
  const median = (list, field) => list.map((each) => each[field]).toSorted((a, b) => a - b)[list.length >> 1];
  const base = median(measured[0], "cpu");
  for (const [i, [file, name]] of works.entries()) {
    const list = measured[i];
    if (list.length === 0) continue;
    const cell = (field, digits) => median(list, field)?.toFixed(digits) ?? "";
    const ratio = (median(list, "cpu") / base).toFixed(2);
    lines.push(
      `| ${rows.toLocaleString("en")} | ${file} | ${name} | ${cell("cpu", 2)} | ${ratio} | ${cell("wall", 2)} | ${cell("first", 2)} | ${cell("rss", 0)} |`,
    );
  }
}
load.push(loadavg()[0]);

const text = `# Audit bench

Made by \`npm run bench:audit\`; do not edit. 20 columns: 13 numbers, 5 strings (one differs in every row), a boolean, a timestamp.
${cpus().length} cores of ${cpus()[0].model.trim()}, Node ${process.version}, load ${load.map((each) => each.toFixed(1)).join(" before and ")} after; medians of ${ROUNDS}.

${lines.join("\n")}
`;
process.stdout.write(text);
if (only.length === 0) writeFileSync(here("results.md"), text);

function node(work, path) {
  const done = spawnSync(process.execPath, [here("work.mjs"), work, path], { encoding: "utf8" });
  if (done.status === 0) return JSON.parse(done.stdout);
  process.stderr.write(`${work} failed: ${done.stderr.slice(0, 2000)}\n`);
  return undefined;
}

function python(path) {
  return JSON.parse(execFileSync(PYTHON, [here("pandas_audit.py"), path], { encoding: "utf8" }));
}
