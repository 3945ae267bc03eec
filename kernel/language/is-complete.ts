/** Tells a console whether Enter runs the text or continues it: the parser's error decides. */
import type { MagicTable } from "../magic-table.ts";
import { findMagics, replaceCalls } from "./magic-lines.ts";
import { parse } from "./oxc.ts";

export interface Completeness {
  readonly status: "complete" | "incomplete" | "invalid";
  /** Blanks for the next line, when incomplete. */
  readonly indent?: string;
}

export function isComplete(code: string, table: MagicTable): Completeness {
  const cell = findMagics(code, table);
  if (cell.cellMagic !== undefined) {
    // A cell magic ends with an empty line, as in IPython's console.
    return cell.cellMagic.body === "" &&
      table.has(cell.cellMagic.name, "line") === false &&
      !/\n\s*$/.test(code)
      ? { status: "incomplete", indent: "" }
      : { status: "complete" };
  }
  const text = replaceCalls(code, cell.calls, () => "0");
  const problem = parse(text, "ts", true).problems[0];
  if (problem === undefined || (/<[A-Za-z>]/.test(text) && parse(text, "tsx", true).problems.length === 0)) {
    // The parser accepts `function f()` as an overload signature; a person is about to type its body.
    const open = /(?:^|\n)[ \t]*(?:export\s+)?(?:async\s+)?function\b[^{};]*\)\s*(?::[^{;]+)?\s*$/.test(text);
    return open ? { status: "incomplete", indent: "" } : { status: "complete" };
  }
  const end = text.trimEnd().length;
  const unterminated = /Unterminated/.test(problem.message);
  const spansLines = unterminated
    ? text[problem.start] === "`" || /comment|template/i.test(problem.message)
    : false;
  const atEnd =
    /EOF/.test(problem.message) ||
    problem.start >= end ||
    (/Missing initializer/.test(problem.message) && problem.end >= end);
  if (spansLines || (!unterminated && atEnd)) return { status: "incomplete", indent: nextIndent(text) };
  return { status: "invalid" };
}

function nextIndent(text: string): string {
  const line = text.trimEnd().split("\n").at(-1) ?? "";
  const own = /^[ \t]*/.exec(line)![0];
  return /[{([]$|=>$/.test(line.trimEnd()) ? `${own}  ` : own;
}
