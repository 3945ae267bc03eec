/** %prun: where the time goes. */
import { writeFile } from "node:fs/promises";
import { defineMagic, flag, option, rest, UsageError, z } from "../kernel/magic.ts";
import { expandHome, profileCpu, profileTable } from "../lib/core/index.ts";

const OWN = ["../kernel/", "../magics/"].map((folder) => new URL(folder, import.meta.url).href);

export default defineMagic({
  name: "prun",
  kind: "both",
  summary: "Runs code under the CPU profiler and shows the functions that took the most time.",
  details:
    "The value of the code is not kept. Time inside Node and the kernel counts for the function that called them.",
  args: {
    limit: option(z.int().min(1).default(30), "rows to show", "l"),
    sort: option(z.enum(["self", "total", "name"]).default("self"), "order of the rows", "s"),
    dump: option(
      z.string().optional(),
      "also writes the whole profile to a .cpuprofile file for browser tools",
      "D",
    ),
    quiet: flag("Shows nothing", "q"),
    code: rest("TypeScript to run; as %%prun the cell's body is run instead"),
  },
  body: "typescript",
  examples: [
    "%prun -l 5 for (let i = 0; i < 3e5; i++) JSON.parse(JSON.stringify({ i }))",
    "%%prun\nfunction slow(n: number): number { return n < 2 ? n : slow(n - 1) + slow(n - 2); }\nslow(25)",
  ],
  async run(context, { limit, sort, dump, quiet, code }, body) {
    if (body !== undefined && code !== "")
      throw new UsageError(`%%prun: takes no code on its line; got "${code}"; write it below`);
    const text = body ?? code;
    if (text.trim() === "") throw new UsageError("%prun: wants code to run; got nothing");
    const { js } = await context.compile(text);
    const { profile, error } = await profileCpu(() => context.runCompiled(js));
    if (dump !== undefined) await writeFile(expandHome(dump), JSON.stringify(profile));
    const hidden = (url: string): boolean =>
      url.startsWith("node:") || OWN.some((folder) => url.startsWith(folder));
    const result = profileTable(profile, { hidden, order: sort, limit, place: context.locate });
    if (error === undefined) return quiet ? undefined : result;
    if (!quiet) context.display(result);
    throw error;
  },
});
