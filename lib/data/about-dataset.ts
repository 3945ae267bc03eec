/** What is known of the shipped data sets: the list of all, and the provenance of one, both as data that show themselves. */
import { closest } from "fastest-levenshtein";
import { htmlTable, shown, table, textTable, type Displayable, type Table } from "../core/index.ts";
import { catalogue, type DatasetName } from "./datasets/catalogue.ts";
import type { Provenance } from "./datasets/provenance.ts";

/** The shipped data sets as a table: name, size, task, label, what a row is, licence. */
export function datasets(): Table & Displayable {
  return table({
    title: "Data sets that ship with Assay",
    columns: ["name", "rows", "columns", "kind", "task", "label", "about", "licence"],
    rows: Object.values(catalogue).map((set: Provenance) => [
      set.name,
      set.rows,
      Object.keys(set.columns).length,
      set.kind,
      set.task,
      set.roles.label,
      set.about,
      set.licence.name,
    ]),
    note: 'load("penguins") gives one as a frame, about("penguins") its provenance, columns and known faults.',
  });
}

/**
 * Where a data set comes from, its licence, citation, columns, and the faults known in it.
 * @throws RangeError for an unknown name, with the nearest known one.
 */
export function about(name: DatasetName): Provenance & Displayable {
  const record = datasetRecord(name, "about");
  return shown({ ...record }, () => {
    const views = [facts(record), meanings(record), faults(record)];
    return {
      "text/plain": views.map(textTable).join("\n\n"),
      "text/html": views.map(htmlTable).join(""),
    };
  });
}

/** The record of a set; `where` names the caller in the error. */
export function datasetRecord(name: string, where: string): Provenance {
  if (Object.hasOwn(catalogue, name)) return catalogue[name as DatasetName];
  const near = closest(String(name), Object.keys(catalogue));
  throw new RangeError(
    `${where}: the name must be one of the shipped data sets; got ${JSON.stringify(name)}; did you mean "${near}"? datasets() lists them all`,
  );
}

function facts(set: Provenance): Table {
  const { label, time, id, group } = set.roles;
  const roles = Object.entries({ label, time, id, group }).filter(([, column]) => column !== undefined);
  return {
    title: `${set.title} (${set.name})`,
    columns: ["what", "value"],
    rows: [
      ["a row", set.about],
      ["size", `${set.rows} rows, ${Object.keys(set.columns).length} columns`],
      ["task", set.task],
      ["roles", roles.map(([role, column]) => `${role}: ${column}`).join("; ")],
      ["origin", set.origin],
      ["url", set.url],
      ["licence", `${set.licence.name} (${set.licence.url}), stated ${set.licence.stated}`],
      ["citation", set.citation],
      ["taken from", set.source.package],
      ...set.source.files.map(({ path, sha256 }) => ["", `${path}, SHA-256 ${sha256}`]),
      ["changes", set.changes],
    ],
  };
}

function meanings(set: Provenance): Table {
  return {
    columns: ["column", "means", "unit"],
    rows: Object.entries(set.columns).map(([name, { means, unit }]) => [name, means, unit]),
  };
}

function faults(set: Provenance): Table {
  return { columns: ["known faults and peculiarities"], rows: set.traps.map((trap) => [trap]) };
}
