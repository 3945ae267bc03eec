/** The examples of the docs do what they say: each page's cells run in order; those marked `error` must fail. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { startLive } from "./live.ts";

const folder = new URL("../../docs/", import.meta.url);
const pages = [...readdirSync(folder).filter((file) => file.endsWith(".md")), "../README.md"]
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), "utf8") }))
  .filter(({ text }) => /^```ts/m.test(text));

it("finds the pages with examples", () => expect(pages.length).toBeGreaterThan(5));

it.each(pages)(
  "docs/$file runs",
  async ({ text }) => {
    const cells = [...text.matchAll(/^```ts( error)?\n([^]*?)\n```/gm)];
    const live = await startLive();
    try {
      for (const [, fails, code = ""] of cells) {
        const { status, traceback } = await live.run(code);
        expect(`${code}\n${status === "ok" ? "ok" : fails ? "error" : traceback}`).toBe(
          `${code}\n${fails ? "error" : "ok"}`,
        );
      }
    } finally {
      await live.close();
    }
  },
  120_000,
);
