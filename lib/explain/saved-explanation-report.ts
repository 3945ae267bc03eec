/**
 * A report of an explanation that was stored as JSON: what it says, without the model, so that stability, faithfulness and performance cannot
 * be measured anew; `explanationReport` measures them where the model is at hand.
 */
import { findingLine, sheet } from "../core/index.ts";
import type { ReportDraft } from "../report/index.ts";
import { Explanation } from "./explanation.ts";
import type { ExplanationRecord } from "./explanation-result.ts";
import { explanationTitle, globalPart, interactionPart, localPart, sizeOf } from "./explanation-sheet.ts";

/** @param stored the JSON of what `explainModel` gives. @throws RangeError on other values. */
export function savedExplanationReport(stored: Readonly<Record<string, unknown>>): ReportDraft {
  const record = {
    ...stored,
    explanation: Explanation.fromJSON(stored["explanation"]),
  } as unknown as ExplanationRecord;
  const { accuracy, why, background, seed, warnings, effects, interactions, shown } = record;
  return {
    kind: "explain",
    title: explanationTitle(record),
    status: warnings.length > 0 ? "warn" : "info",
    aside: sizeOf(record),
    message: accuracy.message,
    results: [stored],
    sections: [
      {
        id: "model",
        title: "Method",
        html: sheet([
          findingLine("info", `${record.explanation.method}: ${why}`, []),
          findingLine("info", `Background: ${background}`, [`seed ${seed}`]),
          ...warnings.map((warning) => findingLine("warn", warning, [])),
        ]),
        facts: { model: record.model, params: record.params, method: record.method, why, background, seed },
      },
      {
        id: "global",
        title: "What matters over all rows",
        html: sheet([globalPart(record), interactionPart(record)]),
        facts: { effects, interactions },
      },
      {
        id: "local",
        title: "Chosen rows, one by one",
        html: sheet([localPart(record)]),
        facts: { rows: shown },
      },
      {
        id: "limits",
        title: "Limits and caveats",
        html: sheet([
          findingLine(
            "not_evaluated",
            "Stability, faithfulness and performance are not measured: this report is made of a stored explanation, without its model.",
            ["%report explain MODEL X measures them"],
          ),
        ]),
      },
    ],
  };
}
