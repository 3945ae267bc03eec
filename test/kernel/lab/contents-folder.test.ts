import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentsError, ContentsFolder } from "../../../kernel/lab/contents-folder.ts";
import { TrustedNotebooks } from "../../../kernel/lab/trusted-notebooks.ts";

let home: string;
let root: string;
let contents: ContentsFolder;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "assay-contents-")));
  root = join(home, "root");
  mkdirSync(join(root, "a", "b"), { recursive: true });
  mkdirSync(join(root, ".git"));
  writeFileSync(join(home, "secret.txt"), "secret");
  writeFileSync(join(home, "rootless.txt"), "secret");
  writeFileSync(join(root, "plain.txt"), "text");
  writeFileSync(join(root, ".env"), "hidden");
  contents = new ContentsFolder(root, new TrustedNotebooks(undefined));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const notebook = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 };
const failure = (act: () => unknown): number | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof ContentsError)) throw error;
    return error.status;
  }
};

describe("paths", () => {
  it("never lead out of the folder, whatever they are made of", () => {
    const piece = fc.constantFrom(
      "..",
      ".",
      "",
      "a",
      "b",
      "...",
      "..\\",
      "\\",
      "C:",
      "c:",
      "\0",
      "~",
      "%2e%2e",
      "plain.txt",
      ".git",
      " ..",
      "..;",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), fc.boolean(), (pieces, rooted) => {
        const path = `${rooted ? "/" : ""}${pieces.join("/")}`;
        let place: string;
        try {
          place = contents.placeOf(path);
        } catch (error) {
          expect(error).toBeInstanceOf(ContentsError);
          return;
        }
        expect(place === root || place.startsWith(root + sep)).toBe(true);
        expect(place.slice(root.length)).not.toMatch(/[/\\]\.[^/\\]/);
      }),
      { numRuns: 2000 },
    );
  });

  it("do not follow links that lead out, to read, to write, to list or to make", () => {
    symlinkSync(home, join(root, "up"));
    symlinkSync(join(home, "secret.txt"), join(root, "leak.txt"));
    symlinkSync(join(home, "new.txt"), join(root, "dangling.txt"));
    symlinkSync(join(root, "plain.txt"), join(root, "inside.txt"));
    expect(failure(() => contents.get("leak.txt"))).toBe(403);
    expect(failure(() => contents.get("up"))).toBe(403);
    expect(failure(() => contents.get("up/secret.txt"))).toBe(403);
    expect(failure(() => contents.put("up/evil.txt", { content: "x" }))).toBe(403);
    expect(failure(() => contents.put("dangling.txt", { content: "x" }))).toBe(404);
    expect(failure(() => contents.create("up", { type: "file" }))).toBe(403);
    expect(failure(() => contents.rename("plain.txt", "up/plain.txt"))).toBe(403);
    expect(failure(() => contents.delete("up/secret.txt"))).toBe(403);
    expect(existsSync(join(home, "new.txt"))).toBe(false);
    expect(contents.get("inside.txt").content).toBe("text");
    const names = (contents.get("").content as { name: string }[]).map(({ name }) => name);
    expect(names.sort()).toEqual(["a", "inside.txt", "plain.txt"]);
  });

  it("do not lead out by a folder of checkpoints, or a checkpoint, that is a link", () => {
    mkdirSync(join(home, "outside"));
    symlinkSync(join(home, "outside"), join(root, ".ipynb_checkpoints"));
    expect(failure(() => contents.checkpoint("plain.txt"))).toBe(403);
    expect(existsSync(join(home, "outside", "plain-checkpoint.txt"))).toBe(false);
    mkdirSync(join(root, "a", ".ipynb_checkpoints"));
    writeFileSync(join(root, "a", "x.txt"), "mine");
    symlinkSync(join(home, "secret.txt"), join(root, "a", ".ipynb_checkpoints", "x-checkpoint.txt"));
    for (const act of [() => contents.checkpoint("a/x.txt"), () => contents.restore("a/x.txt")])
      expect(failure(act)).toBe(403);
    expect(readFileSync(join(home, "secret.txt"), "utf8")).toBe("secret");
    expect(contents.get("a/x.txt").content).toBe("mine");
  });

  it("are not mistaken for a neighbour's whose name begins alike", () => {
    symlinkSync(join(home, "rootless.txt"), join(root, "near.txt"));
    expect(failure(() => contents.get("near.txt"))).toBe(403);
  });

  it("to what is hidden do not exist", () => {
    for (const path of [".env", ".git", "a/.ssh/id"]) expect(failure(() => contents.get(path))).toBe(404);
    expect(failure(() => contents.put(".bashrc", { content: "x" }))).toBe(404);
  });
});

describe("files", () => {
  it("are read as text, bytes, folders, notebooks", () => {
    writeFileSync(join(root, "raw.bin"), Buffer.from([0xff, 0xfe, 0x00]));
    expect(contents.get("plain.txt")).toMatchObject({
      type: "file",
      format: "text",
      content: "text",
      size: 4,
    });
    expect(contents.get("raw.bin")).toMatchObject({ format: "base64", content: "//4A" });
    expect(failure(() => contents.get("raw.bin", { format: "text" }))).toBe(400);
    expect(contents.get("a")).toMatchObject({ type: "directory", format: "json", path: "a" });
    expect(contents.get("a", { content: false }).content).toBeNull();
    expect(failure(() => contents.get("a", { type: "notebook" }))).toBe(400);
    expect(failure(() => contents.get("none.txt"))).toBe(404);
  });

  it("are made, saved, copied, renamed and deleted", () => {
    expect(contents.create("a", { type: "notebook" }).path).toBe("a/Untitled.ipynb");
    expect(contents.create("a", { type: "notebook" }).path).toBe("a/Untitled1.ipynb");
    expect(contents.create("", { type: "directory" }).path).toBe("Untitled Folder");
    expect(contents.create("", { type: "file", ext: ".ts" }).path).toBe("Untitled.ts");
    contents.put("a/x.txt", {
      type: "file",
      format: "base64",
      content: Buffer.from("hé").toString("base64"),
    });
    expect(readFileSync(join(root, "a", "x.txt"), "utf8")).toBe("hé");
    expect(contents.create("a", { copy_from: "a/x.txt" }).path).toBe("a/x-Copy1.txt");
    expect(contents.rename("a/x.txt", "a/y.txt").path).toBe("a/y.txt");
    expect(failure(() => contents.rename("a/y.txt", "plain.txt"))).toBe(409);
    expect(failure(() => contents.delete("a"))).toBe(400);
    contents.delete("a/y.txt");
    expect(existsSync(join(root, "a", "y.txt"))).toBe(false);
    expect(failure(() => contents.delete(""))).toBe(400);
    expect(failure(() => contents.put("none/x.txt", { content: "x" }))).toBe(404);
    expect(failure(() => contents.create("", { ext: "/../x" }))).toBe(400);
  });

  it("that are notebooks must be: broken JSON, an old format, or none, is told", () => {
    writeFileSync(join(root, "broken.ipynb"), "{");
    writeFileSync(join(root, "old.ipynb"), '{"nbformat": 3, "worksheets": []}');
    writeFileSync(join(root, "empty.ipynb"), "");
    expect(() => contents.get("broken.ipynb")).toThrow(/JSON is broken/);
    expect(() => contents.get("old.ipynb")).toThrow(/format 4; got 3/);
    expect((contents.get("empty.ipynb").content as typeof notebook).nbformat).toBe(4);
    expect(failure(() => contents.put("n.ipynb", { type: "notebook", content: { cells: 1 } }))).toBe(400);
    expect(contents.get("broken.ipynb", { type: "file" }).content).toBe("{");
  });

  it("have lines joined as clients expect", () => {
    const cell = {
      cell_type: "code",
      metadata: {},
      source: ["a\n", "b"],
      outputs: [
        { output_type: "stream", name: "stdout", text: ["x\n", "y"] },
        {
          output_type: "display_data",
          metadata: {},
          data: { "text/html": ["<b>", "1</b>"], "application/json": [1, 2] },
        },
      ],
    };
    writeFileSync(join(root, "n.ipynb"), JSON.stringify({ ...notebook, cells: [cell] }));
    const [read] = (contents.get("n.ipynb").content as { cells: (typeof cell)[] }).cells;
    expect(read!.source).toBe("a\nb");
    expect(read!.outputs[0]!.text).toBe("x\ny");
    expect(read!.outputs[1]!.data).toEqual({ "text/html": "<b>1</b>", "application/json": [1, 2] });
  });

  it("have one checkpoint, which moves with them", () => {
    contents.checkpoint("plain.txt");
    contents.put("plain.txt", { content: "changed" });
    expect(contents.checkpoints("plain.txt")).toHaveLength(1);
    contents.restore("plain.txt");
    expect(contents.get("plain.txt").content).toBe("text");
    contents.rename("plain.txt", "other.txt");
    expect(contents.checkpoints("other.txt")).toHaveLength(1);
    contents.deleteCheckpoint("other.txt");
    expect(failure(() => contents.restore("other.txt"))).toBe(404);
    expect(contents.get("").content).not.toContainEqual(
      expect.objectContaining({ name: ".ipynb_checkpoints" }),
    );
  });
});

describe("trust", () => {
  const cell = (source: string, trusted: boolean, text = "<b>x</b>") => ({
    cell_type: "code",
    source,
    metadata: { trusted },
    outputs: [{ output_type: "display_data", metadata: {}, data: { "text/html": text } }],
  });
  const marks = (path: string): unknown[] =>
    (contents.get(path).content as { cells: { metadata: { trusted: boolean } }[] }).cells.map(
      ({ metadata }) => metadata.trusted,
    );

  it("is each cell's own, is not written into the file, and ends when source or output change", () => {
    contents.put("n.ipynb", {
      type: "notebook",
      content: { ...notebook, cells: [cell("1", true), cell("2", false)] },
    });
    const text = readFileSync(join(root, "n.ipynb"), "utf8");
    expect(text).not.toContain("trusted");
    expect(marks("n.ipynb")).toEqual([true, false]);
    writeFileSync(join(root, "n.ipynb"), text.replaceAll("<b>x</b>", "<script>"));
    expect(marks("n.ipynb")).toEqual([false, false]);
  });

  it("is not what a file says of itself", () => {
    writeFileSync(join(root, "n.ipynb"), JSON.stringify({ ...notebook, cells: [cell("1", true)] }));
    expect(marks("n.ipynb")).toEqual([false]);
  });

  it("is kept for the next time, for this user alone", () => {
    const file = join(home, "state", "trust.json");
    new ContentsFolder(root, new TrustedNotebooks(file)).put("n.ipynb", {
      type: "notebook",
      content: { ...notebook, cells: [cell("1", true)] },
    });
    contents = new ContentsFolder(root, new TrustedNotebooks(file));
    expect(marks("n.ipynb")).toEqual([true]);
    contents = new ContentsFolder(root, new TrustedNotebooks(join(home, "another", "trust.json")));
    expect(marks("n.ipynb")).toEqual([false]);
  });
});
