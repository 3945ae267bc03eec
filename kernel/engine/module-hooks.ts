/**
 * Node's module hooks for files beside the notebook: TypeScript is stripped of its types, extensions may be left out, and
 * a changed file gets a new address so that it is loaded anew. Packages that the user's files import and only Assay has
 * resolve to Assay's. Installed by the first import that needs them. On Node without synchronous hooks the same two
 * functions run in Node's loader thread.
 */
import { readFileSync, statSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, extname, resolve as resolvePath } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packageRoot } from "../package.ts";
import { standIn } from "./stand-ins.ts";

const EXTENSIONS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"];
const SWAPS: Readonly<Record<string, string>> = { ".js": ".ts", ".mjs": ".mts", ".cjs": ".cts" };

/** Where Assay's built files are. */
const ASSAY = pathToFileURL(resolvePath(packageRoot, "dist")).href + "/";

/** Specifiers that are Assay's own whatever the notebook's folder has: the real tslab works in its own kernel only. */
export function ownModule(specifier: string): string | undefined {
  return specifier === "tslab"
    ? new URL(import.meta.url.replace(/module-hooks\.(\w+)$/, "tslab.$1")).href
    : undefined;
}

/** The file that a path without certainty about its extension means, or undefined. */
export function resolveFile(path: string): string | undefined {
  if (isFile(path)) return path;
  const swap = SWAPS[extname(path)];
  if (swap !== undefined && isFile(path.slice(0, -extname(path).length) + swap))
    return path.slice(0, -extname(path).length) + swap;
  for (const extension of EXTENSIONS) if (isFile(path + extension)) return path + extension;
  for (const extension of EXTENSIONS)
    if (isFile(resolvePath(path, `index${extension}`))) return resolvePath(path, `index${extension}`);
  return undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The URL of a local file, with a version that changes when the file or a local file that it imports changes. */
export function versioned(file: string): string {
  const url = pathToFileURL(file).href;
  if (/[/\\]node_modules[/\\]/.test(file) || !/\.([mc]?[jt]s|json)$/.test(file)) return url;
  return `${url}?v=${newest(file, new Set()).toString(36)}`;
}

/** The latest change among a file and the local files that it reaches by relative specifiers. */
function newest(file: string, seen: Set<string>): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  let latest = Math.round(statSync(file).mtimeMs * 1000);
  if (extname(file) === ".json") return latest;
  const text = readFileSync(file, "utf8");
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"'\n]+)["']/g)) {
    const target = resolveFile(resolvePath(dirname(file), match[1]!));
    if (target !== undefined) latest = Math.max(latest, newest(target, seen));
  }
  return latest;
}

interface Resolved {
  url: string;
  format?: string | null | undefined;
  shortCircuit?: boolean | undefined;
  importAttributes?: Record<string, string> | undefined;
}
interface Loaded {
  format: string;
  source?: string | Uint8Array | undefined;
  shortCircuit?: boolean | undefined;
}

/** Resolves relative specifiers of local files; undefined leaves it to Node. */
function resolveLocal(specifier: string, parent: string | undefined): Resolved | undefined {
  const own = ownModule(specifier);
  if (own !== undefined) return { url: own, shortCircuit: true };
  if (parent === undefined || !parent.startsWith("file:") || parent.includes("/node_modules/"))
    return undefined;
  // Assay's own files must not be loaded a second time under another address.
  if (parent.startsWith(ASSAY)) return undefined;
  if (!/^\.{1,2}\//.test(specifier) && !specifier.startsWith("file:")) return undefined;
  const base = new URL(specifier, parent);
  if (base.search !== "") return undefined;
  const file = resolveFile(fileURLToPath(base));
  return file === undefined ? undefined : { url: versioned(file), shortCircuit: true };
}

/** Bare specifiers that the user's file cannot see may be what only Assay has; throws the error for all others. */
function standInFor(specifier: string, error: unknown): Resolved | undefined {
  if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND" || /^[./]|^\w+:/.test(specifier))
    throw error;
  const substitute = standIn(specifier, error);
  return substitute === undefined ? undefined : { url: substitute, shortCircuit: true };
}

/** The same question as if Assay asked it. (Node's loader thread has no `import.meta.resolve`.) */
function asAssay<C extends object>(context: C): C {
  return { ...context, parentURL: import.meta.url };
}

/** Compiles a local TypeScript file, or types JSON; undefined leaves it to Node. */
function loadLocal(url: string): Promise<Loaded> | Loaded | undefined {
  if (!url.startsWith("file:") || url.includes("/node_modules/")) return undefined;
  const path = fileURLToPath(url.replace(/[?#].*$/, ""));
  const extension = extname(path);
  if (extension === ".json")
    return { format: "json", source: readFileSync(path, "utf8"), shortCircuit: true };
  if (!/^\.[mc]?ts$/.test(extension)) return undefined;
  return {
    format: extension === ".cts" ? "commonjs" : "module",
    source: compileFile(path).code,
    shortCircuit: true,
  };
}

const require = nodeModule.createRequire(import.meta.url);
type Strip = (
  file: string,
  text: string,
  options: object,
) => {
  code: string;
  map?: { mappings: string };
  errors: { message: string; codeframe?: string | null }[];
};
let strip: Strip | undefined;

/** A local TypeScript file as JavaScript; with `mapped` also the mappings back to its text. */
export function compileFile(path: string, mapped = false): { code: string; mappings: string } {
  const text = readFileSync(path, "utf8");
  strip ??= (require("oxc-transform") as { transformSync: Strip }).transformSync;
  const result = strip(path, text, {
    target: "esnext",
    sourcemap: mapped,
    typescript: { onlyRemoveTypeImports: false },
    decorator: { legacy: false },
  });
  const problem = result.errors[0];
  if (problem !== undefined)
    throw new SyntaxError(`${path}: ${problem.message}${problem.codeframe ? `\n${problem.codeframe}` : ""}`);
  if (!/(?:^|[\s;])(?:accessor\s|using\s)|^\s*@\w/m.test(result.code))
    return { code: result.code, mappings: result.map?.mappings ?? "" };
  const { transformSync } = require("esbuild") as typeof import("esbuild");
  const lowered = transformSync(text, {
    loader: "ts",
    format: "esm",
    target: "es2022",
    sourcemap: mapped ? "external" : false,
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
  });
  return {
    code: lowered.code,
    mappings: mapped ? (JSON.parse(lowered.map) as { mappings: string }).mappings : "",
  };
}

let installed = false;

/** Puts the hooks in place, once. */
export function installHooks(): void {
  if (installed) return;
  installed = true;
  const synchronous = (nodeModule as { registerHooks?: (hooks: object) => void }).registerHooks;
  if (synchronous) {
    synchronous({
      resolve: (
        specifier: string,
        context: { parentURL?: string },
        next: (s: string, c: object) => Resolved,
      ): Resolved => {
        const local = resolveLocal(specifier, context.parentURL);
        if (local !== undefined) return local;
        try {
          return next(specifier, context);
        } catch (error) {
          const substitute = standInFor(specifier, error);
          if (substitute !== undefined) return substitute;
          try {
            return next(specifier, asAssay(context));
          } catch {
            throw error;
          }
        }
      },
      load: (url: string, context: object, next: (u: string, c: object) => Loaded) =>
        loadLocal(url) ?? next(url, context),
    });
  } else nodeModule.register(import.meta.url);
}

/** Hook for Node's loader thread. */
export async function resolve(
  specifier: string,
  context: { parentURL?: string },
  next: (s: string, c: object) => Promise<Resolved>,
): Promise<Resolved> {
  const local = resolveLocal(specifier, context.parentURL);
  if (local !== undefined) return local;
  try {
    return await next(specifier, context);
  } catch (error) {
    return (
      standInFor(specifier, error) ??
      (await next(specifier, asAssay(context)).catch(() => {
        throw error;
      }))
    );
  }
}

/** Hook for Node's loader thread. */
export async function load(
  url: string,
  context: object,
  next: (u: string, c: object) => Promise<Loaded>,
): Promise<Loaded> {
  return (await loadLocal(url)) ?? (await next(url, context));
}
