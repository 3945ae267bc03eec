/** An optimizer from its state in a storage. */
import { Cma } from "./cma.ts";
import { MarginCma } from "./margin-cma.ts";
import type { CmaOptimizer, CmaState } from "./optimizer.ts";
import { SepCma } from "./sep-cma.ts";

/** Null for what is no state of ours. */
export function restoreOptimizer(state: unknown): CmaOptimizer | null {
  const given = state as CmaState | null | undefined;
  switch (given?.kind) {
    case "full":
      return new Cma(given);
    case "separable":
      return new SepCma(given);
    case "margin":
      return new MarginCma(given);
    default:
      return null;
  }
}
