/**
 * Hash buckets: a split that stays as it is when rows are added, moved or read elsewhere. The bucket of an entity is the number in the
 * first 8 hex digits of the MD5 of its key (UTF-8), modulo the number of buckets; not DuckDB's `hash`, which changes with versions.
 */
import { createHash } from "node:crypto";
import { type Split, splitByFlag } from "./split.ts";

/** In 0…buckets-1. @throws RangeError when buckets is not a whole number from 1 to 2³². */
export function hashBucket(key: string, buckets = 100): number {
  if (!(Number.isInteger(buckets) && buckets >= 1 && buckets <= 2 ** 32)) {
    throw new RangeError(`hashBucket: buckets must be a whole number from 1 to 2^32; got ${buckets}`);
  }
  return Number.parseInt(createHash("md5").update(key, "utf8").digest("hex").slice(0, 8), 16) % buckets;
}

/** Rows whose entity falls into the first `testPercent` of 100 buckets are tested; all rows of an entity go together. */
export function hashSplit(keys: ArrayLike<string | number>, testPercent: number): Split {
  if (!(testPercent > 0 && testPercent < 100)) {
    throw new RangeError(`hashSplit: testPercent must lie between 0 and 100; got ${testPercent}`);
  }
  const buckets = new Map<string | number, number>();
  return splitByFlag(
    Uint8Array.from({ length: keys.length }, (_, i) => {
      const key = keys[i]!;
      let bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, (bucket = hashBucket(String(key))));
      return bucket < testPercent ? 1 : 0;
    }),
  );
}
