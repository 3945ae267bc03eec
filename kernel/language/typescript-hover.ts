/** Writes the declaration of a symbol as an editor would show it, from the small questions that the checker's API answers. */
import type { Declared } from "./typescript-names.ts";
import type { CheckerProcess } from "./typescript-process.ts";

interface SymbolAnswer {
  readonly id: number;
  readonly name: string;
  readonly flags: number;
  readonly declarations?: readonly string[];
  readonly parent?: number;
}
interface Identified {
  readonly id: number;
}
interface Tag {
  readonly name: string;
  readonly text?: string;
}

export interface Described {
  readonly signature: string;
  readonly documentation: string;
  /** File of the first declaration. */
  readonly file: string | undefined;
}

/** A position in a file of the program. */
export interface Place {
  readonly file: string;
  readonly position: number;
}

/** `NodeBuilderFlags`: write the plain name of a type that another module declares; no `{…}` cuts. */
const PLAIN_NAMES = 16384 | 1;
/** The same, written out as the right side of `type T =`. */
const IN_ALIAS = 16384 | 8388608;
const ALIAS = 2097152;
const FUNCTION_DECLARATION = 263;
const METHOD_SIGNATURE = 174;
const PARAMETER = 170;
const MAX_OVERLOADS = 8;

export async function symbolAt(checker: CheckerProcess, place: Place): Promise<SymbolAnswer | undefined> {
  return (await checker.ask<SymbolAnswer | null>("getSymbolAtPosition", { ...place })) ?? undefined;
}

/**
 * @param use where the name is used: types narrowed there are shown so
 * @param definition the name in its declaration, when that is in a cell
 */
export async function describe(
  checker: CheckerProcess,
  use: Place,
  definition: Place | undefined,
  declared: Declared | undefined,
): Promise<Described | undefined> {
  const found = await symbolAt(checker, definition ?? use);
  if (found === undefined) return undefined;
  const symbol =
    found.flags & ALIAS
      ? ((await checker.ask<SymbolAnswer | null>("getAliasedSymbol", { symbol: found.id })) ?? found)
      : found;
  const [signature, text, tags] = await Promise.all([
    signatureOf(checker, symbol, found.name, use, declared),
    checker.ask<string | null>("getDocumentationComment", { symbol: symbol.id }),
    checker.ask<readonly Tag[] | null>("getJsDocTags", { symbol: symbol.id }),
  ]);
  if (signature === undefined) return undefined;
  const documentation = [
    text ?? "",
    ...(tags ?? []).map((tag) => `@${tag.name}${tag.text ? ` ${tag.text}` : ""}`),
  ]
    .filter((line) => line !== "")
    .join("\n");
  return {
    signature: cleanModules(signature),
    documentation,
    file: symbol.declarations?.[0]?.replace(/^\d+\.\d+\./, ""),
  };
}

/** Takes the virtual modules out of a text of the checker: `import("/…/.assay-3").Point` → `Point`. */
export function cleanModules(text: string): string {
  return text.replace(/(?:typeof )?import\("[^"]*\.assay-[^"]*"\)\./g, "").replace(/\$\$assay\.c\d+\./g, "");
}

async function signatureOf(
  checker: CheckerProcess,
  symbol: SymbolAnswer,
  name: string,
  use: Place,
  declared: Declared | undefined,
): Promise<string | undefined> {
  const { flags } = symbol;
  if (flags & 16) return functionText(checker, name, symbol, FUNCTION_DECLARATION, "function ");
  if (flags & 8192)
    return functionText(checker, name, symbol, METHOD_SIGNATURE, `(method) ${await owner(checker, symbol)}`);
  if (flags & 32) return `class ${name}`;
  if (flags & 384) return `enum ${name}`;
  if (flags & 8) return `(enum member) ${await owner(checker, symbol)}${name}`;
  if (flags & 3) {
    const isParameter = symbol.declarations?.[0]?.split(".")[1] === String(PARAMETER);
    const word = isParameter ? "(parameter)" : (wordOf(declared) ?? (flags & 1 ? "var" : "const"));
    return `${word} ${name}: ${await typeText(checker, use)}`;
  }
  // What a JSON file exports by default counts as a property of it.
  if (flags & 4 && declared?.kind === "import") return `const ${name}: ${await typeText(checker, use)}`;
  if (flags & (4 | 98304))
    return `(property) ${await owner(checker, symbol)}${name}: ${await typeText(checker, use)}`;
  if (flags & 64) return `interface ${name}`;
  if (flags & 524288) {
    const type = await checker.ask<Identified | null>("getDeclaredTypeOfSymbol", { symbol: symbol.id });
    return type === null
      ? `type ${name}`
      : `type ${name} = ${await checker.ask<string>("typeToString", { type: type.id, flags: IN_ALIAS })}`;
  }
  if (flags & 262144) return `(type parameter) ${name}`;
  if (flags & 1536)
    return /^".*"$/.test(symbol.name)
      ? `module ${name === symbol.name ? symbol.name : `${name} from ${symbol.name}`}`
      : `namespace ${name}`;
  return undefined;
}

function wordOf(declared: Declared | undefined): string | undefined {
  return declared !== undefined && ["const", "let", "var", "using"].includes(declared.kind)
    ? declared.kind
    : undefined;
}

async function owner(checker: CheckerProcess, symbol: SymbolAnswer): Promise<string> {
  if (symbol.parent === undefined) return "";
  const parent = await checker
    .ask<SymbolAnswer | null>("getParentOfSymbol", { objectId: symbol.id })
    .catch(() => null);
  return parent === null || !/^[\p{ID_Start}$_]/u.test(parent.name) || parent.name.startsWith("__")
    ? ""
    : `${parent.name}.`;
}

async function typeText(checker: CheckerProcess, use: Place): Promise<string> {
  const type = await checker.ask<Identified | null>("getTypeAtPosition", { ...use });
  return type === null
    ? "any"
    : await checker.ask<string>("typeToString", { type: type.id, flags: PLAIN_NAMES });
}

/** One line for each overload. */
async function functionText(
  checker: CheckerProcess,
  name: string,
  symbol: SymbolAnswer,
  kind: number,
  prefix: string,
): Promise<string | undefined> {
  const type = await checker.ask<Identified | null>("getTypeOfSymbol", { symbol: symbol.id });
  if (type === null) return undefined;
  const signatures =
    (await checker.ask<readonly Identified[] | null>("getSignaturesOfType", { type: type.id, kind: 0 })) ??
    [];
  const lines = await Promise.all(
    signatures.slice(0, MAX_OVERLOADS).map(async (signature) => {
      const node = await checker.ask<{ readonly data: string } | null>("signatureToSignatureDeclaration", {
        signature: signature.id,
        kind,
        flags: PLAIN_NAMES,
      });
      const text = node === null ? "()" : await checker.ask<string>("printNode", { data: node.data });
      return `${prefix}${name}${text
        .slice(text.search(/[<(]/))
        .replace(/[;\s]+$/, "")
        .replace(/\[\s+\]/g, "[]")
        .replace(/\s*\n\s*/g, " ")}`;
    }),
  );
  if (signatures.length > MAX_OVERLOADS) lines.push(`… ${signatures.length - MAX_OVERLOADS} more overloads`);
  return lines.length === 0 ? `${prefix}${name}` : lines.join("\n");
}
