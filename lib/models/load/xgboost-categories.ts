/**
 * The categories that XGBoost 3.x keeps in its files: for each feature a list of texts (UTF-8 bytes between offsets) or of numbers.
 * O(bytes).
 */
import { isRecord, listOf, numbersOf, refuse, wholesOf, type Fields } from "./record-fields.ts";

export interface XgboostCategories {
  readonly categories?: readonly (readonly string[] | undefined)[];
  readonly numberCategories?: readonly (readonly number[] | undefined)[];
}

/** @throws RangeError on a container that does not fit the features. */
export function xgboostCategories(model: Fields, features: number): XgboostCategories {
  const cats = model["cats"];
  if (!isRecord(cats)) return {};
  const encoded = listOf(cats, "enc");
  if (encoded.length === 0) return {};
  if (encoded.length !== features)
    refuse(`categories must be of ${features} features`, String(encoded.length));
  const lists = encoded.map((each) =>
    isRecord(each) ? listFrom(each) : refuse("categories must be a record", each),
  );
  const categories = lists.map((list) => (typeof list[0] === "string" ? (list as string[]) : undefined));
  const numbers = lists.map((list) => (typeof list[0] === "number" ? (list as number[]) : undefined));
  return {
    ...(categories.every((each) => each === undefined) ? {} : { categories }),
    ...(numbers.every((each) => each === undefined) ? {} : { numberCategories: numbers }),
  };
}

function listFrom(each: Fields): readonly (string | number)[] {
  if (each["offsets"] === undefined) return Array.from(numbersOf(each, "values"));
  const offsets = wholesOf(each, "offsets");
  const bytes = Uint8Array.from(wholesOf(each, "values"), (byte) => byte & 0xff);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return Array.from({ length: Math.max(0, offsets.length - 1) }, (_, at) => {
    const [from, to] = [offsets[at]!, offsets[at + 1]!];
    if (!(from >= 0 && to >= from && to <= bytes.length))
      refuse(`categories must lie within ${bytes.length} bytes`, `${from} to ${to}`);
    try {
      return decoder.decode(bytes.subarray(from, to));
    } catch {
      return refuse("categories must be UTF-8", `bytes ${from} to ${to}`);
    }
  });
}
