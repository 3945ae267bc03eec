/**
 * Rows through one tree with its tables, in AssemblyScript (compiled by `npm run wasm`); tree/path-tables.ts does the same in TypeScript.
 *
 * A node has 32 bytes. Inner: left and right child (i32), bit of the feature (u32), 2 · feature + (1 where missing values go left) (u32), threshold
 * (f64; x ≤ threshold goes left). Leaf: −1, d (i32), start of its table (u32, bytes), start of its features (u32, bytes). A table has d numbers for
 * each mask of failed features.
 */

/**
 * @param masks room for one i32 a node.
 * @param goes 1 where a row goes left, `nodes` bytes a row; 0 where the kernel is to compare.
 * @param values rows of f64, `stride` bytes each.
 * @param phi rows of sums, `stride` bytes each.
 */
export function rows(
  nodes: i32,
  node: usize,
  masks: usize,
  goes: usize,
  tables: usize,
  features: usize,
  values: usize,
  phi: usize,
  stride: usize,
  count: i32,
): void {
  for (let i: i32 = 0; i < count; i++) {
    store<u32>(masks, 0);
    let at = node;
    let mine = masks;
    for (let u: i32 = 0; u < nodes; u++) {
      const mask = load<u32>(mine);
      const left = load<i32>(at);
      if (left >= 0) {
        let isLeft: bool;
        if (goes !== 0) isLeft = load<u8>(goes + (u as usize)) !== 0;
        else {
          const meta = load<u32>(at, 12);
          const x = load<f64>(values + (((meta >> 1) as usize) << 3));
          isLeft = x <= load<f64>(at, 16) || (x !== x && (meta & 1) !== 0);
        }
        const failed = mask | load<u32>(at, 8);
        store<u32>(masks + ((left as usize) << 2), isLeft ? mask : failed);
        store<u32>(masks + ((load<i32>(at, 4) as usize) << 2), isLeft ? failed : mask);
      } else {
        const d = load<i32>(at, 4);
        let entry = tables + (load<u32>(at, 8) as usize) + (((mask * d) as usize) << 3);
        let feature = features + (load<u32>(at, 12) as usize);
        const end = feature + ((d as usize) << 2);
        while (feature < end) {
          const into = phi + (load<u32>(feature) as usize);
          store<f64>(into, load<f64>(into) + load<f64>(entry));
          entry += 8;
          feature += 4;
        }
      }
      at += 32;
      mine += 4;
    }
    values += stride;
    phi += stride;
    if (goes !== 0) goes += nodes as usize;
  }
}
