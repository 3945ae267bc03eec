/** %%brief: what is this model for? */
import { briefTemplate, readBrief } from "../lib/report/index.ts";
import { defineMagic, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "brief",
  kind: "both",
  summary: "Takes down the project's purpose as answers to what, why, who, when, where and how.",
  details: `One "question: answer" a line; a line that begins with blanks goes on with the answer above. Beside the six questions: title,
target, metric, goal, cost, owner, limits. Questions left open are named, and the record is kept in a variable (default: brief).
%brief alone puts an empty form into the next cell.`,
  args: {
    out: option(
      z
        .string()
        .regex(/^[A-Za-z_$][\w$]*$/, "must be a variable's name")
        .default("brief"),
      "Variable that takes the brief",
      "o",
    ),
  },
  examples: [
    "%%brief\ntitle: Benign or malignant\nwhat: classification of breast masses from measurements of cell nuclei\nwhy: fewer needless operations; the measurements exist\nwho: a pathologist, beside her own judgement\nwhen: within a minute of the measurement\nwhere: a laptop without network\nhow: 569 measured cases; gradient boosting in TypeScript\nmetric: recall of malignant cases at a precision of 0.95",
    "%brief",
  ],
  async run(context, { out }, body) {
    if (body === undefined) {
      context.session.payload({
        source: "set_next_input",
        text: `%%brief\n${briefTemplate()}`,
        replace: false,
      });
      return undefined;
    }
    const brief = readBrief(body);
    await context.scope.set(out, brief);
    return brief;
  },
});
