/** Our tslab against the real package's public types (1.0.22, copied to golden) and its documented behaviour. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as real from "../golden/tslab/public.js";
import * as ours from "../../kernel/engine/tslab.ts";
import { startLive, type Live } from "./live.ts";

// Compiled by `npm run types`: a missing name or another signature is an error here.
const same: typeof real = ours;
const back: Pick<typeof ours, keyof typeof real> = same;

let live: Live;
beforeAll(async () => {
  live = await startLive();
});
afterAll(() => live.close());

describe("tslab", () => {
  it("has the names of the real package", () => {
    expect(Object.keys(back).sort()).toEqual(["display", "newDisplay", "versions"]);
    expect(Object.keys(back.versions).sort()).toEqual(["node", "tslab", "typescript"]);
  });

  it("displays every type that tslab knows", async () => {
    const { shown } = await live.run(
      `import * as tslab from "tslab"; import { display } from "tslab";
       display.javascript("1"); display.html("<b>x</b>"); display.markdown("**x**"); display.latex("$x$"); display.svg("<svg/>");
       tslab.display.png(new Uint8Array([1])); tslab.display.jpeg(new Uint8Array([1])); tslab.display.gif(new Uint8Array([1])); tslab.display.pdf(new Uint8Array([1]));
       tslab.display.text("t"); tslab.display.raw("application/json", JSON.stringify({ a: 1 })); tslab.display.raw("x/y", new Uint8Array([1]))`,
    );
    expect(shown.map((data) => Object.entries(data)[0])).toEqual([
      ["application/javascript", "1"],
      ["text/html", "<b>x</b>"],
      ["text/markdown", "**x**"],
      ["text/latex", "$x$"],
      ["image/svg+xml", "<svg/>"],
      ["image/png", "AQ=="],
      ["image/jpeg", "AQ=="],
      ["image/gif", "AQ=="],
      ["application/pdf", "AQ=="],
      ["text/plain", "t"],
      ["application/json", { a: 1 }],
      ["x/y", "AQ=="],
    ]);
  });

  it("overwrites what a display showed before", async () => {
    const { types } = await live.run(
      `import { newDisplay } from "tslab"; const d = newDisplay(); d.text("1"); d.text("2"); newDisplay().text("3")`,
    );
    expect(types.filter((type) => type.includes("display"))).toEqual([
      "display_data",
      "update_display_data",
      "display_data",
    ]);
  });

  it("works in local modules too", async () => {
    await live.run(
      "require('fs').writeFileSync('show.ts', 'import { display } from \"tslab\"; export const show = (s: string): void => display.html(s);')",
    );
    expect((await live.run("import { show } from './show.ts'; show('<i>m</i>')")).shown[0]).toEqual({
      "text/html": "<i>m</i>",
    });
  });
});
