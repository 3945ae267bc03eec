/**
 * `node scripts/screenshots.mjs [NAME…]`: the pictures of the README and the gallery, light and dark, from executed notebooks
 * and their pages in out/. What each shows is in `scripts/gallery.mjs`. Colours are reduced to a palette until a picture
 * weighs no more than 150 kB. Wants a Chromium on PATH, or its path in CHROMIUM.
 */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { notebooks, pictures } from "./gallery.mjs";

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
  if (picture.lab !== undefined) {
    await takeLab(picture);
    continue;
  }
  const executed = pageOf(picture.notebook);
  const source = picture.page ?? executed;
  for (const colorScheme of ["light", "dark"]) await take(picture, source, colorScheme);
}
await browser.close();

async function take({ name, notebook, cells, height = 1250 }, source, colorScheme) {
  const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  await tab.goto(pathToFileURL(source).href);
  if (cells !== undefined) await tab.addStyleTag({ content: onlyCells(notebook, cells) });
  await tab.waitForTimeout(300);
  const box = await tab.evaluate(() => document.documentElement.getBoundingClientRect().height);
  if (box > height) await tab.addStyleTag({ content: fade(height) });
  const clip = { x: 0, y: 0, width, height: Math.min(box, height) };
  await write(name, colorScheme, await tab.screenshot({ clip, fullPage: true, animations: "disabled" }));
  await tab.close();
}

/** A notebook in a running `assay lab`, after all its cells ran, with one of them at the top. */
async function takeLab({ name, lab, cell, height }) {
  const place = mkdtempSync(join(tmpdir(), "assay-lab-"));
  cpSync("notebooks", place, { recursive: true });
  const server = spawn(process.execPath, ["dist/kernel/main.js", "lab", place, "--no-browser"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const address = await new Promise((resolve, reject) => {
      let text = "";
      server.stdout.on("data", (part) => {
        text += part;
        const url = /http:\S+/.exec(text)?.[0];
        if (url !== undefined) resolve(url);
      });
      server.on("close", () => reject(new Error(`screenshots: assay lab ended: ${text}`)));
    });
    for (const colorScheme of ["light", "dark"]) {
      const tab = await browser.newPage({ viewport: { width: 1200, height }, colorScheme });
      await tab.goto(address);
      await tab.getByText(lab).first().click();
      await rest(tab.locator(".lab-status"));
      await tab.getByTitle("Restart the kernel, then re-run the whole notebook").click();
      await tab.locator(".jp-Dialog .jp-mod-accept").click();
      await rest(tab.locator(".lab-status"));
      const shown = tab.locator(".jp-Cell", { hasText: cell }).first();
      await shown.evaluate((element) => element.scrollIntoView({ block: "start" }));
      await tab.waitForTimeout(1500);
      await write(name, colorScheme, await tab.screenshot({ animations: "disabled" }));
      await tab.close();
    }
  } finally {
    server.kill();
    rmSync(place, { recursive: true, force: true });
  }
}

/** Waits until the kernel has said "idle" for two seconds. */
async function rest(status) {
  for (let quiet = 0; quiet < 20;) {
    await status.page().waitForTimeout(100);
    quiet = (await status.innerText()) === "idle" ? quiet + 1 : 0;
  }
}

async function write(name, colorScheme, png) {
  const path = join(folder, colorScheme === "dark" ? `${name}-dark.png` : `${name}.png`);
  const bytes = await small(png);
  writeFileSync(path, bytes);
  const { width: w, height: h } = await sharp(bytes).metadata();
  console.log(`wrote ${path} (${w} × ${h}, ${kb(statSync(path).size)} kB)`);
}

/** The page of an executed notebook; runs it where there is none. */
function pageOf(notebook) {
  const page = `out/${notebook}.html`;
  if (existsSync(page)) return page;
  mkdirSync("out", { recursive: true });
  const file = notebooks[notebook] === undefined ? `notebooks/${notebook}.ipynb` : written(notebook);
  console.log(`running ${file}`);
  const { CI: _, ...env } = process.env;
  const { status } = spawnSync(
    process.execPath,
    ["dist/kernel/main.js", "run", file, "-o", `out/${notebook}.ipynb`, "--html", page],
    { env, stdio: ["ignore", "ignore", "inherit"] },
  );
  if (status !== 0) throw new Error(`screenshots: ${file} failed`);
  return page;
}

/** A notebook that is only for pictures, as a file. */
function written(notebook) {
  const cells = Object.entries(notebooks[notebook]).map(([id, source]) => ({
    cell_type: "code",
    id,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const kernelspec = { name: "assay", display_name: "TypeScript (Assay)", language: "typescript" };
  const path = `out/${notebook}-source.ipynb`;
  writeFileSync(path, JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }));
  return path;
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
