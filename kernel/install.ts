/**
 * `assay install`, `uninstall` and `list`: kernelspecs written by ourselves, so that VS Code and Zed find the kernel on
 * machines with no Python. What is written: Jupyter client documentation, "Kernel specs".
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { AssayError } from "./error.ts";
import {
  environmentPrefixes,
  jupyterDataPaths,
  prefixDataDir,
  thisMachine,
  userDataDir,
  type Machine,
} from "./jupyter-paths.ts";
import {
  checkKernelName,
  findKernelspecs,
  isOurs,
  missingParts,
  ownKernelJson,
  readKernelspec,
  type KernelJson,
} from "./kernelspec.ts";
import { mainPath, packageRoot } from "./package.ts";

/** Where a kernelspec goes; nothing given is the user's directory. */
export interface Place {
  readonly user?: boolean;
  readonly sysPrefix?: boolean;
  readonly prefix?: string;
}

export interface InstallOptions extends Place {
  readonly name?: string;
  readonly displayName?: string;
}

export const defaultName = "assay";
const logos = {
  "logo-32x32.png": "logo-32x32.png",
  "logo-64x64.png": "logo-64x64.png",
  "logo.svg": "logo-svg.svg",
};

/**
 * Writes the kernelspec and says where; all of it or nothing.
 * @returns lines for the user
 * @throws AssayError for a wrong name, a folder that cannot be written, or a name that another kernel has.
 */
export function install(options: InstallOptions, machine: Machine = thisMachine()): string[] {
  const name = options.name ?? defaultName;
  checkKernelName(name);
  const spec = ownKernelJson(options.displayName);
  const data = dataDir(options, machine);
  const directory = join(data, "kernels", name);
  const present = readKernelspec(directory);
  if (present !== undefined && !isOurs(present))
    throw new AssayError(
      "kernel-name",
      "install",
      `${directory} belongs to another kernel; got "${present.display_name}"`,
      "choose another --name",
    );
  writeKernelspec(directory, spec);
  return [
    `installed kernelspec ${name} in ${directory}`,
    ...shadowWarning(name, directory, data, machine),
    ...vanishWarning(mainPath()),
    `choose "${spec.display_name}" in JupyterLab, Notebook or VS Code; \`assay doctor\` checks the rest`,
  ];
}

/**
 * Removes a kernelspec of ours.
 * @returns lines for the user
 * @throws AssayError when there is none there, or it belongs to another kernel.
 */
export function uninstall(
  options: Omit<InstallOptions, "displayName">,
  machine: Machine = thisMachine(),
): string[] {
  const name = options.name ?? defaultName;
  checkKernelName(name);
  const directory = join(dataDir(options, machine), "kernels", name);
  const present = readKernelspec(directory);
  if (present === undefined) {
    const elsewhere = findKernelspecs(machine).find((spec) => spec.name === name)?.directory;
    throw new AssayError(
      "kernel-name",
      "uninstall",
      `there is no kernelspec in ${directory}`,
      elsewhere === undefined
        ? "assay list shows what is installed"
        : `the one in ${elsewhere} goes with --sys-prefix or --prefix`,
    );
  }
  if (!isOurs(present))
    throw new AssayError(
      "kernel-name",
      "uninstall",
      `removes only Assay's kernelspecs; got "${present.display_name}" in ${directory}`,
      `remove it with jupyter kernelspec uninstall ${name}`,
    );
  try {
    rmSync(directory, { recursive: true });
  } catch (error) {
    throw cannotWrite("uninstall", directory, error);
  }
  return [`removed kernelspec ${name} from ${directory}`];
}

/** The kernelspecs of this machine as lines of text; a star marks Assay's own. */
export function list(machine: Machine = thisMachine()): string[] {
  const specs = findKernelspecs(machine);
  if (specs.length === 0) return ["no kernelspecs found; assay install adds this one"];
  const nameWidth = Math.max(...specs.map(({ name }) => name.length));
  const titleWidth = Math.max(...specs.map(({ spec }) => spec.display_name.length));
  return specs.flatMap(({ name, directory, spec }) => {
    const ours = isOurs(spec);
    const missing = ours ? missingParts(spec) : [];
    return [
      `${ours ? "*" : " "} ${name.padEnd(nameWidth)}  ${spec.display_name.padEnd(titleWidth)}  ${directory}`,
      ...missing.map((path) => `    ✗ ${path} is gone; run assay install again`),
    ];
  });
}

function dataDir(place: Place, machine: Machine): string {
  if (place.prefix !== undefined) return prefixDataDir(resolve(place.prefix), machine);
  if (place.sysPrefix !== true) return userDataDir(machine);
  const [prefix] = environmentPrefixes(machine);
  if (prefix === undefined)
    throw new AssayError(
      "no-environment",
      "--sys-prefix",
      "wants an active Python environment; neither VIRTUAL_ENV nor CONDA_PREFIX is set",
      "activate one, or name its folder with --prefix",
    );
  return prefixDataDir(prefix, machine);
}

/** Every file under a temporary name first, then renamed, `kernel.json` last: a client never sees half a kernelspec. */
function writeKernelspec(directory: string, spec: KernelJson): void {
  let made: string | undefined;
  const staged: string[] = [];
  try {
    made = makeFolders(directory);
    for (const [source, target] of Object.entries(logos)) {
      staged.push(target);
      copyFileSync(join(packageRoot, "kernel", "assets", source), join(directory, `${target}~`));
    }
    staged.push("kernel.json");
    writeFileSync(join(directory, "kernel.json~"), `${JSON.stringify(spec, null, 2)}\n`);
    for (const name of staged) renameSync(join(directory, `${name}~`), join(directory, name));
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    else for (const name of staged) rmSync(join(directory, `${name}~`), { force: true });
    throw cannotWrite("install", directory, error);
  }
}

/** Makes missing folders one by one (Node's own recursive mkdir never ends under /proc); gives the topmost it made. */
function makeFolders(directory: string): string | undefined {
  if (existsSync(directory)) return undefined;
  const above = makeFolders(dirname(directory));
  try {
    mkdirSync(directory);
  } catch (error) {
    if (above !== undefined) rmSync(above, { recursive: true, force: true });
    throw error;
  }
  return above ?? directory;
}

function cannotWrite(where: string, directory: string, error: unknown): AssayError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new AssayError(
    "cannot-write",
    where,
    `cannot write ${directory}; got ${code ?? message}`,
    "choose another place with --user, --sys-prefix or --prefix",
  );
}

function shadowWarning(name: string, directory: string, data: string, machine: Machine): string[] {
  const first = findKernelspecs(machine).find((spec) => spec.name === name)?.directory;
  if (first === directory) return [];
  if (first !== undefined)
    return [`note: Jupyter finds ${first} first; uninstall that one, or choose another --name`];
  return jupyterDataPaths(machine).includes(data)
    ? []
    : [`note: Jupyter does not look there; set JUPYTER_PATH=${data}`];
}

function vanishWarning(main: string): string[] {
  const passing = /[\\/](_npx|dlx|dlx-[^\\/]*)[\\/]/.test(main) || main.startsWith(tmpdir() + sep);
  if (!passing) return [];
  return [
    `note: ${main} is in a cache that may be emptied; for good: npm install -g assay, then assay install`,
  ];
}
