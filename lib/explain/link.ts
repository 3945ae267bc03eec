/** The link between what a model says and what is explained: contributions add up after it. Log-odds for probabilities, else nothing. */
import { logit } from "../core/index.ts";

export type LinkName = "identity" | "logit";

/** @throws RangeError on probabilities outside of (0, 1), whose log-odds are not finite. */
export function linked(where: string, link: LinkName, worth: Float64Array): Float64Array {
  if (link === "identity") return worth;
  return worth.map((x) => {
    if (!(x > 0 && x < 1))
      throw new RangeError(
        `${where}: link "logit" wants probabilities between 0 and 1, ends excluded; got ${x}; explain with link "identity"`,
      );
    return logit(x);
  });
}
