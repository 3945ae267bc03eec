#!/usr/bin/env node
/**
 * The composition root: the command line decides whether this process is the kernel's front, its engine, or a tool, and
 * is handed the tables of magics and of commands. Each part loads only when it is the one asked for, so that a kernel starts fast.
 */
const [, , command, ...rest] = process.argv;

if (command === "kernel") {
  const { startKernel } = await import("./session/start.ts");
  await startKernel(
    rest,
    async () => (await import("../magics/index.ts")).magicTable,
    async () => (await import("../lib/plots/still-picture.ts")).stillOf,
  );
} else if (command === "engine") {
  const { startEngine } = await import("./engine/start.ts");
  startEngine(
    async () => (await import("../magics/index.ts")).magicTable,
    async () => ({
      progress: (await import("../lib/core/progress.ts")).progress,
      plot: (await import("../lib/plots/plot.ts")).plot,
    }),
  );
} else {
  const [{ runCommandLine }, { commandTable }] = await Promise.all([
    import("./cli.ts"),
    import("../commands/index.ts"),
  ]);
  await runCommandLine(process.argv, commandTable);
}
