/** %profile: what is in this table? */
import { liveAudit, readAuditFlags } from "../lib/audit/index.ts";
import { defineMagic, expression, flag, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "profile",
  kind: "line",
  summary:
    "Describes every column of a table: types, missing values, distributions, associations; judges as little as it can.",
  args: {
    data: expression("table, or the path of a file as a string"),
    sample: option(z.number().int().min(100).optional(), "Rows that costly checks look at, at most"),
    seed: option(z.number().int().min(0).default(0), "Seed of samples"),
    showValues: flag("Shows private-looking values unmasked"),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nconst birds = load("penguins");\n%profile birds',
    'import { load } from "assay/data";\nconst weather = load("seattle-weather");\nconst p = %profile weather --quiet\np.profiles[1]',
  ],
  async run(context, { data, quiet, ...flags }) {
    const options = {
      ...(await readAuditFlags(flags)),
      areas: [
        "completeness" as const,
        "structure" as const,
        "values" as const,
        "associations" as const,
        "privacy" as const,
      ],
      gate: false,
      signal: context.signal,
      quiet,
    };
    return context.displayed(await liveAudit(data, options, context.displayBundle));
  },
});
