/** Small tables as text and as HTML. Every value is escaped; columns of numbers stand to the right. */
import { shown, type Displayable } from "./host.ts";

export interface Column {
  readonly name: string;
  readonly align?: "left" | "right";
}

export type TableCell = string | number | bigint | boolean | null | undefined;

export interface Table {
  readonly title?: string;
  readonly columns: readonly (Column | string)[];
  readonly rows: readonly (readonly TableCell[])[];
  /** A sentence below the table. */
  readonly note?: string;
}

/** A table that shows itself. */
export function table(spec: Table): Table & Displayable {
  return shown({ ...spec }, () => ({ "text/plain": textTable(spec), "text/html": htmlTable(spec) }));
}

/** Several tables below each other, shown as one. */
export function tables(list: readonly Table[]): { readonly tables: readonly Table[] } & Displayable {
  return shown({ tables: list }, () => ({
    "text/plain": list.map(textTable).join("\n\n"),
    "text/html": list.map(htmlTable).join(""),
  }));
}

/** Text form: columns padded to equal width, two blanks between them. */
export function textTable({ title, columns, rows, note }: Table): string {
  const heads = columns.map(column);
  const cells = rows.map((row) => heads.map((_, i) => flat(text(row[i]))));
  const names = heads.map((head) => flat(head.name));
  const widths = names.map((name, i) => Math.max(textWidth(name), ...cells.map((row) => textWidth(row[i]!))));
  const right = heads.map((head, i) => isRight(head, rows, i));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const space = " ".repeat(widths[i]! - textWidth(cell));
        return right[i] ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return [
    ...(title === undefined ? [] : [title]),
    line(names),
    line(widths.map((width) => "─".repeat(width))),
    ...cells.map(line),
    ...(note === undefined ? [] : [note]),
  ].join("\n");
}

/** HTML form, with no style beyond alignment so that it follows the notebook's theme. */
export function htmlTable({ title, columns, rows, note }: Table): string {
  const heads = columns.map(column);
  const styles = heads.map((head, i) => `text-align:${isRight(head, rows, i) ? "right" : "left"}`);
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell, i) => `<${tag} style="${styles[i]}">${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  return [
    "<table>",
    title === undefined ? "" : `<caption style="text-align:left">${escapeHtml(title)}</caption>`,
    `<thead>${row(
      heads.map((head) => head.name),
      "th",
    )}</thead>`,
    `<tbody>${rows
      .map((cells) =>
        row(
          heads.map((_, i) => text(cells[i])),
          "td",
        ),
      )
      .join("")}</tbody>`,
    "</table>",
    note === undefined ? "" : `<p>${escapeHtml(note)}</p>`,
  ].join("");
}

/** Text that is safe inside HTML elements and attributes. */
export function escapeHtml(value: string): string {
  const names: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return value.replace(/[&<>"']/g, (letter) => names[letter]!);
}

/** Columns that a text takes in a terminal: wide East Asian letters and emoji count as two, joiners as none. */
export function textWidth(value: string): number {
  let width = 0;
  for (const letter of value)
    width += /\p{Mn}|\p{Me}|\p{Cf}/u.test(letter)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u.test(
            letter,
          )
        ? 2
        : 1;
  return width;
}

function column(given: Column | string): Column {
  return typeof given === "string" ? { name: given } : given;
}

function isRight(head: Column, rows: Table["rows"], i: number): boolean {
  if (head.align !== undefined) return head.align === "right";
  const given = rows
    .map((row) => row[i])
    .filter((cell) => cell !== null && cell !== undefined && cell !== "");
  return given.length > 0 && given.every((cell) => typeof cell === "number" || typeof cell === "bigint");
}

function text(cell: TableCell): string {
  return cell === undefined || cell === null ? "" : String(cell);
}

/** One line: control characters, which would break the columns, are written as their pictures. */
function flat(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (letter) =>
    letter === "\n" ? "⏎" : letter < "\u0020" ? String.fromCharCode(0x2400 + letter.charCodeAt(0)) : "\ufffd",
  );
}
