/**
 * What a TPE trial costs: CPU milliseconds of a whole trial (ask, suggest, tell) in memory, by the number of trials before it and
 * by parameters, beside Python's Optuna on the same machine in one run. Both get the same history, seven tenths of it near the
 * optimum as TPE leaves it. Prints a table and writes bench/tune/tpe.md.
 *
 *     npm run --silent build && node bench/tune/tpe.mjs
 *
 * The code is warm: some studies run before, as the first hundreds of trials of a process are the compiler's. Ours: medians of 3
 * studies; the peer, where PYTHON (or /usr/bin/python3) has optuna: one study of few trials, as it is slow.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { createStudy, createTrial, FloatDistribution, TPESampler } from "../../dist/lib/tune/index.js";

const python = process.env.PYTHON ?? (existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
const peer = fileURLToPath(new URL("tpe-peer.py", import.meta.url));
const version = spawnSync(python, ["-c", "import optuna; print(optuna.__version__)"], {
  encoding: "utf8",
}).stdout.trim();
const modes = {
  multivariate: { title: "multivariate, constant liar (default of 5.0)", options: {} },
  univariate: {
    title: "univariate (default of 3.1 and 4.9)",
    options: { multivariate: false, constantLiar: false },
  },
};
const distribution = new FloatDistribution(-5, 5);
const load = loadavg()[0];

for (let i = 0; i < 6; i++) for (const mode of Object.keys(modes)) measure(mode, 5, 100, 60);
const rows = [];
for (const mode of Object.keys(modes))
  for (const params of [5, 20])
    for (const size of [100, 1000, 5000]) {
      const ours = [1, 2, 3].map(() => measure(mode, params, size, 30)).sort((a, b) => a - b)[1];
      const theirs = version === "" ? undefined : measurePeer(mode, params, size, size === 5000 ? 3 : 10);
      rows.push({ mode, params, size, ours, theirs });
      process.stderr.write(
        `${mode} ${params} × ${size}: ${ours.toFixed(2)} ms${theirs === undefined ? "" : `, peer ${theirs.toFixed(1)} ms`}\n`,
      );
    }

const text = `# CPU of a TPE trial

\`node bench/tune/tpe.mjs\` on ${cpus()[0].model}, Node ${process.versions.node}, load ${load.toFixed(1)} at the start. Milliseconds of CPU a
trial, in memory${version === "" ? "" : `, beside Optuna ${version} on the same machine`}.

| mode | parameters | trials before | ms | Optuna, ms | ratio |
| ---- | ---------: | ------------: | -: | ---------: | ----: |
${rows
  .map(
    ({ mode, params, size, ours, theirs }) =>
      `| ${modes[mode].title} | ${params} | ${size} | ${ours.toFixed(2)} | ${theirs === undefined ? "" : theirs.toFixed(1)} | ${theirs === undefined ? "" : `${(theirs / ours).toFixed(0)}×`} |`,
  )
  .join("\n")}
`;
const page = await format(text, { parser: "markdown", printWidth: 110 });
writeFileSync(new URL("tpe.md", import.meta.url), page);
process.stdout.write(page);

/** CPU milliseconds of a trial of ours after `size` trials. */
function measure(mode, params, size, trials) {
  const study = createStudy({ sampler: new TPESampler({ seed: 1, ...modes[mode].options }) });
  let state = 7;
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const names = Array.from({ length: params }, (_, j) => `x${j}`);
  const loss = (point) => names.reduce((sum, name, j) => sum + (point[name] - 0.1 * j) ** 2, 0);
  for (let i = 0; i < size; i++) {
    const near = random() < 0.7;
    const point = Object.fromEntries(
      names.map((name, j) => [name, near ? 0.1 * j + (random() - 0.5) * 2 : random() * 10 - 5]),
    );
    const distributions = Object.fromEntries(names.map((name) => [name, distribution]));
    study.addTrial(createTrial({ value: loss(point), params: point, distributions }));
  }
  const one = () => {
    const trial = study.ask();
    study.tell(trial, loss(Object.fromEntries(names.map((name) => [name, trial.suggestFloat(name, -5, 5)]))));
  };
  for (let i = 0; i < 2; i++) one();
  const start = process.cpuUsage();
  for (let i = 0; i < trials; i++) one();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / trials;
}

function measurePeer(mode, params, size, trials) {
  const out = execFileSync(python, [peer, mode, String(params), String(size), String(trials)], {
    encoding: "utf8",
    env: { ...process.env, OPENBLAS_NUM_THREADS: "1" },
  });
  return JSON.parse(out).ms;
}
