/** Help while a brief is typed: which questions are still to answer, which answers there are to choose from, and what a question asks. */
import { FIELDS, fieldNamed } from "./brief-fields.ts";

export interface BriefMatches {
  readonly matches: readonly string[];
  /** Offsets in the text of what a match replaces. */
  readonly start: number;
  readonly end: number;
}

/** @param cursor offset in the text. @param scores names of scores, for `metric`. */
export function completeBrief(text: string, cursor: number, scores: readonly string[] = []): BriefMatches {
  const from = text.lastIndexOf("\n", cursor - 1) + 1;
  const line = text.slice(from, cursor);
  const answer = /^\s*([A-Za-z][A-Za-z _-]*?)\s*:[ \t]*(.*)$/.exec(line);
  const typed = answer === null ? line.trimStart() : answer[2]!;
  const start = cursor - typed.length;
  const found = (texts: readonly string[]): BriefMatches => ({
    matches: texts.filter((each) => each.toLowerCase().startsWith(typed.toLowerCase())),
    start,
    end: cursor,
  });
  if (answer !== null) {
    const name = fieldNamed(answer[1]!);
    const field = name === undefined ? undefined : FIELDS[name];
    return found(field?.kind === "score" ? scores : (field?.values ?? []));
  }
  // A line that begins with blanks goes on with the answer above.
  if (/^\s/.test(line) && text.slice(0, from).trim() !== "") return found([]);
  const lineEnd = text.indexOf("\n", cursor);
  const others = text.slice(0, from) + (lineEnd < 0 ? "" : text.slice(lineEnd));
  const given = [...others.matchAll(/^[ \t]*([A-Za-z][A-Za-z _-]*?)[ \t]*:/gm)].map((match) =>
    fieldNamed(match[1]!),
  );
  return found(
    Object.keys(FIELDS)
      .filter((name) => !given.includes(name))
      .map((name) => `${name}: `),
  );
}

/** What the question in the cursor's line asks; undefined where there is none. */
export function aboutBrief(text: string, cursor: number): string | undefined {
  const from = text.lastIndexOf("\n", cursor - 1) + 1;
  const to = text.indexOf("\n", cursor);
  const line = text.slice(from, to < 0 ? text.length : to);
  const written = /^\s*([A-Za-z][A-Za-z _-]*?)\s*(?::|$)/.exec(line)?.[1];
  const name = written === undefined ? undefined : fieldNamed(written);
  if (name === undefined) return undefined;
  const { question, hint, values } = FIELDS[name]!;
  return `${name}: ${question}.\nAnswer: ${hint}.${values === undefined || hint.includes(values[0]!) ? "" : `\nFor example: ${values.join(", ")}.`}`;
}
