/**
 * What holds for every magic: one file, one record; a help text; wrong calls that are answered in one line; examples.
 * A new magic is covered by lying in the folder.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  describeArguments,
  helpText,
  parseWords,
  readArguments,
  splitWords,
  usage,
} from "../../kernel/magic-arguments.ts";
import type { ArgumentSpec } from "../../kernel/magic-table.ts";
import { defineMagic, flag, option, positional, UsageError, z, type Magic } from "../../kernel/magic.ts";

const folder = new URL("../../magics/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "index.ts");
const load = async (file: string): Promise<Magic> =>
  ((await import(new URL(file, folder).href)) as { default: Magic }).default;
const magics = await Promise.all(files.map(async (file) => ({ file, magic: await load(file) })));

/** What the suite asks of a magic; throws with the rule that is broken. */
function check(file: string, magic: Magic): void {
  const fail = (rule: string): never => {
    throw new Error(`${file}: ${rule}`);
  };
  if (`${magic.name}.ts` !== file) fail(`the name is ${magic.name}`);
  if (!/^[A-Z][^\n]*[^.\n]\.$/.test(magic.summary) || /[.!?] [A-Z]/.test(magic.summary))
    fail("the summary is not one sentence");
  if (magic.examples.length === 0) fail("there is no example");
  for (const example of magic.examples) {
    const lines = example.split("\n");
    const call = magic.kind !== "line" && lines[0]!.startsWith(`%%${magic.name}`);
    const written =
      magic.kind !== "cell" &&
      lines.some((line) => new RegExp(`(^|=\\s*)%${magic.name}\\b`).test(line) || line.includes("!"));
    if (!call && !written) fail(`the example does not call it: ${example}`);
  }
  const specs = describeArguments(magic.args);
  for (const spec of specs) {
    if (spec.description === "") fail(`${spec.name} has no description`);
    if (spec.short.length > 1) fail(`the short flag of ${spec.name} has more than one letter`);
  }
  const words = specs.filter((spec) => spec.position >= 0);
  const greedy = words.findIndex((spec) => spec.many || spec.kind === "rest");
  if (greedy >= 0 && greedy < words.length - 1)
    fail(`${words[greedy]!.name} takes all words, so that none can follow`);
  const optional = words.findIndex((spec) => !spec.required);
  if (optional >= 0 && words.slice(optional).some((spec) => spec.required))
    fail("a required word follows an optional one");
  for (const key of ["flag", "short", "name"] as const) {
    const given = specs.map((spec) => spec[key]).filter((text) => text !== "");
    if (new Set(given).size !== given.length) fail(`two arguments have the same ${key}`);
  }
}

/** Calls that must be refused, made from the declaration: one for each rule. */
function wrongCalls(specs: readonly ArgumentSpec[]): string[] {
  const words = specs.filter((spec) => spec.position >= 0);
  const flags = specs.filter((spec) => spec.position < 0);
  const rest = words.some((spec) => spec.kind === "rest");
  const fill = (skip?: ArgumentSpec): string =>
    words
      .filter((spec) => spec !== skip && spec.required)
      .map((spec) => spec.choices?.[0] ?? (spec.kind === "number" || spec.kind === "integer" ? "1" : "x"))
      .join(" ");
  const calls: string[] = [];
  // An unknown flag before a `rest` argument is part of the rest.
  if (words[0]?.kind !== "rest") calls.push("--no-such-flag-at-all", "-ß".replace("ß", unusedLetter(flags)));
  if (!rest && !words.some((spec) => spec.many))
    calls.push(`${words.map((spec) => spec.choices?.[0] ?? "1").join(" ")} one-too-many`);
  for (const spec of words.filter((spec) => spec.required))
    if (words.length === 1) calls.push("");
    else calls.push(fill(spec));
  for (const spec of flags) {
    if (spec.kind === "boolean") {
      calls.push(`--${spec.flag}=perhaps ${fill()}`);
      continue;
    }
    calls.push(`--${spec.flag}`);
    if (spec.kind === "number" || spec.kind === "integer") calls.push(`--${spec.flag} many ${fill()}`);
    if (spec.kind === "integer") calls.push(`--${spec.flag} 1.5 ${fill()}`);
    if (spec.choices !== undefined) calls.push(`--${spec.flag} no-such-choice ${fill()}`);
  }
  for (const spec of words)
    if (spec.choices !== undefined)
      calls.push(words.map((word) => (word === spec ? "no-such-choice" : "x")).join(" "));
  return calls;
}

function unusedLetter(flags: readonly ArgumentSpec[]): string {
  return [..."abcdefghijklmnopqrstuvwxyz"].find((letter) => !flags.some((spec) => spec.short === letter))!;
}

const read = async (magic: Magic, line: string): Promise<Record<string, unknown>> => {
  const raw = parseWords(magic.name, describeArguments(magic.args), line);
  return await readArguments(magic.name, magic.args, raw, async (code) => code);
};

describe.each(magics)("$file", ({ file, magic }) => {
  const specs = describeArguments(magic.args);

  it("is a record that keeps the contract", () => check(file, magic));

  it("has a help text with usage, summary, all arguments and examples", () => {
    const text = helpText({ ...magic, arguments: specs });
    expect(text.startsWith(usage({ ...magic, arguments: specs }))).toBe(true);
    expect(text).toContain(magic.summary);
    for (const spec of specs)
      expect(text).toContain(spec.position >= 0 ? `  ${spec.name}` : `--${spec.flag}`);
    for (const example of magic.examples) expect(text).toContain(example.split("\n")[0]);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  it("answers each wrong call in one line that names it", async () => {
    for (const line of wrongCalls(specs)) {
      const answer = await read(magic, line).then(
        (values) => `taken as ${JSON.stringify(values)}`,
        (error: unknown) => error,
      );
      expect(answer, `%${magic.name} ${line}`).toBeInstanceOf(UsageError);
      const { message } = answer as UsageError;
      expect(message).toMatch(new RegExp(`^%${magic.name}: [^\n]+$`));
      expect(message).not.toMatch(/undefined|\[object|expected string/);
    }
  });

  it("reads the arguments of its own examples", async () => {
    for (const example of magic.examples)
      for (const line of example.split("\n")) {
        const call = new RegExp(`(?:^|=\\s*)%{1,2}${magic.name}(?:\\s+(.*))?$`).exec(line);
        if (call) await expect(read(magic, call[1] ?? ""), line).resolves.toBeTypeOf("object");
      }
  });

  it("imports nothing but the contract, the library's faces and Node", () => {
    const text = readFileSync(new URL(file, folder), "utf8");
    for (const [, from] of text.matchAll(/^import [^;]*? from "([^"]+)"/gm))
      expect(from).toMatch(/^(node:[\w/]+|\.\.\/kernel\/magic\.ts|\.\.\/lib\/[\w-]+\/index\.ts)$/);
  });
});

describe("the table", () => {
  const index = readFileSync(new URL("index.ts", folder), "utf8");

  it("imports no magic by being imported", () => {
    const statics = [...index.matchAll(/^(?:import|export)\b[^;]*? from "([^"]+)"/gm)].map(
      (match) => match[1]!,
    );
    expect(statics.filter((from) => from.startsWith("./"))).toEqual([]);
  });

  it("lists every file with what it declares", async () => {
    const { magicTable } = await import("../../magics/index.ts");
    if (magicTable.length === 0) return; // Before the first `npm run gen`.
    expect(magicTable.map((entry) => entry.name).sort()).toEqual(
      magics.map(({ magic }) => magic.name).sort(),
    );
    for (const { load: _, ...entry } of magicTable) {
      const { magic } = magics.find(({ magic }) => magic.name === entry.name)!;
      const { name, kind, summary, body = "text", parameters, examples } = magic;
      const specs = describeArguments(magic.args);
      const assists = magic.assist === undefined ? undefined : true;
      const declared = { name, kind, summary, body, parameters, assists, examples, arguments: specs };
      expect(JSON.parse(JSON.stringify(entry))).toEqual(JSON.parse(JSON.stringify(declared)));
    }
  });
});

describe("the suite itself", () => {
  const good = defineMagic({
    name: "good",
    kind: "line",
    summary: "Does good.",
    args: {},
    examples: ["%good"],
    run: () => 1,
  });

  it("accepts a good record and refuses broken twins", () => {
    check("good.ts", good);
    const twins: [string, Partial<Magic>, string?][] = [
      ["the name is", { name: "other" }],
      ["one sentence", { summary: "does good" }],
      ["one sentence", { summary: "Does good. And more." }],
      ["no example", { examples: [] }],
      ["does not call it", { examples: ["%bad"] }],
      [
        "none can follow",
        {
          args: {
            a: positional(z.array(z.string()).default([]), "a"),
            b: positional(z.string().default(""), "b"),
          },
        },
      ],
      [
        "required word follows",
        { args: { a: positional(z.string().default(""), "a"), b: positional(z.string(), "b") } },
      ],
      ["same short", { args: { a: flag("a", "x"), b: option(z.string().optional(), "b", "x") } }],
      ["no description", { args: { a: flag("") } }],
    ];
    for (const [rule, twin] of twins)
      expect(() => check("good.ts", { ...good, ...twin } as Magic), rule).toThrow(rule);
  });

  it("makes wrong calls for each kind of argument", () => {
    const specs = describeArguments({
      mode: positional(z.enum(["a", "b"]), "m"),
      n: option(z.int().default(1), "n", "n"),
      loud: flag("l"),
    });
    const calls = wrongCalls(specs);
    expect(calls).toEqual(
      expect.arrayContaining([
        "",
        "--n",
        "--n many a",
        "--n 1.5 a",
        "--loud=perhaps a",
        "no-such-choice",
        "a one-too-many",
      ]),
    );
    expect(splitWords("a one-too-many")).toHaveLength(2);
  });
});
