/** Compares nested plain values with a reference, number by number, and says where they differ. */
import { golden } from "./audit-data.ts";

/** A reference file of the audit, parsed, to be read without types. */
export const reference = (name: string): any => golden(name);

/**
 * Paths at which `got` is not `wanted`: numbers may differ by `tolerance`, relative to the larger of 1 and the wanted number.
 * Typed arrays count as arrays. Keys that the reference lacks are not looked at.
 */
export function differences(got: unknown, wanted: unknown, tolerance: number, path = "$"): string[] {
  if (typeof wanted === "number" && typeof got === "number") {
    if (got === wanted || Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted))) return [];
    return [`${path}: got ${got}, wanted ${wanted}`];
  }
  if (Array.isArray(wanted)) {
    const list = ArrayBuffer.isView(got) || Array.isArray(got) ? Array.from(got as ArrayLike<unknown>) : undefined;
    if (list === undefined) return [`${path}: got ${String(got)}, wanted an array`];
    if (list.length !== wanted.length) return [`${path}: got ${list.length} items, wanted ${wanted.length}`];
    return wanted.flatMap((item, i) => differences(list[i], item, tolerance, `${path}[${i}]`));
  }
  if (typeof wanted === "object" && wanted !== null) {
    if (typeof got !== "object" || got === null) return [`${path}: got ${String(got)}, wanted an object`];
    return Object.entries(wanted).flatMap(([key, item]) =>
      differences((got as Record<string, unknown>)[key], item, tolerance, `${path}.${key}`),
    );
  }
  return got === wanted ? [] : [`${path}: got ${String(got)}, wanted ${String(wanted)}`];
}
