/**
 * Finds the magics in a cell: `%%name` on the first line, `%name …`, `x = %name …`, `!command`, `name?` on lines that
 * begin outside strings, templates, comments and brackets. A small scanner, not a parser: the text is not yet TypeScript.
 */
import type { MagicTable } from "../magic-table.ts";

/** One call in the text. `start` to `end` is what it replaces. */
export interface MagicCall {
  readonly name: string;
  /** Text after the name, trimmed. */
  readonly line: string;
  readonly start: number;
  readonly end: number;
  /** True when the value is taken: `const x = %name`. */
  readonly assigned: boolean;
}

export interface CellMagic {
  readonly name: string;
  readonly line: string;
  readonly body: string;
  /** Lines before the body. */
  readonly bodyLine: number;
}

export interface MagicCell {
  readonly cellMagic?: CellMagic;
  readonly calls: readonly MagicCall[];
}

/**
 * @param isName tells whether a word is a variable of the user, so that `!ready` stays an expression
 */
export function findMagics(
  text: string,
  table: MagicTable,
  isName: (word: string) => boolean = () => false,
): MagicCell {
  if (!/[%!?]/.test(text)) return { calls: [] };
  const first = /^(?:[ \t]*\n)*[ \t]*(\/\/[ \t]*)?%%([A-Za-z_][\w.-]*)[ \t]*([^\n]*)(?:\n|$)/.exec(text);
  if (
    first &&
    !/^(?:[ \t]*\n)*[ \t]*(?:\/\/[ \t]*)?%%[\w.-]+\?{1,2}\s*$/.test(text) &&
    (first[1] === undefined || table.has(first[2]!))
  ) {
    const bodyLine = first[0].split("\n").length - 1;
    const body = text.slice(first[0].length);
    return {
      cellMagic: {
        name: first[2]!,
        line: first[3]!.trim(),
        body,
        bodyLine: first[0].endsWith("\n") ? bodyLine : bodyLine + 1,
      },
      calls: [],
    };
  }
  const calls: MagicCall[] = [];
  const isKnown = (word: string): boolean => isName(word) || declaresName(text, word);
  for (const { start, end } of topLevelLines(text)) {
    const call = readLine(text.slice(start, end), start, table, isKnown);
    if (call) calls.push(call);
  }
  return { calls };
}

function readLine(
  source: string,
  base: number,
  table: MagicTable,
  isName: (word: string) => boolean,
): MagicCall | undefined {
  const line = source.trimEnd();
  const make = (name: string, rest: string, from: number, assigned = false): MagicCall => ({
    name,
    line: rest.trim(),
    start: base + from,
    end: base + line.length,
    assigned,
  });
  const help =
    /^[ \t]*(%{0,2}[A-Za-z_$][\w$.]*(?:\[[^\]]*\])?(?:\.[\w$]+)*)(\?{1,2})[ \t]*;?$/.exec(line) ?? null;
  if (help) return make(help[2] === "??" ? "psource" : "pinfo", help[1]!, line.indexOf(help[1]!));
  const query = /^[ \t]*(\?{1,2})(%{0,2}[A-Za-z_$][\w$.]*)[ \t]*;?$/.exec(line);
  if (query) return make(query[1] === "??" ? "psource" : "pinfo", query[2]!, line.indexOf("?"));
  const alias = /^[ \t]*\/\/[ \t]*%([A-Za-z_][\w.-]*)(?:[ \t]+(.*))?$/.exec(line);
  if (alias)
    return table.has(alias[1]!, "line") ? make(alias[1]!, alias[2] ?? "", line.indexOf("//")) : undefined;
  const plain = /^([ \t]*)%([A-Za-z_][\w.-]*)(?:[ \t]+(.*))?$/.exec(line);
  if (plain) return make(plain[2]!.replace(/;$/, ""), plain[3] ?? "", plain[1]!.length);
  const assigned =
    /^([ \t]*(?:(?:export[ \t]+)?(?:const|let|var)[ \t]+)?(?:[\w$.]+|\{[^=]*\}|\[[^=]*\])(?:[ \t]*:[^=]+)?[ \t]*=[ \t]*(?:await[ \t]+)?)%([A-Za-z_][\w.-]*)(?:[ \t]+(.*))?$/.exec(
      line,
    );
  if (assigned) return make(assigned[2]!, assigned[3] ?? "", assigned[1]!.length, true);
  const shell =
    /^([ \t]*(?:(?:const|let|var)[ \t]+)?(?:[\w$]+(?:[ \t]*:[^=]+)?[ \t]*=[ \t]*)?)!(?![=!(])(.+)$/.exec(
      line,
    );
  if (shell && !isOperand(shell[2]!, isName)) {
    const assigned = shell[1]!.includes("=");
    return make("sx", assigned ? shell[2]! : `--stream ${shell[2]!}`, shell[1]!.length, assigned);
  }
  return undefined;
}

/** True when the cell itself seems to declare the word. */
function declaresName(text: string, word: string): boolean {
  const name = word.replaceAll("$", "\\$");
  return new RegExp(
    `\\b(?:const|let|var|function|class|import|enum|using)\\b[^=;\\n]*(?<![\\w$])${name}(?![\\w$])`,
  ).test(text);
}

/** `!ready` is TypeScript when the word is a variable, a global or a keyword; `!ls` is the shell. */
function isOperand(text: string, isName: (word: string) => boolean): boolean {
  const word = /^[ \t]*([A-Za-z_$][\w$]*)/.exec(text)?.[1];
  if (word === undefined) return /^[ \t]*[[{"'`\d]/.test(text);
  return (
    isName(word) ||
    word in globalThis ||
    /^(?:true|false|null|undefined|this|new|await|typeof|void|delete|function|class|async|import)$/.test(word)
  );
}

/** The lines of a text that begin outside strings, templates, comments and brackets. */
function* topLevelLines(text: string): Generator<{ start: number; end: number }> {
  let depth = 0;
  const templates: number[] = [];
  let at = 0;
  let previous = "";
  let lineStart = true;
  const lineEnd = (from: number): number => {
    const end = text.indexOf("\n", from);
    return end < 0 ? text.length : end;
  };
  while (at < text.length) {
    if (lineStart && depth === 0 && templates.length === 0) {
      const end = lineEnd(at);
      const line = text.slice(at, end);
      // A line that is a magic is not TypeScript: its quotes and brackets must not confuse the scan.
      if (
        /^[ \t]*(%[A-Za-z_]|![^=!(]|\?{1,2}[A-Za-z_%$]|\/\/[ \t]*%|[%\w$.[\]]+\?{1,2}[ \t]*;?[ \t]*$)|=[ \t]*(?:await[ \t]+)?[%!][A-Za-z_]/.test(
          line,
        )
      ) {
        yield { start: at, end };
        if (/^[ \t]*(?:%|!(?!=)|\?)|=[ \t]*(?:await[ \t]+)?%[A-Za-z_]/.test(line)) {
          at = end + 1;
          previous = ";";
          continue;
        }
      }
    }
    lineStart = false;
    const c = text[at]!;
    if (c === "\n") {
      lineStart = true;
      at++;
    } else if (c === "/" && text[at + 1] === "/") at = lineEnd(at);
    else if (c === "/" && text[at + 1] === "*") {
      const end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length : end + 2;
    } else if (c === '"' || c === "'") {
      at = skipString(text, at, c);
      previous = c;
    } else if (c === "`") {
      at = skipTemplate(text, at + 1, templates, depth);
      if (text[at - 1] === "{") depth++;
      previous = "`";
    } else if (c === "}" && templates.length > 0 && depth - 1 === templates[templates.length - 1]) {
      depth = templates.pop()!;
      at = skipTemplate(text, at + 1, templates, depth);
      if (text[at - 1] === "{") depth++;
      previous = "`";
    } else if (
      c === "/" &&
      (/[(,=:[!&|?{};+\-*%<>~^]/.test(previous) ||
        previous === "" ||
        /\b(?:return|typeof|case|in|of|await|void|delete)\s*$/.test(text.slice(Math.max(0, at - 10), at)))
    ) {
      at = skipRegex(text, at);
      previous = "/";
    } else {
      if ("([{".includes(c)) depth++;
      else if (")]}".includes(c)) depth = Math.max(0, depth - 1);
      // TypeScript's `x!` stays an operand: the slash after it divides.
      const isAsserted = c === "!" && text[at + 1] !== "=" && /[\w$)\]"'`]/.test(text[at - 1] ?? "");
      if (!/\s/.test(c) && !isAsserted) previous = c;
      at++;
    }
  }
}

function skipString(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === quote) return i + 1;
    else if (text[i] === "\n") return i;
  }
  return text.length;
}

/** Ends after the closing backtick, or after `${` with the depth outside it pushed. */
function skipTemplate(text: string, at: number, templates: number[], depth: number): number {
  for (let i = at; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "`") return i + 1;
    else if (text[i] === "$" && text[i + 1] === "{") {
      templates.push(depth);
      return i + 2;
    }
  }
  return text.length;
}

function skipRegex(text: string, at: number): number {
  let set = false;
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i];
    if (c === "\\") i++;
    else if (c === "\n") return i;
    else if (c === "[") set = true;
    else if (c === "]") set = false;
    else if (c === "/" && !set) return i + 1;
  }
  return text.length;
}

/** The text with each call replaced; replacements must not contain line breaks that the call did not have. */
export function replaceCalls(
  text: string,
  calls: readonly MagicCall[],
  render: (call: MagicCall) => string,
): string {
  let out = "";
  let at = 0;
  for (const call of calls) {
    out += text.slice(at, call.start) + render(call);
    at = call.end;
  }
  return out + text.slice(at);
}
