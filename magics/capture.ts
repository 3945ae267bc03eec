/** %%capture: keeps a cell's output instead of showing it. */
import { defineMagic, flag, positional, z } from "../kernel/magic.ts";
import { display, displaySymbol, host, terminal } from "../lib/core/index.ts";

export default defineMagic({
  name: "capture",
  kind: "cell",
  summary: "Runs the cell and keeps its output in a variable instead of showing it.",
  details: "The record has stdout, stderr, outputs (MIME bundles) and show(), which shows all of it again.",
  args: {
    noStdout: flag("Lets standard output through"),
    noStderr: flag("Lets standard error through"),
    noDisplay: flag("Lets displays and the value through"),
    name: positional(
      z
        .string()
        .regex(/^[A-Za-z_$][\w$]*$/, "must be a variable's name")
        .optional(),
      "the variable; without it the output is dropped",
      "name",
    ),
  },
  body: "typescript",
  examples: [
    '%%capture kept\nconsole.log("hidden");\n1 + 1',
    "%%capture --no-stderr\nconsole.error('shown')",
  ],
  async run(context, { noStdout, noStderr, noDisplay, name }, body = "") {
    const outcome = await context.capture(() =>
      context.evaluate(body).then(
        (value) => ({ value, failed: false }),
        (error: unknown) => ({ value: error, failed: true }),
      ),
    );
    const { value, failed } = outcome.value;
    const result = failed || value === undefined ? [] : [{ data: await context.bundle(value), metadata: {} }];
    const record = {
      stdout: noStdout ? "" : outcome.stdout,
      stderr: noStderr ? "" : outcome.stderr,
      outputs: noDisplay ? [] : [...outcome.outputs, ...result],
      show(): void {
        const place = host() ?? terminal;
        if (record.stdout !== "") place.print(record.stdout);
        if (record.stderr !== "") place.warn(record.stderr);
        for (const { data, metadata } of record.outputs)
          display({ [displaySymbol]: () => data }, { metadata });
      },
    };
    if (noStdout && outcome.stdout !== "") context.print(outcome.stdout);
    if (noStderr && outcome.stderr !== "") context.warn(outcome.stderr);
    if (noDisplay)
      for (const { data, metadata } of [...outcome.outputs, ...result])
        context.displayBundle(data, { metadata });
    if (name !== undefined) await context.scope.set(name, record);
    if (failed) throw value;
  },
});
