/** Coalitions as the solvers write them: rows of 0 and 1, one place for each player; those that cannot vary stay 1. */
import type { Run } from "../../prep/index.ts";
import type { Game } from "../game.ts";
import { linked, type LinkName } from "../link.ts";

export interface SolveOptions extends Run {
  readonly link?: LinkName | undefined;
}

/** Positions of the players that can vary. */
export function varyingPlayers({ varying }: Game): Int32Array {
  return Int32Array.from(varying.keys()).filter((j) => varying[j] === 1);
}

/** m rows in which every player that cannot vary is present. */
export function emptyCoalitions(game: Game, m: number): Uint8Array {
  const { players: p, varying } = game;
  const masks = new Uint8Array(m * p);
  for (let q = 0; q < m; q++) for (let j = 0; j < p; j++) masks[q * p + j] = varying[j] === 1 ? 0 : 1;
  return masks;
}

/** Worth of coalitions after the link, m×k. */
export async function worthOf(
  where: string,
  game: Game,
  masks: Uint8Array,
  { link = "identity", signal }: SolveOptions,
): Promise<Float64Array> {
  return linked(where, link, await game.evaluate(masks, { signal }));
}
