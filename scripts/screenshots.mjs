/**
 * `node scripts/screenshots.mjs [NAME…]`: the pictures of the README and the gallery, light and dark, from executed notebooks
 * and their pages in out/. What each shows is in `scripts/gallery.mjs`. Colours are reduced to a palette until a picture
 * weighs no more than 150 kB. Wants a Chromium on PATH, or its path in CHROMIUM.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { pictures } from "./gallery.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const width = 1000;
const mostBytes = 150_000;
const folder = "docs/images";
const asked = process.argv.slice(2);

const executablePath =
  process.env["CHROMIUM"] ??
  ["chromium", "chromium-browser", "google-chrome"]
    .flatMap((name) => (process.env["PATH"] ?? "").split(delimiter).map((place) => join(place, name)))
    .find((path) => existsSync(path));
if (executablePath === undefined) {
  console.error("screenshots: no Chromium on PATH; give its path in CHROMIUM");
  process.exit(1);
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const picture of pictures) {
  if (asked.length > 0 && !asked.includes(picture.name)) continue;
  const source = picture.page ?? pageOf(picture.notebook);
  for (const colorScheme of ["light", "dark"]) await take(picture, source, colorScheme);
}
await browser.close();

async function take({ name, notebook, cells, height = 1250, css = "" }, source, colorScheme) {
  const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  await tab.goto(pathToFileURL(source).href);
  await tab.addStyleTag({ content: notebook === undefined ? css : `${onlyCells(notebook, cells)} ${css}` });
  await tab.waitForTimeout(300);
  const box = await tab.evaluate(() => document.documentElement.getBoundingClientRect().height);
  if (box > height) await tab.addStyleTag({ content: fade(height) });
  const path = join(folder, colorScheme === "dark" ? `${name}-dark.png` : `${name}.png`);
  const png = await tab.screenshot({
    clip: { x: 0, y: 0, width, height: Math.min(box, height) },
    fullPage: true,
    animations: "disabled",
  });
  writeFileSync(path, await small(png));
  console.log(
    `wrote ${path} (${width} × ${Math.round(Math.min(box, height))}, ${kb(statSync(path).size)} kB)`,
  );
  await tab.close();
}

/** The page of an executed notebook; runs it where there is none. */
function pageOf(notebook) {
  const page = `out/${notebook}.html`;
  if (existsSync(page)) return page;
  console.log(`running notebooks/${notebook}.ipynb`);
  const { CI: _, ...env } = process.env;
  const { status } = spawnSync(
    process.execPath,
    [
      "dist/kernel/main.js",
      "run",
      `notebooks/${notebook}.ipynb`,
      "-o",
      `out/${notebook}.ipynb`,
      "--html",
      page,
    ],
    { env, stdio: ["ignore", "ignore", "inherit"] },
  );
  if (status !== 0) throw new Error(`screenshots: notebooks/${notebook}.ipynb failed`);
  return page;
}

function onlyCells(notebook, cells) {
  const ids = JSON.parse(readFileSync(`out/${notebook}.ipynb`, "utf8")).cells.map(({ id }) => id);
  const selectors = cells.map((name) => {
    if (!ids.includes(name)) throw new Error(`screenshots: ${notebook} has no cell ${name}`);
    return `#cell-${ids.indexOf(name) + 1}`;
  });
  return `.masthead, .contents, .cell:not(${selectors.join(", ")}) { display: none } .page { padding-block: 1rem }`;
}

/** Lets a picture that is cut off end softly. */
function fade(height) {
  return `html::after { content: ""; position: absolute; left: 0; top: ${height - 70}px; width: 100%; height: 70px; background: linear-gradient(transparent, Canvas) }`;
}

/** The same picture with as many colours as fit. */
async function small(png) {
  for (const colours of [256, 128, 64, 32, 16]) {
    const bytes = await sharp(png).png({ palette: true, colours, effort: 10, dither: 0 }).toBuffer();
    if (bytes.length <= mostBytes || colours === 16) return bytes;
  }
}

function kb(bytes) {
  return Math.round(bytes / 1000);
}
