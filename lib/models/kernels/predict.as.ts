/**
 * The walk of rows through a tree, in AssemblyScript (compiled by `npm run wasm`). tree-predict.ts does the same in TypeScript.
 *
 * A node has 16 bytes: threshold (f64), 2 · feature + (1 where missing values go right) (u32), left child (u32); the right child follows the
 * left one. A leaf is its own left child, and its threshold is a NaN, which nothing exceeds, with the leaf's number in the low 32 bits.
 */

/**
 * Eight rows walk side by side, so that their loads overlap.
 * @param nodes of all trees.
 * @param depth of the tree.
 * @param values rows of f64, `stride` bytes each.
 * @param known whether no value is missing.
 * @param leaves where the numbers of leaves go, i32.
 */
export function walk(
  nodes: usize,
  root: u32,
  depth: i32,
  values: usize,
  stride: usize,
  count: i32,
  known: bool,
  leaves: usize,
): void {
  let i: i32 = 0;
  let row = values;
  let into = leaves;
  for (; i + 8 <= count; i += 8) {
    const r1 = row + stride;
    const r2 = r1 + stride;
    const r3 = r2 + stride;
    const r4 = r3 + stride;
    const r5 = r4 + stride;
    const r6 = r5 + stride;
    const r7 = r6 + stride;
    let n0 = root;
    let n1 = root;
    let n2 = root;
    let n3 = root;
    let n4 = root;
    let n5 = root;
    let n6 = root;
    let n7 = root;
    for (let d: i32 = 0; d < depth; d++) {
      let moved: u32;
      if (known) {
        const m0 = knownStep(nodes, n0, row);
        const m1 = knownStep(nodes, n1, r1);
        const m2 = knownStep(nodes, n2, r2);
        const m3 = knownStep(nodes, n3, r3);
        const m4 = knownStep(nodes, n4, r4);
        const m5 = knownStep(nodes, n5, r5);
        const m6 = knownStep(nodes, n6, r6);
        const m7 = knownStep(nodes, n7, r7);
        moved =
          (n0 ^ m0) | (n1 ^ m1) | (n2 ^ m2) | (n3 ^ m3) | (n4 ^ m4) | (n5 ^ m5) | (n6 ^ m6) | (n7 ^ m7);
        n0 = m0;
        n1 = m1;
        n2 = m2;
        n3 = m3;
        n4 = m4;
        n5 = m5;
        n6 = m6;
        n7 = m7;
      } else {
        const m0 = step(nodes, n0, row);
        const m1 = step(nodes, n1, r1);
        const m2 = step(nodes, n2, r2);
        const m3 = step(nodes, n3, r3);
        const m4 = step(nodes, n4, r4);
        const m5 = step(nodes, n5, r5);
        const m6 = step(nodes, n6, r6);
        const m7 = step(nodes, n7, r7);
        moved =
          (n0 ^ m0) | (n1 ^ m1) | (n2 ^ m2) | (n3 ^ m3) | (n4 ^ m4) | (n5 ^ m5) | (n6 ^ m6) | (n7 ^ m7);
        n0 = m0;
        n1 = m1;
        n2 = m2;
        n3 = m3;
        n4 = m4;
        n5 = m5;
        n6 = m6;
        n7 = m7;
      }
      if (moved === 0) break;
    }
    store<u32>(into, leafNumber(nodes, n0));
    store<u32>(into, leafNumber(nodes, n1), 4);
    store<u32>(into, leafNumber(nodes, n2), 8);
    store<u32>(into, leafNumber(nodes, n3), 12);
    store<u32>(into, leafNumber(nodes, n4), 16);
    store<u32>(into, leafNumber(nodes, n5), 20);
    store<u32>(into, leafNumber(nodes, n6), 24);
    store<u32>(into, leafNumber(nodes, n7), 28);
    row = r7 + stride;
    into += 32;
  }
  for (; i < count; i++) {
    let node = root;
    for (let d: i32 = 0; d < depth; d++) node = step(nodes, node, row);
    store<u32>(into, leafNumber(nodes, node));
    row += stride;
    into += 4;
  }
}

// prettier-ignore
@inline
function step(nodes: usize, node: u32, row: usize): u32 {
  const at = nodes + ((node as usize) << 4);
  const meta = load<u32>(at, 8);
  const x = load<f64>(row + (((meta >> 1) as usize) << 3));
  return load<u32>(at, 12) + ((((x > load<f64>(at)) as u32) | (((x !== x) as u32) & meta)) & 1);
}

// prettier-ignore
@inline
function knownStep(nodes: usize, node: u32, row: usize): u32 {
  const at = nodes + ((node as usize) << 4);
  const x = load<f64>(row + (((load<u32>(at, 8) >> 1) as usize) << 3));
  return load<u32>(at, 12) + ((x > load<f64>(at)) as u32);
}

// prettier-ignore
@inline
function leafNumber(nodes: usize, node: u32): u32 {
  return load<u32>(nodes + ((node as usize) << 4));
}
