/**
 * A symmetric matrix of numbers in [-1, 1] as a triangle of tinted cells: blue above zero, vermilion below, hatched where there
 * is none. In the static picture a name stands on the diagonal, for the row to its left and the column below it.
 */
import { clusterOrder } from "./cluster-order.ts";
import {
  DARK,
  type Figure,
  figure,
  INK,
  type Json,
  plain,
  plainLabels,
  titled,
  type Trace,
} from "./figure.ts";
import { cutText } from "./number-text.ts";
import {
  box,
  COLOURS,
  element,
  filled,
  hatch,
  heading,
  label,
  ruler,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

export interface PairCell {
  /** Positions in `names`, `row` > `column`. */
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  /** What lies behind the value, or why there is none: "Spearman, 333 rows". */
  readonly how: string;
}

export interface PairMatrix {
  readonly names: readonly string[];
  readonly cells: readonly PairCell[];
}

/** Puts alike names side by side and the cells into row order. Distance is 1 - |value|; no value counts as 0. */
export function pairMatrix(
  names: readonly string[],
  lookup: (a: number, b: number) => { value: number | null; how: string },
): PairMatrix {
  const p = names.length;
  const distance = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j < i; j++)
      distance[i * p + j] = distance[j * p + i] = 1 - Math.abs(lookup(i, j).value ?? 0);
  const order = clusterOrder(distance, p);
  const cells = order.flatMap((i, row) =>
    order.slice(0, row).map((j, column) => ({ row, column, ...lookup(i, j) })),
  );
  return { names: order.map((i) => names[i]!), cells };
}

/** "0.53", "−0.20"; two places, and never a rounded 1. */
export function coefficientText(value: number): string {
  const size = Math.abs(value);
  const text = size < 1 && size >= 0.995 ? "0.99+" : size.toFixed(2);
  return value < 0 && Number(size.toFixed(2)) > 0 ? `\u2212${text}` : text;
}

/** Plotly heatmap of the lower triangle. */
export function pairMatrixFigure(matrix: PairMatrix, title: string, remark: string, words: string): Figure {
  const p = matrix.names.length;
  const grid = <T>(): (T | null)[][] =>
    Array.from({ length: p }, () => Array.from({ length: p }, (): T | null => null));
  const [z, text, hover, none, why] = [
    grid<number>(),
    grid<string>(),
    grid<string>(),
    grid<number>(),
    grid<string>(),
  ];
  for (const { row, column, value, how } of matrix.cells) {
    const pair = plain(`${cutText(matrix.names[row]!, 60)} × ${cutText(matrix.names[column]!, 60)}`);
    if (value === null) {
      none[row]![column] = 0;
      why[row]![column] = `${pair}: no value<br>${plain(cutText(how, 120))}`;
    } else {
      z[row]![column] = value;
      text[row]![column] = coefficientText(value).replace("0.", ".");
      hover[row]![column] = `${pair}: ${coefficientText(value)}<br>${plain(cutText(how, 120))}`;
    }
  }
  const names = plainLabels(matrix.names, 24);
  const common = { type: "heatmap", x: names, y: names, hoverinfo: "text", xgap: 1, ygap: 1 } as const;
  const data: Trace[] = [
    {
      ...common,
      z,
      hovertext: hover.map((row) => row.map((cell) => cell ?? "")),
      zmin: -1,
      zmax: 1,
      colorscale: SCALE,
      colorbar: { thickness: 10, outlinewidth: 0, tickvals: [-1, 0, 1] },
      hoverongaps: false,
      ...(p <= 12 && {
        text: text.map((row) => row.map((cell) => cell ?? "")),
        texttemplate: "%{text}",
        textfont: { color: DARK },
      }),
    },
    {
      ...common,
      z: none,
      hovertext: why.map((row) => row.map((cell) => cell ?? "")),
      showscale: false,
      colorscale: [
        // Nearly the page and crossed out: zero is a grey of its own.
        [0, "rgba(128,128,128,0.08)"],
        [1, "rgba(128,128,128,0.08)"],
      ],
      hoverongaps: false,
      ...(p <= 30 && {
        text: none.map((row) => row.map((cell) => (cell === null ? "" : "×"))),
        texttemplate: "%{text}",
        textfont: { color: INK },
      }),
    },
  ];
  const layout = {
    ...titled(title, remark),
    height: Math.min(760, 190 + p * 30),
    xaxis: { type: "category", tickangle: -45, showgrid: false },
    yaxis: { type: "category", autorange: "reversed", showgrid: false },
  };
  return figure(
    { data: data.filter((_, i) => matrix.cells.some((cell) => (cell.value === null) === (i === 1))), layout },
    words,
  );
}

/** Static triangle. Only the strongest cells say more in a title, to keep the file small. */
export function pairMatrixSvg(
  matrix: PairMatrix,
  title: string,
  remark: string,
  words: string,
  options: SvgOptions,
): string {
  const width = widthOf(options);
  const head = heading(title, remark, width, options);
  const p = matrix.names.length;
  const names = Math.min(width * 0.4, Math.max(...matrix.names.map((name) => textRoom(name)))) + 8;
  // The last rows' names decide how much room the triangle has.
  const cell = Math.min(38, Math.max(9, (width - names) / p));
  const top = head.height;
  const printed = cell >= 29;
  const ranked = matrix.cells
    .filter(({ value }) => value !== null)
    .sort((a, b) => Math.abs(b.value!) - Math.abs(a.value!));
  const titled = new Set(ranked.slice(0, TITLED));
  const buckets = new Map<string, string>();
  const alone: Markup[] = [];
  let hatched = "";
  let plainAbsent = "";
  const absent: Markup[] = [];
  for (const one of matrix.cells) {
    const [x, y] = [one.column * cell, top + one.row * cell];
    const square = box(x + 0.5, y + 0.5, cell - 1, cell - 1);
    if (one.value === null) {
      hatched += hatch(x + 1, y + 1, cell - 2, cell - 2, 7);
      if (absent.length < TITLED / 2)
        absent.push(
          titledCell(
            matrix,
            one,
            `no value: ${one.how}`,
            element("path", { d: square, "fill-opacity": 0.06 }),
          ),
        );
      else plainAbsent += square;
      continue;
    }
    const tint = tintOf(one.value);
    if (titled.has(one)) {
      const colour = one.value < 0 ? COLOURS.red : COLOURS.blue;
      const style = `fill:var(--plot-${one.value < 0 ? "red" : "blue"},${colour})`;
      alone.push(
        titledCell(
          matrix,
          one,
          `${coefficientText(one.value)}: ${one.how}`,
          element("path", { d: square, fill: colour, style, "fill-opacity": tint }),
        ),
      );
    } else {
      const key = `${one.value < 0 ? "red" : "blue"} ${tint}`;
      buckets.set(key, (buckets.get(key) ?? "") + square);
    }
  }
  return svg(
    width,
    top + p * cell + 4,
    words,
    head.markup,
    [...buckets].map(([key, path]) => {
      const [colour, tint] = key.split(" ") as ["red" | "blue", string];
      return filled(colour, Number(tint), element("path", { d: path }));
    }),
    alone,
    absent,
    plainAbsent === "" ? undefined : element("path", { d: plainAbsent, "fill-opacity": 0.06 }),
    ruler(hatched, 0.3),
    printed
      ? element(
          "g",
          { "text-anchor": "middle", "pointer-events": "none" },
          matrix.cells.map(({ row, column, value }) =>
            value === null
              ? undefined
              : element(
                  "text",
                  { x: (column + 0.5) * cell, y: top + (row + 0.5) * cell + 4 },
                  coefficientText(value).replace("0.", "."),
                ),
          ),
        )
      : undefined,
    matrix.names.map((name, i) =>
      label(name, i * cell + 5, top + (i + 0.5) * cell + 4, {
        room: width - i * cell - 6,
        ...(cell < 12 && { size: 9 }),
      }),
    ),
  );
}

/** Cells with a title of their own. */
const TITLED = 40;

/** Opaque and in the middle, so that one dark ink is readable in every cell on light and on dark pages. */
const SCALE: Json = [
  [0, "#E07A2C"],
  [0.5, "#C9CCCF"],
  [1, "#3F98D6"],
];

/** Never darker than 0.85, where text in the page's colour is still readable on light and on dark pages. */
function tintOf(value: number): number {
  return Math.max(0.05, Math.round(Math.abs(value) * 17) / 20);
}

function titledCell({ names }: PairMatrix, cell: PairCell, text: string, square: Markup): Markup {
  const short = (name: string): string => cutText(name, 40);
  return element(
    "g",
    {},
    element("title", {}, `${short(names[cell.row]!)} × ${short(names[cell.column]!)} ${cutText(text, 90)}`),
    square,
  );
}
