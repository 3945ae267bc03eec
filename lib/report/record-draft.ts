/** A report of any result of Assay from its JSON: its verdict, its findings, and its facts as tables. */
import { digestOf, findingLine, sheet } from "../core/index.ts";
import type { ReportDraft } from "./document.ts";
import { factsHtml } from "./facts-html.ts";

/** Long lists that no reader wants in a table. */
const MOST_ITEMS = 200;

/** @throws RangeError on what is no result. */
export function recordDraft(record: Readonly<Record<string, unknown>>, where: string): ReportDraft {
  const digest = digestOf(record, typeof record["title"] === "string" ? record["title"] : undefined);
  if (digest === undefined)
    throw new RangeError(
      `${where}: must be the JSON of a result of Assay or a report.json; got ${described(record)}; write one with assay audit --json, JSON.stringify(result), or assay report --json`,
    );
  const { findings = [] } = digest;
  const about = Object.entries(record).filter(
    ([name, value]) => !["kind", "version", "findings", "verdict"].includes(name) && value !== null,
  );
  return {
    kind: digest.kind.replace("assay.", ""),
    title: digest.title,
    status: digest.status,
    aside: "",
    message: digest.message,
    results: [digest],
    sections: [
      ...(findings.length === 0
        ? []
        : [
            {
              id: "findings",
              title: "Findings",
              html: sheet(findings.map(({ status, message, id }) => findingLine(status, message, [id]))),
              facts: findings,
            },
          ]),
      ...about.map(([name, value]) => ({
        id: `facts-${name}`,
        title: name,
        html: factsHtml(shortened(value)),
        facts: shortened(value),
      })),
    ],
  };
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(shortened);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shortened(item)]));
}

function described(record: Readonly<Record<string, unknown>>): string {
  const { kind } = record;
  if (typeof kind === "string") return `kind ${JSON.stringify(kind.slice(0, 40))}`;
  const keys = Object.keys(record);
  return keys.length === 0
    ? "an empty object"
    : `an object with ${keys
        .slice(0, 5)
        .map((key) => JSON.stringify(key.slice(0, 30)))
        .join(", ")}`;
}
