/** The studies of a storage as a table. */
import { table, type Displayable, type Table } from "../core/index.ts";
import { getAllStudySummaries, type StorageOption } from "./create-study.ts";
import { valueText } from "./study-text.ts";

/** One row a study: name, goals, trials, best value, start. */
export function studiesTable(storage: StorageOption): Table & Displayable {
  const summaries = getAllStudySummaries({ storage });
  return table({
    columns: [
      "study",
      "direction",
      { name: "trials", align: "right" },
      { name: "best", align: "right" },
      "started",
    ],
    rows: summaries.map(({ studyName, directions, nTrials, bestTrial, datetimeStart }) => [
      studyName,
      directions.join(", "),
      nTrials,
      bestTrial === null ? "" : valueText(bestTrial.values![0]!),
      datetimeStart === null ? "" : datetimeStart.toISOString().slice(0, 19).replace("T", " "),
    ]),
    ...(summaries.length === 0 ? { note: "No study yet: %%tune makes one." } : {}),
  });
}
