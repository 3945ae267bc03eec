/**
 * Turns what the checker knows at a position into a completion list. The checker's API lists members, literals, paths and
 * the like, but for a plain identifier it fails (it would want its auto-import index, which the API of 7.0.2 never builds):
 * there the names are put together here: words of the cell that resolve, names of the session, globals, keywords.
 */
import { builtinModules } from "node:module";
import { globalNames } from "./globals.ts";
import type { Completion, CompletionList } from "./type-service.ts";
import { HUB, type CellModules, type ModuleText } from "./typescript-cells.ts";
import type { CellNames, DeclaredKind } from "./typescript-names.ts";

/** An entry as the API gives it. */
export interface Entry {
  readonly name: string;
  readonly kind?: number;
  readonly sortText?: string;
  readonly insertText?: string;
}

/** Asks which symbol a word means at the position, or undefined; the answer is its flags. */
export type ResolveWord = (name: string) => Promise<number | undefined>;

/** `lsp.CompletionItemKind` → the word that front ends show. */
const KINDS: Readonly<Record<number, string>> = {
  2: "method",
  3: "function",
  4: "constructor",
  5: "property",
  6: "variable",
  7: "class",
  8: "interface",
  9: "module",
  10: "property",
  12: "value",
  13: "enum",
  14: "keyword",
  17: "file",
  19: "folder",
  20: "enum member",
  21: "constant",
  22: "struct",
  25: "type parameter",
};

const MODULE_STRING = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*$/;
const MAX_WORDS = 40;

/** The list for the entries of the checker. `specifiers` are those that Assay adds. */
export function fromEntries(
  text: string,
  offset: number,
  entries: readonly Entry[],
  specifiers: readonly string[],
): CompletionList | undefined {
  const quote = openQuote(text, offset);
  if (quote === undefined) {
    const start = wordStart(text, offset);
    const typed = text.slice(start, offset);
    const items = entries
      .filter((entry) => isInsertable(entry) && matches(entry.name, typed))
      .map((entry) => item(entry, typed));
    return { start, end: offset, items: sorted(items) };
  }
  const typed = text.slice(quote + 1, offset);
  const isModule = MODULE_STRING.test(text.slice(0, quote));
  const isBare = isModule && !/^(?:\.|\/)/.test(typed);
  const all = isBare ? [...entries, ...bareModules(specifiers)] : entries;
  const whole = all.filter((entry) => matches(insertion(entry), typed));
  // Paths are completed part by part: `./data/fi|`.
  const start =
    whole.length > 0 && typed !== ""
      ? quote + 1
      : Math.max(quote, text.slice(0, offset).lastIndexOf("/")) + 1;
  const part = text.slice(start, offset);
  const seen = new Set<string>();
  const items = all
    .filter(
      (entry) =>
        matches(insertion(entry), part) &&
        !entry.name.startsWith(".assay-") &&
        !seen.has(insertion(entry)) &&
        seen.add(insertion(entry)),
    )
    .map((entry) => ({
      ...item(entry, part),
      name: insertion(entry),
      ...(isBare ? { kind: "module" } : {}),
    }));
  return { start, end: offset, items: sorted(items) };
}

/** The list for a plain identifier. */
export async function identifiers(
  text: string,
  offset: number,
  cells: CellModules,
  query: { readonly names: CellNames; readonly module: ModuleText },
  resolve: ResolveWord,
): Promise<CompletionList> {
  const start = wordStart(text, offset);
  const typed = text.slice(start, offset);
  const allowsTypes = isTypePosition(text.slice(0, start));
  const items = new Map<string, Completion>();
  const add = (name: string, kind: string, rank: string): void => {
    if (!items.has(name) && matches(name, typed))
      items.set(name, { name, kind, sortText: rank + caseRank(name, typed) });
  };
  const words = [...localWords(text, start, offset)].filter(
    (word) => matches(word, typed) && (query.names.declared.has(word) || cells.lookup(word) === undefined),
  );
  const flags = await Promise.all(words.slice(0, MAX_WORDS).map(resolve));
  for (const [i, word] of words.slice(0, MAX_WORDS).entries()) {
    const kind = flags[i] === undefined ? undefined : kindOfFlags(flags[i]!);
    if (kind !== undefined && (allowsTypes || !isTypeOnly(kind))) add(word, kind, "0");
  }
  for (const name of cells.names()) {
    const kind = kindOfDeclared(cells.lookup(name)!.declared.kind);
    if (allowsTypes || !isTypeOnly(kind)) add(name, kind, "1");
  }
  for (const name of globalNames)
    if (!/^_+$/.test(name))
      add(
        name,
        ["display", "progress", "plot", "prompt", "confirm", "alert", "require"].includes(name)
          ? "function"
          : "variable",
        "2",
      );
  for (const [name, kind] of globals()) add(name, kind, "3");
  if (allowsTypes) for (const name of TYPES) add(name, "interface", "3");
  for (const name of KEYWORDS) add(name, "keyword", "9");
  if (allowsTypes) for (const name of TYPE_KEYWORDS) add(name, "keyword", "9");
  return { start, end: offset, items: sorted([...items.values()]) };
}

/** Where the identifier that ends at the offset begins. */
export function wordStart(text: string, offset: number): number {
  return offset - /[\p{ID_Continue}$\u200c\u200d]*$/u.exec(text.slice(0, offset))![0].length;
}

function matches(name: string, typed: string): boolean {
  return name !== HUB && name.slice(0, typed.length).toLowerCase() === typed.toLowerCase();
}

function caseRank(name: string, typed: string): string {
  return name.startsWith(typed) ? "0" : "1";
}

/** Not `["odd-name"]`: it would have to replace the dot too. */
function isInsertable({ insertText }: Entry): boolean {
  return insertText === undefined || !insertText.startsWith("[");
}

function insertion(entry: Entry): string {
  return entry.insertText ?? entry.name;
}

function item(entry: Entry, typed: string): Completion {
  const sortText = `${entry.sortText ?? "15"}${caseRank(entry.name, typed)}`;
  // Optional members come as `name?`, members of a possibly missing value as `?.name`.
  const name = entry.name.replace(/\?$/, "");
  return {
    name,
    kind: KINDS[entry.kind ?? 0] ?? "value",
    sortText,
    ...(sortText.startsWith("z") ? { deprecated: true } : {}),
  };
}

function sorted(items: readonly Completion[]): Completion[] {
  const order = new Intl.Collator("en");
  return [...items].sort((a, b) =>
    a.sortText === b.sortText ? order.compare(a.name, b.name) : a.sortText < b.sortText ? -1 : 1,
  );
}

/** Position of the quote of the string that the offset is in, judged by its line. */
function openQuote(text: string, offset: number): number | undefined {
  let open: number | undefined;
  for (let i = text.lastIndexOf("\n", offset - 1) + 1; i < offset; i++) {
    const char = text[i]!;
    if (open === undefined) {
      if (char === '"' || char === "'" || char === "`") open = i;
      else if (char === "/" && text[i + 1] === "/") return undefined;
    } else if (char === "\\") i++;
    else if (char === text[open]) open = undefined;
    else if (text[open] === "`" && char === "$" && text[i + 1] === "{") {
      const close = text.indexOf("}", i);
      if (close < 0 || close >= offset) return undefined;
      i = close;
    }
  }
  return open;
}

function bareModules(specifiers: readonly string[]): Entry[] {
  const builtin = builtinModules.filter((name) => !/^_|\/|:/.test(name));
  return [...specifiers, ...builtin.map((name) => `node:${name}`)].map((name) => ({
    name,
    kind: 9,
    sortText: "11",
  }));
}

/** Words of the text without the one that is being typed. */
function localWords(text: string, start: number, offset: number): Set<string> {
  const rest = `${text.slice(0, start)} ${text.slice(offset)}`;
  return new Set(
    [...rest.matchAll(/(?<![\p{ID_Continue}$]|(?<!\.\.)\.)[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)].map(
      (match) => match[0],
    ),
  );
}

function isTypePosition(before: string): boolean {
  return /(?:[:<|&,[(]|\b(?:as|satisfies|extends|implements|keyof|is|infer|readonly|typeof|asserts)|\btype\s+[\w$]+\s*(?:<[^=]*>)?\s*=|=>)\s*$/.test(
    before,
  );
}

/** Symbol flags of the checker. */
function kindOfFlags(flags: number): string | undefined {
  if (flags & 16) return "function";
  if (flags & 32) return "class";
  if (flags & 384) return "enum";
  if (flags & 3) return "variable";
  if (flags & 64) return "interface";
  if (flags & 524288) return "type";
  if (flags & 262144) return "type parameter";
  if (flags & 1536) return "module";
  return flags & 2097152 ? "variable" : undefined;
}

function kindOfDeclared(kind: DeclaredKind): string {
  if (kind === "namespace") return "module";
  return ["const", "let", "var", "using", "import"].includes(kind) ? "variable" : kind;
}

function isTypeOnly(kind: string): boolean {
  return ["interface", "type", "type parameter"].includes(kind);
}

let known: ReadonlyMap<string, string> | undefined;

/** The globals of this Node, which are those of the engine. */
function globals(): ReadonlyMap<string, string> {
  known ??= new Map(
    Object.getOwnPropertyNames(globalThis)
      .filter((name) => /^[A-Za-z]\w*$/.test(name))
      .map((name) => {
        const value = Object.getOwnPropertyDescriptor(globalThis, name)?.value as unknown;
        const isClass = /^[A-Z]/.test(name) && name !== "Math" && name !== "JSON";
        return [name, isClass ? "class" : typeof value === "function" ? "function" : "variable"];
      }),
  );
  return known;
}

const KEYWORDS =
  "async await break case catch class const continue debugger declare default delete do else enum export extends false finally for function if implements import in instanceof interface let namespace new null of return satisfies static super switch this throw true try type typeof undefined using var void while with yield".split(
    " ",
  );
const TYPE_KEYWORDS =
  "any asserts bigint boolean infer is keyof never number object readonly string symbol unique unknown".split(
    " ",
  );
const TYPES =
  "ArrayLike AsyncIterable AsyncIterableIterator AsyncIterator Awaited Buffer Capitalize ConstructorParameters Exclude Extract InstanceType Intl Iterable IterableIterator Iterator Lowercase NodeJS NonNullable NoInfer Omit Parameters Partial Pick PromiseLike PropertyKey Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Required ReturnType TemplateStringsArray ThisType Uncapitalize Uppercase".split(
    " ",
  );
