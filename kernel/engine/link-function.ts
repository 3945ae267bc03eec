/** A compiled cell body as a function of this session, which can also go to another thread. */
import type { CellFunction } from "../magic.ts";
import type { CellFunctionData } from "./cell-function.ts";
import type { CompiledFunction } from "./protocol.ts";
import { packVariables, type Names } from "./thread-values.ts";

export interface FunctionScope extends Omit<Names, "valueOf"> {
  /** Runs JavaScript in the user's scope. */
  evaluate(js: string): Promise<unknown>;
  /** The folder that imports start from. */
  directory(): string;
}

/** Does the imports and makes the function. */
export async function linkFunction(compiled: CompiledFunction, scope: FunctionScope): Promise<CellFunction> {
  const { setup, made, free } = compiled;
  if (setup !== undefined) await scope.evaluate(setup.js);
  const run = (await scope.evaluate(made.js)) as CellFunction["run"];
  return {
    run,
    forThread: async () => ({
      module: new URL(import.meta.url.replace(/link-function\.(\w+)$/, "cell-function.$1")),
      data: {
        directory: scope.directory(),
        setup,
        made,
        variables: await packVariables(free, { ...scope, valueOf: (name) => scope.evaluate(name) }),
      } satisfies CellFunctionData,
    }),
  };
}
