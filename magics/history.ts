/** %history: what was typed, in this session and in earlier ones. */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { defineMagic, flag, option, positional, UsageError, z, type HistoryEntry } from "../kernel/magic.ts";
import { expandHome, historyRanges, historyText } from "../lib/core/index.ts";

export default defineMagic({
  name: "history",
  kind: "line",
  summary: "Prints the inputs of this session or of earlier ones.",
  details: [
    "Ranges: 4, 3-7 (both ends), 3-, ~1/2-5 (lines 2 to 5 of the last session), 243/1-5 (session 243), ~2/ (a whole",
    "session), ~8/1-~6/5 (across sessions). Without a range: all inputs of this session.",
  ].join("\n"),
  args: {
    numbers: flag("Prints line numbers", "n"),
    outputs: flag("Prints outputs too", "o"),
    last: option(z.int().min(1).optional(), "the last N inputs, of all sessions", "l"),
    grep: option(
      z.string().optional(),
      "inputs of all sessions that contain the pattern; * and ? are wild",
      "g",
    ),
    unique: flag("With -g: each different input once", "u"),
    file: option(z.string().optional(), "writes to a file instead", "f"),
    ranges: positional(z.array(z.string()).default([]), "lines to print"),
  },
  examples: ["%history -n", "%history -n 1-2", "%history -l 5 -o", '%history -g "let *"'],
  async run(context, { numbers, outputs, last, grep, unique, file, ranges }) {
    const entries: HistoryEntry[] = [];
    const fetch = async (query: Parameters<typeof context.session.history>[0]): Promise<void> => {
      entries.push(...(await context.session.history({ ...query, output: outputs })));
    };
    if (grep !== undefined)
      await fetch({
        access: "search",
        pattern: `*${grep}*`,
        unique,
        ...(last === undefined ? {} : { n: last }),
      });
    else if (last !== undefined) await fetch({ access: "tail", n: last });
    else
      for (const word of ranges.length === 0 ? ["1-"] : ranges) {
        const parts = historyRanges(word);
        if (parts === undefined)
          throw new UsageError(`%history: "${word}" is no range; write 4, 3-7 or ~1/2-5`);
        for (const part of parts) await fetch({ access: "range", ...part });
      }
    const current = (await context.session.history({ access: "range", session: 0, start: 1 })).at(
      -1,
    )?.session;
    const text = historyText(entries, {
      numbers: numbers || (grep !== undefined && file === undefined),
      current,
    });
    if (file === undefined) return context.print(text);
    const path = expandHome(file);
    const ask = (globalThis as { confirm?: (text: string) => boolean }).confirm;
    if (existsSync(path) && ask?.(`${file} exists. Overwrite?`) !== true)
      throw new UsageError(`%history: ${file} exists; give another name`);
    await writeFile(path, text);
    context.print(`Wrote ${entries.length} input${entries.length === 1 ? "" : "s"} to ${file}\n`);
  },
});
