/** From raw outputs to what a model says: identity, sigmoid, softmax or exponential of each row. O(rows · outputs). */
import { expit } from "../core/index.ts";
import type { Link } from "./structure.ts";

/**
 * Predictions of the same shape as the raw outputs: numbers, or probabilities (of the second class where one output serves two).
 * @param raw rows×outputs.
 */
export function applyLink(link: Link, raw: Float64Array, rows: number, outputs: number): Float64Array {
  if (link === "identity") return raw.slice();
  if (link === "logit") return raw.map(expit);
  if (link === "log") return raw.map(Math.exp);
  const out = new Float64Array(raw.length);
  for (let i = 0; i < rows; i++) {
    const from = i * outputs;
    let most = -Infinity;
    for (let c = from; c < from + outputs; c++) most = Math.max(most, raw[c]!);
    let sum = 0;
    for (let c = from; c < from + outputs; c++) sum += out[c] = Math.exp(raw[c]! - most);
    for (let c = from; c < from + outputs; c++) out[c]! /= sum;
  }
  return out;
}

/** Probabilities of all classes: rows×outputs, or rows×2 (1 − p, p) where one output serves two classes. */
export function classProbabilities(
  link: Link,
  raw: Float64Array,
  rows: number,
  outputs: number,
): Float64Array {
  const linked = applyLink(link, raw, rows, outputs);
  if (outputs > 1) return linked;
  const out = new Float64Array(2 * rows);
  for (let i = 0; i < rows; i++) {
    // The sigmoid of −raw keeps the digits that 1 − p would lose.
    out[2 * i] = link === "logit" ? expit(-raw[i]!) : 1 - linked[i]!;
    out[2 * i + 1] = linked[i]!;
  }
  return out;
}
