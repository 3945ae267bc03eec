/** An input that is never masked: no players, one worth. For inputs beside those that are explained, e.g. labels. Source: shap 0.46 `maskers.Fixed`. */
import type { Masker } from "../masker.ts";

/** @typeParam Input what the model takes in lists. */
export function fixedMasker<Input>(): Masker<readonly Input[], Input> {
  return {
    kind: "fixed",
    playerNames: () => [],
    game: (model, input) => {
      let evaluations = 0;
      return {
        players: 0,
        get outputs() {
          return model.outputNames?.length ?? 0;
        },
        varying: new Uint8Array(0),
        costPerCoalition: 1,
        evaluate: async (_, run) => {
          evaluations += 1;
          return (await model.evaluate([input], run)).values;
        },
        get evaluations() {
          return evaluations;
        },
      };
    },
  };
}
