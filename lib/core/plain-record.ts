/** A deep copy that JSON can hold: typed arrays become arrays, dates texts, numbers that are not finite null; functions are left out. */

export function plainRecord(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return Number(value);
  if (value === undefined || typeof value !== "object") return null;
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value))
    return Object.freeze(Array.from(value as Float64Array, (x) => plainRecord(x)));
  if (Array.isArray(value)) return Object.freeze(value.map((each) => plainRecord(each)));
  const entries = Object.entries(value instanceof Map ? Object.fromEntries(value) : value);
  return Object.freeze(
    Object.fromEntries(
      entries
        .filter(([, each]) => each !== undefined && typeof each !== "function")
        .map(([name, each]) => [name, plainRecord(each)]),
    ),
  );
}
