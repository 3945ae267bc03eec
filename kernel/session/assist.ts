/**
 * Completion and inspection. The type service knows what the text means, the engine knows the live values; magics
 * complete from their declarations. Answers come while a cell runs: then the live values are left out.
 */
import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { MimeBundle } from "../engine/protocol.ts";
import type { Compiler } from "../language/compile.ts";
import { findMagics } from "../language/magic-lines.ts";
import type { TypeService } from "../language/type-service.ts";
import type { LazyMagic, MagicEntry, MagicTable } from "../magic-table.ts";
import { within } from "./within.ts";

/** Asks the engine about a live value; undefined while it is busy or when there is none. */
export type Ask = (kind: "members" | "describe", expression: string) => Promise<unknown>;

export interface Matches {
  readonly matches: readonly { readonly text: string; readonly type: string }[];
  /** UTF-16 range that a match replaces. */
  readonly start: number;
  readonly end: number;
}

const TYPES_MS = 3000;
const MAX_MATCHES = 500;

export class Assist {
  readonly #compiler: Compiler;
  readonly #table: MagicTable;
  readonly #types: TypeService;
  readonly #ask: Ask;
  readonly #directory: () => string;

  constructor(parts: {
    compiler: Compiler;
    table: MagicTable;
    types: TypeService;
    ask: Ask;
    directory: () => string;
  }) {
    this.#compiler = parts.compiler;
    this.#table = parts.table;
    this.#types = parts.types;
    this.#ask = parts.ask;
    this.#directory = parts.directory;
  }

  /** What may stand at `cursor` (a UTF-16 offset). */
  async complete(code: string, cursor: number): Promise<Matches> {
    const own = this.#ownBody(code, cursor);
    if (own !== undefined) {
      const { assist } = await own.entry.load();
      const found = await assist!.complete(own.body, cursor - own.start);
      return {
        matches: found.matches.map((text) => ({ text, type: "field" })),
        start: own.start + found.start,
        end: own.start + found.end,
      };
    }
    const lineStart = code.lastIndexOf("\n", cursor - 1) + 1;
    const line = code.slice(lineStart, cursor);
    const magic = /^([ \t]*(?:\/\/[ \t]*)?(?:[\w\s{}[\],.:$]*=[ \t]*)?)(%%?)([\w.-]*)([ \t]+.*)?$/.exec(line);
    if (magic && !(magic[2] === "%%" && code.slice(0, lineStart).trim() !== "")) {
      const found = await this.#completeMagic(
        cursor,
        magic[2] as "%" | "%%",
        magic[3]!,
        magic[4],
        lineStart + magic[1]!.length,
      );
      if (found !== undefined) return found;
    }
    return await this.#completeCode(code, cursor);
  }

  /** The body around the cursor, of a cell magic that helps with it itself. */
  #ownBody(
    code: string,
    cursor: number,
  ): { readonly entry: LazyMagic; readonly body: string; readonly start: number } | undefined {
    const { cellMagic } = findMagics(code, this.#table);
    const entry = cellMagic === undefined ? undefined : this.#table.get(cellMagic.name);
    if (cellMagic === undefined || entry?.assists !== true) return undefined;
    const start = code.length - cellMagic.body.length;
    const isBelow = code.slice(0, start).endsWith("\n") && cursor >= start;
    return isBelow ? { entry, body: cellMagic.body, start } : undefined;
  }

  async #completeCode(code: string, cursor: number): Promise<Matches> {
    const word = /[\w$\u00a1-\uffff]*$/.exec(code.slice(0, cursor))![0];
    const start = cursor - word.length;
    const [typed, live] = await Promise.all([
      this.#typedCompletions(code, cursor),
      this.#liveMembers(code, start),
    ]);
    const found = new Map<string, { text: string; type: string; sort: string }>();
    const range = typed ?? { start, end: cursor, items: [] };
    for (const item of range.items) {
      const text = item.insertText ?? item.name;
      if (!found.has(text)) found.set(text, { text, type: item.kind, sort: item.sortText });
    }
    if (range.start === start)
      for (const name of live)
        if (!found.has(name)) found.set(name, { text: name, type: "property", sort: "20" });
    const prefix = code.slice(range.start, cursor).toLowerCase();
    const matches = [...found.values()]
      .filter(({ text }) => text.toLowerCase().startsWith(prefix))
      .sort((a, b) => compare(a.sort, b.sort) || compare(a.text.toLowerCase(), b.text.toLowerCase()))
      .slice(0, MAX_MATCHES);
    return {
      matches,
      start: range.start,
      end: Math.max(range.end, cursor) === range.end && range.end > cursor ? cursor : range.end,
    };
  }

  async #typedCompletions(
    code: string,
    cursor: number,
  ): Promise<Awaited<ReturnType<TypeService["complete"]>>> {
    const view = this.#view(code, cursor);
    if (view === undefined) return undefined;
    const list = await within(this.#types.complete(view.text, view.offset), TYPES_MS);
    return list === undefined
      ? undefined
      : { ...list, start: list.start - view.shift, end: list.end - view.shift };
  }

  async #liveMembers(code: string, start: number): Promise<string[]> {
    const before = code.slice(0, start);
    const owner =
      /((?:[A-Za-z_$][\w$]*)(?:\??\.[A-Za-z_$][\w$]*|\[(?:\d+|"[^"\n]*"|'[^'\n]*')\])*)\??\.$/.exec(
        before,
      )?.[1];
    if (owner === undefined) return [];
    return ((await this.#ask("members", owner)) as string[] | undefined) ?? [];
  }

  /** The text as TypeScript with the cursor at the same place; magics before it may have another length. */
  #view(code: string, cursor: number): { text: string; offset: number; shift: number } | undefined {
    const text = this.#compiler.typed(code);
    if (text === code) return { text, offset: cursor, shift: 0 };
    const row = code.slice(0, cursor).split("\n").length - 1;
    const column = cursor - (code.lastIndexOf("\n", cursor - 1) + 1);
    const lines = text.split("\n");
    if (row >= lines.length || lines[row] !== code.split("\n")[row]) return undefined;
    const offset = lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0) + column;
    return { text, offset, shift: offset - cursor };
  }

  async #completeMagic(
    cursor: number,
    sign: "%" | "%%",
    name: string,
    rest: string | undefined,
    start: number,
  ): Promise<Matches | undefined> {
    const kind = sign === "%%" ? "cell" : "line";
    if (rest === undefined) {
      const names = this.#table
        .all()
        .filter((entry) => this.#table.has(entry.name, kind) && entry.name.startsWith(name));
      return {
        matches: names.map((entry) => ({ text: `${sign}${entry.name}`, type: "magic" })),
        start,
        end: cursor,
      };
    }
    const entry = this.#table.get(name);
    if (entry === undefined) return undefined;
    const { splitWords } = await import("../magic-arguments.ts");
    const words = splitWords(rest);
    const base = cursor - rest.length;
    const last = words.at(-1);
    const current =
      last !== undefined && last.end === rest.length
        ? last
        : { text: "", start: rest.length, end: rest.length };
    const earlier = words.filter((word) => word !== last || current.text === "");
    const spec = argumentAt(
      entry,
      earlier.map((word) => word.text),
      current.text,
    );
    const found = (texts: readonly string[], type: string, skip = 0): Matches => ({
      matches: texts
        .filter((text) => text.startsWith(current.text.slice(skip)))
        .map((text) => ({ text, type })),
      start: base + current.start + skip,
      end: cursor,
    });
    if (spec === "flag") {
      const given = new Set(earlier.map((word) => word.text.split("=")[0]));
      const flags = entry.arguments.filter(
        (argument) => argument.position < 0 && (argument.many || !given.has(`--${argument.flag}`)),
      );
      return found([...flags.map((flag) => `--${flag.flag}`), "--help"], "flag");
    }
    if (spec === undefined) return found([], "text");
    const skip = /^--[\w-]+=/.exec(current.text)?.[0].length ?? 0;
    if (spec.choices !== undefined) return found(spec.choices, "choice", skip);
    if (spec.kind === "path")
      return await this.#completePath(current.text.slice(skip), base + current.start + skip, cursor);
    if (spec.kind === "name") return found(this.#compiler.names(), "variable", skip);
    if (spec.kind === "expression" || spec.kind === "rest") {
      const piece = spec.kind === "rest" ? rest.trimStart() : current.text.slice(skip);
      if (spec.kind === "rest" && entry.name === "sx")
        return await this.#completePath(current.text, base + current.start, cursor);
      const inner = await this.#completeCode(piece, piece.length);
      const shift = cursor - piece.length;
      return { ...inner, start: inner.start + shift, end: inner.end + shift };
    }
    const columns = await this.#columns(
      entry,
      earlier.map((word) => word.text),
    );
    const typed = current.text.slice(skip);
    const quoted = columns.map((name) =>
      /^[\w.%$-]+$/.test(name) && !typed.startsWith('"') ? name : `"${name}"`,
    );
    // A name with blanks is found by its first letters, too.
    const matches = quoted.filter((text) => text.startsWith(typed) || text.startsWith(`"${typed}`));
    return { ...found([], "column", skip), matches: matches.map((text) => ({ text, type: "column" })) };
  }

  /** Column names of the data that an earlier positional argument names: `%audit df --label |`. */
  async #columns(entry: MagicEntry, words: readonly string[]): Promise<string[]> {
    const data = entry.arguments.some((argument) => argument.kind === "expression")
      ? words.find((word) => !word.startsWith("-"))
      : undefined;
    if (data === undefined || !/^[\w$.]+$/.test(data)) return [];
    for (const expression of [`${data}.columns`, `Object.keys(${data}[0])`, `${data}.names`]) {
      const described = (await this.#ask("describe", expression)) as { text?: string } | undefined;
      const names = [...(described?.text ?? "").matchAll(/'([^'\\]*)'/g)].map((match) => match[1]!);
      if (names.length > 0) return names;
    }
    return [];
  }

  async #completePath(text: string, start: number, cursor: number): Promise<Matches> {
    const typed = text.replace(/^["']/, "");
    const folder = typed.endsWith("/") ? typed : typed.includes("/") ? `${dirname(typed)}/` : "";
    const entries = await readdir(resolve(this.#directory(), folder === "" ? "." : folder), {
      withFileTypes: true,
    }).catch(() => []);
    const paths = entries
      .filter((entry) => !entry.name.startsWith(".") || typed.slice(folder.length).startsWith("."))
      .map(
        (entry) => `${folder === "" ? "" : join(folder, "/")}${entry.name}${entry.isDirectory() ? "/" : ""}`,
      )
      .filter((path) => path.startsWith(typed))
      .sort();
    return {
      matches: paths.map((path) => ({ text: path, type: "path" })),
      start: start + (text.length - typed.length),
      end: cursor,
    };
  }

  /** What is known about the name at `cursor`; undefined when nothing is. */
  async inspect(code: string, cursor: number, detail: 0 | 1): Promise<MimeBundle | undefined> {
    const own = this.#ownBody(code, cursor);
    const about = (await own?.entry.load())?.assist?.inspect(own!.body, cursor - own!.start);
    if (about !== undefined) return { "text/plain": about };
    const magic = await this.#inspectMagic(code, cursor);
    if (magic !== undefined) return magic;
    const view = this.#view(code, cursor);
    const expression = expressionAt(code, cursor);
    const [hover, live] = await Promise.all([
      view === undefined ? undefined : within(this.#types.hover(view.text, view.offset), TYPES_MS),
      expression === ""
        ? undefined
        : (this.#ask("describe", expression) as Promise<{ type: string; text: string } | undefined>),
    ]);
    if (hover === undefined && live === undefined) return undefined;
    const plain: string[] = [];
    const markdown: string[] = [];
    if (hover !== undefined) {
      plain.push(hover.signature);
      markdown.push(`\`\`\`typescript\n${hover.signature}\n\`\`\``);
      if (hover.documentation !== "") {
        plain.push("", hover.documentation);
        markdown.push(hover.documentation);
      }
      if (detail === 1 && hover.source !== undefined) {
        plain.push("", "Source:", hover.source);
        markdown.push(`**Source**\n\n\`\`\`typescript\n${hover.source}\n\`\`\``);
      }
    }
    if (live !== undefined && live.text !== "" && !/^\[(?:class|Function)/.test(live.text)) {
      plain.push("", `Value: ${live.text}`);
      markdown.push(`**Value**\n\n\`\`\`\n${live.text}\n\`\`\``);
    }
    if (hover === undefined && live !== undefined) plain.unshift(`Type: ${live.type}`);
    return { "text/plain": plain.join("\n").trim(), "text/markdown": markdown.join("\n\n") };
  }

  async #inspectMagic(code: string, cursor: number): Promise<MimeBundle | undefined> {
    const lineStart = code.lastIndexOf("\n", cursor - 1) + 1;
    const lineEnd = code.indexOf("\n", cursor);
    const line = code.slice(lineStart, lineEnd < 0 ? code.length : lineEnd);
    const name = /^[ \t]*(?:[^=%]*=[ \t]*)?%{1,2}([\w.-]+)/.exec(line)?.[1];
    const entry = name === undefined ? undefined : this.#table.get(name);
    const inCellMagic = findMagics(code, this.#table).cellMagic !== undefined;
    if (entry === undefined || inCellMagic !== line.trimStart().startsWith("%%")) return undefined;
    const { helpText } = await import("../magic-arguments.ts");
    const text = helpText(entry);
    return { "text/plain": text, "text/markdown": `\`\`\`text\n${text}\n\`\`\`` };
  }
}

type Argument = MagicEntry["arguments"][number];

/** The argument that a word at this place fills; "flag" when the word is a flag's name. */
function argumentAt(
  entry: MagicEntry,
  earlier: readonly string[],
  current: string,
): Argument | "flag" | undefined {
  const flags = entry.arguments.filter((argument) => argument.position < 0);
  const byFlag = (text: string): Argument | undefined =>
    flags.find((flag) => text === `--${flag.flag}` || (flag.short !== "" && text === `-${flag.short}`));
  const inline = /^--([\w-]+)=/.exec(current);
  if (inline) return byFlag(`--${inline[1]}`);
  const previous = byFlag(earlier.at(-1) ?? "");
  if (previous !== undefined && previous.kind !== "boolean") return previous;
  if (current.startsWith("-")) return "flag";
  let words = 0;
  for (let i = 0; i < earlier.length; i++) {
    const flag = byFlag(earlier[i]!);
    if (flag !== undefined && flag.kind !== "boolean") i++;
    else if (!earlier[i]!.startsWith("-")) words++;
  }
  const places = entry.arguments.filter((argument) => argument.position >= 0);
  const place = places[Math.min(words, places.length - 1)];
  if (place === undefined || (words >= places.length && !place.many && place.kind !== "rest")) return "flag";
  return place;
}

/** The dotted name around the cursor. */
function expressionAt(code: string, cursor: number): string {
  const tail = /^[\w$]*/.exec(code.slice(cursor))![0];
  const head = /(?:[A-Za-z_$][\w$]*\.)*[A-Za-z_$]?[\w$]*$/.exec(code.slice(0, cursor))![0];
  const whole = head + tail;
  return /^[A-Za-z_$][\w$.]*$/.test(whole) && !whole.endsWith(".") ? whole : "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
