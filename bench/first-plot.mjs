/**
 * `node bench/first-plot.mjs`: seconds from nothing to the first plot in an executed notebook, by both ways: a fresh clone of
 * this repository, and the packed package in an empty folder. npm's cache is as it is; run it twice for a warm one. Prints
 * what each step took and what the folders weigh.
 */
import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "assay-first-plot-"));
const quiet = { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" };
const npmFlags = ["--no-audit", "--no-fund", "--prefer-offline"];

const clone = join(folder, "assay");
const empty = join(folder, "empty");
mkdirSync(empty);
writeFileSync(join(empty, "package.json"), '{"private":true}');
writeFileSync(join(empty, "first.ipynb"), JSON.stringify(notebook()));

console.log("from a clone");
const cloned = timed("git clone", () => execFileSync("git", ["clone", "-q", root, clone], quiet));
const installed = timed("npm install --omit=dev, with the build", () =>
  execFileSync("npm", ["install", "--omit=dev", ...npmFlags], { cwd: clone, ...quiet }),
);
const drawn = timed("a notebook with a plot", () => draw(join(clone, "dist/kernel/main.js")));
total(cloned + installed + drawn, clone);
const tools = timed("npm install, the tools of development on top", () =>
  execFileSync("npm", ["install", ...npmFlags], { cwd: clone, ...quiet }),
);
total(cloned + installed + tools, clone);

console.log("from the package");
const [{ filename }] = JSON.parse(
  execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: clone,
    ...quiet,
  }),
);
const put = timed("npm install", () =>
  execFileSync("npm", ["install", ...npmFlags, join(folder, filename)], { cwd: empty, ...quiet }),
);
const shown = timed("a notebook with a plot", () =>
  draw(join(empty, "node_modules/assay/dist/kernel/main.js")),
);
total(put + shown, join(empty, "node_modules"));
rmSync(folder, { recursive: true, force: true });

/** Executes the notebook; there must be a picture in it. */
function draw(main) {
  execFileSync(process.execPath, [main, "run", "first.ipynb", "-o", "out.ipynb", "--html", "out.html"], {
    cwd: empty,
    ...quiet,
  });
  const [, cell] = JSON.parse(readFileSync(join(empty, "out.ipynb"), "utf8")).cells;
  const types = cell.outputs.flatMap(({ data = {} }) => Object.keys(data));
  if (!types.some((type) => type.startsWith("image/") || type.includes("plotly") || type === "text/html"))
    throw new Error(`no plot: ${types.join(", ")}`);
}

function notebook() {
  const sources = [
    'import { load } from "assay";\nconst birds = load("penguins");',
    '({ data: [{ type: "histogram", x: [...birds.column("Body Mass (g)").values] }], layout: { title: { text: "Body mass" } } })',
  ];
  return {
    cells: sources.map((source, i) => ({
      cell_type: "code",
      id: `c${i}`,
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

function timed(name, action) {
  const begun = performance.now();
  action();
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  return seconds;
}

function total(seconds, path) {
  console.log(`${seconds.toFixed(1).padStart(7)} s  together; ${Math.round(weigh(path) / 1e6)} MB on disk`);
}

function weigh(path) {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + weigh(join(path, name)), 0);
}
