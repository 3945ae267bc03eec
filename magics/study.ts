/** %study: shows a study that was tuned before, and gives it. */
import { deleteStudy, loadStudy, sessionStorage } from "../lib/tune/index.ts";
import { defineMagic, flag, option, positional, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "study",
  kind: "line",
  summary: "Shows a tuning study by its name: best trials, importances, pictures; its value is the study.",
  details:
    "Without --storage it looks among the studies of this session. The study has all of Optuna's methods: bestParams, trials, trialsDataframe(), optimize(…).",
  args: {
    name: positional(z.string(), "name of the study"),
    storage: option(
      z.string().optional(),
      "Where the study is kept: sqlite:///study.db, journal:study.log, postgresql://…",
    ),
    delete: flag("Deletes the study"),
    quiet: flag("Shows nothing: only the study counts", "q"),
  },
  examples: [
    'import { createStudy, sessionStorage } from "assay/tune";\nconst made = createStudy({ studyName: "valley", storage: sessionStorage(), loadIfExists: true });\nawait made.optimize((trial) => trial.suggestFloat("x", 0, 1) ** 2, { nTrials: 5 });\n%study valley',
  ],
  run(context, { name, storage, quiet, ...flags }) {
    const where = storage ?? sessionStorage();
    if (flags.delete) {
      deleteStudy({ studyName: name, storage: where });
      context.print(`deleted the study ${name}\n`);
      return undefined;
    }
    const study = loadStudy({ studyName: name, storage: where });
    if (!quiet) context.display(study);
    return context.displayed(study);
  },
});
