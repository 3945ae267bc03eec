/**
 * SQL as the text of a notebook cell: `${expression}` is bound as in the `sql` template, and a table that the database does
 * not know is looked up among the variables of the notebook.
 */
import type { Frame } from "./frame.ts";
import { isFrameLike } from "./frame-of.ts";
import { isRelation } from "./duckdb-relation.ts";
import { duckDb, openDuckDb } from "./duckdb.ts";
import { file, name, runSql } from "./sql.ts";

/** What a cell needs of its notebook. */
export interface SqlCellScope {
  /** Evaluates an expression in the user's scope. */
  evaluate(code: string): Promise<unknown>;
  readonly scope: { names(): Promise<string[]>; get(name: string): Promise<unknown> };
  readonly signal: AbortSignal;
}

/**
 * Runs the text of a cell; of several statements the last one gives the result.
 * @param path a database file; default the library's own database in memory
 */
export async function runSqlCell(text: string, cell: SqlCellScope, path?: string): Promise<Frame> {
  const { texts, expressions } = placeholders(text);
  const values: unknown[] = [];
  for (const expression of expressions) values.push(await valueOf(expression, cell));
  const database = path === undefined ? await duckDb() : await openDuckDb(path);
  try {
    return await runSql(texts, values, {
      database,
      signal: cell.signal,
      lookup: async (wanted) => {
        const known = (await cell.scope.names()).find((each) => each === wanted);
        const value = known === undefined ? undefined : await cell.scope.get(known);
        return isRelation(value) || isFrameLike(value) ? value : undefined;
      },
    });
  } finally {
    if (path !== undefined) database.close();
  }
}

/** `file("…")` and `name("…")` are known in a cell without an import. */
async function valueOf(expression: string, cell: SqlCellScope): Promise<unknown> {
  const call = /^\s*(file|name)\(\s*(["'`])((?:(?!\2)[^\\])*)\2\s*\)\s*$/.exec(expression);
  if (call !== null) return call[1] === "file" ? file(call[3]!) : name(call[3]!);
  return await cell.evaluate(`(${expression})`);
}

/** Splits at `${…}`; braces and quotes inside an expression are followed. */
function placeholders(text: string): { texts: string[]; expressions: string[] } {
  const texts: string[] = [];
  const expressions: string[] = [];
  let start = 0;
  for (;;) {
    const open = text.indexOf("${", start);
    if (open < 0) break;
    const close = closing(text, open + 2);
    if (close < 0)
      throw new SyntaxError(
        `%%sql, line ${text.slice(0, open).split("\n").length}: "\${" is not closed; add the missing "}"`,
      );
    texts.push(text.slice(start, open));
    expressions.push(text.slice(open + 2, close));
    start = close + 1;
  }
  texts.push(text.slice(start));
  return { texts, expressions };
}

function closing(text: string, from: number): number {
  let depth = 1;
  let quote = "";
  for (let i = from; i < text.length; i++) {
    const char = text[i]!;
    if (quote !== "") {
      if (char === "\\") i++;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'" || char === "`") quote = char;
    else if (char === "{") depth++;
    else if (char === "}" && --depth === 0) return i;
  }
  return -1;
}
