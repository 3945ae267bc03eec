/** A brief as a form: each question beside its answer in a box, what was read of it, and what is still open. Ink from the page, light or dark. */
import { escapeHtml } from "../core/index.ts";
import { FACTS, QUESTIONS, type BriefFact, type BriefField } from "./brief-fields.ts";
import type { BriefRecord } from "./brief.ts";

/** Escaped, without a page around it. */
export function briefHtml(brief: BriefRecord): string {
  const title = brief.title === "" ? "Project brief" : escapeHtml(brief.title);
  const given = Object.keys(brief.facts) as BriefFact[];
  const missing = (Object.keys(FACTS) as BriefFact[]).filter((name) => !given.includes(name));
  const count = Object.keys(QUESTIONS).length;
  const answered = count - brief.open.length;
  const parts = [
    `<h3 style="margin:0">${title}</h3>`,
    `<div style="${SOFT};margin:2px 0 8px">Project brief · ${answered} of ${count} questions answered</div>`,
    ...Object.entries(QUESTIONS).map(([name, field]) =>
      row(name, field, brief.answers[name as keyof typeof QUESTIONS]),
    ),
    ...(given.length === 0 ? [] : [`<div style="${SOFT};font-weight:600;margin:12px 0 2px">Facts</div>`]),
    ...given.map((name) => row(name, FACTS[name], brief.facts[name], readingOf(brief, name))),
    ...(missing.length === 0
      ? []
      : [`<div style="${SOFT};margin-top:10px">Not stated: ${missing.join(", ")}.</div>`]),
  ];
  return `<div class="assay-brief" style="box-sizing:border-box;max-width:820px;padding:14px 18px;border:1px solid rgba(128,128,128,.35);border-left:5px solid #cc79a7;border-radius:6px;font-size:13px;line-height:1.45">${parts.join("")}</div>`;
}

function row(name: string, field: BriefField, answer: string | undefined, reading = ""): string {
  const open = answer === undefined;
  const box = open
    ? `border:1px dashed #e69f00;padding:3px 9px;border-radius:4px`
    : `border:1px solid rgba(128,128,128,.35);background:rgba(128,128,128,.07);padding:3px 9px;border-radius:4px`;
  const inside = open
    ? `<span style="color:#1a1200;background:#e69f00;border-radius:9px;padding:0 7px;font-size:12px;font-weight:600">? open</span>`
    : escapeHtml(answer);
  const read =
    reading === "" || reading === `read as ${answer ?? ""}`
      ? ""
      : `<div style="${SOFT}">${escapeHtml(reading)}</div>`;
  return `<div style="display:flex;flex-wrap:wrap;gap:2px 14px;margin:5px 0"><div style="flex:1 1 200px;max-width:270px"><strong>${name}</strong><div style="${SOFT}">${field.question}</div></div><div style="flex:3 1 300px;min-width:0;overflow-wrap:anywhere"><div style="${box}">${inside}</div>${read}</div></div>`;
}

/** What was understood of an answer, where that is more than its words. */
function readingOf({ typed, prose }: BriefRecord, name: BriefFact): string {
  if (prose.includes(name)) return `kept as words: ${FACTS[name].hint}`;
  switch (name) {
    case "goal":
      return typed.goal === undefined || typed.goal.better === null
        ? ""
        : `read as ${typed.goal.value}; ${typed.goal.better} is better`;
    case "latency":
      return typed.latency === null ? "read as: nobody waits" : `read as ${typed.latency} ms`;
    case "freshness":
    case "monitoring":
      return `read as ${Number(typed[name]!.toPrecision(3))} ${typed[name] === 1 ? "day" : "days"}`;
    case "cost":
      return `read as ${Object.entries(typed.cost!)
        .map(([error, cost]) => `${error} = ${cost}`)
        .join(", ")}`;
    default:
      return "";
  }
}

const SOFT = "opacity:.72;font-size:12px";
