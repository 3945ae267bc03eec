/**
 * Outputs → HTML. Of a MIME bundle the richest form is shown that a page without scripts and network can show.
 *
 * `text/html` is the notebook's own, but a page is passed on to people who did not run it. So: without scripts it is rebuilt
 * from an allow-list and stands in the page (with a style sheet of its own: in a declarative shadow root, which keeps that
 * sheet from the page and the page's from it); with scripts it goes into an iframe sandboxed to an origin of its own, unless
 * a picture beside it tells the same. A wrong guess which of the two it is costs looks, never safety.
 */
import { ansiHtml, escapeHtml, safeHtml, safeStyleSheet } from "./html-safe.ts";
import { mathHtml, type MarkdownPage } from "./html-markdown.ts";
import { fragmentStyle } from "./html-style.ts";
import { isObject, type Json, type MimeBundle, type Output } from "./notebook.ts";

/** Pictures of pixels, best first. */
const PIXEL_TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const PLOTLY = "application/vnd.plotly.v1+json";
const TEXT_LIMIT_CHARS = 400_000;
const LONG_LINES = 40;

/** How figures stand in the page: as still pictures, or live where scripts run. */
export type PlotStyle = "static" | "interactive";

export function outputHtml(output: Output, markdown: MarkdownPage, plots: PlotStyle = "static"): string {
  switch (output.output_type) {
    case "stream":
      return textBlock(output.text, output.name === "stderr" ? "stream stderr" : "stream");
    case "error":
      return textBlock(output.traceback.join("\n") || `${output.ename}: ${output.evalue}`, "error");
    default:
      return `<div class="rich">${(plots === "interactive" ? liveFigure(output.data) : "") + bundleHtml(output.data, output.metadata, markdown)}</div>`;
  }
}

/** Does this output need a sandbox that runs scripts? */
export function isActive(output: Output): boolean {
  if (output.output_type !== "display_data" && output.output_type !== "execute_result") return false;
  return hasScript(textOf(output.data["text/html"])) && picture(output.data, {}) === undefined;
}

/** A plotly figure as inert data before its picture; `html-plots.ts` has the script that draws it. */
export function liveFigure(data: MimeBundle): string {
  const figure = data[PLOTLY];
  if (!isObject(figure)) return "";
  return `<script type="application/json" class="plotly-figure">${JSON.stringify(figure).replaceAll("<", "\\u003c")}</script>`;
}

function bundleHtml(data: MimeBundle, metadata: Json, markdown: MarkdownPage): string {
  const html = textOf(data["text/html"]);
  const image = picture(data, metadata);
  const drawn = Object.keys(data).some((type) => /^application\/vnd\.(plotly|vega)/.test(type));
  if (image !== undefined && (html === "" || drawn || hasScript(html))) return image;
  if (html !== "") return hasScript(html) ? sandbox(html) : fragment(html);
  const md = textOf(data["text/markdown"]);
  if (md !== "") return `<div class="markdown">${markdown.render(md)}</div>`;
  const latex = textOf(data["text/latex"]);
  if (latex !== "")
    return `<p>${mathHtml(latex.trim().replace(/^\${1,2}([\s\S]*?)\${1,2}$/, "$1"), true)}</p>`;
  const plain = data["text/plain"];
  if (plain !== undefined) return textBlock(textOf(plain), "plain");
  const json = Object.entries(data).find(([type]) => type.endsWith("json"));
  if (json !== undefined) return textBlock(JSON.stringify(json[1], undefined, 2) ?? "", "plain");
  return `<p class="note">An output of type ${escapeHtml(Object.keys(data).join(", ") || "nothing")} is not shown here.</p>`;
}

/** The bundle's picture as an `img`, in which an SVG neither runs nor loads anything. */
function picture(data: MimeBundle, metadata: Json): string | undefined {
  // Figures bring their own ground; other pictures may have been made for white paper.
  const kind = isObject(data[PLOTLY]) ? ' class="plot"' : "";
  const alt = escapeHtml(textOf(data["text/plain"]).slice(0, 500));
  const svg = textOf(data["image/svg+xml"]).trim();
  if (svg !== "") {
    const whole = /<svg[^>]*\sxmlns=/.test(svg)
      ? svg
      : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
    return `<img alt="${alt}" src="data:image/svg+xml;base64,${Buffer.from(whole).toString("base64")}"${size(metadata["image/svg+xml"])}${kind}>`;
  }
  for (const type of PIXEL_TYPES) {
    const base64 = textOf(data[type]).replaceAll(/\s+/g, "");
    if (/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
      return `<img alt="${alt}" src="data:${type};base64,${base64}"${size(metadata[type])}${kind}>`;
  }
  return undefined;
}

function size(metadata: unknown): string {
  if (!isObject(metadata)) return "";
  return ["width", "height"]
    .map((name) => [name, Number(metadata[name])] as const)
    .filter(([, value]) => value > 0 && value < 10_000)
    .map(([name, value]) => ` ${name}="${Math.round(value)}"`)
    .join("");
}

function hasScript(html: string): boolean {
  return /<(script|iframe|object|embed|form|canvas)\b|\son[a-z]+\s*=|javascript:/i.test(html);
}

function fragment(html: string): string {
  const sheets: string[] = [];
  const rest = html.replaceAll(
    /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi,
    (_, css: string) => (sheets.push(css), ""),
  );
  if (sheets.length === 0) return `<div class="html">${safeHtml(rest)}</div>`;
  const css = `${fragmentStyle}\n${safeStyleSheet(sheets.join("\n"))}`;
  return `<div class="html"><template shadowrootmode="open"><style>${css}</style>${safeHtml(rest, { ids: true })}</template></div>`;
}

function sandbox(html: string): string {
  const wanted = Math.max(
    ...[...html.matchAll(/\bheight\s*[:=]\s*["']?(\d+)(?:px|["';\s])/gi)].map((match) => Number(match[1])),
    0,
  );
  const height = Math.min(Math.max(wanted + 24, 180), 900);
  const page = `<!doctype html><meta charset="utf-8"><style>body{margin:8px;font:14px/1.5 system-ui,sans-serif;background:#fff;color:#1f2328}</style>${html}`;
  return `<iframe sandbox="allow-scripts" title="interactive output" loading="lazy" style="height:${wanted > 0 ? height : 420}px" srcdoc="${escapeHtml(page)}"></iframe>`;
}

/** Terminal text: long ones scroll, very long ones lose their middle. */
function textBlock(text: string, kind: string): string {
  const trimmed = text.replace(/\n+$/, "");
  const half = TEXT_LIMIT_CHARS / 2;
  const shown =
    trimmed.length <= TEXT_LIMIT_CHARS
      ? ansiHtml(trimmed)
      : `${ansiHtml(trimmed.slice(0, half))}\n<b>… ${(trimmed.length - TEXT_LIMIT_CHARS).toLocaleString("en")} characters are left out here; the notebook has them …</b>\n${ansiHtml(trimmed.slice(-half))}`;
  const long = trimmed.split("\n", LONG_LINES + 1).length > LONG_LINES;
  return `<pre class="text ${kind}${long ? " long" : ""}"${long ? ' tabindex="0"' : ""}>${shown}</pre>`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : value === undefined ? "" : (JSON.stringify(value) ?? "");
}
