/** The session's settings, changed by `%config` and `%typecheck`. Each is declared once with its choices. */
import { UsageError } from "../error.ts";
import { nearest } from "../magic-table.ts";

interface Setting {
  readonly description: string;
  readonly choices: readonly string[];
  readonly initial: string;
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  typecheck: {
    description:
      "What type errors do: `warn` shows them beside the output, `strict` keeps the cell from running, `off` ignores them",
    choices: ["warn", "strict", "off"],
    initial: "warn",
  },
  plots: {
    description:
      "What is written of a plot: `both` the live figure and a still picture, `interactive` or `static` one of them, `html` a live figure for clients that know no plotly",
    choices: ["both", "interactive", "static", "html"],
    initial: "both",
  },
  history: {
    description: "Whether cells are kept for later sessions",
    choices: ["on", "off"],
    initial: "on",
  },
};

export class Settings {
  readonly #values = new Map(Object.entries(SETTINGS).map(([name, setting]) => [name, setting.initial]));

  get(name: string): string {
    this.#check(name);
    return this.#values.get(name)!;
  }

  set(name: string, value: unknown): void {
    const { choices } = this.#check(name);
    const word = String(value);
    if (choices.includes(word)) {
      this.#values.set(name, word);
      return;
    }
    const near = nearest(word, choices);
    throw new UsageError(
      `${name}: must be one of ${choices.join(", ")}; got "${word}"${near === undefined ? "" : `; did you mean ${near}?`}`,
    );
  }

  all(): Record<string, { value: string; choices: readonly string[]; description: string }> {
    return Object.fromEntries(
      Object.entries(SETTINGS).map(([name, { choices, description }]) => [
        name,
        { value: this.#values.get(name)!, choices, description },
      ]),
    );
  }

  #check(name: string): Setting {
    const setting = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
    if (setting !== undefined) return setting;
    const near = nearest(name, Object.keys(SETTINGS));
    throw new UsageError(
      `unknown setting "${name}"; ${near === undefined ? `known: ${Object.keys(SETTINGS).join(", ")}` : `did you mean ${near}?`}`,
    );
  }
}
