/** Audits files for a command line: writes what its flags ask for, and answers with an exit code. */
import { writeFile } from "node:fs/promises";
import { audit } from "./audit.ts";
import { readAuditFlags, type AuditFlags } from "./flag-files.ts";
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
 * 0 pass, 1 fail or a broken check, 2 warnings (only with `failOn: "warn"`), 3 not evaluable (a file that cannot be read, too); of
 * several files the worst.
 * @throws RangeError, TypeError for options that are wrong.
 */
export async function auditFiles(options: AuditFilesOptions, place: Speaker): Promise<number> {
  const given = await readAuditFlags(options);
  const { files, against } = options;
  if (files.length > 1)
    for (const flag of ["html", "json", "junit", "writeContract"] as const)
      if (options[flag] !== undefined)
        throw new RangeError(
          `audit: ${flag} writes one file; got ${files.length} files to audit; audit them one by one`,
        );
  const codes: number[] = [];
  for (const file of files) {
    const line = progressLine(place);
    let result: AuditResult;
    try {
      result = await audit(file, {
        ...given,
        ...(against === undefined ? {} : { against }),
        signal: place.signal,
        onUpdate: (_, { done, total, message }) => line(`${file}: ${done}/${total} ${message}`),
      });
    } catch (error) {
      if (error instanceof RangeError || error instanceof TypeError) throw error; // The call is wrong, for every file.
      line("");
      place.warn(`assay: ${error instanceof Error ? error.message : String(error)}\n`);
      codes.push(3);
      continue;
    }
    line("");
    if (options.quiet) place.print(`${file}: ${result.verdict.status}: ${result.verdict.message}\n`);
    else
      place.print(
        `${result.toText({ colour: place.colour, width: Math.max(60, Math.min(place.width, 140)) })}\n`,
      );
    await writeReports(result, options);
    codes.push(exitCode(result, options.failOn));
  }
  return worst(codes);
}

async function writeReports(result: AuditResult, options: AuditFilesOptions): Promise<void> {
  const { html, json, junit, writeContract } = options;
  const texts: [string | undefined, () => string][] = [
    [html, () => result.toHtml()],
    [json, () => `${JSON.stringify(result, null, 1)}\n`],
    [junit, () => result.toJunit()],
    [writeContract, () => `${JSON.stringify(result.contract(), null, 2)}\n`],
  ];
  for (const [path, text] of texts) if (path !== undefined) await writeFile(path, text());
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
