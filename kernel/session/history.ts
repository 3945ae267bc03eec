/**
 * What was run, in this session and in earlier ones. One file of JSON lines a session, named by its number; the number is
 * taken by creating the file, so that kernels running at once cannot share one. Written when the first cell is stored.
 */
import { appendFile, mkdir, open, readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { HistoryEntry, HistoryQuery } from "../magic.ts";

interface Line {
  readonly line: number;
  readonly input: string;
  output?: string;
}

/** Sessions kept on disk. */
const KEPT_SESSIONS = 1000;
/** Cells are written together, so that a quick one does not pay for the disk. */
const WRITE_MS = 500;

export class History {
  readonly #folder: string | undefined;
  readonly #lines: Line[] = [];
  #session: Promise<number> | undefined;
  #file: string | undefined;
  #writing: Promise<void> = Promise.resolve();
  readonly #waiting: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param folder where sessions are kept; undefined keeps this session in memory only */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Stores a cell under its execution count. */
  add(line: number, input: string): void {
    this.#lines.push({ line, input });
    this.#write({ line, input });
  }

  /** Text of a cell's result, once it is known. */
  addOutput(line: number, output: string): void {
    const entry = this.#lines.findLast((candidate) => candidate.line === line);
    if (entry === undefined) return;
    entry.output = output.slice(0, 10_000);
    this.#write({ line, output: entry.output });
  }

  /** Entries as `history_request` defines them; session 0 is this one, negative ones count back. */
  async query(query: HistoryQuery): Promise<HistoryEntry[]> {
    await this.flush();
    const current = (await this.#session) ?? 0;
    const own = this.#lines.map((line) => ({ session: current, ...line }));
    if (query.access === "range") {
      const wanted = query.session ?? 0;
      const entries =
        wanted === 0 || wanted === current
          ? own
          : await this.#read(wanted < 0 ? await this.#back(-wanted, current) : wanted);
      const stop = query.stop ?? Infinity;
      return entries.filter(({ line }) => line >= (query.start ?? 1) && line < stop);
    }
    const count = query.n ?? Infinity;
    const matches = query.access === "search" ? glob(query.pattern ?? "*") : () => true;
    let found = own.filter(({ input }) => matches(input));
    for (const session of (await this.#sessions()).reverse()) {
      if (enough(found, count, query.unique === true)) break;
      if (session === current) continue;
      found = [...(await this.#read(session)).filter(({ input }) => matches(input)), ...found];
    }
    if (query.unique === true) {
      // The last of equal inputs stays, as in IPython.
      const last = new Map(found.map((entry) => [entry.input, entry]));
      found = found.filter((entry) => last.get(entry.input) === entry);
    }
    return count === Infinity ? found : found.slice(-count);
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#waiting.splice(0).join("");
    if (text !== "" && this.#folder !== undefined) {
      this.#session ??= this.#begin(this.#folder);
      this.#writing = this.#writing
        .then(async () => {
          await this.#session;
          if (this.#file !== undefined) await appendFile(this.#file, text);
        })
        .catch(() => undefined); // A full or read-only disk must not cost the session.
    }
    await this.#writing;
  }

  #write(record: object): void {
    if (this.#folder === undefined) return;
    this.#waiting.push(`${JSON.stringify(record)}\n`);
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_MS);
  }

  async #begin(folder: string): Promise<number> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const known = await this.#sessions();
      for (const old of known.slice(0, Math.max(0, known.length - KEPT_SESSIONS)))
        await unlink(this.#path(old)).catch(() => undefined);
      for (let number = (known.at(-1) ?? 0) + 1; ; number++) {
        try {
          await (await open(this.#path(number), "wx")).close();
          this.#file = this.#path(number);
          return number;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        }
      }
    } catch {
      return 0;
    }
  }

  async #back(steps: number, current: number): Promise<number> {
    return (await this.#sessions()).filter((session) => session !== current).at(-steps) ?? -1;
  }

  async #sessions(): Promise<number[]> {
    if (this.#folder === undefined) return [];
    const names = await readdir(this.#folder).catch(() => []);
    return names
      .flatMap((name) => (/^\d+\.jsonl$/.test(name) ? [Number(name.slice(0, -6))] : []))
      .sort((a, b) => a - b);
  }

  #path(session: number): string {
    return join(this.#folder!, `${String(session).padStart(6, "0")}.jsonl`);
  }

  async #read(session: number): Promise<HistoryEntry[]> {
    if (session < 0 || this.#folder === undefined) return [];
    const text = await readFile(this.#path(session), "utf8").catch(() => "");
    const entries: { session: number; line: number; input: string; output?: string }[] = [];
    for (const row of text.split("\n")) {
      let record: { line?: unknown; input?: unknown; output?: unknown };
      try {
        record = JSON.parse(row) as typeof record;
      } catch {
        continue; // The last line of a killed session may be torn.
      }
      if (typeof record.line !== "number") continue;
      if (typeof record.input === "string") entries.push({ session, line: record.line, input: record.input });
      else if (typeof record.output === "string") {
        const entry = entries.findLast((candidate) => candidate.line === record.line);
        if (entry) entry.output = record.output;
      }
    }
    return entries;
  }
}

function enough(found: readonly HistoryEntry[], count: number, unique: boolean): boolean {
  return (unique ? new Set(found.map(({ input }) => input)).size : found.length) >= count;
}

/** SQLite's GLOB as IPython's search uses it: `*`, `?` and `[…]`, over the whole text. */
function glob(pattern: string): (text: string) => boolean {
  let source = "";
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!;
    const close = c === "[" ? pattern.indexOf("]", i + 2) : -1;
    if (c === "*") source += "[^]*";
    else if (c === "?") source += "[^]";
    else if (close > 0) {
      source += `[${pattern.slice(i + 1, close).replace(/\\/g, "\\\\")}]`;
      i = close;
    } else source += c.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }
  const expression = new RegExp(`^${source}$`);
  return (text) => expression.test(text);
}
