/**
 * Whether columns are missing in the same rows: the correlation φ of their missing marks, from counts alone:
 * (n·n_ab - n_a·n_b) / √(n_a(n-n_a)·n_b(n-n_b)). Columns that are complete or empty have no correlation and are left out.
 */
import type { Missingness } from "../data/index.ts";
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

export interface NullityInfo extends PairMatrix {
  readonly rows: number;
  /** Columns that are partly missing; `names` may be fewer. */
  readonly columns: number;
}

/** Keeps at most `most` (30) columns, those with most missing cells. */
export function nullityInfo(source: Missingness, rows: number, options: { most?: number } = {}): NullityInfo {
  const p = source.columns.length;
  const both = (i: number, j: number): number => source.together[i * p + j]!;
  const partly = source.columns.map((_, i) => i).filter((i) => both(i, i) > 0 && both(i, i) < rows);
  const kept = partly.toSorted((i, j) => both(j, j) - both(i, i) || i - j).slice(0, options.most ?? 30);
  const matrix = pairMatrix(
    kept.map((i) => source.columns[i]!),
    (a, b) => {
      const [i, j] = [kept[a]!, kept[b]!];
      const [ni, nj, nij] = [both(i, i), both(j, j), both(i, j)];
      const root = Math.sqrt(ni * (rows - ni)) * Math.sqrt(nj * (rows - nj));
      const value = Math.max(-1, Math.min(1, (rows * nij - ni * nj) / root));
      return { value, how: `both missing in ${counted(nij, "row")}` };
    },
  );
  return { ...matrix, rows, columns: partly.length + (source.moreColumns ?? 0) };
}

/** The result in words. */
export function nullityWords(info: NullityInfo): string {
  if (info.cells.length === 0) return `${TITLE}: ${NOTHING}`;
  const top = info.cells.reduce((a, b) => (Math.abs(b.value ?? 0) > Math.abs(a.value ?? 0) ? b : a));
  const pair = `${info.names[top.row]} × ${info.names[top.column]} ${coefficientText(top.value ?? 0)}`;
  return `${TITLE}: ${remark(info)}; strongest ${pair}`;
}

/** Plotly figure. */
export function nullityFigure(info: NullityInfo): Figure {
  if (info.cells.length === 0) return nothingFigure(TITLE, NOTHING);
  return pairMatrixFigure(info, TITLE, remark(info), nullityWords(info));
}

/** Static picture of the same. */
export function nullitySvg(info: NullityInfo, options: SvgOptions = {}): string {
  if (info.cells.length === 0) return nothingSvg(TITLE, NOTHING, options);
  return pairMatrixSvg(info, TITLE, remark(info), nullityWords(info), options);
}

const TITLE = "Correlation of missing cells";
const NOTHING = "nothing to show: fewer than two columns are partly missing";

function remark(info: NullityInfo): string {
  const all = info.names.length === info.columns;
  return `${all ? counted(info.columns, "column") : `${info.names.length} of ${info.columns} columns`} with gaps · ${counted(info.rows, "row")}`;
}
