/**
 * A tree ensemble laid out for explanation: nodes in preorder, so that one pass over an array visits a tree, and for each leaf its path: the d
 * distinct features in order of first appearance, with the share of training weight that goes on along their splits.
 *
 * The bit of a feature is its place in that order, which is the same for all leaves beneath a node. A row's mask at a leaf has the bits of the
 * features whose splits on the path it fails. O(nodes · depth) to build; kept with the ensemble.
 */
import { MISSING, SPLIT, type TreeEnsemble } from "../../models/index.ts";

export interface TreeProgram {
  readonly ensemble: TreeEnsemble;
  /** First position of each tree, and the end. */
  readonly starts: Int32Array;
  /** Node of the ensemble at each position. */
  readonly node: Int32Array;
  /** Positions of children; -1 in leaves. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** In inner nodes: the place of the feature in the path below; in leaves: d. */
  readonly place: Int32Array;
  /** In leaves: where the path begins in `pathFeature` and `pathShare`; -1 in inner nodes. */
  readonly path: Int32Array;
  readonly pathFeature: Int32Array;
  readonly pathShare: Float64Array;
  /** Most distinct features on a path of each tree. */
  readonly width: Int32Array;
  /** Leaves of each tree. */
  readonly leaves: Int32Array;
}

const programs = new WeakMap<TreeEnsemble, TreeProgram>();

/** @throws RangeError on trees whose leaves hold linear models. */
export function treeProgram(ensemble: TreeEnsemble): TreeProgram {
  let program = programs.get(ensemble);
  if (program === undefined) programs.set(ensemble, (program = build(ensemble)));
  return program;
}

function build(ensemble: TreeEnsemble): TreeProgram {
  if (ensemble.linear !== undefined)
    throw new RangeError(
      'TreeExplainer: leaves must hold numbers; got trees with linear models in their leaves, which Tree SHAP does not cover; use the permutation explainer: explain(model, X, { method: "permutation" })',
    );
  const { roots, left, right, feature, cover } = ensemble;
  const nodes = countNodes(ensemble);
  const program = {
    starts: new Int32Array(roots.length + 1),
    node: new Int32Array(nodes),
    left: new Int32Array(nodes).fill(-1),
    right: new Int32Array(nodes).fill(-1),
    place: new Int32Array(nodes),
    path: new Int32Array(nodes).fill(-1),
    width: new Int32Array(roots.length),
    leaves: new Int32Array(roots.length),
  };
  const features: number[] = [];
  const shares: number[] = [];
  let at = 0;
  const path: number[] = [];
  const share: number[] = [];
  for (let t = 0; t < roots.length; t++) {
    program.starts[t] = at;
    visit(roots[t]!, t);
  }
  program.starts[roots.length] = at;
  return Object.freeze({
    ...program,
    ensemble,
    pathFeature: Int32Array.from(features),
    pathShare: Float64Array.from(shares),
  });

  /** Recursion as deep as the tree. */
  function visit(node: number, t: number): number {
    const here = at++;
    program.node[here] = node;
    if (left[node]! < 0) {
      program.place[here] = path.length;
      program.path[here] = features.length;
      for (let i = 0; i < path.length; i++) {
        features.push(path[i]!);
        shares.push(share[i]!);
      }
      program.width[t] = Math.max(program.width[t]!, path.length);
      program.leaves[t]! += 1;
      return here;
    }
    const f = feature[node]!;
    let place = path.indexOf(f);
    const isNew = place < 0;
    if (isNew) {
      place = path.length;
      path.push(f);
      share.push(1);
    }
    program.place[here] = place;
    const before = share[place]!;
    for (const side of ["left", "right"] as const) {
      const child = ensemble[side][node]!;
      share[place] = before * coverShare(cover, node, child, ensemble);
      program[side][here] = visit(child, t);
    }
    share[place] = before;
    if (isNew) {
      path.pop();
      share.pop();
    }
    return here;
  }
  function coverShare(
    weights: Float64Array,
    parent: number,
    child: number,
    { left: l }: TreeEnsemble,
  ): number {
    const whole = weights[parent]!;
    if (whole > 0) return weights[child]! / whole;
    // No training row came here: both ways count alike.
    return l[parent] === right[parent] ? 1 : 0.5;
  }
}

/** Iterative, since ensembles may share arrays with nodes that no tree reaches. */
function countNodes({ roots, left, right }: TreeEnsemble): number {
  let count = 0;
  const stack: number[] = [];
  for (const root of roots) {
    stack.push(root);
    while (stack.length > 0) {
      const node = stack.pop()!;
      count += 1;
      if (left[node]! >= 0) stack.push(left[node]!, right[node]!);
    }
  }
  return count;
}

/** LightGBM's zero is a float constant. */
const ZERO = Math.fround(1e-35);

/** Whether a row goes left at each inner node of tree t: fills 1 or 0 at the positions of the program. The row is cast before. */
export type Decide = (row: Float64Array, offset: number, t: number, out: Uint8Array) => void;

export function decider(program: TreeProgram): Decide {
  const { ensemble, starts, node, left } = program;
  const { feature, threshold, split, missing, defaultLeft, categoryStart, categoryWords } = ensemble;
  const simple =
    ensemble.split.every((kind) => kind === SPLIT.lessEqual) &&
    ensemble.missing.every((kind) => kind === MISSING.nan);
  return (row, offset, t, out) => {
    for (let at = starts[t]!, end = starts[t + 1]!; at < end; at++) {
      if (left[at]! < 0) continue;
      const n = node[at]!;
      let x = row[offset + feature[n]!]!;
      if (simple) {
        out[at] = x <= threshold[n]! || (x !== x && defaultLeft[n] === 1) ? 1 : 0;
        continue;
      }
      const rule = missing[n]!;
      if (x !== x && rule === MISSING.none) x = 0;
      if (x !== x || (rule === MISSING.zero && Math.abs(x) <= ZERO)) out[at] = defaultLeft[n]!;
      else if (split[n] === SPLIT.lessEqual) out[at] = x <= threshold[n]! ? 1 : 0;
      else if (split[n] === SPLIT.less) out[at] = x < threshold[n]! ? 1 : 0;
      else {
        const start = categoryStart![n]!;
        const bits = (categoryStart![n + 1]! - start) * 32;
        const position = Math.trunc(x);
        out[at] =
          position >= 0 && position < bits
            ? (categoryWords![start + (position >>> 5)]! >>> (position & 31)) & 1
            : 0;
      }
    }
  };
}

/** Rows as the trees compare them. */
export function castRows({ inputCast }: TreeEnsemble, values: Float64Array): Float64Array {
  return inputCast === "f32" ? values.map(Math.fround) : values;
}

/** The output that tree t adds to, and the width of its leaves: every output for vector leaves. */
export function treeOutputs(
  ensemble: TreeEnsemble,
  t: number,
): { readonly first: number; readonly count: number } {
  const output = ensemble.treeOutput[t]!;
  return output < 0 ? { first: 0, count: ensemble.outputs } : { first: output, count: 1 };
}

/** What the leaf at a position adds to output c. */
export function leafValue({ ensemble, node }: TreeProgram, at: number, c: number): number {
  const { value, valueWidth } = ensemble;
  return value[node[at]! * valueWidth + (valueWidth === 1 ? 0 : c)]!;
}

/** @throws RangeError when values are not rows×features. */
export function checkTreeRows(
  where: string,
  { features }: TreeEnsemble,
  values: Float64Array,
  rows: number,
): void {
  if (values.length !== rows * features)
    throw new RangeError(
      `${where}: values must be rows×${features} numbers; got ${values.length} for ${rows} rows`,
    );
}
