/** What LightGBM's objectives make of raw outputs: "binary sigmoid:1", "multiclass num_class:3", "regression sqrt" … */
import type { Task } from "../model.ts";
import type { Link } from "../structure.ts";
import type { OutputRule } from "./output-rule.ts";
import { refuse } from "./record-fields.ts";

export interface LightgbmObjective {
  readonly name: string;
  readonly task: Task;
  readonly link: Link;
  readonly rule: OutputRule["kind"] & ("link" | "square" | "softplus");
  /** The sigmoid parameter. */
  readonly scale: number;
}

type Kind = Pick<LightgbmObjective, "task" | "link" | "rule">;

const identity: Kind = { task: "regression", link: "identity", rule: "link" };
const log: Kind = { task: "regression", link: "log", rule: "link" };
const logit: Kind = { task: "regression", link: "logit", rule: "link" };

const KINDS: Readonly<Record<string, Kind>> = {
  regression: identity,
  regression_l1: identity,
  huber: identity,
  fair: identity,
  quantile: identity,
  mape: identity,
  lambdarank: identity,
  rank_xendcg: identity,
  custom: identity,
  poisson: log,
  gamma: log,
  tweedie: log,
  cross_entropy: logit,
  cross_entropy_lambda: { ...identity, rule: "softplus" },
  binary: { ...logit, task: "classification" },
  multiclass: { task: "classification", link: "softmax", rule: "link" },
  // A sigmoid for each class; the library leaves their sum as it is.
  multiclassova: { ...logit, task: "classification" },
};

/** @param text of the file's line; absent with an objective of the user's own. @throws RangeError on an objective that is not known. */
export function lightgbmObjective(text: string | undefined): LightgbmObjective {
  const [name = "", ...options] = (text ?? "custom").trim().split(/\s+/);
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (kind === undefined)
    return refuse(`LightGBM objective must be one of ${Object.keys(KINDS).join(", ")}`, name);
  const sigmoid = options.find((option) => option.startsWith("sigmoid:"))?.slice(8);
  const scale = sigmoid === undefined ? 1 : Number(sigmoid);
  if (!(scale > 0 && scale < Infinity)) refuse("LightGBM sigmoid must be above 0", sigmoid);
  const root = name.startsWith("regression") && options.includes("sqrt");
  return { name, ...kind, ...(root ? { rule: "square" } : {}), scale: kind.link === "logit" ? scale : 1 };
}
