/**
 * The order of numbers as numpy's `argsort` gives it: introsort, which is not stable, so that the order of equal values is
 * its own. O(n log n). Source: numpy 1.24, `npysort/quicksort.cpp` and `heapsort.cpp`.
 */

const SMALL = 15;

/** Positions in ascending order of value, for values without NaN. */
export function argsort(values: ArrayLike<number>): Int32Array {
  const n = values.length;
  const order = new Int32Array(n);
  for (let i = 1; i < n; i++) order[i] = i;
  const stack: number[] = [];
  let left = 0;
  let right = n - 1;
  let depth = 2 * (31 - Math.clz32(n));
  const swap = (i: number, j: number): void => {
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  };
  for (;;) {
    if (depth < 0) heapsort(values, order, left, right - left + 1);
    else {
      while (right - left > SMALL) {
        const middle = left + ((right - left) >> 1);
        if (values[order[middle]!]! < values[order[left]!]!) swap(middle, left);
        if (values[order[right]!]! < values[order[middle]!]!) swap(right, middle);
        if (values[order[middle]!]! < values[order[left]!]!) swap(middle, left);
        const pivot = values[order[middle]!]!;
        let i = left;
        let j = right - 1;
        swap(middle, j);
        for (;;) {
          do i++;
          while (values[order[i]!]! < pivot);
          do j--;
          while (pivot < values[order[j]!]!);
          if (i >= j) break;
          swap(i, j);
        }
        swap(i, right - 1);
        depth--;
        if (i - left < right - i) {
          stack.push(i + 1, right, depth);
          right = i - 1;
        } else {
          stack.push(left, i - 1, depth);
          left = i + 1;
        }
      }
      for (let i = left + 1; i <= right; i++) {
        const at = order[i]!;
        const value = values[at]!;
        let j = i;
        for (; j > left && value < values[order[j - 1]!]!; j--) order[j] = order[j - 1]!;
        order[j] = at;
      }
    }
    if (stack.length === 0) return order;
    depth = stack.pop()!;
    right = stack.pop()!;
    left = stack.pop()!;
  }
}

/** Sorts order[start … start + count - 1]. */
function heapsort(values: ArrayLike<number>, order: Int32Array, start: number, count: number): void {
  const base = start - 1;
  let n = count;
  const sift = (from: number, item: number): void => {
    let i = from;
    for (let j = 2 * i; j <= n; j = 2 * i) {
      if (j < n && values[order[base + j]!]! < values[order[base + j + 1]!]!) j++;
      if (!(values[item]! < values[order[base + j]!]!)) break;
      order[base + i] = order[base + j]!;
      i = j;
    }
    order[base + i] = item;
  };
  for (let l = n >> 1; l > 0; l--) sift(l, order[base + l]!);
  while (n > 1) {
    const item = order[base + n]!;
    order[base + n] = order[base + 1]!;
    n--;
    sift(1, item);
  }
}
