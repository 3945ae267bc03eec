import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Output } from "../../../kernel/runner/notebook.ts";
import { OutputCollector, terminalText } from "../../../kernel/runner/outputs.ts";
import type { Message } from "../../../kernel/wire/message.ts";

function message(type: string, parent: string, content: Record<string, unknown>): Message {
  const header = { msg_id: "m", session: "s", username: "u", date: "", msg_type: type, version: "5.4" };
  return { identities: [], header, parent: { msg_id: parent }, metadata: {}, content, buffers: [] };
}

function collect(
  steps: readonly (readonly [type: string, content: Record<string, unknown>, parent?: string])[],
): { one: Output[]; two: Output[] } {
  const collector = new OutputCollector();
  const one: Output[] = [];
  const two: Output[] = [];
  collector.begin("1", one);
  collector.begin("2", two);
  for (const [type, content, parent] of steps) collector.take(message(type, parent ?? "1", content));
  collector.settle();
  return { one, two };
}

const stdout = (text: string): ["stream", Record<string, unknown>] => ["stream", { name: "stdout", text }];
const display = (plain: string, id?: string): ["display_data", Record<string, unknown>] => [
  "display_data",
  { data: { "text/plain": plain }, metadata: {}, transient: id === undefined ? {} : { display_id: id } },
];
const texts = (outputs: readonly Output[]): unknown[] =>
  outputs.map((output) =>
    output.output_type === "stream"
      ? output.text
      : output.output_type === "error"
        ? output.ename
        : output.data["text/plain"],
  );

describe("outputs of cells", () => {
  it("merges streams of one name in a row, and no others", () => {
    const { one } = collect([
      stdout("a"),
      stdout("b\n"),
      ["stream", { name: "stderr", text: "!" }],
      stdout("c"),
      display("d"),
      stdout("e"),
    ]);
    expect(texts(one)).toEqual(["ab\n", "!", "c", "d", "e"]);
  });

  it("gives late output to the cell that made it, and drops what belongs to no cell", () => {
    const { one, two } = collect([
      stdout("a"),
      ["stream", { name: "stdout", text: "two" }, "2"],
      stdout("late"),
      ["stream", { name: "stdout", text: "?" }, "9"],
    ]);
    expect(texts(one)).toEqual(["alate"]);
    expect(texts(two)).toEqual(["two"]);
  });

  it("clears at once, or when the next output comes", () => {
    expect(texts(collect([stdout("a"), ["clear_output", { wait: false }]]).one)).toEqual([]);
    expect(texts(collect([stdout("a"), ["clear_output", { wait: true }]]).one)).toEqual(["a"]);
    expect(texts(collect([stdout("a"), ["clear_output", { wait: true }], stdout("b")]).one)).toEqual(["b"]);
    expect(
      texts(collect([display("a"), ["clear_output", { wait: true }], display("b"), display("c")]).one),
    ).toEqual(["b", "c"]);
  });

  it("updates every display of an id, also in an earlier cell and by a later display", () => {
    const update = { data: { "text/plain": "new" }, metadata: { m: 1 }, transient: { display_id: "x" } };
    const { one, two } = collect([
      display("old", "x"),
      [...display("old", "x"), "2"],
      display("other", "y"),
      ["update_display_data", update, "2"],
    ]);
    expect(texts(one)).toEqual(["new", "other"]);
    expect(texts(two)).toEqual(["new"]);
    expect(texts(collect([display("old", "x"), display("again", "x")]).one)).toEqual(["again", "again"]);
  });

  it("keeps nothing that nbformat does not know, and makes mime data text", () => {
    const { one } = collect([
      [
        "execute_result",
        {
          data: { "text/plain": 2, "application/json": [1] },
          metadata: null,
          execution_count: 7,
          transient: { display_id: "q" },
        },
      ],
      ["error", { ename: "E", evalue: "v", traceback: ["t"], status: "error" }],
    ]);
    expect(one).toEqual([
      {
        output_type: "execute_result",
        data: { "text/plain": "2", "application/json": [1] },
        metadata: {},
        execution_count: 7,
      },
      { output_type: "error", ename: "E", evalue: "v", traceback: ["t"] },
    ]);
  });

  it("applies carriage returns and backspaces across messages", () => {
    const { one } = collect([
      stdout("0%"),
      stdout("\r50%"),
      stdout("\r100%\n"),
      stdout("abx\b"),
      stdout("c\n"),
    ]);
    expect(texts(one)).toEqual(["100%\nabc\n"]);
  });

  it("keeps a flood within bounds and says so", () => {
    const { one } = collect(Array.from({ length: 40 }, () => stdout("x".repeat(1_000_000))));
    const [text] = texts(one) as [string];
    expect(text.length).toBeLessThan(32_100_000);
    expect(text.endsWith("[the rest of the output is not kept]\n")).toBe(true);
  });
});

describe("terminal text", () => {
  it.each([
    ["a\rb", "b"],
    ["a\r\nb", "a\r\nb"],
    ["a\r", "a\r"],
    ["one\rtwo\nthree\rfour\r", "two\nfour\r"],
    ["abc\b\bX", "aX"],
    ["\b\ba", "a"],
    ["a\n\bb", "a\nb"],
    ["é😀\b!", "é!"],
  ])("%j shows as %j", (text, shown) => expect(terminalText(text)).toBe(shown));

  it("takes time in proportion to the text", () => {
    const start = performance.now();
    terminalText("ab\b".repeat(300_000) + "x\r".repeat(300_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("agrees with nbclient's expressions where they do not take a backspace for a character", () => {
    const reference = (text: string): string => {
      let before: string;
      let after = text;
      do {
        before = after;
        after = before.replace(/[^\n\x08]\x08/g, "");
      } while (after.length < before.length);
      return after.replace(/\x08/g, "").replace(/.*\r(?=[^\n])/g, "");
    };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", "\n", "\b", "\r") }), (text) => {
        // A backspace just after a carriage return takes the return away there too; a doubled return is one.
        fc.pre(!/\r\r/.test(text) && !/\r$/m.test(text));
        expect(terminalText(text)).toBe(reference(text));
      }),
    );
  });
});
