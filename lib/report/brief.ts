/**
 * The project brief: six questions (5W1H) answered before any model is trained, so that a report can be held to its purpose.
 *
 * Text form, one `question: answer` a line; lines that begin with blanks go on with the answer above, and `#` begins a comment. Beyond
 * the six questions a brief may name facts that reports and checks use. Source: the workflow's first stage, "5W1H".
 */
import { escapeHtml, shown, type Displayable } from "../core/index.ts";

const QUESTIONS = {
  what: "What is solved: classification, regression or generation, of what",
  why: "Why: the value, and why it is feasible",
  who: "Who uses it, and how",
  when: "When it must answer, and how fresh the data are",
  where: "Where it runs: limits of machine, latency, privacy",
  how: "How: the data and the stack",
} as const;

const FACTS = {
  target: "The column to predict",
  metric: "The number that decides",
  goal: "The value of that number that is good enough",
  cost: "What each kind of error costs",
  owner: "Who answers for the model",
  limits: "Uses for which it is not meant",
} as const;

export type BriefQuestion = keyof typeof QUESTIONS;
export type BriefFact = keyof typeof FACTS;

export interface BriefRecord {
  readonly kind: "assay.brief";
  readonly version: 1;
  readonly title: string;
  readonly answers: Readonly<Partial<Record<BriefQuestion, string>>>;
  readonly facts: Readonly<Partial<Record<BriefFact, string>>>;
  /** Questions without an answer. */
  readonly open: readonly BriefQuestion[];
}

export type Brief = BriefRecord & Displayable;

/** What an empty brief looks like, to be filled in. */
export function briefTemplate(): string {
  const lines = (entries: Readonly<Record<string, string>>): string[] =>
    Object.entries(entries).map(([name, question]) => `${name}: # ${question}`);
  return ["title: # The project's name", ...lines(QUESTIONS), ...lines(FACTS)].join("\n");
}

/**
 * Reads a brief. A question may stand without an answer: it is listed under `open`.
 * @throws RangeError on a line that is no `question: answer`, a question that is not known, or one answered twice.
 */
export function readBrief(text: string): Brief {
  const known = ["title", ...Object.keys(QUESTIONS), ...Object.keys(FACTS)];
  const found = new Map<string, string>();
  let last: string | undefined;
  for (const [i, raw] of text.split("\n").entries()) {
    const line = raw.replace(/(^|\s)#.*$/, "").trimEnd();
    if (line.trim() === "") continue;
    if (/^\s/.test(line) && last !== undefined) {
      found.set(last, `${found.get(last)!} ${line.trim()}`.trim());
      continue;
    }
    const match = /^\s*([A-Za-z]+)\s*:\s*(.*)$/.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (match === null || name === undefined || !known.includes(name))
      throw new RangeError(
        `brief: each line is "question: answer" with one of ${known.join(", ")}; got ${JSON.stringify(line.slice(0, 60))} in line ${i + 1}; begin a line with blanks to go on with the answer above`,
      );
    if (found.has(name))
      throw new RangeError(
        `brief: one answer a question; got "${name}" again in line ${i + 1}; join the two`,
      );
    found.set(name, match[2]!.trim());
    last = name;
  }
  const pick = <K extends string>(names: readonly K[]): Partial<Record<K, string>> =>
    Object.fromEntries(
      names.filter((name) => (found.get(name) ?? "") !== "").map((name) => [name, found.get(name)]),
    ) as Partial<Record<K, string>>;
  const answers = pick(Object.keys(QUESTIONS) as BriefQuestion[]);
  const record: BriefRecord = {
    kind: "assay.brief",
    version: 1,
    title: found.get("title") ?? "",
    answers: Object.freeze(answers),
    facts: Object.freeze(pick(Object.keys(FACTS) as BriefFact[])),
    open: Object.freeze(
      (Object.keys(QUESTIONS) as BriefQuestion[]).filter((name) => answers[name] === undefined),
    ),
  };
  return Object.freeze(
    shown(record, () => ({ "text/plain": briefText(record), "text/html": briefHtml(record) })),
  );
}

function entries({ answers, facts }: BriefRecord): [name: string, answer: string][] {
  return [
    ...(Object.keys(QUESTIONS) as BriefQuestion[]).map((name): [string, string] => [
      name,
      answers[name] ?? "not answered",
    ]),
    ...(Object.entries(facts) as [string, string][]),
  ];
}

function briefText(brief: BriefRecord): string {
  const title = brief.title === "" ? "Brief" : `Brief: ${brief.title}`;
  return [title, ...entries(brief).map(([name, answer]) => `${name.padEnd(7)} ${answer}`)].join("\n");
}

/** Escaped, without a page around it. */
export function briefHtml(brief: BriefRecord): string {
  const rows = entries(brief).map(([name, answer]) => {
    const open = brief.open.includes(name as BriefQuestion);
    return `<tr><th scope="row" style="text-align:left;vertical-align:top;padding-right:14px">${name}</th><td style="text-align:left${open ? ";opacity:.6;font-style:italic" : ""}">${escapeHtml(answer)}</td></tr>`;
  });
  const title = brief.title === "" ? "Project brief" : escapeHtml(brief.title);
  const open =
    brief.open.length === 0
      ? ""
      : `<p style="opacity:.72">Open: ${brief.open.map((name) => QUESTIONS[name]).join("; ")}.</p>`;
  return `<div style="max-width:760px"><h3 style="margin:4px 0 8px">${title}</h3><table><tbody>${rows.join("")}</tbody></table>${open}</div>`;
}
