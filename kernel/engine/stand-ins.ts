/**
 * What imports find where the user has no such package. `optuna-js-port` is `assay/tune`, `shap-ts` is `assay/explain`.
 *
 * TensorFlow.js in any folder: Assay has it as one file (`vendor/tfjs`). The user's own package comes first. The file also
 * stands in for `@tensorflow/tfjs-node` where that is absent or its native part does not load, for imports and for CommonJS
 * packages that require it (danfojs-node).
 */
import nodeModule, { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../package.ts";

const NATIVE = /^@tensorflow\/tfjs-node(?:-gpu)?$/;
const folder = join(packageRoot, "vendor", "tfjs");

/** Names under which parts of Assay are known elsewhere, with their folders in lib. */
const ALIASES: Readonly<Record<string, string>> = { "optuna-js-port": "tune", "shap-ts": "explain" };

/** The module to import in place of one that failed with this error; undefined when there is none. */
export function standIn(specifier: string, error: unknown): string | undefined {
  const alias = ALIASES[specifier];
  if (alias !== undefined && isAbsent(error, specifier))
    return pathToFileURL(join(packageRoot, "dist", "lib", alias, "index.js")).href;
  return mayStandIn(specifier, error) ? pathToFileURL(join(folder, "index.js")).href : undefined;
}

/** To be awaited before a cell's import of a package: lets what it requires find the stand-in, too. */
export async function prepareStandIns(specifier: string, directory: string): Promise<void> {
  if (!/^(?:danfojs-node|@tensorflow\/[\w-]+)(?:\/|$)/.test(specifier)) return;
  patchRequire();
  if (!specifier.startsWith("danfojs-node")) return;
  try {
    // What danfojs will require a moment later, when nobody can wait for the start of its backend.
    createRequire(createRequire(join(directory, "notebook.ts")).resolve(specifier))("@tensorflow/tfjs-node");
  } catch {
    return; // The import itself says what is wrong.
  }
  await standing?.ready();
}

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

let standing: { ready(): Promise<void> } | undefined;
let patched = false;

function patchRequire(): void {
  if (patched) return;
  patched = true;
  const host = nodeModule as unknown as { _load: Load };
  const load = host._load;
  host._load = function (this: unknown, request, parent, isMain) {
    try {
      return Reflect.apply(load, this, [request, parent, isMain]) as unknown;
    } catch (error) {
      if (!mayStandIn(request, error)) throw error;
      if (standing === undefined && !isAbsent(error, request))
        console.warn(
          `${request} did not load (${firstLine(error)}); Assay's own TensorFlow.js stands in for it`,
        );
      standing = Reflect.apply(load, this, [join(folder, "index.cjs"), parent, false]) as typeof standing;
      return standing;
    }
  };
}

function mayStandIn(specifier: string, error: unknown): boolean {
  return NATIVE.test(specifier) || (specifier === "@tensorflow/tfjs" && isAbsent(error, specifier));
}

function isAbsent(error: unknown, specifier: string): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return /^(?:ERR_)?MODULE_NOT_FOUND$/.test(code ?? "") && message.includes(`'${specifier}'`);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split("\n")[0]!;
}
