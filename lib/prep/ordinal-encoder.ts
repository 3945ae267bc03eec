/**
 * Ordinal encoder: of each column the position of the category among those of training, in order. Missing values become
 * `encodedMissingValue`. Source: scikit-learn 1.2 `OrdinalEncoder`. O(rows × columns).
 */
import { Frame, type Label } from "../data/index.ts";
import { categoriesOf, positionsAmong, type Category } from "./distinct-values.ts";
import { numberColumn } from "./numeric-transformer.ts";
import { Transformer } from "./transformer.ts";

export interface OrdinalEncoderParams {
  /** The categories of each column, in order; those of training, sorted, when missing. */
  readonly categories?: readonly (readonly Label[])[] | undefined;
  /** A category that training did not have: an error, or `unknownValue`; default error. */
  readonly handleUnknown?: "error" | "useEncodedValue";
  /** Needed with useEncodedValue: a number that is no position, such as -1; null is missing. */
  readonly unknownValue?: number | null | undefined;
  /** What a missing value becomes; default missing. */
  readonly encodedMissingValue?: number | null;
}

interface OrdinalState {
  /** Of each column, without the missing value. */
  readonly categories: readonly (readonly Category[])[];
}

export class OrdinalEncoder extends Transformer<OrdinalEncoderParams, OrdinalState> {
  readonly name = "OrdinalEncoder";

  constructor(params: OrdinalEncoderParams = {}) {
    super(params, ["categories", "handleUnknown", "unknownValue", "encodedMissingValue"]);
    const { handleUnknown = "error", unknownValue } = params;
    if (handleUnknown === "useEncodedValue" && unknownValue === undefined)
      throw new RangeError(
        'OrdinalEncoder: handleUnknown "useEncodedValue" needs an unknownValue; give a number such as -1, or null for missing',
      );
  }

  /** Categories of each column, in order. @throws Error before `fit`. */
  get categories(): readonly (readonly Category[])[] {
    return this.state.model.categories;
  }

  protected override learn(X: Frame): OrdinalState {
    const { categories: given, unknownValue } = this.params;
    if (given !== undefined && given.length !== X.data.length)
      throw new RangeError(
        `OrdinalEncoder: categories must list those of each of ${X.data.length} columns; got ${given.length} lists`,
      );
    const categories = X.data.map((column, j) => {
      const found = categoriesOf(this.name, column).values.filter((value) => value !== null);
      const order = given?.[j];
      const strange = order === undefined ? undefined : found.find((value) => !order.includes(value));
      if (strange !== undefined && this.params.handleUnknown !== "useEncodedValue")
        throw new RangeError(
          `OrdinalEncoder: categories must name every value of column "${column.name}"; got ${JSON.stringify(strange)} beside them`,
        );
      return order ?? found;
    });
    if (
      typeof unknownValue === "number" &&
      categories.some(
        (each) => Number.isInteger(unknownValue) && unknownValue >= 0 && unknownValue < each.length,
      )
    )
      throw new RangeError(
        `OrdinalEncoder: unknownValue must be no position of a category; got ${unknownValue}; take -1`,
      );
    return { categories };
  }

  protected override apply({ categories }: OrdinalState, X: Frame): Frame {
    const { handleUnknown = "error", unknownValue, encodedMissingValue } = this.params;
    const data = X.data.map((column, j) => {
      const positions = positionsAmong(this.name, column, [...categories[j]!, null]);
      const missing = categories[j]!.length;
      const values = Float64Array.from(positions, (at, i) => {
        if (at === missing) return encodedMissingValue ?? Number.NaN;
        if (at >= 0) return at;
        if (handleUnknown === "error")
          throw new RangeError(
            `OrdinalEncoder: column "${column.name}" has a category that training did not have; got ${JSON.stringify(X.row(i)[column.name])} in row ${i}; set handleUnknown to "useEncodedValue" with an unknownValue`,
          );
        return unknownValue ?? Number.NaN;
      });
      return numberColumn(column.name, values);
    });
    return new Frame(data, { length: X.length });
  }
}
