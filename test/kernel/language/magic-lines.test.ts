/** Magics are found where they are meant, and nowhere else. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toOffset, toPosition } from "../../../kernel/language/code-points.ts";
import { isComplete } from "../../../kernel/language/is-complete.ts";
import { findMagics, replaceCalls } from "../../../kernel/language/magic-lines.ts";
import { MagicTable } from "../../../kernel/magic-table.ts";
import { magicTable } from "../../../magics/index.ts";

const table = new MagicTable(magicTable);
const names = (text: string, known: string[] = []): string[] =>
  findMagics(text, table, (word) => known.includes(word)).calls.map(
    (call) => `${call.name}|${call.line}${call.assigned ? "|assigned" : ""}`,
  );

describe("magic lines", () => {
  const FOUND: Record<string, string[]> = {
    "%time 1 + 1": ["time|1 + 1"],
    "  %who": ["who|"],
    "const r = %timeit -o f(x)": ["timeit|-o f(x)|assigned"],
    "const { a } = %time f()": ["time|f()|assigned"],
    "let x: number = %time 5": ["time|5|assigned"],
    "// %time 1": ["time|1"],
    "!ls -la": ["sx|--stream ls -la"],
    "const files = !ls": ["sx|ls|assigned"],
    "const one = !ls /tmp/a.ts": ["sx|ls /tmp/a.ts|assigned"],
    "files = !git log -1": ["sx|git log -1|assigned"],
    "parseInt?": ["pinfo|parseInt"],
    "a.b.c??": ["psource|a.b.c"],
    "?foo": ["pinfo|foo"],
    "%time?": ["pinfo|%time"],
    "const a = 1\n%time a\nconst b = 2\n%who": ["time|a", "who|"],
    "%time `unclosed\n%who": ["time|`unclosed", "who|"],
    "const f = (r: number[]) => g(r[2]! / 100);\n%who": ["who|"],
    "const ok = (a && !/[(]/.test(b));\n%who": ["who|"],
  };
  for (const [text, found] of Object.entries(FOUND))
    it(JSON.stringify(text), () => expect(names(text)).toEqual(found));

  const NOT: string[] = [
    "`\n%time\n`",
    "`${f(`\n%who`)}\n%who\n`",
    "/*\n%time\n*/",
    "f(\n%time\n)",
    "const a = {\n  b: 1,\n%time\n}",
    "const ok = a ?\n  1 : 2",
    "const r = /[`]/\nconst s = `x`",
    "!(a && b)",
    "a != b",
    "const flag = { x: 1 }\nconst no = !flag.x",
    "const finite = !isNaN(1)",
    "!Array.isArray([])",
    "const both = !true && 1",
    "// 50 % of all",
    "// %nothing like that",
    "x = 7 % 3",
    "yes ? a : b",
  ];
  for (const text of NOT) it(`none in ${JSON.stringify(text)}`, () => expect(names(text)).toEqual([]));

  it("takes a word after ! as the user's variable when it is one", () => {
    expect(names("!done", ["done"])).toEqual([]);
    expect(names("const b = !done", ["done"])).toEqual([]);
  });

  it("reads cell magics with their body and where it begins", () => {
    expect(findMagics("\n%%time -x\nlet a = 1\na", table).cellMagic).toEqual({
      name: "time",
      line: "-x",
      body: "let a = 1\na",
      bodyLine: 2,
    });
    expect(findMagics("// %%time\n1", table).cellMagic?.name).toBe("time");
    expect(findMagics("%%html", table).cellMagic).toMatchObject({ body: "", bodyLine: 1 });
    expect(findMagics("%%time?", table).cellMagic).toBeUndefined();
  });

  it("replaces calls without moving any other line", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("const a = 1", "%time a", "b = %time 2", "`x", "y`", "", "f(", ")", "!ls"), {
          maxLength: 12,
        }),
        (lines) => {
          const text = lines.join("\n");
          const out = replaceCalls(text, findMagics(text, table).calls, () => "0");
          expect(out.split("\n").length).toBe(text.split("\n").length);
        },
      ),
      { seed: 3 },
    );
  });
});

describe("is complete", () => {
  const SAMPLES: Record<string, string> = {
    "1 + 1": "complete",
    "%time": "complete",
    "const x = %time 5": "complete",
    "function f() {": "incomplete",
    "function f(a: number): void": "incomplete",
    "const x =": "incomplete",
    "const x": "incomplete",
    "[1,\n 2": "incomplete",
    "`a ${": "incomplete",
    "/* open": "incomplete",
    "@decorated": "incomplete",
    "'abc": "invalid",
    "/re": "invalid",
    ")": "invalid",
    "let let = 1": "invalid",
    "if (a) { b } else": "incomplete",
    "declare function f(): void": "complete",
    "%%time": "complete",
    "%%html": "incomplete",
  };
  for (const [text, status] of Object.entries(SAMPLES))
    it(`${JSON.stringify(text)} is ${status}`, () => expect(isComplete(text, table).status).toBe(status));
});

describe("code points", () => {
  it("convert there and back, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, position) => {
        const points = [...text];
        const at = Math.min(position, points.length);
        expect(toOffset(text, at)).toBe(points.slice(0, at).join("").length);
        expect(toPosition(text, toOffset(text, at))).toBe(at);
      }),
      { seed: 5 },
    );
    expect(toOffset("a", 99)).toBe(1);
  });
});
