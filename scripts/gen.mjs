/**
 * Writes what follows from the declarations: of each family of plug-ins the lazy table (`<folder>/index.ts`) and a docs page
 * for every record; the gallery, and the tables of names in docs/coming-from.md. `npm run gen` writes; `npm run gen -- --check` says what is stale and exits 1. Adding a family is adding
 * a row to `families`; adding a record is adding a file.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import { withNameTables } from "./coming-from.mjs";
import { galleryPage } from "./gallery.mjs";
import { checkIndexPage, checkPage, magicIndexPage, magicPage } from "./gen-docs.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/**
 * folder: where the records are, one default export a file. head: import lines of the table. table, entryType: its name and
 * the type of a row. recordType: what `load` gives. names, records: types of all names and of all records by name.
 * tail: what else the table's file exports. describe: the part of a record that is known without loading it, as JSON. page,
 * index: the docs, or absent.
 */
const families = [
  {
    folder: "magics",
    head: [
      'import { magicFunctions, type LazyMagic, type MagicFunctions } from "../kernel/magic-table.ts";',
      'import type { Magic } from "../kernel/magic.ts";',
    ],
    table: "magicTable",
    entryType: "LazyMagic",
    recordType: "Magic",
    names: "MagicName",
    records: "Magics",
    tail: `/** Each magic as a function: \`await magics.timeit({ code: "f(x)" })\`. */
export const magics: MagicFunctions<Magics> = magicFunctions<Magics>(magicTable);`,
    describe: ({ name, kind, summary, body, parameters, assist, args, examples }, { describeArguments }) => ({
      name,
      kind,
      summary,
      body: body ?? "text",
      ...(parameters === undefined ? {} : { parameters }),
      ...(assist === undefined ? {} : { assists: true }),
      arguments: describeArguments(args),
      examples,
    }),
    docs: "docs/magics",
    page: magicPage,
    index: magicIndexPage,
  },
  {
    folder: "commands",
    head: [
      'import type { LazyCommand } from "../kernel/command.ts";',
      'import type { Command } from "../kernel/command.ts";',
    ],
    table: "commandTable",
    entryType: "LazyCommand",
    recordType: "Command",
    names: "CommandName",
    records: "Commands",
    describe: ({ name, summary }) => ({ name, summary }),
  },
  {
    folder: "lib/audit/checks",
    head: ['import type { LazyCheck } from "../check.ts";', 'import type { Check } from "../check.ts";'],
    table: "checkTable",
    entryType: "LazyCheck",
    recordType: "Check",
    names: "CheckName",
    records: "Checks",
    describe: ({ name, question, area, suite, needs }) => ({ name, question, area, suite, needs }),
    docs: "docs/checks",
    page: checkPage,
    index: checkIndexPage,
  },
];

/** Tables that were emptied so that the rest compiles, with the text to put back when that was in vain. */
const emptied = new Map();
const check = process.argv.includes("--check");
build();
const tools = await import(built("kernel/magic-arguments.ts"));
const stale = [];
for (const family of families) await generate(family);
await put("docs/gallery.md", galleryPage());
await put(
  "docs/coming-from.md",
  await withNameTables(
    readFileSync("docs/coming-from.md", "utf8"),
    (entry) => import(built(`lib/${entry}/index.ts`)),
  ),
);
if (check && stale.length > 0) fail(`stale: ${stale.join(", ")}; run npm run gen`);
if (!check && stale.length > 0) {
  console.log(`gen: wrote ${stale.join(", ")}`);
  run("build.mjs");
}

async function generate(family) {
  const records = await readRecords(family);
  const entries = records.map((record) => family.describe(record, tools));
  await put(join(family.folder, "index.ts"), tableSource(family, entries));
  if (family.docs === undefined) return;
  for (const [i, entry] of entries.entries())
    await put(join(family.docs, `${entry.name}.md`), family.page(entry, records[i], tools));
  await put(join(family.docs, "README.md"), family.index(entries));
  const known = new Set(["README.md", ...entries.map(({ name }) => `${name}.md`)]);
  const present = existsSync(family.docs) ? readdirSync(family.docs) : [];
  for (const file of present.filter((name) => name.endsWith(".md") && !known.has(name))) {
    stale.push(join(family.docs, file));
    if (!check) rmSync(join(family.docs, file));
  }
}

/** The records in order of name; a file that does not hold the record it is named for is refused. */
async function readRecords({ folder }) {
  const records = [];
  for (const file of recordFiles(folder)) {
    const path = join(folder, file);
    const record = (await import(built(path))).default;
    const name = basename(file, ".ts");
    if (typeof record?.name !== "string")
      fail(`${path}: wants a record as default export; got ${typeof record}`);
    if (record.name !== name) fail(`${path}: its record is named "${record.name}"; name both alike`);
    records.push(record);
  }
  return records;
}

function recordFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && name !== "index.ts")
    .sort();
}

function tableSource({ folder, head, table, entryType, recordType, names, records, tail = "" }, entries) {
  const imports = head.filter((line) => entries.length > 0 || !line.includes(`{ ${recordType} }`));
  const rows = entries.map(
    (entry) =>
      `{ ${JSON.stringify(entry).slice(1, -1)}, load: async () => (await import("./${entry.name}.ts")).default as unknown as ${recordType} }`,
  );
  return `/** Generated by \`npm run gen\` from the files of this folder. Do not edit. */
${imports.join("\n")}

export const ${table}: readonly ${entryType}[] = [${rows.join(",\n")}];

/** Names of ${folder}. */
export type ${names} = ${entries.map(({ name }) => JSON.stringify(name)).join(" | ") || "never"};

/** The records by name. */
export interface ${records} {
${entries.map(({ name }) => `${JSON.stringify(name)}: typeof import("./${name}.ts").default;`).join("\n")}
}

${tail}
`;
}

/** Notes what differs from the file as it is, and writes it unless only checking. */
async function put(path, text) {
  const wanted = await format(text, { ...(await resolveConfig(path)), filepath: path });
  if (existsSync(path) && readFileSync(path, "utf8") === wanted) return;
  stale.push(path);
  if (check) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
}

/**
 * Compiles. A table may name a file that is gone, or be of an older shape: then it is emptied and built anew.
 */
function build() {
  const first = run("build.mjs");
  if (first === undefined) return;
  const broken = families.filter(({ folder }) => first.includes(`${folder}/index.ts(`));
  if (broken.length === 0) fail(`the sources must compile first\n${first}`);
  if (check) fail(`stale: ${broken.map(({ folder }) => `${folder}/index.ts`).join(", ")}; run npm run gen`);
  for (const family of broken) {
    const path = `${family.folder}/index.ts`;
    emptied.set(path, readFileSync(path, "utf8"));
    writeFileSync(path, tableSource(family, []));
  }
  const second = run("build.mjs");
  if (second !== undefined) fail(`the sources must compile first\n${second}`);
}

/** Runs a script of this folder; gives what it printed when it failed. */
function run(script) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join("scripts", script)], {
    encoding: "utf8",
  });
  return status === 0 ? undefined : stdout + stderr;
}

function built(path) {
  return pathToFileURL(join(root, "dist", path.replace(/\.ts$/, ".js"))).href;
}

function fail(message) {
  for (const [path, text] of emptied) writeFileSync(path, text);
  console.error(`gen: ${message}`);
  process.exit(1);
}
