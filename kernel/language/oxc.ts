/**
 * The fast compiler: strips types and parses, in well under a millisecond for a usual cell. This is the only file that
 * knows oxc. Offsets in and out are UTF-16.
 */
import { parseSync, type ParseResult } from "oxc-parser";
import { transformSync } from "oxc-transform";

/** A problem found by a parser, as a range of the text. */
export interface SyntaxProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help: string;
}

export interface Stripped {
  readonly js: string;
  /** VLQ mappings of a version 3 source map from `js` to the text. */
  readonly mappings: string;
  readonly problems: readonly SyntaxProblem[];
}

/** An ESTree node as oxc gives it; `start` and `end` are offsets of the parsed text. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Parsed {
  readonly body: readonly Node[];
  readonly module: ParseResult["module"];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * TypeScript to JavaScript; only type imports are removed, enums and namespaces are compiled. With `tsx`, elements become
 * `React.createElement` calls, or what a `@jsx` comment names.
 */
export function stripTypes(text: string, lang: "ts" | "tsx" = "ts"): Stripped {
  const result = transformSync(`cell.${lang}`, text, {
    lang,
    sourceType: "module",
    sourcemap: true,
    jsx: { runtime: "classic" },
    target: "esnext",
    typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: false },
  });
  return { js: result.code, mappings: result.map?.mappings ?? "", problems: result.errors.map(problem) };
}

/**
 * The statements and the module record of a text. Lazy: `body` costs the syntax tree only when it is read.
 * @param early also finds the errors that grammar alone does not show (a name declared twice, a reserved word)
 */
export function parse(text: string, language: "ts" | "tsx" | "js", early = false): Parsed {
  const result = parseSync(`cell.${language}`, text, {
    lang: language,
    sourceType: "module",
    showSemanticErrors: early,
  });
  return {
    get body() {
      return result.program.body as unknown as Node[];
    },
    module: result.module,
    problems: result.errors.map(problem),
  };
}

interface OxcError {
  readonly message: string;
  readonly labels?: readonly { readonly start: number; readonly end: number }[];
  readonly helpMessage?: string | null;
}

function problem(error: OxcError): SyntaxProblem {
  const label = error.labels?.[0];
  return {
    message: error.message,
    start: label?.start ?? 0,
    end: label?.end ?? 0,
    help: error.helpMessage ?? "",
  };
}

/** Calls `visit` for every node under `node`, parents first; `visit` returning false skips the children. */
export function walk(
  node: Node,
  visit: (node: Node, parent: Node | undefined, key: string) => boolean | void,
  parent?: Node,
  key = "",
): void {
  if (visit(node, parent, key) === false) return;
  for (const [name, value] of Object.entries(node)) {
    if (value === null || typeof value !== "object") continue;
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item)) walk(item, visit, node, name);
    } else if (isNode(value)) walk(value, visit, node, name);
  }
}

/** The identifiers that JavaScript mentions, and those that it declares anywhere, in whatever scope. */
export function namesIn(js: string): {
  readonly mentioned: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
} {
  const mentioned = new Set<string>();
  const declared = new Set<string>(["arguments", "undefined"]);
  const declare = (pattern: Node | null | undefined): void => {
    if (pattern)
      walk(pattern, (node) => void (node.type === "Identifier" && declared.add(node["name"] as string)));
  };
  for (const statement of parse(js, "js").body)
    walk(statement, (node, parent, key) => {
      if (/Function/.test(node.type)) for (const parameter of node["params"] as Node[]) declare(parameter);
      if (/Function|^Class(?:Declaration|Expression)$/.test(node.type)) declare(node["id"] as Node | null);
      if (node.type === "VariableDeclarator") declare(node["id"] as Node);
      if (node.type === "CatchClause") declare(node["param"] as Node | null);
      const isProperty =
        (parent?.type === "MemberExpression" && key === "property" && parent["computed"] !== true) ||
        (/^(?:Property|MethodDefinition|PropertyDefinition)$/.test(parent?.type ?? "") &&
          key === "key" &&
          parent!["computed"] !== true &&
          parent!["shorthand"] !== true);
      if (node.type === "Identifier" && !isProperty) mentioned.add(node["name"] as string);
    });
  return { mentioned, declared };
}

function isNode(value: unknown): value is Node {
  return (
    value !== null &&
    typeof value === "object" &&
    typeof (value as Node).type === "string" &&
    typeof (value as Node).start === "number"
  );
}
