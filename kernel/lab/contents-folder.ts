/**
 * The files of one folder and below, as Jupyter's contents API tells of them. No path leads out: not by `..`, not by an absolute name, not by a
 * link; what begins with a dot is not shown and not touched. Files are replaced whole or not at all.
 * Source: Jupyter Server documentation, "Contents API".
 */
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
} from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { writeWhole } from "../runner/files.ts";
import type { Json } from "../wire/message.ts";
import type { TrustedNotebooks } from "./trusted-notebooks.ts";

/** An answer that is not the one hoped for, with HTTP's number. */
export class ContentsError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "ContentsError";
    this.status = status;
  }
}

export interface Model extends Json {
  readonly name: string;
  readonly path: string;
  readonly type: "directory" | "notebook" | "file";
}

const MOST_BYTES = 200_000_000;
const CHECKPOINTS = ".ipynb_checkpoints";
const TYPES: Readonly<Record<string, string>> = {
  ".csv": "text/csv",
  ".json": "application/json",
  ".md": "text/markdown",
  ".ts": "text/typescript",
  ".js": "text/javascript",
  ".html": "text/html",
  ".txt": "text/plain",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".svg": "image/svg+xml",
};

export class ContentsFolder {
  readonly #root: string;
  readonly #trusted: TrustedNotebooks;

  constructor(root: string, trusted: TrustedNotebooks) {
    this.#root = realpathSync(root);
    this.#trusted = trusted;
  }

  /** The file's place on the disk. @throws ContentsError when it is not below the folder */
  placeOf(path: string): string {
    const parts = path.split("/").filter((part) => part !== "" && part !== ".");
    if (
      parts.some(
        (part) => part === ".." || part.includes("\0") || part.includes("\\") || /^[a-z]:/i.test(part),
      )
    )
      throw new ContentsError(400, `${JSON.stringify(path)} leads out of the folder that is served`);
    const hidden = parts.find((part) => part.startsWith("."));
    if (hidden !== undefined) throw new ContentsError(404, `${hidden} is hidden, and not served`);
    const place = resolve(this.#root, ...parts);
    // The nearest thing that exists tells where links lead.
    let near = place;
    while (!existsSync(near) && near !== this.#root && !isLink(near)) near = dirname(near);
    let real: string;
    try {
      real = realpathSync(near);
    } catch {
      throw new ContentsError(404, `${path} is a link to nothing`);
    }
    if (real !== this.#root && !real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep))
      throw new ContentsError(403, `${path} leads out of the folder that is served`);
    return place;
  }

  /** @param options as in the query: type, format, and whether the content is wanted. */
  get(
    path: string,
    options: { type?: string | null; format?: string | null; content?: boolean } = {},
  ): Model {
    const place = this.placeOf(path);
    const stat = this.#stat(place, path);
    const { content = true } = options;
    if (stat.isDirectory()) {
      if (options.type === "notebook" || options.type === "file")
        throw new ContentsError(400, `${path} is a folder, not a ${options.type}`);
      return {
        ...this.#model(place, "directory"),
        ...(content && { format: "json", content: this.#list(place) }),
      };
    }
    if (options.type === "directory") throw new ContentsError(400, `${path} is a file, not a folder`);
    const isNotebook =
      options.type === "notebook" || ((options.type ?? "") === "" && /\.ipynb$/i.test(place));
    const model = this.#model(place, isNotebook ? "notebook" : "file");
    if (!content) return model;
    if (stat.size > MOST_BYTES)
      throw new ContentsError(
        413,
        `${path} has ${stat.size} bytes; more than ${MOST_BYTES} are not opened here`,
      );
    const bytes = readFileSync(place);
    if (isNotebook)
      return { ...model, format: "json", content: this.#trusted.marked(notebookOf(bytes, path)) };
    const text = options.format === "base64" ? undefined : textOf(bytes);
    if (text === undefined && options.format === "text")
      throw new ContentsError(400, `${path} is no text in UTF-8; ask for base64`);
    const mimetype =
      TYPES[extname(place).toLowerCase()] ?? (text === undefined ? "application/octet-stream" : "text/plain");
    return text === undefined
      ? { ...model, mimetype, format: "base64", content: bytes.toString("base64") }
      : { ...model, mimetype, format: "text", content: text };
  }

  /** Saves, or makes. */
  put(path: string, body: Json): Model {
    const place = this.placeOf(path);
    if (place === this.#root) throw new ContentsError(400, "the served folder itself cannot be written");
    const { type = "file", format, content } = body;
    if (type === "directory") {
      if (existsSync(place)) {
        if (statSync(place).isDirectory()) return this.#model(place, "directory");
        throw new ContentsError(409, `${path} is a file already`);
      }
      mkdirSync(place);
      return this.#model(place, "directory");
    }
    if (existsSync(place) && statSync(place).isDirectory())
      throw new ContentsError(409, `${path} is a folder already`);
    if (!existsSync(dirname(place))) throw new ContentsError(404, `there is no folder ${dirname(path)}`);
    if (type === "notebook") {
      const notebook = (content ?? emptyNotebook()) as Json;
      checkNotebook(notebook, path);
      writeWhole(place, `${JSON.stringify(this.#trusted.unmarked(notebook), null, 1)}\n`);
      return this.#model(place, "notebook");
    }
    if (typeof content !== "string" && content !== undefined)
      throw new ContentsError(400, `${path}: the content of a file is a string`);
    const text = content ?? "";
    writeWhole(place, format === "base64" ? Buffer.from(text, "base64") : text);
    return this.#model(place, "file");
  }

  /** A new file of a free name in a folder; or a copy. */
  create(path: string, body: Json): Model {
    const folder = this.placeOf(path);
    if (!this.#stat(folder, path).isDirectory()) throw new ContentsError(400, `${path} is not a folder`);
    const from = body["copy_from"];
    if (typeof from === "string") {
      const source = this.placeOf(from);
      if (!this.#stat(source, from).isFile()) throw new ContentsError(400, `${from} is not a file`);
      const extension = extname(source);
      const place = free(folder, `${basename(source, extension)}-Copy`, extension, 1);
      copyFileSync(source, place);
      return this.#model(place, /\.ipynb$/i.test(place) ? "notebook" : "file");
    }
    const type = body["type"] ?? "file";
    const extension = type === "notebook" ? ".ipynb" : String(body["ext"] ?? (type === "file" ? ".txt" : ""));
    if (/[/\\\0]/.test(extension)) throw new ContentsError(400, `${extension} is no ending of a file`);
    const place = free(folder, type === "directory" ? "Untitled Folder" : "Untitled", extension, 0);
    return this.put(relative(this.#root, place).split(sep).join("/"), { type });
  }

  rename(path: string, to: string): Model {
    const place = this.placeOf(path);
    const target = this.placeOf(to);
    const stat = this.#stat(place, path);
    if (place === this.#root || target === this.#root)
      throw new ContentsError(400, "the served folder itself has a fixed name");
    if (existsSync(target) && !sameFile(place, target))
      throw new ContentsError(409, `${to} is there already; choose another name`);
    renameSync(place, target);
    const old = this.#checkpointOf(place);
    if (existsSync(old)) {
      mkdirSync(dirname(this.#checkpointOf(target)), { recursive: true });
      renameSync(old, this.#checkpointOf(target));
    }
    return this.get(to, { content: false, type: stat.isDirectory() ? "directory" : null });
  }

  /** Files, and folders in which nothing is. */
  delete(path: string): void {
    const place = this.placeOf(path);
    if (place === this.#root) throw new ContentsError(400, "the served folder itself cannot be deleted");
    const stat = this.#stat(place, path);
    if (stat.isDirectory()) {
      if (readdirSync(place).some((name) => name !== CHECKPOINTS))
        throw new ContentsError(400, `${path} is not empty; delete what is in it first`);
      rmSync(place, { recursive: true });
      return;
    }
    rmSync(place);
    rmSync(this.#checkpointOf(place), { force: true });
  }

  checkpoints(path: string): Json[] {
    const file = this.#checkpointOf(this.placeOf(path));
    return existsSync(file) ? [{ id: "checkpoint", last_modified: statSync(file).mtime.toISOString() }] : [];
  }

  checkpoint(path: string): Json {
    const place = this.placeOf(path);
    if (!this.#stat(place, path).isFile()) throw new ContentsError(400, `${path} is not a file`);
    const file = this.#checkpointOf(place);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(place, file);
    return this.checkpoints(path)[0]!;
  }

  restore(path: string): void {
    const place = this.placeOf(path);
    const file = this.#checkpointOf(place);
    if (!existsSync(file)) throw new ContentsError(404, `${path} has no checkpoint`);
    writeWhole(place, readFileSync(file));
  }

  deleteCheckpoint(path: string): void {
    rmSync(this.#checkpointOf(this.placeOf(path)), { force: true });
  }

  /** @throws ContentsError when a link would lead it elsewhere */
  #checkpointOf(place: string): string {
    const extension = extname(place);
    const folder = join(dirname(place), CHECKPOINTS);
    const file = join(folder, `${basename(place, extension)}-checkpoint${extension}`);
    if (isLink(folder) || isLink(file))
      throw new ContentsError(
        403,
        `checkpoints of ${basename(place)} are a link, and links are not followed`,
      );
    return file;
  }

  #stat(place: string, path: string): Stats {
    try {
      return statSync(place);
    } catch {
      throw new ContentsError(404, `there is no ${path === "" ? "such folder" : path}`);
    }
  }

  #list(folder: string): Model[] {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith("."))
      .flatMap(({ name }) => {
        const place = join(folder, name);
        try {
          const path = relative(this.#root, place).split(sep).join("/");
          this.placeOf(path);
          const isFolder = statSync(place).isDirectory();
          if (!isFolder && !statSync(place).isFile()) return [];
          return [this.#model(place, isFolder ? "directory" : /\.ipynb$/i.test(name) ? "notebook" : "file")];
        } catch {
          return [];
        }
      });
  }

  #model(place: string, type: Model["type"]): Model {
    const stat = statSync(place);
    return {
      name: place === this.#root ? "" : basename(place),
      path: relative(this.#root, place).split(sep).join("/"),
      last_modified: stat.mtime.toISOString(),
      created: stat.birthtime.toISOString(),
      content: null,
      format: null,
      mimetype: null,
      size: type === "directory" ? null : stat.size,
      writable: true,
      type,
    };
  }
}

/** An empty one, with the kernel that the lab starts. */
function emptyNotebook(): Json {
  return {
    cells: [],
    metadata: { kernelspec: { name: "assay", display_name: "TypeScript (Assay)", language: "typescript" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function notebookOf(bytes: Buffer, path: string): Json {
  let notebook: unknown;
  try {
    notebook = bytes.length === 0 ? emptyNotebook() : JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new ContentsError(
      400,
      `${path} is no notebook: its JSON is broken (${(error as Error).message}); open it as text to mend it`,
    );
  }
  checkNotebook(notebook as Json, path);
  return { ...(notebook as Json), cells: ((notebook as Json)["cells"] as Json[]).map(whole) };
}

/** Texts that the file keeps as lists of lines, as one string each: so clients expect them. */
function whole(cell: Json): Json {
  const outputs = cell["outputs"] as Json[] | undefined;
  return {
    ...cell,
    source: text(cell["source"]),
    ...(outputs !== undefined && {
      outputs: outputs.map((output) => ({
        ...output,
        ...(output["text"] !== undefined && { text: text(output["text"]) }),
        ...(output["data"] !== undefined && {
          data: Object.fromEntries(
            Object.entries(output["data"] as Json).map(([type, value]) => [
              type,
              type.endsWith("json") ? value : text(value),
            ]),
          ),
        }),
      })),
    }),
  };
}

function text(value: unknown): unknown {
  return Array.isArray(value) ? value.join("") : value;
}

function checkNotebook(notebook: Json, path: string): void {
  const format = notebook?.["nbformat"];
  if (format !== 4)
    throw new ContentsError(
      400,
      `${path} is no notebook of format 4; got ${JSON.stringify(format ?? null)}; jupyter nbconvert --to notebook brings old ones up to date`,
    );
  if (!Array.isArray(notebook["cells"]) || typeof notebook["metadata"] !== "object")
    throw new ContentsError(400, `${path} is no notebook: cells and metadata are missing`);
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function free(folder: string, stem: string, extension: string, first: number): string {
  for (let n = first; ; n++) {
    const place = join(folder, `${stem}${n === 0 ? "" : n}${extension}`);
    if (!existsSync(place)) return place;
  }
}

function isLink(place: string): boolean {
  try {
    return lstatSync(place).isSymbolicLink();
  } catch {
    return false;
  }
}

function sameFile(a: string, b: string): boolean {
  try {
    const [one, other] = [statSync(a), statSync(b)];
    return one.ino === other.ino && one.dev === other.dev && one.ino !== 0;
  } catch {
    return false;
  }
}
