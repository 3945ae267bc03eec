import fc from "fast-check";
import { expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { MISSING, SPLIT, type TreeEnsemble } from "../../../lib/models/index.ts";
import { packedWalk, plainWalk, type TreeWalk } from "../../../lib/models/tree-walk.ts";
import { smallEnsemble, type SmallNode } from "./tree/small-ensemble.ts";

/** Random trees over few values, so that borders are met often. */
function randomTrees(seed: number, features: number, inputCast: "f32" | "f64"): TreeEnsemble {
  const rng = createRng(seed);
  const nodes: SmallNode[] = [];
  const roots: number[] = [];
  for (let t = 0; t < 3; t++) {
    roots.push(nodes.length);
    const open = [{ at: nodes.push({}) - 1, depth: 0 }];
    for (const { at, depth } of open) {
      if (depth > rng.integer(7)) continue;
      // The right child need not follow the left one.
      const right = nodes.push({}) - 1;
      const left = nodes.push({}) - 1;
      nodes[at] = {
        feature: rng.integer(features),
        threshold: (rng.integer(7) - 3) / 10,
        left,
        right,
        split: rng.integer(2) === 0 ? SPLIT.less : SPLIT.lessEqual,
        missing: rng.integer(2) === 0 ? MISSING.nan : MISSING.none,
        defaultLeft: rng.integer(2),
      };
      open.push({ at: left, depth: depth + 1 }, { at: right, depth: depth + 1 });
    }
  }
  return smallEnsemble(nodes, {
    features,
    inputCast,
    roots: Int32Array.from(roots),
    treeOutput: new Int32Array(3),
  });
}

function leavesOf(walk: TreeWalk, values: Float64Array, rows: number): number[][] {
  walk.begin(values, 0, rows);
  return [0, 1, 2].map((t) => {
    walk.tree(t);
    return [...walk.leaves.subarray(0, rows)];
  });
}

it("reaches the same leaves in WebAssembly as in TypeScript", () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 37 }),
      fc.boolean(),
      fc.constantFrom("f32" as const, "f64" as const),
      (seed, features, rows, holes, inputCast) => {
        const ensemble = randomTrees(seed, features, inputCast);
        const rng = createRng(seed + 1);
        const values = Float64Array.from({ length: rows * features }, () =>
          holes && rng.integer(4) === 0 ? Number.NaN : (rng.integer(9) - 4) / 10,
        );
        const packed = packedWalk(ensemble)!;
        expect(leavesOf(packed, values, rows)).toEqual(leavesOf(plainWalk(ensemble), values, rows));
      },
    ),
    { numRuns: 200 },
  );
});

it("leaves categories to TypeScript", () => {
  const nodes = [{ feature: 0, split: SPLIT.category, left: 1, right: 2, categories: [1] }, {}, {}];
  expect(packedWalk(smallEnsemble(nodes))).toBeUndefined();
});
