/** %config: settings of the kernel. */
import { defineMagic, nearest, rest, UsageError } from "../kernel/magic.ts";
import { settingValue, table } from "../lib/core/index.ts";

export default defineMagic({
  name: "config",
  kind: "line",
  summary: "Lists the settings, reads one, or sets one.",
  args: { setting: rest("name to read; name=value to set") },
  examples: ["%config", "%config typecheck", "%config typecheck=warn"],
  async run(context, { setting }) {
    const settings = await context.session.configs();
    if (setting === "")
      return table({
        columns: ["setting", "value", "choices", "meaning"],
        rows: Object.entries(settings).map(([name, { value, choices, description }]) => [
          name,
          String(value),
          choices?.join(", "),
          description,
        ]),
      });
    const [, name = "", sign, given = ""] = /^([^\s=]+)\s*(=?)\s*([^]*)$/.exec(setting) ?? [];
    const found = settings[name];
    if (found === undefined) {
      const near = nearest(name, Object.keys(settings));
      throw new UsageError(
        `%config: no setting "${name}"; ${near === undefined ? "%config lists them" : `did you mean ${near}?`}`,
      );
    }
    if (given === "" && sign === "") return found.value;
    const { value, problem } = settingValue(given, found.value);
    if (problem !== undefined) throw new UsageError(`%config: ${name} ${problem}; got "${given}"`);
    if (found.choices !== undefined && !found.choices.includes(String(value))) {
      const near = nearest(given, found.choices);
      throw new UsageError(
        `%config: ${name} must be one of ${found.choices.join(", ")}; got "${given}"${near === undefined ? "" : `; did you mean ${near}?`}`,
      );
    }
    await context.session.setConfig(name, value);
    return undefined;
  },
});
