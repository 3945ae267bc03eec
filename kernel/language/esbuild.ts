/**
 * The thorough compiler, for what the fast one lacks: standard decorators, `accessor`, and `using`, which V8's REPL mode
 * does not dispose of at the end of a cell, also where it knows it. Slower (its own process, some milliseconds a cell), so it is loaded by the first cell that needs it.
 * This is the only file that knows esbuild.
 */
import type { Stripped } from "./oxc.ts";

/** True when a cell has syntax for which the fast compiler is not enough. */
export function needsEsbuild(text: string): boolean {
  if (/(?:^|[\s;{(])accessor\s+[\w$#[]/.test(text)) return true;
  if (/(?:^|[\n;{}(]|\bexport|\bdefault|\babstract|\*\/)\s*@[\w$(]/.test(text)) return true;
  return /(?:^|[\s;{(])(?:await\s+)?using\s+[\w$]+\s*(?:=|:|of\b)/.test(text);
}

/** TypeScript to JavaScript that this V8 runs. Problems carry offsets of the text. */
export async function lower(text: string): Promise<Stripped> {
  const { transform } = await import("esbuild");
  try {
    const result = await transform(text, {
      loader: "ts",
      format: "esm",
      target: "es2022",
      sourcemap: "external",
      sourcesContent: false,
      logLevel: "silent",
      tsconfigRaw: {
        compilerOptions: {
          verbatimModuleSyntax: true,
          useDefineForClassFields: true,
          experimentalDecorators: false,
        },
      },
    });
    return {
      js: result.code,
      mappings: (JSON.parse(result.map) as { mappings: string }).mappings,
      problems: [],
    };
  } catch (error) {
    const errors = (
      error as {
        errors?: { text: string; location: { line: number; column: number; length: number } | null }[];
      }
    ).errors;
    if (errors === undefined) throw error;
    const lines = text.split("\n");
    return {
      js: "",
      mappings: "",
      problems: errors.map(({ text: message, location }) => {
        const before = lines
          .slice(0, (location?.line ?? 1) - 1)
          .reduce((sum, line) => sum + line.length + 1, 0);
        // esbuild counts columns in UTF-8 bytes.
        const line = Buffer.from(lines[(location?.line ?? 1) - 1] ?? "");
        const start = before + line.subarray(0, location?.column ?? 0).toString().length;
        return { message, start, end: start + (location?.length ?? 0), help: "" };
      }),
    };
  }
}
