/**
 * A small decision tree, from left to right: the root at the left, the branch on which a condition holds above, the other below. At each
 * node the condition, its rows and its value. For trees that explain (surrogates) and teach; larger ones are cut.
 */
import { figure, nothingFigure, plain, titled, type Figure } from "./figure.ts";
import { finiteOrNull } from "./finite.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import {
  COLOURS,
  decimal,
  element,
  heading,
  label,
  nothingSvg,
  paint,
  ruler,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

export interface TreeSource {
  /** The root is the first. */
  readonly nodes: readonly {
    /** "worst radius ≤ 16.8"; null for a leaf. */
    readonly condition: string | null;
    /** Positions in `nodes`: where the condition holds, where it does not; null for a leaf. */
    readonly yes: number | null;
    readonly no: number | null;
    readonly n: number;
    /** Mean, or probability of a class. */
    readonly value: number | null;
    /** Stands for the value: the name of a class. */
    readonly label?: string;
  }[];
  /** What the values are: "probability of malignant". */
  readonly valueName?: string;
  /** Nodes drawn at most; default 31. */
  readonly most?: number;
  readonly title?: string;
}

export interface TreeInfo {
  readonly title: string;
  readonly valueName: string;
  /** The root first; parents before their children. */
  readonly nodes: readonly {
    readonly condition: string | null;
    readonly parent: number | null;
    readonly n: number;
    readonly value: number | null;
    readonly label: string | null;
    readonly depth: number;
    /** Place from the top, in leaves. */
    readonly place: number;
    /** Its branches are not drawn. */
    readonly cut: boolean;
  }[];
  /** Nodes in all that can be reached. */
  readonly given: number;
  readonly leaves: number;
  readonly depth: number;
}

/** Cuts breadth-first at the limit, both branches or none. A node that comes twice, or is not there, ends its branch. */
export function treeInfo(source: TreeSource): TreeInfo {
  const most = source.most ?? 31;
  interface Drawn {
    at: number;
    parent: number | null;
    depth: number;
    branches: number[];
    cut: boolean;
    place: number;
  }
  const drawn: Drawn[] = [];
  const queue: { at: number; depth: number; drawn: number | null }[] = [];
  const seen = new Set<number>();
  const reach = (at: number | null): boolean =>
    at !== null && source.nodes[at] !== undefined && !seen.has(at);
  let [given, leaves, depth] = [0, 0, 0];
  const start = (at: number, parent: number | null, level: number, draw: boolean): void => {
    seen.add(at);
    given += 1;
    depth = Math.max(depth, level);
    if (draw) drawn.push({ at, parent, depth: level, branches: [], cut: false, place: 0 });
    if (draw && parent !== null) drawn[parent]!.branches.push(drawn.length - 1);
    queue.push({ at, depth: level, drawn: draw ? drawn.length - 1 : null });
  };
  if (source.nodes.length > 0) start(0, null, 0, true);
  for (let next = queue[0], i = 0; next !== undefined; next = queue[++i]) {
    const { yes, no } = source.nodes[next.at]!;
    if (!reach(yes) || !reach(no) || yes === no) {
      leaves += 1;
      continue;
    }
    const room = next.drawn !== null && drawn.length + 2 <= most;
    if (next.drawn !== null && !room) drawn[next.drawn]!.cut = true;
    start(yes!, next.drawn, next.depth + 1, room);
    start(no!, next.drawn, next.depth + 1, room);
  }
  let bottom = 0;
  const put = (at: number): number => {
    const { branches } = drawn[at]!;
    const place = branches.length === 0 ? bottom++ : (put(branches[0]!) + put(branches[1]!)) / 2;
    drawn[at]!.place = place;
    return place;
  };
  if (drawn.length > 0) put(0);
  return {
    title: source.title ?? "Decision tree",
    valueName: source.valueName ?? "value",
    nodes: drawn.map(({ at, parent, depth: level, branches, cut, place }) => {
      const node = source.nodes[at]!;
      return {
        condition: branches.length === 0 && !cut ? null : cutText(node.condition ?? "no condition", 200),
        parent,
        n: finiteOrNull(node.n) ?? 0,
        value: finiteOrNull(node.value),
        label: node.label === undefined ? null : cutText(node.label, 200),
        depth: level,
        place,
        cut,
      };
    }),
    given,
    leaves,
    depth,
  };
}

/** The result in words. */
export function treeWords(info: TreeInfo): string {
  const root = info.nodes[0];
  if (root === undefined) return `${info.title}: ${NOTHING}`;
  const ends = info.nodes.filter((node) => node.condition === null).toSorted((a, b) => b.n - a.n);
  const first = root.condition === null ? "no split" : `first split ${root.condition}`;
  const largest = ends[0] === undefined ? "" : `; the largest leaf has ${nodeText(ends[0])}`;
  return `${info.title}: ${remark(info)}; ${first}${largest}`;
}

/** Plotly figure. */
export function treeFigure(info: TreeInfo): Figure {
  if (info.nodes.length === 0) return nothingFigure(info.title, NOTHING);
  const lines = info.nodes.flatMap((node) =>
    node.parent === null
      ? []
      : [[info.nodes[node.parent]!.depth, info.nodes[node.parent]!.place, node.depth, node.place] as const],
  );
  // As many as fit between two levels on a narrow page, of which the last one has the margin.
  const letters = Math.max(
    10,
    Math.min(24, Math.floor(66 / Math.max(...info.nodes.map((node) => node.depth), 1))),
  );
  const branches = [
    {
      type: "scatter",
      mode: "lines",
      x: lines.flatMap(([x0, , x1]) => [x0, x0, x1, null]),
      y: lines.flatMap(([, y0, , y1]) => [y0, y1, y1, null]),
      line: { color: "rgba(128,128,128,0.6)", width: 1 },
      hoverinfo: "skip",
    },
  ];
  const data = [
    ...(lines.length === 0 ? [] : branches),
    {
      type: "scatter",
      mode: "markers+text",
      x: info.nodes.map((node) => node.depth),
      y: info.nodes.map((node) => node.place),
      text: info.nodes.map((node) => {
        const facts = plain(cutText(nodeText(node), letters));
        const condition =
          node.condition === null
            ? ""
            : `${plain(conditionText(node.condition, (text) => text.length <= letters))}<br>`;
        return `${condition}${facts}`;
      }),
      textposition: "middle right",
      textfont: { size: 10 },
      cliponaxis: false,
      marker: {
        size: 10,
        color: info.nodes.map((node) => (node.condition === null ? COLOURS.orange : COLOURS.blue)),
      },
      hovertext: info.nodes.map((node) =>
        plain(cutText(`${node.condition ?? "leaf"}: ${nodeText(node)}`, 200)),
      ),
      hoverinfo: "text",
    },
  ];
  const leaves = Math.max(...info.nodes.map((node) => node.place)) + 1;
  const layout = {
    ...titled(info.title, remark(info)),
    height: 110 + Math.max(3, leaves) * 36,
    margin: { r: 130, b: 16, l: 16 },
    xaxis: { visible: false, range: [-0.1, Math.max(1, ...info.nodes.map((node) => node.depth))] },
    yaxis: { visible: false, range: [leaves - 0.5, -0.5] },
  };
  return figure({ data, layout }, treeWords(info));
}

/** Static picture of the same. */
export function treeSvg(info: TreeInfo, options: SvgOptions = {}): string {
  if (info.nodes.length === 0) return nothingSvg(info.title, NOTHING, options);
  const width = widthOf(options);
  const head = heading(info.title, remark(info), width, options);
  const deep = Math.max(...info.nodes.map((node) => node.depth));
  const leaves = Math.max(...info.nodes.map((node) => node.place)) + 1;
  const column = (width - 8) / (deep + 1);
  const step = 36;
  const top = head.height + 8;
  const x = (depth: number): number => 8 + depth * column;
  const y = (place: number): number => top + (place + 0.5) * step;
  const lines = info.nodes.map((node) => {
    if (node.parent === null) return "";
    const parent = info.nodes[node.parent]!;
    return `M${decimal(x(parent.depth))} ${decimal(y(parent.place))}V${decimal(y(node.place))}H${decimal(x(node.depth))}`;
  });
  return svg(
    width,
    top + leaves * step + 4,
    treeWords(info),
    head.markup,
    ruler(lines.join(""), 0.4),
    info.nodes.map((node) => {
      const colour = node.condition === null ? "orange" : "blue";
      const [left, middle, room] = [x(node.depth), y(node.place), column - 20];
      return [
        element("path", {
          d: `M${decimal(left)} ${decimal(middle)}h0`,
          stroke: COLOURS[colour],
          style: `stroke:${paint(colour)}`,
          "stroke-width": 9,
          "stroke-linecap": "round",
        }),
        node.condition === null
          ? label(nodeText(node), left + 9, middle + 4, { room })
          : [
              conditionSvg(node.condition, left + 9, middle - 2, room),
              label(nodeText(node), left + 9, middle + 12, { room, faint: true, size: 10 }),
            ],
      ];
    }),
  );
}

const NOTHING = "nothing to show: no nodes";

/** The name gives way, the comparison stays: "worst conc… ≤ 0.136". */
function conditionText(condition: string, fits: (text: string) => boolean): string {
  if (fits(condition)) return condition;
  const whole = / (?:≤|<=|<|>|>=|≥|=|in) .+$/.exec(condition)?.[0] ?? "";
  const tail = cutText(whole, 15);
  let name = condition.slice(0, condition.length - whole.length);
  while (name.length > 2 && !fits(`${name}…${tail}`)) name = name.slice(0, -1);
  return `${name.trimEnd()}…${tail}`;
}

/** Cut to its room, whole when pointed at. */
function conditionSvg(condition: string, x: number, y: number, room: number): Markup {
  const short = conditionText(condition, (text) => textRoom(text) <= room);
  if (short === condition) return label(condition, x, y);
  return element(
    "g",
    {},
    element("title", {}, cutText(condition, 200)),
    label(short, x, y, { room: room + 12 }),
  );
}

function nodeText(node: TreeInfo["nodes"][number]): string {
  const value = node.label ?? (node.value === null ? "no value" : numberText(node.value));
  return `${value} · n ${countText(node.n)}${node.cut ? " · …" : ""}`;
}

function remark(info: TreeInfo): string {
  const parts = [
    `${counted(info.leaves, "leaf", "leaves")}, depth ${info.depth}`,
    "above: the condition holds",
    `${cutText(info.valueName, 60)} and rows`,
  ];
  if (info.nodes.length < info.given) parts.push(`${info.nodes.length} of ${info.given} nodes drawn`);
  return parts.join(" · ");
}
