/**
 * The cells of a session as modules for the type checker. A cell's text becomes a module that exports what it declares and
 * begins with aliases of the names it mentions from the latest cell that declared each, so declaring a name anew, with
 * another type, needs no special case.
 *
 * Changing one file of a program whose imports stay the same costs the checker 2 ms; any other change resolves every
 * import again, 35 ms. So the modules are a fixed pool of slots that all import one hub, `import * as $$assay`, which
 * re-exports every slot: filling a slot changes no import. A slot is used again once no name and no other slot needs it.
 */
import { readNames, type CellNames, type Declared } from "./typescript-names.ts";

/** Name under which a module sees the other cells; no completion shows it. */
export const HUB = "$$assay";

export const QUERY = "query.ts";
const FIRST_SLOTS = 32;
const MOST_NEW_SLOTS = 128;
const KEPT_DRAFTS = 4;
/** Cells that only other cells need, not the scope itself; the oldest above this number are cut off. */
const KEPT_INDIRECT = 200;
const KEPT_IDLE_IMPORTS = 4;

/** A text as a module: offsets of the text are shifted by the length of `prefix`. */
export interface ModuleText {
  readonly prefix: string;
  readonly full: string;
}

/** A cell in its place. */
export interface Slot {
  readonly index: number;
  readonly file: string;
  number: number;
  text: string;
  names: CellNames;
  /** Slots that the mentioned names come from; undefined when that cell was cut off. */
  bindings: ReadonlyMap<string, Slot | undefined>;
  module: ModuleText;
}

export interface ScopeName {
  readonly slot: Slot;
  readonly declared: Declared;
}

const NOTHING: CellNames = {
  declared: new Map(),
  exported: new Set(),
  mentioned: new Set(),
  specifiers: [],
  isGlobal: false,
  isExpression: false,
};

export class CellModules {
  /** Every virtual file by its name, `query.ts` among them. */
  readonly files = new Map<string, string>();
  readonly #changed = new Set<string>();
  readonly #created = new Set<string>();
  readonly #slots: Slot[] = [];
  #free: Slot[] = [];
  readonly #used = new Set<Slot>();
  #drafts: Slot[] = [];
  #queryNames = NOTHING;
  readonly #scope = new Map<string, Slot>();

  constructor() {
    this.#grow(FIRST_SLOTS);
    this.#write(QUERY, `import * as ${HUB} from "./.assay-cells.ts";\n`);
  }

  /** Names of the session, oldest first. */
  names(): IterableIterator<string> {
    return this.#scope.keys();
  }

  lookup(name: string): ScopeName | undefined {
    const slot = this.#scope.get(name);
    return slot === undefined ? undefined : { slot, declared: slot.names.declared.get(name)! };
  }

  /** Slots in use and slots there are, for tests. */
  get size(): { readonly used: number; readonly slots: number } {
    return { used: this.#used.size, slots: this.#slots.length };
  }

  /** Specifiers that the modules in use, and the last query, import. */
  specifiers(): Set<string> {
    return new Set([...this.#used, { names: this.#queryNames }].flatMap(({ names }) => names.specifiers));
  }

  /** Gives a cell a module without making its names known; committing the same text later costs nothing. */
  place(cell: { readonly number: number; readonly text: string }): Slot {
    const names = readNames(cell.text);
    const same = [...this.#used].find(
      (slot) => slot.text === cell.text && (slot.number === cell.number || this.#isCurrent(slot, names)),
    );
    if (same !== undefined) return same;
    const slot = this.#take(names.specifiers);
    slot.number = cell.number;
    slot.text = cell.text;
    slot.names = names;
    slot.bindings = this.#bindings(names);
    this.#rewrite(slot);
    this.#used.add(slot);
    this.#drafts.push(slot);
    if (this.#drafts.length > KEPT_DRAFTS) {
      this.#drafts.shift();
      this.#collect();
    }
    return slot;
  }

  commit(cell: { readonly number: number; readonly text: string }): void {
    const slot = this.place(cell);
    this.#drafts = this.#drafts.filter((draft) => draft !== slot);
    slot.number = cell.number;
    for (const name of slot.names.declared.keys()) {
      this.#scope.delete(name);
      this.#scope.set(name, slot);
    }
    this.#collect();
  }

  /** A text of the query as a module. Its names are read tolerantly, since it is being typed. */
  query(text: string): {
    readonly names: CellNames;
    readonly module: ModuleText;
    readonly bindings: ReadonlyMap<string, Slot | undefined>;
  } {
    const names = readNames(text);
    const bindings = this.#bindings(names);
    const module = moduleText(text, names, bindings, false);
    this.#write(QUERY, module.full);
    this.#queryNames = names;
    return { names, bindings, module };
  }

  /** The files that changed since the last call. */
  takeChanges(): { readonly changed: readonly string[]; readonly created: readonly string[] } {
    const created = [...this.#created];
    const changed = [...this.#changed].filter((file) => !this.#created.has(file));
    this.#created.clear();
    this.#changed.clear();
    return { changed, created };
  }

  #bindings(names: CellNames): Map<string, Slot> {
    const bindings = new Map<string, Slot>();
    for (const name of names.mentioned) {
      const slot = names.declared.has(name) ? undefined : this.#scope.get(name);
      if (slot !== undefined) bindings.set(name, slot);
    }
    return bindings;
  }

  /** The names that this module mentions still come from the same cells. */
  #isCurrent(slot: Slot, names: CellNames): boolean {
    const now = this.#bindings(names);
    return (
      now.size === slot.bindings.size && [...now].every(([name, other]) => slot.bindings.get(name) === other)
    );
  }

  /** A free slot whose imports are the wanted ones already, else one without imports, else a new one. */
  #take(specifiers: readonly string[]): Slot {
    const key = specifiers.join("\n");
    let at = this.#free.findIndex((slot) => slot.names.specifiers.join("\n") === key);
    if (at < 0) at = this.#free.findIndex((slot) => slot.names.specifiers.length === 0);
    if (at < 0 && this.#free.length === 0)
      this.#grow(this.#slots.length + Math.min(this.#slots.length, MOST_NEW_SLOTS));
    return this.#free.splice(Math.max(at, 0), 1)[0]!;
  }

  #grow(count: number): void {
    while (this.#slots.length < count) {
      const index = this.#slots.length;
      const slot: Slot = {
        index,
        file: `${index}.ts`,
        number: 0,
        text: "",
        names: NOTHING,
        bindings: new Map(),
        module: moduleText("", NOTHING, new Map(), true),
      };
      this.#slots.push(slot);
      this.#free.push(slot);
      this.#created.add(slot.file);
      this.#write(slot.file, slot.module.full);
    }
    this.#write(
      "cells.ts",
      this.#slots.map(({ index }) => `export * as c${index} from "./.assay-${index}.ts";`).join("\n"),
    );
  }

  #rewrite(slot: Slot): void {
    slot.module = moduleText(slot.text, slot.names, slot.bindings, true);
    this.#write(slot.file, slot.module.full);
  }

  #write(file: string, text: string): void {
    if (this.files.get(file) === text) return;
    this.files.set(file, text);
    this.#changed.add(file);
  }

  /** Frees the slots that neither a name, a draft nor a slot in use needs. */
  #collect(): void {
    const roots = new Set<Slot>([...this.#scope.values(), ...this.#drafts]);
    for (const slot of this.#used) if (slot.names.isGlobal) roots.add(slot);
    const live = reachable(roots);
    if (live.size - roots.size > KEPT_INDIRECT) {
      const oldest = [...live].filter((slot) => !roots.has(slot)).sort((a, b) => a.number - b.number);
      const cut = new Set(oldest.slice(0, oldest.length - KEPT_INDIRECT / 2));
      for (const slot of live) {
        if (![...slot.bindings.values()].some((other) => other !== undefined && cut.has(other))) continue;
        slot.bindings = new Map(
          [...slot.bindings].map(([name, other]) => [
            name,
            other !== undefined && cut.has(other) ? undefined : other,
          ]),
        );
        if (!cut.has(slot)) this.#rewrite(slot);
      }
      for (const slot of cut) live.delete(slot);
    }
    for (const slot of this.#used) {
      if (live.has(slot)) continue;
      this.#used.delete(slot);
      slot.bindings = new Map();
      this.#free.push(slot);
    }
    const importing = this.#free.filter((slot) => slot.names.specifiers.length > 0);
    for (const slot of importing.slice(0, Math.max(0, importing.length - KEPT_IDLE_IMPORTS))) {
      slot.names = NOTHING;
      slot.text = "";
      this.#rewrite(slot);
    }
  }
}

function reachable(roots: ReadonlySet<Slot>): Set<Slot> {
  const found = new Set(roots);
  for (const slot of found)
    for (const other of slot.bindings.values()) if (other !== undefined) found.add(other);
  return found;
}

function moduleText(
  text: string,
  names: CellNames,
  bindings: ReadonlyMap<string, Slot | undefined>,
  isCell: boolean,
): ModuleText {
  let prefix = `import * as ${HUB} from "./.assay-cells.ts"; `;
  for (const [name, slot] of bindings) prefix += alias(name, slot);
  prefix += names.isExpression ? "\n(" : "\n";
  const exports = [...names.declared.keys()].filter((name) => !names.exported.has(name));
  const suffix = `${names.isExpression ? "\n)" : ""}${isCell ? `\nexport { ${exports.join(", ")} };` : ""}`;
  return { prefix, full: prefix + text + suffix };
}

/** Variables become declarations so that they can be assigned to; the rest must keep all that its name means. */
function alias(name: string, slot: Slot | undefined): string {
  if (slot === undefined) return `declare let ${name}: any; `;
  const { kind, isType } = slot.names.declared.get(name)!;
  const target = `${HUB}.c${slot.index}.${name}`;
  if ((kind === "let" || kind === "var") && !isType) return `declare ${kind} ${name}: typeof ${target}; `;
  return `import ${name} = ${target}; `;
}
