/**
 * Parameters from outside: a cell tagged `injected-parameters` that sets them, after the cell tagged `parameters`, else
 * first; a later run replaces it. Source: papermill 2.6, `parameterize.py` (`parameterize_notebook`) and `translators.py`.
 */
import { AssayError } from "../error.ts";
import { cellId, isObject, tagsOf, type Cell, type Notebook } from "./notebook.ts";

export type Parameters = ReadonlyMap<string, unknown>;

/** Words that cannot name a variable in a module. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public " +
    "return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/**
 * `name=value` words as values: what JSON reads is that value (a number, a boolean, null, an array, an object, or a quoted
 * string); anything else is a string. Of one name given twice the later counts.
 * @throws AssayError when a word has no name, or a number would lose digits
 */
export function parseParameters(words: readonly string[]): Parameters {
  const parameters = new Map<string, unknown>();
  for (const word of words) {
    const [, name, text] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || text === undefined)
      throw usage(`wants name=value; got "${word}"`, "e.g. --param rows=100");
    if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) || RESERVED.has(name))
      throw usage(`wants the name of a variable before "="; got "${name}"`, "e.g. --param rows=100");
    parameters.set(name, valueOf(text, name));
  }
  return parameters;
}

/** Puts the cell in, or in place of the one from an earlier run; without parameters the notebook stays as it is. */
export function injectParameters(notebook: Notebook, parameters: Parameters, language: string): void {
  if (parameters.size === 0) return;
  const { cells } = notebook;
  const declared = cells.findIndex((cell) => tagsOf(cell).includes("parameters"));
  const earlier = cells.findIndex((cell) => tagsOf(cell).includes("injected-parameters"));
  const source = parametersSource(parameters, language, cells[declared]?.source ?? "");
  const taken = new Set(cells.map((cell) => cell.id));
  const cell: Cell = {
    cell_type: "code",
    execution_count: null,
    id: cells[earlier]?.id ?? cellId("injected-parameters", taken),
    metadata: { tags: ["injected-parameters"] },
    outputs: [],
    source,
  };
  if (earlier >= 0) cells[earlier] = cell;
  else cells.splice(declared + 1, 0, cell);
}

/**
 * The code that sets the parameters. In TypeScript a name keeps the `let` or `const` it has in the cell tagged
 * `parameters`.
 */
export function parametersSource(parameters: Parameters, language: string, declaredIn = ""): string {
  if (/^python/i.test(language))
    return ["# Parameters", ...[...parameters].map(([name, value]) => `${name} = ${python(value)}`)].join(
      "\n",
    );
  if (!isScriptLanguage(language))
    throw usage(
      `can be written for TypeScript, JavaScript and Python kernels; got ${language}`,
      "leave --param out",
    );
  const lines = [...parameters].map(([name, value]) => {
    const keyword = new RegExp(`\\b(const|let|var)\\s+${name.replaceAll("$", "\\$")}(?![\\w$])`).exec(
      declaredIn,
    )?.[1];
    return `${keyword ?? "const"} ${name} = ${JSON.stringify(value)};`;
  });
  return ["// Parameters", ...lines].join("\n");
}

/** Is this a language whose code looks like ours? */
export function isScriptLanguage(language: string): boolean {
  return /^(type ?script|java ?script|deno|node(js)?|ecmascript|ts|js)\b/i.test(language);
}

function valueOf(text: string, name: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (
    typeof value === "number" &&
    (!Number.isFinite(value) ||
      (Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(text.trim())))
  )
    throw usage(
      `numbers must be exact; got ${name}=${text}`,
      `quote it to pass a text: --param '${name}="${text}"'`,
    );
  return value;
}

function python(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}: ${python(inner)}`)
      .join(", ")}}`;
  return JSON.stringify(value);
}

function usage(rule: string, hint: string): AssayError {
  return new AssayError("usage", "--param", rule, hint);
}
