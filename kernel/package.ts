/** Where Assay itself is installed, found from this file whether it runs as source or as built JavaScript. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AssayError } from "./error.ts";

/** The folder of Assay's package.json. */
export const packageRoot: string = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? ".." : "../..", import.meta.url),
);

/** The version in Assay's package.json, and that of the TypeScript it pins. */
export function packageVersions(): { assay: string; typescript: string } {
  const { version, dependencies } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    version: string;
    dependencies: Record<string, string>;
  };
  return { assay: version, typescript: dependencies["typescript"] ?? "" };
}

/** The version in Assay's package.json. */
export function packageVersion(): string {
  return packageVersions().assay;
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
