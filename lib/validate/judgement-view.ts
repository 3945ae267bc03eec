/** How a diagnosis shows itself: its verdict on top, pictures, tables; made only when somebody looks. */
import {
  digestOf,
  digestSymbol,
  displaySymbol,
  findingGroup,
  htmlTable,
  pictures,
  sheet,
  statusMark,
  strip,
  textTable,
  wrapText,
  type Displayable,
  type Table,
} from "../core/index.ts";
import type { Judgement } from "./judgement.ts";
import type { Picture } from "./report-plots.ts";

/** What stands beneath the verdict. */
export interface JudgementView {
  readonly title: string;
  /** Sizes, metric, folds. */
  readonly aside?: string;
  readonly pictures?: readonly Picture[];
  readonly tables?: readonly Table[];
}

const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

/** The same record, which shows itself. Its JSON stays as it is. */
export function withView<T extends Judgement>(
  report: T,
  view: (report: T) => JudgementView,
): T & Displayable {
  const methods: Record<symbol, unknown> = {
    [digestSymbol]: () => digestOf(report, view(report).title),
    [displaySymbol]: () => {
      const made = view(report);
      return { "text/html": judgementHtml(report, made), "text/plain": judgementText(report, made) };
    },
    [inspectSymbol]: () => judgementText(report, view(report)),
  };
  const result = { ...report };
  for (const key of Object.getOwnPropertySymbols(methods))
    Object.defineProperty(result, key, { value: methods[key], enumerable: false });
  return Object.freeze(result) as T & Displayable;
}

/** The diagnosis for a notebook or a report. */
export function judgementHtml({ status, message, fix }: Judgement, view: JudgementView): string {
  const { title, aside = "", tables = [] } = view;
  return sheet([
    strip({ status, title, aside, message }),
    fix === "" ? "" : findingGroup("", [fix]),
    view.pictures === undefined || view.pictures.length === 0
      ? ""
      : pictures(view.pictures.map(({ svg }) => svg())),
    ...tables.map((table) => `<div style="overflow-x:auto;margin-top:10px">${htmlTable(table)}</div>`),
  ]);
}

function judgementText({ status, message, fix }: Judgement, view: JudgementView): string {
  const { title, aside = "", tables = [] } = view;
  return [
    [
      `${title}${aside === "" ? "" : ` (${aside})`}`,
      ...wrapText(message, 94).map((line, i) => `${i === 0 ? statusMark(status) : " ".repeat(15)} ${line}`),
      ...(fix === "" ? [] : wrapText(`→ ${fix}`, 94).map((line) => `${" ".repeat(16)}${line}`)),
    ].join("\n"),
    ...tables.map(textTable),
  ].join("\n\n");
}
