/**
 * Imports as a cell means them: from the notebook's folder first, then from Assay itself. Local files may be TypeScript
 * and are imported anew when they, or what they import, have changed.
 */
import { existsSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { constants, Script } from "node:vm";
import { installHooks, ownModule, resolveFile, versioned } from "./module-hooks.ts";
import { prepareStandIns, standIn } from "./stand-ins.ts";

type Importer = (specifier: string, options?: ImportCallOptions) => Promise<Record<string, unknown>>;

export class Imports {
  #directory: string;
  #import: Importer;

  constructor(directory: string) {
    this.#directory = directory;
    this.#import = importerAt(directory);
  }

  /** The folder that imports resolve from. */
  get directory(): string {
    return this.#directory;
  }

  /** Later imports resolve from this folder (`%cd`). */
  moveTo(directory: string): void {
    this.#directory = directory;
    this.#import = importerAt(directory);
  }

  /** `import.meta` of a cell. */
  meta(): ImportMeta {
    const filename = join(this.#directory, "notebook.ts");
    const url = pathToFileURL(filename).href;
    return {
      url,
      filename,
      dirname: this.#directory,
      resolve: (specifier: string) => new URL(specifier, url).href,
    } as ImportMeta;
  }

  /**
   * @throws the module's own errors; a missing package is reported with the way to install it
   */
  async import(specifier: string, options?: ImportCallOptions): Promise<Record<string, unknown>> {
    const spec = String(specifier);
    const own = ownModule(spec);
    if (own !== undefined) return await this.#import(own);
    if (isBuiltin(spec) || /^(?:https?|data|node):/.test(spec)) return await this.#import(spec, options);
    installHooks();
    if (/^(?:\.{1,2}(?:[/\\]|$)|[/\\]|file:|[A-Za-z]:[/\\])/.test(spec))
      return await this.#importFile(spec, options);
    await prepareStandIns(spec, this.#directory);
    try {
      return await this.#import(spec, withJson(spec, options));
    } catch (error) {
      const failure = error as NodeJS.ErrnoException;
      const substitute = standIn(spec, failure);
      if (substitute !== undefined) return await this.#import(substitute);
      if (!isMissing(failure, spec)) throw error;
      try {
        return (await import(import.meta.resolve(spec))) as Record<string, unknown>;
      } catch (second) {
        if (!isMissing(second as NodeJS.ErrnoException, spec)) throw second;
      }
      throw missingPackage(spec, this.#directory);
    }
  }

  async #importFile(spec: string, options?: ImportCallOptions): Promise<Record<string, unknown>> {
    const path = spec.startsWith("file:")
      ? fileURLToPath(spec.replace(/[?#].*$/, ""))
      : resolve(this.#directory, spec);
    const file = resolveFile(path);
    if (file === undefined) {
      const hint =
        existsSync(path) && statSync(path).isDirectory()
          ? "it is a folder without an index file"
          : "no such file, also with .ts, .js or .json added";
      throw Object.assign(new Error(`Cannot find module "${spec}" from ${this.#directory}: ${hint}`), {
        code: "ERR_MODULE_NOT_FOUND",
      });
    }
    return await this.#import(versioned(file), withJson(file, options));
  }
}

/** A namespace with every wanted name, or a SyntaxError as a static import would give. */
export function checkedExports(
  module: Record<string, unknown>,
  specifier: string,
  wanted: readonly string[],
): Record<string, unknown> {
  const missing = wanted.find((name) => !(name in module));
  if (missing === undefined) return module;
  // A CommonJS package whose names Node could not see at parse time still has them on its default export.
  const fallback = module["default"];
  if (
    fallback !== null &&
    (typeof fallback === "object" || typeof fallback === "function") &&
    wanted.every((name) => name in module || name in (fallback as object))
  )
    return Object.fromEntries(
      wanted.map((name) => [
        name,
        name in module ? module[name] : (fallback as Record<string, unknown>)[name],
      ]),
    );
  const names = Object.keys(module).filter((name) => name !== "module.exports");
  const has =
    names.length === 0 ? "nothing" : names.slice(0, 12).join(", ") + (names.length > 12 ? ", …" : "");
  throw new SyntaxError(
    `The module "${specifier}" does not export "${missing}"; it exports ${has}. If it is a type, write import type`,
  );
}

function importerAt(directory: string): Importer {
  return new Script("(specifier, options) => import(specifier, options)", {
    filename: join(directory, "notebook.mjs"),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext() as Importer;
}

function withJson(specifier: string, options?: ImportCallOptions): ImportCallOptions | undefined {
  return options === undefined && specifier.endsWith(".json") ? { with: { type: "json" } } : options;
}

/** True when it is this specifier that was not found, not something that it imports. */
function isMissing(error: NodeJS.ErrnoException, specifier: string): boolean {
  if (error.code !== "ERR_MODULE_NOT_FOUND" && error.code !== "MODULE_NOT_FOUND") return false;
  return error.message.includes(`'${packageName(specifier)}'`) || error.message.includes(`'${specifier}'`);
}

function packageName(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function missingPackage(specifier: string, directory: string): Error {
  const name = packageName(specifier);
  const error = new Error(
    `Cannot find package "${name}" from ${directory}; install it with %npm install ${name}`,
  );
  return Object.assign(error, {
    code: "ERR_MODULE_NOT_FOUND",
  });
}
