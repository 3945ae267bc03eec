/**
 * Which notebooks may show what their outputs hold, scripts and styles included: those saved here with every cell run here. Others open with
 * sanitised outputs. What is remembered is a keyed hash of cells and outputs, in a file that only the user can read.
 * Source: Jupyter's security documentation ("Notebook security"); the signatures are our own.
 */
import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Json } from "../wire/message.ts";

interface Store {
  readonly key: string;
  readonly digests: readonly string[];
}

const MOST = 2000;

export class TrustedNotebooks {
  readonly #file: string | undefined;
  readonly #key: string;
  readonly #digests: Set<string>;

  /** @param file where they are kept; undefined: for this process only. */
  constructor(file: string | undefined) {
    this.#file = file;
    const store = file === undefined ? undefined : read(file);
    this.#key = store?.key ?? randomBytes(32).toString("hex");
    this.#digests = new Set(store?.digests);
  }

  /** As it goes to a page: code cells say whether they are trusted. */
  marked(notebook: Json): Json {
    const trusted = this.#digests.has(this.#digest(notebook));
    return mapped(notebook, (metadata) => ({ ...metadata, trusted }));
  }

  /** As it goes to the disk, without those marks; remembers it when all cells are trusted. */
  unmarked(notebook: Json): Json {
    const code = cellsOf(notebook).filter((cell) => cell["cell_type"] === "code");
    const trusted = code.every(
      (cell) =>
        (cell["metadata"] as Json | undefined)?.["trusted"] === true ||
        ((cell["outputs"] as unknown[] | undefined)?.length ?? 0) === 0,
    );
    const plain = mapped(notebook, (metadata) =>
      Object.fromEntries(Object.entries(metadata).filter(([name]) => name !== "trusted")),
    );
    if (trusted) this.#remember(this.#digest(plain));
    return plain;
  }

  #digest(notebook: Json): string {
    const outputs = cellsOf(notebook).map((cell) => [cell["source"], cell["outputs"] ?? null]);
    return createHmac("sha256", this.#key).update(JSON.stringify(outputs)).digest("hex");
  }

  #remember(digest: string): void {
    this.#digests.delete(digest);
    this.#digests.add(digest);
    for (const old of this.#digests) {
      if (this.#digests.size <= MOST) break;
      this.#digests.delete(old);
    }
    if (this.#file === undefined) return;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      writeFileSync(this.#file, JSON.stringify({ key: this.#key, digests: [...this.#digests] }), {
        mode: 0o600,
      });
    } catch {
      // A home that cannot be written: remembered as long as this process lives.
    }
  }
}

function cellsOf(notebook: Json): Json[] {
  return Array.isArray(notebook["cells"]) ? (notebook["cells"] as Json[]) : [];
}

function mapped(notebook: Json, change: (metadata: Json) => Json): Json {
  return {
    ...notebook,
    cells: cellsOf(notebook).map((cell) =>
      cell["cell_type"] === "code" ? { ...cell, metadata: change((cell["metadata"] ?? {}) as Json) } : cell,
    ),
  };
}

function read(file: string): Store | undefined {
  try {
    const store = JSON.parse(readFileSync(file, "utf8")) as Store;
    return typeof store.key === "string" && Array.isArray(store.digests) ? store : undefined;
  } catch {
    return undefined;
  }
}
