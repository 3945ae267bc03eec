/** %reset: forgets the user's variables. */
import { defineMagic, flag } from "../kernel/magic.ts";

export default defineMagic({
  name: "reset",
  kind: "line",
  summary: "Forgets all your variables, after asking.",
  details: "Loaded modules and timers stay; %restart gives a fresh engine.",
  args: { force: flag("Does not ask", "f") },
  examples: ["%reset -f"],
  async run(context, { force }) {
    const names = await context.scope.names();
    const ask = (globalThis as { confirm?: (text: string) => boolean }).confirm;
    if (!force && ask?.(`Forget ${names.length} variables? They cannot be brought back.`) !== true) {
      context.print("Nothing was forgotten; %reset -f does not ask.\n");
      return;
    }
    for (const name of names) await context.scope.delete(name);
    context.print(
      `Forgot ${names.length} variable${names.length === 1 ? "" : "s"}. %restart also drops loaded modules and timers.\n`,
    );
  },
});
