/** Child processes for shell commands: output as it comes, no standard input unless given, stopped as a whole group. */
import { spawn, type ChildProcess } from "node:child_process";
import { shorten } from "./describe.ts";

export interface ProcessOptions {
  readonly args?: readonly string[];
  /** Runs `command` through the system's shell. */
  readonly shell?: boolean;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Standard input; none (end of file at once) when absent. */
  readonly input?: string;
  readonly signal?: AbortSignal;
  /** Called with each piece of standard output; the piece is not collected then. */
  readonly onStdout?: ((text: string) => void) | undefined;
  readonly onStderr?: ((text: string) => void) | undefined;
}

export interface ProcessResult {
  /** Exit code; 128 + number of the signal when a signal ended it, as shells say. */
  readonly code: number;
  /** Empty where `onStdout` took it. */
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that ended with another code than 0. */
export class ExitError extends Error {
  override readonly name = "ExitError";
  readonly code: number;

  constructor(command: string, code: number, stderr = "") {
    const last = stderr.trim().split("\n").at(-1) ?? "";
    super(`${shorten(command, 60)}: exit code ${code}${last === "" ? "" : `; ${shorten(last, 200)}`}`);
    this.code = code;
  }
}

/** Kept after an exit while a background child still holds the pipes. */
const GRACE_MS = 300;
/** From one stronger signal to the next when a group does not end. */
const KILL_STEP_MS = 700;

/**
 * Runs a command until it ends. When `signal` aborts, the whole process group is stopped (SIGINT, then SIGTERM, then
 * SIGKILL) and the promise rejects with the signal's reason. Never throws for an exit code.
 */
export function runProcess(command: string, options: ProcessOptions = {}): Promise<ProcessResult> {
  const { args = [], shell = false, cwd, env, input, signal, onStdout, onStderr } = options;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      shell,
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      detached: process.platform !== "win32",
      windowsHide: true,
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout!.setEncoding("utf8").on("data", onStdout ?? ((text: string) => (stdout += text)));
    child.stderr!.setEncoding("utf8").on("data", onStderr ?? ((text: string) => (stderr += text)));
    child.stdin?.on("error", () => {}); // A child that ends without reading is no failure of ours.
    child.stdin?.end(input);

    const stop = (): void => {
      stopGroup(child);
      reject(signal!.reason as Error);
    };
    const orphan = (): void => void send(child, "SIGKILL");
    process.once("exit", orphan);
    signal?.addEventListener("abort", stop, { once: true });
    const settle = (result: ProcessResult | Error): void => {
      process.off("exit", orphan);
      signal?.removeEventListener("abort", stop);
      if (result instanceof Error) reject(result);
      else resolve(result);
    };
    child.once("error", (error) => settle(explain(error, command)));
    child.once("exit", (code, name) => {
      const finish = (): void => {
        clearTimeout(grace);
        settle({ code: code ?? 128 + signalNumber(name), stdout, stderr });
      };
      const grace = setTimeout(finish, GRACE_MS);
      child.once("close", finish);
    });
  });
}

function stopGroup(child: ChildProcess): void {
  const steps: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGKILL"];
  const next = (): void => {
    const name = steps.shift();
    // Background jobs of a shell ignore SIGINT, so that the group can outlive its leader.
    if (name !== undefined && send(child, name)) setTimeout(next, KILL_STEP_MS).unref();
  };
  next();
}

/** False when the group has ended. */
function send(child: ChildProcess, name: NodeJS.Signals): boolean {
  if (process.platform === "win32" || child.pid === undefined) return child.kill(name);
  try {
    return process.kill(-child.pid, name);
  } catch {
    return false;
  }
}

function signalNumber(name: string | null): number {
  const numbers: Record<string, number> = {
    SIGHUP: 1,
    SIGINT: 2,
    SIGQUIT: 3,
    SIGABRT: 6,
    SIGKILL: 9,
    SIGSEGV: 11,
    SIGPIPE: 13,
    SIGTERM: 15,
  };
  return numbers[name ?? ""] ?? 0;
}

function explain(error: NodeJS.ErrnoException, command: string): Error {
  if (error.code !== "ENOENT") return error;
  return new Error(
    `${command}: no such program (or its working folder is gone); install it or give its full path`,
    { cause: error },
  );
}
