/**
 * Where a worker thread's program is: beside the module that starts it, and in `dist/` when that module runs from its TypeScript
 * source (tests), as threads cannot load that.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * @param base `import.meta.url` of the module that starts the worker.
 * @param program relative path of the worker's source, such as "./train-worker.ts".
 * @returns its URL, or undefined when it was not built; then the work is done without a thread.
 */
export function workerSource(base: string, program: string): URL | undefined {
  const at = new URL(program.replace(/\.ts$/, base.endsWith(".ts") ? ".ts" : ".js"), base);
  const built = new URL(at.href.replace(/\/(lib\/(?:(?!\/lib\/).)*)\.ts$/, "/dist/$1.js"));
  return existsSync(fileURLToPath(built)) ? built : undefined;
}
