/** How an explanation shows itself: what was explained and how, and the most important features as a table. */
import { displaySymbol, htmlTable, textTable, type MimeBundle, type Table } from "../core/index.ts";
import type { Explanation } from "./explanation.ts";

/** Features that are listed. */
const LISTED = 15;

const inspectSymbol: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** Gives explanations their notebook form, and the same text in a terminal. */
export function explanationBundle(prototype: Explanation): void {
  Object.defineProperty(prototype, displaySymbol, {
    value(this: Explanation): MimeBundle {
      return bundleOf(this);
    },
  });
  Object.defineProperty(prototype, inspectSymbol, {
    value(this: Explanation): unknown {
      return bundleOf(this)["text/plain"];
    },
  });
}

function bundleOf(explanation: Explanation): MimeBundle {
  const { rows, columns, outputs, outputNames, method, exact, units, warnings } = explanation;
  const importance = explanation.importance();
  const [first] = explanation.rows === 1 ? [0] : [undefined];
  const single = first !== undefined && outputs === 1;
  const listed = [...explanation.order()].slice(0, LISTED);
  const title = [
    `Explanation of ${rows} ${rows === 1 ? "row" : "rows"}, ${columns} features${outputs > 1 ? `, outputs ${outputNames.join(", ")}` : ""}`,
    method,
    exact ? "exact" : "estimated",
    ...(units === "" ? [] : [`in ${units}`]),
  ].join(" · ");
  const spec: Table = {
    title,
    columns: single ? ["feature", "value", "contribution"] : ["feature", "mean |contribution|"],
    rows: listed.map((j) => [
      explanation.featureNames[j]!,
      ...(single
        ? [cellText(explanation.data?.[j]), rounded(explanation.at(0, j))]
        : [rounded(importance[j]!)]),
    ]),
    note: [
      ...(columns > listed.length ? [`${columns - listed.length} more features`] : []),
      ...warnings,
    ].join("; "),
  };
  return { "text/plain": textTable(spec), "text/html": htmlTable(spec) };
}

function rounded(x: number): number {
  return Number(x.toPrecision(5));
}

function cellText(value: unknown): string {
  return value === undefined || value === null ? "" : String(value as string | number);
}
