/** %%tune: search for the best parameters; the cell body is the objective. */
import {
  liveTuning,
  prunersByName,
  readDuration,
  samplerNamed,
  samplersByName,
  type Objective,
  type PrunerName,
  type SamplerName,
} from "../lib/tune/index.ts";
import { defineMagic, expressionOption, flag, option, UsageError, z } from "../kernel/magic.ts";

const samplers = Object.keys(samplersByName) as [SamplerName, ...SamplerName[]];
const pruners = Object.keys(prunersByName) as [PrunerName, ...PrunerName[]];

export default defineMagic({
  name: "tune",
  kind: "cell",
  summary:
    "Searches for the best parameters (Optuna's way): the cell body is the objective, with a typed `trial`.",
  details: `The body suggests parameters with trial.suggestFloat, suggestInt and suggestCategorical, and returns the value to optimise (or one
for each objective); without return its last expression counts. trial.report and trial.shouldPrune end hopeless trials early: throw new
TrialPruned(). While it runs, the display shows the best value and the history; an interrupt ends it and keeps every finished trial.
The study is found again by its name: const study = %study NAME. Without --storage it lives in this session's memory;
--storage sqlite:///study.db keeps it, and other processes may join it (assay worker). With --jobs the body runs on worker threads, with
copies of the variables that it mentions.`,
  args: {
    name: option(z.string().optional(), "Name of the study; default study-1, study-2, …", "n"),
    trials: option(
      z.number().int().min(1).optional(),
      "Trials to run; default 100, or none with --timeout",
      "t",
    ),
    direction: option(
      z.array(z.enum(["minimize", "maximize"])).default(["minimize"]),
      "What is better; give it once for each objective",
      "d",
    ),
    metric: option(
      z.array(z.string()).default([]),
      "Name of the value, for tables and plots; once for each objective",
      "m",
    ),
    sampler: option(z.enum(samplers).default("tpe"), "How parameters are chosen", "s"),
    pruner: option(z.enum(pruners).default("median"), "How hopeless trials are told", "p"),
    storage: option(
      z.string().optional(),
      "Where the study is kept: sqlite:///study.db, journal:study.log, postgresql://…",
    ),
    jobs: option(
      z.number().int().min(-1).optional(),
      "Trials at once, on worker threads; -1 for one per processor",
      "j",
    ),
    timeout: option(z.string().optional(), "No new trial after this time: 90, 90s, 10m, 2h"),
    seed: option(
      z.number().int().min(0).max(4294967295).optional(),
      "Seed of the sampler; the same seed gives the same trials",
    ),
    resume: flag("Goes on with the study of this name"),
    replace: flag("Deletes a study of this name first"),
    enqueue: expressionOption<object | readonly object[]>(
      "Parameters to try first: a record or a list of them",
    ).optional(),
    catch: flag("An error of the body fails its trial and does not end the study"),
    compat: option(z.enum(["4", "5"]).default("5"), "Semantics of Optuna 5.0, or of 4.9"),
    quiet: flag("Shows nothing: only the study counts", "q"),
  },
  body: "typescript",
  parameters: { trial: 'import("assay/tune").Trial' },
  examples: [
    '%%tune --name bowl --trials 20 --seed 1 --replace\nconst x = trial.suggestFloat("x", -5, 5);\nconst y = trial.suggestFloat("y", -5, 5);\nreturn (x - 1) ** 2 + y ** 2;',
    '%%tune --trials 10 --direction maximize --metric accuracy --seed 1\nimport { load } from "assay/data";\nimport { DecisionTreeClassifier } from "assay/models";\nimport { validate } from "assay/validate";\nconst depth = trial.suggestInt("maxDepth", 1, 6);\nconst result = await validate(new DecisionTreeClassifier({ maxDepth: depth }), load("iris"), "species");\nreturn result.metrics[0].mean;',
  ],
  async run(context, args, body) {
    if (body === undefined || body.trim() === "")
      throw new UsageError(
        "%%tune: wants the objective as the body of the cell; got nothing; write trial.suggestFloat(…) and return a number",
      );
    if (args.resume && args.replace)
      throw new UsageError("%%tune: --resume and --replace exclude each other; give one");
    const made = await context.compileFunction(body, ["trial"]);
    const { jobs, enqueue } = args;
    const timeout = args.timeout === undefined ? undefined : readDuration(args.timeout);
    const several = args.direction.length > 1;
    const study = await liveTuning(
      jobs === undefined || jobs === 1 ? (made.run as Objective) : await made.forThread(),
      {
        studyName: args.name,
        nTrials: args.trials ?? (timeout === undefined ? 100 : undefined),
        directions: args.direction,
        metricNames: args.metric,
        sampler: samplerNamed(args.sampler, args.seed),
        pruner: several ? prunersByName.none() : prunersByName[args.pruner](),
        storage: args.storage,
        nJobs: jobs,
        timeout,
        resume: args.resume,
        replace: args.replace,
        enqueue: (enqueue === undefined ? [] : [enqueue].flat()) as Record<string, unknown>[],
        catchAll: args.catch,
        compat: args.compat === "4" ? 4 : 5,
        signal: context.signal,
        quiet: args.quiet,
      },
      context.displayBundle,
    );
    return context.displayed(study);
  },
});
