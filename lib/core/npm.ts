/** Where npm is, and the folder in which it works: found next to the running Node, so that both fit together. */
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The command that starts the npm of this Node: its script under this Node, else `npm` from the PATH. */
export function npmCommand(execPath: string = process.execPath): { command: string; args: string[] } {
  const folder = dirname(execPath);
  const places = ["../lib/node_modules", "node_modules", "../share/nodejs"];
  const script = places
    .map((place) => join(folder, place, "npm/bin/npm-cli.js"))
    .find((path) => existsSync(path));
  return script === undefined ? { command: "npm", args: [] } : { command: execPath, args: [script] };
}

/** The nearest folder from `folder` upwards that npm takes for a project, or undefined. */
export function npmProject(folder: string): string | undefined {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(join(place, "package.json"))) return place;
    if (dirname(place) === place) return undefined;
  }
}

/** Writes the smallest package.json, so that npm installs here and nowhere above. */
export function createPackageJson(folder: string): void {
  writeFileSync(
    join(folder, "package.json"),
    `${JSON.stringify({ private: true, type: "module" }, null, 2)}\n`,
    { flag: "wx" },
  );
}

/** The words of a command line for npm, with what does not belong into a notebook switched off. */
export function npmArguments(line: string): string[] {
  const words = (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
    word.replace(/^(["'])([^]*)\1$/, "$2"),
  );
  const changes = /^(i|in|install|add|ci|un|uninstall|remove|rm|up|update)$/.test(words[0] ?? "");
  return changes ? [...words, "--no-audit", "--no-fund", "--no-update-notifier"] : words;
}

/** The environment without what an outer npm put there for its script (`npm start`): it would quiet or misplace this one. */
export function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const outer = /^npm_(?:lifecycle_|package_|command$|config_(?:loglevel|local_prefix|global|noproxy)$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
}
