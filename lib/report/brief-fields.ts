/**
 * What a brief asks: the six questions (5W1H) answered in words, and facts, most of which are values of a kind that can be checked. Source: the
 * workflow's first stage, "5W1H", and what later stages need to know of a project.
 */

export interface BriefField {
  /** What it asks. */
  readonly question: string;
  /** How an answer is written. */
  readonly hint: string;
  /** `text` is never read further. */
  readonly kind: "text" | "choice" | "column" | "score" | "goal" | "latency" | "days" | "count" | "costs";
  /** Answers to choose from, or examples of them. */
  readonly values?: readonly string[];
}

const TASKS = ["classification", "regression", "ranking", "clustering", "generation", "forecast"] as const;

export type BriefTask = (typeof TASKS)[number];

/** The six questions; an unanswered one is open. */
export const QUESTIONS = {
  what: text("What is solved: classification, regression or generation, of what"),
  why: text("Why: the value, and why it is feasible"),
  who: text("Who uses it, and how"),
  when: text("When it must answer, and how fresh the data are"),
  where: text("Where it runs: limits of machine, latency, privacy"),
  how: text("How: the data and the stack"),
} as const satisfies Record<string, BriefField>;

export const FACTS = {
  task: {
    question: "The kind of task",
    hint: `one of ${TASKS.join(", ")}`,
    kind: "choice",
    values: TASKS,
  },
  target: { question: "The column to predict", hint: "its name in the table", kind: "column" },
  metric: {
    question: "The number that decides",
    hint: "the name of a score, e.g. rocAuc or rmse; a sentence stays a sentence",
    kind: "score",
  },
  goal: {
    question: "The value of that number that is good enough",
    hint: "a number, e.g. 0.95, at least 90 % or at most 3.5",
    kind: "goal",
  },
  cost: {
    question: "What each kind of error costs",
    hint: "false negative 5, false positive 1",
    kind: "costs",
  },
  latency: {
    question: "How soon one answer must come",
    hint: "100 ms, 2 s, or offline",
    kind: "latency",
    values: ["10 ms", "100 ms", "1 s", "offline"],
  },
  qps: { question: "Questions a second, at the worst", hint: "a number, e.g. 50", kind: "count" },
  rowsExpected: {
    question: "Rows that there will be to learn from",
    hint: "a number, e.g. 200 000",
    kind: "count",
  },
  freshness: {
    question: "How old data may be",
    hint: "30 days, 2 weeks, 12 hours",
    kind: "days",
    values: ["1 day", "7 days", "30 days", "90 days"],
  },
  monitoring: {
    question: "How often the model is looked at once it runs",
    hint: "daily, weekly, monthly, or 7 days",
    kind: "days",
    values: ["hourly", "daily", "weekly", "monthly", "quarterly"],
  },
  decision: text("What is decided by the answer, and by whom"),
  users: text("How many people it serves, and which"),
  privacy: text("Personal data in it, and what may be done with them"),
  owner: text("Who answers for the model"),
  limits: text("Uses for which it is not meant"),
  outOfScope: text("What it does not cover: people, places, times"),
} as const satisfies Record<string, BriefField>;

export type BriefQuestion = keyof typeof QUESTIONS;
export type BriefFact = keyof typeof FACTS;

/** Every field by name, in the order of the form. */
export const FIELDS: Readonly<Record<string, BriefField>> = {
  title: text("The project's name"),
  ...QUESTIONS,
  ...FACTS,
};

/** The field's name as it is known: `Out of scope` and `out-of-scope` are `outOfScope`. */
export function fieldNamed(written: string): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, "");
  return Object.keys(FIELDS).find((name) => plain(name) === plain(written));
}

function text(question: string): BriefField {
  return { question, hint: "in your words", kind: "text" };
}
