/**
 * Every example of every magic, and what only a real kernel can show: output as it comes, interrupts, names across cells.
 * One kernel in a folder of its own; its history lies there too.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ownKernelJson } from "../../kernel/kernelspec.ts";
import { startKernel, type KernelClient } from "../../kernel/runner/client.ts";
import type { Json, Message } from "../../kernel/wire/message.ts";
import { magicTable } from "../../magics/index.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "assay-magics-")));
/** Examples that need a network run only where there is one for sure. */
const ONLINE = process.env["ASSAY_ONLINE"] === "1";
const NETWORK = /%npm install/;
/** Ends the engine: last. */
const LAST = ["reset", "restart"];

interface Ran {
  readonly status: string;
  readonly content: Json;
  readonly out: string;
  readonly err: string;
  /** Data of displays and of the result. */
  readonly shown: readonly Record<string, string>[];
  readonly payload: readonly Json[];
}

let kernel: KernelClient;
const heard: Message[] = [];

async function run(code: string, during?: () => Promise<void>): Promise<Ran> {
  const { request, done } = kernel.execute(code);
  await during?.();
  const { status, content } = await done;
  const messages = heard.filter((message) => message.parent["msg_id"] === request);
  const stream = (name: string): string =>
    messages
      .filter((message) => message.header.msg_type === "stream" && message.content["name"] === name)
      .map((message) => String(message.content["text"]))
      .join("");
  const shown = messages
    .filter((message) => /^(display_data|execute_result)$/.test(message.header.msg_type))
    .map((message) => message.content["data"] as Record<string, string>);
  return {
    status,
    content,
    out: stream("stdout"),
    err: stream("stderr"),
    shown,
    payload: (content["payload"] ?? []) as Json[],
  };
}

const text = (ran: Ran): string => ran.shown.map((data) => data["text/plain"]).join("\n");
const trouble = (ran: Ran): string =>
  JSON.stringify([ran.content["ename"], ran.content["evalue"], ran.out, ran.err]);

beforeAll(async () => {
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "sub", "part.ts"), "export const part: number = 20;\n");
  writeFileSync(
    join(folder, "analysis.ts"),
    'import { part } from "./sub/part.ts";\nconst analysed: number = part + 1;\n',
  );
  writeFileSync(
    join(folder, "notebook.ipynb"),
    JSON.stringify({
      cells: [{ cell_type: "code", source: ["const fromNotebook = 5;\n", "fromNotebook"] }],
      metadata: {},
    }),
  );
  writeFileSync(
    join(folder, "shout.ts"),
    'export default { name: "shout", kind: "line", summary: "Shouts a word.", args: {}, examples: ["%shout"], run: (context: { print(text: string): void }) => context.print("HEY\\n") };\n',
  );
  const spec = {
    ...ownKernelJson(),
    env: { HOME: folder, ASSAY_HISTORY: join(folder, "history") },
  };
  kernel = await startKernel({ name: "assay", spec }, folder, (message) => void heard.push(message));
}, 60_000);

afterAll(async () => {
  await kernel?.shutdown();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe("examples", () => {
  const own = magicTable.filter((entry) => !LAST.includes(entry.name));
  const cases = [...own, ...magicTable.filter((entry) => LAST.includes(entry.name))].flatMap((entry) =>
    entry.examples.map((example) => ({ title: `${entry.name}: ${example.replaceAll("\n", "⏎")}`, example })),
  );

  it.each(cases.filter(({ example }) => ONLINE || !NETWORK.test(example)))(
    "$title",
    async ({ example }) => {
      await run("let count = 0;");
      const ran = await run(example);
      expect(ran.status, trouble(ran)).toBe("ok");
      expect(ran.err).not.toMatch(/Error/);
    },
    60_000,
  );
});

describe("in a real kernel", () => {
  it("answers a wrong call with one line and the usage", async () => {
    const ran = await run("%timeit --repeat often 1");
    expect(ran.status).toBe("error");
    expect(ran.content["ename"]).toBe("UsageError");
    expect(ran.content["evalue"]).toMatch(
      /^%timeit: --repeat wants a whole number; got "often"\nusage: %timeit /,
    );
    expect((ran.content["traceback"] as string[]).join("\n")).not.toMatch(/\n +at /);
  });

  it("shows help for every magic", async () => {
    for (const entry of magicTable) {
      const ran = await run(entry.kind === "cell" ? `%%${entry.name} --help\n` : `%${entry.name} --help`);
      expect(ran.out, entry.name).toContain(entry.summary);
    }
  }, 60_000);

  it("times in the user's scope at native speed", async () => {
    await run("let sum = 0; const xs = Array.from({ length: 1e6 }, (_, i) => i);");
    const ran = await run(
      "const t = %timeit -n 5 -r 3 -q -o sum = 0; for (let i = 0; i < xs.length; i++) sum += xs[i];\n[t.best < 0.2, sum]",
    );
    expect(text(ran)).toBe("[ true, 499999500000 ]");
    expect((await run("%who")).out).not.toMatch(/__timed/);
  });

  it("keeps what a timed, captured or profiled body declares", async () => {
    await run("%%time\nconst fromTime = 1;");
    await run("%%capture shut\nconst fromCapture = 2;\nconsole.log(fromCapture)");
    await run("%%prun -q\nconst fromProfile = 3;");
    const ran = await run("[fromTime, fromCapture, fromProfile, shut.stdout]");
    expect(text(ran)).toBe("[ 1, 2, 3, '2\\n' ]");
    expect((await run("%time fromTime + 1")).out).toContain("Wall time");
  });

  it("says where timed code fails, in the cell's own lines", async () => {
    const ran = await run("%%time\nlet fine = 1;\nnull!.field;");
    expect(ran.status).toBe("error");
    expect((ran.content["traceback"] as string[]).join("\n")).toMatch(/line 3|:3:/);
  });

  it("streams a shell command that stands alone, and gives lines where they are taken", async () => {
    expect(await run("!echo hello")).toMatchObject({ out: "hello\n", shown: [] });
    expect(text(await run('const word7 = "hi";\nconst got = !echo {word7} there\ngot'))).toBe(
      "[ 'hi there' ]",
    );
    expect((await run("!echo out; echo err >&2")).err).toBe("err\n");
  });

  it("shows a script's output while it runs", async () => {
    let early = "";
    const before = heard.length;
    const ran = await run("%%bash\necho first; sleep 1; echo second", async () => {
      for (let i = 0; i < 80 && early === ""; i++) {
        await sleep(10);
        early = heard
          .slice(before)
          .filter((message) => message.header.msg_type === "stream")
          .map((message) => String(message.content["text"]))
          .join("");
      }
    });
    expect(early).toBe("first\n");
    expect(ran.out).toBe("first\nsecond\n");
  });

  it.each([
    ["%%bash\necho $$ > pid; sleep 60", "a script"],
    ["!sleep 60", "a command"],
    ["%timeit -n 100000000 -r 100 Math.sqrt(Math.random())", "a timed loop"],
    ["%timeit -r 1000 await new Promise((done) => setTimeout(done, 10))", "awaiting timed code"],
    ["%time while (true) {}", "an endless loop"],
    ["%%prun\nwhile (true) {}", "a profile"],
  ])(
    "%s is interrupted (%s)",
    async (code) => {
      const start = performance.now();
      const ran = await run(code, async () => {
        await sleep(500);
        kernel.interrupt();
      });
      expect(ran.content["ename"]).toBe("KeyboardInterrupt");
      expect(performance.now() - start).toBeLessThan(6000);
      expect(text(await run("1 + 1"))).toBe("2");
    },
    20_000,
  );

  // A sampling profiler: now and then V8 puts the whole loop on the caller, into which it moved the function.
  it("profiles again after an interrupted profile", { retry: 2 }, async () => {
    const ran = await run(
      "%%prun\ninterface Gone {\n  x: number;\n}\nfunction busy() { const end = performance.now() + 100; while (performance.now() < end) Math.random(); }\nbusy()",
    );
    expect(text(ran)).toMatch(/busy/);
    expect(text(ran)).toMatch(/busy +cell-\d+\.ts:5:/);
    expect(text(ran)).not.toMatch(/dispatch|profile\.js|runCompiled|node:internal/);
  });

  it("fails with a script's exit code", async () => {
    const ran = await run("%%bash\nexit 3");
    expect([ran.content["ename"], ran.content["evalue"]]).toEqual(["ExitError", "%%bash: exit code 3"]);
  });

  it("knows names, types and sizes of variables", async () => {
    await run(
      'const grid = [[1, 2], [3, 4], [5, 6]]; class Frame { shape = [120, 4] }; const frame = new Frame(); const bad = "<b>";',
    );
    const ran = await run("%whos");
    expect(text(ran)).toMatch(/grid +Array +3×2/);
    expect(text(ran)).toMatch(/frame +Frame +120×4/);
    expect(ran.shown[0]!["text/html"]).toContain("&#39;&lt;b&gt;&#39;");
    await run("%xdel grid");
    expect((await run("%who")).out).not.toMatch(/\bgrid\b/);
  });

  it("runs a file with its own relative imports, changed ones too", async () => {
    await run("%run analysis.ts");
    expect(text(await run("analysed"))).toBe("21");
    await sleep(20);
    writeFileSync(join(folder, "sub", "part.ts"), "export const part: number = 30;\n");
    await run("%run analysis.ts");
    expect(text(await run("analysed"))).toBe("31");
  });

  it("goes to another folder with imports, and back", async () => {
    expect((await run("%cd sub")).out).toBe(`${join(folder, "sub")}\n`);
    expect(text(await run('import { part as p2 } from "./part.ts";\np2'))).toBe("30");
    await run("%cd -");
    expect(text(await run("%pwd"))).toBe(`'${folder}'`);
  });

  it("loads text, help and source through payloads", async () => {
    expect((await run("%load analysis.ts")).payload).toMatchObject([
      { source: "set_next_input", replace: true, text: expect.stringContaining("const analysed") },
    ]);
    await run("/** Doubles. */\nfunction double7(n: number): number { return 2 * n; }");
    expect(JSON.stringify((await run("double7?")).payload)).toMatch(/number/);
    expect(JSON.stringify((await run("double7??")).payload)).toMatch(/return 2 \* n/);
    expect(JSON.stringify((await run("%timeit?")).payload)).toMatch(/Times short code/);
  });

  it("remembers inputs", async () => {
    await run("const remembered = 7;");
    const ran = await run('%history -g "remembered = 7"');
    expect(ran.out).toMatch(/\d+: const remembered = 7;/);
    expect((await run("%history -n")).out.split("\n").length).toBeGreaterThan(20);
    await run("let reruns = 0;");
    await run("reruns += 1;");
    await run("%rerun");
    expect(text(await run("reruns"))).toBe("2");
  });

  it("takes settings", async () => {
    await run("%typecheck off");
    expect((await run("%typecheck")).out).toBe("typecheck: off\n");
    await run("%config typecheck=warn");
    expect(text(await run("%config typecheck"))).toBe("'warn'");
    expect((await run("%config typecheck=wran")).content["evalue"]).toMatch(/did you mean warn\?/);
  });

  it("learns magics from a file", async () => {
    expect((await run("%load_ext ./shout.ts")).out).toMatch(/^Loaded %shout/);
    expect((await run("%shout")).out).toBe("HEY\n");
    expect(text(await run("%lsmagic"))).toContain("%shout");
  });

  it("installs a package that the next cell imports", async () => {
    mkdirSync(join(folder, "one"), { recursive: true });
    writeFileSync(
      join(folder, "one", "package.json"),
      JSON.stringify({ name: "one-package", version: "1.0.0", main: "index.js" }),
    );
    writeFileSync(join(folder, "one", "index.js"), "module.exports = { answer: 42 };");
    const ran = await run("%npm install ./one");
    expect(ran.status, trouble(ran)).toBe("ok");
    expect(text(await run('import { answer } from "one-package";\nanswer'))).toBe("42");
  }, 60_000);

  it("shows progress in one display", async () => {
    const before = heard.length;
    await run(
      'import { progress } from "assay";\nfor (const x of progress(Array.from({ length: 30 }), { label: "steps" })) await new Promise((done) => setTimeout(done, 20));',
    );
    const messages = heard.slice(before).filter((message) => /display_data/.test(message.header.msg_type));
    expect(messages[0]!.header.msg_type).toBe("display_data");
    expect(messages.slice(1).every((message) => message.header.msg_type === "update_display_data")).toBe(
      true,
    );
    expect(messages.length).toBeLessThanOrEqual(12);
    expect((messages.at(-1)!.content["data"] as Json)["text/plain"]).toMatch(/steps: █{20} 30\/30 \(100%\)/);
  });

  it.each([
    ["for (const x of progress(Array(1000).fill(0))) await new Promise((done) => setTimeout(done, 10));"],
    [
      "for (const x of progress(Array(1e9).keys())) { const end = performance.now() + 5; while (performance.now() < end); }",
    ],
  ])("shows an interrupt in the bar: %s", async (code) => {
    const before = heard.length;
    await run(code, async () => {
      await sleep(400);
      kernel.interrupt();
    });
    const last = heard
      .slice(before)
      .filter((message) => message.header.msg_type === "update_display_data")
      .at(-1)!;
    expect((last.content["data"] as Json)["text/plain"]).toMatch(/interrupted/);
  });

  it("starts afresh", async () => {
    await run("const gone = 1;");
    await run("%restart");
    const ran = await run("typeof gone");
    expect(text(ran)).toBe("'undefined'");
    expect((await run("%who")).out).toBe("No variables yet.\n");
  }, 30_000);
});
