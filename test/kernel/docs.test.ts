/** The examples of the docs do what they say: each page's cells run in order; those marked `error` must fail. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { startLive } from "./live.ts";

it.each(["kernel", "writing-magics", "coming-from"])("docs/%s.md runs", async (name) => {
  const text = readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");
  const cells = [...text.matchAll(/^```ts( error)?\n([^]*?)\n```/gm)];
  expect(cells.length).toBeGreaterThan(0);
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
});
