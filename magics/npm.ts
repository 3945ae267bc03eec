/** %npm: packages for the notebook. */
import { defineMagic, rest, UsageError } from "../kernel/magic.ts";
import {
  createPackageJson,
  ExitError,
  interpolate,
  npmArguments,
  npmCommand,
  npmEnvironment,
  npmProject,
  runProcess,
} from "../lib/core/index.ts";

export default defineMagic({
  name: "npm",
  kind: "line",
  summary: "Runs npm in the notebook's folder, for example to install a package.",
  details: [
    "An installed package can be imported at once, without a restart. When neither the folder nor one above it has a",
    "package.json, installing writes one, so that packages land beside the notebook.",
  ].join("\n"),
  args: { command: rest("npm's own arguments: install PACKAGE, uninstall PACKAGE, ls, …") },
  examples: ["%npm ls", "%npm install nanoid"],
  async run(context, { command }) {
    if (command === "")
      throw new UsageError("%npm: wants a command; got nothing; write for example %npm install nanoid");
    const folder = ((await context.session.config("directory")) as string | undefined) ?? process.cwd();
    const args = npmArguments(
      await interpolate(command, await context.scope.names(), (code) => context.evaluate(code)),
    );
    const installs = /^(i|install|add)$/.test(args[0] ?? "");
    if (installs && npmProject(folder) === undefined) createPackageJson(folder);
    const npm = npmCommand();
    const { code } = await runProcess(npm.command, {
      args: [...npm.args, ...args],
      cwd: folder,
      env: npmEnvironment(process.env),
      signal: context.signal,
      onStdout: (text) => context.print(text),
      onStderr: (text) => context.warn(text),
    });
    if (code !== 0) throw new ExitError(`npm ${command}`, code);
    if (installs)
      context.print(
        `Installed in ${npmProject(folder) ?? folder}; imports work at once, without a restart.\n`,
      );
  },
});
