/**
 * From an error as data to what a notebook shows: name, message, the line of the cell with a caret, and the frames that
 * are the user's own. Frames of Node and of Assay are dropped, those of packages counted.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join, relative, sep } from "node:path";
import type { ErrorRecord } from "../engine/protocol.ts";
import { packageRoot } from "../package.ts";
import type { CellSyntaxError, Compiler } from "./compile.ts";

/** A place in a text; counts from 1. */
interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export interface ShownError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

const RED = "\u001b[31m";
const BOLD = "\u001b[1m";
const DIM = "\u001b[2m";
const BLUE = "\u001b[34m";
const OFF = "\u001b[0m";

/** Renders an error that a cell threw. `directory` shortens the paths of local files. */
export function showError(error: ErrorRecord, compiler: Compiler, directory: string): ShownError {
  return { ename: error.name, evalue: error.message, traceback: errorLines(error, compiler, directory, 0) };
}

/** Renders a cell that is not TypeScript. */
export function showSyntaxError(error: CellSyntaxError, label: string): ShownError {
  const where = { file: `${label}.ts`, line: error.line, column: error.column, text: error.text };
  return {
    ename: "SyntaxError",
    evalue: error.message,
    traceback: [
      `${RED}${BOLD}SyntaxError${OFF}: ${error.message}`,
      ...codeFrame(where, error.length),
      `    ${DIM}at ${where.file}:${where.line}:${where.column}${OFF}`,
    ],
  };
}

/** An error as one plain text, for standard error (late errors, rejected promises). */
export function errorText(error: ErrorRecord, compiler: Compiler, directory: string): string {
  return errorLines(error, compiler, directory, 0).join("\n");
}

function errorLines(error: ErrorRecord, compiler: Compiler, directory: string, depth: number): string[] {
  const { frames, packages } = ownFrames(error.stack, compiler, directory);
  const lines = [`${RED}${BOLD}${error.name}${OFF}${error.message === "" ? "" : `: ${error.message}`}`];
  const first = frames.find((frame) => frame.position !== undefined);
  if (first?.position !== undefined) lines.push(...codeFrame(first.position, 1));
  for (const frame of collapse(frames)) lines.push(frame);
  if (packages.size > 0)
    lines.push(
      `    ${DIM}… ${[...packages].map(([name, count]) => `${count} frame${count === 1 ? "" : "s"} in ${name}`).join(", ")}${OFF}`,
    );
  if (error.details !== undefined && error.details !== "") lines.push(error.details);
  if (depth < 5) {
    for (const inner of error.errors ?? [])
      lines.push("", ...errorLines(inner, compiler, directory, depth + 1).map((line) => `  ${line}`));
    if (error.cause !== undefined)
      lines.push("", `${BOLD}Caused by:${OFF}`, ...errorLines(error.cause, compiler, directory, depth + 1));
  }
  return lines;
}

interface Frame {
  readonly text: string;
  readonly position?: Position;
}

/** A deep recursion shows its first frames and how many follow. */
function collapse(frames: readonly Frame[]): string[] {
  const shown: string[] = [];
  for (let i = 0; i < frames.length;) {
    let run = 1;
    while (i + run < frames.length && frames[i + run]!.text === frames[i]!.text) run++;
    shown.push(frames[i]!.text);
    if (run > 1) shown.push(`    ${DIM}… repeated ${run - 1} more time${run === 2 ? "" : "s"}${OFF}`);
    i += run;
  }
  return shown;
}

function ownFrames(
  stack: string,
  compiler: Compiler,
  directory: string,
): { frames: Frame[]; packages: Map<string, number> } {
  const frames: Frame[] = [];
  const packages = new Map<string, number>();
  for (const line of stack.split("\n")) {
    const match = /^\s+at (?:(.*?) \()?((?:file:\/\/)?[^()]*?):(\d+):(\d+)\)?$/.exec(line);
    if (!match) continue;
    const [, callee = "", file = "", row = "0", column = "0"] = match;
    const name = callee.replace(/^async /, "").replace(/^(?:Object|REPL\d*)\.(?=<anonymous>)/, "");
    const at = (where: string): string =>
      `    at ${name === "" || name === "<anonymous>" || name === "eval" ? "" : `${callee.startsWith("async ") ? "async " : ""}${name} (`}${BLUE}${where}${OFF}${name === "" || name === "<anonymous>" || name === "eval" ? "" : ")"}`;
    const text = compiler.textOf(file);
    if (text !== undefined) {
      frames.push({
        text: at(`${file}:${row}:${column}`),
        position: { file, line: Number(row), column: Number(column), text },
      });
      continue;
    }
    const module = file.startsWith(TFJS)
      ? "@tensorflow/tfjs"
      : /node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(file)?.[1];
    if (module !== undefined) {
      packages.set(module, (packages.get(module) ?? 0) + 1);
      continue;
    }
    const local = localFile(file, Number(row), Number(column), directory);
    if (local !== undefined)
      frames.push({ text: at(`${local.file}:${local.line}:${local.column}`), position: local });
  }
  return { frames, packages };
}

/** A frame in a file of the user's. */
function localFile(file: string, line: number, column: number, directory: string): Position | undefined {
  if (!/^(?:file:\/\/|[/\\]|[A-Za-z]:[/\\])/.test(file)) return undefined;
  let path: string;
  try {
    path = file.startsWith("file:") ? fileURLToPath(file.replace(/\?.*$/, "")) : file.replace(/\?.*$/, "");
  } catch {
    return undefined;
  }
  if (ASSAY.some((root) => path.startsWith(root))) return undefined;
  try {
    const text = readFileSync(path, "utf8");
    const shown = relative(directory, path).startsWith("..") ? path : relative(directory, path);
    return { file: shown, line, column, text };
  } catch {
    return undefined;
  }
}

/** Assay's own code, whose frames say nothing to the user. */
const ASSAY = ["kernel", "lib", "magics"].map((folder) =>
  fileURLToPath(new URL(`../../${folder}/`, import.meta.url)),
);

/** The package that Assay brings along (`kernel/engine/stand-ins.ts`). */
const TFJS = join(packageRoot, "vendor", "tfjs", sep);

/** The line with one above and below, and a caret. */
function codeFrame(position: Position, length: number): string[] {
  const lines = position.text.split("\n");
  const from = Math.max(1, position.line - 1);
  const to = Math.min(lines.length, position.line + 1);
  const width = String(to).length;
  const out: string[] = [];
  for (let n = from; n <= to; n++) {
    const text = (lines[n - 1] ?? "").replaceAll("\t", " ");
    // Very long lines (data literals) are cut around the caret.
    const cut = text.length > 160 ? Math.max(0, (n === position.line ? position.column : 1) - 80) : 0;
    const visible = text.slice(cut, cut + 160);
    if (n !== position.line && visible.trim() === "") continue;
    out.push(
      `${n === position.line ? `${RED}>${OFF}` : " "} ${DIM}${String(n).padStart(width)} │${OFF} ${visible}`,
    );
    if (n === position.line) {
      const column = position.column - cut;
      out.push(
        `  ${" ".repeat(width)} ${DIM}│${OFF} ${" ".repeat(Math.max(0, column - 1))}${RED}${"^".repeat(Math.max(1, Math.min(length, visible.length - column + 1)))}${OFF}`,
      );
    }
  }
  return out;
}
