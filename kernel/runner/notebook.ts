/**
 * The notebook file: read, checked, brought to nbformat 4.5 and written the way nbformat writes it (one-space indent,
 * sorted keys, texts as arrays of lines, final newline), in one step, so that a reader never sees half a file.
 * In memory every multi-line text is one string. Source: nbformat 5.10, `v4/convert.py`, `v4/rwbase.py`, schema 4.5.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { AssayError } from "../error.ts";
import { writeWhole } from "./files.ts";

export type Json = Record<string, unknown>;
export type MimeBundle = Record<string, unknown>;

export type Output =
  | { output_type: "stream"; name: string; text: string }
  | { output_type: "display_data"; data: MimeBundle; metadata: Json }
  | { output_type: "execute_result"; data: MimeBundle; metadata: Json; execution_count: number | null }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };

interface AnyCell {
  id: string;
  metadata: Json;
  source: string;
}

export interface CodeCell extends AnyCell {
  cell_type: "code";
  execution_count: number | null;
  outputs: Output[];
}

export interface TextCell extends AnyCell {
  cell_type: "markdown" | "raw";
  attachments?: Record<string, MimeBundle>;
}

export type Cell = CodeCell | TextCell;

export interface Notebook {
  nbformat: 4;
  nbformat_minor: number;
  metadata: Json;
  cells: Cell[];
}

/** Mime types other than `text/*` whose data nbformat writes as lines. */
const SPLIT_TYPES = new Set(["application/javascript", "image/svg+xml"]);

/**
 * Reads a notebook of nbformat 4.0 to 4.5 as 4.5.
 * @throws AssayError when the file cannot be read or is not such a notebook.
 */
export function readNotebook(path: string): Notebook {
  const where = `notebook ${path}`;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw bad(where, "must exist; there is no such file", "check the path");
    if (code === "EISDIR") throw bad(where, "must be a file; got a folder", "name the .ipynb file in it");
    throw bad(where, `cannot be read; got ${(error as Error).message}`, "check its permissions");
  }
  return parseNotebook(text, where);
}

/** The notebook in a text; `where` names it in errors. */
export function parseNotebook(text: string, where: string): Notebook {
  const hint = "pass a notebook saved by Jupyter";
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const got = text.trim() === "" ? "an empty file" : firstLine((error as Error).message);
    throw bad(where, `must be JSON; got ${got}`, hint);
  }
  if (!isObject(value)) throw bad(where, `must be a JSON object; got ${kindOf(value)}`, hint);
  const major = value["nbformat"];
  if (major === undefined) throw bad(where, "must have the field nbformat; it is missing", hint);
  if (major !== 4)
    throw bad(
      where,
      `must be nbformat 4; got ${JSON.stringify(major)}`,
      "open and save it in a current Jupyter, or run jupyter nbconvert --to notebook on it",
    );
  const minor = value["nbformat_minor"] ?? 0;
  if (!Number.isInteger(minor) || (minor as number) < 0)
    throw bad(where, `nbformat_minor must be a whole number; got ${JSON.stringify(minor)}`, hint);
  const metadata = value["metadata"] ?? {};
  if (!isObject(metadata)) throw bad(where, `metadata must be an object; got ${kindOf(metadata)}`, hint);
  const cells = value["cells"];
  if (!Array.isArray(cells)) throw bad(where, `cells must be an array; got ${kindOf(cells)}`, hint);
  const ids = new Set<string>();
  return {
    nbformat: 4,
    nbformat_minor: Math.max(5, minor as number),
    metadata,
    cells: cells.map((cell, index) => readCell(cell, index, ids, where)),
  };
}

/** The text of the file, byte for byte as Python's nbformat would write it (numbers aside). */
export function formatNotebook(notebook: Notebook): string {
  const plain = { ...notebook, cells: notebook.cells.map(splitCell) };
  return `${JSON.stringify(sorted(plain), undefined, 1)}\n`;
}

export function writeNotebook(path: string, notebook: Notebook): void {
  writeWhole(path, formatNotebook(notebook));
}

/** An id for a new cell, unused in `taken`; from the content, so that the same notebook gets the same ids. */
export function cellId(content: string, taken: ReadonlySet<string>): string {
  for (let salt = 0; ; salt++) {
    const id = createHash("sha256").update(`${salt}\n${content}`).digest("hex").slice(0, 8);
    if (!taken.has(id)) return id;
  }
}

export function tagsOf(cell: Cell): readonly unknown[] {
  const tags = cell.metadata["tags"];
  return Array.isArray(tags) ? tags : [];
}

/** A mime bundle as the schema wants it: data of other than JSON types is text. */
export function mimeBundle(value: unknown): MimeBundle {
  const bundle: MimeBundle = {};
  for (const [type, data] of Object.entries(isObject(value) ? value : {})) {
    if (isJsonType(type)) bundle[type] = data;
    else if (typeof data === "string") bundle[type] = data;
    else bundle[type] = isLines(data) ? data.join("") : JSON.stringify(data);
  }
  return bundle;
}

export function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function readCell(cell: unknown, index: number, ids: Set<string>, file: string): Cell {
  const where = `${file}, cell ${index + 1}`;
  const hint = "mend the file, or save it again in Jupyter";
  if (!isObject(cell)) throw bad(where, `must be an object; got ${kindOf(cell)}`, hint);
  const type = cell["cell_type"];
  if (type !== "code" && type !== "markdown" && type !== "raw")
    throw bad(where, `cell_type must be code, markdown or raw; got ${JSON.stringify(type)}`, hint);
  const source = cell["source"] ?? "";
  if (typeof source !== "string" && !isLines(source))
    throw bad(where, `source must be a text or an array of lines; got ${kindOf(source)}`, hint);
  const metadata = cell["metadata"] ?? {};
  if (!isObject(metadata)) throw bad(where, `metadata must be an object; got ${kindOf(metadata)}`, hint);
  const text = joined(source);
  const given = cell["id"];
  const usable = typeof given === "string" && /^[\w-]{1,64}$/.test(given) && !ids.has(given);
  const id = usable ? given : cellId(`${index}\n${text}`, ids);
  ids.add(id);
  if (type !== "code") {
    const attachments = cell["attachments"];
    if (!isObject(attachments)) return { cell_type: type, id, metadata, source: text };
    const bundles = Object.entries(attachments).map(([name, data]) => [name, mimeBundle(data)] as const);
    return { attachments: Object.fromEntries(bundles), cell_type: type, id, metadata, source: text };
  }
  const outputs = cell["outputs"] ?? [];
  if (!Array.isArray(outputs)) throw bad(where, `outputs must be an array; got ${kindOf(outputs)}`, hint);
  const count = cell["execution_count"];
  return {
    cell_type: "code",
    execution_count: Number.isInteger(count) ? (count as number) : null,
    id,
    metadata,
    outputs: outputs.map((output) => readOutput(output, where, hint)),
    source: text,
  };
}

function readOutput(value: unknown, where: string, hint: string): Output {
  if (!isObject(value)) throw bad(where, `an output must be an object; got ${kindOf(value)}`, hint);
  const metadata = isObject(value["metadata"]) ? value["metadata"] : {};
  const type = value["output_type"];
  if (type === "stream")
    return { name: String(value["name"] ?? "stdout"), output_type: type, text: joined(value["text"]) };
  if (type === "display_data") return { data: mimeBundle(value["data"]), metadata, output_type: type };
  if (type === "execute_result") {
    const count = value["execution_count"];
    const execution_count = Number.isInteger(count) ? (count as number) : null;
    return { data: mimeBundle(value["data"]), execution_count, metadata, output_type: type };
  }
  if (type === "error") {
    const traceback = Array.isArray(value["traceback"]) ? value["traceback"].map(String) : [];
    return {
      ename: String(value["ename"] ?? ""),
      evalue: String(value["evalue"] ?? ""),
      output_type: type,
      traceback,
    };
  }
  throw bad(
    where,
    `output_type must be stream, display_data, execute_result or error; got ${JSON.stringify(type)}`,
    hint,
  );
}

function splitCell(cell: Cell): Json {
  const plain: Json = { ...cell, source: lines(cell.source) };
  if (cell.cell_type !== "code") {
    if (cell.attachments !== undefined)
      plain["attachments"] = Object.fromEntries(
        Object.entries(cell.attachments).map(([name, data]) => [name, splitBundle(data)]),
      );
    return plain;
  }
  plain["outputs"] = cell.outputs.map((output) => {
    if (output.output_type === "stream") return { ...output, text: lines(output.text) };
    return output.output_type === "error" ? output : { ...output, data: splitBundle(output.data) };
  });
  return plain;
}

function splitBundle(data: MimeBundle): MimeBundle {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) =>
      typeof value === "string" && (type.startsWith("text/") || SPLIT_TYPES.has(type))
        ? [type, lines(value)]
        : [type, value],
    ),
  );
}

/** The text cut after each line break. */
function lines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** Keys in order at every depth, as nbformat writes them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // Object.fromEntries defines `__proto__` as an own key; whole-number keys come first in any case.
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function joined(value: unknown): string {
  return isLines(value) ? value.join("") : String(value ?? "");
}

function isLines(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((line) => typeof line === "string");
}

function isJsonType(type: string): boolean {
  return /^application\/(?:.*\+)?json$/.test(type);
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

function bad(where: string, rule: string, hint: string): AssayError {
  return new AssayError("notebook", where, rule, hint);
}
