/**
 * The tables of docs/coming-from.md that follow from names: what of an original's public names is here under the same name
 * (in camelCase), under another one, or absent. The names are facts in `scripts/originals/<original>.json`; ours are read
 * from the build. A name that is said to be elsewhere must be there, and none may be said to be elsewhere that is here.
 */
import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";

const folder = "scripts/originals";

/**
 * The page with the text between `<!-- names of X -->` and `<!-- end -->` made anew for each original X.
 * @param {string} page the page as it is
 * @param {(entry: string) => Promise<Record<string, unknown>>} load what an entry of the package exports
 * @throws Error when the page lacks an original's place, or a fact is no longer true
 */
export async function withNameTables(page, load) {
  let text = page;
  for (const file of readdirSync(folder).sort()) {
    const name = basename(file, ".json");
    const table = await nameTable(JSON.parse(readFileSync(`${folder}/${file}`, "utf8")), load);
    const place = new RegExp(`(<!-- names of ${name} -->)[^]*?(<!-- end -->)`);
    if (!place.test(text))
      throw new Error(`docs/coming-from.md: wants a place for names; write <!-- names of ${name} -->`);
    text = text.replace(place, (_, begin, end) => `${begin}\n\n${table}\n\n${end}`);
  }
  return text;
}

async function nameTable({ of, entries, modules, in: members = {}, otherwise }, load) {
  const exported = Object.assign({}, ...(await Promise.all(entries.map(load))));
  const used = new Set();
  let [same, other, total] = [0, 0, 0];
  const rows = Object.entries(modules).map(([module, names]) => {
    const ours = members[module] === undefined ? exported : exported[members[module]];
    const [here, elsewhere, absent] = [[], [], []];
    for (const name of names) {
      const found = [name, camel(name), lowerFirst(name)].find((spelling) => Object.hasOwn(ours, spelling));
      if (found !== undefined) here.push(`\`${found}\``);
      else if (Object.hasOwn(otherwise, name)) elsewhere.push(`\`${name}\`: ${otherwise[name]}`);
      else absent.push(`\`${name}\``);
      if (found === undefined) used.add(name);
    }
    same += here.length;
    other += elsewhere.length;
    total += names.length;
    return [`\`${module}\``, [...new Set(here)].join(", "), elsewhere.join("; "), absent.join(", ")];
  });
  for (const [name, words] of Object.entries(otherwise)) {
    if (!used.has(name)) throw new Error(`${of}: ${name} is said to be elsewhere, but is here or unknown`);
    const first = /^`(\w+)`/.exec(words)?.[1];
    const known = first === undefined || Object.hasOwn(exported, first) || foreign.has(first);
    if (!known) throw new Error(`${of}: ${name} is said to be ${first}, which is not exported`);
  }
  return `${total} public names of ${of}: ${same} are here, ${other} under another name or as an option, ${total - same - other} absent.

| There | The same name, in camelCase | Otherwise | Absent |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n")}`;
}

/** Names that stand first in a remark and are no exports of the entries read: other entries', and the language's. */
const foreign = new Set([
  "GridSampler",
  "RandomSampler",
  "RangeError",
  "link",
  "backgroundRows",
  "discretizer",
]);

function camel(name) {
  return name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** Splitters are functions here: KFold is kFold. */
function lowerFirst(name) {
  return name[0].toLowerCase() + name.slice(1);
}
