/**
 * One row through one tree at all quadrature points, in AssemblyScript (compiled by `npm run wasm`); tree/quadrature.ts does the same in TypeScript.
 *
 * Arrays are by node, parents before children; `down` and `up` hold `points` numbers a node, side by side; the first of `down` are the weights.
 */

/** @param points even. @param phi p numbers, cleared. */
export function walk(
  nodes: i32,
  points: i32,
  parent: usize,
  share: usize,
  earlier: usize,
  feature: usize,
  isLeft: usize,
  goes: usize,
  passes: usize,
  leaves: usize,
  at: usize,
  down: usize,
  up: usize,
  phi: usize,
): void {
  const stride = (points as usize) << 3;
  const one = f64x2.splat(1);
  for (let u: i32 = 1; u < nodes; u++) {
    const above = load<i32>(parent + ((u as usize) << 2));
    const e = load<i32>(earlier + ((u as usize) << 2));
    let o = (load<u8>(goes + (above as usize)) === load<u8>(isLeft + (u as usize))) as u32;
    if (e >= 0) o &= load<u8>(passes + (e as usize)) as u32;
    store<u8>(passes + (u as usize), o as u8);
    const from = down + (above as usize) * stride;
    const to = down + (u as usize) * stride;
    const z = f64x2.splat(load<f64>(share + ((u as usize) << 3)));
    if (e < 0) {
      if (o !== 0)
        for (let q: usize = 0; q < stride; q += 16) {
          const t = v128.load(at + q);
          v128.store(to + q, f64x2.mul(v128.load(from + q), f64x2.add(t, f64x2.mul(f64x2.sub(one, t), z))));
        }
      else
        for (let q: usize = 0; q < stride; q += 16) {
          const t = v128.load(at + q);
          v128.store(to + q, f64x2.mul(v128.load(from + q), f64x2.mul(f64x2.sub(one, t), z)));
        }
    } else {
      const ze = load<f64>(share + ((e as usize) << 3));
      const oe = load<u8>(passes + (e as usize));
      if (oe === 0) {
        // Both factors are (1 − t) z: their ratio is that of the shares.
        const ratio = f64x2.splat(ze > 0 ? load<f64>(share + ((u as usize) << 3)) / ze : 0);
        for (let q: usize = 0; q < stride; q += 16) v128.store(to + q, f64x2.mul(v128.load(from + q), ratio));
      } else {
        const zs = f64x2.splat(ze);
        const os = f64x2.splat(o as f64);
        for (let q: usize = 0; q < stride; q += 16) {
          const t = v128.load(at + q);
          const s = f64x2.sub(one, t);
          const f = f64x2.add(f64x2.mul(t, os), f64x2.mul(s, z));
          const g = f64x2.add(t, f64x2.mul(s, zs));
          v128.store(to + q, f64x2.mul(v128.load(from + q), f64x2.div(f, g)));
        }
      }
    }
  }
  for (let u: i32 = 0; u < nodes; u++) {
    const v = f64x2.splat(load<f64>(leaves + ((u as usize) << 3)));
    const from = down + (u as usize) * stride;
    const to = up + (u as usize) * stride;
    for (let q: usize = 0; q < stride; q += 16) v128.store(to + q, f64x2.mul(v, v128.load(from + q)));
  }
  for (let u: i32 = nodes - 1; u > 0; u--) {
    const above = load<i32>(parent + ((u as usize) << 2));
    const e = load<i32>(earlier + ((u as usize) << 2));
    const from = up + (u as usize) * stride;
    const to = up + (above as usize) * stride;
    const z = load<f64>(share + ((u as usize) << 3));
    const o = load<u8>(passes + (u as usize));
    let sum = f64x2.splat(0);
    if (o !== 0) {
      const zs = f64x2.splat(z);
      for (let q: usize = 0; q < stride; q += 16) {
        const x = v128.load(from + q);
        const t = v128.load(at + q);
        v128.store(to + q, f64x2.add(v128.load(to + q), x));
        sum = f64x2.add(sum, f64x2.div(x, f64x2.add(t, f64x2.mul(f64x2.sub(one, t), zs))));
      }
      sum = f64x2.mul(sum, f64x2.splat(1 - z));
    } else if (z > 0) {
      // (0 − z) / ((1 − t) z).
      for (let q: usize = 0; q < stride; q += 16) {
        const x = v128.load(from + q);
        v128.store(to + q, f64x2.add(v128.load(to + q), x));
        sum = f64x2.sub(sum, f64x2.div(x, f64x2.sub(one, v128.load(at + q))));
      }
    }
    if (e >= 0) {
      const ze = load<f64>(share + ((e as usize) << 3));
      const oe = load<u8>(passes + (e as usize));
      let less = f64x2.splat(0);
      if (oe !== 0) {
        const zs = f64x2.splat(ze);
        for (let q: usize = 0; q < stride; q += 16) {
          const t = v128.load(at + q);
          less = f64x2.add(
            less,
            f64x2.div(v128.load(from + q), f64x2.add(t, f64x2.mul(f64x2.sub(one, t), zs))),
          );
        }
        less = f64x2.mul(less, f64x2.splat(1 - ze));
      } else if (ze > 0)
        for (let q: usize = 0; q < stride; q += 16)
          less = f64x2.sub(less, f64x2.div(v128.load(from + q), f64x2.sub(one, v128.load(at + q))));
      sum = f64x2.sub(sum, less);
    }
    const into = phi + ((load<i32>(feature + ((u as usize) << 2)) as usize) << 3);
    store<f64>(into, load<f64>(into) + f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  }
}
