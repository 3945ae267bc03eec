/**
 * TypeScript with colours, made while the page is written: Lezer's parser (the one of CodeMirror, tolerant of errors) and
 * its class names `tok-…`. Magic lines are not TypeScript: they are coloured whole and hidden from the parser.
 */
import { classHighlighter, highlightTree } from "@lezer/highlight";
import { parser } from "@lezer/javascript";
import { escapeHtml } from "./html-safe.ts";

const typescript = parser.configure({ dialect: "ts" });
/** Longer texts stay plain: colours would cost more than they tell. */
const LIMIT_CHARS = 200_000;

export function codeHtml(code: string): string {
  if (code.length > LIMIT_CHARS) return escapeHtml(code);
  const magics = [
    ...code.matchAll(/^[ \t]*%{1,2}[A-Za-z_][^\n]*|(?<==[ \t]*(?:await[ \t]+)?)%[A-Za-z_][^\n]*/gm),
  ];
  const marks: Mark[] = magics.map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    classes: "tok-magic",
  }));
  let text = code;
  for (const { from, to } of marks) text = text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
  highlightTree(typescript.parse(text), classHighlighter, (from, to, classes) =>
    marks.push({ from, to, classes }),
  );
  marks.sort((a, b) => a.from - b.from);
  let html = "";
  let at = 0;
  for (const { from, to, classes } of marks) {
    if (from < at) continue;
    html += `${escapeHtml(code.slice(at, from))}<span class="${classes}">${escapeHtml(code.slice(from, to))}</span>`;
    at = to;
  }
  return html + escapeHtml(code.slice(at));
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly classes: string;
}
