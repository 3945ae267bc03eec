/** An objective that another thread or process can load: a module that exports it. */
import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export interface ObjectiveModule {
  /** The module's URL, or its path (from the working folder). JavaScript, or whatever the running Node can import. */
  readonly module: string | URL;
  /** The export that is the objective, `(trial) => number`; by default "default". */
  readonly exportName?: string;
  /** When given, the export is a function that makes the objective from it: `(data) => (trial) => number`; may be async. */
  readonly data?: unknown;
}

/** True for an objective given as a module. */
export function isObjectiveModule(objective: unknown): objective is ObjectiveModule {
  return typeof objective === "object" && objective !== null && "module" in objective;
}

/** The address that `import` takes. */
export function moduleUrl(module: string | URL): string {
  if (module instanceof URL) return module.href;
  if (/^[a-z][a-z+.-]+:/i.test(module) && !isAbsolute(module)) return module;
  return pathToFileURL(resolve(module)).href;
}

/**
 * Imports the objective.
 * @throws TypeError when the export is no function; what the module throws.
 */
export async function loadObjective(source: ObjectiveModule): Promise<(trial: unknown) => unknown> {
  const { exportName = "default" } = source;
  const url = moduleUrl(source.module);
  const loaded = (await import(url)) as Readonly<Record<string, unknown>>;
  const made = loaded[exportName];
  const objective =
    typeof made === "function" && source.data !== undefined ? ((await made(source.data)) as unknown) : made;
  if (typeof objective !== "function")
    throw new TypeError(
      `objective: ${url} must export a function of a trial as ${JSON.stringify(exportName)}; it exports ${Object.keys(loaded).join(", ") || "nothing"}`,
    );
  return objective as (trial: unknown) => unknown;
}
