/**
 * The command line: declares the commands, and loads of each only its own module. A wrong call is one line with the nearest
 * known word and exit code 2; what goes wrong in a command is one line and exit code 1.
 */
import { Command, CommanderError, Option } from "commander";
import type { LazyCommand, Terminal } from "./command.ts";
import { AssayError, UsageError } from "./error.ts";
import { nearest, type ArgumentSpec } from "./magic-table.ts";
import type { RawArguments } from "./magic-arguments.ts";
import type { InstallOptions } from "./install.ts";
import type { LabCommandOptions as LabOptions } from "./lab/lab.ts";
import { packageVersion } from "./package.ts";

type Run = (typeof import("./runner/run.ts"))["runCommand"];

/**
 * Runs one command; sets the exit code instead of ending the process, so that output is always flushed.
 * @param table the commands that stand on the library, handed over by the composition root
 */
export async function runCommandLine(
  argv: readonly string[],
  table: readonly LazyCommand[] = [],
): Promise<void> {
  const program = commands();
  try {
    for (const entry of table) await addCommand(program, entry, argv[2] === entry.name);
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return;
      complain(wrongCall(error, program, argv.slice(2)), 2);
    } else if (error instanceof UsageError) complain(error.message.replace(/^%/, ""), 2);
    else if (error instanceof AssayError) complain(error.message, error.code === "usage" ? 2 : 1);
    else
      complain(
        `unexpected: ${error instanceof Error ? error.message : String(error)}; please report it`,
        1,
        error,
      );
  }
}

function commands(): Command {
  const program = new Command("assay")
    .description("A Jupyter kernel for TypeScript.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .action(() => program.outputHelp());

  places(program.command("install").description("Tell Jupyter clients about this kernel."))
    .option("--name <name>", "name of the kernelspec (default: assay)")
    .option("--display-name <text>", 'name shown to people (default: "TypeScript (Assay)")')
    .action(async (options: InstallOptions) => print((await import("./install.ts")).install(options)));

  places(program.command("uninstall").description("Take a kernelspec of Assay away."))
    .option("--name <name>", "name of the kernelspec (default: assay)")
    .action(async (options: InstallOptions) => print((await import("./install.ts")).uninstall(options)));

  program
    .command("list")
    .description("List the kernelspecs of this machine; a star marks Assay's.")
    .action(async () => print((await import("./install.ts")).list()));

  program
    .command("doctor")
    .description("Say what is found, what is missing and how to mend it.")
    .action(async () => {
      const { examine, findingLine } = await import("./doctor.ts");
      for await (const finding of examine()) {
        print([findingLine(finding)]);
        if (finding.verdict === "bad") process.exitCode = 1;
      }
    });

  program
    .command("run")
    .description("Execute a notebook without a front end.")
    .argument("<notebook>", "the .ipynb file")
    .option("-o, --output <file>", "write the executed notebook there")
    .option("--html <file>", "write it as one HTML page")
    .addOption(
      new Option("--plots <style>", "figures of the page: pictures, or live (5 MB more)").choices([
        "static",
        "interactive",
      ]),
    )
    .option("--allow-errors", "go on after a cell that fails")
    .option("--timeout <seconds>", "stop a cell after so many seconds", seconds)
    .option("--param <name=value>", "set a variable before the first cell; may be repeated", repeated)
    .option("--kernel <name>", "kernelspec to run with (default: this Assay)")
    .action(async (notebook: string, options: Parameters<Run>[1]) => {
      const { runCommand } = await import("./runner/run.ts");
      process.exitCode = await runCommand(notebook, options);
    });

  program
    .command("lab")
    .description("Serve a folder of notebooks to the browser: edit, run, save. No Jupyter is needed.")
    .argument("[place]", "folder, or a notebook to open", ".")
    .option("--port <number>", "port; the next free one is taken (default: 8899)")
    .option("--host <address>", "address to listen on (default: 127.0.0.1, this machine only)")
    .option("--token <text>", "what pages must show (default: random)")
    .option("--no-browser", "only print the address")
    .action(async (place: string, options: LabOptions) => {
      process.exitCode = await (await import("./lab/lab.ts")).labCommand(place, options);
    });

  return program;
}

/** A command of the library: its record is loaded only when it is the one asked for. */
async function addCommand(program: Command, entry: LazyCommand, asked: boolean): Promise<void> {
  const command = program.command(entry.name).description(entry.summary);
  if (!asked) return;
  const [record, { describeArguments, readArguments }] = await Promise.all([
    entry.load(),
    import("./magic-arguments.ts"),
  ]);
  const specs = describeArguments(record.args);
  for (const spec of specs) declareArgument(command, spec);
  command.addHelpText(
    "after",
    `\nExamples:\n${record.examples.map((example) => `  assay ${example}\n`).join("")}`,
  );
  command.action(async () => {
    const given = command.opts<Record<string, string | boolean | string[]>>();
    const raw: RawArguments = {};
    for (const spec of specs) {
      const value = spec.position < 0 ? given[spec.name] : command.processedArgs[spec.position];
      if (value !== undefined) raw[spec.name] = value as string | boolean | string[];
    }
    const values = await readArguments(entry.name, record.args, raw, async (text) => text);
    const terminal = openTerminal();
    try {
      process.exitCode = await record.run(values, terminal);
    } catch (error) {
      // The library's own way to refuse a wrong call.
      if (error instanceof RangeError || error instanceof TypeError) complain(error.message, 2, error);
      else throw error;
    }
  });
}

function declareArgument(command: Command, spec: ArgumentSpec): void {
  const { name, description, required, many, flag, short, kind } = spec;
  if (spec.position >= 0) {
    const word = `${name}${many ? "..." : ""}`;
    command.argument(required ? `<${word}>` : `[${word}]`, description);
    return;
  }
  const value = kind === "boolean" ? "" : ` <${spec.choices?.join("|") ?? kind}>`;
  const option = new Option(`${short === "" ? "" : `-${short}, `}--${flag}${value}`, description);
  command.addOption(many ? option.argParser(repeated) : option);
}

function openTerminal(): Terminal {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(new AssayError("interrupted", "assay", "interrupted", "")));
  return {
    print: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    colour: process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
    live: process.stderr.isTTY === true,
    width: process.stdout.columns ?? 110,
    signal: stop.signal,
    functionOf: (file, exportName) => ({
      module: new URL(import.meta.url.replace(/cli\.(\w+)$/, "engine/file-function.$1")),
      data: { directory: process.cwd(), file, exportName },
    }),
    notebook: async (path, options) =>
      (await import("./runner/notebook-parts.ts")).notebookParts(path, options),
  };
}

function places(command: Command): Command {
  return command
    .option("--user", "in this user's data folder (the default)")
    .addOption(new Option("--sys-prefix", "in the active Python environment").conflicts("user"))
    .addOption(new Option("--prefix <folder>", "in FOLDER/share/jupyter").conflicts(["user", "sysPrefix"]));
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value < Infinity) return value;
  throw new AssayError(
    "usage",
    "--timeout",
    `wants a number of seconds above 0; got "${text}"`,
    "e.g. --timeout 60",
  );
}

function repeated(text: string, earlier: string[] = []): string[] {
  return [...earlier, text];
}

/** Commander's complaint in our form: what was wrong, and the nearest word that is right. */
function wrongCall(error: CommanderError, program: Command, words: readonly string[]): string {
  const command = program.commands.find((each) => each.name() === words[0]);
  const help = `see assay ${command === undefined ? "" : `${command.name()} `}--help`;
  if (error.code === "commander.excessArguments" && command === undefined) {
    const near = nearest(
      words[0] ?? "",
      program.commands.map((each) => each.name()),
    );
    return `unknown command "${words[0]}"; ${near === undefined ? help : `did you mean ${near}?`}`;
  }
  if (error.code === "commander.unknownOption") {
    const word = /'(.+?)'/.exec(error.message)?.[1] ?? "";
    const known = [...(command ?? program).options.map((option) => option.long ?? ""), "--help"];
    const near = nearest(word, known);
    return `unknown option ${word}; ${near === undefined ? help : `did you mean ${near}?`}`;
  }
  return `${error.message.replace(/^error: /, "")}; ${help}`;
}

function complain(message: string, exitCode: number, error?: unknown): void {
  const line = message.replace(/\s*\n\s*/g, " ");
  process.stderr.write(`assay: ${line}\n`);
  if (error instanceof Error && process.env["ASSAY_DEBUG"]) process.stderr.write(`${error.stack}\n`);
  process.exitCode = exitCode;
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}
