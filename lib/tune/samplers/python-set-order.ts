/**
 * The order in which Python lists a set of whole numbers, which decides what a seeded draw from `list(set)` gives. CPython
 * keeps them in an open hash table by their low bits, ascending only while the table is longer than the greatest number.
 * Source: CPython 3.11, `Objects/setobject.c` (insertion, growth, difference). O(n).
 */

const empty = -1;
const removed = -2;
const linearProbes = 9;

/** `list(set(range(n)) - taken[0] - taken[1] …)`. */
export function smallIntegerSetOrder(n: number, ...taken: readonly ReadonlySet<number>[]): number[] {
  let set = new IntegerSet();
  for (let i = 0; i < n; i++) set.add(i);
  for (const other of taken) set = difference(set, other);
  return [...set.values()];
}

class IntegerSet {
  #table = new Int32Array(8).fill(empty);
  /** Places in use, removed ones included. */
  #fill = 0;
  used = 0;

  get mask(): number {
    return this.#table.length - 1;
  }

  *values(): Generator<number> {
    for (const value of this.#table) if (value >= 0) yield value;
  }

  /** Adds a number that is not in the set. */
  add(value: number): void {
    this.#insert(value);
    this.#fill++;
    this.used++;
    if (this.#fill * 5 >= this.mask * 3) this.#resize(this.#roomy());
  }

  copy(): IntegerSet {
    const copy = new IntegerSet();
    if (this.used * 5 >= copy.mask * 3) copy.#resize(this.used * 2);
    if (copy.mask === this.mask && this.#fill === this.used) copy.#table = this.#table.slice();
    else for (const value of this.values()) copy.#insert(value);
    copy.#fill = copy.used = this.used;
    return copy;
  }

  remove(values: Iterable<number>): void {
    for (const value of values) {
      const at = this.#place(value, value);
      if (this.#table[at] !== value) continue;
      this.#table[at] = removed;
      this.used--;
    }
    if (this.#fill - this.used > Math.floor(this.mask / 4)) this.#resize(this.#roomy());
  }

  #roomy(): number {
    return this.used > 50000 ? this.used * 2 : this.used * 4;
  }

  #resize(least: number): void {
    let size = 8;
    while (size <= least) size *= 2;
    const values = [...this.values()];
    this.#table = new Int32Array(size).fill(empty);
    for (const value of values) this.#insert(value);
    this.#fill = this.used;
  }

  #insert(value: number): void {
    this.#table[this.#place(value, empty)] = value;
  }

  /** Where the search for a value ends: at what is wanted (itself or an empty place), or at an empty place. */
  #place(value: number, wanted: number): number {
    const { mask } = this;
    let rest = value;
    for (let i = value & mask; ;) {
      const last = i + linearProbes <= mask ? i + linearProbes : i;
      for (let at = i; at <= last; at++)
        if (this.#table[at] === wanted || this.#table[at] === empty) return at;
      rest >>>= 5;
      i = (i * 5 + 1 + rest) & mask;
    }
  }
}

function difference(set: IntegerSet, other: ReadonlySet<number>): IntegerSet {
  if (set.used >>> 2 > other.size) {
    const rest = set.copy();
    rest.remove(other);
    return rest;
  }
  const rest = new IntegerSet();
  for (const value of set.values()) if (!other.has(value)) rest.add(value);
  return rest;
}
