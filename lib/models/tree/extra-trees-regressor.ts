/** Extremely randomised trees: all rows, one cut drawn at random in each feature, the best of these taken. */
import { ForestRegressor } from "./forest-regressor.ts";

export class ExtraTreesRegressor extends ForestRegressor {
  readonly name = "ExtraTreesRegressor";
  protected override readonly randomCuts = true;
  protected override readonly bootstrap = false;
}
