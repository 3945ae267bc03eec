/**
 * `assay lab` in headless Chromium, driven as a person would, mostly by keys: files, cells, completion, help, plots, questions, interrupts, search,
 * saving, restarts; and what tries to get in: a wrong token, another site, a path that leads out, markup in names and outputs. No request leaves
 * loopback, and the console has no error. Pictures go to out/e2e/.
 *
 *     npm run build && node test/e2e/lab.mjs
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PICTURES = join(ROOT, "out", "e2e");
const LIMIT_MS = 120_000;
const EVIL = `<img src=x onerror="globalThis.pwned=1">`;

const home = mkdtempSync(join(tmpdir(), "assay-lab-e2e-"));
const work = join(home, "work");
mkdirSync(join(work, "deep"), { recursive: true });
mkdirSync(PICTURES, { recursive: true });
for (const name of ["tour.ipynb", "penguins.ts", "scatter.ts", "data"])
  cpSync(join(ROOT, "notebooks", name), join(work, name), { recursive: true });
writeFileSync(join(home, "secret.txt"), "secret");
symlinkSync(join(home, "secret.txt"), join(work, "leak.txt"));
writeFileSync(join(work, "deep", `${EVIL.replaceAll("/", "")}.txt`), EVIL);
writeFileSync(join(work, "evil.ipynb"), JSON.stringify(evilNotebook()));

let step = "start";
let page;
const problems = [];
const limit = setTimeout(() => end(1, `not done after ${LIMIT_MS / 1000} s; stopped in "${step}"`), LIMIT_MS);
const lab = spawn(
  process.execPath,
  [join(ROOT, "dist/kernel/main.js"), "lab", work, "--port", "0", "--no-browser"],
  {
    env: { ...process.env, XDG_STATE_HOME: join(home, "state"), HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  },
);
const address = await new Promise((resolve, reject) => {
  let text = "";
  lab.stdout.on("data", (piece) => {
    text += piece;
    const found = /http:\/\/\S+/.exec(text);
    if (found !== null) resolve(new URL(found[0]));
  });
  lab.once("exit", (code) => reject(new Error(`assay lab ended with ${code}: ${text}`)));
});
const origin = address.origin;
const token = address.searchParams.get("token");
const browser = await chromium.launch({
  executablePath: [
    process.env.CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((path) => path !== undefined && existsSync(path)),
  args: ["--no-sandbox"],
});

try {
  await main();
  const left = await stop();
  assert.deepEqual(left, [], "no kernel outlives the lab");
  assert.deepEqual(problems, [], "console errors and foreign requests");
  end(0, "all steps passed");
} catch (error) {
  await picture("lab-failed").catch(() => undefined);
  end(1, `failed in "${step}": ${error.stack ?? error}\n${problems.join("\n")}`);
}

async function main() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${step}: ${message.text().slice(0, 300)}`);
  });
  page.on("pageerror", (error) => problems.push(`${step}: ${error.stack ?? error}`));
  page.on("request", (asked) => {
    const at = new URL(asked.url());
    if (at.origin !== origin && !/^(data|blob):$/.test(at.protocol))
      problems.push(`${step}: asked ${at.href}`);
  });

  await did("without the token nothing is shown", async () => {
    const answer = await page.goto(origin);
    assert.equal(answer.status(), 403);
    assert.match(await page.innerText("body"), /needs its token/);
    problems.length = 0;
  });

  await did("open the address", async () => {
    await page.goto(address.href);
    await page.waitForSelector("body[data-ready=true]");
    assert.doesNotMatch(page.url(), /token/, "the token leaves the address");
    assert.doesNotMatch(await page.evaluate(() => document.cookie), /assay/, "no script reads the token");
    assert.match(await page.innerText(".lab-list"), /data[\s\S]*deep[\s\S]*tour\.ipynb/);
    assert.doesNotMatch(await page.innerText(".lab-list"), /leak/, "links that lead out are not listed");
    await pictures("lab-files");
  });

  await did("a folder, with a hostile name in it", async () => {
    await page.click("a.lab-link:has-text('deep')");
    await page.waitForSelector(".lab-link:has-text('onerror')");
    await page.click(".lab-link:has-text('onerror')");
    await page.waitForSelector(".cm-content:has-text('onerror')");
    await safe();
    await page.goto(origin);
    await page.waitForSelector("body[data-ready=true]");
  });

  await did("what a foreign notebook brings is inert", async () => {
    await open("evil.ipynb");
    await page.waitForSelector(".jp-OutputArea-output");
    await page.waitForTimeout(500);
    await safe();
    // Its broken picture is looked for, here; that alone is allowed.
    const missing = problems.filter((text) => /status of 404/.test(text));
    problems.splice(0, problems.length, ...problems.filter((text) => !missing.includes(text)));
  });

  await did("open a notebook", async () => {
    await open("tour.ipynb");
    await page.waitForSelector(".jp-Notebook h1:has-text('A tour of Assay')");
  });

  await did("keys: help, new cell, run", async () => {
    await page.keyboard.press("h");
    await page.waitForSelector(".lab-keys");
    await picture("lab-keys");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".jp-Dialog", { state: "detached" });
    await type("const answer = 6 * 7; answer");
    await output("42");
  });

  await did("complete and explain", async () => {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("answer.toFi");
    await page.keyboard.press("Tab");
    await until("the name is whole, or offered", () => {
      const offered = document.querySelector(".jp-Completer:not(.lm-mod-hidden) .jp-Completer-item");
      return (
        offered !== null ||
        /answer\.toFixed/.test(document.querySelector(".jp-mod-selected .cm-content").textContent)
      );
    });
    if ((await page.$(".jp-Completer:not(.lm-mod-hidden)")) !== null) await page.keyboard.press("Enter");
    await until("the name is whole", () =>
      /answer\.toFixed/.test(document.querySelector(".jp-mod-selected .cm-content").textContent),
    );
    await page.keyboard.press("Shift+Tab");
    await page.waitForSelector(".jp-Tooltip:has-text('toFixed')");
    await picture("lab-explain");
    await page.keyboard.press("Escape");
  });

  await did("a live plot", async () => {
    await type(
      '({ data: [{ type: "scatter", x: [1, 2, 3], y: [3, 1, 2] }], layout: { title: { text: "Live" } } })',
    );
    await page.waitForSelector(".lab-plotly svg.main-svg .scatterlayer path");
    await pictures("lab-plot");
  });

  await did("an audit, with pictures", async () => {
    await type('import { load } from "assay";\n%audit load("penguins") --label Species --no-gate');
    await page.waitForSelector(".assay-sheet .as-strip");
    await until("it is done", () => document.body.dataset.kernel === "idle");
    await pictures("lab-audit");
  });

  await did("progress, and output in its order", async () => {
    await type(
      'for (const i of progress([1, 2, 3, 4, 5])) await new Promise((r) => setTimeout(r, 60));\nconsole.log("done", 2 + 3)',
    );
    await page.waitForSelector(".jp-mod-selected [role=progressbar]");
    await output("done 5");
  });

  await did("a question is answered", async () => {
    await type('`hello ${prompt("name? ")}`');
    await page.waitForSelector(".jp-Stdin-input");
    await page.keyboard.type("Ada");
    await page.keyboard.press("Enter");
    await output("hello Ada");
  });

  await did("interrupt an endless loop", async () => {
    await type("let turns = 0; while (true) turns++;");
    await until("it runs", () => document.body.dataset.kernel === "busy");
    await page.keyboard.press("Escape");
    await page.keyboard.press("i");
    await page.keyboard.press("i");
    await output("KeyboardInterrupt");
    await type("[answer, turns > 0]");
    await output("[ 42, true ]");
  });

  await did("Markdown and formulas", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("b");
    await page.keyboard.press("m");
    await page.keyboard.press("Enter");
    await page.keyboard.type("## Energy\nSo $E = mc^2$, and\n\n$$\\int_0^1 x\\,dx = \\tfrac12$$");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".jp-mod-selected math[display=block]");
    assert.equal(await page.locator(".jp-mod-selected math").count(), 2);
    await pictures("lab-markdown");
  });

  await did("find", async () => {
    await page.keyboard.press("Control+f");
    await page.waitForSelector(".jp-DocumentSearch-overlay");
    await page.keyboard.type("answer");
    await until("it counts", () =>
      /\d+\/\d+/.test(document.querySelector(".jp-DocumentSearch-index-counter")?.textContent ?? ""),
    );
    await picture("lab-find");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".jp-DocumentSearch-overlay", { state: "detached" });
  });

  await did("save, and read what was saved", async () => {
    assert.match(await page.title(), /^•/, "the title says that there are changes");
    await page.keyboard.press("Control+s");
    await until("it is saved", () => !document.title.startsWith("•"));
    const saved = JSON.parse(readFileSync(join(work, "tour.ipynb"), "utf8"));
    assert.equal(saved.nbformat, 4);
    const cell = saved.cells.find(({ source }) => [source].flat().join("").includes("let turns"));
    assert.equal(cell.outputs.at(-1).output_type, "error");
    const plot = saved.cells.find(({ source }) => [source].flat().join("").includes('text: "Live"'));
    assert.ok(plot.outputs[0].data["image/png"].length > 1000, "a still picture stands beside the figure");
    assert.equal(
      saved.cells.some(({ metadata }) => "trusted" in metadata),
      false,
    );
  });

  await did("what was run here keeps its looks when it is opened again", async () => {
    await page.reload();
    await page.waitForSelector("body[data-ready=true]");
    await until("the sheet has its style", () => {
      const chip = document.querySelector(".assay-sheet .as-chip");
      return chip !== null && getComputedStyle(chip).borderRadius === "9px";
    });
    assert.equal(await page.evaluate(() => document.body.dataset.kernel), "idle", "the kernel is the same");
    await page.keyboard.press("b");
    await page.keyboard.press("Enter");
    await page.keyboard.type("answer + 1");
    await page.keyboard.press("Control+Enter");
    await output("43");
  });

  await did("restart, by keys", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("0");
    await page.keyboard.press("0");
    await page.waitForSelector(".jp-Dialog");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".jp-Dialog", { state: "detached" });
    await until("it is there again", () => document.body.dataset.kernel === "idle");
    await type("typeof answer");
    await output("undefined");
  });

  await did("a kernel that is killed is told of, and replaced", async () => {
    await type("process.ppid");
    const shown = page.locator(".jp-mod-selected .jp-OutputArea-output").last();
    await shown.waitFor();
    const text = await shown.innerText();
    process.kill(Number(text.trim()), "SIGKILL");
    await page.waitForSelector(".jp-Dialog:has-text('died')");
    await picture("lab-died");
    await page.keyboard.press("Enter");
    await until("it is there again", () => document.body.dataset.kernel === "idle");
    await type("1 + 1");
    await output("2");
  });

  await did("a new notebook, renamed", async () => {
    await page.keyboard.press("Control+s");
    await until("it is saved", () => !document.title.startsWith("•"));
    await page.click(".lab-tools [aria-label='New notebook']");
    await page.waitForSelector(".lab-row.is-open:has-text('Untitled.ipynb')");
    await page.waitForSelector("body[data-ready=true]");
    await page.hover(".lab-row.is-open");
    await page.click("[aria-label='Rename Untitled.ipynb']");
    await page.waitForSelector(".jp-Dialog input");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("mine.ipynb");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".lab-row.is-open:has-text('mine.ipynb')");
    assert.ok(existsSync(join(work, "mine.ipynb")));
    assert.equal(existsSync(join(work, "Untitled.ipynb")), false);
  });

  await did("a narrow page, light and dark, where plots take the page's ground", async () => {
    await page.setViewportSize({ width: 800, height: 700 });
    await open("tour.ipynb");
    await pictures("lab-narrow");
    await page.emulateMedia({ colorScheme: "dark" });
    await open("tour.ipynb");
    const paper = page.locator(".lab-plotly svg.main-svg").first();
    await paper.scrollIntoViewIfNeeded();
    assert.match(await paper.evaluate((svg) => svg.style.background), /rgba\(0, 0, 0, 0\)/);
    await picture("lab-plot-on-dark");
  });

  await did("who may not ask is refused", async () => {
    const good = { Authorization: `token ${token}` };
    const cases = [
      ["no token", "/api/contents/", {}, 403],
      ["a wrong token", "/api/contents/", { Authorization: "token 00" }, 403],
      ["the right token", "/api/contents/", good, 200],
      ["another host's name", "/api/contents/", { ...good, Host: "evil.example" }, 403],
      ["a link that leads out", "/api/contents/leak.txt", good, 403],
      ["dots", "/api/contents/..%2fsecret.txt", good, 400],
      ["dots twice encoded", "/api/contents/%252e%252e/secret.txt", good, 404],
      ["a hidden file", "/api/contents/.ssh", good, 404],
      ["assets above", "/..%2f..%2fpackage.json", good, 404],
    ];
    for (const [what, path, headers, status] of cases)
      assert.equal(await ask("GET", path, headers), status, what);
    const post = { ...good, Origin: "https://evil.example", "Content-Type": "application/json" };
    assert.equal(await ask("POST", "/api/kernels", post), 403, "another site's page");
    assert.equal(await ask("DELETE", "/api/contents/tour.ipynb", post), 403, "another site's page");
    assert.ok(existsSync(join(work, "tour.ipynb")));
  });
}

/** A file of the list, as a page of its own; kernel ready. */
async function open(name) {
  await page.goto(`${origin}/?path=${encodeURIComponent(name)}`);
  await page.waitForSelector("body[data-ready=true]");
  await until("the kernel is ready", () => document.body.dataset.kernel === "idle");
}

/** A new cell below the active one, run. */
async function type(code) {
  await until(
    "the notebook has the keys",
    () =>
      document.activeElement.closest(".jp-Cell") !== null &&
      document.querySelector(".jp-Stdin-input") === null,
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".jp-mod-selected .cm-focused");
  // As a paste: typed brackets would be closed by the editor.
  await page.keyboard.insertText(code);
  await page.keyboard.press("Control+Enter");
}

async function output(text) {
  await page.waitForSelector(`.jp-mod-selected .jp-OutputArea-output:has-text(${JSON.stringify(text)})`);
}

async function until(what, condition) {
  await page.waitForFunction(condition, undefined, { polling: 50 }).catch((error) => {
    throw new Error(`${what}: ${error.message}`);
  });
}

async function safe() {
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined, "markup of data ran");
}

async function did(what, work) {
  step = what;
  const begun = performance.now();
  await work();
  console.log(`lab: ${what} (${Math.round(performance.now() - begun)} ms)`);
}

async function picture(name) {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

async function pictures(name) {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await picture(colorScheme === "light" ? name : `${name}-dark`);
  }
}

function ask(method, path, headers) {
  return new Promise((resolve, reject) => {
    const call = request(
      { hostname: address.hostname, port: address.port, method, path, headers },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode));
      },
    );
    call.on("error", reject);
    call.end();
  });
}

/** Ends the lab as Ctrl-C does; processes that are left. */
async function stop() {
  await browser.close();
  const ended = new Promise((resolve) => lab.once("exit", resolve));
  lab.kill("SIGINT");
  await ended;
  if (process.platform !== "linux") return [];
  const { execFileSync } = await import("node:child_process");
  return execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes("connection.json") && line.includes("assay-lab-"));
}

function end(code, words) {
  clearTimeout(limit);
  (code === 0 ? console.log : console.error)(`lab: ${words}`);
  lab.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
  process.exit(code);
}

function evilNotebook() {
  const html = `${EVIL}<script>globalThis.pwned = 2</script><svg onload="globalThis.pwned=3"></svg><iframe srcdoc="<script>parent.pwned=4</script>"></iframe><a href="javascript:globalThis.pwned=5">x</a>`;
  const show = (data) => ({ output_type: "display_data", metadata: {}, data });
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "assay", display_name: EVIL, language: "typescript" }, title: EVIL },
    cells: [
      {
        id: "m",
        cell_type: "markdown",
        metadata: {},
        source: `# ${EVIL}\n${html}\n[x](javascript:globalThis.pwned=6) $\\href{javascript:globalThis.pwned=7}{x}$`,
      },
      {
        id: "c",
        cell_type: "code",
        metadata: { trusted: true },
        execution_count: 1,
        source: "1",
        outputs: [
          show({ "text/html": html }),
          show({
            "image/svg+xml": `<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.pwned=8"><script>globalThis.pwned=9</script></svg>`,
          }),
          show({ "application/javascript": "globalThis.pwned = 10" }),
          show({ "text/markdown": html }),
          show({
            "application/vnd.plotly.v1+json": {
              data: [
                { type: "bar", x: [EVIL], y: [1], text: [`<a href="javascript:globalThis.pwned=11">y</a>`] },
              ],
              layout: { title: { text: EVIL } },
            },
          }),
          { output_type: "error", ename: EVIL, evalue: EVIL, traceback: [html] },
        ],
      },
    ],
  };
}
