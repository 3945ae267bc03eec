/**
 * A tree ensemble in flat arrays: the one form that every tree model has, ours and those trained elsewhere; for prediction and
 * explanation.
 *
 * Nodes of all trees stand one after another; children are positions in the same arrays. Raw output c of a row =
 * base[c] + Σ over trees of the leaf's value for c. Weights and averages (forests, dart) are folded into the values.
 */
import type { Link } from "./structure.ts";

/** How a node sends a row to the left. */
export const SPLIT = {
  /** x < threshold (XGBoost). */
  less: 0,
  /** x ≤ threshold (scikit-learn, LightGBM, ours). */
  lessEqual: 1,
  /** The bit of category x is set in the node's bit set; a position beyond it goes right. */
  category: 2,
} as const;

/** What counts as missing at a node, and so goes the default way. */
export const MISSING = {
  /** NaN. */
  nan: 0,
  /** NaN and |x| ≤ 1e-35 (LightGBM's zero_as_missing). */
  zero: 1,
  /** Nothing: NaN is taken as 0 (LightGBM's missing type "None"). */
  none: 2,
} as const;

export interface TreeEnsemble {
  readonly kind: "trees";
  readonly features: number;
  readonly outputs: number;
  /** First node of each tree. */
  readonly roots: Int32Array;
  /** The output that a tree adds to; -1 for a tree whose leaves hold a value of each output. */
  readonly treeOutput: Int32Array;
  /** Children, -1 in leaves. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** -1 in leaves. */
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  /** One of SPLIT. */
  readonly split: Uint8Array;
  /** One of MISSING. */
  readonly missing: Uint8Array;
  /** 1 where a missing value goes left. */
  readonly defaultLeft: Uint8Array;
  /** Bit sets of the categorical nodes: words from categoryStart[node] to before categoryStart[node + 1]. Absent without such nodes. */
  readonly categoryStart?: Int32Array;
  readonly categoryWords?: Uint32Array;
  /** Training weight (cover) that reached a node. */
  readonly cover: Float64Array;
  /** nodes × valueWidth; valueWidth is 1, or `outputs` when leaves hold a value of each output. Inner nodes: what the node would predict, where known, else 0. */
  readonly value: Float64Array;
  readonly valueWidth: number;
  /** What raw outputs start from. */
  readonly base: Float64Array;
  /** Features are rounded to this before they are compared. */
  readonly inputCast: "f32" | "f64";
  readonly link: Link;
  /** The link is applied to raw × this; 1 when absent (LightGBM's sigmoid parameter, and its random forests, whose raw output is a sum). */
  readonly linkScale?: number;
  /** Leaves of LightGBM's linear trees: intercept + Σ coef x over the leaf's terms; NaN in any of them, or no terms, gives the plain value. */
  readonly linear?: {
    /** Terms of node i: from start[i] to before start[i + 1]. */
    readonly start: Int32Array;
    readonly feature: Int32Array;
    readonly coef: Float64Array;
    readonly intercept: Float64Array;
  };
}
