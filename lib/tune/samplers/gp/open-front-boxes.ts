/** The boxes that the front of the trials leaves open, or, for each draw, the front of trials and running trials' fantasies. */
import { distinctRows } from "../../mo/lexicographic-order.ts";
import { paretoFront } from "../../mo/pareto-front.ts";
import { openBoxes, type Boxes } from "./box-decomposition.ts";
import { draws, type SampledPosterior } from "./sampled-posterior.ts";

/**
 * @param values by objective, greater is better.
 * @param fantasies posteriors with running trials; null where none runs.
 */
export function openFrontBoxes(
  values: readonly Float64Array[],
  fantasies: readonly SampledPosterior[] | null,
): readonly Boxes[] {
  const n = values[0]!.length;
  const losses = Array.from({ length: n }, (_, i) => values.map((column) => -column[i]!));
  const reference = Float64Array.from(values, (_, k) => {
    const worst = Math.max(...losses.map((row) => row[k]!));
    const moved = Math.max(1.1 * worst, 0.9 * worst);
    return moved + Math.max(Math.abs(moved), 1e-300) * Number.EPSILON;
  });
  if (fantasies === null) return [boxesOf(losses, reference)];
  const running = fantasies[0]!.fantasies.length / draws;
  return Array.from({ length: draws }, (_, s) => {
    const drawn = Array.from({ length: running }, (__, r) =>
      fantasies.map((posterior) => -posterior.fantasies[s * running + r]!),
    );
    return boxesOf([...losses, ...drawn], reference);
  });
}

function boxesOf(losses: readonly (readonly number[])[], reference: Float64Array): Boxes {
  const m = reference.length;
  const below = Float64Array.from(
    losses.filter((row) => row.every((loss, k) => loss < reference[k]!)).flat(),
  );
  const distinct = distinctRows(below, m).losses;
  const front = paretoFront(distinct, m);
  return openBoxes(
    distinct.filter((_, i) => front[Math.floor(i / m)] === 1),
    reference,
  );
}
