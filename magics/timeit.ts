/** %timeit: how long short code takes, measured over many runs. */
import { defineMagic, flag, option, rest, UsageError, z, type MagicContext } from "../kernel/magic.ts";
import { timedLoopSource, timeit, timeitRemark } from "../lib/core/index.ts";

export default defineMagic({
  name: "timeit",
  kind: "both",
  summary: "Times short code over many runs and tells the mean and the spread.",
  details: [
    "The number of loops grows tenfold until one run takes 0.2 s; then 7 runs are made. The code runs in a plain loop",
    "inside a function that sees your variables, so it has native speed and leaves no variables behind; code with await",
    "is awaited in each pass. With %%timeit the text on the line is set-up, run once before each run and not timed.",
  ].join("\n"),
  args: {
    loops: option(
      z.int().min(1).optional(),
      "loops in each run; by default found so that one run takes 0.2 s",
      "n",
    ),
    repeat: option(z.int().min(1).default(7), "number of runs", "r"),
    precision: option(z.int().min(1).max(15).default(3), "significant digits", "p"),
    quiet: flag("Prints nothing", "q"),
    output: flag("Gives the result as a record: loops, repeat, best, worst, allRuns, average, stdev", "o"),
    code: rest("TypeScript to time; for %%timeit the set-up"),
  },
  body: "typescript",
  examples: [
    "%timeit -r 3 Math.sqrt(2)",
    "%%timeit -n 100 const xs = [3, 1, 2]\nconst ys = xs.toSorted();\nys[0]",
    "const timing = %timeit -n 5 -r 2 -q -o await new Promise(setImmediate)",
  ],
  async run(context, { loops, repeat, precision, quiet, output, code }, body) {
    const timed = body ?? code;
    if (timed.trim() === "") throw new UsageError("%timeit: wants code to time; got nothing");
    const loop = await compileLoop(context, timed, body === undefined ? "" : code);
    const result = await timeit(loop, {
      ...(loops === undefined ? {} : { loops }),
      repeat,
      precision,
      signal: context.signal,
      pause: () => new Promise((done) => void setImmediate(done)),
    });
    const remark = timeitRemark(result);
    if (!quiet) context.print(`${remark === "" ? "" : `${remark}\n`}${result}\n`);
    return output ? result : undefined;
  },
});

interface Timed {
  readonly loops: number;
  readonly clock: () => number;
  readonly mark: object;
  value?: unknown;
}

/** Tries the forms that keep the most speed first: synchronous before awaiting, one expression before statements. */
async function compileLoop(
  context: MagicContext,
  code: string,
  setup: string,
): Promise<(loops: number) => Promise<number> | number> {
  if (/^\s*(?:import|export)\b(?!\s*[(.])/m.test(`${setup}\n${code}`))
    throw new UsageError("%timeit: import and export cannot stand in a loop; put them into a cell before");
  const forms = /\bawait\b/.test(code + setup) ? [false, true] : [false];
  for (const isAsync of forms)
    for (const isExpression of [true, false]) {
      const source = timedLoopSource(code, { setup, isAsync, isExpression });
      const compiled = await context.compile(source).catch(() => undefined);
      if (compiled === undefined) continue;
      const run = (await context.runCompiled(compiled.js)) as (timed: Timed) => unknown;
      const mark = {};
      const seconds = (loops: number, result: unknown): number => {
        const [own, elapsed, passes] = Array.isArray(result) ? (result as [unknown, number, number]) : [];
        if (own !== mark || passes !== loops)
          throw new UsageError("%timeit: the code leaves the loop; take out return and break");
        return elapsed! / 1000;
      };
      const clock = (): number => performance.now();
      return (loops) => {
        const result = run({ loops, clock, mark });
        return isAsync
          ? (result as Promise<unknown>).then((value) => seconds(loops, value))
          : seconds(loops, result);
      };
    }
  await context.compile(setup === "" ? code : `${setup}\n${code}`); // Says what is wrong with the code as it was written.
  throw new UsageError("%timeit: the code cannot stand in a loop; put its declarations into a cell before");
}
