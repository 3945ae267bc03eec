/** Errors of a cell that never ran, or whose engine ended, as a notebook shows them. */
import { CellSyntaxError } from "../language/compile.ts";
import { showSyntaxError, type ShownError } from "../language/traceback.ts";
import type { EngineExit } from "./engine-process.ts";

/** An error found before the cell ran: not TypeScript, no such magic, type errors in strict mode. */
export function cellError(error: unknown, label: string): ShownError {
  if (error instanceof CellSyntaxError) return showSyntaxError(error, label);
  const { name, message } = error as Error;
  return plainError(name, message);
}

/** The cell was interrupted while it waited to begin. */
export function neverBegan(): ShownError {
  return plainError("KeyboardInterrupt", "the cell was interrupted before it began");
}

/** The engine ended under the cell. */
export function exitError(exit: EngineExit): ShownError {
  const how = exit.outOfMemory
    ? "The engine ran out of memory"
    : exit.signal !== null
      ? `The engine was ended by ${exit.signal}`
      : exit.code !== null
        ? `The engine exited with code ${exit.code}`
        : `The engine could not run (${exit.lastWords})`;
  const hint = exit.outOfMemory
    ? "; work on less data at once, or start Jupyter with NODE_OPTIONS=--max-old-space-size=MEGABYTES"
    : "";
  const shown = plainError(
    "EngineExit",
    `${how}; a fresh one is ready and the next cell runs, but all variables are lost${hint}`,
  );
  const words = exit.outOfMemory
    ? undefined
    : /^(?:FATAL ERROR: |# ).*(?:\n# .*)*/m.exec(exit.lastWords)?.[0];
  return words === undefined ? shown : { ...shown, traceback: [...shown.traceback, words] };
}

function plainError(ename: string, evalue: string): ShownError {
  return { ename, evalue, traceback: [`\u001b[31m\u001b[1m${ename}\u001b[0m: ${evalue}`] };
}
