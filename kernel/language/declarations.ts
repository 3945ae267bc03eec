/**
 * Lets a cell declare any name again, in any way. V8's REPL mode keeps top-level names in two groups that do not mix:
 * lexical (`let`, `class`; `const` is made `let`, since a constant could not be declared anew) and var-like (`var`,
 * `function`). A declaration that meets a name of the other group is rewritten to that group; line counts stay.
 * Also turns imports and exports, which a script cannot have, into what it can.
 */
import { parse, walk, type Node } from "./oxc.ts";

export type Group = "lexical" | "var";

/** The names that earlier cells declared, with the group that V8 holds them in. */
export type KnownNames = ReadonlyMap<string, Group>;

export interface Rewritten {
  readonly js: string;
  /** For each line of `js` the line of the input it came from; undefined when lines are unchanged. */
  readonly lines?: readonly number[];
  readonly declared: ReadonlyMap<string, Group>;
  /** Which of the declared names are constants. */
  readonly constants: ReadonlySet<string>;
  readonly hasResult: boolean;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Rewrites compiled JavaScript for REPL mode. Runs on the output of type stripping, so that it sees only JavaScript. */
export function rewriteForRepl(
  js: string,
  known: KnownNames,
  knownConstants: ReadonlySet<string> = new Set(),
): Rewritten {
  const { body, module } = parse(js, "js");
  const edits: Edit[] = [];
  const hoisted: { node: Node; name: string }[] = [];
  const declared = new Map<string, Group>();
  const constants = new Set<string>();
  const groupOf = (name: string): Group | undefined => declared.get(name) ?? known.get(name);

  const declareFunction = (node: Node): void => {
    const id = node["id"] as Node | null;
    if (id === null) return;
    const name = id["name"] as string;
    if (groupOf(name) === "lexical") hoisted.push({ node, name });
    declared.set(name, groupOf(name) ?? "var");
  };
  const declareClass = (node: Node): void => {
    const id = node["id"] as Node | null;
    if (id === null) return;
    const name = id["name"] as string;
    if (groupOf(name) === "var")
      edits.push(
        { start: node.start, end: node.start, text: `var ${name} = ` },
        { start: node.end, end: node.end, text: ";" },
      );
    declared.set(name, groupOf(name) ?? "lexical");
  };
  const declareVariables = (node: Node): void => {
    const kind = node["kind"] as string;
    if (kind === "using" || kind === "await using") {
      for (const name of namesOf(node["declarations"] as Node[])) declared.set(name.name, "lexical");
      return;
    }
    const fresh: Group = kind === "var" ? "var" : "lexical";
    const names = namesOf(node["declarations"] as Node[]);
    const groups = new Set(names.map(({ name }) => groupOf(name) ?? (known.has(name) ? undefined : fresh)));
    const group = groups.size === 1 ? [...groups][0]! : fresh;
    const word = group === "var" ? "var" : "let";
    if (kind !== word) edits.push({ start: node.start, end: node.start + kind.length, text: word });
    for (const { name, node: id, shorthand } of names) {
      const own = groupOf(name) ?? group;
      if (own !== group) {
        // Names of both groups in one statement: bind to a temporary, then declare the odd one by itself.
        const temporary = `${name}$moved`;
        edits.push({ start: id.start, end: id.end, text: shorthand ? `${name}: ${temporary}` : temporary });
        edits.push({
          start: node.end,
          end: node.end,
          text: `;${own === "var" ? "var" : "let"} ${name} = ${temporary};`,
        });
        declared.set(temporary, group);
      }
      declared.set(name, own);
      if (kind === "const") constants.add(name);
    }
  };

  const imports = new Map(module.staticImports.map((record) => [record.start, record]));
  for (const node of body) {
    switch (node.type) {
      case "ImportDeclaration":
        edits.push({
          start: node.start,
          end: node.end,
          text: importStatement(imports.get(node.start)!, node, groupOf, declared),
        });
        break;
      case "ExportNamedDeclaration": {
        const inner = node["declaration"] as Node | null;
        if (inner === null) {
          const source = node["source"] as Node | null;
          edits.push({
            start: node.start,
            end: node.end,
            text: source === null ? ";" : `await __assay.import(${source["raw"] as string});`,
          });
          break;
        }
        edits.push({ start: node.start, end: inner.start, text: "" });
        if (inner.type === "VariableDeclaration") declareVariables(inner);
        else if (inner.type === "ClassDeclaration") declareClass(inner);
        else declareFunction(inner);
        break;
      }
      case "ExportDefaultDeclaration": {
        const inner = node["declaration"] as Node;
        const named = inner["id"] as Node | null | undefined;
        if (/^(Function|Class)Declaration$/.test(inner.type) && named) {
          edits.push({ start: node.start, end: inner.start, text: "" });
          if (inner.type === "ClassDeclaration") declareClass(inner);
          else declareFunction(inner);
        } else
          edits.push(
            { start: node.start, end: inner.start, text: "(" },
            { start: inner.end, end: node.end, text: ");" },
          );
        break;
      }
      case "ExportAllDeclaration":
        edits.push({
          start: node.start,
          end: node.end,
          text: `await __assay.import(${(node["source"] as Node)["raw"] as string});`,
        });
        break;
      case "FunctionDeclaration":
        declareFunction(node);
        break;
      case "ClassDeclaration":
        declareClass(node);
        break;
      case "VariableDeclaration":
        declareVariables(node);
        freshEnum(node, js, edits);
        break;
      default:
        hoistedVars(node, (inner, parent) => {
          const names = namesOf(inner["declarations"] as Node[]).map(({ name }) => name);
          // A lexical name of an earlier cell is the same variable: the declaration becomes an assignment.
          if (names.some((name) => groupOf(name) === "lexical"))
            edits.push(
              ...assignments(
                inner,
                parent,
                names.filter((name) => groupOf(name) !== "lexical"),
              ),
            );
          for (const name of names) declared.set(name, groupOf(name) ?? "var");
        });
    }
  }
  for (const { start, end } of module.importMetas) edits.push({ start, end, text: "__assay.meta" });
  for (const record of module.dynamicImports)
    edits.push({ start: record.start, end: record.start + "import".length, text: "__assay.import" });

  guardConstants(
    js,
    body,
    new Set([...constants, ...[...knownConstants].filter((name) => !declared.has(name))]),
    edits,
  );

  // `export {}`, which stripping leaves where a cell imports nothing but types, is not its last word.
  const last = body.findLast((node) => !isEmptyExport(node));
  const hasResult =
    last !== undefined &&
    (last.type === "ExpressionStatement" ||
      (last.type === "ExportDefaultDeclaration" && !(last["declaration"] as Node)["id"]));
  const text = applyEdits(js, edits);
  if (hoisted.length === 0) return { js: text, declared, constants, hasResult };
  return { ...hoist(js, edits, hoisted), declared, constants, hasResult };
}

function isEmptyExport(node: Node): boolean {
  return (
    node.type === "ExportNamedDeclaration" &&
    node["declaration"] === null &&
    node["source"] === null &&
    (node["specifiers"] as Node[]).length === 0
  );
}

/**
 * Constants are made `let`; assigning to one must still throw. Names that an inner scope declares too are left alone.
 */
function guardConstants(
  js: string,
  body: readonly Node[],
  constants: ReadonlySet<string>,
  edits: Edit[],
): void {
  const operator = String.raw`\s*(?:=(?![=>])|[-+*/%&|^]=|\*\*=|<<=|>>>?=|&&=|\|\|=|\?\?=|\+\+|--)`;
  const suspects = [...constants].filter((name) => {
    const word = name.replaceAll("$", "\\$");
    return new RegExp(`(?<![.\\w$])${word}${operator}|(?:\\+\\+|--)\\s*${word}(?![\\w$])`).test(js);
  });
  if (suspects.length === 0) return;
  const inner = new Set<string>();
  const targets: Node[] = [];
  for (const statement of body)
    walk(statement, (node, parent) => {
      const isTop = parent === undefined || (parent === statement && statement.type.startsWith("Export"));
      if (node.type === "VariableDeclaration" && !isTop)
        for (const { name } of namesOf(node["declarations"] as Node[])) inner.add(name);
      if (/Function/.test(node.type))
        for (const { name } of namesOf((node["params"] as Node[]).map((param) => ({ ...node, id: param }))))
          inner.add(name);
      if (node.type === "CatchClause" && node["param"] !== null)
        for (const { name } of namesOf([{ ...node, id: node["param"] }])) inner.add(name);
      if (/^(?:Function|Class)(?:Declaration|Expression)$/.test(node.type) && !isTop && node["id"] !== null)
        inner.add((node["id"] as Node)["name"] as string);
      const target = (
        node.type === "AssignmentExpression"
          ? node["left"]
          : node.type === "UpdateExpression"
            ? node["argument"]
            : undefined
      ) as Node | undefined;
      if (target?.type === "Identifier" && suspects.includes(target["name"] as string)) targets.push(target);
    });
  for (const target of targets)
    if (!inner.has(target["name"] as string))
      edits.push({
        start: target.start,
        end: target.end,
        text: `__assay.constant(${JSON.stringify(target["name"])}).value`,
      });
}

/** Functions whose name is lexical become `let` at the top of the cell, where hoisting would have put them. */
function hoist(
  js: string,
  edits: readonly Edit[],
  hoisted: readonly { node: Node; name: string }[],
): { js: string; lines: number[] } {
  const lineAt = (offset: number): number => js.slice(0, offset).split("\n").length - 1;
  let top = "";
  const lines: number[] = [];
  for (const { node, name } of hoisted) {
    const inside = edits
      .filter((edit) => edit.start >= node.start && edit.end <= node.end)
      .map((edit) => ({ ...edit, start: edit.start - node.start, end: edit.end - node.start }));
    const text = `let ${name} = ${applyEdits(js.slice(node.start, node.end), inside)};\n`;
    text
      .slice(0, -1)
      .split("\n")
      .forEach((_, i) => lines.push(lineAt(node.start) + i));
    top += text;
  }
  const rest = applyEdits(js, [
    ...edits.filter((edit) => !hoisted.some(({ node }) => edit.start >= node.start && edit.end <= node.end)),
    ...hoisted.map(({ node }) => ({
      start: node.start,
      end: node.end,
      text: "\n".repeat(js.slice(node.start, node.end).split("\n").length - 1),
    })),
  ]);
  rest.split("\n").forEach((_, i) => lines.push(i));
  return { js: top + rest, lines };
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

type ImportRecord = ReturnType<typeof parse>["module"]["staticImports"][number];

function importStatement(
  record: ImportRecord,
  node: Node,
  groupOf: (name: string) => Group | undefined,
  declared: Map<string, Group>,
): string {
  const source = (node["source"] as Node)["raw"] as string;
  const attributes = (node["attributes"] as Node[] | undefined) ?? [];
  const options =
    attributes.length === 0
      ? ""
      : `, {with: {${attributes.map((a) => `${keyText(a["key"] as Node)}: ${(a["value"] as Node)["raw"] as string}`).join(", ")}}}`;
  const call = `await __assay.import(${source}${options})`;
  if (record.entries.length === 0) return `${call};`;
  const word = (name: string): string => {
    const group = groupOf(name) ?? "lexical";
    declared.set(name, group);
    return group === "var" ? "var" : "let";
  };
  const parts: string[] = [];
  const byWord = new Map<string, string[]>();
  for (const entry of record.entries) {
    const local = entry.localName.value;
    if (entry.importName.kind === "NamespaceObject") parts.push(`${word(local)} ${local} = ${call};`);
    else {
      const imported = entry.importName.kind === "Default" ? "default" : entry.importName.name!;
      const key = /^[A-Za-z_$][\w$]*$/.test(imported) ? imported : JSON.stringify(imported);
      const w = word(local);
      byWord.set(w, [...(byWord.get(w) ?? []), key === local ? local : `${key}: ${local}`]);
    }
  }
  for (const [w, names] of byWord) {
    // A name that the module lacks must not become a silent undefined.
    const wanted = names
      .map((name) => name.split(":")[0]!.trim())
      .map((name) => (name.startsWith('"') ? name : JSON.stringify(name)));
    parts.push(`${w} {${names.join(", ")}} = __assay.exports(${call}, ${source}, [${wanted.join(", ")}]);`);
  }
  return parts.join(" ");
}

function keyText(key: Node): string {
  return (key["raw"] as string | undefined) ?? (key["name"] as string);
}

/** `var E = function(E) {…}(E || {})`: an enum declared again starts afresh, as in a file. */
function freshEnum(node: Node, js: string, edits: Edit[]): void {
  for (const declarator of node["declarations"] as Node[]) {
    const id = declarator["id"] as Node;
    const init = declarator["init"] as Node | null;
    if (id.type !== "Identifier" || init?.type !== "CallExpression") continue;
    const name = id["name"] as string;
    const argument = (init["arguments"] as Node[])[0];
    if (argument?.type === "LogicalExpression" && js.slice(argument.start, argument.end) === `${name} || {}`)
      edits.push({ start: argument.start, end: argument.end, text: "{}" });
  }
}

interface BoundName {
  readonly name: string;
  readonly node: Node;
  readonly shorthand: boolean;
}

function namesOf(declarations: readonly Node[]): BoundName[] {
  const names: BoundName[] = [];
  const visit = (pattern: Node | null, shorthand = false): void => {
    if (pattern === null) return;
    if (pattern.type === "Identifier")
      names.push({ name: pattern["name"] as string, node: pattern, shorthand });
    else if (pattern.type === "ObjectPattern")
      for (const p of pattern["properties"] as Node[])
        visit((p.type === "RestElement" ? p["argument"] : p["value"]) as Node, p["shorthand"] === true);
    else if (pattern.type === "ArrayPattern")
      for (const e of pattern["elements"] as (Node | null)[]) visit(e);
    else if (pattern.type === "AssignmentPattern") visit(pattern["left"] as Node, shorthand);
    else if (pattern.type === "RestElement") visit(pattern["argument"] as Node);
  };
  for (const declaration of declarations) visit(declaration["id"] as Node);
  return names;
}

/** `var` inside blocks and loops of the top level is top-level too. */
function hoistedVars(node: Node, visit: (declaration: Node, parent: Node | undefined) => void): void {
  walk(node, (inner, parent) => {
    if (/Function|Class/.test(inner.type)) return false;
    if (inner.type === "VariableDeclaration" && inner["kind"] === "var") visit(inner, parent);
    return true;
  });
}

/** `var a = 1, b` as assignments; `others` are names that still need a declaration. */
function assignments(declaration: Node, parent: Node | undefined, others: readonly string[]): Edit[] {
  const loop =
    parent !== undefined &&
    parent.type.startsWith("For") &&
    (parent["init"] === declaration || parent["left"] === declaration);
  const last = (declaration["declarations"] as Node[]).at(-1)!;
  const edits: Edit[] = [
    { start: declaration.start, end: declaration.start + "var".length, text: loop ? "" : ";(" },
  ];
  if (!loop) edits.push({ start: last.end, end: last.end, text: ")" });
  // Declared in a place where they change nothing: a block that never runs still declares its `var`.
  if (others.length > 0 && !loop)
    edits.push({
      start: declaration.end,
      end: declaration.end,
      text: `if (false) { var ${others.join(", ")}; }`,
    });
  else if (others.length > 0)
    edits.push({
      start: parent!.start,
      end: parent!.start,
      text: `if (false) { var ${others.join(", ")}; } `,
    });
  return edits;
}

/**
 * Renames the helpers that a thorough compiler put at the top level, so that those of one cell do not overwrite those of
 * another. `own` are the names that the cell itself declares.
 */
export function isolateHelpers(js: string, own: ReadonlySet<string>, suffix: string): string {
  const { body } = parse(js, "js");
  const helpers = new Set<string>();
  const program: Node = { type: "Program", start: 0, end: js.length, body };
  for (const node of body) {
    if (node.type === "VariableDeclaration")
      for (const { name } of namesOf(node["declarations"] as Node[])) if (!own.has(name)) helpers.add(name);
    hoistedVars(node, (declaration) => {
      for (const { name } of namesOf(declaration["declarations"] as Node[]))
        if (!own.has(name)) helpers.add(name);
    });
  }
  const edits: Edit[] = [];
  walk(program, (node, parent, key) => {
    if (node.type !== "Identifier" || !helpers.has(node["name"] as string)) return;
    const isKey =
      parent !== undefined && (key === "property" || key === "key") && parent["computed"] !== true;
    if (!isKey) edits.push({ start: node.start, end: node.end, text: `${node["name"] as string}${suffix}` });
  });
  return applyEdits(js, edits);
}
