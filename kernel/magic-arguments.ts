/**
 * From a declaration to its specification, and from the text of a call to its values. One grammar for all magics:
 * words split at blanks outside quotes and brackets; `--flag value`, `--flag=value`, `-f value`; `--` ends the flags;
 * a `rest` argument takes what is left as typed.
 */
import { UsageError } from "./error.ts";
import { nearest, type ArgumentKind, type ArgumentSpec } from "./magic-table.ts";
import { z, type ArgumentShape } from "./magic.ts";

type Def = {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  defaultValue?: unknown;
  entries?: Record<string, string | number>;
  values?: unknown[];
  in?: z.ZodType;
  options?: z.ZodType[];
};
const def = (schema: z.ZodType): Def => schema.def as unknown as Def;

interface Meta {
  kind?: ArgumentKind;
  positional?: boolean;
  short?: string;
  description?: string;
}

/** The arguments of a magic as plain data. */
export function describeArguments(shape: ArgumentShape): ArgumentSpec[] {
  let position = 0;
  return Object.entries(shape).map(([name, schema]) => {
    const facts = unwrap(schema);
    const positional = facts.meta.positional === true;
    return {
      name,
      kind: facts.kind,
      description: facts.meta.description ?? "",
      position: positional ? position++ : -1,
      flag: positional ? "" : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      short: facts.meta.short ?? "",
      required: facts.required,
      many: facts.many,
      ...(facts.choices === undefined ? {} : { choices: facts.choices }),
      ...(facts.default === undefined ? {} : { default: facts.default }),
    };
  });
}

interface Facts {
  kind: ArgumentKind;
  meta: Meta;
  required: boolean;
  many: boolean;
  choices?: string[];
  default?: unknown;
}

function unwrap(schema: z.ZodType): Facts {
  let meta: Meta = {};
  let required = true;
  let many = false;
  let fallback: unknown;
  let inner = schema;
  for (;;) {
    meta = { ...(inner.meta()?.["assay"] as Meta | undefined), ...meta };
    const d = def(inner);
    if (d.type === "default" || d.type === "prefault") {
      required = false;
      fallback ??= d.defaultValue;
      inner = d.innerType!;
    } else if (d.type === "optional" || d.type === "nullable") {
      required = false;
      inner = d.innerType!;
    } else if (d.type === "array") {
      many = true;
      inner = d.element!;
    } else if (d.type === "pipe" || d.type === "readonly") inner = (d.in ?? d.innerType)!;
    else break;
  }
  const d = def(inner);
  const choices =
    d.type === "enum"
      ? Object.values(d.entries ?? {}).map(String)
      : d.type === "literal"
        ? (d.values ?? []).map(String)
        : undefined;
  const byType: Record<string, ArgumentKind> = {
    boolean: "boolean",
    number: "number",
    enum: "choice",
    literal: "choice",
    custom: "expression",
  };
  const integer = d.type === "number" && (inner as z.ZodNumber).format === "safeint";
  const facts: Facts = {
    kind: meta.kind ?? (integer ? "integer" : (byType[d.type] ?? "string")),
    meta,
    required,
    many,
  };
  if (choices !== undefined) facts.choices = choices;
  if (fallback !== undefined) facts.default = fallback;
  return facts;
}

/** A word of a call with its place in the line, so that completion can find the one under the cursor. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a line at blanks outside quotes and brackets; quotes stay in the text. */
export function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  let depth = 0;
  let quote = "";
  for (let i = 0; i <= line.length; i++) {
    const c = line[i];
    if (quote !== "") {
      if (c === "\\") i++;
      else if (c === quote) quote = "";
      if (c !== undefined) continue;
    }
    if (c === undefined || (depth === 0 && /\s/.test(c))) {
      if (start >= 0) words.push({ text: line.slice(start, i), start, end: Math.min(i, line.length) });
      start = -1;
      continue;
    }
    if (start < 0) start = i;
    if (c === '"' || c === "`" || (c === "'" && !/\w/.test(line[i - 1] ?? ""))) quote = c;
    else if ("([{".includes(c)) depth++;
    else if (")]}".includes(c)) depth = Math.max(0, depth - 1);
  }
  return words;
}

/** Arguments as text, before expressions are evaluated and schemas applied. */
export type RawArguments = Record<string, string | boolean | string[]>;

/**
 * Reads the text after a magic's name.
 * @throws UsageError for an unknown flag (with the nearest known one), a missing value or too many words.
 */
export function parseWords(name: string, specs: readonly ArgumentSpec[], line: string): RawArguments {
  const raw: RawArguments = {};
  const flags = specs.filter((spec) => spec.position < 0);
  const places = specs.filter((spec) => spec.position >= 0);
  const words = splitWords(line);
  let place = 0;
  let literal = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const target = places[place];
    if (!literal && word.text === "--") {
      literal = true;
      continue;
    }
    const long = literal ? null : /^--([A-Za-z][\w-]*)(?:=([^]*))?$/.exec(word.text);
    const brief = literal || long ? null : /^-([A-Za-z])([^]*)$/.exec(word.text);
    if (long || brief) {
      const given = (long ?? brief)![1]!;
      let spec = long
        ? (flags.find((s) => s.flag === given || s.name === given) ??
          // One letter with two signs is its short form: --y is -y.
          flags.find((s) => s.short === given))
        : flags.find((s) => s.short === given);
      let negated = false;
      if (!spec && long && given.startsWith("no-")) {
        spec = flags.find((s) => s.kind === "boolean" && s.flag === given.slice(3));
        negated = spec !== undefined;
      }
      if (spec === undefined) {
        // `-x` may begin an expression; a long flag that nobody knows is a slip (`--` before the text says otherwise).
        if (target?.kind === "rest" && brief) {
          raw[target.name] = line.slice(word.start).trimEnd();
          return raw;
        }
        const sign = long ? "--" : "-";
        const near = long
          ? nearest(
              given,
              flags.map((s) => s.flag),
            )
          : undefined;
        const known = flags
          .map((s) => (s.short === "" ? `--${s.flag}` : `--${s.flag}/-${s.short}`))
          .join(", ");
        throw new UsageError(
          `%${name}: unknown flag ${sign}${given}; ${near === undefined ? (known === "" ? "it takes no flags" : `known: ${known}`) : `did you mean --${near}?`}`,
        );
      }
      if (spec.kind === "boolean") {
        if (long?.[2] !== undefined && !/^(true|false)$/.test(long[2]))
          throw new UsageError(
            `%${name}: --${spec.flag} is a switch; got "${long[2]}"; write --${spec.flag} or --no-${spec.flag}`,
          );
        raw[spec.name] = negated ? false : long?.[2] !== "false";
        continue;
      }
      let value = long ? long[2] : brief![2] === "" ? undefined : brief![2]!.replace(/^=/, "");
      if (value === undefined) {
        const next = words[i + 1];
        if (next === undefined || /^--[A-Za-z]/.test(next.text))
          throw new UsageError(`%${name}: --${spec.flag} wants a value (${kindWords(spec)}); got nothing`);
        const read = spec.kind === "expression" ? expressionWord(line, words, i + 1) : undefined;
        value = read?.text ?? next.text;
        i = read?.last ?? i + 1;
      }
      if (spec.many)
        raw[spec.name] = [...((raw[spec.name] as string[] | undefined) ?? []), ...splitList(value)];
      else raw[spec.name] = spec.kind === "expression" ? value : unquote(value);
      continue;
    }
    if (target === undefined) {
      throw new UsageError(
        `%${name}: unexpected "${word.text}"; it takes ${places.length === 0 ? "no words" : `${places.length} word${places.length === 1 ? "" : "s"} (${places.map((s) => s.name).join(", ")})`}`,
      );
    }
    if (target.kind === "rest") {
      raw[target.name] = line.slice(word.start).trimEnd();
      return raw;
    }
    let text = unquote(word.text);
    if (target.kind === "expression") {
      const read = expressionWord(line, words, i);
      text = read.text;
      i = read.last;
    }
    if (target.many) {
      raw[target.name] = [...((raw[target.name] as string[] | undefined) ?? []), text];
      continue;
    }
    raw[target.name] = text;
    place++;
  }
  return raw;
}

/** The expression that begins at a word: `new Model()` and `await value` are one. */
function expressionWord(
  line: string,
  words: readonly Word[],
  first: number,
): { readonly text: string; readonly last: number } {
  let last = first;
  while (last + 1 < words.length && /^(?:new|await)$/.test(words[last]!.text)) last++;
  return { text: line.slice(words[first]!.start, words[last]!.end), last };
}

/**
 * Turns raw text into the values that `run` gets: numbers parsed, expressions evaluated, the schema applied.
 * @param evaluate evaluates TypeScript in the user's scope
 * @throws UsageError that names the argument, the rule and the value got
 */
export async function readArguments(
  name: string,
  shape: ArgumentShape,
  raw: RawArguments,
  evaluate: (code: string) => Promise<unknown>,
): Promise<Record<string, unknown>> {
  const specs = describeArguments(shape);
  const values: Record<string, unknown> = {};
  for (const spec of specs) {
    const given = raw[spec.name];
    if (given === undefined) {
      if (spec.required)
        throw new UsageError(
          `%${name}: wants ${spec.flag === "" ? spec.name : `--${spec.flag}`} (${kindWords(spec)}); got nothing`,
        );
      continue;
    }
    const convert = async (text: string): Promise<unknown> => {
      if (spec.kind === "expression") return await evaluate(text);
      if (spec.kind !== "number" && spec.kind !== "integer") return text;
      const number = Number(text.replace(/(?<=\d)_(?=\d)/g, ""));
      if (text.trim() === "" || Number.isNaN(number))
        throw new UsageError(`%${name}: ${label(spec)} wants ${kindWords(spec)}; got "${text}"`);
      return number;
    };
    if (Array.isArray(given)) values[spec.name] = await Promise.all(given.map(convert));
    else values[spec.name] = typeof given === "string" ? await convert(given) : given;
  }
  return checkValues(name, shape, values, raw);
}

/**
 * Applies the declaration to values: defaults, bounds, choices.
 * @param raw the values as typed, for the message
 * @throws UsageError that names the argument, the rule and the value got
 */
export function checkValues(
  name: string,
  shape: ArgumentShape,
  values: Readonly<Record<string, unknown>>,
  raw: Readonly<Record<string, unknown>> = values,
): Record<string, unknown> {
  const parsed = z.strictObject(shape).safeParse(values);
  if (parsed.success) return parsed.data;
  const specs = describeArguments(shape);
  const issue = parsed.error.issues[0]!;
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0]!;
    const near = nearest(
      key,
      specs.map((spec) => spec.name),
    );
    throw new UsageError(
      `%${name}: unknown argument ${key}; ${near === undefined ? `known: ${specs.map((spec) => spec.name).join(", ")}` : `did you mean ${near}?`}`,
    );
  }
  const spec = specs.find((s) => s.name === issue.path[0]);
  const got = spec === undefined ? "" : `; got ${show(raw[spec.name])}`;
  throw new UsageError(`%${name}: ${spec === undefined ? "" : `${label(spec)}: `}${rule(issue, spec)}${got}`);
}

/** Help text of a magic: usage line, summary, arguments, examples. */
export function helpText(magic: {
  name: string;
  kind: string;
  summary: string;
  details?: string;
  arguments: readonly ArgumentSpec[];
  examples: readonly string[];
}): string {
  const lines = [usage(magic), "", magic.summary];
  if (magic.details !== undefined) lines.push("", magic.details);
  if (magic.arguments.length > 0) {
    const rows = magic.arguments.map((spec): [string, string] => [
      spec.position >= 0
        ? spec.name + (spec.many ? " …" : "")
        : `${spec.short === "" ? "" : `-${spec.short}, `}--${spec.flag}${spec.kind === "boolean" ? "" : ` ${valueWord(spec)}`}`,
      spec.description +
        (spec.default !== undefined && spec.default !== "" && spec.default !== false
          ? ` (default ${show(spec.default)})`
          : ""),
    ]);
    const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)));
    lines.push("", "Arguments:", ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`));
  }
  if (magic.examples.length > 0)
    lines.push("", "Examples:", ...magic.examples.map((example) => `  ${example.replaceAll("\n", "\n  ")}`));
  return lines.join("\n");
}

/** `usage: %name [--flag VALUE] word`. */
export function usage(magic: { name: string; kind: string; arguments: readonly ArgumentSpec[] }): string {
  const words = magic.arguments.map((spec) => {
    const text =
      spec.position >= 0
        ? spec.name + (spec.many ? "…" : "")
        : `--${spec.flag}${spec.kind === "boolean" ? "" : ` ${valueWord(spec)}`}`;
    return spec.required ? text : `[${text}]`;
  });
  const forms =
    magic.kind === "both"
      ? [`%${magic.name}`, `%%${magic.name}`]
      : [magic.kind === "cell" ? `%%${magic.name}` : `%${magic.name}`];
  return `usage: ${forms.map((form) => [form, ...words].join(" ")).join("\n   or: ")}`;
}

function valueWord(spec: ArgumentSpec): string {
  return spec.choices !== undefined
    ? spec.choices.join("|")
    : spec.kind === "expression"
      ? "EXPR"
      : spec.kind === "integer"
        ? "N"
        : spec.kind.toUpperCase();
}

function label(spec: ArgumentSpec): string {
  return spec.flag === "" ? spec.name : `--${spec.flag}`;
}

function kindWords(spec: ArgumentSpec): string {
  if (spec.choices !== undefined) return `one of ${spec.choices.join(", ")}`;
  const words: Partial<Record<ArgumentKind, string>> = {
    integer: "a whole number",
    number: "a number",
    expression: "a TypeScript expression",
    name: "a variable's name",
    path: "a path",
  };
  return words[spec.kind] ?? "text";
}

function rule(issue: { code?: string; message: string }, spec: ArgumentSpec | undefined): string {
  if (spec?.choices !== undefined) return `must be one of ${spec.choices.join(", ")}`;
  return issue.message
    .replace(/^Invalid input: expected (\w+), received \w+$/, "must be a $1")
    .replace(/^Too (small|big): expected \w+ to be /, "must be ");
}

function show(value: unknown): string {
  return typeof value === "string"
    ? `"${value}"`
    : Array.isArray(value)
      ? value.map(show).join(", ")
      : String(value);
}

function unquote(text: string): string {
  const quoted = /^(["'`])([^]*)\1$/.exec(text);
  return quoted ? quoted[2]!.replace(/\\(["'`\\])/g, "$1") : text;
}

function splitList(text: string): string[] {
  return unquote(text)
    .split(",")
    .map((part) => unquote(part.trim()))
    .filter((part) => part !== "");
}
