/**
 * The user's variables for another thread: plain values are copied, functions and classes of cells go as their source, what
 * a cell imported is imported there again, and library values that know how (`assay.threadCopy`) are made anew.
 */
import type { ImportedName } from "./protocol.ts";

/** A value on its way. */
export type Packed =
  | { readonly kind: "clone"; readonly value: unknown }
  | { readonly kind: "list"; readonly items: readonly Packed[] }
  | { readonly kind: "record"; readonly fields: readonly (readonly [string, Packed])[] }
  | { readonly kind: "revive"; readonly module: string; readonly revive: string; readonly data: unknown }
  | { readonly kind: "source"; readonly source: string };

/** A variable on its way: its value, or where it is imported from. */
export type PackedVariable = Packed | ({ readonly kind: "import" } & ImportedName);

/** What is asked about names and sources: the front knows the cells. */
export interface Names {
  importOf(name: string): Promise<ImportedName | undefined>;
  freeNames(
    source: string,
  ): Promise<{ readonly free: readonly string[]; readonly unknown: readonly string[] }>;
  valueOf(name: string): Promise<unknown>;
}

const threadCopy = Symbol.for("assay.threadCopy");

/**
 * Packs these variables and all that their functions mention; what others need comes first.
 * @throws TypeError that names a variable which cannot go.
 */
export async function packVariables(
  wanted: readonly string[],
  names: Names,
): Promise<(readonly [string, PackedVariable])[]> {
  const packed: (readonly [string, PackedVariable])[] = [];
  const seen = new Set<string>();

  async function visit(name: string): Promise<void> {
    if (seen.has(name)) return;
    seen.add(name);
    const imported = await names.importOf(name);
    if (imported !== undefined) {
      packed.push([name, { kind: "import", ...imported }]);
      return;
    }
    const sources: string[] = [];
    const value = pack(await names.valueOf(name), name, sources);
    for (const source of sources) {
      const { free, unknown } = await names.freeNames(`(${source})`);
      if (unknown.length > 0)
        throw cannot(name, `its function uses ${unknown.join(", ")} of the function that made it`);
      for (const each of free) await visit(each);
    }
    packed.push([name, value]);
  }

  for (const name of wanted) await visit(name);
  return packed;
}

function pack(value: unknown, where: string, sources: string[]): Packed {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) {
    if (typeof value === "symbol") throw cannot(where, "it is a symbol");
    return { kind: "clone", value };
  }
  if (typeof value === "function") {
    const source = Function.prototype.toString.call(value);
    if (/\[native code\]\s*\}$/.test(source)) throw cannot(where, "it is a built-in or bound function");
    if (!/^(?:async\b|function\b|class\b|\(|[\w$]+\s*=>)/.test(source))
      throw cannot(where, "it is a method; write it as a function");
    sources.push(source);
    return { kind: "source", source };
  }
  const copy = (value as { [threadCopy]?: () => { module: string; revive: string; data: unknown } })[
    threadCopy
  ];
  if (typeof copy === "function") return { kind: "revive", ...copy.call(value) };
  if (Array.isArray(value)) {
    if (value.every((item) => item === null || !/object|function|symbol/.test(typeof item)))
      return { kind: "clone", value };
    return { kind: "list", items: value.map((item, i) => pack(item, `${where}[${i}]`, sources)) };
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype || prototype === null)
    return {
      kind: "record",
      fields: Object.entries(value).map(
        ([key, field]) => [key, pack(field, `${where}.${key}`, sources)] as const,
      ),
    };
  if (isCloneable(value)) return { kind: "clone", value };
  const kind = (value.constructor as { name?: string } | undefined)?.name ?? "an object of a class";
  throw cannot(where, `it is a ${kind}`);
}

function isCloneable(value: object): boolean {
  return (
    ArrayBuffer.isView(value) ||
    [ArrayBuffer, SharedArrayBuffer, Date, RegExp, Map, Set, Error].some((type) => value instanceof type)
  );
}

function cannot(where: string, why: string): TypeError {
  return new TypeError(
    `${where} cannot go to another thread: ${why}; make it inside the body, or put the function into a module`,
  );
}
