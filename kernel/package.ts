/** Where Assay itself is installed, found from this file whether it runs as source or as built JavaScript. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AssayError } from "./error.ts";

/** The folder of Assay's package.json. */
export const packageRoot: string = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? ".." : "../..", import.meta.url),
);

/** The version in Assay's package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/**
 * The built program that Jupyter clients start.
 * @throws AssayError in a working copy that was not built.
 */
export function mainPath(): string {
  const path = join(packageRoot, "dist", "kernel", "main.js");
  if (!existsSync(path))
    throw new AssayError("not-built", "assay", `must be built; ${path} does not exist`, "run npm run build");
  return path;
}
