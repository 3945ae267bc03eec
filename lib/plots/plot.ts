/** A figure of one's own, from plotly's traces, in the theme of all others: transparent ground, safe colours, room for labels. */
import { figure, type Figure, type FigureParts, type Layout, type Trace } from "./figure.ts";

/**
 * @param given plotly's traces, or its `{ data, layout, config }`. @param layout goes over the given one and the theme.
 * @example plot([{ type: "scatter", x: [1, 2, 3], y: [2, 1, 4] }], { title: { text: "Three" } })
 * @throws TypeError on anything else.
 */
export function plot(given: FigureParts | readonly Trace[] | Trace, layout: Layout = {}): Figure {
  const parts = partsOf(given);
  const own: Layout = { ...parts.layout, ...layout };
  const named = parts.data.filter((trace) => trace["name"] !== undefined).length;
  const { bargap = 0.2, ...rest } = { showlegend: named > 1 || parts.data.length > 1, ...own } as Layout;
  return figure({ ...parts, layout: { bargap, ...rest } }, wordsOf(parts.data, own));
}

function partsOf(given: FigureParts | readonly Trace[] | Trace): FigureParts {
  if (Array.isArray(given)) return { data: given as readonly Trace[], layout: {} };
  const record = given as Partial<FigureParts> | null;
  if (record !== null && typeof record === "object") {
    if (Array.isArray(record.data)) return { layout: {}, ...record } as FigureParts;
    if (typeof (record as Partial<Trace>).type === "string") return { data: [record as Trace], layout: {} };
  }
  throw new TypeError(
    `plot: wants plotly's traces or { data, layout }; got ${given === null ? "null" : typeof given}; e.g. plot([{ type: "bar", x: ["a"], y: [1] }])`,
  );
}

function wordsOf(data: readonly Trace[], { title }: Layout): string {
  const text = typeof title === "string" ? title : (title as Layout | undefined)?.["text"];
  const kinds = data.map((trace) => trace.type ?? "scatter").join(", ");
  return typeof text === "string" && text !== "" ? `${text} (${kinds})` : `A figure: ${kinds}`;
}
