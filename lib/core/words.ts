/** Numbers and lists in the words of messages. */

/** `0.1797` → `18.0 %`; small shares keep two digits that say something. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value === 0 || value === 100) return `${value} %`;
  if (value > 99.9) return `${Math.floor(value * 1000) / 1000} %`;
  const text = value >= 1 ? value.toFixed(1) : value.toPrecision(2);
  return `${Number(text) === 0 ? "0" : text.includes("e") ? Number(text).toString() : text} %`;
}

/** `1461` → `1 461`, with a narrow space that does not break. */
export function count(n: number): string {
  return Math.abs(n) < 10_000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** `3 rows`, `1 row`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** `"a", "b" and 3 more`. */
export function some(items: readonly string[], most = 3): string {
  const shown = items.slice(0, most).map((item) => `"${short(item)}"`);
  const more = items.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

/** A number with as many digits as a reader wants. */
export function number(x: number): string {
  const size = Math.abs(x);
  if (size >= 1e15 || (size < 1e-4 && x !== 0)) return x.toExponential(3);
  return size >= 1e4 || Number.isInteger(x) ? count(Math.round(x)) : String(Number(x.toPrecision(4)));
}

export function short(text: string, most = 40): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length <= most ? flat : `${flat.slice(0, most - 1)}…`;
}
