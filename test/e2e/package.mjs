/**
 * The package as a stranger meets it: packed, looked through, installed into an empty folder whose name has a space, and
 * used from another one, on Node 20, 22 and 24 (the registry's own `node` packages). The kernelspec goes to a prefix of its
 * own and is what runs the notebook: imports, a local file, magics, plots, a report. Then a project of one's own, as
 * JavaScript and as TypeScript with both ways of resolving modules; then the uninstall.
 *
 *     npm run e2e:package            all three
 *     npm run e2e:package -- 22      one of them
 *
 * Needs npm and its registry, or a warm cache. Nothing is written outside a temporary folder.
 */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NODES = process.argv.length > 2 ? process.argv.slice(2) : ["20", "22", "24"];
const STEP_MS = 120_000;
/** What one step may take, and the whole. */
const LIMIT_MS = 400_000;
/** A home that cannot be made, so that whatever wants to write there fails. */
const NO_HOME = "/dev/null/home";
/** A plain program of a user's own. */
const PLAIN = `import { audit, load } from "assay";
import { audit as same } from "assay/audit";
const result = await audit(load("penguins"), { label: "Species" });
console.log(JSON.stringify({ status: result.verdict.status, rows: load("penguins").length, same: audit === same }));
`;
const npmCli = join(execFileSync("npm", ["root", "-g"], { encoding: "utf8" }).trim(), "npm/bin/npm-cli.js");

const folder = mkdtempSync(join(tmpdir(), "assay-package-"));
const home = join(folder, "home");
mkdirSync(home);
const started = performance.now();
let step = "start";
const limit = setTimeout(() => end(1, `not done after ${LIMIT_MS / 1000} s; stopped in "${step}"`), LIMIT_MS);
/** What each Node printed for the same cells; they must agree. */
const shown = new Map();

try {
  const { file, files } = await did("pack", pack);
  await did("nothing in it that does not belong", () => lookThrough(files));
  for (const version of NODES) await onNode(version, file);
  if (shown.size > 1)
    await did("the same answers on every Node", () => {
      const [first, ...others] = shown.values();
      for (const other of others) assert.deepEqual(other, first);
    });
  end(0, `all steps passed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} catch (error) {
  end(1, `failed in "${step}": ${error.stack ?? error}`);
}

function pack() {
  const [{ filename, files, size, unpackedSize, entryCount }] = JSON.parse(
    execFileSync(
      process.execPath,
      [npmCli, "pack", "--json", "--ignore-scripts", "--pack-destination", folder],
      { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    ),
  );
  console.log(`   ${entryCount} files, ${mb(size)} MB packed, ${mb(unpackedSize)} MB unpacked`);
  return { file: join(folder, filename), files: files.map(({ path }) => path) };
}

function lookThrough(files) {
  const { exports, bin } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const wanted = Object.values(exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  for (const path of [...wanted, ...Object.values(bin), "./README.md", "./LICENSE"])
    assert.ok(files.includes(path.replace("./", "")), `the package lacks ${path}`);
  const places = /^(dist\/(kernel|lib|magics|commands|lab)|lib\/data\/datasets|kernel\/assets|vendor\/\w+)\//;
  const alien = files.filter(
    (path) =>
      (path.includes("/") && !places.test(path)) ||
      /\.(test|bench)\.|\.ipynb$|(^|\/)(test|bench|out|node_modules)\/|\.map$|\.tsbuildinfo$|(?<!\.d)\.ts$/.test(
        path,
      ),
  );
  assert.deepEqual(alien, [], "what a user has no use for");
}

async function onNode(version, file) {
  const on = (name, action) => did(`node ${version}: ${name}`, action);
  const base = join(folder, `on node ${version}`);
  const [installed, notes, prefix, project] = ["an install", "my notes", "prefix", "project"].map((name) =>
    join(base, name),
  );
  for (const path of [installed, notes, project]) mkdirSync(path, { recursive: true });

  const node = await on("fetch the registry's node", () => fetchNode(version, base));
  const env = {
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    JUPYTER_PATH: join(prefix, "share/jupyter"),
    TZ: "UTC",
    NO_COLOR: "1",
    npm_config_cache: process.env.npm_config_cache ?? cacheFolder(),
  };
  const npm = (args, cwd) =>
    run(
      node,
      [npmCli, ...args, "--no-audit", "--no-fund", "--no-update-notifier", "--prefer-offline"],
      cwd,
      env,
    );

  await on("install, with every install script refused", async () => {
    writeFileSync(
      join(installed, "package.json"),
      JSON.stringify({
        private: true,
        type: "module",
        allowScripts: { [`file:${file}`]: false, esbuild: false, zeromq: false },
      }),
    );
    const { stderr } = await npm(["install", "--strict-allow-scripts", file], installed);
    const warnings = stderr.split("\n").filter((line) => line.includes("EBADENGINE   package"));
    // sanitize-html asks for Node 22.12, and passes our tests on Node 20 (docs/dependencies.md).
    assert.deepEqual(
      warnings.map((line) => /'([^@']+)/.exec(line)?.[1]),
      version === "20" ? ["sanitize-html"] : [],
    );
  });

  const bin = join(installed, "node_modules/.bin/assay");
  const assay = (args, cwd, more = {}) => run(bin, args, cwd, { ...env, ...more });
  await on("assay --version, install, doctor", async () => {
    const { version: ours } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    assert.equal((await assay(["--version"], notes)).stdout.trim(), ours);
    await assay(["install", "--prefix", prefix], notes);
    const { argv } = JSON.parse(
      readFileSync(join(prefix, "share/jupyter/kernels/assay/kernel.json"), "utf8"),
    );
    assert.equal(argv[0], node);
    assert.ok(existsSync(argv[1]), argv[1]);
    const { stdout } = await assay(["doctor"], notes);
    assert.doesNotMatch(stdout, /✗/);
    for (const line of [/✓ zeromq/, /✓ typescript/, /✓ kernelspec/, /✓ kernel .*1 \+ 1 is 2/])
      assert.match(stdout, line);
  });

  await on("a notebook elsewhere, by the installed kernelspec", async () => {
    writeFileSync(join(notes, "half.ts"), "export const half = (x: number): number => x / 2;\n");
    writeFileSync(join(notes, "birds.csv"), messyCsv());
    writeFileSync(join(notes, "first.ipynb"), JSON.stringify(notebook()));
    await assay(["run", "first.ipynb", "-o", "out.ipynb", "--html", "out.html", "--kernel", "assay"], notes);
    const texts = readNotebook(join(notes, "out.ipynb"));
    assert.equal(texts.get("node"), `'v${version}'`);
    checkCells(texts);
    const page = readFileSync(join(notes, "out.html"), "utf8");
    assert.match(page, /squares/);
    assert.doesNotMatch(page, /<script[^>]+src=["']http/);
    assert.ok(readFileSync(join(notes, "wine.html"), "utf8").startsWith("<!doctype html"), "the report");
    await assay(["report", "out.ipynb", "--html", "all.html", "--md", "all.md"], notes);
    assert.match(readFileSync(join(notes, "all.md"), "utf8"), /Which cultivar/);
    shown.set(version, {
      ...Object.fromEntries(
        ["file", "audit", "fit", "explain", "study"].map((cell) => [cell, texts.get(cell)]),
      ),
      validate: /accuracy .*/.exec(texts.get("validate"))?.[0],
    });
  });

  await on("a notebook where the home cannot be written", async () => {
    const { stdout } = await assay(["run", "first.ipynb", "-o", "homeless.ipynb"], notes, {
      HOME: NO_HOME,
      USERPROFILE: NO_HOME,
    });
    assert.match(stdout, /wrote homeless\.ipynb/);
    checkCells(readNotebook(join(notes, "homeless.ipynb")));
  });

  await on("assay lab: pages, files, and no entry without the token", async () => {
    const lab = spawn(bin, ["lab", notes, "--no-browser"], { env, stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve) => lab.on("close", resolve));
    const address = await new Promise((resolve, reject) => {
      let text = "";
      lab.stdout.on("data", (part) => {
        const url = /http:\S+/.exec((text += part))?.[0];
        if (url !== undefined) resolve(new URL(url));
      });
      lab.on("close", () => reject(new Error(`assay lab ended: ${text}`)));
    });
    try {
      const headers = { authorization: `token ${address.searchParams.get("token")}` };
      const page = await (await fetch(new URL("/", address), { headers })).text();
      const script = /<script[^>]*src="([^"]+)"/.exec(page)?.[1];
      assert.equal((await fetch(new URL(script, address), { headers })).status, 200, script);
      const contents = new URL("/api/contents", address);
      const { content } = await (await fetch(contents, { headers })).json();
      assert.ok(content.some(({ name }) => name === "first.ipynb"));
      assert.ok([401, 403].includes((await fetch(contents)).status));
    } finally {
      lab.kill("SIGINT");
    }
    await ended;
  });

  await on("a project of one's own, in JavaScript", async () => {
    writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
    // Each package sees only what it declares, as with pnpm.
    await npm(["install", "--ignore-scripts", "--install-strategy=linked", file], project);
    writeFileSync(join(project, "audit.mjs"), PLAIN);
    assert.deepEqual(JSON.parse((await run(node, ["audit.mjs"], project, env)).stdout), {
      status: "warn",
      rows: 344,
      same: true,
    });
  });

  await on("the same in TypeScript, nodenext and bundler", async () => {
    for (const place of [installed, project]) writeFileSync(join(place, "typed.ts"), typedProgram());
    const tsc = join(installed, "node_modules/typescript/bin/tsc");
    for (const [module, moduleResolution] of [
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ]) {
      const flags = `--strict --target es2023 --module ${module} --moduleResolution ${moduleResolution}`;
      // Every declaration is checked where packages lie flat; linked, undici-types does not find its own Node.
      await run(node, [tsc, "--noEmit", ...flags.split(" "), "typed.ts"], installed, env);
      const out = ["--skipLibCheck", "--outDir", `built-${module}`];
      await run(node, [tsc, ...flags.split(" "), ...out, "typed.ts"], project, env);
      const { stdout } = await run(node, [join(project, `built-${module}/typed.js`)], project, env);
      assert.match(stdout, /^0\.9\d+ warn \d+ functions$/m);
    }
  });

  if (version === "22")
    await on("a picture file: what to install, and then from the notebook's own folder", async () => {
      const picture = join(installed, "node_modules/assay/kernel/assets/logo-32x32.png");
      const cells = {
        picture: `import { readImage } from "assay/prep";
await readImage(${JSON.stringify(picture)}).then(({ width }) => width, ({ message }) => message)`,
      };
      writeFileSync(join(notes, "picture.ipynb"), JSON.stringify(notebook(cells)));
      await assay(["run", "picture.ipynb", "-o", "picture-out.ipynb"], notes);
      assert.match(
        readNotebook(join(notes, "picture-out.ipynb")).get("picture"),
        /needs the package sharp.*npm install sharp/,
      );
      writeFileSync(join(notes, "package.json"), '{"private":true}');
      await npm(["install", "--ignore-scripts", "sharp@0.35.5"], notes);
      await assay(["run", "picture.ipynb", "-o", "picture-out.ipynb"], notes);
      assert.equal(readNotebook(join(notes, "picture-out.ipynb")).get("picture"), "32");
    });

  if (version === "22")
    await on("npm install -g into a path with a space", async () => {
      const tools = join(base, "global tools");
      await npm(["install", "--global", "--prefix", tools, file], base);
      const { stdout } = await run(
        join(tools, "bin/assay"),
        ["install", "--prefix", join(base, "global prefix")],
        notes,
        env,
      );
      assert.match(stdout, /installed kernelspec assay/);
      await run(
        join(tools, "bin/assay"),
        ["run", "first.ipynb", "-o", "global.ipynb", "--kernel", "assay"],
        notes,
        {
          ...env,
          JUPYTER_PATH: join(base, "global prefix/share/jupyter"),
        },
      );
      checkCells(readNotebook(join(notes, "global.ipynb")));
    });

  await on("uninstall", async () => {
    await assay(["uninstall", "--prefix", prefix], notes);
    assert.ok(!existsSync(join(prefix, "share/jupyter/kernels/assay")));
    await npm(["uninstall", "assay"], installed);
    // npm leaves the empty folders of scopes behind.
    assert.deepEqual(
      readdirSync(join(installed, "node_modules"), { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory() && entry.name !== ".package-lock.json")
        .map(({ name }) => name),
      [],
    );
  });
  assert.deepEqual(
    readdirSync(home).filter((name) => name !== ".local" && name !== ".npm" && name !== ".cache"),
    [],
    "nothing else is left in the home",
  );
  rmSync(base, { recursive: true, force: true });
}

/** The registry's node for this system; its own install script only links the same file. */
async function fetchNode(version, base) {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const place = join(base, "node");
  mkdirSync(place);
  writeFileSync(join(place, "package.json"), '{"private":true}');
  await run(
    process.execPath,
    [npmCli, "install", "--no-audit", "--no-fund", "--prefer-offline", `${name}@${version}`],
    place,
    process.env,
  );
  const path = join(place, "node_modules", name, "bin/node");
  console.log(`   ${execFileSync(path, ["--version"], { encoding: "utf8" }).trim()}`);
  return path;
}

function notebook(cells = firstCells()) {
  return {
    cells: Object.entries(cells).map(([id, source]) => ({
      cell_type: "code",
      id,
      metadata: {},
      execution_count: null,
      outputs: [],
      source,
    })),
    metadata: { kernelspec: { name: "assay", display_name: "TypeScript (Assay)", language: "typescript" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function firstCells() {
  return {
    node: `process.version.split(".")[0]`,
    imports: `import { load, read } from "assay";
import { DecisionTreeClassifier, HistGradientBoostingClassifier } from "assay/models";
import { TreeExplainer } from "shap-ts";
import { createStudy, TPESampler } from "optuna-js-port";
import { display as show } from "tslab";
import * as tf from "@tensorflow/tfjs";
import { half } from "./half.ts";
half(4)`,
    tensors: `tf.tensor([1, 2, 3]).sum().dataSync()[0]`,
    tslab: `show.html("<b>bold</b>");`,
    file: `const birds = await read("birds.csv");
[birds.length, birds.columns.join(" "), birds.column("weight").valid.filter((present) => present === 0).length]`,
    audit: `%audit birds --label kind`,
    wine: `const wines = load("wine");
const grapes = wines.drop(["cultivar"]);`,
    brief: `%%brief
title: Which cultivar
what: classification of wines by their chemistry`,
    advise: `%advise wines --label cultivar`,
    validate: `%validate new HistGradientBoostingClassifier({ maxIter: 10 }) wines "cultivar"`,
    tune: `%%tune --trials 5 --direction maximize --metric accuracy --seed 0
import { crossValidate } from "assay/validate";
const maxDepth = trial.suggestInt("maxDepth", 1, 6);
return (await crossValidate(new DecisionTreeClassifier({ maxDepth, randomState: 0 }), wines, "cultivar")).test.accuracy.mean;`,
    fit: `const taster = await new HistGradientBoostingClassifier({ maxIter: 10 }).fit(grapes, wines.column("cultivar"));
(await new TreeExplainer(taster).explain(grapes)).values.length`,
    explain: `%explain taster grapes`,
    report: `%report explain taster grapes wines.column("cultivar") --sample 40 --out wine.html`,
    study: `const study = createStudy({ sampler: new TPESampler({ seed: 0 }) });
await study.optimize((trial) => (trial.suggestFloat("x", -5, 5) - 1) ** 2, { nTrials: 20 });
study.bestValue`,
    figure: `({ data: [{ x: [1, 2, 3], y: [1, 4, 9] }], layout: { title: { text: "squares" } } })`,
    sql: `%%sql
select kind, count(*) as n from birds group by kind order by kind`,
  };
}

/** What each cell of the notebook must have said. */
function checkCells(texts) {
  assert.equal(texts.get("imports"), "2");
  assert.equal(texts.get("tensors"), "6");
  assert.match(texts.get("tslab"), /bold/);
  assert.match(texts.get("file"), /\[ 60, 'kind weight', 6 \]/);
  assert.match(texts.get("audit"), /^Audit of birds\.csv: 60 rows × 2 columns/);
  assert.match(texts.get("audit"), /10\.0 % of "weight" is missing/);
  assert.match(texts.get("brief"), /Which cultivar.*classification of wines/s);
  assert.match(texts.get("advise"), /gradient boosting/);
  assert.match(texts.get("validate"), /accuracy 0\.9\d+ \(95 %: /);
  assert.match(texts.get("tune"), /5 trials.*best/s);
  assert.equal(texts.get("fit"), String(178 * 13 * 3));
  assert.match(texts.get("explain"), /178 rows × 13 features/);
  assert.match(texts.get("report"), /wrote wine\.html.*SHA-256 of report\.json [0-9a-f]{64}/s);
  assert.ok(Number(texts.get("study")) < 1, texts.get("study"));
  assert.match(texts.get("figure"), /plotly figure "squares".* with a picture/);
  assert.match(texts.get("sql"), /finch.*30.*wren.*30/s);
}

/** The text of each cell's outputs by the cell's name; an error in a cell is an error here. */
function readNotebook(path) {
  const { cells } = JSON.parse(readFileSync(path, "utf8"));
  return new Map(
    cells.map(({ id, outputs }) => [
      id,
      outputs
        .map((output) => {
          assert.notEqual(output.output_type, "error", `${id}: ${output.evalue}`);
          if (output.output_type === "stream") return [output.text].flat().join("");
          const { data } = output;
          const words = [data["text/plain"] ?? data["text/html"]].flat().join("");
          return data["image/png"] === undefined ? words : `${words} with a picture`;
        })
        .join("\n"),
    ]),
  );
}

/** Two kinds of birds; each tenth weight is missing. */
function messyCsv() {
  const rows = Array.from({ length: 60 }, (_, i) => [
    i % 2 === 0 ? "finch" : "wren",
    i % 10 === 3 ? "" : 8 + ((i * 7) % 11),
  ]);
  return ["kind,weight", ...rows.map((row) => row.join(","))].join("\n");
}

/** A program that names every entry of the package, and one mistake that the types must find. */
function typedProgram() {
  const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const entries = Object.keys(exports).filter((name) => !name.endsWith(".json") && name !== ".");
  const names = entries.map((entry) => entry.slice(2));
  return `${names.map((name) => `import * as ${name}All from "assay/${name}";`).join("\n")}
import { audit, load, type Frame } from "assay";
import { RandomForestClassifier } from "assay/models";
import { crossValidate } from "assay/validate";
const wines: Frame = load("wine");
const { verdict } = await audit(wines, { label: "cultivar" });
const scores = await crossValidate(new RandomForestClassifier({ nEstimators: 10, randomState: 0 }), wines, "cultivar");
const mean: number | null = scores.test["accuracy"]!.mean;
// @ts-expect-error a frame is no text
const wrong: string = wines;
const all: object[] = [${names.map((name) => `${name}All`).join(", ")}];
console.log(mean?.toFixed(4), verdict.status, all.reduce((n, entry) => n + Object.keys(entry).length, 0), "functions");
`;
}

function cacheFolder() {
  return execFileSync(process.execPath, [npmCli, "config", "get", "cache"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** Runs a program to its end; a failure says what it printed. */
function run(command, args, cwd, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: STEP_MS });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      code === 0
        ? resolve({ stdout, stderr })
        : reject(
            new Error(`${command} ${args.join(" ")}: ended with ${signal ?? code}\n${stdout}\n${stderr}`),
          ),
    );
  });
}

async function did(name, action) {
  step = name;
  const begun = performance.now();
  const result = await action();
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${name}`);
  return result;
}

function mb(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function end(code, message) {
  clearTimeout(limit);
  console[code === 0 ? "log" : "error"](`package: ${message}`);
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
