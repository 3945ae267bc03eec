/**
 * `npm run sizes`: how big the project is. Lines by folder, the files that are long enough to be looked at, and what an
 * installation of the published package weighs, with the packages that dominate it. A report, never a gate. With --write the
 * weights go to docs/speed.md, too.
 */
import { execSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const longFile = 300;
const shownPackages = 12;

const files = ["kernel", "magics", "lib", "scripts", "test", "bench"].flatMap(sources).map((path) => ({
  path,
  folder: folderOf(path),
  lines: readFileSync(path, "utf8").split("\n").length - 1,
}));
const folders = [...new Set(files.map(({ folder }) => folder))].sort((a, b) => (a < b ? -1 : 1));
const rows = folders.map((folder) => [
  folder,
  files.filter((file) => file.folder === folder).map(({ lines }) => lines),
]);
const width = Math.max(...folders.map(({ length }) => length));
console.log(`${"folder".padEnd(width)}  files   lines  median    p95    max`);
for (const [folder, lines] of [...rows, ["all", files.map((file) => file.lines)]]) {
  const sorted = lines.toSorted((a, b) => a - b);
  const figures = [sum(lines), quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1)];
  console.log(
    `${folder.padEnd(width)}${String(lines.length).padStart(7)}${figures.map((n) => String(n).padStart(8)).join("")}`,
  );
}

console.log(`\nfiles over ${longFile} lines`);
const long = files.filter(({ lines }) => lines > longFile).sort((a, b) => b.lines - a.lines);
for (const { path, lines } of long) console.log(`${String(lines).padStart(7)}  ${path}`);
if (long.length === 0) console.log("  none");

const packages = execSync("npm ls --omit=dev --all --parseable", {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
})
  .trim()
  .split("\n")
  .slice(1)
  .map((path) => ({ name: relative("node_modules", path), bytes: weigh(path) }))
  .sort((a, b) => b.bytes - a.bytes);
const total = sum(packages.map(({ bytes }) => bytes));
const [{ unpackedSize: own }] = JSON.parse(
  execSync("npm pack --dry-run --json --ignore-scripts", {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }),
);
console.log(
  `\ninstallation on ${process.platform} ${process.arch}: ${mb(total + own)} MB in ${packages.length + 1} packages, Assay itself ${mb(own)} MB`,
);
const weights = [{ name: "assay", bytes: own }, ...packages].sort((a, b) => b.bytes - a.bytes);
const rest = weights.slice(shownPackages);
const shares = [
  ...weights.slice(0, shownPackages),
  { name: `${rest.length} more`, bytes: sum(rest.map(({ bytes }) => bytes)) },
].map(({ name, bytes }) => ({
  name,
  weight: mb(bytes),
  percent: Math.round((100 * bytes) / (total + own)),
}));
for (const { name, weight, percent } of shares)
  console.log(`${weight.padStart(7)}  ${String(percent).padStart(3)} %  ${name}`);
if (process.argv.includes("--write")) writeWeights("docs/speed.md");

/** Puts the table between the marks of the page. */
function writeWeights(page) {
  const head = `${mb(total + own)} MB in ${packages.length + 1} packages on ${process.platform} ${process.arch}:`;
  const rows = shares.map(
    ({ name, weight, percent }) =>
      `| ${name.endsWith(" more") ? name : `\`${name}\``} | ${weight} MB | ${percent} % |`,
  );
  const table = `${head}\n\n| Package | Weight | Share |\n| --- | ---: | ---: |\n${rows.join("\n")}`;
  const text = readFileSync(page, "utf8");
  writeFileSync(
    page,
    text.replace(/(<!-- sizes -->)[^]*?(<!-- end -->)/, (_, begin, end) => `${begin}\n\n${table}\n\n${end}`),
  );
  execSync(`npx prettier --write --log-level warn ${page}`, { stdio: "inherit" });
}

function sources(path) {
  if (!isFolder(path)) return /\.(ts|mjs)$/.test(path) ? [path] : [];
  return readdirSync(path).flatMap((name) => sources(join(path, name)));
}

/** Two levels deep: `lib/core`, `kernel/wire`, but `kernel` for its own files. */
function folderOf(path) {
  return dirname(path).split("/").slice(0, 2).join("/");
}

/** Bytes of a package without the packages inside it, which are listed for themselves. */
function weigh(path) {
  if (!isFolder(path)) return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return sum(
    readdirSync(path)
      .filter((name) => name !== "node_modules")
      .map((name) => weigh(join(path, name))),
  );
}

function isFolder(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

function sum(numbers) {
  return numbers.reduce((total, n) => total + n, 0);
}

function mb(bytes) {
  return (bytes / 1e6).toFixed(1);
}
