import { describe, expect, it } from "vitest";
import { parseNotebook, type Notebook } from "../../../kernel/runner/notebook.ts";
import { injectParameters, parametersSource, parseParameters } from "../../../kernel/runner/parameters.ts";

function notebook(...cells: { source: string; tags?: string[] }[]): Notebook {
  return parseNotebook(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: cells.map(({ source, tags }) => ({
        cell_type: "code",
        source,
        metadata: tags === undefined ? {} : { tags },
      })),
    }),
    "x",
  );
}

describe("--param", () => {
  it("reads JSON values, and anything else as text", () => {
    const words = [
      "a=1",
      "b=-1.5e3",
      "c=true",
      "d=null",
      'e=[1,"x"]',
      'f={"k":false}',
      "g=plain words",
      'h="7"',
      "i=",
      "j=a=b",
      "k=[draft",
      "l=NaN",
      "a=2",
    ];
    expect(Object.fromEntries(parseParameters(words))).toEqual({
      a: 2,
      b: -1500,
      c: true,
      d: null,
      e: [1, "x"],
      f: { k: false },
      g: "plain words",
      h: "7",
      i: "",
      j: "a=b",
      k: "[draft",
      l: "NaN",
    });
  });

  it.each([
    ["x", /wants name=value; got "x"/],
    ["1x=2", /name of a variable before "="; got "1x"/],
    ["a b=2", /name of a variable/],
    ["class=2", /name of a variable before "="; got "class"/],
    ["=2", /name of a variable before "="; got ""/],
    ["n=12345678901234567890", /numbers must be exact; got n=12345678901234567890; quote it/],
    ["n=1e999", /numbers must be exact/],
  ])("refuses %s", (word, message) => expect(() => parseParameters([word])).toThrow(message));
});

describe("the injected cell", () => {
  const parameters = parseParameters(["x=5", 'name=say "hi"\n`${1}`', "list=[1,null]"]);

  it("is TypeScript that keeps the declared let or const", () => {
    expect(parametersSource(parameters, "typescript", "let x = 1; const y = 2;\nvar name: string;")).toBe(
      '// Parameters\nlet x = 5;\nvar name = "say \\"hi\\"\\n`${1}`";\nconst list = [1,null];',
    );
  });

  it("is Python for a Python kernel, and refused for others", () => {
    expect(parametersSource(parseParameters(["a=null", 'b={"k":[true,false]}', "c=x"]), "python")).toBe(
      '# Parameters\na = None\nb = {"k": [True, False]}\nc = "x"',
    );
    expect(() => parametersSource(parameters, "R")).toThrow(
      /can be written for TypeScript, JavaScript and Python kernels; got R/,
    );
  });

  it("stands after the cell tagged parameters, else first; a later run replaces it", () => {
    const tagged = notebook({ source: "0" }, { source: "let x = 1", tags: ["parameters"] }, { source: "x" });
    injectParameters(tagged, parameters, "typescript");
    expect(tagged.cells.map((cell) => cell.metadata["tags"])).toEqual([
      undefined,
      ["parameters"],
      ["injected-parameters"],
      undefined,
    ]);
    const { id } = tagged.cells[2]!;
    injectParameters(tagged, parseParameters(["x=6"]), "typescript");
    expect(tagged.cells).toHaveLength(4);
    expect(tagged.cells[2]).toMatchObject({
      id,
      source: "// Parameters\nlet x = 6;",
      outputs: [],
      execution_count: null,
    });
    const bare = notebook({ source: "x" });
    injectParameters(bare, parameters, "typescript");
    expect(bare.cells.map((cell) => cell.metadata["tags"])).toEqual([["injected-parameters"], undefined]);
    injectParameters(bare, new Map(), "typescript");
    expect(bare.cells).toHaveLength(2);
  });
});
