/**
 * Which cells may show what their outputs hold, scripts and styles included: those that were run here. Others open with sanitised outputs. What is
 * remembered is a keyed hash of a cell and its outputs, in a file that only the user can read.
 * Source: Jupyter's security documentation ("Notebook security"), which trusts notebooks whole; here each cell counts for itself.
 */
import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Json } from "../wire/message.ts";

interface Store {
  readonly key: string;
  readonly digests: readonly string[];
}

const MOST = 20_000;

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
    return mapped(notebook, (cell, metadata) => ({
      ...metadata,
      trusted: this.#digests.has(this.#digest(cell)),
    }));
  }

  /** As it goes to the disk, without those marks; remembers the cells that are trusted. */
  unmarked(notebook: Json): Json {
    const digests: string[] = [];
    const plain = mapped(notebook, (cell, { trusted, ...metadata }) => {
      if (trusted === true && ((cell["outputs"] as unknown[] | undefined)?.length ?? 0) > 0)
        digests.push(this.#digest(cell));
      return metadata;
    });
    this.#remember(digests);
    return plain;
  }

  #digest(cell: Json): string {
    return createHmac("sha256", this.#key)
      .update(JSON.stringify([cell["source"], cell["outputs"] ?? null]))
      .digest("hex");
  }

  #remember(digests: readonly string[]): void {
    if (digests.every((digest) => this.#digests.has(digest))) return;
    for (const digest of digests) {
      this.#digests.delete(digest);
      this.#digests.add(digest);
    }
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

function mapped(notebook: Json, change: (cell: Json, metadata: Json) => Json): Json {
  const cells = Array.isArray(notebook["cells"]) ? (notebook["cells"] as Json[]) : [];
  return {
    ...notebook,
    cells: cells.map((cell) =>
      cell["cell_type"] === "code"
        ? { ...cell, metadata: change(cell, (cell["metadata"] ?? {}) as Json) }
        : cell,
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
