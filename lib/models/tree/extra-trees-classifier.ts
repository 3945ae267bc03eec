/** Extremely randomised trees: all rows, one cut drawn at random in each of √p features, the best of these taken. */
import { ForestClassifier } from "./forest-classifier.ts";

export class ExtraTreesClassifier extends ForestClassifier {
  readonly name = "ExtraTreesClassifier";
  protected override readonly randomCuts = true;
  protected override readonly bootstrap = false;
}
