/**
 * The project brief: six questions (5W1H) answered before any model is trained, and facts that can be checked, so that a report can be held
 * to its purpose.
 *
 * Text form, one `question: answer` a line; lines that begin with blanks go on with the answer above, and `#` begins a comment. Answers stay
 * text; beside them stand the values of those that have one (`typed`). A wrong value is refused, a sentence where a name, a number or costs
 * could stand is kept as it is (`prose`). Source: the workflow's first stage, "5W1H".
 */
import { closest } from "fastest-levenshtein";
import { shown, type Displayable } from "../core/index.ts";
import { briefHtml } from "./brief-card.ts";
import {
  FACTS,
  FIELDS,
  fieldNamed,
  QUESTIONS,
  type BriefFact,
  type BriefQuestion,
  type BriefTask,
} from "./brief-fields.ts";
import { readCosts, readCount, readDays, readGoal, readLatency } from "./brief-values.ts";

/** The facts that have a value; one that was not given, or given in prose, is not there. */
export interface BriefTyped {
  readonly task?: BriefTask;
  readonly target?: string;
  /** Name of a score. */
  readonly metric?: string;
  readonly goal?: { readonly value: number; readonly better: "higher" | "lower" | null };
  /** By kind of error. */
  readonly cost?: Readonly<Record<string, number>>;
  /** Milliseconds; null where nobody waits (offline). */
  readonly latency?: number | null;
  readonly qps?: number;
  readonly rowsExpected?: number;
  /** Days. */
  readonly freshness?: number;
  /** Days between two looks. */
  readonly monitoring?: number;
}

export interface BriefRecord {
  readonly kind: "assay.brief";
  readonly version: 1;
  readonly title: string;
  readonly answers: Readonly<Partial<Record<BriefQuestion, string>>>;
  readonly facts: Readonly<Partial<Record<BriefFact, string>>>;
  /** Values of the facts that have one. */
  readonly typed: BriefTyped;
  /** Facts in whose place a value could stand, and a sentence does: nothing can be held to them. */
  readonly prose: readonly BriefFact[];
  /** Questions without an answer. */
  readonly open: readonly BriefQuestion[];
}

export type Brief = BriefRecord & Displayable;

export { briefHtml };

/** What is known of a table, for checks. */
export interface BriefTable {
  readonly columns: readonly string[];
  /** Of the target alone. */
  column(name: string): BriefColumn;
}

export interface BriefColumn {
  readonly type: "number" | "string" | "boolean" | "date" | "json";
  readonly distinct: number;
  /** Whether all its numbers are whole. */
  readonly integer: boolean;
}

export interface ReadBriefOptions {
  /** The score of a name, `scorerOf` of assay/validate; it throws a RangeError for unknown names. Without it names are taken as they are. */
  readonly scorer?: (where: string, name: string) => BriefScore;
  /** The target must be a column of it, of a type that suits the task. */
  readonly table?: BriefTable;
}

export interface BriefScore {
  readonly name: string;
  readonly greaterIsBetter: boolean;
  /** "numbers" for scores of regressions. */
  readonly needs: "labels" | "probabilities" | "numbers";
}

/** Different values from which on a column of numbers is no list of classes. */
const MOST_CLASSES = 50;

/** What an empty brief looks like, to be filled in. */
export function briefTemplate(): string {
  return Object.entries(FIELDS)
    .map(([name, { question, hint, kind }]) => `${name}: # ${question}${kind === "text" ? "" : `: ${hint}`}`)
    .join("\n");
}

/**
 * Reads a brief. A question may stand without an answer: it is listed under `open`.
 * @throws RangeError on a line that is no `question: answer`, a question that is not known or answered twice, or an answer that is not of
 * its kind; the message names line, question, rule and value.
 */
export function readBrief(text: string, options: ReadBriefOptions = {}): Brief {
  const { found, lineOf } = answersIn(text);
  const pick = <K extends string>(names: readonly K[]): Partial<Record<K, string>> =>
    Object.fromEntries(
      names.filter((name) => (found.get(name) ?? "") !== "").map((name) => [name, found.get(name)]),
    ) as Partial<Record<K, string>>;
  const answers = pick(Object.keys(QUESTIONS) as BriefQuestion[]);
  const facts = pick(Object.keys(FACTS) as BriefFact[]);
  const where = (name: string): string => `brief: line ${lineOf.get(name)!}, ${name}`;
  const typed = valuesOf(facts, where, options);
  const record: BriefRecord = {
    kind: "assay.brief",
    version: 1,
    title: found.get("title") ?? "",
    answers: Object.freeze(answers),
    facts: Object.freeze(facts),
    typed,
    prose: Object.freeze(
      (Object.keys(facts) as BriefFact[]).filter((name) => FACTS[name].kind !== "text" && !(name in typed)),
    ),
    open: Object.freeze(
      (Object.keys(QUESTIONS) as BriefQuestion[]).filter((name) => answers[name] === undefined),
    ),
  };
  return Object.freeze(
    shown(record, () => ({ "text/plain": plainText(record), "text/html": briefHtml(record) })),
  );
}

/** The brief as `readBrief` reads it. */
export function briefText({
  title,
  answers,
  facts,
}: Pick<BriefRecord, "title" | "answers" | "facts">): string {
  return Object.entries({ ...(title === "" ? {} : { title }), ...answers, ...facts })
    .map(([name, answer]) => `${name}:${answer.startsWith("#") ? "" : " "}${answer}`)
    .join("\n");
}

function answersIn(text: string): { found: Map<string, string>; lineOf: Map<string, number> } {
  const found = new Map<string, string>();
  const lineOf = new Map<string, number>();
  let last: string | undefined;
  for (const [i, raw] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const line = raw.replace(/(^|\s)#.*$/, "").trimEnd();
    if (line.trim() === "") continue;
    if (/^\s/.test(line) && last !== undefined) {
      found.set(last, `${found.get(last)!} ${line.trim()}`.trim());
      continue;
    }
    const match = /^\s*([A-Za-z][A-Za-z _-]*?)\s*:\s*(.*)$/.exec(line);
    const name = match === null ? undefined : fieldNamed(match[1]!);
    if (match === null || name === undefined)
      throw new RangeError(
        `brief: each line is "question: answer" with one of ${Object.keys(FIELDS).join(", ")}; got ${JSON.stringify(line.slice(0, 60))} in line ${i + 1}; ${match === null ? "begin a line with blanks to go on with the answer above" : `did you mean "${closest(match[1]!.toLowerCase(), Object.keys(FIELDS))}"?`}`,
      );
    if (found.has(name))
      throw new RangeError(
        `brief: one answer a question; got "${name}" again in line ${i + 1}; join the two`,
      );
    found.set(name, match[2]!.trim());
    lineOf.set(name, i + 1);
    last = name;
  }
  return { found, lineOf };
}

function valuesOf(
  facts: BriefRecord["facts"],
  where: (name: string) => string,
  { scorer, table }: ReadBriefOptions,
): BriefTyped {
  const must = <T>(name: BriefFact, value: T | null): T => {
    if (value === null)
      throw new RangeError(`${where(name)}: ${FACTS[name].hint}; got ${JSON.stringify(facts[name])}`);
    return value;
  };
  const typed: { -readonly [K in keyof BriefTyped]: BriefTyped[K] } = {};
  if (facts.task !== undefined) typed.task = taskOf(facts.task, where("task"));
  if (facts.target !== undefined) typed.target = facts.target.replace(/^(["'`])(.*)\1$/, "$2");
  const score = facts.metric === undefined ? undefined : scoreOf(facts.metric, where("metric"), scorer);
  if (score !== undefined) typed.metric = score.name;
  if (score?.needs !== undefined && typed.task !== undefined) checkScore(score, typed.task, where("metric"));
  const goal = facts.goal === undefined ? null : readGoal(facts.goal);
  if (goal !== null) {
    const better = score?.greaterIsBetter === undefined ? null : score.greaterIsBetter ? "higher" : "lower";
    if (better !== null && goal.better !== null && better !== goal.better)
      throw new RangeError(
        `${where("goal")}: ${better} values of ${score!.name} are better; got ${JSON.stringify(facts.goal)}; write ${better === "higher" ? "at least" : "at most"} ${goal.value}`,
      );
    typed.goal = Object.freeze({ value: goal.value, better: better ?? goal.better });
  }
  const cost = facts.cost === undefined ? null : readCosts(facts.cost);
  if (cost !== null) typed.cost = cost;
  if (facts.latency !== undefined) typed.latency = must("latency", readLatency(facts.latency)).milliseconds;
  for (const name of ["qps", "rowsExpected"] as const)
    if (facts[name] !== undefined) typed[name] = must(name, readCount(facts[name]));
  for (const name of ["freshness", "monitoring"] as const)
    if (facts[name] !== undefined) typed[name] = must(name, readDays(facts[name]));
  if (table !== undefined && typed.target !== undefined)
    checkTarget(typed.target, typed.task, table, where("target"));
  return Object.freeze(typed);
}

function taskOf(answer: string, where: string): BriefTask {
  const known = FACTS.task.values;
  const task = known.find((each) => each === answer.toLowerCase());
  if (task === undefined)
    throw new RangeError(
      `${where}: one of ${known.join(", ")}; got ${JSON.stringify(answer)}; did you mean "${closest(answer.toLowerCase(), [...known])}"?`,
    );
  return task;
}

/** One word is a name, and must be known; a sentence is prose, unless it is a name in several words ("ROC AUC"). */
function scoreOf(
  answer: string,
  where: string,
  scorer: ReadBriefOptions["scorer"],
): (Partial<BriefScore> & { readonly name: string }) | undefined {
  const words = answer.split(/\s+/);
  if (scorer === undefined) return words.length === 1 ? { name: answer } : undefined;
  if (words.length === 1) return scorer(where, answer);
  if (words.length > 3) return undefined;
  try {
    return scorer(where, words.join("_").toLowerCase());
  } catch {
    return undefined;
  }
}

function checkScore(score: Partial<BriefScore>, task: BriefTask, where: string): void {
  const ofNumbers = score.needs === "numbers";
  if (task === "classification" && ofNumbers)
    throw new RangeError(
      `${where}: a score of classes, for classification; got ${score.name}, a score of numbers`,
    );
  if ((task === "regression" || task === "forecast") && !ofNumbers)
    throw new RangeError(`${where}: a score of numbers, for ${task}; got ${score.name}, a score of classes`);
}

function checkTarget(target: string, task: BriefTask | undefined, table: BriefTable, where: string): void {
  const { columns } = table;
  if (!columns.includes(target)) {
    const near =
      columns.length === 0 ? "" : `; did you mean ${JSON.stringify(closest(target, [...columns]))}?`;
    throw new RangeError(
      `${where}: a column of the table; got ${JSON.stringify(target)}${near} It has ${columns.slice(0, 12).join(", ")}${columns.length > 12 ? `, … ${columns.length - 12} more` : ""}`,
    );
  }
  const { type, distinct, integer } = table.column(target);
  const got = `got ${JSON.stringify(target)}, a column of ${type === "string" ? "text" : `${type}s`} with ${distinct} different values`;
  if (distinct < 2) throw new RangeError(`${where}: a column that varies; ${got}`);
  if ((task === "regression" || task === "forecast") && type !== "number")
    throw new RangeError(`${where}: a column of numbers, for ${task}; ${got}; is the task classification?`);
  if (task === "classification" && type === "number" && !integer && distinct > MOST_CLASSES)
    throw new RangeError(
      `${where}: a column of classes, for classification; ${got}; is the task regression?`,
    );
}

function plainText(brief: BriefRecord): string {
  const rows: (readonly [name: string, answer: string])[] = [
    ...(Object.keys(QUESTIONS) as BriefQuestion[]).map(
      (name) => [name, brief.answers[name] ?? "not answered"] as const,
    ),
    ...Object.entries(brief.facts),
  ];
  const width = Math.max(7, ...rows.map(([name]) => name.length));
  const title = brief.title === "" ? "Brief" : `Brief: ${brief.title}`;
  return [title, ...rows.map(([name, answer]) => `${name.padEnd(width)} ${answer}`)].join("\n");
}
