/**
 * Which columns go together: every pair's measure of association (Spearman's ρ, Cramér's V, the correlation ratio …, named per
 * pair), columns ordered by average linkage so that groups show. Capped to the columns with the strongest pairs.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { counted } from "./number-text.ts";
import {
  coefficientText,
  pairMatrix,
  pairMatrixFigure,
  pairMatrixSvg,
  type PairMatrix,
} from "./pair-matrix.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

/** One pair of columns. */
export interface AssociationPair {
  readonly a: string;
  readonly b: string;
  /** In [-1, 1]; null when it cannot be computed. */
  readonly value: number | null;
  /** "Spearman", "Cramér's V", "correlation ratio". */
  readonly method: string;
  /** Rows behind it. */
  readonly n: number;
  /** Why there is no value. */
  readonly reason?: string;
}

export interface AssociationInfo extends PairMatrix {
  /** Columns in all; `names` may be fewer. */
  readonly columns: number;
  readonly strongest: { readonly a: string; readonly b: string; readonly value: number } | null;
}

/** Keeps at most `most` (30) columns: those with the largest |value| in any pair. A pair that is not given has no value. */
export function associationInfo(
  pairs: readonly AssociationPair[],
  options: { most?: number } = {},
): AssociationInfo {
  const best = new Map<string, number>();
  const found = new Map<string, AssociationPair>();
  let strongest: AssociationInfo["strongest"] = null;
  for (const pair of pairs) {
    const size = Math.abs(finite(pair.value) ?? 0);
    for (const name of [pair.a, pair.b]) best.set(name, Math.max(best.get(name) ?? 0, size));
    if (pair.a === pair.b) continue;
    found.set(keyOf(pair.a, pair.b), pair);
    if (finite(pair.value) !== null && size > Math.abs(strongest?.value ?? 0))
      strongest = { a: pair.a, b: pair.b, value: pair.value! };
  }
  const columns = [...best.keys()];
  const kept = new Set(
    columns
      .map((name, i) => ({ name, i, size: best.get(name)! }))
      .sort((a, b) => b.size - a.size || a.i - b.i)
      .slice(0, options.most ?? 30)
      .map(({ name }) => name),
  );
  const names = columns.filter((name) => kept.has(name));
  const matrix = pairMatrix(names, (i, j) => {
    const pair = found.get(keyOf(names[i]!, names[j]!));
    if (pair === undefined) return { value: null, how: "not computed" };
    const value = finite(pair.value);
    const how = value === null ? (pair.reason ?? pair.method) : `${pair.method}, ${counted(pair.n, "row")}`;
    return { value, how };
  });
  return { ...matrix, columns: columns.length, strongest };
}

/** The result in words. */
export function associationWords(info: AssociationInfo): string {
  if (info.cells.length === 0) return `${TITLE}: ${NOTHING}`;
  const pair = info.strongest;
  const most =
    pair === null ? "no pair has a value" : `strongest ${pair.a} × ${pair.b} ${coefficientText(pair.value)}`;
  return `${TITLE}: ${remark(info)}; ${most}`;
}

/** Plotly figure. */
export function associationFigure(info: AssociationInfo): Figure {
  if (info.cells.length === 0) return nothingFigure(TITLE, NOTHING);
  return pairMatrixFigure(info, TITLE, remark(info), associationWords(info));
}

/** Static picture of the same. */
export function associationSvg(info: AssociationInfo, options: SvgOptions = {}): string {
  if (info.cells.length === 0) return nothingSvg(TITLE, NOTHING, options);
  return pairMatrixSvg(info, TITLE, remark(info), associationWords(info), options);
}

const TITLE = "Associations";
const NOTHING = "nothing to show: fewer than two columns to compare";

function keyOf(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

function remark(info: AssociationInfo): string {
  const all = info.names.length === info.columns;
  const parts = [
    all ? counted(info.columns, "column") : `the ${info.names.length} strongest of ${info.columns} columns`,
  ];
  const absent = info.cells.filter((cell) => cell.value === null).length;
  if (absent > 0) parts.push(`${counted(absent, "pair")} without a value`);
  return parts.join(" · ");
}
