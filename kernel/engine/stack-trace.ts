/**
 * Stack traces that name positions of the cell as typed, wherever they are read: in a traceback, in `error.stack`, in what
 * `console.error(error)` prints. Compiled code is mapped back when a trace is formatted; frames of Assay are left out.
 * Source: V8's stack trace API (`Error.prepareStackTrace`).
 */
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { compileFile } from "./module-hooks.ts";
import type { Compiled, Origin } from "./protocol.ts";

interface Known {
  readonly origin: Origin;
  map?: SourceMap;
}

const FRAMES = 50;
const KEPT = 2000;
const known = new Map<string, Known>();
/** `dist/kernel/`, `dist/lib/`, `dist/magics/`, as V8 names their files. */
const ASSAY = ["kernel", "lib", "magics"].map((folder) => new URL(`../../${folder}/`, import.meta.url).href);

/** Remembers the map of code that is about to run. */
export function knowOrigin(compiled: Compiled): void {
  known.set(compiled.file, { origin: compiled.origin });
  if (known.size > KEPT) known.delete(known.keys().next().value!);
}

/** Formats all later stack traces of this process. */
export function installStackTraces(): void {
  Error.stackTraceLimit = FRAMES;
  Error.prepareStackTrace = (error, sites) => {
    const lines = sites.flatMap((site) => frame(site));
    const head = safeText(error);
    return lines.length === 0 ? head : `${head}\n${lines.join("\n")}`;
  };
}

function frame(site: NodeJS.CallSite): string[] {
  const file = site.getFileName() || site.getScriptNameOrSourceURL() || "";
  if (
    ASSAY.some((folder) => file.startsWith(folder)) ||
    file.startsWith("node:internal") ||
    file === "node:inspector"
  )
    return [];
  const line = site.getLineNumber() ?? 0;
  const column = site.getColumnNumber() ?? 0;
  const text = String(site);
  const place = locate(file, line, column);
  if (place === undefined) return [`    at ${text}`];
  const mapped = text.replace(`${file}:${line}:${column}`, place);
  return [
    `    at ${/^(?:async )?<anonymous> \(|^Object\.<anonymous> \(|^eval \(/.test(mapped) ? mapped.replace(/^.*?\((.*)\)$/, "$1") : mapped}`,
  ];
}

/** `cell-3.ts:2:7` for a position of compiled code; undefined where nothing is known. */
export function locate(file: string, line: number, column: number): string | undefined {
  const entry = known.get(file);
  if (entry !== undefined) {
    const { shownAs, lines, lineOffset, mappings } = entry.origin;
    entry.map ??= sourceMap(mappings);
    const at = original(entry.map, lines?.[line - 1] ?? line - 1, column - 1);
    return `${shownAs}:${at.line + 1 + lineOffset}:${at.column + 1}`;
  }
  if (!/^file:.*\.[mc]?ts\?v=/.test(file)) return undefined;
  try {
    const path = fileURLToPath(file.replace(/\?.*$/, ""));
    const at = original(sourceMap(compileFile(path, true).mappings), line - 1, column - 1);
    return `${path}:${at.line + 1}:${at.column + 1}`;
  } catch {
    return undefined;
  }
}

function sourceMap(mappings: string): SourceMap {
  return new SourceMap({
    file: "",
    version: 3,
    sources: ["text"],
    sourcesContent: [],
    names: [],
    sourceRoot: "",
    mappings,
  });
}

function original(map: SourceMap, line: number, column: number): { line: number; column: number } {
  const entry = map.findEntry(line, column) as { originalLine?: number; originalColumn?: number };
  return { line: entry.originalLine ?? line, column: entry.originalColumn ?? column };
}

function safeText(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
