/**
 * A confusion matrix: true classes as rows, predicted as columns, each cell with its count and its share of the row (recall) or of the
 * column (precision), or of all. Right answers are blue, wrong ones orange; the strength is the share.
 */
import {
  DARK,
  figure,
  nothingFigure,
  plain,
  plainLabels,
  titled,
  type Figure,
  type Trace,
} from "./figure.ts";
import { finiteOrNull } from "./finite.ts";
import { counted, countText, cutText, numberText, shareText } from "./number-text.ts";
import {
  box,
  COLOURS,
  element,
  heading,
  label,
  nothingSvg,
  paint,
  shortened,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

/** A `ConfusionMatrix` of `lib/metrics` is one. */
export interface ConfusionSource {
  readonly labels: readonly (string | number | boolean)[];
  /** Row i, column j: rows, or weight of rows, of class i predicted as j. */
  readonly matrix: readonly (readonly number[])[];
}

export interface ConfusionOptions {
  /** Whose total the shares are of: "true" (default), "predicted" or "all". */
  readonly share?: "true" | "predicted" | "all";
  /** Classes drawn at most; default 30: those that are confused most. */
  readonly most?: number;
  readonly title?: string;
}

export interface ConfusionInfo {
  readonly title: string;
  readonly classes: readonly string[];
  readonly counts: readonly (readonly number[])[];
  /** Null where the total is 0. */
  readonly shares: readonly (readonly (number | null)[])[];
  readonly shareOf: "true" | "predicted" | "all";
  readonly total: number;
  readonly right: number;
  readonly allClasses: number;
  /** The most frequent mistake. */
  readonly worst: { readonly actual: string; readonly predicted: string; readonly count: number } | null;
}

/** Shapes counts; the totals are over all classes, also those that are not drawn. Counts that are not finite count 0. */
export function confusionInfo(source: ConfusionSource, options: ConfusionOptions = {}): ConfusionInfo {
  const { share = "true", most = 30, title = "Confusion matrix" } = options;
  const k = source.labels.length;
  const names = source.labels.map((name) => (name === "" ? "(empty)" : cutText(String(name), 200)));
  const at = (i: number, j: number): number => finiteOrNull(source.matrix[i]?.[j]) ?? 0;
  const all = Array.from({ length: k }, (_, i) => i);
  const rows = all.map((i) => all.reduce((sum, j) => sum + at(i, j), 0));
  const columns = all.map((j) => all.reduce((sum, i) => sum + at(i, j), 0));
  const total = rows.reduce((sum, value) => sum + value, 0);
  const right = all.reduce((sum, i) => sum + at(i, i), 0);
  let worst: ConfusionInfo["worst"] = null;
  for (const i of all)
    for (const j of all)
      if (i !== j && at(i, j) > (worst?.count ?? 0))
        worst = { actual: names[i]!, predicted: names[j]!, count: at(i, j) };
  const off = all.map((i) => rows[i]! + columns[i]! - 2 * at(i, i));
  const kept = new Set(all.toSorted((a, b) => off[b]! - off[a]! || a - b).slice(0, most));
  const order = all.filter((i) => kept.has(i));
  const whole = (i: number, j: number): number =>
    share === "true" ? rows[i]! : share === "predicted" ? columns[j]! : total;
  return {
    title,
    classes: order.map((i) => names[i]!),
    counts: order.map((i) => order.map((j) => at(i, j))),
    shares: order.map((i) => order.map((j) => (whole(i, j) > 0 ? at(i, j) / whole(i, j) : null))),
    shareOf: share,
    total,
    right,
    allClasses: k,
    worst,
  };
}

/** The result in words. */
export function confusionWords(info: ConfusionInfo): string {
  const reason = nothing(info);
  if (reason !== undefined) return `${info.title}: ${reason}`;
  const { worst } = info;
  const tail =
    worst === null
      ? "no mistake"
      : `the most frequent mistake is ${worst.actual} taken for ${worst.predicted}, ${amount(worst.count)}`;
  return `${info.title}: ${remark(info)}; ${tail}`;
}

/** Plotly heatmap. */
export function confusionFigure(info: ConfusionInfo): Figure {
  const reason = nothing(info);
  if (reason !== undefined) return nothingFigure(info.title, reason);
  const k = info.classes.length;
  const names = plainLabels(info.classes, 24);
  const cells = <T>(make: (i: number, j: number) => T): T[][] =>
    names.map((_, i) => names.map((__, j) => make(i, j)));
  const share = (i: number, j: number): string => {
    const value = info.shares[i]![j]!;
    return value === null ? "no share" : plain(`${shareText(value)} of ${SHARE[info.shareOf]}`);
  };
  const hovertext = cells(
    (i, j) => `true ${names[i]}, predicted ${names[j]}: ${amount(info.counts[i]![j]!)}, ${share(i, j)}`,
  );
  const written = cells((i, j) => {
    const count = info.counts[i]![j]!;
    const part = info.shares[i]![j]!;
    if (count === 0) return "";
    return k > 8 || part === null ? amount(count) : plain(`${amount(count)} · ${shareText(part)}`);
  });
  // Each trace writes in its own cells only: plotly would write in those without a value, too.
  const part = (diagonal: boolean, scale: readonly (readonly [number, string])[]): Trace => ({
    type: "heatmap",
    x: names,
    y: names,
    z: cells((i, j) => ((i === j) === diagonal ? (info.shares[i]![j] ?? 0) : null)),
    zmin: 0,
    zmax: 1,
    colorscale: scale,
    hovertext,
    hoverinfo: "text",
    hoverongaps: false,
    xgap: 1,
    ygap: 1,
    showscale: false,
    ...(k <= 20 && {
      text: cells((i, j) => ((i === j) === diagonal ? written[i]![j]! : "")),
      texttemplate: "%{text}",
      textfont: { color: DARK },
    }),
  });
  const layout = {
    ...titled(info.title, remark(info)),
    height: Math.min(900, 210 + k * Math.max(26, Math.min(60, 240 / k))),
    xaxis: { type: "category", title: { text: "predicted" }, showgrid: false },
    yaxis: { type: "category", title: { text: "true" }, autorange: "reversed", showgrid: false },
  };
  // Nothing is nearly the page; anything is opaque, so that one dark ink is readable on it.
  const data = [
    part(true, [
      [0, "rgba(128,128,128,0.06)"],
      [1e-9, "#D3E1EC"],
      [1, "#56A5DC"],
    ]),
    part(false, [
      [0, "rgba(128,128,128,0.06)"],
      [1e-9, "#F0DCC8"],
      [0.5, "#E07A2C"],
      [1, "#E07A2C"],
    ]),
  ];
  // A single class has nothing off the diagonal.
  return figure({ data: k === 1 ? data.slice(0, 1) : data, layout }, confusionWords(info));
}

/** Static picture of the same. */
export function confusionSvg(info: ConfusionInfo, options: SvgOptions = {}): string {
  const reason = nothing(info);
  if (reason !== undefined) return nothingSvg(info.title, reason, options);
  const width = widthOf(options);
  const head = heading(info.title, remark(info), width, options);
  const k = info.classes.length;
  const longest = Math.max(...info.classes.map((name) => textRoom(name)));
  const names = Math.min(width * 0.3, Math.max(longest, textRoom("true ↓"))) + 8;
  const cell = Math.min(110, (width - names - 4) / k);
  const slanted = longest > cell - 6;
  const letters = Math.min(100, longest);
  const top = head.height + 18 + (slanted ? letters * Math.SQRT1_2 + 8 : 16);
  const height = Math.max(16, Math.min(k <= 4 ? 46 : 34, cell));
  return svg(
    width,
    top + k * height + 4,
    confusionWords(info),
    head.markup,
    label("predicted →", names, head.height + 10, { faint: true }),
    label("true ↓", names - 8, top - 5, { anchor: "end", faint: true, room: names - 8 }),
    info.classes.map((name, j) => {
      const x = names + (j + 0.5) * cell;
      if (!slanted) return label(name, x, top - 5, { anchor: "middle" });
      // The last names lean out to the right: what lies beyond the edge is cut.
      const short = shortened(name, Math.min(letters, (width - x) / Math.SQRT1_2 - 4));
      return element(
        "g",
        { transform: `translate(${Math.round(x + 3)} ${Math.round(top - 4)}) rotate(-45)` },
        short === name ? undefined : element("title", {}, cutText(name, 100)),
        element("text", {}, short),
      );
    }),
    info.classes.map((name, i) =>
      label(name, names - 8, top + (i + 0.5) * height + 4, { anchor: "end", room: names - 8 }),
    ),
    squares(info, names, top, cell, height),
    k > 16
      ? undefined
      : info.counts.map((row, i) =>
          row.map((_, j) =>
            cellText(info, i, j, names + (j + 0.5) * cell, top + (i + 0.5) * height, cell, height),
          ),
        ),
  );
}

/** Squares of like strength share a path: a hundred of them stay small. */
function squares(info: ConfusionInfo, left: number, top: number, cell: number, height: number): Markup[] {
  const paths = new Map<string, { colour: "blue" | "red" | null; opacity: number; d: string }>();
  info.counts.forEach((row, i) =>
    row.forEach((count, j) => {
      const colour = count === 0 ? null : i === j ? "blue" : "red";
      const share = info.shares[i]![j] ?? 0;
      const strength = colour === "blue" ? 0.12 + 0.5 * share : Math.min(0.85, 0.14 + 1.2 * share);
      const opacity = colour === null ? 0.04 : Math.round(strength * 20) / 20;
      const key = `${colour} ${opacity}`;
      const path = paths.get(key) ?? { colour, opacity, d: "" };
      path.d += box(left + j * cell + 0.5, top + i * height + 0.5, cell - 1, height - 1);
      paths.set(key, path);
    }),
  );
  return [...paths.values()].map(({ colour, opacity, d }) =>
    element("path", {
      d,
      fill: colour === null ? undefined : COLOURS[colour],
      style: colour === null ? undefined : `fill:${paint(colour)}`,
      "fill-opacity": opacity,
    }),
  );
}

/** Count and share, as far as there is room, about a middle. */
function cellText(
  info: ConfusionInfo,
  i: number,
  j: number,
  x: number,
  y: number,
  cell: number,
  height: number,
): Markup | undefined {
  const count = info.counts[i]![j]!;
  if (count === 0) return undefined;
  const share = info.shares[i]![j]!;
  const number = amount(count);
  const part = share === null ? "" : shareText(share);
  if (part !== "" && height >= 40 && Math.max(textRoom(number, 13), textRoom(part)) < cell - 6)
    return element(
      "g",
      {},
      label(number, x, y - 1, { anchor: "middle", size: 13 }),
      label(part, x, y + 14, { anchor: "middle" }),
    );
  const both = `${number} · ${part}`;
  const text = part !== "" && textRoom(both) < cell - 4 ? both : number;
  return textRoom(text) < cell - 1 ? label(text, x, y + 4, { anchor: "middle" }) : undefined;
}

const SHARE = { true: "its true class", predicted: "what is predicted so", all: "all" } as const;

function nothing(info: ConfusionInfo): string | undefined {
  if (info.allClasses === 0) return "nothing to show: no classes";
  if (!(info.total > 0)) return "nothing to show: no rows";
  return undefined;
}

function remark(info: ConfusionInfo): string {
  const rows = Number.isInteger(info.total) ? counted(info.total, "row") : `weight ${numberText(info.total)}`;
  const parts = [
    `${amount(info.right)} of ${rows} right (${shareText(info.right / info.total)})`,
    `shares of ${SHARE[info.shareOf]}`,
  ];
  if (info.classes.length < info.allClasses)
    parts.push(`the ${info.classes.length} most confused of ${info.allClasses} classes`);
  return parts.join(" · ");
}

/** Counts in full, weights as numbers. */
function amount(count: number): string {
  return Number.isInteger(count) ? countText(count) : numberText(count);
}
