/** %%brief: what is this model for? */
import { frameOf, profileColumn } from "../lib/data/index.ts";
import { aboutBrief, briefTemplate, completeBrief, readBrief, type BriefTable } from "../lib/report/index.ts";
import { defineMagic, expressionOption, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "brief",
  kind: "both",
  summary:
    "Takes down the project's purpose as a form: what, why, who, when, where, how, and facts that are checked.",
  details: `One "question: answer" a line; a line that begins with blanks goes on with the answer above, and # begins a comment. Six questions
(what, why, who, when, where, how) are answered in words; those left open are named. Facts are optional, and checked: task (classification,
regression, ranking, clustering, generation, forecast), target (a column), metric (the name of a score), goal (a number), cost (false negative 5,
false positive 1), latency (100 ms, 2 s, offline), qps, rowsExpected, freshness (30 days), monitoring (weekly). In words again: decision, users,
privacy, owner, limits, outOfScope. A sentence as metric, goal or cost is kept as words. With --data TABLE the target must be a column of the table, of
a type that suits the task.
The record is kept in a variable (default: brief): brief.answers and brief.facts are the words, brief.typed the values (latency in milliseconds, null
for offline; ages in days), brief.open the open questions. %report prints it on top, and says so where there is none; %advise takes
task, target, latency and rowsExpected from it. %brief alone, or an empty body, gives the empty form and puts it into the next cell.
While you type, Tab offers the questions not yet answered and the answers to choose from; Shift-Tab says what a question asks.`,
  args: {
    out: option(
      z
        .string()
        .regex(/^[A-Za-z_$][\w$]*$/, "must be a variable's name")
        .default("brief"),
      "Variable that takes the brief",
      "o",
    ),
    data: expressionOption("Table in which the target must be a column that suits the task", "d").optional(),
  },
  assist: {
    complete: async (body, cursor) => {
      const asksForScore = /^\s*metric\s*:/i.test(body.slice(body.lastIndexOf("\n", cursor - 1) + 1));
      const { scorerNames } = asksForScore
        ? await import("../lib/validate/index.ts")
        : { scorerNames: () => [] };
      return completeBrief(body, cursor, scorerNames());
    },
    inspect: aboutBrief,
  },
  examples: [
    "%%brief\ntitle: Benign or malignant\nwhat: classification of breast masses from measurements of cell nuclei\nwhy: fewer needless operations; the measurements exist\nwho: a pathologist, beside her own judgement\nwhen: within a minute of the measurement\nwhere: a laptop without network\nhow: 569 measured cases; gradient boosting in TypeScript\nmetric: recall of malignant cases at a precision of 0.95",
    "%%brief\ntitle: Which penguin\nwhat: classification of penguins by what can be measured without harm\ntask: classification\ntarget: Species\nmetric: balancedAccuracy\ngoal: at least 0.95\ncost: wrong species 1\nlatency: 100 ms\nfreshness: 1 year\nmonitoring: quarterly\noutOfScope: other species, chicks",
    "%brief",
  ],
  async run(context, { out, data }, body) {
    if (body === undefined || body.trim() === "") {
      const form = `%%brief\n${briefTemplate()}`;
      context.session.payload({ source: "set_next_input", text: form, replace: false });
      context.print(`${form}\n`);
      return undefined;
    }
    const { scorerOf } = await import("../lib/validate/index.ts");
    const brief = readBrief(body, {
      scorer: scorerOf,
      ...(data === undefined ? {} : { table: tableOf(data) }),
    });
    await context.scope.set(out, brief);
    return brief;
  },
});

function tableOf(data: unknown): BriefTable {
  const frame = frameOf(data);
  return {
    columns: frame.columns,
    column: (name) => {
      const { type, distinct, numeric } = profileColumn(frame.column(name));
      return { type, distinct, integer: numeric?.integer ?? false };
    },
  };
}
