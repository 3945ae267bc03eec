/**
 * The configuration under which cells are checked: strict where it finds mistakes, quiet where it asks for ceremony. Packages
 * resolve from the notebook's folder; what is only in Assay's own tree is pointed at through `paths`.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

interface Manifest {
  readonly name?: string;
  readonly exports?: unknown;
  readonly types?: string;
  readonly typings?: string;
  readonly main?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface CheckerConfig {
  /** A tsconfig.json. */
  readonly text: string;
  /** Specifiers that Assay adds to what the folder has, for completion; those with `*` left out. */
  readonly specifiers: readonly string[];
}

/**
 * @param directory the notebook's folder
 * @param assayRoot the folder of Assay's package.json
 * @param files the root files, relative to the notebook's folder
 */
export function checkerConfig(directory: string, assayRoot: string, files: readonly string[]): CheckerConfig {
  const paths = assayPaths(directory, assayRoot);
  const compilerOptions = {
    target: "esnext",
    lib: ["esnext"],
    module: "esnext",
    moduleResolution: "bundler",
    moduleDetection: "force",
    strict: true,
    strictPropertyInitialization: false,
    useUnknownInCatchVariables: false,
    noImplicitThis: false,
    allowUnreachableCode: true,
    allowUnusedLabels: true,
    noEmit: true,
    skipLibCheck: true,
    resolveJsonModule: true,
    allowImportingTsExtensions: true,
    allowJs: true,
    // The user's @types/node if there is one, else Assay's.
    types: ["node"],
    typeRoots: [
      ...ancestors(directory)
        .map((folder) => join(folder, "node_modules", "@types"))
        .filter(existsSync),
      ...ownTypeRoot(assayRoot),
    ],
    paths,
  };
  return {
    text: JSON.stringify({ compilerOptions, files }).replaceAll("\\\\", "/"),
    specifiers: Object.keys(paths).filter((key) => !/\*|\.json$/.test(key)),
  };
}

/** A folder and all above it. */
export function ancestors(directory: string): string[] {
  const folders = [directory];
  while (dirname(folders.at(-1)!) !== folders.at(-1)) folders.push(dirname(folders.at(-1)!));
  return folders;
}

/** Where `tslab`, `assay` and Assay's dependencies are, unless the notebook's folder has its own. */
function assayPaths(directory: string, assayRoot: string): Record<string, string[]> {
  const paths: Record<string, string[]> = {
    tslab: [join(assayRoot, "dist", "kernel", "engine", "tslab.d.ts")],
  };
  const manifest = readManifest(assayRoot);
  if (manifest?.name === undefined) return paths;
  const folders = ancestors(directory);
  const isTheirs = (name: string): boolean =>
    folders.some((folder) => existsSync(join(folder, "node_modules", name)));
  if (!isTheirs(manifest.name)) Object.assign(paths, packagePaths(manifest.name, assayRoot, manifest));
  for (const [name, folder] of Object.entries({ "optuna-js-port": "tune", "shap-ts": "explain" }))
    if (!isTheirs(name)) paths[name] = [join(assayRoot, "dist", "lib", folder, "index.d.ts")];
  for (const name of ["@tensorflow/tfjs", "@tensorflow/tfjs-node"])
    if (!isTheirs(name)) paths[name] = [join(assayRoot, "vendor", "tfjs", "index.d.ts")];
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    if (name.startsWith("@types/") || name === "tslab" || isTheirs(name)) continue;
    const folder = ancestors(assayRoot)
      .map((above) => join(above, "node_modules", name))
      .find((path) => existsSync(path));
    const own = folder === undefined ? undefined : readManifest(folder);
    if (own === undefined) continue;
    const found = packagePaths(name, folder!, own);
    const typed = ownTypeRoot(assayRoot)
      .map((root) => join(root, name.replace(/^@(.*)\//, "$1__")))
      .find((path) => existsSync(path));
    Object.assign(
      paths,
      hasTypes(found, name) || typed === undefined
        ? found
        : { [name]: [typed], [`${name}/*`]: [`${typed}/*`] },
    );
  }
  return paths;
}

/** The declaration files of a package by specifier, from its `exports` or its `types`. Patterns keep their `*`. */
function packagePaths(name: string, folder: string, manifest: Manifest): Record<string, string[]> {
  const paths: Record<string, string[]> = {};
  const entries = manifest.exports;
  if (entries === undefined || entries === null) {
    const main = manifest.types ?? manifest.typings ?? manifest.main;
    return { [name]: [main === undefined ? folder : join(folder, main)], [`${name}/*`]: [join(folder, "*")] };
  }
  const isMap =
    typeof entries === "object" &&
    !Array.isArray(entries) &&
    Object.keys(entries).every((key) => key.startsWith("."));
  for (const [key, value] of Object.entries(
    isMap ? (entries as Record<string, unknown>) : { ".": entries },
  )) {
    const target = typesTarget(value);
    if (target === undefined || key.endsWith(".json")) continue;
    const useTop =
      key === "." && !/\.d\.[cm]?ts$/.test(target) ? (manifest.types ?? manifest.typings) : undefined;
    paths[key === "." ? name : `${name}/${key.slice(2)}`] = [join(folder, useTop ?? target)];
  }
  return paths;
}

/** The target of an `exports` entry under the conditions that a type checker of ES modules sets. */
function typesTarget(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (value === null || typeof value !== "object") return undefined;
  if (Array.isArray(value)) return value.map(typesTarget).find((target) => target !== undefined);
  for (const [condition, target] of Object.entries(value))
    if (["types", "import", "node", "module", "default"].includes(condition)) {
      const found = typesTarget(target);
      if (found !== undefined) return found;
    }
  return undefined;
}

function hasTypes(paths: Readonly<Record<string, readonly string[]>>, name: string): boolean {
  const entry = paths[name]?.[0];
  return (
    entry !== undefined &&
    (/\.d\.[cm]?ts$/.test(entry) || existsSync(entry.replace(/\.([cm]?)js$/, ".d.$1ts")))
  );
}

function ownTypeRoot(assayRoot: string): string[] {
  try {
    return [
      dirname(dirname(createRequire(join(assayRoot, "package.json")).resolve("@types/node/package.json"))),
    ];
  } catch {
    return [];
  }
}

function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}
