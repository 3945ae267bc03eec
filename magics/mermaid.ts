/** %%mermaid: shows a diagram. */
import { defineMagic } from "../kernel/magic.ts";

export default defineMagic({
  name: "mermaid",
  kind: "cell",
  summary: "Shows the cell's body as a Mermaid diagram, where the front end can draw one.",
  details: "JupyterLab from 4.1, GitHub and VS Code draw it themselves; nothing is fetched from a network.",
  args: {},
  examples: ["%%mermaid\nflowchart LR\n  data --> model --> report"],
  run: (context, _args, body = "") =>
    context.displayBundle({
      "text/vnd.mermaid": body,
      "text/markdown": `\`\`\`mermaid\n${body.trimEnd()}\n\`\`\``,
      "text/plain": body,
    }),
});
