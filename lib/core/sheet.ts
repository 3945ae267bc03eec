/**
 * The sheet: the look that every result with a verdict shares. A strip with the verdict, lines with a status each, folds, tables,
 * pictures. It needs no script and no network, and takes its ink from the page, light or dark. Whoever fills it escapes what is
 * not its own words; `escapeHtml` is done here for every argument that is called text.
 */
import { escapeHtml } from "./table.ts";

/** `not_evaluated` is never a pass. */
export type SheetStatus = "pass" | "info" | "warn" | "fail" | "error" | "not_evaluated" | "accepted";

const WORDS: Readonly<Record<SheetStatus, string>> = {
  pass: "✓ pass",
  info: "· info",
  warn: "! warn",
  fail: "✗ fail",
  error: "✗ error",
  not_evaluated: "? not evaluated",
  accepted: "≈ accepted",
};

export interface Strip {
  readonly status: SheetStatus;
  /** Text. */
  readonly title: string;
  /** Text beside the title: sizes, samples. */
  readonly aside: string;
  /** Text. */
  readonly message: string;
  /** Text while the work runs; "" after it. */
  readonly progress?: string;
}

/** One element with its style inside, for a notebook's output. @param parts HTML. */
export function sheet(parts: readonly string[]): string {
  return [`<div class="assay-sheet">`, `<style>${STYLE}</style>`, ...parts, "</div>"].join("\n");
}

/** A page of its own. @param title text. @param body HTML, e.g. of `sheet`. */
export function sheetPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>body{margin:0 auto;padding:24px;max-width:1060px;font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A status as a small label. */
export function chip(status: SheetStatus): string {
  return `<span class="as-chip as-${status}">${WORDS[status]}</span>`;
}

/** The verdict on top. */
export function strip({ status, title, aside, message, progress = "" }: Strip): string {
  const line = progress === "" ? "" : `<div class="as-progress">${escapeHtml(progress)}</div>`;
  return `<div class="as-strip as-edge-${status}">${chip(status)} <strong>${escapeHtml(title)}</strong> <span class="as-soft">${escapeHtml(aside)}</span><div>${escapeHtml(message)}</div>${line}</div>`;
}

/** One finding: its status, its message, and soft facts behind it. All text. */
export function findingLine(status: SheetStatus, message: string, facts: readonly string[]): string {
  return `<div class="as-line">${chip(status)} <span>${escapeHtml(message)} <span class="as-soft">${escapeHtml(facts.join(" · "))}</span></span></div>`;
}

/** Findings that belong together, with their advice. @param lines HTML. @param advice text. */
export function findingGroup(lines: string, advice: readonly string[]): string {
  return `<div class="as-group">${lines}${advice.map((fix) => `<div class="as-fix">→ ${escapeHtml(fix)}</div>`).join("")}</div>`;
}

/** Hidden until it is opened. @param summary text. @param body HTML. */
export function folded(summary: string, body: string): string {
  return `<details class="as-fold"><summary>${escapeHtml(summary)}</summary>${body}</details>`;
}

/** Pictures beside each other. @param svgs HTML. */
export function pictures(svgs: readonly string[]): string {
  return `<div class="as-plots">${svgs.map((svg) => `<div>${svg}</div>`).join("")}</div>`;
}

/** Okabe and Ito's colours behind the words; greys from the page's own ink. */
const STYLE = `
.assay-sheet{font-size:13px;line-height:1.45;max-width:1020px}
.assay-sheet h4{margin:18px 0 6px;font-size:14px}
.assay-sheet .as-soft{opacity:.72;font-size:12px}
.assay-sheet .as-chip{display:inline-block;min-width:4.2em;padding:0 7px;border-radius:9px;font-size:12px;font-weight:600;text-align:center;white-space:nowrap;color:#fff;background:#6b6b6b}
.assay-sheet .as-pass{background:#00795a}.assay-sheet .as-warn{background:#e69f00;color:#1a1200}
.assay-sheet .as-fail,.assay-sheet .as-error{background:#c04a00}.assay-sheet .as-accepted{background:#0072b2}
.assay-sheet .as-info,.assay-sheet .as-not_evaluated{background:rgba(128,128,128,.22);color:inherit}
.assay-sheet .as-strip{padding:9px 13px;border:1px solid rgba(128,128,128,.35);border-left:5px solid #6b6b6b;border-radius:6px}
.assay-sheet .as-edge-pass{border-left-color:#009e73}.assay-sheet .as-edge-warn{border-left-color:#e69f00}
.assay-sheet .as-edge-fail,.assay-sheet .as-edge-error{border-left-color:#d55e00}
.assay-sheet .as-progress{margin-top:4px;font-size:12px;opacity:.72}
.assay-sheet table{border-collapse:collapse;background:transparent;table-layout:auto}
.assay-sheet .as-matrix{width:100%;margin-top:8px}
.assay-sheet .as-matrix td,.assay-sheet .as-matrix th{padding:5px 9px;border-bottom:1px solid rgba(128,128,128,.25);text-align:left;vertical-align:top;background:transparent}
.assay-sheet .as-matrix td:first-child{width:1%}.assay-sheet .as-matrix th{width:1%;white-space:nowrap}
.assay-sheet .as-table{overflow-x:auto}
.assay-sheet .as-table th,.assay-sheet .as-table td{padding:3px 14px 3px 0;border-bottom:1px solid rgba(128,128,128,.25);white-space:nowrap;background:transparent}
.assay-sheet .as-group{padding:5px 0;border-bottom:1px solid rgba(128,128,128,.18)}
.assay-sheet .as-line{display:flex;gap:8px;align-items:baseline;padding:1px 0}
.assay-sheet .as-fix{margin:2px 0 3px 5.6em;font-size:12px;opacity:.85}
.assay-sheet summary{cursor:pointer}
.assay-sheet .as-fold{margin:6px 0}
.assay-sheet .as-plots{margin-top:10px;display:flex;flex-wrap:wrap;gap:14px 22px}
.assay-sheet .as-plots svg,.assay-sheet .as-body svg{max-width:100%;height:auto}
.assay-sheet .as-cards>details{border-bottom:1px solid rgba(128,128,128,.18);padding:3px 0}
.assay-sheet .as-cards summary{display:grid;grid-template-columns:minmax(110px,2fr) 90px 130px 150px 90px minmax(120px,3fr);gap:10px;align-items:center;list-style:none}
.assay-sheet .as-cards summary::-webkit-details-marker{display:none}
.assay-sheet .as-name{font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.assay-sheet .as-name::before{content:"▸ ";font-weight:400;opacity:.6}
.assay-sheet details[open]>summary .as-name::before{content:"▾ "}
.assay-sheet .as-values{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.assay-sheet .as-bar{display:inline-block;width:44px;height:7px;border-radius:3px;background:rgba(128,128,128,.25);overflow:hidden}
.assay-sheet .as-bar>span{display:block;height:100%;background:#d55e00}
.assay-sheet .as-body{display:flex;flex-wrap:wrap;gap:18px;padding:8px 0 10px 14px;align-items:flex-start}
.assay-sheet .as-stats th,.assay-sheet .as-stats td{padding:1px 10px 1px 0;text-align:left;font-size:12px;vertical-align:top;background:transparent;border:0}
.assay-sheet .as-stats th{font-weight:400;opacity:.72;white-space:nowrap}
.assay-sheet .as-foot{margin-top:14px}
@media print{.assay-sheet details{display:block}.assay-sheet .as-chip{print-color-adjust:exact}}
@media(max-width:720px){.assay-sheet .as-cards summary{grid-template-columns:1fr 1fr}}
`.replaceAll("\n", "");
