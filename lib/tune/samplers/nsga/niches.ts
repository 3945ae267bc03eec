/**
 * Which of a front survive in NSGA-III: in turn one near the direction that fewest of the elite are near; the nearest one
 * while none are, any one after that. Source: Optuna 5.0, `_preserve_niche_individuals`, draw for draw.
 */
import type { RandomState } from "../random-state.ts";
import type { NearestReference } from "./reference-points.ts";

interface Candidate {
  readonly distance: number;
  /** In the front. */
  readonly place: number;
}

/**
 * Places in the front of those that survive, in the order of choice.
 * @param wanted how many; at most the size of the front.
 * @param nElite the first so many of `nearest` are the elite, the others the front.
 */
export function preserveNiches(
  wanted: number,
  nElite: number,
  nearest: readonly NearestReference[],
  random: RandomState,
): readonly number[] {
  const candidates = new Map<number, Candidate[]>();
  nearest.slice(nElite).forEach(({ reference, distance }, place) => {
    const near = candidates.get(reference) ?? [];
    near.push({ distance, place });
    candidates.set(reference, near);
  });
  const eliteNear = new Map<number, number>();
  for (const { reference } of nearest.slice(0, nElite))
    eliteNear.set(reference, (eliteNear.get(reference) ?? 0) + 1);
  /** Directions that candidates are near, by how many chosen ones are near them. */
  const byCount: number[][] = [];
  for (const reference of candidates.keys()) (byCount[eliteNear.get(reference) ?? 0] ??= []).push(reference);

  const chosen: number[] = [];
  const shuffled = new Set<number>();
  let count = -1;
  while (chosen.length < wanted) {
    const reference = byCount[count]?.pop();
    if (reference === undefined) {
      count++;
      random.rng.shuffle((byCount[count] ??= []));
      continue;
    }
    const near = candidates.get(reference)!;
    if (count === 0) near.sort(farthestFirst);
    else if (!shuffled.has(reference)) {
      random.rng.shuffle(near);
      shuffled.add(reference);
    }
    chosen.push(near.pop()!.place);
    if (near.length > 0) (byCount[count + 1] ??= []).push(reference);
  }
  return chosen;
}

/** Where an objective is infinite in all trials no distance is known, and the order stays. */
function farthestFirst(a: Candidate, b: Candidate): number {
  return Number.isNaN(a.distance) ? 0 : b.distance - a.distance || b.place - a.place;
}
