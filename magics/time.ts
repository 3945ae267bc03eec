/** %time: how long one run takes. */
import { defineMagic, rest, UsageError } from "../kernel/magic.ts";
import { timesText } from "../lib/core/index.ts";

export default defineMagic({
  name: "time",
  kind: "both",
  summary: "Runs code once and tells the wall time and the CPU time it took.",
  details:
    "Variables that the code declares stay, and its value is the value of the magic. Compiling is not counted; CPU time is that of the whole engine process, so it can be more than the wall time when threads work beside.",
  args: { code: rest("TypeScript to run; as %%time the cell's body is run instead") },
  body: "typescript",
  examples: [
    "%time Array.from({ length: 1e5 }, Math.random).sort().length",
    "%%time\nlet total = 0;\nfor (let i = 0; i < 1e6; i++) total += i;\ntotal",
    "const slept = %time await new Promise((done) => setTimeout(() => done(42), 20))",
  ],
  async run(context, { code }, body) {
    if (body !== undefined && code !== "")
      throw new UsageError(`%%time: takes no code on its line; got "${code}"; write it below`);
    const text = body ?? code;
    if (text.trim() === "") throw new UsageError("%time: wants code to run; got nothing");
    const { js, hasResult } = await context.compile(text);
    const cpu = process.cpuUsage();
    const start = performance.now();
    try {
      const value = await context.runCompiled(js);
      return hasResult ? value : undefined;
    } finally {
      const wall = (performance.now() - start) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      context.print(timesText(wall, { user: user / 1e6, system: system / 1e6 }));
    }
  },
});
