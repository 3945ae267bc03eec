/** Column types of PostgreSQL, by their numbers, whose text is a number: int2, int4, int8, float4, float8, numeric. */
const numeric = new Set([21, 23, 20, 700, 701, 1700]);

export function isNumeric(oid: number): boolean {
  return numeric.has(oid);
}
