/** Small ensembles written by hand for tests. */
import type { TreeEnsemble } from "../../../../lib/models/index.ts";

export interface SmallNode {
  readonly feature?: number;
  readonly threshold?: number;
  readonly left?: number;
  readonly right?: number;
  readonly value?: readonly number[];
  readonly split?: number;
  readonly missing?: number;
  readonly defaultLeft?: number;
  readonly categories?: readonly number[];
}

export function smallEnsemble(nodes: readonly SmallNode[], more: Partial<TreeEnsemble> = {}): TreeEnsemble {
  const valueWidth = more.valueWidth ?? 1;
  const numbers = (pick: (node: SmallNode) => number | undefined, other: number): number[] =>
    nodes.map((node) => pick(node) ?? other);
  const words = nodes.map((node) => {
    const size = node.categories === undefined ? 0 : Math.floor(Math.max(...node.categories) / 32) + 1;
    const bits = new Uint32Array(size);
    for (const c of node.categories ?? []) bits[c >>> 5]! |= 1 << (c & 31);
    return bits;
  });
  let total = 0;
  const starts = [0, ...words.map((each) => (total += each.length))];
  return {
    kind: "trees",
    features: 2,
    outputs: 1,
    roots: Int32Array.of(0),
    treeOutput: Int32Array.of(0),
    left: Int32Array.from(numbers((node) => node.left, -1)),
    right: Int32Array.from(numbers((node) => node.right, -1)),
    feature: Int32Array.from(numbers((node) => node.feature, -1)),
    threshold: Float64Array.from(numbers((node) => node.threshold, 0)),
    split: Uint8Array.from(numbers((node) => node.split, 1)),
    missing: Uint8Array.from(numbers((node) => node.missing, 0)),
    defaultLeft: Uint8Array.from(numbers((node) => node.defaultLeft, 0)),
    ...(total > 0
      ? {
          categoryStart: Int32Array.from(starts),
          categoryWords: Uint32Array.from(words.flatMap((each) => [...each])),
        }
      : {}),
    cover: new Float64Array(nodes.length).fill(1),
    value: Float64Array.from(
      nodes.flatMap((node) => node.value ?? Array.from({ length: valueWidth }, () => 0)),
    ),
    valueWidth,
    base: Float64Array.of(0),
    inputCast: "f64",
    link: "identity",
    ...more,
  };
}
