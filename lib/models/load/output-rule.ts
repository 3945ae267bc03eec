/** From the raw outputs of a model trained elsewhere to what that model's own `predict` says. O(rows · outputs). */
import { applyLink, classProbabilities } from "../apply-link.ts";
import type { LinearStructure } from "../structure.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";

/**
 * - `link`: the structure's link, at its scale.
 * - `shares`: raw outputs are the classes' probabilities (forests).
 * - `oneVsRest`: a sigmoid for each class, brought to a sum of 1 (scikit-learn's one-vs-rest).
 * - `sign`: the side of 0, or the largest of several; probabilities are 0 and 1, as the model has none (hinge losses).
 * - `square`: sign(raw) · raw² (LightGBM's reg_sqrt).
 * - `softplus`: ln(1 + exp(raw)) (LightGBM's cross_entropy_lambda).
 * - `isolation`: −2^(−raw / depth), raw being the mean depth of isolation; `offset` divides the ordinary from the odd.
 */
export type OutputRule =
  | { readonly kind: "link" | "shares" | "oneVsRest" | "sign" | "square" | "softplus" }
  | { readonly kind: "isolation"; readonly depth: number; readonly offset: number };

export type LoadedStructure = LinearStructure | TreeEnsemble;

/** n×classes. */
export function ruleProbabilities(
  rule: OutputRule,
  structure: LoadedStructure,
  raw: Float64Array,
  rows: number,
): Float64Array {
  const { outputs, link } = structure;
  if (rule.kind === "shares") return raw;
  if (rule.kind === "sign") return sides(raw, rows, outputs);
  if (rule.kind === "oneVsRest" && outputs > 1) {
    const out = applyLink("logit", raw, rows, outputs);
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let c = 0; c < outputs; c++) sum += out[i * outputs + c]!;
      for (let c = 0; c < outputs; c++)
        out[i * outputs + c] = sum === 0 ? 1 / outputs : out[i * outputs + c]! / sum;
    }
    return out;
  }
  return classProbabilities(link, scaled(structure, raw), rows, outputs);
}

/** n×outputs: numbers of a regression, or scores of a detector. */
export function ruleValues(
  rule: OutputRule,
  structure: LoadedStructure,
  raw: Float64Array,
  rows: number,
): Float64Array {
  switch (rule.kind) {
    case "square":
      return scaled(structure, raw).map((x) => Math.sign(x) * x * x);
    case "softplus":
      return scaled(structure, raw).map((x) => Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0));
    case "isolation":
      return raw.map((depth) => -(2 ** (-depth / rule.depth)) - rule.offset);
    default:
      return applyLink(structure.link, scaled(structure, raw), rows, structure.outputs);
  }
}

function scaled(structure: LoadedStructure, raw: Float64Array): Float64Array {
  const scale = structure.kind === "trees" ? (structure.linkScale ?? 1) : 1;
  return scale === 1 ? raw : raw.map((x) => x * scale);
}

function sides(raw: Float64Array, rows: number, outputs: number): Float64Array {
  const k = Math.max(2, outputs);
  const out = new Float64Array(rows * k);
  for (let i = 0; i < rows; i++) {
    let best = 0;
    if (outputs === 1) best = raw[i]! > 0 ? 1 : 0;
    else for (let c = 1; c < outputs; c++) if (raw[i * outputs + c]! > raw[i * outputs + best]!) best = c;
    out[i * k + best] = 1;
  }
  return out;
}
