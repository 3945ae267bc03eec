/**
 * Where a report was made: versions, machine, state of the working folder under git, and hashes of the files that fix what ran. All of it
 * stands in the provenance section alone, so that everything else of a report is the same for the same input. Neither host, user nor paths
 * are named.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { cpus, release, totalmem, type as systemType } from "node:os";
import { dirname, join, resolve } from "node:path";
import { packageFolder, runProcess } from "../core/index.ts";

export interface ProvenanceOptions {
  /** The moment, which the library never asks for by itself. */
  readonly now: Date;
  /** Working folder; default the process's. */
  readonly folder?: string;
  /** File whose bytes are hashed: the notebook, or the result, a report is made of. */
  readonly source?: string;
  /** Seeds by what they are of. */
  readonly seeds?: Readonly<Record<string, number>>;
  /** More facts, e.g. versions that the session knows; they come last. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

const GIT_PATIENCE_MS = 5000;

/** Facts by name, in the order of the page. What cannot be found out says so. */
export async function environmentProvenance(options: ProvenanceOptions): Promise<Record<string, string>> {
  const { now, folder = process.cwd(), source, seeds = {}, facts = {} } = options;
  const processors = cpus();
  const given = Object.entries(seeds).map(([name, seed]) => `${name} ${seed}`);
  return {
    made: now.toISOString(),
    Assay: assayVersion(),
    Node: process.version.slice(1),
    system: `${systemType()} ${release()}, ${process.platform} ${process.arch}`,
    processor: `${processors[0]?.model.trim() || "not told"}, ${processors.length} logical, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    git: await gitState(resolve(folder), options.signal),
    "package-lock.json": lockHash(resolve(folder)),
    ...(source === undefined ? {} : { "source file": `SHA-256 ${hashOf(source)}` }),
    ...(given.length === 0 ? {} : { seeds: given.join(", ") }),
    ...facts,
  };
}

function assayVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/** Commit, branch and what is changed; nothing that a folder's own configuration could run is run. */
async function gitState(folder: string, signal?: AbortSignal): Promise<string> {
  const patience = AbortSignal.timeout(GIT_PATIENCE_MS);
  try {
    const { code, stdout } = await runProcess("git", {
      args: ["-c", "core.fsmonitor=false", "-C", folder, "status", "--porcelain=v2", "--branch"],
      env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    });
    if (code !== 0) return "not a git working folder";
    return gitText(stdout);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return patience.aborted ? "not known: git did not answer in time" : "not known: git is not installed";
  }
}

/** @param status as `git status --porcelain=v2 --branch` writes it. */
export function gitText(status: string): string {
  const lines = status.split("\n").filter((line) => line !== "");
  const head = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
  const commit = head("oid") ?? "";
  const branch = head("head") ?? "";
  const files = lines.filter((line) => !line.startsWith("#"));
  const untracked = files.filter((line) => line.startsWith("?")).length;
  const changed = files.length - untracked;
  const state =
    changed === 0
      ? `clean${untracked === 0 ? "" : `, ${untracked} untracked`}`
      : `dirty: ${changed} changed${untracked === 0 ? "" : `, ${untracked} untracked`}; the commit alone does not give these results again`;
  return `${commit === "(initial)" ? "no commit yet" : `commit ${commit}`}, ${branch === "(detached)" ? "no branch" : `branch ${branch}`}, ${state}`;
}

/** Of the nearest one, from the folder upwards. */
function lockHash(folder: string): string {
  for (let place = folder; ; place = dirname(place)) {
    const file = join(place, "package-lock.json");
    if (existsSync(file)) return `SHA-256 ${hashOf(file)}`;
    if (dirname(place) === place) return "none: versions of packages are not fixed";
  }
}

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
