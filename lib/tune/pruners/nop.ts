/** A pruner that never prunes. Source: Optuna 5.0, `pruners/_nop.py`. */
import type { Pruner } from "./pruner.ts";

export class NopPruner implements Pruner {
  readonly name = "NopPruner";

  prune(): boolean {
    return false;
  }
}
