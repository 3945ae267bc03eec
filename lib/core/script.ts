/** A program run for a cell: its output shown as it comes, or kept for variables; a bad end is an error unless forgiven. */
import { ExitError, runProcess, type ProcessOptions } from "./subprocess.ts";

/** Where the output goes. */
export interface ScriptPlace {
  readonly signal: AbortSignal;
  print(text: string): void;
  warn(text: string): void;
  readonly scope: { set(name: string, value: unknown): Promise<void> };
}

export interface ScriptOptions extends Omit<ProcessOptions, "signal" | "onStdout" | "onStderr"> {
  /** Variables that take standard output and error instead of showing them. */
  readonly out?: string | undefined;
  readonly err?: string | undefined;
  readonly noRaiseError: boolean;
  /** Name in the error. */
  readonly label: string;
}

/** @throws ExitError when the program ends with another code than 0, unless `noRaiseError` */
export async function runScript(command: string, place: ScriptPlace, options: ScriptOptions): Promise<void> {
  const { out, err, noRaiseError, label, ...process } = options;
  const { code, stdout, stderr } = await runProcess(command, {
    ...process,
    signal: place.signal,
    onStdout: out === undefined ? (text) => place.print(text) : undefined,
    onStderr: err === undefined ? (text) => place.warn(text) : undefined,
  });
  if (out !== undefined) await place.scope.set(out, stdout);
  if (err !== undefined) await place.scope.set(err, stderr);
  if (code !== 0 && !noRaiseError) throw new ExitError(label, code, stderr);
}
