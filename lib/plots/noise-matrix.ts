/**
 * Given labels (rows) against the labels that the data suggest (columns), as estimated by confident learning (Northcutt et
 * al. 2021): counts and row shares. What agrees is faint, what disagrees is strong.
 */
import {
  DARK,
  figure,
  INK,
  nothingFigure,
  plain,
  plainLabels,
  titled,
  type Figure,
  type Trace,
} from "./figure.ts";
import { counted, countText, cutText, shareText } from "./number-text.ts";
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
  type SvgOptions,
} from "./svg.ts";

export interface NoiseMatrixSource {
  readonly classes: readonly string[];
  /** k×k, row-major: rows given, columns estimated. Counts, or estimates of counts. */
  readonly counts: ArrayLike<number>;
}

export interface NoiseMatrixInfo {
  readonly classes: readonly string[];
  /** Row by row: counts, and shares of the row's total over all classes (null for a class without rows). */
  readonly counts: readonly (readonly number[])[];
  readonly shares: readonly (readonly (number | null)[])[];
  readonly total: number;
  readonly off: number;
  /** Classes in all. */
  readonly allClasses: number;
  readonly worst: { readonly given: string; readonly estimated: string; readonly count: number } | null;
}

/** Keeps at most `most` (16) classes: those that are confused most, in their given order. */
export function noiseMatrixInfo(source: NoiseMatrixSource, options: { most?: number } = {}): NoiseMatrixInfo {
  const k = source.classes.length;
  const at = (i: number, j: number): number => source.counts[i * k + j]!;
  const all = Array.from({ length: k }, (_, i) => i);
  const off = new Float64Array(k);
  const totals = new Float64Array(k);
  let worst: NoiseMatrixInfo["worst"] = null;
  for (const i of all)
    for (const j of all) {
      totals[i]! += at(i, j);
      if (i === j) continue;
      off[i]! += at(i, j);
      off[j]! += at(i, j);
      if (at(i, j) > (worst?.count ?? 0))
        worst = { given: source.classes[i]!, estimated: source.classes[j]!, count: at(i, j) };
    }
  const kept = new Set(all.toSorted((a, b) => off[b]! - off[a]! || a - b).slice(0, options.most ?? 16));
  const order = all.filter((i) => kept.has(i));
  return {
    classes: order.map((i) => source.classes[i]!),
    counts: order.map((i) => order.map((j) => at(i, j))),
    shares: order.map((i) => order.map((j) => (totals[i]! > 0 ? at(i, j) / totals[i]! : null))),
    total: totals.reduce((sum, value) => sum + value, 0),
    off: off.reduce((sum, value) => sum + value, 0) / 2,
    allClasses: k,
    worst,
  };
}

/** The result in words. */
export function noiseMatrixWords(info: NoiseMatrixInfo): string {
  const reason = nothing(info);
  if (reason !== undefined) return `${TITLE}: ${reason}`;
  const worst =
    info.worst === null
      ? ""
      : `; most often given ${info.worst.given} looks like ${info.worst.estimated}, ${counted(whole(info.worst.count), "row")}`;
  return `${TITLE}: ${remark(info)}${worst}`;
}

/** Plotly heatmap. */
export function noiseMatrixFigure(info: NoiseMatrixInfo): Figure {
  const reason = nothing(info);
  if (reason !== undefined) return nothingFigure(TITLE, reason);
  const k = info.classes.length;
  const names = plainLabels(info.classes, 24);
  const most = offMost(info);
  const cells = <T>(make: (i: number, j: number) => T): T[][] =>
    names.map((_, i) => names.map((__, j) => make(i, j)));
  const share = (i: number, j: number): string => {
    const value = info.shares[i]![j]!;
    return value === null ? "" : plain(` (${shareText(value)})`);
  };
  const common = {
    type: "heatmap",
    x: names,
    y: names,
    hoverinfo: "text",
    xgap: 1,
    ygap: 1,
    showscale: false,
  } as const;
  const text = cells((i, j) => (info.counts[i]![j]! === 0 ? "" : countText(whole(info.counts[i]![j]!))));
  const hovertext = cells(
    (i, j) =>
      `given ${names[i]}, estimated ${names[j]}: ${countText(whole(info.counts[i]![j]!))}${share(i, j)}`,
  );
  // Each trace writes in its own cells only: plotly would write in those without a value, too.
  const printed = (diagonal: boolean): Pick<Trace, string> =>
    k <= 14
      ? { text: cells((i, j) => ((i === j) === diagonal ? text[i]![j]! : "")), texttemplate: "%{text}" }
      : {};
  const data: Trace[] = [
    {
      ...common,
      ...printed(false),
      textfont: { color: DARK },
      z: cells((i, j) => (i === j ? null : Math.sqrt(info.counts[i]![j]! / most))),
      hovertext,
      hoverongaps: false,
      zmin: 0,
      zmax: 1,
      colorscale: [
        // Nothing is nearly the page; anything is opaque, so that one dark ink is readable on it.
        [0, "rgba(128,128,128,0.06)"],
        [1e-9, "#D9C9BB"],
        [1, "#E07A2C"],
      ],
    },
    {
      ...common,
      ...printed(true),
      textfont: { color: INK },
      z: cells((i, j) => (i === j ? 1 : null)),
      hovertext,
      hoverongaps: false,
      colorscale: [
        [0, "rgba(128,128,128,0.12)"],
        [1, "rgba(128,128,128,0.12)"],
      ],
    },
  ];
  const layout = {
    ...titled(TITLE, remark(info)),
    height: Math.min(760, 210 + k * 36),
    xaxis: { type: "category", title: { text: "estimated label" }, showgrid: false },
    yaxis: { type: "category", title: { text: "given label" }, autorange: "reversed", showgrid: false },
  };
  return figure({ data, layout }, noiseMatrixWords(info));
}

/** Static picture of the same. */
export function noiseMatrixSvg(info: NoiseMatrixInfo, options: SvgOptions = {}): string {
  const reason = nothing(info);
  if (reason !== undefined) return nothingSvg(TITLE, reason, options);
  const width = widthOf(options);
  const head = heading(TITLE, remark(info), width, options);
  const k = info.classes.length;
  const longest = Math.max(...info.classes.map((name) => textRoom(name)));
  const names = Math.min(width * 0.3, Math.max(longest, textRoom("given ↓"))) + 8;
  const cell = Math.min(76, (width - names - 4) / k);
  const slanted = longest > cell - 6;
  const letters = Math.min(100, longest);
  const top = head.height + 18 + (slanted ? letters * Math.SQRT1_2 + 8 : 16);
  const height = Math.max(18, Math.min(34, cell));
  const most = offMost(info);
  const strong = { fill: COLOURS.red, style: `fill:${paint("red")}` };
  return svg(
    width,
    top + k * height + 4,
    noiseMatrixWords(info),
    head.markup,
    label("estimated label →", names, head.height + 10, { faint: true }),
    label("given ↓", names - 8, top - 5, { anchor: "end", faint: true, room: names - 8 }),
    info.classes.map((name, j) => {
      const x = names + (j + 0.5) * cell;
      if (!slanted) return label(name, x, top - 5, { anchor: "middle" });
      // The last names lean out to the right: what lies beyond the edge is cut.
      const short = shortened(name, Math.min(letters, (width - x) / Math.SQRT1_2 - 4));
      return element(
        "g",
        { transform: `translate(${Math.round(x + 3)} ${Math.round(top - 4)}) rotate(-45)` },
        short === name ? undefined : element("title", {}, cutText(name, 200)),
        element("text", {}, short),
      );
    }),
    info.classes.map((name, i) =>
      label(name, names - 8, top + (i + 0.5) * height + 4, { anchor: "end", room: names - 8 }),
    ),
    info.counts.flatMap((row, i) =>
      row.map((count, j) => {
        const x = names + j * cell;
        const y = top + i * height;
        const rect = { d: box(x + 0.5, y + 0.5, cell - 1, height - 1) };
        const square =
          i === j
            ? element("path", { ...rect, "fill-opacity": 0.1 })
            : element("path", {
                ...rect,
                ...(count > 0 ? strong : {}),
                "fill-opacity": count > 0 ? Math.max(0.06, 0.8 * Math.sqrt(count / most)) : 0.03,
              });
        if (count === 0) return square;
        const share = info.shares[i]![j]!;
        const number = countText(whole(count));
        const shares = share === null ? "" : shareText(share);
        const both = `${number} · ${shares}`;
        const text = textRoom(both) < cell - 4 ? both : textRoom(number) < cell - 1 ? number : "";
        return [
          square,
          text === ""
            ? undefined
            : label(text, x + cell / 2, y + height / 2 + 4, { anchor: "middle", faint: i === j }),
        ];
      }),
    ),
  );
}

const TITLE = "Given and estimated labels";

function nothing(info: NoiseMatrixInfo): string | undefined {
  if (info.allClasses < 2) return "nothing to show: fewer than two classes";
  if (info.total === 0) return "nothing to show: no labelled rows";
  return undefined;
}

function remark(info: NoiseMatrixInfo): string {
  const rows = counted(whole(info.total), "row");
  const parts = [`${countText(whole(info.off))} of ${rows} disagree (${shareText(info.off / info.total)})`];
  if (info.classes.length < info.allClasses)
    parts.push(`the ${info.classes.length} most confused of ${info.allClasses} classes`);
  return parts.join(" · ");
}

function offMost(info: NoiseMatrixInfo): number {
  return Math.max(1e-12, ...info.counts.flatMap((row, i) => row.filter((_, j) => i !== j)));
}

/** Estimates of counts are shown as whole numbers. */
function whole(count: number): number {
  return Math.round(count);
}
