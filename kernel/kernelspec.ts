/**
 * Kernelspecs on this machine: how Jupyter clients know which kernels there are and how to start them.
 * Source: Jupyter client documentation, "Kernel specs"; `jupyter_client/kernelspec.py` (`find_kernel_specs`).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "./error.ts";
import { jupyterDataPaths, thisMachine, type Machine } from "./jupyter-paths.ts";
import { mainPath } from "./package.ts";

/** The content of a `kernel.json`. */
export interface KernelJson {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode?: "signal" | "message";
  readonly env?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface Kernelspec {
  readonly name: string;
  readonly directory: string;
  readonly spec: KernelJson;
}

/** How to start this very Assay with this very Node. */
export function ownKernelJson(displayName = "TypeScript (Assay)"): KernelJson {
  return {
    argv: [process.execPath, mainPath(), "kernel", "--connection-file", "{connection_file}"],
    display_name: displayName,
    language: "typescript",
    interrupt_mode: "message",
    env: {},
    metadata: { debugger: false },
  };
}

/** Every kernelspec a client would find, by name; of two with one name the first in search order counts. */
export function findKernelspecs(machine: Machine = thisMachine()): Kernelspec[] {
  const found = new Map<string, Kernelspec>();
  for (const path of jupyterDataPaths(machine)) {
    const kernels = join(path, "kernels");
    for (const folder of listFolder(kernels)) {
      const name = folder.toLowerCase();
      if (!isKernelName(name) || found.has(name)) continue;
      const spec = readKernelspec(join(kernels, folder));
      if (spec !== undefined) found.set(name, { name, directory: join(kernels, folder), spec });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The `kernel.json` of a folder, or undefined when there is none that can be used. */
export function readKernelspec(directory: string): KernelJson | undefined {
  try {
    const value = JSON.parse(
      readFileSync(join(directory, "kernel.json"), "utf8"),
    ) as Partial<KernelJson> | null;
    if (!Array.isArray(value?.argv) || value.argv.length === 0) return undefined;
    return {
      ...value,
      argv: value.argv.map(String),
      display_name: value.display_name ?? "",
      language: value.language ?? "",
    };
  } catch {
    return undefined;
  }
}

/** Jupyter's rule for kernel names. */
export function isKernelName(name: string): boolean {
  return /^[a-z0-9._-]+$/i.test(name);
}

/** @throws AssayError when `name` breaks Jupyter's rule; `install` wants lower case, as clients compare names so. */
export function checkKernelName(name: string): void {
  if (/^[a-z0-9._-]+$/.test(name) && !/^\.+$/.test(name)) return;
  throw new AssayError(
    "kernel-name",
    "--name",
    `a kernel's name holds only a-z, 0-9, ".", "_" and "-"; got "${name}"`,
    "choose another, such as assay",
  );
}

/** Does this kernelspec start an Assay, here or in another folder? */
export function isOurs(spec: KernelJson): boolean {
  return spec.argv[2] === "kernel" && /[\\/]kernel[\\/]main\.js$/.test(spec.argv[1] ?? "");
}

/** What is wrong with one of our kernelspecs: files it names that are gone. Empty when it can start. */
export function missingParts(spec: KernelJson): string[] {
  return [spec.argv[0] ?? "", spec.argv[1] ?? ""].filter((path) => !existsSync(path));
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
