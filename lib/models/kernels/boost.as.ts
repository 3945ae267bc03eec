/**
 * The inner loops of histogram boosting, in AssemblyScript (compiled by `npm run wasm`): accumulate and subtract histograms, find the
 * best split, partition rows, add leaves. boost/plain-kernel.ts does the same in TypeScript, bit for bit.
 *
 * A bin of a histogram has 16 bytes: the sum of whole-number gradients (i64), and in the second i64 the sum of whole-number hessians
 * in the low `shift` bits with the count of rows above them. So sums are exact in any order, and one SIMD addition moves all three.
 */

/** Rows whose gradients and codes are gathered at a time, so that they stay in the cache while blocks of features pass over them. */
const CHUNK: i32 = 512;
/** Bytes before `spare` grows: gathered gradients of a chunk. */
const GATHERED: usize = 4096;

const TINY: f64 = 1e-15;

/**
 * Adds rows to a histogram.
 * @param codes row-major bin codes, `stride` bytes a row.
 * @param rows positions of rows, `count` of them.
 * @param gradients pairs (gradient, hessian) of i32, one for each row of the matrix.
 * @param offsets of each feature: where its bins begin in the histogram, in bytes.
 * @param groups pairs (first feature, width 8, 4 or 1) of i32, `groupCount` of them.
 * @param spare room for one chunk.
 */
export function accumulate(
  codes: usize,
  stride: usize,
  rows: usize,
  count: i32,
  gradients: usize,
  shift: i32,
  offsets: usize,
  groups: usize,
  groupCount: i32,
  histogram: usize,
  spare: usize,
): void {
  const unit = i64x2(0, (1 as i64) << (shift as i64));
  const gathered = spare + GATHERED;
  for (let from: i32 = 0; from < count; from += CHUNK) {
    const size = min(CHUNK, count - from);
    const first = rows + ((from as usize) << 2);
    for (let i: i32 = 0; i < size; i++) {
      const row = load<u32>(first + ((i as usize) << 2)) as usize;
      store<u64>(spare + ((i as usize) << 3), load<u64>(gradients + (row << 3)));
      const source = codes + row * stride;
      const target = gathered + (i as usize) * stride;
      for (let at: usize = 0; at < stride; at += 16) v128.store(target + at, v128.load(source + at));
    }
    for (let g: i32 = 0; g < groupCount; g++) {
      const feature = load<u32>(groups + ((g as usize) << 3)) as usize;
      const width = load<u32>(groups + ((g as usize) << 3), 4);
      const start = offsets + (feature << 2);
      if (width === 8) accumulate8(gathered + feature, stride, size, spare, unit, start, histogram);
      else if (width === 4) accumulate4(gathered + feature, stride, size, spare, unit, start, histogram);
      else accumulate1(gathered + feature, stride, size, spare, unit, start, histogram);
    }
  }
}

function accumulate8(
  codes: usize,
  stride: usize,
  count: i32,
  gradients: usize,
  unit: v128,
  offsets: usize,
  histogram: usize,
): void {
  const h0 = histogram + (load<u32>(offsets, 0) as usize);
  const h1 = histogram + (load<u32>(offsets, 4) as usize);
  const h2 = histogram + (load<u32>(offsets, 8) as usize);
  const h3 = histogram + (load<u32>(offsets, 12) as usize);
  const h4 = histogram + (load<u32>(offsets, 16) as usize);
  const h5 = histogram + (load<u32>(offsets, 20) as usize);
  const h6 = histogram + (load<u32>(offsets, 24) as usize);
  const h7 = histogram + (load<u32>(offsets, 28) as usize);
  const end = gradients + ((count as usize) << 3);
  for (; gradients < end; gradients += 8, codes += stride) {
    const value = i64x2.add(i64x2.extend_low_i32x4_s(v128.load64_zero(gradients)), unit);
    const a = load<u32>(codes, 0);
    const b = load<u32>(codes, 4);
    const p0 = h0 + ((a << 4) & 0xff0);
    v128.store(p0, i64x2.add(v128.load(p0), value));
    const p1 = h1 + ((a >> 4) & 0xff0);
    v128.store(p1, i64x2.add(v128.load(p1), value));
    const p2 = h2 + ((a >> 12) & 0xff0);
    v128.store(p2, i64x2.add(v128.load(p2), value));
    const p3 = h3 + ((a >> 20) & 0xff0);
    v128.store(p3, i64x2.add(v128.load(p3), value));
    const p4 = h4 + ((b << 4) & 0xff0);
    v128.store(p4, i64x2.add(v128.load(p4), value));
    const p5 = h5 + ((b >> 4) & 0xff0);
    v128.store(p5, i64x2.add(v128.load(p5), value));
    const p6 = h6 + ((b >> 12) & 0xff0);
    v128.store(p6, i64x2.add(v128.load(p6), value));
    const p7 = h7 + ((b >> 20) & 0xff0);
    v128.store(p7, i64x2.add(v128.load(p7), value));
  }
}

function accumulate4(
  codes: usize,
  stride: usize,
  count: i32,
  gradients: usize,
  unit: v128,
  offsets: usize,
  histogram: usize,
): void {
  const h0 = histogram + (load<u32>(offsets, 0) as usize);
  const h1 = histogram + (load<u32>(offsets, 4) as usize);
  const h2 = histogram + (load<u32>(offsets, 8) as usize);
  const h3 = histogram + (load<u32>(offsets, 12) as usize);
  const end = gradients + ((count as usize) << 3);
  for (; gradients < end; gradients += 8, codes += stride) {
    const value = i64x2.add(i64x2.extend_low_i32x4_s(v128.load64_zero(gradients)), unit);
    const a = load<u32>(codes);
    const p0 = h0 + ((a << 4) & 0xff0);
    v128.store(p0, i64x2.add(v128.load(p0), value));
    const p1 = h1 + ((a >> 4) & 0xff0);
    v128.store(p1, i64x2.add(v128.load(p1), value));
    const p2 = h2 + ((a >> 12) & 0xff0);
    v128.store(p2, i64x2.add(v128.load(p2), value));
    const p3 = h3 + ((a >> 20) & 0xff0);
    v128.store(p3, i64x2.add(v128.load(p3), value));
  }
}

function accumulate1(
  codes: usize,
  stride: usize,
  count: i32,
  gradients: usize,
  unit: v128,
  offsets: usize,
  histogram: usize,
): void {
  const h0 = histogram + (load<u32>(offsets) as usize);
  const end = gradients + ((count as usize) << 3);
  for (; gradients < end; gradients += 8, codes += stride) {
    const value = i64x2.add(i64x2.extend_low_i32x4_s(v128.load64_zero(gradients)), unit);
    const p0 = h0 + ((load<u8>(codes) as usize) << 4);
    v128.store(p0, i64x2.add(v128.load(p0), value));
  }
}

/** `parent` − `child` in place of `parent`; `bytes` of each. */
export function subtract(parent: usize, child: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(parent + at, i64x2.sub(v128.load(parent + at), v128.load(child + at)));
}

export function clear(histogram: usize, bytes: usize): void {
  memory.fill(histogram, 0, bytes);
}

/** The gradient after the L1 penalty. */
function shrink(g: f64, l1: f64): f64 {
  return g > l1 ? g - l1 : g < -l1 ? g + l1 : 0;
}

/** The value that lowers the loss most, within its bounds. */
function valueOf(shrunk: f64, h: f64, l2: f64, lower: f64, upper: f64): f64 {
  const value = -shrunk / (h + l2 + TINY);
  return value < lower ? lower : value > upper ? upper : value;
}

/**
 * The best split of a node among plain (not categorical) features.
 * @param features of each feature four i32: where its bins begin (bytes), bins without the missing one, 1 when training has missing
 *   values, monotone constraint (-1, 0, 1).
 * @param active positions of the features to try.
 * @param node f64: [0] gradient and [1] hessian units, [2] gradient, [3] hessian and [4] count of the node (whole numbers), [5] L2,
 *   [6] L1, [7] least hessian, [8] least count, [9] least gain, [10] the loss of the unsplit node (gradient × value), [11] and [12] bounds of values,
 *   [13] 1 when values have bounds or a constraint.
 * @param best f64: [0] gain, [1] feature, [2] bin, [3] missing goes left, [4] gradient, [5] hessian, [6] count of the left child.
 */
export function bestSplit(
  histogram: usize,
  features: usize,
  active: usize,
  activeCount: i32,
  shift: i32,
  node: usize,
  best: usize,
): void {
  const unitG = load<f64>(node, 0);
  const unitH = load<f64>(node, 8);
  const totalG = load<f64>(node, 16) * unitG;
  const totalH = load<f64>(node, 24) * unitH;
  const count = load<f64>(node, 32) as i32;
  const l2 = load<f64>(node, 40);
  const l1 = load<f64>(node, 48);
  const leastH = load<f64>(node, 56);
  const leastCount = load<f64>(node, 64) as i32;
  const leastGain = load<f64>(node, 72);
  const unsplit = load<f64>(node, 80);
  const lower = load<f64>(node, 88);
  const upper = load<f64>(node, 96);
  const bounded = load<f64>(node, 104) !== 0;
  const simple = !bounded && l1 === 0;
  const penalty = f64x2.splat(l2);
  const tiny = f64x2.splat(TINY);
  const mask = ((1 as i64) << (shift as i64)) - 1;
  let bestGain: f64 = -1;

  for (let a: i32 = 0; a < activeCount; a++) {
    const feature = load<u32>(active + ((a as usize) << 2)) as i32;
    const row = features + ((feature as usize) << 4);
    const bins = histogram + (load<u32>(row, 0) as usize);
    const binCount = load<u32>(row, 4) as i32;
    const missing = load<u32>(row, 8) as i32;
    const monotone = load<i32>(row, 12);
    for (let direction: i32 = 0; direction <= missing; direction++) {
      // Direction 0 grows the left side and leaves missing values right; direction 1 grows the right side.
      const steps = direction === 0 ? binCount - 1 + missing : binCount - 1;
      let sumG: i64 = 0;
      let sumH: i64 = 0;
      for (let step: i32 = 0; step < steps; step++) {
        const bin = direction === 0 ? step : binCount - 1 - step;
        const at = bins + ((bin as usize) << 4);
        const packed = load<i64>(at, 8);
        if (packed === 0) continue;
        sumG += load<i64>(at);
        sumH += packed;
        const inside = (sumH >> (shift as i64)) as i32;
        if (inside < leastCount) continue;
        if (count - inside < leastCount) break;
        const g = (sumG as f64) * unitG;
        const h = ((sumH & mask) as f64) * unitH;
        if (h < leastH) continue;
        if (totalH - h < leastH) break;
        let gain: f64;
        if (simple) {
          const gs = f64x2(g, totalG - g);
          const hs = f64x2(h, totalH - h);
          const values = f64x2.div(f64x2.neg(gs), f64x2.add(f64x2.add(hs, penalty), tiny));
          const losses = f64x2.mul(gs, values);
          const innerLoss = f64x2.extract_lane(losses, 0);
          const outerLoss = f64x2.extract_lane(losses, 1);
          gain = direction === 0 ? unsplit - innerLoss - outerLoss : unsplit - outerLoss - innerLoss;
        } else {
          const inner = shrink(g, l1);
          const outer = shrink(totalG - g, l1);
          const innerValue = valueOf(inner, h, l2, lower, upper);
          const outerValue = valueOf(outer, totalH - h, l2, lower, upper);
          const rise = direction === 0 ? outerValue - innerValue : innerValue - outerValue;
          if (rise * (monotone as f64) < 0) continue;
          const innerLoss = inner * innerValue;
          const outerLoss = outer * outerValue;
          gain = direction === 0 ? unsplit - innerLoss - outerLoss : unsplit - outerLoss - innerLoss;
        }
        if (gain > bestGain && gain > leastGain) {
          bestGain = gain;
          store<f64>(best, gain, 0);
          store<f64>(best, feature as f64, 8);
          store<f64>(best, (direction === 0 ? bin : bin - 1) as f64, 16);
          store<f64>(best, direction as f64, 24);
          const nodeG = load<f64>(node, 16);
          const nodeH = load<f64>(node, 24);
          const sideG = sumG as f64;
          const sideH = (sumH & mask) as f64;
          store<f64>(best, direction === 0 ? sideG : nodeG - sideG, 32);
          store<f64>(best, direction === 0 ? sideH : nodeH - sideH, 40);
          store<f64>(best, (direction === 0 ? inside : count - inside) as f64, 48);
        }
      }
    }
  }
  if (bestGain < 0) store<f64>(best, -1);
}

/**
 * Stable partition of rows: those whose code has 4 in `table` first.
 * @param codes one column's codes, one byte a row.
 * @param table 256 bytes, 4 (left) or 0 (right).
 * @returns how many went left.
 */
export function partition(codes: usize, rows: usize, count: i32, table: usize, spare: usize): i32 {
  const end = rows + ((count as usize) << 2);
  let left = rows;
  let right = spare;
  for (let at = rows; at < end; at += 4) {
    const row = load<u32>(at);
    const goes = load<u8>(table + (load<u8>(codes + (row as usize)) as usize)) as usize;
    store<u32>(left, row);
    store<u32>(right, row);
    left += goes;
    right += 4 - goes;
  }
  memory.copy(left, spare, right - spare);
  return ((left - rows) >> 2) as i32;
}

/** Adds a leaf's value to the raw outputs of its rows. */
export function addLeaf(raw: usize, rows: usize, count: i32, value: f64): void {
  const end = rows + ((count as usize) << 2);
  for (let at = rows; at < end; at += 4) {
    const place = raw + ((load<u32>(at) as usize) << 3);
    store<f64>(place, load<f64>(place) + value);
  }
}
