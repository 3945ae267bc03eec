/**
 * `node scripts/screenshots.mjs`: the pictures of the README, from the page that `npm start` wrote, light and dark. Wants a
 * Chromium on PATH, or its path in CHROMIUM.
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const page = "out/tour.html";
/** The cells in the picture, by their names in the notebook. */
const shown = ["read", "scatter", "error"];

if (!existsSync(page)) {
  console.error(`screenshots: there is no ${page}; run npm start`);
  process.exit(1);
}
const executablePath =
  process.env["CHROMIUM"] ??
  ["chromium", "chromium-browser", "google-chrome"]
    .flatMap((name) => (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
if (executablePath === undefined) {
  console.error("screenshots: no Chromium on PATH; give its path in CHROMIUM");
  process.exit(1);
}
const cells = JSON.parse(readFileSync("out/tour.ipynb", "utf8")).cells.map(({ id }) => id);
const selector = shown.map((name) => `#cell-${cells.indexOf(name) + 1}`).join(", ");

mkdirSync("docs/images", { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const [colorScheme, name] of [
  ["light", "tour.png"],
  ["dark", "tour-dark.png"],
]) {
  const tab = await browser.newPage({ viewport: { width: 1000, height: 900 }, colorScheme });
  await tab.goto(pathToFileURL(page).href);
  await tab.addStyleTag({
    content: `.masthead, .contents, .cell:not(${selector}) { display: none } .page { padding-block: 1rem }`,
  });
  const { height } = await tab.locator(".page").boundingBox();
  await tab.screenshot({
    path: `docs/images/${name}`,
    clip: { x: 0, y: 0, width: 1000, height },
    fullPage: true,
  });
  console.log(`wrote docs/images/${name} (1000 × ${Math.round(height)})`);
}
await browser.close();
