import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  lstatSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkWritable, writeWhole } from "../../../kernel/runner/files.ts";
import {
  formatNotebook,
  parseNotebook,
  readNotebook,
  writeNotebook,
} from "../../../kernel/runner/notebook.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = JSON.parse(readFileSync("test/golden/nbformat.v4.5.schema.json", "utf8")) as {
  $schema?: string;
};
delete schema.$schema; // draft 4; what it uses means the same in draft 7
const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);

const old = {
  nbformat: 4,
  nbformat_minor: 2,
  metadata: { custom: { keep: [1] }, kernelspec: { name: "assay", display_name: "TypeScript (Assay)" } },
  cells: [
    { cell_type: "markdown", metadata: { mine: true }, source: ["# Title\n", "text"] },
    { cell_type: "raw", metadata: {}, source: "raw" },
    {
      cell_type: "code",
      collapsed: false,
      metadata: { tags: ["a"] },
      source: "1 + 1",
      execution_count: 3,
      outputs: [
        { output_type: "stream", name: "stdout", text: ["a\n", "b"] },
        {
          output_type: "execute_result",
          execution_count: 3,
          metadata: {},
          data: {
            "text/plain": ["2"],
            "image/png": "AAAA",
            "application/json": { z: 1, a: [null] },
            "image/svg+xml": "<svg>\n</svg>",
          },
        },
        { output_type: "error", ename: "E", evalue: "v", traceback: ["t"] },
      ],
    },
  ],
};

describe("reading and writing", () => {
  it("brings 4.2 to valid 4.5: ids, no fields of old, unknown metadata kept", () => {
    const text = formatNotebook(parseNotebook(JSON.stringify(old), "x"));
    const value = JSON.parse(text) as Omit<typeof old, "cells"> & {
      cells: { id: string; metadata: unknown }[];
    };
    expect(valid(value), JSON.stringify(valid.errors)).toBe(true);
    expect(value.nbformat_minor).toBe(5);
    expect(value.metadata.custom).toEqual({ keep: [1] });
    expect(value.cells[0]?.metadata).toEqual({ mine: true });
    expect(new Set(value.cells.map((cell) => cell.id)).size).toBe(3);
    expect(value.cells[2]).not.toHaveProperty("collapsed");
    expect(text).toMatch(/^\{\n "cells": \[\n {2}\{\n {3}"cell_type": "markdown",/);
    expect(text).toContain('"source": [\n    "# Title\\n",\n    "text"\n   ]');
    expect(text).toContain('"<svg>\\n",');
    expect(text).toContain('"image/png": "AAAA"');
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("is stable: reading what it wrote and writing again gives the same bytes", () => {
    const once = formatNotebook(parseNotebook(JSON.stringify(old), "x"));
    expect(formatNotebook(parseNotebook(once, "x"))).toBe(once);
    expect(formatNotebook(parseNotebook(JSON.stringify(old), "x"))).toBe(once);
  });

  it("keeps any text to the character, and is valid whatever the mime data", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            source: fc.string({ unit: "binary" }),
            text: fc.string(),
            data: fc.dictionary(
              fc.constantFrom("text/plain", "image/png", "application/json", "application/vnd.x+json", "a/b"),
              fc.jsonValue(),
            ),
          }),
        ),
        (cells) => {
          const notebook = parseNotebook(
            JSON.stringify({
              nbformat: 4,
              nbformat_minor: 5,
              metadata: {},
              cells: cells.map(({ source, text, data }) => ({
                cell_type: "code",
                id: "same",
                metadata: {},
                source,
                execution_count: null,
                outputs: [
                  { output_type: "stream", name: "stdout", text },
                  { output_type: "display_data", metadata: {}, data },
                ],
              })),
            }),
            "x",
          );
          expect(notebook.cells.map((cell) => cell.source)).toEqual(cells.map((cell) => cell.source));
          expect(new Set(notebook.cells.map((cell) => cell.id)).size).toBe(cells.length);
          const written = JSON.parse(formatNotebook(notebook)) as unknown;
          expect(valid(written), JSON.stringify(valid.errors)).toBe(true);
          expect(parseNotebook(JSON.stringify(written), "x")).toEqual(notebook);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ["", /must be JSON; got an empty file; pass a notebook/],
    ["import json", /must be JSON; got .*; pass a notebook/],
    ["[]", /must be a JSON object; got an array/],
    ["null", /must be a JSON object; got null/],
    ["{}", /must have the field nbformat/],
    ['{"nbformat":3,"worksheets":[]}', /must be nbformat 4; got 3; open and save it/],
    ['{"nbformat":5,"cells":[]}', /must be nbformat 4; got 5/],
    ['{"nbformat":4,"nbformat_minor":"x","cells":[]}', /nbformat_minor must be a whole number; got "x"/],
    ['{"nbformat":4,"nbformat_minor":5}', /cells must be an array; got nothing/],
    ['{"nbformat":4,"cells":[],"metadata":3}', /metadata must be an object; got a number/],
    ['{"nbformat":4,"cells":[3]}', /cell 1: must be an object; got a number/],
    [
      '{"nbformat":4,"cells":[{"cell_type":"heading"}]}',
      /cell 1: cell_type must be code, markdown or raw; got "heading"/,
    ],
    [
      '{"nbformat":4,"cells":[{"cell_type":"code","source":[1]}]}',
      /source must be a text or an array of lines; got an array/,
    ],
    [
      '{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":{}}]}',
      /outputs must be an array; got a object|an object/,
    ],
    [
      '{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"pyout"}]}]}',
      /output_type must be .*; got "pyout"/,
    ],
  ])("refuses %s in one line", (text, message) => {
    const read = (): unknown => parseNotebook(text, "notebook x.ipynb");
    expect(read).toThrow(message);
    expect(read).toThrow(/^notebook x\.ipynb[^\n]*$/);
  });

  it("refuses a missing file and a folder by name", () => {
    expect(() => readNotebook(join(folder, "none.ipynb"))).toThrow(
      /none\.ipynb: must exist; there is no such file; check the path/,
    );
    expect(() => readNotebook(folder)).toThrow(/must be a file; got a folder/);
  });
});

describe("files", () => {
  it("replaces a file in one step, keeps its mode and a link, and leaves nothing beside it", () => {
    const place = join(folder, "write");
    mkdirSync(place);
    const target = join(place, "real.ipynb");
    const link = join(place, "link.ipynb");
    writeFileSync(target, "old");
    chmodSync(target, 0o640);
    symlinkSync("real.ipynb", link);
    checkWritable(link, "--output");
    writeNotebook(link, parseNotebook(JSON.stringify(old), "x"));
    expect(readFileSync(target, "utf8")).toContain('"nbformat": 4');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(lstatSync(target).mode & 0o777).toBe(0o640);
    expect(readdirSync(place).toSorted()).toEqual(["link.ipynb", "real.ipynb"]);
  });

  it("says what cannot be written, and leaves no part of it", () => {
    expect(() => checkWritable(folder, "--output")).toThrow(/must be a file; got a folder/);
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => checkWritable(join(file, "x.html"), "--html")).toThrow(
      /^--html .*cannot be written; got .*not a directory/,
    );
    expect(() => writeWhole(join(folder, "nowhere", "x"), "text")).toThrow(/cannot be written/);
    checkWritable(join(folder, "new", "deep", "x.ipynb"), "--output");
    expect(readdirSync(join(folder, "new", "deep"))).toEqual([]);
  });
});
