/**
 * `npm run bench:plots`: what a still picture costs: from our own figures' SVG, of the same figures by plotly in a thread, and by headless Chromium; and
 * what a plot adds to a notebook.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { load } from "../../dist/lib/data/index.js";
import { explain, plots } from "../../dist/lib/explain/index.js";
import { HistGradientBoostingClassifier } from "../../dist/lib/models/index.js";
import { stillOf } from "../../dist/lib/plots/index.js";

const PLOTLY = "application/vnd.plotly.v1+json";
const credits = load("german-credit");
const X = credits.drop(["risk"]);
const model = await new HistGradientBoostingClassifier({ maxIter: 30, randomState: 0 }).fit(
  X,
  credits.column("risk"),
);
const explanation = await explain(model, X.slice(0, 300));
const shown = {
  bar: plots.bar(explanation),
  beeswarm: plots.beeswarm(explanation),
  waterfall: plots.waterfall(explanation.row(0)),
  scatter: plots.scatter(explanation, "duration_months"),
  heatmap: plots.heatmap(explanation),
};

const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const browser = executablePath && (await chromium.launch({ executablePath, args: ["--no-sandbox"] }));
const page = await browser?.newPage({ viewport: { width: 700, height: 900 }, deviceScaleFactor: 2 });
await page?.addScriptTag({
  content: readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min/plotly.min.js"), "utf8"),
});

const rows = [];
for (const [name, plot] of Object.entries(shown)) {
  const bundle = await plot[Symbol.for("Jupyter.display")]();
  const svg = bundle["image/svg+xml"];
  const figure = bundle[PLOTLY];
  const own = await median(() => stillOf({ "image/svg+xml": svg }));
  const thread = await median(() => stillOf({ [PLOTLY]: figure }));
  const live = page && (await median(() => inChromium(figure)));
  const { png } = await stillOf({ "image/svg+xml": svg });
  rows.push({
    plot: name,
    "own SVG, ms": Math.round(own),
    "plotly in a thread, ms": Math.round(thread),
    "Chromium, ms": live === undefined ? "–" : Math.round(live),
    "own ÷ Chromium": live === undefined ? "–" : (own / live).toFixed(2),
    "PNG, kB": Math.round(png.length / 750),
    "JSON, kB": Math.round(JSON.stringify(figure).length / 1000),
  });
}
console.table(rows);
await browser?.close();
process.exit();

async function inChromium(figure) {
  await page.evaluate(async ({ data, layout }) => {
    const place = document.body.appendChild(document.createElement("div"));
    place.id = "plot";
    await window.Plotly.newPlot(place, data, { ...layout, width: 700 }, { staticPlot: true });
  }, figure);
  await page.locator("#plot").screenshot();
  await page.evaluate(() => document.getElementById("plot").remove());
}

async function median(work) {
  await work();
  const times = [];
  for (let i = 0; i < 7; i++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b)[3];
}
