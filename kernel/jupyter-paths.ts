/**
 * Where Jupyter keeps its data: pure functions of the machine, so that all three systems can be tested on one.
 * Source: `jupyter_core/paths.py` 5.x (`jupyter_path`, `jupyter_data_dir`, `jupyter_runtime_dir`). There is no Python to
 * ask for its prefix here, so the "environment" is the active one: VIRTUAL_ENV, then CONDA_PREFIX.
 */
import { homedir } from "node:os";
import { posix, win32 } from "node:path";

/** What the answers depend on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir() };
}

/** Data directories in the order they are searched for `kernels/<name>/kernel.json`; the first hit of a name wins. */
export function jupyterDataPaths(machine: Machine = thisMachine()): string[] {
  const path = pathOf(machine);
  const extra = variable(machine, "JUPYTER_PATH")
    .split(path.delimiter)
    .filter((entry) => entry !== "")
    .map((entry) => path.resolve(entry));
  const user = userDataDir(machine);
  const environments = environmentPrefixes(machine).map((prefix) => prefixDataDir(prefix, machine));
  const middle = prefersEnvironment(machine) ? [...environments, user] : [user, ...environments];
  return [...new Set([...extra, ...middle, ...systemDataPaths(machine)])];
}

/** The data directory of this user, where `install` writes by default. */
export function userDataDir(machine: Machine = thisMachine()): string {
  const { platform, home } = machine;
  const path = pathOf(machine);
  const given = variable(machine, "JUPYTER_DATA_DIR");
  if (given !== "") return path.resolve(given);
  if (platform === "darwin") return path.join(home, "Library", "Jupyter");
  if (platform === "win32") {
    const roaming = variable(machine, "APPDATA");
    if (roaming !== "") return path.join(roaming, "jupyter");
    return path.join(variable(machine, "JUPYTER_CONFIG_DIR") || path.join(home, ".jupyter"), "data");
  }
  return path.join(variable(machine, "XDG_DATA_HOME") || path.join(home, ".local", "share"), "jupyter");
}

/** Where connection files go. */
export function runtimeDir(machine: Machine = thisMachine()): string {
  const path = pathOf(machine);
  const given = variable(machine, "JUPYTER_RUNTIME_DIR");
  return given === "" ? path.join(userDataDir(machine), "runtime") : path.resolve(given);
}

/** Prefixes of the active Python environments, the virtual environment first; often none. */
export function environmentPrefixes(machine: Machine = thisMachine()): string[] {
  return [variable(machine, "VIRTUAL_ENV"), variable(machine, "CONDA_PREFIX")].filter(
    (prefix) => prefix !== "",
  );
}

/** The data directory under a prefix such as `/usr/local` or a virtual environment. */
export function prefixDataDir(prefix: string, machine: Machine = thisMachine()): string {
  return pathOf(machine).join(prefix, "share", "jupyter");
}

function systemDataPaths(machine: Machine): string[] {
  if (machine.platform !== "win32") return ["/usr/local/share/jupyter", "/usr/share/jupyter"];
  const shared = variable(machine, "PROGRAMDATA");
  return shared === "" ? [] : [win32.join(shared, "jupyter")];
}

/** Jupyter 5 searches an active environment before the user's directory, but conda's base environment after it. */
function prefersEnvironment(machine: Machine): boolean {
  const wish = variable(machine, "JUPYTER_PREFER_ENV_PATH").toLowerCase();
  if (wish !== "") return !["no", "n", "false", "off", "0", "0.0"].includes(wish);
  const base = variable(machine, "CONDA_DEFAULT_ENV") === "base";
  return variable(machine, "VIRTUAL_ENV") !== "" || (variable(machine, "CONDA_PREFIX") !== "" && !base);
}

function variable(machine: Machine, name: string): string {
  return machine.env[name] ?? "";
}

function pathOf(machine: Machine): typeof posix {
  return machine.platform === "win32" ? win32 : posix;
}
