/** plotly.js as text, for pages that must draw without a network. Five megabytes, read when the first page wants it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

let source: string | undefined;

/** A script that sets `window.AssayPlotly`, whatever module loader the page has; it can stand inside of a page. */
export function plotlyScript(): string {
  source ??= readFileSync(
    createRequire(import.meta.url).resolve("plotly.js-dist-min/plotly.min.js"),
    "utf8",
  ).replaceAll(/<(?=\/script|!--)/gi, "\\x3c");
  return `(function (module, exports, define) {${source}\n}).call(window); window.AssayPlotly = window.Plotly;`;
}
