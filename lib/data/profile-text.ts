/** Lengths of texts, and how many are empty, blank or numbers in disguise. Counted on distinct texts, weighted by rows. */
import type { Column } from "./column.ts";
import type { TextProfile } from "./dataset.ts";
import { readsAsNumber } from "./infer.ts";

/** null for a column that is not of strings, or has none. Lengths in UTF-16 units. */
export function textProfile(column: Column): TextProfile | null {
  if (column.type !== "string") return null;
  const counts = new Float64Array(column.dictionary.length);
  let present = 0;
  for (const code of column.codes)
    if (code >= 0) {
      counts[code]!++;
      present++;
    }
  if (present === 0) return null;
  let [minLength, maxLength, total, empty, blank, numeric] = [Infinity, 0, 0, 0, 0, 0];
  for (const [i, text] of column.dictionary.entries()) {
    const count = counts[i]!;
    if (count === 0) continue;
    minLength = Math.min(minLength, text.length);
    maxLength = Math.max(maxLength, text.length);
    total += count * text.length;
    if (text === "") empty += count;
    else if (text.trim() === "") blank += count;
    if (readsAsNumber(text)) numeric += count;
  }
  return { minLength, meanLength: total / present, maxLength, empty, blank, numeric };
}
