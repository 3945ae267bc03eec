/** %rerun: runs earlier inputs again. */
import { defineMagic, option, positional, UsageError, z, type HistoryEntry } from "../kernel/magic.ts";
import { historyRanges } from "../lib/core/index.ts";

export default defineMagic({
  name: "rerun",
  kind: "line",
  summary: "Runs the last input again, or the inputs of a range.",
  details: "Inputs that themselves contain %rerun are left out. Ranges are written as for %history.",
  args: {
    last: option(z.int().min(1).default(1), "the last N inputs", "l"),
    grep: option(z.string().optional(), "the last input that contains the pattern", "g"),
    ranges: positional(z.array(z.string()).default([]), "lines to run, e.g. 3-7 or ~1/2-5"),
  },
  examples: ["%rerun 1", "%rerun -l 1"],
  async run(context, { last, grep, ranges }) {
    let entries: HistoryEntry[] = [];
    for (const word of ranges) {
      const parts = historyRanges(word);
      if (parts === undefined) throw new UsageError(`%rerun: "${word}" is no range; write 4, 3-7 or ~1/2-5`);
      for (const part of parts)
        entries.push(...(await context.session.history({ access: "range", ...part })));
    }
    const fit = (entry: HistoryEntry): boolean => !/(?:^|[\n=])\s*%rerun\b/.test(entry.input);
    if (grep !== undefined)
      entries = (await context.session.history({ access: "search", pattern: `*${grep}*` }))
        .filter(fit)
        .slice(-1);
    else if (ranges.length === 0)
      entries = (await context.session.history({ access: "tail", n: last + 10 })).filter(fit).slice(-last);
    else entries = entries.filter(fit);
    if (entries.length === 0) throw new UsageError("%rerun: no such input; %history -n lists them");
    const code = entries.map((entry) => entry.input);
    context.print(`=== Executing: ===\n${code.join("\n")}\n=== Output: ===\n`);
    let value: unknown;
    for (const input of code) value = await context.evaluate(input);
    return value;
  },
});
