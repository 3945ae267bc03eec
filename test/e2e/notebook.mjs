/**
 * The kernel in a real front end: Jupyter Notebook 6 in headless Chromium, driven as a person would. Installs the
 * kernelspec into a temporary prefix, starts a server on loopback, runs cells, completes, asks for help, interrupts,
 * restarts and saves; each step asserts what is on the page. Pictures go to out/e2e/.
 *
 *     npm run e2e
 *
 * Needs Jupyter Notebook 6 and Chromium; PYTHON and CHROMIUM name others than the first ones found. ASSAY_ROOT names
 * another built Assay, such as an installed package. Source of the page's names: notebook 6.4, `static/notebook/js`.
 */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = resolve(process.env.ASSAY_ROOT ?? fileURLToPath(new URL("../..", import.meta.url)));
const PICTURES = fileURLToPath(new URL("../../out/e2e/", import.meta.url));
const PYTHON = firstOf(process.env.PYTHON, "/usr/bin/python3", "/opt/homebrew/bin/python3");
const CHROMIUM = firstOf(
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
);
const STEP_MS = 15_000;
/** The whole run; a hang must not outlive it. */
const LIMIT_MS = 90_000;

const folder = mkdtempSync(join(tmpdir(), "assay-e2e-"));
const work = join(folder, "work");
const token = "e2e";
const started = performance.now();
let server;
let serverLog = "";
let browser;
let page;
let step = "start";

const limit = setTimeout(() => {
  console.error(`e2e: not done after ${LIMIT_MS / 1000} s; stopped in "${step}"`);
  void end(1);
}, LIMIT_MS);
process.on("SIGINT", () => void end(130));
process.on("SIGTERM", () => void end(143));

try {
  await main();
  console.log(`e2e: all steps passed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await end(0);
} catch (error) {
  console.error(`e2e: failed in "${step}": ${error.stack ?? error}`);
  await picture("failed").catch(() => {});
  if (serverLog !== "") console.error(`--- server\n${serverLog.slice(-3000)}`);
  await end(1);
}

async function main() {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  mkdirSync(work, { recursive: true });

  const address = await did("install the kernelspec and start the server", startServer);
  await did("start the browser", startBrowser);
  await did("make a notebook from the menu", () => newNotebook(address));

  await did("declare, with highlighted TypeScript", async () => {
    const cell = await run(`interface City { name: string; people: number; founded?: number }
/** What is counted below. */
const cities: City[] = [
  { name: "Uppsala", people: 177_074, founded: 1286 },
  { name: "Göteborg", people: 604_829, founded: 1621 },
  { name: "Zürich <b>", people: 427_721 },
];`);
    assert.equal(await cell.locator(".output_area").count(), 0, "a declaration shows nothing");
    assert.equal(await cell.locator(".cm-keyword", { hasText: "interface" }).count(), 1, "TypeScript mode");
  });

  await did("console output", async () => {
    const cell = await run(`console.log("people:", cities.map((city) => city.people));
console.error("a warning");`);
    assert.match(await cell.locator(".output_stdout").innerText(), /people: \[ 177074, 604829, 427721 \]/);
    assert.match(await cell.locator(".output_stderr").innerText(), /a warning/);
  });

  await did("records as a table", async () => {
    const cell = await run("cities");
    const table = cell.locator(".output_html table");
    assert.equal(await table.locator("tbody tr").count(), 3);
    assert.deepEqual(await table.locator("thead th").allInnerTexts(), ["", "name", "people", "founded"]);
    assert.equal(await table.locator("b").count(), 0, "text of the data is not HTML");
    assert.match(await cell.locator(".output_prompt").first().innerText(), /\[3\]/);
  });

  await did("an SVG and a PNG", async () => {
    const cell = await run(`import { deflateSync, crc32 as native } from "node:zlib";
const crc32 = native ?? ((bytes: Uint8Array) => {
  let crc = ~0;
  for (const byte of bytes) { crc ^= byte; for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0) }
  return ~crc >>> 0;
});
const bars = cities.map((city, i) => \`<rect x="\${10 + 60 * i}" y="\${100 - city.people / 7000}" width="50" height="\${city.people / 7000}" fill="#0072b2"/>\`);
display.svg(\`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="110">\${bars.join("")}</svg>\`);
const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]), frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0); frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
const size = 64, head = Buffer.alloc(13), pixels = Buffer.alloc(size * (1 + 3 * size));
head.writeUInt32BE(size, 0); head.writeUInt32BE(size, 4); head[8] = 8; head[9] = 2;
for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) pixels.set([4 * x, 4 * y, 128], y * (1 + 3 * size) + 1 + 3 * x);
Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(pixels)), chunk("IEND", Buffer.alloc(0))])`);
    assert.equal(await cell.locator(".output_svg svg rect").count(), 3);
    const image = cell.locator(".output_png img");
    await image.waitFor();
    await until("the PNG is decoded", () => image.evaluate((img) => img.naturalWidth === 64));
  });

  await did("an error with its place", async () => {
    const cell = await run(`const oldest = (list: City[]): City => {
  if (list.some((city) => city.founded === undefined))
    throw new RangeError("a city without a year");
  return list[0];
};
oldest(cities)`);
    const text = await cell.locator(".output_error").innerText();
    assert.match(text, /RangeError: a city without a year/);
    assert.match(text, /cell-5.*3/s, "names the line");
    assert.doesNotMatch(text, /node:internal|\/dist\//, "only the user's frames");
    assert.equal(
      await cell
        .locator(".output_error .ansi-red-fg")
        .count()
        .then((count) => count > 0),
      true,
    );
  });

  await did("a progress bar in one place", async () => {
    const cell = await run(
      `for (const city of progress(cities, { label: "cities" })) await new Promise((go) => setTimeout(go, 80));`,
    );
    assert.equal(await cell.locator('[role="progressbar"]').count(), 1, "updates do not pile up");
    assert.equal(await cell.locator('[role="progressbar"]').getAttribute("aria-valuenow"), "100.0");
    assert.match(await cell.locator(".output_html").innerText(), /cities.*3\/3 \(100%\)/s);
  });
  await picture("outputs");

  await did("Tab completes members of a value of an earlier cell", async () => {
    await write("cities[0].");
    await page.keyboard.press("Tab");
    const menu = page.locator("#complete");
    await menu.waitFor();
    const offered = await menu.locator("option").allInnerTexts();
    for (const name of ["name", "people", "founded"])
      assert.ok(offered.includes(name), `${name} is offered; got ${offered.slice(0, 9)}`);
    await picture("completion");
    for (let i = 0; i < offered.indexOf("people"); i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await until("the choice is filled in", async () => (await cellText()) === "cities[0].people");
    await page.keyboard.press("Shift+Enter");
    await finished(await lastRun());
  });

  await did("Tab completes a magic", async () => {
    await write("%lsm");
    await page.keyboard.press("Tab");
    await until("the only match is filled in", async () => (await cellText()) === "%lsmagic");
    await write("");
  });

  await did("Shift-Tab explains a name", async () => {
    await write("cities");
    await page.keyboard.press("Shift+Tab");
    const tip = page.locator(".ipython_tooltip .tooltiptext");
    await until("the tooltip speaks of it", async () => /City|Uppsala/.test(await tip.innerText()));
    await still(page.locator("#tooltip"));
    await picture("tooltip");
    await page.keyboard.press("Escape");
    await write("");
  });

  await did("interrupt an endless loop with i, i", async () => {
    await write("let turns = 0; while (true) { turns++ }");
    await page.keyboard.press("Shift+Enter");
    const cell = await lastRun();
    await until("the cell runs", async () => (await promptOf(cell)) === "*");
    // A loop that has begun, not one that waits to be compiled.
    await until("the kernel is busy", () =>
      page.evaluate(() => document.querySelector("#kernel_indicator_icon").className.includes("busy")),
    );
    await page.keyboard.press("Escape");
    await page.keyboard.press("i");
    await page.keyboard.press("i");
    await finished(cell);
    assert.match(await cell.locator(".output_error").innerText(), /KeyboardInterrupt/);
    const after = await run("[turns > 0, cities.length]");
    assert.match(await after.locator(".output_text").innerText(), /\[ true, 3 \]/, "state is kept");
  });

  await did("interrupt a wait from the menu", async () => {
    await write("await new Promise(() => {})");
    await page.keyboard.press("Shift+Enter");
    const cell = await lastRun();
    await until("the cell runs", async () => (await promptOf(cell)) === "*");
    await menu("Kernel", "#int_kernel a");
    await finished(cell);
    assert.match(await cell.locator(".output_error").innerText(), /KeyboardInterrupt/);
    await picture("interrupted");
  });

  await did("answer a question", async () => {
    await write('const answer = prompt("your name? "); `hello ${answer}`');
    await page.keyboard.press("Shift+Enter");
    const cell = await lastRun();
    await cell.locator(".raw_input").waitFor();
    assert.match(await cell.locator(".raw_input_prompt").innerText(), /your name\?/);
    await cell.locator(".raw_input").fill("Ada");
    await cell.locator(".raw_input").press("Enter");
    await finished(cell);
    assert.match(await cell.locator(".output_text").last().innerText(), /hello Ada/);
  });

  await did("help in the pager, a table of magics", async () => {
    const magics = await run("%lsmagic");
    assert.match(await magics.locator(".output_area").innerText(), /timeit/);
    await run("cities?");
    const pager = page.locator("#pager");
    await until(
      "the pager opens",
      async () => (await pager.isVisible()) && /City|Uppsala/.test(await pager.innerText()),
    );
    await still(pager);
    await picture("pager");
    await page
      .locator("#pager .ui-icon-close, #pager .close, #pager [title='Close the pager']")
      .first()
      .click();
  });

  await did("restart from the menu", async () => {
    await menu("Kernel", "#restart_kernel a");
    await page.locator(".modal-dialog .btn-danger").click();
    // While it fades it takes the focus back: what is typed then goes nowhere.
    await until(
      "the dialog is gone",
      async () => (await page.locator(".modal, .modal-backdrop").count()) === 0,
    );
    await until("the kernel is back", () =>
      page.evaluate(
        () => Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.status === "ok",
      ),
    );
    const cell = await run("typeof cities");
    assert.match(await cell.locator(".output_text").innerText(), /'undefined'/);
    assert.equal(await promptOf(cell), 1, "counts from 1 again");
  });

  await did("a plot: still here, and live where it is asked for", async () => {
    const still = await run('plot([{ type: "bar", x: ["a", "b"], y: [1, 2] }], { title: { text: "Bars" } })');
    const image = still.locator(".output_png img");
    await image.waitFor();
    await until("the picture has its size on the page", () =>
      image.evaluate((img) => img.naturalWidth === 1400 && img.width === 700),
    );
    await run("%config plots=html");
    const live = await run('plot([{ type: "scatter", x: [1, 2], y: [2, 1] }])');
    await live.locator("svg.main-svg .scatterlayer path").first().waitFor();
    const second = await run('({ data: [{ type: "pie", labels: ["a"], values: [1] }], layout: {} })');
    await second.locator("svg.main-svg .pielayer path").first().waitFor();
    await picture("plot");
    await run("%config plots=both");
  });

  await did("save a notebook that others can read", async () => {
    await page.keyboard.press("Control+s");
    await until("it is saved", () => page.evaluate(() => !Jupyter.notebook.dirty));
    const file = readdirSync(work).find((name) => name.endsWith(".ipynb"));
    const notebook = JSON.parse(readFileSync(join(work, file), "utf8"));
    assert.equal(notebook.metadata.kernelspec.name, "assay");
    assert.equal(notebook.metadata.language_info.name, "typescript");
    assert.equal(notebook.metadata.language_info.file_extension, ".ts");
    assert.ok(notebook.cells.some((cell) => cell.outputs?.some((output) => output.data?.["image/png"])));
  });

  await did("look at the whole page", async () => {
    await page.setViewportSize({ width: 1100, height: 3600 });
    await page.evaluate(() => (document.querySelector("#site").scrollTop = 0));
    await picture("whole");
  });

  await did("end without leftovers", async () => {
    await stop();
    assert.deepEqual(leftovers(), [], "no process of the run is left");
  });
}

// ------------------------------------------------------------------ the server and the browser

async function startServer() {
  execFileSync(
    process.execPath,
    [join(ROOT, "dist/kernel/main.js"), "install", "--prefix", join(folder, "prefix")],
    { encoding: "utf8" },
  );
  const port = await freePort();
  const own = (name) => join(folder, name);
  server = spawn(
    PYTHON,
    [
      ..."-m notebook --no-browser --allow-root --ip=127.0.0.1".split(" "),
      `--port=${port}`,
      "--port-retries=0",
      `--notebook-dir=${work}`,
      `--NotebookApp.token=${token}`,
      "--NotebookApp.iopub_data_rate_limit=1e9",
    ],
    {
      cwd: work,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        HOME: folder,
        JUPYTER_CONFIG_DIR: own("config"),
        JUPYTER_DATA_DIR: own("data"),
        JUPYTER_RUNTIME_DIR: own("runtime"),
        JUPYTER_PATH: own("prefix/share/jupyter"),
        IPYTHONDIR: own("ipython"),
        ASSAY_HISTORY: "off",
      },
    },
  );
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding("utf8").on("data", (text) => (serverLog += text));
  const address = `http://127.0.0.1:${port}`;
  await until("the server answers", async () => {
    assert.equal(server.exitCode, null, "the server ended");
    const response = await fetch(`${address}/api/kernelspecs?token=${token}`).catch(() => undefined);
    return response?.ok === true && "assay" in (await response.json()).kernelspecs;
  });
  return address;
}

async function startBrowser() {
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
      " ",
    ),
  });
}

async function newNotebook(address) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  context.setDefaultTimeout(STEP_MS);
  const tree = await context.newPage();
  await tree.goto(`${address}/tree?token=${token}`);
  await tree.locator("#new-dropdown-button").click();
  const entry = tree.locator("#new-menu a", { hasText: "TypeScript (Assay)" });
  await entry.waitFor();
  [page] = await Promise.all([context.waitForEvent("page"), entry.click()]);
  page.on("pageerror", (error) => console.error(`  page: ${error.message}`));
  await until("the kernel is connected", () =>
    page.evaluate(() => globalThis.Jupyter?.notebook?.kernel?.info_reply?.status === "ok").catch(() => false),
  );
  await until(
    "the page names the kernel",
    async () => (await page.locator(".kernel_indicator_name").innerText()) === "TypeScript (Assay)",
  );
  await page.bringToFront();
}

// ------------------------------------------------------------------ what a person does

/** Puts text into the selected cell, as one paste. */
async function write(text) {
  await page.evaluate(() => Jupyter.notebook.get_selected_cell().focus_editor());
  await page.evaluate(() => Jupyter.notebook.edit_mode());
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  if (text !== "") await page.keyboard.insertText(text);
  await until("the text is there", async () => (await cellText()) === text);
}

/** Runs the text in the selected cell (the last one) and gives that cell when it has finished. */
async function run(text) {
  await write(text);
  await page.keyboard.press("Shift+Enter");
  return await finished(await lastRun());
}

/** The cell before the selected one: Shift-Enter has moved on. */
async function lastRun() {
  const index = await page.evaluate(() => Jupyter.notebook.get_selected_index() - 1);
  return page.locator(".cell").nth(index);
}

async function finished(cell) {
  await until("the cell ends", async () => typeof (await promptOf(cell)) === "number");
  await until("the kernel is idle", () =>
    page.evaluate(() => document.querySelector("#kernel_indicator_icon").className.includes("idle")),
  );
  return cell;
}

function promptOf(cell) {
  return cell.evaluate((element) => jQuery(element).data("cell").input_prompt_number);
}

function cellText() {
  return page.evaluate(() => Jupyter.notebook.get_selected_cell().get_text());
}

async function menu(name, entry) {
  await page.locator("#menubar .dropdown > a", { hasText: name }).click();
  await page.locator(entry).click();
}

/** Waits until an element has faded and slid in. */
async function still(element) {
  let before = "";
  await until("it stands still", async () => {
    const now = await element.evaluate(
      (node) => `${getComputedStyle(node).opacity} ${JSON.stringify(node.getBoundingClientRect())}`,
    );
    const same = now === before && now.startsWith("1 ");
    before = now;
    return same;
  });
}

async function picture(name) {
  await page?.screenshot({ path: join(PICTURES, `${name}.png`) });
}

// ------------------------------------------------------------------ the run

async function did(name, act) {
  step = name;
  const since = performance.now();
  const value = await act();
  console.log(`  ok  ${name} (${Math.round(performance.now() - since)} ms)`);
  return value;
}

async function until(what, holds) {
  const stop = Date.now() + STEP_MS;
  while (!(await holds())) {
    if (Date.now() > stop) throw new Error(`waited ${STEP_MS / 1000} s in vain until ${what}`);
    await sleep(20);
  }
}

async function stop() {
  await browser?.close();
  browser = undefined;
  if (server === undefined) return;
  const gone = new Promise((resolve) =>
    server.exitCode === null ? server.once("exit", resolve) : resolve(),
  );
  kill(server.pid, "SIGTERM");
  await Promise.race([gone, sleep(5000, undefined, { ref: false })]);
  kill(-server.pid, "SIGKILL");
  const until = Date.now() + 3000;
  while (leftovers().length > 0 && Date.now() < until) await sleep(50);
}

async function end(code) {
  clearTimeout(limit);
  await stop().catch((error) => console.error(`e2e: ${error.message}`));
  for (const { pid } of leftovers()) kill(pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit(code);
}

/** Processes of this run, told by their environment (Linux only). */
function leftovers() {
  if (process.platform !== "linux") return [];
  const found = [];
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
    try {
      if (!readFileSync(`/proc/${name}/environ`, "latin1").includes(`JUPYTER_RUNTIME_DIR=${folder}`))
        continue;
      found.push({
        pid: Number(name),
        command: readFileSync(`/proc/${name}/cmdline`, "latin1").replaceAll("\0", " "),
      });
    } catch {
      // It ended, or is not ours.
    }
  return found.filter(({ command }) => command !== "");
}

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone.
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function firstOf(...paths) {
  const found = paths.find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  console.error(`e2e: none of these is there: ${paths.filter(Boolean).join(", ")}; set PYTHON and CHROMIUM`);
  process.exit(1);
}
