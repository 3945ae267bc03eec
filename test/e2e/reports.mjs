/**
 * What the library writes as HTML, in headless Chromium: audits and frames of real data, and of data that try to break out.
 * Nothing of the data may run, nothing may be fetched, nothing may be cut at the right. Pictures go to out/e2e/, light and dark.
 *
 *     npm run build && node test/e2e/reports.mjs
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PICTURES = join(ROOT, "out", "e2e");
const library = (name) => import(pathToFileURL(join(ROOT, "dist", "lib", name, "index.js")).href);
const { audit, auditReport, defaultThresholds } = await library("audit");
const { frameOf, load } = await library("data");
const { GradientBoostingRegressor, HistGradientBoostingClassifier, LogisticRegression } =
  await library("models");
const { counterfactuals, explainModel, explanationReport, LimeTabularExplainer } = await library("explain");
const { validate, compareModels, weakSegments, diagnosisInput, validationParts, validationReport } =
  await library("validate");
const { fullReport, monitoringPlan, readBrief, reportDocument } = await library("report");
const DISPLAY = Symbol.for("Jupyter.display");

const EVIL = `<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=2</script><svg onload="globalThis.pwned=3">"'&]]>`;
const evil = Array.from({ length: 60 }, (_, i) => ({
  [EVIL]: i % 3 === 0 ? EVIL : `value ${i}`,
  "javascript:alert(1)": i % 2 === 0 ? `"><iframe src="javascript:globalThis.pwned=4">` : null,
  label: i % 2 === 0 ? EVIL : "b",
  n: i === 7 ? Infinity : i,
}));
const wicked = evil.map((row) => ({ ...row, n: Number.isFinite(row.n) ? row.n : 0 }));
const now = "2026-01-31";
const credits = load("german-credit");
const creditX = credits.drop(["risk"]);
const creditModel = await boosted(creditX, credits.column("risk"));
const wickedX = frameOf(wicked).drop(["javascript:alert(1)", "label"]);
const wickedModel = await boosted(wickedX, frameOf(wicked).column("label"));

const pages = {
  "audit-penguins": (await audit(load("penguins"), { label: "Species", now })).toHtml(),
  "audit-movies": (await audit(load("movies"), { label: "MPAA Rating", ignore: ["Title"], now })).toHtml(),
  "audit-weather": (
    await audit(load("seattle-weather").slice(731), {
      label: "weather",
      time: "date",
      against: load("seattle-weather").slice(0, 731),
      now: "2016-01-10",
    })
  ).toHtml(),
  "audit-evil": (await audit(frameOf(evil), { label: "label", name: EVIL, now })).toHtml(),
  "validation-credit": (
    await validate(new LogisticRegression(), load("german-credit"), "risk", { slices: ["housing"] })
  ).toHtml(),
  "validation-cars": (
    await validate(
      new GradientBoostingRegressor(),
      load("cars").filter((car) => car.Miles_per_Gallon !== null),
      "Miles_per_Gallon",
      { time: "Year" },
    )
  ).toHtml(),
  "validation-evil": (
    await validate(new LogisticRegression(), frameOf(wicked), "label", { slices: [EVIL] })
  ).toHtml(),
  "segments-evil": frame(await segments(frameOf(wicked), "label")),
  "comparison-evil": frame(
    await compareModels(
      { [EVIL]: new LogisticRegression(), b: new LogisticRegression({ C: 0.01 }) },
      frameOf(wicked),
      "label",
    ),
  ),
  "explanation-credit": (await explainModel(creditModel, creditX, { interactions: true })).toHtml(),
  "explanation-evil": (await explainModel(wickedModel, wickedX, { interactions: true })).toHtml(),
  "lime-evil": frame(
    await new LimeTabularExplainer(wickedX).explainInstance(wickedX.take([3]), wickedModel, {
      numSamples: 200,
    }),
  ),
  "report-credit": report(
    await explanationReport(creditModel, creditX, { y: credits.column("risk"), counterfactual: true }),
    "title: Credit decisions\nwhat: good and bad risks\nowner: A. Meyer",
  ),
  "report-evil": report(
    await explanationReport(wickedModel, wickedX, { counterfactual: true }),
    `title: ${EVIL}\nwhat: ${EVIL}`,
  ),
  "report-audit": report(
    auditReport(await audit(load("penguins"), { label: "Species", now })),
    "what: species",
  ),
  "report-full": report(
    await full(new HistGradientBoostingClassifier({ maxIter: 10 }), credits, "risk"),
    "title: Credit decisions\nwhat: good and bad risks\nmonitoring: weekly",
  ),
  "report-full-evil": report(await full(new LogisticRegression(), frameOf(wicked), "label"), `what: ${EVIL}`),
  "counterfactual-evil": frame(await counterfactuals(wickedModel, wickedX, 3)),
  "frame-movies": frame(load("movies")),
  "frame-evil": frame(frameOf(evil)),
};

const folder = mkdtempSync(join(tmpdir(), "assay-reports-"));
Object.assign(pages, notebookReports());
mkdirSync(PICTURES, { recursive: true });
const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path !== undefined && existsSync(path),
);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  for (const [name, html] of Object.entries(pages)) await look(name, html);
  console.log(`reports: ${Object.keys(pages).length} pages are safe and whole; pictures in out/e2e`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function look(name, html) {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, html);
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1100, height: 900 } });
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => assert.fail(`${name}: a dialog opened: ${dialog.message()}`));
    page.on("pageerror", (error) => assert.fail(`${name}: ${error.message}`));
    await page.goto(pathToFileURL(path).href);
    for (const summary of await page.locator("summary").all())
      if (await summary.isVisible()) await summary.click();
    assert.equal(await page.evaluate("globalThis.pwned"), undefined, `${name}: data ran as script`);
    assert.deepEqual(asked, [pathToFileURL(path).href], `${name}: fetched something`);
    const foreign = await page.evaluate(
      `document.querySelectorAll('script:not([type="application/json"]), iframe, img, [onerror], [onload]').length`,
    );
    assert.equal(foreign, 0, `${name}: data became elements`);
    const [inner, outer] = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]");
    assert.ok(inner <= outer, `${name}: ${inner} pixels wide in a window of ${outer}`);
    await page.screenshot({ path: join(PICTURES, `${name}-${colorScheme}.png`), fullPage: true });
    await page.close();
  }
}

/** A frame as a notebook's page would hold it. */
function report(draft, brief) {
  return reportDocument(draft, { brief: readBrief(brief), provenance: { made: now } }).html;
}

/** `assay report` of a notebook that `assay run` has run, of one that tries to break out, and against an earlier report. */
function notebookReports() {
  const assay = (...words) =>
    execFileSync(process.execPath, [join(ROOT, "dist", "kernel", "main.js"), ...words], {
      cwd: folder,
      env: { ...process.env, CI: "" },
    });
  assay("run", join(ROOT, "notebooks", "teach.ipynb"), "-o", "teach.ipynb");
  assay("report", "teach.ipynb", "--html", "report-teach.html", "--json", "earlier.json");
  const outputs = [
    {
      output_type: "display_data",
      data: { "text/html": `<div class="assay-sheet">${EVIL}</div>` },
      metadata: { assay: { kind: "assay.audit", title: EVIL, status: "pass", message: EVIL } },
    },
    { output_type: "display_data", data: { "text/html": EVIL, "text/plain": EVIL }, metadata: {} },
    { output_type: "stream", name: "stdout", text: EVIL },
    { output_type: "error", ename: EVIL, evalue: EVIL, traceback: [EVIL] },
  ];
  const cells = [
    { cell_type: "markdown", metadata: {}, source: `# ${EVIL}\n\n## ${EVIL}\n\n${EVIL}` },
    { cell_type: "code", metadata: {}, execution_count: 1, source: EVIL, outputs },
  ];
  writeFileSync(
    join(folder, "evil.ipynb"),
    JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: {}, cells }),
  );
  assay("report", "evil.ipynb", "--against", "earlier.json", "--html", "report-notebook-evil.html");
  const names = ["report-teach", "report-notebook-evil"];
  const made = names.map((name) => [name, readFileSync(join(folder, `${name}.html`), "utf8")]);
  assert.ok(
    made.every(([, html]) => html.length < 5_000_000),
    "a report has more than 5 MB",
  );
  return Object.fromEntries(made);
}

async function full(model, table, label) {
  const audited = await audit(table, { label, now, name: EVIL });
  const validated = await validate(model, table, label);
  const validation = await validationReport(validated, await validationParts(model, table, label));
  const input = diagnosisInput("full", model, table, label);
  const fitted = await input.model.clone().fit(input.X, input.y);
  const explanation = await explanationReport(fitted, input.X, { y: input.y, sample: 40 });
  const [main] = validated.metrics;
  const { effects } = explanation.sections.find(({ id }) => id === "global").facts;
  const monitoring = monitoringPlan({
    ...main,
    score: main.mean,
    interval: null,
    features: Object.values(effects)[0].map(({ feature, share }) => ({
      name: feature,
      type: "string",
      share,
    })),
    limits: await defaultThresholds("drift"),
  });
  return fullReport({ audit: auditReport(audited), validation, explanation, monitoring });
}

function frame(value) {
  return `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><body style="font-family:system-ui"><div style="overflow-x:auto">${value[DISPLAY]()["text/html"]}</div>`;
}

function boosted(X, y) {
  return new HistGradientBoostingClassifier({ maxIter: 20, minSamplesLeaf: 5 }).fit(X, y);
}

function segments(table, label) {
  const { model, X, y } = diagnosisInput("segments", new LogisticRegression(), table, label);
  return weakSegments(model, X, y, { minShare: 0.2 });
}
