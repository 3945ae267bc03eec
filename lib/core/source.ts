/** Small readings of TypeScript text, by pattern: good enough to find a cell, never to compile one. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** True when the text seems to declare the name at the beginning of a line. */
export function declares(text: string, name: string): boolean {
  const escaped = name.replaceAll("$", "\\$");
  const words = "function\\*?|class|const|let|var|enum|interface|type|namespace";
  return new RegExp(
    `^(?:export\\s+)?(?:declare\\s+|abstract\\s+|async\\s+)*(?:${words})\\s+${escaped}(?![\\w$])`,
    "m",
  ).test(text);
}

/** Makes the relative imports of a file's text absolute, so that it can run elsewhere; a `#!` line goes. */
export function anchorImports(text: string, folder: string): string {
  return text
    .replace(/^#!.*/, "")
    .replace(
      /(\b(?:from|import)\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]+)\2/g,
      (_, before: string, quote: string, path: string) =>
        `${before}${quote}${pathToFileURL(resolve(folder, path)).href}${quote}`,
    );
}

/** The code cells of a notebook file, and its language when it names one. */
export function notebookCode(json: string): { language: string | undefined; cells: string[] } {
  const notebook = JSON.parse(json) as {
    cells?: { cell_type?: string; source?: string | string[] }[];
    metadata?: { kernelspec?: { language?: string }; language_info?: { name?: string } };
  };
  const cells = (notebook.cells ?? [])
    .filter((cell) => cell.cell_type === "code")
    .map((cell) => (Array.isArray(cell.source) ? cell.source.join("") : (cell.source ?? "")));
  return {
    language: notebook.metadata?.language_info?.name ?? notebook.metadata?.kernelspec?.language,
    cells,
  };
}

/** Lines `5-10` (both ends included, from 1) of a text; `-10` and `5-` are open. Undefined when the range is none. */
export function lineRange(text: string, range: string): string | undefined {
  const match = /^(\d*)(-?)(\d*)$/.exec(range);
  if (match === null || range === "" || range === "-") return undefined;
  const [, from, dash, to] = match;
  const start = from === "" ? 1 : Number(from);
  const end = dash === "" ? start : to === "" ? Infinity : Number(to);
  return text
    .split("\n")
    .slice(Math.max(0, start - 1), end)
    .join("\n");
}
