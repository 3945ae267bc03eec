/**
 * The tree of tried parameters that brute force searches: a node asks for one parameter and has a branch for each of its
 * values. A branch without a node was never tried; a node without branches that is running or untried may still grow; an
 * ended node is the last parameter of a finished trial.
 */
import type { RandomState } from "./random-state.ts";

export class TriedTree {
  /** Whether a trial that has come just so far runs now. */
  isRunning = false;
  #name: string | undefined;
  #values: readonly number[] | undefined;
  #branches: Map<number, TriedTree | undefined> | undefined;

  /** The node asks for this parameter. @throws RangeError when it is known to ask for another one, or other values. */
  expand(name: string, values: readonly number[]): void {
    if (this.#branches === undefined) {
      this.#name = name;
      this.#values = values;
      this.#branches = new Map(values.map((value) => [value, undefined]));
      return;
    }
    if (name !== this.#name) throw mismatch(this.#name, name);
    if (values !== this.#values && !sameValues(values, this.#values!))
      throw new RangeError(
        `BruteForceSampler: values of ${JSON.stringify(name)} must follow from the parameters before it; they were ${this.#values!.join(", ")} and are now ${values.join(", ")}; keep ranges and choices`,
      );
  }

  /** No more parameters after this node. @throws RangeError when it is known to ask for one. */
  end(): void {
    if (this.#name !== undefined) throw mismatch(this.#name, undefined);
    this.#branches = new Map();
  }

  /** The node behind a value; undefined for a value that is none of the node's. */
  child(value: number): TriedTree | undefined {
    const branches = this.#branches!;
    let child = branches.get(value);
    if (child === undefined && branches.has(value)) branches.set(value, (child = new TriedTree()));
    return child;
  }

  /** Whether anything below may be untried; ends where a trial runs count unless they are left out. */
  hasUntried(withoutRunning: boolean): boolean {
    if (this.#branches === undefined) return !withoutRunning || !this.isRunning;
    for (const child of this.#branches.values())
      if (child === undefined || child.hasUntried(withoutRunning)) return true;
    return false;
  }

  /** A value of the node's parameter, for a node with something untried. */
  draw(random: RandomState, withoutRunning: boolean): number {
    const branches = [...this.#branches!];
    const counts = branches.map(([, child]) => (child === undefined ? 1 : child.#untried(withoutRunning)));
    const all = counts.reduce((a, b) => a + b, 0);
    const some = counts.filter((count) => count > 0).length;
    let weights = counts.map((count) => 0.5 * (count / all) + 0.5 * (count > 0 ? 1 / some : 0));
    const isRunning = (i: number): boolean => branches[i]![1]?.isRunning === true;
    // Branches at whose start a trial runs now come last.
    if (weights.some((weight, i) => weight > 0 && !isRunning(i)))
      weights = weights.map((weight, i) => (isRunning(i) ? 0 : weight));
    const sum = weights.reduce((a, b) => a + b, 0);
    const [drawn] = random.choiceWeighted(
      weights.map((weight) => weight / sum),
      1,
    );
    return branches[drawn!]![0];
  }

  #untried(withoutRunning: boolean): number {
    if (this.#branches === undefined) return withoutRunning && this.isRunning ? 0 : 1;
    let count = 0;
    for (const child of this.#branches.values())
      count += child === undefined ? 1 : child.#untried(withoutRunning);
    return count;
  }
}

function mismatch(before: string | undefined, now: string | undefined): RangeError {
  const shown = (name: string | undefined): string =>
    name === undefined ? "no parameter" : JSON.stringify(name);
  return new RangeError(
    `BruteForceSampler: the next parameter must follow from those before it; it was ${shown(before)} and is now ${shown(now)}; ask for the same ones after the same values`,
  );
}

const sameValues = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
