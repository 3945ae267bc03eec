/** The thread in which plotly.js draws still pictures: a figure comes in, SVG goes out. It is ended from outside when a figure never ends. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { parentPort } from "node:worker_threads";
import { installPage } from "./still-page.ts";

export interface StillTask {
  readonly id: number;
  readonly data: readonly unknown[];
  readonly layout: Readonly<Record<string, unknown>>;
  readonly width: number;
  readonly height: number;
}

export interface StillAnswer {
  readonly id: number;
  readonly svg?: string;
  readonly error?: string;
}

interface Plotly {
  toImage(figure: object, options: object): Promise<string>;
}

const scope = globalThis as unknown as Record<string, unknown>;
installPage(scope);
// Plotly tells its troubles with layout, which no reader can do anything about.
for (const name of ["log", "info", "warn", "trace", "error"] as const) console[name] = () => undefined;
const file = createRequire(import.meta.url).resolve("plotly.js-dist-min/plotly.min.js");
runInThisContext(readFileSync(file, "utf8"), { filename: "plotly.min.js" });
const plotly = scope["Plotly"] as Plotly;

parentPort!.on("message", (task: StillTask) => {
  const { id, data, layout, width, height } = task;
  const answer = (rest: Omit<StillAnswer, "id">): void => parentPort!.postMessage({ id, ...rest });
  plotly
    .toImage(
      { data, layout: { ...layout, width, height }, config: { staticPlot: true } },
      { format: "svg", width, height, imageDataOnly: true },
    )
    .then(
      (svg) => answer({ svg }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    );
});
