/** A function of a local TypeScript or JavaScript file, for a thread of its own: `default(data)` imports it as a cell would. */
import { resolve } from "node:path";
import { Imports } from "./imports.ts";

export interface FileFunctionData {
  readonly directory: string;
  readonly file: string;
  readonly exportName: string;
}

/** @throws TypeError when the file does not export a function of this name; what the import throws. */
export default async function fileFunction({
  directory,
  file,
  exportName,
}: FileFunctionData): Promise<unknown> {
  const module = await new Imports(directory).import(resolve(directory, file));
  const found = module[exportName];
  if (typeof found !== "function")
    throw new TypeError(
      `${file}: must export a function as ${JSON.stringify(exportName)}; it exports ${Object.keys(module).join(", ") || "nothing"}`,
    );
  return found;
}
