/** What every cell finds without importing anything. Mirrored for the type checker in `kernel/language/globals.ts`. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { comms } from "./comms.ts";
import type { InputPort } from "./input.ts";
import { display } from "./output.ts";
import { display as typed } from "./tslab.ts";

/** Puts the globals in place; all may be hidden by the user's own declarations. */
export function installGlobals(input: InputPort, directory: string): void {
  const prompt = (message = "", initial?: string): string | null => {
    const answer = input.ask(String(message), false);
    return answer === "" && initial !== undefined ? initial : answer;
  };
  prompt.password = (message = ""): string | null => input.ask(String(message), true);
  const confirm = (message = ""): boolean =>
    /^\s*y(es)?\s*$/i.test(input.ask(`${String(message)} (y/n) `, false));
  const alert = (message = ""): void => void input.ask(`${String(message)} [Enter]`, false);
  const show = Object.assign((...args: Parameters<typeof display>) => display(...args), typed, {
    json: (value: unknown): void => typed.raw("application/json", JSON.stringify(value)),
  });
  define({ prompt, confirm, alert, display: show, comms, In: [""], Out: {} });
  moveTo(directory);
}

/** `require` and the file names of CommonJS follow the notebook's folder. */
export function moveTo(directory: string): void {
  const module = { exports: {} };
  define({
    require: createRequire(join(directory, "notebook.ts")),
    module,
    exports: module.exports,
    __dirname: directory,
    __filename: join(directory, "notebook.ts"),
  });
}

const KEPT_RESULTS = 100;
const results: unknown[] = [];

/** `_`, `__`, `___` and `Out[n]` of IPython; the last 100 results are kept. */
export function rememberResult(count: number, value: unknown): void {
  results.unshift(value);
  results.length = Math.min(results.length, 3);
  const scope = globalThis as unknown as { Out?: Record<number, unknown> };
  define({ _: results[0], __: results[1], ___: results[2] });
  if (scope.Out === undefined || typeof scope.Out !== "object") return;
  scope.Out[count] = value;
  const keys = Object.keys(scope.Out);
  if (keys.length > KEPT_RESULTS) delete scope.Out[Number(keys[0])];
}

/** Remembers a cell's text as `In[n]`. */
export function rememberInput(count: number, text: string): void {
  const scope = globalThis as unknown as { In?: string[] };
  if (Array.isArray(scope.In)) scope.In[count] = text;
}

/** Defines names that every cell sees and may hide. */
export function define(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
