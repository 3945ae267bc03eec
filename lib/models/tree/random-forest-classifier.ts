/** Random forest: trees on rows drawn with replacement, the best of √p features at each cut; probabilities are means of leaves' shares. */
import { ForestClassifier } from "./forest-classifier.ts";

export class RandomForestClassifier extends ForestClassifier {
  readonly name = "RandomForestClassifier";
  protected override readonly randomCuts = false;
  protected override readonly bootstrap = true;
}
