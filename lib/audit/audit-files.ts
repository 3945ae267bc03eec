/** Audits files for a command line: writes what its flags ask for, and answers with an exit code. */
import { access, constants, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { audit } from "./audit.ts";
import { readAuditFlags, type AuditFlags } from "./flag-files.ts";
import type { AuditOptions } from "./options.ts";
import type { AuditResult } from "./result.ts";

export interface AuditFilesOptions extends AuditFlags {
  readonly files: readonly string[];
  readonly against?: string | undefined;
  readonly writeContract?: string | undefined;
  /** What makes the exit code differ from 0. */
  readonly failOn: "fail" | "warn";
  readonly html?: string | undefined;
  readonly json?: string | undefined;
  readonly junit?: string | undefined;
  readonly quiet: boolean;
}

/** Where it speaks. */
export interface Speaker {
  print(text: string): void;
  warn(text: string): void;
  readonly colour: boolean;
  /** Whether `warn` goes to a terminal that can rewrite its line. */
  readonly live: boolean;
  readonly width: number;
  readonly signal: AbortSignal;
}

/**
 * 0 pass, 1 fail or a broken check, 2 warnings (only with `failOn: "warn"`), 3 not evaluable: a file that cannot be read, a
 * column that is not there, options that are wrong, a report that cannot be written, an audit that was stopped; of several
 * files the worst. Never throws: what went wrong is told to `place`.
 */
export async function auditFiles(options: AuditFilesOptions, place: Speaker): Promise<number> {
  const { files, against } = options;
  const line = progressLine(place);
  const complain = (error: unknown): 3 => {
    line("");
    place.warn(`assay: ${error instanceof Error ? error.message : String(error)}\n`);
    return 3;
  };
  let given: AuditOptions;
  try {
    await checkTargets(options);
    given = await readAuditFlags(options);
  } catch (error) {
    return complain(error);
  }
  const codes: number[] = [];
  for (const file of files) {
    try {
      const result = await audit(file, {
        ...given,
        ...(against === undefined ? {} : { against }),
        signal: place.signal,
        onUpdate: ({ done, total, message }) => line(`${file}: ${done}/${total} ${message}`),
      });
      line("");
      if (options.quiet) place.print(`${file}: ${result.verdict.status}: ${result.verdict.message}\n`);
      else
        place.print(
          `${result.toText({ colour: place.colour, width: Math.max(60, Math.min(place.width, 140)) })}\n`,
        );
      await writeReports(result, options);
      codes.push(exitCode(result, options.failOn));
    } catch (error) {
      codes.push(complain(place.signal.aborted ? new Error(`audit: ${file}: stopped`) : error));
    }
    if (place.signal.aborted) break;
  }
  return worst(codes);
}

const REPORTS = ["html", "json", "junit", "writeContract"] as const;

/** Before the work begins: what is written goes to one place each, and that place can be written. */
async function checkTargets(options: AuditFilesOptions): Promise<void> {
  for (const flag of REPORTS) {
    const path = options[flag];
    if (path === undefined) continue;
    if (options.files.length > 1)
      throw new RangeError(
        `audit: ${flag} writes one file; got ${options.files.length} files to audit; audit them one by one`,
      );
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() === true)
      throw new RangeError(`audit: ${flag} writes a file; got the folder "${path}"; give a name in it`);
    await access(found === undefined || found.isFile() ? dirname(path) : path, constants.W_OK).catch(
      (error: NodeJS.ErrnoException) => {
        throw unwritable(flag, path, error);
      },
    );
  }
}

async function writeReports(result: AuditResult, options: AuditFilesOptions): Promise<void> {
  const texts = {
    html: () => result.toHtml(),
    json: () => `${JSON.stringify(result, null, 1)}\n`,
    junit: () => result.toJunit(),
    writeContract: () => `${JSON.stringify(result.contract(), null, 2)}\n`,
  };
  for (const flag of REPORTS) {
    const path = options[flag];
    if (path === undefined) continue;
    // An audit that was stopped has seen some columns only; a contract of those would promise too little.
    if (flag === "writeContract" && !result.complete) continue;
    await writeWhole(path, texts[flag]()).catch((error: NodeJS.ErrnoException) => {
      throw unwritable(flag, path, error);
    });
  }
}

/** Either the whole text lies at the path in the end, or what lay there before. */
async function writeWhole(path: string, text: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile()) return await writeFile(path, text); // A pipe or a device.
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function unwritable(flag: string, path: string, error: NodeJS.ErrnoException): Error {
  return new Error(
    `audit: ${flag}: cannot write "${path}" (${error.code ?? error.message}); give a path in a folder that exists and is yours`,
    { cause: error },
  );
}

/** Exit codes as Soda's: 0 pass, 1 fail, 2 warnings only, 3 could not evaluate. */
function exitCode({ verdict, complete }: AuditResult, failOn: "fail" | "warn"): number {
  if (verdict.status === "fail" || verdict.status === "error") return 1;
  if (verdict.status === "not_evaluated" || !complete) return 3;
  return verdict.status === "warn" && failOn === "warn" ? 2 : 0;
}

/** A failure weighs most, then what could not be evaluated, then warnings. */
function worst(codes: readonly number[]): number {
  return [1, 3, 2].find((code) => codes.includes(code)) ?? 0;
}

/** Rewrites one line of a terminal; silent elsewhere. */
function progressLine({ live, warn, width }: Speaker): (text: string) => void {
  let last = -Infinity;
  return (text) => {
    if (!live || (text !== "" && performance.now() - last < 100)) return;
    last = performance.now();
    warn(`\r\u001b[K${text.slice(0, Math.max(20, width - 1))}`);
  };
}
