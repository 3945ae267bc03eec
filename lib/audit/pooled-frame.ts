/** Two frames below one another, in the columns that both have; a column that differs in type becomes text. O(rows). */
import { Frame, isMissing, textAt, type Column } from "../data/index.ts";

/** Rows of `first`, then rows of `second`. @param names columns that both have. */
export function poolFrames(first: Frame, second: Frame, names: readonly string[]): Frame {
  return new Frame(
    names.map((name) => pool(first.column(name), second.column(name), first.length, second.length)),
    { length: first.length + second.length },
  );
}

/** Names that both frames have, in the order given. */
export function sharedColumns(names: readonly string[], other: Frame): string[] {
  return names.filter((name) => other.has(name));
}

function pool(a: Column, b: Column, n: number, m: number): Column {
  const { name } = a;
  if (a.type === "number" && b.type === "number")
    return { name, type: "number", values: joined(a.values, b.values), integer: a.integer && b.integer };
  if (a.type === "date" && b.type === "date")
    return { name, type: "date", values: joined(a.values, b.values), hasTime: a.hasTime || b.hasTime };
  if (a.type === "boolean" && b.type === "boolean") {
    const values = new Uint8Array(n + m);
    values.set(a.values);
    values.set(b.values, n);
    return { name, type: "boolean", values };
  }
  const position = new Map<string, number>();
  const dictionary: string[] = [];
  const codes = new Int32Array(n + m);
  const code = (column: Column, row: number): number => {
    if (isMissing(column, row)) return -1;
    const text = textAt(column, row);
    let at = position.get(text);
    if (at === undefined) position.set(text, (at = dictionary.push(text) - 1));
    return at;
  };
  for (let i = 0; i < n; i++) codes[i] = code(a, i);
  for (let i = 0; i < m; i++) codes[n + i] = code(b, i);
  return { name, type: "string", codes, dictionary };
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
