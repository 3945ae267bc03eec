/** How a comparison of two reports looks: a strip, and a table for each kind of change. */
import { chip, escapeHtml, sheet, strip } from "../core/index.ts";
import type { ChangeArea, ReportComparisonRecord } from "./compare-reports.ts";

const TITLES: Readonly<Record<ChangeArea, string>> = {
  verdict: "Verdicts",
  data: "Data",
  model: "Model",
  scores: "Scores, with 95 % intervals",
  limits: "Limits that results are held to",
  findings: "Findings",
  ranks: "Importance of features",
};

export function comparisonHtml(comparison: ReportComparisonRecord): string {
  const { status, message, changes, compared, gone, appeared, before, after } = comparison;
  const tables = (Object.keys(TITLES) as ChangeArea[]).flatMap((area) => {
    const rows = changes.filter((change) => change.area === area);
    if (rows.length === 0) return [];
    const several = new Set(changes.map(({ result }) => result).filter((result) => result !== "")).size > 1;
    return [
      `<h4>${TITLES[area]}</h4><div class="as-table" style="overflow-x:auto"><table class="as-matrix"><thead><tr><th></th>${several ? `<th style="width:auto">result</th>` : ""}<th style="width:auto">what</th><th style="width:auto">before</th><th style="width:auto">now</th><th style="width:45%">note</th></tr></thead><tbody>${rows
        .map(
          (change) =>
            `<tr><td>${chip(change.status)}</td>${several ? `<td>${escapeHtml(change.result)}</td>` : ""}<td><strong>${escapeHtml(change.what)}</strong></td><td>${escapeHtml(change.from ?? "–")}</td><td>${escapeHtml(change.to ?? "–")}</td><td style="white-space:normal">${escapeHtml(change.note)}</td></tr>`,
        )
        .join("")}</tbody></table></div>`,
    ];
  });
  const only = (where: string, titles: readonly string[]): string =>
    titles.length === 0
      ? ""
      : `<p class="as-soft">Only in the ${where} report: ${escapeHtml(titles.join("; "))}.</p>`;
  return sheet([
    strip({
      status,
      title: before.title === after.title ? after.title : `${before.title} → ${after.title}`,
      aside: `${compared} ${compared === 1 ? "result" : "results"} in both`,
      message,
    }),
    ...tables,
    only("earlier", gone),
    only("later", appeared),
  ]);
}
