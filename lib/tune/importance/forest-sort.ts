/**
 * Sorts rows by their values, leaving equal ones in the order in which scikit-learn leaves them: quicksort in three parts
 * around a median of three, and heapsort where it goes too deep. Source: scikit-learn 1.2, `tree/_splitter.pyx` (introsort
 * after Bentley and McIlroy, 1993). O(n log n).
 */

/** Sorts `values[from … to)` ascending, and `rows` with them. */
export function sortRows(values: Float32Array, rows: Int32Array, from: number, to: number): void {
  const n = to - from;
  if (n > 0) introsort(values, rows, from, n, 2 * Math.trunc(Math.log(n) / Math.LN2));
}

function introsort(values: Float32Array, rows: Int32Array, start: number, size: number, limit: number): void {
  let from = start;
  let n = size;
  let depth = limit;
  while (n > 1) {
    if (depth-- <= 0) return heapsort(values, rows, from, n);
    const pivot = medianOfThree(values[from]!, values[from + Math.floor(n / 2)]!, values[from + n - 1]!);
    let i = 0;
    let less = 0;
    let more = n;
    while (i < more) {
      const value = values[from + i]!;
      if (value < pivot) swap(values, rows, from + i++, from + less++);
      else if (value > pivot) swap(values, rows, from + i, from + --more);
      else i++;
    }
    introsort(values, rows, from, less, depth);
    from += more;
    n -= more;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  if (b < c) return a < c ? a : c;
  return b;
}

function heapsort(values: Float32Array, rows: Int32Array, from: number, n: number): void {
  for (let root = Math.floor((n - 2) / 2); root >= 0; root--) siftDown(values, rows, from, root, n);
  for (let end = n - 1; end > 0; end--) {
    swap(values, rows, from, from + end);
    siftDown(values, rows, from, 0, end);
  }
}

function siftDown(values: Float32Array, rows: Int32Array, from: number, start: number, end: number): void {
  for (let root = start; ;) {
    const child = 2 * root + 1;
    let most = root;
    if (child < end && values[from + most]! < values[from + child]!) most = child;
    if (child + 1 < end && values[from + most]! < values[from + child + 1]!) most = child + 1;
    if (most === root) return;
    swap(values, rows, from + root, from + most);
    root = most;
  }
}

function swap(values: Float32Array, rows: Int32Array, a: number, b: number): void {
  const value = values[a]!;
  values[a] = values[b]!;
  values[b] = value;
  const row = rows[a]!;
  rows[a] = rows[b]!;
  rows[b] = row;
}
