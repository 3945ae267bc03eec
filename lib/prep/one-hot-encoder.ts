/**
 * One-hot encoder: of each column one 0/1 feature for each of its training categories (a missing value is one of them).
 *
 * Rare categories can share one feature: those with fewer rows than `minFrequency`, and, where that would leave more than
 * `maxCategories` with the shared one counted in, all but the `maxCategories` − 1 most frequent (of equals, those that sort last). Source: scikit-learn 1.2 `OneHotEncoder`; the shared feature is called `column_infrequent`.
 * O(rows × columns + features).
 */
import { uniqueNames, type Frame, type Label } from "../data/index.ts";
import { categoriesOf, categoryText, positionsAmong, type Category } from "./distinct-values.ts";
import { numberFrame } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export interface OneHotEncoderParams {
  /**
   * A category that training did not have: an error, zeros in all its features, or the feature of rare categories where there is one;
   * default error.
   */
  readonly handleUnknown?: "error" | "ignore" | "infrequentIfExist";
  /** Leaves a feature out of each column: its first, the first of two-valued columns, or a named one each; default none. */
  readonly drop?: "first" | "ifBinary" | readonly (Label | null)[] | undefined;
  /** Rows below which a category is rare: a number of rows, or below 1 a share of them. */
  readonly minFrequency?: number | undefined;
  /** Features of a column at most, the shared one included. */
  readonly maxCategories?: number | undefined;
}

interface EncodedColumn {
  readonly categories: readonly Category[];
  /** Of each category its feature, counted within the column; -1 for the one that is left out. */
  readonly feature: Int32Array;
  /** Names of the features, without the column's. */
  readonly labels: readonly string[];
  /** The feature of rare categories; -2 where there is none, -1 where it is left out. */
  readonly rare: number;
}

interface OneHotState {
  readonly columns: readonly EncodedColumn[];
}

export class OneHotEncoder extends Transformer<OneHotEncoderParams, OneHotState> {
  readonly name = "OneHotEncoder";

  constructor(params: OneHotEncoderParams = {}) {
    super(params, ["handleUnknown", "drop", "minFrequency", "maxCategories"]);
    const { minFrequency, maxCategories } = params;
    if (minFrequency !== undefined && !(minFrequency > 0))
      throw new RangeError(`OneHotEncoder: minFrequency must be above 0; got ${minFrequency}`);
    if (maxCategories !== undefined && !(Number.isInteger(maxCategories) && maxCategories >= 1))
      throw new RangeError(`OneHotEncoder: maxCategories must be a whole number ≥ 1; got ${maxCategories}`);
  }

  /** Categories of each column, in order. @throws Error before `fit`. */
  get categories(): readonly (readonly Category[])[] {
    return this.state.model.columns.map(({ categories }) => categories);
  }

  protected override learn(X: Frame): OneHotState {
    const { drop } = this.params;
    if (Array.isArray(drop) && drop.length !== X.data.length)
      throw new RangeError(
        `OneHotEncoder: drop must name one category for each of ${X.data.length} columns; got ${drop.length}`,
      );
    return {
      columns: X.data.map((column, j) => {
        const { values, codes } = categoriesOf(this.name, column);
        const rare = this.#rareCategories(values.length, codes);
        return encodedColumn(values, rare, this.#dropped(values, rare, column.name, j));
      }),
    };
  }

  protected override apply({ columns }: OneHotState, X: Frame): Frame {
    const { handleUnknown = "error" } = this.params;
    const n = X.length;
    const width = columns.reduce((sum, { labels }) => sum + labels.length, 0);
    const out = new Float64Array(n * width);
    let start = 0;
    for (const [j, { categories, feature, labels, rare }] of columns.entries()) {
      const positions = positionsAmong(this.name, X.data[j]!, categories);
      for (let i = 0; i < n; i++) {
        let at = -1;
        if (positions[i]! >= 0) at = feature[positions[i]!]!;
        else if (handleUnknown === "error")
          throw new RangeError(
            `OneHotEncoder: column "${X.columns[j]}" has a category that training did not have; got ${JSON.stringify(X.row(i)[X.columns[j]!])} in row ${i}; set handleUnknown to "ignore" or "infrequentIfExist"`,
          );
        else if (handleUnknown === "infrequentIfExist" && rare >= 0) at = rare;
        if (at >= 0) out[i * width + start + at] = 1;
      }
      start += labels.length;
    }
    return numberFrame(
      out,
      n,
      this.outputs({ columns }, { names: X.columns, types: [] }).map(({ name }) => name),
    );
  }

  protected override outputs({ columns }: OneHotState, inputs: Inputs): readonly Output[] {
    const outputs = inputs.names.flatMap((source, j) =>
      columns[j]!.labels.map((label) => ({ name: `${source}_${label}`, sources: [source] })),
    );
    const names = uniqueNames(outputs.map(({ name }) => name));
    return outputs.map(({ sources }, at) => ({ name: names[at]!, sources }));
  }

  /** 1 for rare categories. */
  #rareCategories(k: number, codes: Int32Array): Uint8Array {
    const { minFrequency, maxCategories } = this.params;
    const counts = new Float64Array(k);
    for (const code of codes) counts[code]! += 1;
    const least =
      minFrequency === undefined ? 0 : minFrequency < 1 ? minFrequency * codes.length : minFrequency;
    const rare = Uint8Array.from(counts, (count) => (count < least ? 1 : 0));
    const features = k - rare.reduce((sum, x) => sum + x, 0) + 1;
    if (maxCategories !== undefined && maxCategories < features) {
      const order = Array.from(counts.keys()).sort((a, b) => counts[a]! - counts[b]! || a - b);
      for (const at of order.slice(0, k - (maxCategories - 1))) rare[at] = 1;
    }
    return rare;
  }

  /** The category that is left out; -1 for none. */
  #dropped(values: readonly Category[], rare: Uint8Array, column: string, j: number): number {
    const { drop } = this.params;
    if (drop === undefined) return -1;
    const features = values.length - rare.reduce((sum, x) => sum + x, 0) + (rare.includes(1) ? 1 : 0);
    // The first feature is that of the first frequent category; of rare ones only, the shared one.
    const first = Math.max(0, rare.indexOf(0));
    if (drop === "first") return first;
    if (drop === "ifBinary") return features === 2 ? first : -1;
    const wanted = drop[j] as Category;
    const at = values.indexOf(wanted);
    if (at < 0)
      throw new RangeError(
        `OneHotEncoder: drop names ${JSON.stringify(wanted)}, which column "${column}" does not hold; known: ${values.slice(0, 8).map(categoryText).join(", ")}`,
      );
    if (rare[at] === 1)
      throw new RangeError(
        `OneHotEncoder: drop names ${JSON.stringify(wanted)} of column "${column}", which is a rare category; name a frequent one`,
      );
    return at;
  }
}

function encodedColumn(values: readonly Category[], rare: Uint8Array, dropped: number): EncodedColumn {
  const labels: string[] = [];
  const feature = Int32Array.from(values, (value, at) => {
    if (rare[at] === 1) return -2;
    if (at === dropped) return -1;
    return labels.push(categoryText(value)) - 1;
  });
  if (!rare.includes(1)) return { categories: values, feature, labels, rare: -2 };
  const shared = dropped >= 0 && rare[dropped] === 1 ? -1 : labels.push("infrequent") - 1;
  return {
    categories: values,
    feature: feature.map((at) => (at === -2 ? shared : at)),
    labels,
    rare: shared,
  };
}
