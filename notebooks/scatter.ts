/** A scatter plot as plain SVG: colours that colour-blind readers can tell apart, shapes for everybody, light and dark. */

export interface Axis<T> {
  readonly label: string;
  readonly value: (row: T) => number;
}

export interface ScatterOptions<T> {
  readonly x: Axis<T>;
  readonly y: Axis<T>;
  readonly group: (row: T) => string;
  /** What the picture shows, for readers who do not see it. */
  readonly words: string;
}

const STYLE = `<style>
.plot .paper { fill: #ffffff } .plot text { fill: #333a42 } .plot line { stroke: #e2e6ea }
@media (prefers-color-scheme: dark) {
  .plot .paper { fill: #12161b } .plot text { fill: #c5ced8 } .plot line { stroke: #2b333d }
}
</style>`;
const LOOKS = [
  { colour: "#2a8bd2", mark: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0" },
  { colour: "#e69f00", mark: "M0,-5L5,4H-5Z" },
  { colour: "#00a37a", mark: "M-4,-4H4V4H-4Z" },
  { colour: "#cc79a7", mark: "M0,-5L5,0L0,5L-5,0Z" },
];

/** Shows itself as the result of a cell: that is what the method named by the symbol is for. */
export function scatter<T>(rows: readonly T[], { x, y, group, words }: ScatterOptions<T>): object {
  const across = scale(rows.map(x.value), 60, 500);
  const up = scale(rows.map(y.value), 345, 30);
  const groups = [...new Set(rows.map(group))].sort();
  const parts = [
    STYLE,
    `<rect class="paper" width="640" height="400"/>`,
    ...up.ticks.map(
      (tick) => line(60, up.at(tick), 500, up.at(tick)) + text(52, up.at(tick) + 4, tick, "end"),
    ),
    ...across.ticks.map(
      (tick) => line(across.at(tick), 30, across.at(tick), 345) + text(across.at(tick), 364, tick),
    ),
    ...rows.map((row) => point(across.at(x.value(row)), up.at(y.value(row)), groups.indexOf(group(row)))),
    ...groups.map((name, i) => point(530, 50 + 24 * i, i) + text(545, 54.5 + 24 * i, name, "start")),
    text(280, 390, x.label),
    text(10, 16, y.label, "start"),
  ];
  const box = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400"`;
  const svg = `<svg class="plot" ${box} font-family="system-ui, sans-serif" font-size="13">${parts.join("")}</svg>`;
  return { [Symbol.for("Jupyter.display")]: () => ({ "image/svg+xml": svg, "text/plain": words }) };
}

/** Values to pixels, with some five round numbers on the way. */
function scale(
  values: readonly number[],
  from: number,
  to: number,
): { ticks: number[]; at: (value: number) => number } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const rough = (high - low) / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough)!;
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
  const margin = (high - low) * 0.03 || 1;
  const at = (value: number): number =>
    Math.round(from + ((value - low + margin) / (high - low + 2 * margin)) * (to - from));
  return { ticks, at };
}

function text(x: number, y: number, words: unknown, anchor = "middle"): string {
  const safe = String(words).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${safe}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
}

function point(x: number, y: number, group: number): string {
  const { colour, mark } = LOOKS[group % LOOKS.length]!;
  return `<path transform="translate(${x},${y})" d="${mark}" fill="${colour}" fill-opacity="0.75"/>`;
}
