/** What XGBoost's objectives make of raw outputs, and of the base score, which files hold after the link. */
import type { Task } from "../model.ts";
import type { Link } from "../structure.ts";
import type { OutputRule } from "./output-rule.ts";
import { refuse } from "./record-fields.ts";

export interface XgboostObjective {
  readonly task: Task;
  readonly link: Link;
  readonly rule: OutputRule["kind"] & ("link" | "sign");
  /** The link that the file's base score went through; the same when absent. */
  readonly base?: Link;
}

const regression = (link: Link): XgboostObjective => ({ task: "regression", link, rule: "link" });
const classes = (link: Link, rule: XgboostObjective["rule"] = "link"): XgboostObjective => ({
  task: "classification",
  link,
  rule,
});

const OBJECTIVES: Readonly<Record<string, XgboostObjective>> = {
  "reg:squarederror": regression("identity"),
  "reg:linear": regression("identity"),
  "reg:squaredlogerror": regression("identity"),
  "reg:pseudohubererror": regression("identity"),
  "reg:absoluteerror": regression("identity"),
  "reg:quantileerror": regression("identity"),
  "reg:expectileerror": regression("identity"),
  "reg:logistic": regression("logit"),
  "reg:gamma": regression("log"),
  "reg:tweedie": regression("log"),
  "count:poisson": regression("log"),
  "survival:cox": regression("log"),
  "survival:aft": regression("log"),
  "rank:pairwise": regression("identity"),
  "rank:ndcg": regression("identity"),
  "rank:map": regression("identity"),
  "binary:logistic": classes("logit"),
  // Its own predict gives the margin, and so its base score is one; as a classifier it has probabilities like binary:logistic.
  "binary:logitraw": { ...classes("logit"), base: "identity" },
  "binary:hinge": classes("identity", "sign"),
  "multi:softprob": classes("softmax"),
  "multi:softmax": classes("softmax"),
};

/** @throws RangeError on an objective that is not known. */
export function xgboostObjective(name: string): XgboostObjective {
  return (
    (Object.hasOwn(OBJECTIVES, name) ? OBJECTIVES[name] : undefined) ??
    refuse(`XGBoost objective must be one of ${Object.keys(OBJECTIVES).join(", ")}`, name)
  );
}

/** The margin that a base score stands for; in single precision, as the library computes it. @throws RangeError outside of its domain. */
export function baseMargin(link: Link, score: number): number {
  if (link === "logit") {
    if (!(score > 0 && score < 1))
      refuse("base_score of a logistic objective must lie between 0 and 1", score);
    return Math.fround(-Math.log(Math.fround(1 / Math.fround(score) - 1)));
  }
  if (link === "log") {
    if (!(score > 0)) refuse("base_score of a log link must be above 0", score);
    return Math.fround(Math.log(Math.fround(score)));
  }
  return Math.fround(score);
}
