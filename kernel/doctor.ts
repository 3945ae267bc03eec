/**
 * `assay doctor`: what the kernel needs and whether it is there, each finding with the way to mend it. A check answers
 * for itself and never throws; what is merely useful, such as a Jupyter client, is information and no failure.
 */
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { thisMachine, userDataDir, type Machine } from "./jupyter-paths.ts";
import { findKernelspecs, isOurs, missingParts, ownKernelJson } from "./kernelspec.ts";
import { mainPath, packageRoot, packageVersion } from "./package.ts";
import type { KernelClient } from "./runner/client.ts";
import type { Json } from "./wire/message.ts";

export interface Finding {
  readonly name: string;
  /** `note` is information: not needed, or not to be judged. */
  readonly verdict: "good" | "bad" | "note";
  readonly detail: string;
  /** What to do about it; empty when nothing. */
  readonly mend: string;
}

type Check = (machine: Machine) => Finding[] | Promise<Finding[]>;

/** Every finding, in order, as soon as it is known. */
export async function* examine(machine: Machine = thisMachine()): AsyncGenerator<Finding> {
  for (const check of checks) yield* await check(machine);
}

/** One finding as a line: mark, name, detail, and the way to mend it. */
export function findingLine({ name, verdict, detail, mend }: Finding): string {
  const mark = { good: "✓", bad: "✗", note: "–" }[verdict];
  return `${mark} ${name.padEnd(nameWidth)} ${detail}${mend === "" ? "" : ` → ${mend}`}`;
}

const nameWidth = 16;
const smokeTimeoutMs = 30_000;
const reinstall = "run npm install again where Assay is installed";

const checks: readonly Check[] = [
  nodeVersion,
  assayItself,
  nativeParts,
  typescriptBinary,
  dataDirectory,
  kernelspec,
  clients,
  smokeStart,
];

function nodeVersion({ platform }: Machine): Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const enough = major > 20 || (major === 20 && minor >= 19);
  const detail = `${process.version} on ${platform} ${process.arch}, ${process.execPath}`;
  return [finding("node", enough, detail, "install Node 20.19 or newer")];
}

function assayItself(): Finding[] {
  try {
    return [finding("assay", true, `${packageVersion()}, ${mainPath()}`, "")];
  } catch (error) {
    return [finding("assay", false, `${packageVersion()}, ${messageOf(error)}`, "")];
  }
}

interface Part {
  readonly module: string;
  readonly purpose: string;
  /** The smallest call that runs native code. */
  // eslint-disable-next-line typescript/no-explicit-any
  readonly touch: (module: any) => unknown;
}

const parts: readonly Part[] = [
  { module: "zeromq", purpose: "speaks to Jupyter", touch: (zmq) => new zmq.Router().close() },
  { module: "oxc-parser", purpose: "reads cells", touch: (oxc) => oxc.parseSync("cell.ts", "1").program },
  {
    module: "oxc-transform",
    purpose: "strips types",
    touch: (oxc) => oxc.transformSync("cell.ts", "1").code,
  },
  { module: "esbuild", purpose: "compiles decorators", touch: (esbuild) => esbuild.transformSync("1") },
];

async function nativeParts(): Promise<Finding[]> {
  const require = createRequire(import.meta.url);
  return Promise.all(
    parts.map(async ({ module, purpose, touch }) => {
      try {
        touch(await import(module));
        return finding(module, true, `${versionOf(module, require)}, ${purpose}`, "");
      } catch (error) {
        return finding(module, false, `does not load: ${messageOf(error)}`, reinstall);
      }
    }),
  );
}

/** Completion and diagnostics need it; cells run without it. */
function typescriptBinary(): Finding[] {
  try {
    const tsc = join(
      dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
      "bin",
      "tsc",
    );
    const version = execFileSync(process.execPath, [tsc, "--version"], { encoding: "utf8", stdio: "pipe" });
    return [finding("typescript", true, `${version.trim().replace(/^Version /, "")}, checks types`, "")];
  } catch (error) {
    return [finding("typescript", false, `its native binary does not run: ${messageOf(error)}`, reinstall)];
  }
}

function dataDirectory(machine: Machine): Finding[] {
  const directory = userDataDir(machine);
  let nearest = directory;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  const writable = statSync(nearest).isDirectory() && canWrite(nearest);
  const state = writable ? "can be written" : `cannot be written (${nearest})`;
  return [
    finding("data folder", writable, `${directory} ${state}`, "change its owner, or set JUPYTER_DATA_DIR"),
  ];
}

function kernelspec(machine: Machine): Finding[] {
  const ours = findKernelspecs(machine).filter(({ spec }) => isOurs(spec));
  if (ours.length === 0)
    return [finding("kernelspec", false, "not installed, so no client lists Assay", "run assay install")];
  return ours.map(({ name, directory, spec }) => {
    const [gone] = missingParts(spec);
    if (gone !== undefined)
      return finding(
        "kernelspec",
        false,
        `${name} in ${directory} starts ${gone}, which is gone`,
        "run assay install",
      );
    const here = spec.argv[1] === join(packageRoot, "dist", "kernel", "main.js");
    const detail = `${name} in ${directory}${here ? "" : ` starts another Assay, ${spec.argv[1]}`}`;
    return {
      name: "kernelspec",
      verdict: here ? "good" : "note",
      detail,
      mend: here ? "" : "assay install points it here",
    };
  });
}

const clientPrograms: Readonly<Record<string, string>> = {
  "jupyter-lab": "JupyterLab",
  "jupyter-notebook": "Jupyter Notebook",
  jupyter: "Jupyter's command line",
  code: "VS Code (with its Jupyter extension)",
};

function clients(machine: Machine): Finding[] {
  return Object.entries(clientPrograms).map(([program, title]) => {
    const path = findOnPath(program, machine);
    return {
      name: program,
      verdict: path === undefined ? "note" : "good",
      detail: path ?? `${title} not found on PATH`,
      mend: "",
    };
  });
}

/** Starts the kernel as a client would, and asks it for 1 + 1. */
async function smokeStart(): Promise<Finding[]> {
  const mend = "mend what is missing above; else please report it";
  let kernel: KernelClient | undefined;
  try {
    const { startKernel } = await import("./runner/client.ts");
    let answer: unknown;
    const begun = Date.now();
    const launch = { name: "assay", spec: { ...ownKernelJson(), env: { ASSAY_HISTORY: "off" } } };
    kernel = await startKernel(launch, tmpdir(), ({ header, content }) => {
      if (header.msg_type === "execute_result") answer = (content["data"] as Json)["text/plain"];
    });
    const startMs = Date.now() - begun;
    const { status } = await Promise.race([kernel.execute("1 + 1").done, giveUp()]);
    const { implementation, implementation_version: version } = kernel.info;
    const good = status === "ok" && answer === "2";
    const detail = `${String(implementation)} ${String(version)} started in ${startMs} ms; 1 + 1 is ${String(answer)}`;
    return [finding("kernel", good, detail, mend)];
  } catch (error) {
    return [finding("kernel", false, messageOf(error), mend)];
  } finally {
    await kernel?.shutdown();
  }
}

async function giveUp(): Promise<never> {
  await sleep(smokeTimeoutMs, undefined, { ref: false });
  throw new Error(`did not answer 1 + 1 within ${smokeTimeoutMs / 1000} s`);
}

function findOnPath(program: string, { platform, env }: Machine): string | undefined {
  const endings = platform === "win32" ? (env["PATHEXT"] ?? ".EXE;.CMD;.BAT").split(";") : [""];
  return (env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => endings.map((ending) => join(folder, program + ending)))
    .find((path) => existsSync(path));
}

function finding(name: string, good: boolean, detail: string, mend: string): Finding {
  return { name, verdict: good ? "good" : "bad", detail, mend: good ? "" : mend };
}

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf(module: string, require: NodeJS.Require): string {
  try {
    return (require(`${module}/package.json`) as { version: string }).version;
  } catch {
    return "loads";
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]!;
}
