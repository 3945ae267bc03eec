/**
 * The body of a cell magic as a function: imports come out in front of it, `return` works, and without any `return` the
 * value of a last expression is returned. Line structure is kept: the function begins on a line of its own before the body.
 */
import { parse, walk, type Node } from "./oxc.ts";

export interface FunctionText {
  /** The import statements of the body, as one line; empty for none. */
  readonly imports: string;
  /** The function as TypeScript; its first line is before the body's first. */
  readonly code: string;
}

/** @param parameters TypeScript of the parameters, e.g. `trial`. */
export function asFunction(body: string, parameters: string): FunctionText {
  const { body: statements } = parse(body, "ts");
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const imports: string[] = [];
  for (const { type, start, end } of statements)
    if (type === "ImportDeclaration") {
      const text = body.slice(start, end);
      imports.push(text.replaceAll(/\s*\n\s*/g, " ").replace(/;?$/, ";"));
      edits.push({ start, end, text: text.replaceAll(/[^\n]/g, "") });
    }
  const last = statements.at(-1);
  if (last?.type === "ExpressionStatement" && !statements.some(returns))
    edits.push({ start: last.start, end: last.start, text: "return " });
  let text = body;
  for (const edit of edits.toReversed()) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return { imports: imports.join(" "), code: `(async (${parameters}) => {\n${text}\n})` };
}

/** True when the statement holds a `return` that is not an inner function's. */
function returns(statement: Node): boolean {
  let found = false;
  walk(statement, ({ type }) => {
    if (type === "ReturnStatement") found = true;
    return !/Function|^Class/.test(type);
  });
  return found;
}
