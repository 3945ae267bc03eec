/**
 * Which rows each fold trains on, tests on and leaves out (gaps, purged rows), one line per fold, rows from left to right in their own
 * or in a given order, as scikit-learn's pictures of splitters show them. Strips beneath show classes and groups. Many rows are a sample
 * at equal steps.
 */
import { figure, nothingFigure, plainLabels, titled, type Figure } from "./figure.ts";
import { counted, countText, cutText } from "./number-text.ts";
import {
  box,
  COLOURS,
  element,
  filled,
  heading,
  label,
  nothingSvg,
  svg,
  textRoom,
  widthOf,
  type Colour,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

export interface SplitsSource {
  /** Row numbers; a `Split` of `lib/validate` is one. */
  readonly splits: readonly { readonly train: ArrayLike<number>; readonly test: ArrayLike<number> }[];
  /** Rows in all. */
  readonly rows: number;
  /** Row numbers from left to right, as by time; default their own order. */
  readonly order?: ArrayLike<number>;
  /** What the order is; default "row". */
  readonly axis?: string;
  /** One value per row, each shown as a strip: classes, groups. */
  readonly strips?: readonly {
    readonly name: string;
    readonly values: ArrayLike<string | number | boolean>;
  }[];
  readonly title?: string;
}

export interface SplitsInfo {
  readonly title: string;
  readonly axis: string;
  readonly rows: number;
  /** Rows from left to right: positions in the order. */
  readonly places: readonly number[];
  readonly folds: readonly {
    /** One letter per place: "a" trains, "e" tests, "-" left out, "x" both, which must not be. */
    readonly marks: string;
    readonly train: number;
    readonly test: number;
    readonly left: number;
    readonly both: number;
  }[];
  readonly given: number;
  /** Colour numbers per place, from 0. */
  readonly strips: readonly { readonly name: string; readonly codes: readonly number[] }[];
}

/** At most 20 folds, 3 strips and 160 places. O(rows × folds). */
export function splitsInfo(source: SplitsSource): SplitsInfo {
  const rows = Number.isInteger(source.rows) && source.rows > 0 ? source.rows : 0;
  const splits = source.splits.slice(0, 20);
  const strips = (source.strips ?? []).slice(0, 3);
  const most = Math.min(160, Math.floor(1900 / Math.max(1, splits.length + strips.length)));
  const many = Math.min(rows, most);
  const places = Array.from({ length: many }, (_, i) => Math.floor((i * rows) / many));
  const shown = places.map((place) => source.order?.[place] ?? place);
  const folds = splits.map(({ train, test }) => {
    const flags = new Uint8Array(rows);
    for (let i = 0; i < train.length; i++) if (train[i]! < rows) flags[train[i]!]! |= 1;
    for (let i = 0; i < test.length; i++) if (test[i]! < rows) flags[test[i]!]! |= 2;
    const counts = [0, 0, 0, 0];
    for (const flag of flags) counts[flag]! += 1;
    return {
      marks: shown.map((row) => MARKS[flags[row] ?? 0]!).join(""),
      train: counts[1]! + counts[3]!,
      test: counts[2]! + counts[3]!,
      left: counts[0]!,
      both: counts[3]!,
    };
  });
  return {
    title: source.title ?? "Folds",
    axis: source.axis ?? "row",
    rows,
    places,
    folds: rows === 0 ? [] : folds,
    given: source.splits.length,
    strips: strips.map(({ name, values }) => {
      const codes = new Map<string, number>();
      for (let i = 0; i < values.length; i++)
        if (!codes.has(String(values[i]))) codes.set(String(values[i]), codes.size);
      return { name, codes: shown.map((row) => (codes.get(String(values[row])) ?? 0) % STRIP.length) };
    }),
  };
}

/** The result in words. */
export function splitsWords(info: SplitsInfo): string {
  if (info.folds.length === 0) return `${info.title}: ${NOTHING}`;
  const span = (key: "train" | "test"): string => {
    const sizes = info.folds.map((fold) => fold[key]);
    const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
    return low === high ? countText(low) : `${countText(low)} to ${countText(high)}`;
  };
  const both = info.folds.filter((fold) => fold.both > 0).length;
  return `${info.title}: ${remark(info)}; train on ${span("train")} rows, test on ${span("test")}${both === 0 ? "" : `; ${counted(both, "fold")} test rows that they train on`}`;
}

/** Plotly figure. */
export function splitsFigure(info: SplitsInfo): Figure {
  if (info.folds.length === 0) return nothingFigure(info.title, NOTHING);
  const names = plainLabels([...info.folds.map(foldName), ...info.strips.map((strip) => strip.name)], 24);
  const used = new Set(info.folds.flatMap((fold) => [...fold.marks]));
  const z = [
    ...info.folds.map((fold) => [...fold.marks].map((mark) => MARKS.indexOf(mark))),
    ...info.strips.map((strip) => strip.codes.map((code) => MARKS.length + code)),
  ];
  const colours = [...[...MARKS].map((mark) => KINDS[mark]!.plot), ...STRIP.map((colour) => COLOURS[colour])];
  const steps = colours.length;
  const data = [
    {
      type: "heatmap",
      x: [...info.places],
      y: names,
      z,
      hovertext: z.map((line, i) =>
        line.map((code, at) => {
          const where = `${names[i]}, ${plainLabels([info.axis], 40)[0]} ${countText(info.places[at]!)}`;
          return code < MARKS.length ? `${where}: ${KINDS[MARKS[code]!]!.word}` : where;
        }),
      ),
      hoverinfo: "text",
      zmin: -0.5,
      zmax: steps - 0.5,
      colorscale: colours.flatMap((colour, i): [number, string][] => [
        [i / steps, colour],
        [(i + 1) / steps, colour],
      ]),
      showscale: false,
      ygap: 3,
    },
    ...[...MARKS]
      .filter((mark) => used.has(mark))
      .map((mark) => ({
        type: "scatter",
        mode: "markers",
        x: [null],
        y: [null],
        name: KINDS[mark]!.word,
        marker: { symbol: "square", size: 10, color: KINDS[mark]!.plot },
        showlegend: true,
      })),
  ];
  const layout = {
    ...titled(info.title, remark(info)),
    height: 150 + 24 * names.length + 40,
    margin: { b: 76 },
    showlegend: true,
    legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
    xaxis: { title: { text: plainLabels([info.axis], 60)[0]! }, showgrid: false, zeroline: false },
    yaxis: { type: "category", autorange: "reversed", showgrid: false },
  };
  return figure({ data, layout }, splitsWords(info));
}

/** Static picture of the same. */
export function splitsSvg(info: SplitsInfo, options: SvgOptions = {}): string {
  if (info.folds.length === 0) return nothingSvg(info.title, NOTHING, options);
  const width = widthOf(options);
  const head = heading(info.title, remark(info), width, options);
  const names = [...info.folds.map(foldName), ...info.strips.map((strip) => strip.name)];
  const left = Math.min(width * 0.25, Math.max(...names.map((name) => textRoom(name)))) + 8;
  const texts = info.folds.map((fold) => `${countText(fold.train)} · ${countText(fold.test)}`);
  const right = width - Math.max(textRoom("train · test"), ...texts.map((text) => textRoom(text))) - 8;
  const top = head.height + 24;
  const step = 18;
  const cell = (right - left) / info.places.length;
  const used = [...MARKS].filter((mark) => info.folds.some((fold) => fold.marks.includes(mark)));
  const runs = (line: number, has: (at: number) => boolean): string => {
    let path = "";
    for (let at = 0; at < info.places.length; at++) {
      if (!has(at)) continue;
      const from = at;
      while (at + 1 < info.places.length && has(at + 1)) at += 1;
      path += box(left + from * cell, top + line * step + 2, (at + 1 - from) * cell, step - 4);
    }
    return path;
  };
  let room = 0;
  const key = used.map((mark): Markup => {
    const { word, colour, opacity } = KINDS[mark]!;
    const x = room;
    room += textRoom(word) + 32;
    return element(
      "g",
      {},
      filled(colour, opacity, element("path", { d: box(x, head.height + 3, 10, 10) })),
      label(word, x + 15, head.height + 12),
    );
  });
  const bottom = top + names.length * step;
  return svg(
    width,
    bottom + 20,
    splitsWords(info),
    head.markup,
    key,
    label("train · test", width, top - 6, { anchor: "end", faint: true }),
    used.map((mark) => {
      const d = info.folds.map((fold, line) => runs(line, (at) => fold.marks[at] === mark)).join("");
      return filled(KINDS[mark]!.colour, KINDS[mark]!.opacity, element("path", { d }));
    }),
    STRIP.map((colour, code) => {
      const d = info.strips
        .map((strip, i) => runs(info.folds.length + i, (at) => strip.codes[at] === code))
        .join("");
      return d === "" ? undefined : filled(colour, 0.8, element("path", { d }));
    }),
    names.map((name, i) =>
      label(name, left - 8, top + i * step + 13, { anchor: "end", room: left - 8, faint: i >= texts.length }),
    ),
    texts.map((text, i) => label(text, width, top + i * step + 13, { anchor: "end" })),
    label(`${info.axis} 0`, left, bottom + 12, { faint: true, room: (right - left) * 0.6 }),
    label(countText(info.rows - 1), right, bottom + 12, { anchor: "end", faint: true }),
  );
}

const NOTHING = "nothing to show: no folds or no rows";
/** By flag: 1 trains, 2 tests. */
const MARKS = "-aex";
const KINDS: Readonly<
  Record<
    string,
    { readonly word: string; readonly colour: Colour; readonly opacity: number; readonly plot: string }
  >
> = {
  a: { word: "train", colour: "blue", opacity: 0.75, plot: COLOURS.blue },
  e: { word: "test", colour: "orange", opacity: 1, plot: COLOURS.orange },
  "-": { word: "left out", colour: "grey", opacity: 0.2, plot: "rgba(128,128,128,0.2)" },
  x: { word: "both", colour: "red", opacity: 1, plot: COLOURS.red },
};
const STRIP: readonly Colour[] = ["green", "purple", "sky", "grey", "red", "orange", "blue"];

function foldName(_: unknown, i: number): string {
  return `fold ${i + 1}`;
}

function remark(info: SplitsInfo): string {
  const parts = [`${counted(info.given, "fold")} of ${counted(info.rows, "row")}`];
  if (info.folds.length < info.given) parts.push(`the first ${info.folds.length} shown`);
  if (info.places.length < info.rows)
    parts.push(`one row in ${countText(Math.round(info.rows / info.places.length))} drawn`);
  if (info.axis !== "row") parts.push(`in order of ${cutText(info.axis, 60)}`);
  return parts.join(" · ");
}
