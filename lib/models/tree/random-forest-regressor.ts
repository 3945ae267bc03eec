/** Random forest: trees on rows drawn with replacement; all features are tried at each cut by default, as in scikit-learn. */
import { ForestRegressor } from "./forest-regressor.ts";

export class RandomForestRegressor extends ForestRegressor {
  readonly name = "RandomForestRegressor";
  protected override readonly randomCuts = false;
  protected override readonly bootstrap = true;
}
