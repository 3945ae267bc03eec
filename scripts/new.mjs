/** `npm run new KIND NAME`: starts a plug-in from its template; `npm run gen` then puts it into its family's table. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What can be made: where it goes, the rule of its names, and a name that says it. */
const kinds = {
  magic: { folder: "magics", rule: /^[a-z][a-z0-9_]*$/, sample: "outliers" },
  check: { folder: "lib/audit/checks", rule: /^[a-z][a-z0-9-]*$/, sample: "many-zeros" },
};

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const [kind, name] = process.argv.slice(2);
if (!Object.hasOwn(kinds, kind ?? ""))
  fail(
    `wants a kind of ${Object.keys(kinds).join(", ")}; got ${kind ?? "nothing"}; e.g. npm run new magic outliers`,
  );
const { folder, rule, sample } = kinds[kind];
if (!rule.test(name ?? ""))
  fail(`wants a name that matches ${rule.source}; got ${name ?? "nothing"}; e.g. ${sample}`);
const path = join(folder, `${name}.ts`);
if (existsSync(path) || name === "index") fail(`${path} is taken; choose another name`);
writeFileSync(
  path,
  readFileSync(join("scripts", "templates", `${kind}.ts.txt`), "utf8").replaceAll("NAME", name),
);
console.log(`wrote ${path}; fill it in, then: npm run gen && npm test`);

function fail(message) {
  console.error(`new: ${message}`);
  process.exit(1);
}
