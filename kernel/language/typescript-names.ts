/** Reads from a cell's text what it declares, mentions and imports; tolerant of text that is being typed. */
import { parse, walk, type Node } from "./oxc.ts";

export type DeclaredKind =
  | "const"
  | "let"
  | "var"
  | "using"
  | "function"
  | "class"
  | "enum"
  | "interface"
  | "type"
  | "namespace"
  | "import";

/** One top-level name of a cell. */
export interface Declared {
  readonly name: string;
  readonly kind: DeclaredKind;
  /** Where the name stands in its declaration. */
  readonly at: number;
  /** Range of the whole declaration, its doc comment included. */
  readonly start: number;
  readonly end: number;
  /** The name also, or only, means a type. */
  readonly isType: boolean;
}

export interface CellNames {
  readonly declared: ReadonlyMap<string, Declared>;
  /** Names that the text exports by itself. */
  readonly exported: ReadonlySet<string>;
  /** Words that may be names of other cells: more than there are, never fewer. */
  readonly mentioned: ReadonlySet<string>;
  readonly specifiers: readonly string[];
  /** It changes the global scope or other modules, so it must stay. */
  readonly isGlobal: boolean;
  /** `{a: 1}` alone: an object, not a block. */
  readonly isExpression: boolean;
}

export function readNames(text: string): CellNames {
  const parsed = parse(text, "ts");
  const mentioned = words(text);
  if (/^\s*\{/.test(text) && parse(`(${text}\n)`, "ts").problems.length === 0)
    return {
      declared: new Map(),
      exported: new Set(),
      mentioned,
      specifiers: dynamicSpecifiers(text),
      isGlobal: false,
      isExpression: true,
    };
  if (parsed.problems.length > 0 && parsed.body.length === 0) return { ...guessNames(text), mentioned };
  const declared = new Map<string, Declared>();
  const exported = new Set<string>();
  let isGlobal = false;
  const add = (id: Node | null, kind: DeclaredKind, statement: Node): void => {
    if (id === null || id.type !== "Identifier") return;
    const name = id["name"] as string;
    const before = declared.get(name);
    const start = docStart(text, statement.start);
    declared.set(name, {
      name,
      kind:
        before !== undefined && before.kind !== "interface" && before.kind !== "type" ? before.kind : kind,
      at: before?.at ?? id.start,
      start: Math.min(start, before?.start ?? start),
      end: Math.max(statement.end, before?.end ?? 0),
      isType: before?.isType === true || !["const", "let", "var", "using", "function"].includes(kind),
    });
  };
  const read = (node: Node, statement: Node): void => {
    const id = (node["id"] as Node | null | undefined) ?? null;
    switch (node.type) {
      case "ImportDeclaration":
        for (const specifier of node["specifiers"] as Node[])
          add(specifier["local"] as Node, "import", statement);
        break;
      case "TSImportEqualsDeclaration":
        add(id, "import", statement);
        break;
      case "ExportNamedDeclaration":
      case "ExportDefaultDeclaration": {
        const inner = node["declaration"] as Node | null;
        if (inner === null) {
          for (const specifier of (node["specifiers"] as Node[] | undefined) ?? [])
            exported.add(String((specifier["exported"] as Node)["name"]));
          break;
        }
        const known = new Set(declared.keys());
        read(inner, statement);
        if (node.type === "ExportNamedDeclaration")
          for (const name of declared.keys())
            if (!known.has(name) || boundNames(inner).includes(name)) exported.add(name);
        break;
      }
      case "VariableDeclaration": {
        const word = node["kind"] as string;
        const kind = word.endsWith("using") ? "using" : (word as DeclaredKind);
        for (const declaration of node["declarations"] as Node[])
          for (const name of patternNames(declaration["id"] as Node)) add(name, kind, statement);
        break;
      }
      case "FunctionDeclaration":
      case "TSDeclareFunction":
        add(id, "function", statement);
        break;
      case "ClassDeclaration":
        add(id, "class", statement);
        break;
      case "TSEnumDeclaration":
        add(id, "enum", statement);
        break;
      case "TSInterfaceDeclaration":
        add(id, "interface", statement);
        break;
      case "TSTypeAliasDeclaration":
        add(id, "type", statement);
        break;
      case "TSModuleDeclaration":
      case "TSGlobalDeclaration":
        if (node["kind"] === "global" || id?.type !== "Identifier" || id["name"] === "global")
          isGlobal = true;
        else add(id, "namespace", statement);
        break;
      default:
        // `var` inside blocks and loops of the top level is top-level too.
        walk(node, (inner) => {
          if (/Function|Class|^TS/.test(inner.type)) return false;
          if (inner.type === "VariableDeclaration" && inner["kind"] === "var") read(inner, inner);
          return true;
        });
    }
  };
  for (const statement of parsed.body) read(statement, statement);
  const specifiers = [
    ...parsed.module.staticImports.map((record) => record.moduleRequest.value),
    ...parsed.module.staticExports.flatMap((record) =>
      record.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...dynamicSpecifiers(text),
  ];
  return {
    declared,
    exported,
    mentioned,
    specifiers: [...new Set(specifiers)],
    isGlobal,
    isExpression: false,
  };
}

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;

/** Words that do not follow a single dot. Those in strings and comments are among them: harmless. */
function words(text: string): Set<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(WORD)) {
    const before = text[match.index - 1];
    if (before !== "." || text.slice(match.index - 3, match.index) === "...") found.add(match[0]);
  }
  return found;
}

/** Text in the middle of typing has no tree: what looks like a declaration is taken for one. */
function guessNames(text: string): Omit<CellNames, "mentioned"> {
  const declared = new Map<string, Declared>();
  const add = (name: string, kind: DeclaredKind, at: number): void => {
    if (!declared.has(name))
      declared.set(name, {
        name,
        kind,
        at,
        start: at,
        end: at + name.length,
        isType: !["const", "let", "var", "using", "function"].includes(kind),
      });
  };
  for (const match of text.matchAll(
    /^(?:export\s+)?(?:declare\s+|abstract\s+|async\s+|await\s+)*(const|let|var|using|function|class|enum|interface|type|namespace)\b\s*\*?\s*(?:([\p{ID_Start}$_][\p{ID_Continue}$]*)|[{[]([^=]*)[}\]]\s*=)/gmu,
  )) {
    const kind = match[1] as DeclaredKind;
    if (match[2] !== undefined) add(match[2], kind, match.index + match[0].length - match[2].length);
    else
      for (const word of match[3]!.matchAll(/([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?=,|$|[}\]]|=)/gu))
        add(word[1]!, kind, match.index);
  }
  for (const match of text.matchAll(/^import\s+(?:type\s+)?([^"';]+?)\s+from\s*["']/gmu))
    for (const word of match[1]!.matchAll(/([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?=,|$|\})/gu))
      add(word[1]!, "import", match.index);
  const statics = [...text.matchAll(/^(?:import|export)\b[^"';]*["']([^"'\n]+)["']/gmu)].map(
    (match) => match[1]!,
  );
  return {
    declared,
    exported: new Set(),
    specifiers: [...new Set([...statics, ...dynamicSpecifiers(text)])],
    isGlobal: false,
    isExpression: false,
  };
}

function dynamicSpecifiers(text: string): string[] {
  return [...text.matchAll(/\b(?:import|require)\s*\(\s*["']([^"'\n]+)["']/g)].map((match) => match[1]!);
}

function boundNames(node: Node): string[] {
  if (node.type !== "VariableDeclaration") return [String((node["id"] as Node | null)?.["name"])];
  return (node["declarations"] as Node[]).flatMap((declaration) =>
    patternNames(declaration["id"] as Node).map((id) => id["name"] as string),
  );
}

function patternNames(pattern: Node | null): Node[] {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return (pattern["properties"] as Node[]).flatMap((property) =>
        patternNames((property.type === "RestElement" ? property["argument"] : property["value"]) as Node),
      );
    case "ArrayPattern":
      return (pattern["elements"] as (Node | null)[]).flatMap(patternNames);
    case "AssignmentPattern":
      return patternNames(pattern["left"] as Node);
    case "RestElement":
      return patternNames(pattern["argument"] as Node);
    default:
      return [];
  }
}

/** Where the doc comment directly before a statement begins, or the statement itself. */
function docStart(text: string, start: number): number {
  const comment = /\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*$/.exec(text.slice(0, start));
  return comment === null ? start : comment.index;
}
