/**
 * Choosing columns: by name, by type, or by a pattern of their names; as a plain record, so that a choice can be stored. The types and
 * names of training decide; later tables give the same columns. Source: scikit-learn `make_column_selector`.
 */
import type { ColumnType, Frame } from "../data/index.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export interface ColumnChoice {
  /** One type or several; numeric is numbers and booleans. */
  readonly type?: ColumnType | "numeric" | readonly (ColumnType | "numeric")[] | undefined;
  /** A regular expression that names must match somewhere. */
  readonly pattern?: string | undefined;
}

/** Names, one name, or a choice. */
export type ColumnSpec = string | readonly string[] | ColumnChoice;

/** Columns by type and pattern: `columnSelector({ type: "string" })`, `columnSelector({ pattern: /^age/ })`. */
export function columnSelector(
  choice: { readonly type?: ColumnChoice["type"]; readonly pattern?: string | RegExp } = {},
): ColumnChoice {
  const { type, pattern } = choice;
  if (pattern instanceof RegExp && pattern.flags.replace("u", "") !== "")
    throw new RangeError(
      `columnSelector: a pattern is stored without flags; got /${pattern.source}/${pattern.flags}; write the flags into it, such as [aA]`,
    );
  return Object.freeze({ type, pattern: pattern instanceof RegExp ? pattern.source : pattern });
}

/** Names of the chosen columns, in the order of the table; names that were given keep their order. */
export function chosenColumns(where: string, X: Frame, spec: ColumnSpec): string[] {
  if (typeof spec === "string") return [X.column(spec).name];
  if (Array.isArray(spec)) {
    for (const name of spec as readonly string[])
      if (!X.has(name))
        throw new RangeError(`${where}: no column "${name}"; known: ${X.columns.slice(0, 12).join(", ")}`);
    return [...(spec as readonly string[])];
  }
  const { type, pattern } = spec as ColumnChoice;
  const wanted = type === undefined ? undefined : typeof type === "string" ? [type] : type;
  const expression = pattern === undefined ? undefined : new RegExp(pattern, "u");
  return X.data
    .filter(
      (column) =>
        (wanted === undefined ||
          wanted.some(
            (each) =>
              each === column.type ||
              (each === "numeric" && (column.type === "number" || column.type === "boolean")),
          )) &&
        (expression === undefined || expression.test(column.name)),
    )
    .map(({ name }) => name);
}

export interface ColumnSelectorParams {
  readonly columns: ColumnSpec;
}

interface ColumnSelectorState {
  readonly names: readonly string[];
}

/** A step that keeps the chosen columns. */
export class ColumnSelector extends Transformer<ColumnSelectorParams, ColumnSelectorState> {
  readonly name = "ColumnSelector";
  protected override readonly extraColumns = "ignore";

  constructor(params: ColumnSelectorParams) {
    super(params, ["columns"]);
  }

  protected override learn(X: Frame): ColumnSelectorState {
    const names = chosenColumns(this.name, X, this.params.columns);
    if (names.length === 0)
      throw new RangeError(
        `ColumnSelector: no column is like ${JSON.stringify(this.params.columns)}; got ${X.data
          .slice(0, 8)
          .map(({ name, type }) => `${name} (${type})`)
          .join(", ")}`,
      );
    return { names };
  }

  protected override apply({ names }: ColumnSelectorState, X: Frame): Frame {
    return X.select(names);
  }

  protected override used({ names }: ColumnSelectorState, X: Frame): Frame {
    return X.select(names);
  }

  protected override outputs({ names }: ColumnSelectorState, _inputs: Inputs): readonly Output[] {
    return names.map((name) => ({ name, sources: [name] }));
  }
}
