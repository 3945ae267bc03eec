/**
 * Path-dependent contributions point by point: at each Gauss–Legendre point t the product of the factors t o + (1 − t) z goes down the tree and
 * the leaves' sums come up; each edge then gives its feature (o − z) / (t o + (1 − t) z) of what is beneath it, less what an earlier edge of the same
 * feature gave. O(rows · nodes · points), with no memory of 2^d (Linear TreeSHAP, Yu et al. 2022, at stable points).
 */
import { wasmKernel, wasmMemory } from "../../models/index.ts";
import type { Steps } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import { quadratureWasm } from "../kernels/quadrature-wasm.ts";
import { decider, leafValue, treeOutputs, type TreeProgram } from "./tree-program.ts";

/** Points beyond which more change nothing: paths of 32 features exactly, wider ones to some 1e-15. */
const MOST_POINTS = 16;
/** Node visits between two turns of the event loop: some 20 ms. */
const TURN = 400_000;

/** Edges of a tree as the passes read them. */
export interface TreeEdges {
  /** Positions of the tree's nodes are counted from its root here. */
  readonly nodes: number;
  /** Of each node but the root: its parent. */
  readonly parent: Int32Array;
  /** Share of training weight left by all splits on the feature of the edge down to here. */
  readonly share: Float64Array;
  /** The last node above whose edge splits on the same feature; −1 for none. */
  readonly earlier: Int32Array;
  /** Feature of the edge into the node. */
  readonly feature: Int32Array;
  /** Whether the node is its parent's left child. */
  readonly isLeft: Uint8Array;
}

/** Adds the contributions of trees to `out`, n×p×k. @param values cast as the trees compare them. */
export function* quadratureSteps(
  program: TreeProgram,
  trees: readonly number[],
  values: Float64Array,
  rows: number,
  out: Float64Array,
  onProgress?: Run["onProgress"],
): Steps<undefined> {
  const { ensemble, starts, width } = program;
  const { features: p, outputs: k } = ensemble;
  const decide = decider(program);
  const goes = new Uint8Array(program.left.length);
  let visits = 0;
  for (const [index, t] of trees.entries()) {
    const edges = treeEdges(program, t);
    const { first, count } = treeOutputs(ensemble, t);
    const points = Math.min(MOST_POINTS, Math.max(2, 2 * Math.ceil(width[t]! / 4)));
    const walk = quadratureWalk(edges, points, p) ?? plainWalk(edges, points, p);
    const leaves = Float64Array.from({ length: edges.nodes }, (_, i) => i);
    for (let c = first; c < first + count; c++) {
      for (let i = 0; i < edges.nodes; i++)
        leaves[i] = program.left[starts[t]! + i]! < 0 ? leafValue(program, starts[t]! + i, c) : 0;
      walk.setLeaves(leaves);
      for (let i = 0; i < rows; i++) {
        decide(values, i * p, t, goes);
        const phi = walk.row(goes.subarray(starts[t]!, starts[t + 1]!));
        for (let j = 0; j < p; j++) out[(i * p + j) * k + c]! += phi[j]!;
        visits += edges.nodes;
        if (visits < TURN) continue;
        visits = 0;
        onProgress?.({ done: index, total: trees.length, message: "trees explained" });
        yield;
      }
    }
  }
  return undefined;
}

export function treeEdges(program: TreeProgram, t: number): TreeEdges {
  const { ensemble, starts, node, left, right, path } = program;
  const start = starts[t]!;
  const nodes = starts[t + 1]! - start;
  const parent = new Int32Array(nodes).fill(-1);
  const share = new Float64Array(nodes).fill(1);
  const earlier = new Int32Array(nodes).fill(-1);
  const feature = new Int32Array(nodes).fill(-1);
  const isLeft = new Uint8Array(nodes);
  const { cover } = ensemble;
  for (let u = 0; u < nodes; u++) {
    const at = start + u;
    if (left[at]! < 0) continue;
    const n = node[at]!;
    const f = ensemble.feature[n]!;
    let above = u;
    while (above >= 0 && feature[above] !== f) above = parent[above]!;
    for (const side of [left[at]!, right[at]!]) {
      const child = side - start;
      const whole = cover[n]!;
      parent[child] = u;
      feature[child] = f;
      earlier[child] = above;
      isLeft[child] = side === left[at] ? 1 : 0;
      share[child] = (above < 0 ? 1 : share[above]!) * (whole > 0 ? cover[node[side]!]! / whole : 0.5);
    }
  }
  void path;
  return { nodes, parent, share, earlier, feature, isLeft };
}

/** A pass over one tree for one row after another. */
interface Walk {
  /** Values of the leaves, by node; 0 elsewhere. */
  setLeaves(values: Float64Array): void;
  /** Contributions of p features. @param goes 1 where the row goes left. */
  row(goes: Uint8Array): Float64Array;
}

/** In TypeScript; the oracle of the kernel, and what runs where there is no WebAssembly. */
export function plainWalk(edges: TreeEdges, m: number, p: number): Walk {
  const { nodes, parent, share, earlier, feature, isLeft } = edges;
  const { points, weights } = gaussLegendre(m);
  const down = new Float64Array(nodes * m);
  const up = new Float64Array(nodes * m);
  const passes = new Uint8Array(nodes);
  const phi = new Float64Array(p);
  let leaves = new Float64Array(nodes);
  return {
    setLeaves: (values) => (leaves = values.slice()),
    row(goes) {
      phi.fill(0);
      for (let q = 0; q < m; q++) down[q] = weights[q]!;
      for (let u = 1; u < nodes; u++) {
        const above = parent[u]!;
        const e = earlier[u]!;
        const o = goes[above] === isLeft[u] && (e < 0 || passes[e] === 1) ? 1 : 0;
        passes[u] = o;
        for (let q = 0; q < m; q++) {
          const t = points[q]!;
          let x = down[above * m + q]! * (t * o + (1 - t) * share[u]!);
          if (e >= 0 && x !== 0) x /= t * passes[e]! + (1 - t) * share[e]!;
          down[u * m + q] = x;
        }
      }
      for (let u = 0; u < nodes; u++)
        for (let q = 0; q < m; q++) up[u * m + q] = leaves[u] === 0 ? 0 : leaves[u]! * down[u * m + q]!;
      for (let u = nodes - 1; u > 0; u--) {
        const above = parent[u]!;
        const e = earlier[u]!;
        let sum = 0;
        for (let q = 0; q < m; q++) {
          const x = up[u * m + q]!;
          up[above * m + q]! += x;
          if (x === 0) continue;
          const t = points[q]!;
          sum += (x * (passes[u]! - share[u]!)) / (t * passes[u]! + (1 - t) * share[u]!);
          if (e >= 0) sum -= (x * (passes[e]! - share[e]!)) / (t * passes[e]! + (1 - t) * share[e]!);
        }
        phi[feature[u]!]! += sum;
      }
      return phi;
    },
  };
}

interface Kernel {
  walk(
    nodes: i32,
    points: i32,
    parent: i32,
    share: i32,
    earlier: i32,
    feature: i32,
    isLeft: i32,
    goes: i32,
    passes: i32,
    leaves: i32,
    nodesT: i32,
    down: i32,
    up: i32,
    phi: i32,
  ): void;
}

type i32 = number;

/** The same by the embedded kernel; undefined where there is no WebAssembly. */
function quadratureWalk(edges: TreeEdges, m: number, p: number): Walk | undefined {
  const { nodes } = edges;
  const layout = { points: 2 * m * 8, wide: nodes * 8, narrow: nodes * 4, bytes: (nodes + 7) & ~7 };
  const memory = wasmMemory(
    layout.points + 2 * layout.wide + 3 * layout.narrow + 3 * layout.bytes + 2 * nodes * m * 8 + p * 8 + 256,
  );
  if (memory === undefined) return undefined;
  const kernel = wasmKernel<Kernel>(quadratureWasm, memory);
  if (kernel === undefined) return undefined;
  let at = 0;
  const place = (bytes: number): number => {
    const here = at;
    at += (bytes + 15) & ~15;
    return here;
  };
  const { points, weights } = gaussLegendre(m);
  const { buffer } = memory;
  const nodesT = place(layout.points);
  new Float64Array(buffer, nodesT, m).set(points);
  const down = place(nodes * m * 8);
  new Float64Array(buffer, down, m).set(weights);
  const up = place(nodes * m * 8);
  const share = place(layout.wide);
  new Float64Array(buffer, share, nodes).set(edges.share);
  const leaves = place(layout.wide);
  const parent = place(layout.narrow);
  new Int32Array(buffer, parent, nodes).set(edges.parent);
  const earlier = place(layout.narrow);
  new Int32Array(buffer, earlier, nodes).set(edges.earlier);
  const feature = place(layout.narrow);
  new Int32Array(buffer, feature, nodes).set(edges.feature);
  const isLeft = place(layout.bytes);
  new Uint8Array(buffer, isLeft, nodes).set(edges.isLeft);
  const goesAt = place(layout.bytes);
  const goesHere = new Uint8Array(buffer, goesAt, nodes);
  const passes = place(layout.bytes);
  const phiAt = place(p * 8);
  const phi = new Float64Array(buffer, phiAt, p);
  const leavesHere = new Float64Array(buffer, leaves, nodes);
  return {
    setLeaves: (values) => leavesHere.set(values),
    row(goes) {
      goesHere.set(goes);
      phi.fill(0);
      kernel.walk(
        nodes,
        m,
        parent,
        share,
        earlier,
        feature,
        isLeft,
        goesAt,
        passes,
        leaves,
        nodesT,
        down,
        up,
        phiAt,
      );
      return phi;
    },
  };
}
