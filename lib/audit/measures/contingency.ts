/**
 * A contingency table of two columns of codes, and the measures of association that are read from it.
 *
 * - χ² = Σ (O - E)²/E; Yates moves every |O - E| by min(½, |O - E|), as scipy does.
 * - Cramér's V = √(φ² / min(r-1, k-1)), φ² = χ²/n; corrected for bias (Bergsma, J. Korean Stat. Soc. 42, 2013):
 *   φ̃² = max(0, φ² - (r-1)(k-1)/(n-1)), r̃ = r - (r-1)²/(n-1), Ṽ = √(φ̃² / min(r̃-1, k̃-1)).
 * - Mutual information in nats; normalised by the mean of both entropies; adjusted for chance (Vinh, Epps & Bailey, JMLR 11,
 *   2010): (MI - E[MI]) / (mean entropy - E[MI]).
 * - Theil's U(rows | columns) = MI / H(rows): the share of the rows' uncertainty that the columns take away.
 *
 * Building is O(n), a measure O(occupied cells), but for the adjustment, O(r · n) at worst.
 */

export interface Contingency {
  /** Occupied cells: row, column and count. */
  readonly cellRow: Int32Array;
  readonly cellColumn: Int32Array;
  readonly cellCount: Float64Array;
  /** Totals of the rows and columns that occur. */
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly n: number;
}

/** Counts the pairs of codes; a negative code is missing, and its row of data left out. */
export function contingency(a: ArrayLike<number>, b: ArrayLike<number>): Contingency {
  const rowOf = new Map<number, number>();
  const columnOf = new Map<number, number>();
  const cellOf = new Map<number, number>();
  const cellRow: number[] = [];
  const cellColumn: number[] = [];
  const cellCount: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const codeA = a[i]!;
    const codeB = b[i]!;
    if (!(codeA >= 0 && codeB >= 0)) continue;
    const row = numbered(rowOf, codeA);
    const column = numbered(columnOf, codeB);
    const key = row * 0x4000000 + column;
    const cell = cellOf.get(key);
    if (cell !== undefined) {
      cellCount[cell]!++;
      continue;
    }
    cellOf.set(key, cellCount.length);
    cellRow.push(row);
    cellColumn.push(column);
    cellCount.push(1);
  }
  return tableOf(cellRow, cellColumn, cellCount, rowOf.size, columnOf.size);
}

/** From a dense table of counts; empty rows and columns do not count. */
export function contingencyOf(counts: readonly ArrayLike<number>[]): Contingency {
  const rowOf = new Map<number, number>();
  const columnOf = new Map<number, number>();
  const cellRow: number[] = [];
  const cellColumn: number[] = [];
  const cellCount: number[] = [];
  for (const [i, row] of counts.entries()) {
    for (let j = 0; j < row.length; j++) {
      if (row[j] === 0) continue;
      cellRow.push(numbered(rowOf, i));
      cellColumn.push(numbered(columnOf, j));
      cellCount.push(row[j]!);
    }
  }
  return tableOf(cellRow, cellColumn, cellCount, rowOf.size, columnOf.size);
}

export interface ChiSquared {
  readonly statistic: number;
  readonly dof: number;
}

export function chiSquared(table: Contingency, yates = false): ChiSquared {
  const { cellRow, cellColumn, cellCount, rows, columns, n } = table;
  const dof = Math.max(0, (rows.length - 1) * (columns.length - 1));
  if (yates && dof === 1) return { statistic: yatesStatistic(table), dof };
  let statistic = 0;
  let expectedInOccupied = 0;
  for (let c = 0; c < cellCount.length; c++) {
    const expected = (rows[cellRow[c]!]! * columns[cellColumn[c]!]!) / n;
    statistic += (cellCount[c]! - expected) ** 2 / expected;
    expectedInOccupied += expected;
  }
  // An empty cell adds (0 - E)²/E = E, and all E add up to n.
  if (cellCount.length < rows.length * columns.length) statistic += Math.max(0, n - expectedInOccupied);
  return { statistic, dof };
}

/** Null when a column has fewer than two categories. */
export function cramersV(
  table: Contingency,
  options: { readonly corrected?: boolean; readonly yates?: boolean } = {},
): number | null {
  const r = table.rows.length;
  const k = table.columns.length;
  const n = table.n;
  if (r < 2 || k < 2) return null;
  const phi2 = chiSquared(table, options.yates).statistic / n;
  if (options.corrected === false) return Math.min(1, Math.sqrt(phi2 / Math.min(r - 1, k - 1)));
  const excess = phi2 - ((r - 1) * (k - 1)) / (n - 1);
  // The root would make 1e-8 of what rounding leaves of nothing.
  const rest = excess > 1e-14 * phi2 ? excess : 0;
  const size = Math.min(r - (r - 1) ** 2 / (n - 1), k - (k - 1) ** 2 / (n - 1)) - 1;
  // As many categories as rows: the correction leaves nothing to divide by, and nothing to say.
  return size > 1e-12 ? Math.min(1, Math.sqrt(rest / size)) : null;
}

/** Tschuprow's T = √(φ² / √((r-1)(k-1))). */
export function tschuprowT(table: Contingency): number | null {
  const { statistic, dof } = chiSquared(table);
  return dof === 0 ? null : Math.sqrt(statistic / table.n / Math.sqrt(dof));
}

/** Pearson's contingency coefficient C = √(χ² / (n + χ²)). */
export function contingencyCoefficient(table: Contingency): number | null {
  const { statistic, dof } = chiSquared(table);
  return dof === 0 ? null : Math.sqrt(statistic / (table.n + statistic));
}

/** The likelihood ratio statistic 2 Σ O ln(O/E) = 2 n MI. */
export function gStatistic(table: Contingency): ChiSquared {
  return { statistic: 2 * table.n * mutualInformation(table), dof: chiSquared(table).dof };
}

/** In nats. */
export function mutualInformation(table: Contingency): number {
  const { cellRow, cellColumn, cellCount, rows, columns, n } = table;
  let sum = 0;
  for (let c = 0; c < cellCount.length; c++) {
    const count = cellCount[c]!;
    sum += (count / n) * Math.log((count * n) / (rows[cellRow[c]!]! * columns[cellColumn[c]!]!));
  }
  return n === 0 ? 0 : Math.max(0, sum);
}

/** Arithmetic mean of the entropies below; null when both columns are constant. */
export function normalisedMutualInformation(table: Contingency): number | null {
  const mean = meanEntropy(table);
  return mean === 0 ? null : mutualInformation(table) / mean;
}

/** 0 is what chance alone gives; may be negative. Null when both columns are constant. */
export function adjustedMutualInformation(table: Contingency): number | null {
  const mean = meanEntropy(table);
  if (mean === 0) return null;
  const expected = expectedMutualInformation(table);
  const room = mean - expected;
  // Every row its own category in both: chance alone gives all there is.
  return Math.abs(room) < 1e-14 ? null : (mutualInformation(table) - expected) / room;
}

/** U(rows | columns), in [0, 1]; null when the rows are constant. */
export function theilsU(table: Contingency): number | null {
  const own = entropy(table.rows, table.n);
  return own === 0 ? null : Math.min(1, mutualInformation(table) / own);
}

/** The same table, rows and columns changed. */
export function transposed(table: Contingency): Contingency {
  return {
    ...table,
    cellRow: table.cellColumn,
    cellColumn: table.cellRow,
    rows: table.columns,
    columns: table.rows,
  };
}

function numbered(numbers: Map<number, number>, code: number): number {
  let number = numbers.get(code);
  if (number === undefined) numbers.set(code, (number = numbers.size));
  return number;
}

function tableOf(
  cellRow: readonly number[],
  cellColumn: readonly number[],
  cellCount: readonly number[],
  rowCount: number,
  columnCount: number,
): Contingency {
  const rows = new Float64Array(rowCount);
  const columns = new Float64Array(columnCount);
  let n = 0;
  for (let c = 0; c < cellCount.length; c++) {
    rows[cellRow[c]!]! += cellCount[c]!;
    columns[cellColumn[c]!]! += cellCount[c]!;
    n += cellCount[c]!;
  }
  return Object.freeze({
    cellRow: Int32Array.from(cellRow),
    cellColumn: Int32Array.from(cellColumn),
    cellCount: Float64Array.from(cellCount),
    rows,
    columns,
    n,
  });
}

function yatesStatistic(table: Contingency): number {
  const { cellRow, cellColumn, cellCount, rows, columns, n } = table;
  const counts = new Float64Array(4);
  for (let c = 0; c < cellCount.length; c++) counts[2 * cellRow[c]! + cellColumn[c]!] = cellCount[c]!;
  let statistic = 0;
  for (let c = 0; c < 4; c++) {
    const expected = (rows[c >> 1]! * columns[c & 1]!) / n;
    const difference = Math.abs(counts[c]! - expected);
    statistic += (difference - Math.min(0.5, difference)) ** 2 / expected;
  }
  return statistic;
}

function entropy(totals: Float64Array, n: number): number {
  let sum = 0;
  for (const total of totals) sum -= (total / n) * Math.log(total / n);
  return totals.length < 2 ? 0 : sum;
}

function meanEntropy(table: Contingency): number {
  return (entropy(table.rows, table.n) + entropy(table.columns, table.n)) / 2;
}

/** Of two random labellings with these totals: Σ over cells and possible counts of MI's term times its hypergeometric chance. */
function expectedMutualInformation(table: Contingency): number {
  const { n } = table;
  const logFactorial = logFactorials(n);
  // Equal totals give equal terms: count them once.
  const rowTotals = occurrences(table.rows);
  const columnTotals = occurrences(table.columns);
  let sum = 0;
  for (const [a, rowTimes] of rowTotals) {
    for (const [b, columnTimes] of columnTotals) {
      const margin =
        logFactorial[a]! + logFactorial[b]! + logFactorial[n - a]! + logFactorial[n - b]! - logFactorial[n]!;
      let inner = 0;
      for (let count = Math.max(1, a + b - n); count <= Math.min(a, b); count++) {
        const chance = Math.exp(
          margin -
            logFactorial[count]! -
            logFactorial[a - count]! -
            logFactorial[b - count]! -
            logFactorial[n - a - b + count]!,
        );
        inner += (count / n) * Math.log((n * count) / (a * b)) * chance;
      }
      sum += rowTimes * columnTimes * inner;
    }
  }
  return sum;
}

function occurrences(totals: Float64Array): Map<number, number> {
  const times = new Map<number, number>();
  for (const total of totals) times.set(total, (times.get(total) ?? 0) + 1);
  return times;
}

/** ln k! for k = 0…n, summed with compensation. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  let sum = 0;
  let lost = 0;
  for (let k = 2; k <= n; k++) {
    const term = Math.log(k) - lost;
    const next = sum + term;
    lost = next - sum - term;
    logs[k] = sum = next;
  }
  return logs;
}
