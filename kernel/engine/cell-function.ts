/**
 * A cell's function in a thread or process of its own: `default(data)` makes it from compiled JavaScript, the folder that
 * its imports start from, and copies of the user's variables, which stand as globals there.
 */
import { checkedExports, Imports } from "./imports.ts";
import type { Compiled } from "./protocol.ts";
import { installStackTraces, knowOrigin } from "./stack-trace.ts";
import type { Packed, PackedVariable } from "./thread-values.ts";

/** What `CellFunction.forThread` gives. */
export interface CellFunctionData {
  readonly directory: string;
  /** The imports, where there are any; what they name is among the variables, too. */
  readonly setup: Compiled | undefined;
  /** One expression: the function. */
  readonly made: Compiled;
  readonly variables: readonly (readonly [string, PackedVariable])[];
}

/** @throws what an import, or the making of a variable, throws. */
export default async function makeFunction(data: CellFunctionData): Promise<(...args: unknown[]) => unknown> {
  installStackTraces();
  const imports = new Imports(data.directory);
  const assay = {
    import: (specifier: string, options?: ImportCallOptions) => imports.import(specifier, options),
    exports: checkedExports,
    meta: imports.meta(),
    constant: (name: string) => {
      throw new TypeError(`Assignment to constant variable "${name}"`);
    },
  };
  Object.defineProperty(globalThis, "__assay", { value: assay, configurable: true });
  for (const [name, variable] of data.variables)
    Object.defineProperty(globalThis, name, {
      value:
        variable.kind === "import" ? await importName(imports, variable) : await unpack(variable, imports),
      writable: true,
      configurable: true,
    });
  if (data.setup !== undefined)
    await (indirectEval(`(async () => {${data.setup.js}\n})`) as () => Promise<void>)();
  knowOrigin(data.made);
  return indirectEval(data.made.js) as (...args: unknown[]) => unknown;
}

const indirectEval = globalThis.eval;

async function importName(
  imports: Imports,
  { specifier, name }: { readonly specifier: string; readonly name: string },
): Promise<unknown> {
  const module = await imports.import(specifier);
  return name === "*" ? module : checkedExports(module, specifier, [name])[name];
}

async function unpack(packed: Packed, imports: Imports): Promise<unknown> {
  switch (packed.kind) {
    case "clone":
      return packed.value;
    case "list":
      return await Promise.all(packed.items.map((item) => unpack(item, imports)));
    case "record": {
      const fields = packed.fields.map(async ([key, field]) => [key, await unpack(field, imports)] as const);
      return Object.fromEntries(await Promise.all(fields));
    }
    case "revive": {
      const module = await imports.import(packed.module);
      return await (module[packed.revive] as (data: unknown) => unknown)(packed.data);
    }
    case "source":
      return indirectEval(`(${packed.source})`) as unknown;
  }
}
