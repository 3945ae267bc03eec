/**
 * The table of magics: what the front process knows of each without loading it. `magics/index.ts` is generated from the
 * declarations (`npm run gen`); packages loaded with `%load_ext` add entries at run time.
 */
import { createRequire } from "node:module";
import type { ArgumentInput, Magic } from "./magic.ts";

const require = createRequire(import.meta.url);

export type MagicKind = "line" | "cell" | "both";

/** How the text of an argument becomes a value. */
export type ArgumentKind =
  | "boolean"
  | "string"
  | "number"
  | "integer"
  | "choice"
  /** TypeScript evaluated in the user's scope. */
  | "expression"
  /** The name of a variable, not its value. */
  | "name"
  | "path"
  /** The rest of the line, as typed. */
  | "rest";

/** One argument of a magic, as plain data. */
export interface ArgumentSpec {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly description: string;
  /** Place among the positional arguments from 0, or -1 for a flag. */
  readonly position: number;
  /** Long flag without dashes, in kebab case; empty for positional arguments. */
  readonly flag: string;
  /** One letter without the dash, or empty. */
  readonly short: string;
  readonly required: boolean;
  /** Takes several values: the remaining positional words, or a repeated flag. */
  readonly many: boolean;
  readonly choices?: readonly string[];
  readonly default?: unknown;
}

export interface MagicEntry {
  readonly name: string;
  readonly kind: MagicKind;
  readonly summary: string;
  /** Language of a cell magic's body, for completion and diagnostics. */
  readonly body: "typescript" | "text";
  /** Where the body is a function: its parameters with their TypeScript types. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Its record helps while the body is typed (`assist`). */
  readonly assists?: true;
  readonly arguments: readonly ArgumentSpec[];
  readonly examples: readonly string[];
}

export interface LazyMagic extends MagicEntry {
  readonly load: () => Promise<Magic>;
}

export class MagicTable {
  readonly #entries = new Map<string, LazyMagic>();

  constructor(entries: readonly LazyMagic[] = []) {
    for (const entry of entries) this.#entries.set(entry.name, entry);
  }

  get(name: string): LazyMagic | undefined {
    return this.#entries.get(name);
  }

  has(name: string, as?: "line" | "cell"): boolean {
    const entry = this.#entries.get(name);
    return entry !== undefined && (as === undefined || entry.kind === "both" || entry.kind === as);
  }

  all(): LazyMagic[] {
    return [...this.#entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  add(entry: LazyMagic): void {
    this.#entries.set(entry.name, entry);
  }

  /** The one-line answer to a name that is no magic. */
  unknown(name: string, as: "line" | "cell"): string {
    const sign = as === "cell" ? "%%" : "%";
    const foreign = FOREIGN[name];
    if (foreign !== undefined) return `${sign}${name} is a Python notebook's magic; ${foreign}`;
    const entry = this.#entries.get(name);
    if (entry !== undefined)
      return as === "cell"
        ? `%%${name}: %${name} is a line magic; write it with one % and no cell body`
        : `%${name}: %%${name} is a cell magic; put %%${name} on the first line and its body below`;
    const near = nearest(
      name,
      this.all()
        .filter((e) => this.has(e.name, as))
        .map((e) => e.name),
    );
    return `${sign}${name} not found; ${near === undefined ? "" : `did you mean ${sign}${near}? `}%lsmagic lists all magics`;
  }
}

/** Magics as functions: `await magics.timeit({ code: "f(x)" })`. The values are checked as the words of a line are. */
export type MagicFunctions<M> = {
  readonly [K in keyof M]: M[K] extends Magic<infer A>
    ? (args?: ArgumentInput<A>, body?: string) => Promise<unknown>
    : never;
};

/** How the functions reach the engine that runs the cell. */
export const CALL_MAGIC: unique symbol = Symbol.for("assay.magics");

/** The function form of a table of magics. The functions throw when called outside a cell. */
export function magicFunctions<M>(table: readonly LazyMagic[]): MagicFunctions<M> {
  const make =
    (name: string) =>
    (args: Record<string, unknown> = {}, body?: string): Promise<unknown> => {
      const call = (
        globalThis as {
          [CALL_MAGIC]?: (name: string, args: Record<string, unknown>, body?: string) => Promise<unknown>;
        }
      )[CALL_MAGIC];
      if (call === undefined)
        throw new Error(
          `magics.${name}: magics need a notebook's session; in a script call the library (import from "assay")`,
        );
      return call(name, args, body);
    };
  return Object.freeze(Object.fromEntries(table.map(({ name }) => [name, make(name)]))) as MagicFunctions<M>;
}

/** What users of IPython may type, and the way here. */
const FOREIGN: Readonly<Record<string, string>> = {
  matplotlib: "plots show inline without it",
  pylab: "plots show inline without it",
  gui: "there is no event loop to choose",
  pip: "use %npm install PACKAGE",
  conda: "use %npm install PACKAGE",
  mamba: "use %npm install PACKAGE",
  autoreload: "local .ts files are imported anew when they change",
  pdb: "there is no debugger in this kernel",
  debug: "there is no debugger in this kernel",
  autoawait: "top-level await always works",
};

/** The known word closest to `word`, or undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  // Loaded with the first mistake: every start would pay for it.
  const { distance } = require("fastest-levenshtein") as { distance(a: string, b: string): number };
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 2));
  for (const candidate of known) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < least || (d === least && best === undefined)) [best, least] = [candidate, d];
  }
  return best;
}
