/** %audit in a real kernel: one display that grows, a value, a gate, and an interrupt that keeps what is done. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLive, type Live, type Ran } from "./live.ts";

let live: Live;

beforeAll(async () => {
  live = await startLive({ CI: "" });
  await live.run('import { load, fromColumns } from "assay/data";\nconst birds = load("penguins");');
}, 60_000);
afterAll(() => live?.close());

const html = (ran: Ran): string => String(ran.shown[0]?.["text/html"]);
/** Updates of the display, with the last content of each. */
const updates = (ran: Ran): Record<string, unknown>[] =>
  live.heard
    .filter(
      ({ header, parent }) => header.msg_type === "update_display_data" && parent["msg_id"] === ran.request,
    )
    .map(({ content }) => content["data"] as Record<string, unknown>);

describe("%audit", () => {
  it("shows one report, and no second one for its value", async () => {
    const ran = await live.run("%audit birds --label Species --suite quick");
    expect(ran.status, ran.traceback).toBe("ok");
    expect(ran.types.filter((type) => type === "display_data")).toHaveLength(1);
    expect(ran.types).not.toContain("execute_result");
    expect((updates(ran).at(-1)?.["text/html"] as string | undefined) ?? html(ran)).toContain(
      "Audit of penguins",
    );
  });

  it("gives its result as a value, that shows itself in a later cell", async () => {
    const taken = await live.run(
      "const a = %audit birds --label Species --suite quick --quiet\na.findings.length",
    );
    expect(Number(taken.result)).toBeGreaterThan(5);
    expect(taken.types).not.toContain("display_data");
    expect(html(await live.run("a"))).toContain('class="assay-sheet"');
  });

  it("closes a gate after the report is shown", async () => {
    const ran = await live.run('const films = load("movies");\n%audit films --suite quick --gate');
    expect(ran.status).toBe("error");
    expect(ran.content["ename"]).toBe("AuditFailure");
    expect(ran.content["evalue"]).toMatch(/^\d+ fail, .*completeness/);
    expect(ran.traceback).toBe(`AuditFailure: ${String(ran.content["evalue"])}`);
    expect(html(ran)).toContain("Audit of movies");
    expect((await live.run("%audit films --suite quick --quiet")).status).toBe("ok");
  });

  it("stops at once on an interrupt, keeps what is known, and the session goes on", async () => {
    await live.run(
      "const n = 300_000;\nconst wide = fromColumns(Object.fromEntries(Array.from({ length: 20 }, (_, j) => [`c${j}`, Float64Array.from({ length: n }, (_, i) => Math.sin(i * (j + 1)))])));",
    );
    const before = live.heard.length;
    let stopped = 0;
    const ran = await live.run("const partial = %audit wide", async () => {
      const shown = (): boolean =>
        live.heard.slice(before).some(({ header }) => header.msg_type === "display_data");
      for (let i = 0; i < 400 && !shown(); i++) await sleep(20);
      stopped = performance.now();
      live.kernel.interrupt();
    });
    expect(performance.now() - stopped).toBeLessThan(3000);
    expect(ran.content["ename"]).toBe("KeyboardInterrupt");
    expect(html(ran)).toContain("Columns");
    expect((await live.run("1 + 1")).result).toBe("2");
  }, 40_000);
});
