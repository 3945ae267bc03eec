/** Pieces of SQL text: names and literals in quotes, and the name of a file as a relation. */

/** A name in double quotes. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in single quotes. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The path of one file in quotes: what the engine would read as a pattern ("data[1].csv") stands for itself. */
export function quotePath(path: string): string {
  return quoteText(path.replace(/[*?[]/g, "[$&]"));
}
