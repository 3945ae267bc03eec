/** Which columns play which part in an audit, checked against the data. */
import { unknownColumn, type Dataset } from "../data/index.ts";
import type { Roles } from "./check.ts";

export interface RoleOptions {
  /** The column to predict. */
  readonly label?: string;
  /** When a row happened. */
  readonly time?: string;
  /** What rows belong together (patient, customer): never split between train and test. */
  readonly group?: string;
  /** What names a row. */
  readonly id?: string;
  /** Columns that no model will see. */
  readonly ignore?: readonly string[];
}

/** @throws RangeError for a column that is not there or plays two parts. */
export function resolveRoles(dataset: Dataset, options: RoleOptions): Roles {
  const known = dataset.schema.map(({ name }) => name);
  const parts = new Map<string, string>();
  const named = (["label", "time", "group", "id"] as const).filter((part) => options[part] !== undefined);
  for (const part of named) {
    const name = options[part]!;
    if (!known.includes(name)) throw new RangeError(`audit: ${part}: ${unknownColumn(name, known)}`);
    const other = parts.get(name);
    if (other !== undefined)
      throw new RangeError(
        `audit: a column plays one part; got "${name}" as ${other} and ${part}; name another`,
      );
    parts.set(name, part);
  }
  for (const name of options.ignore ?? []) {
    if (!known.includes(name)) throw new RangeError(`audit: ignore: ${unknownColumn(name, known)}`);
    if (!parts.has(name)) parts.set(name, "ignore");
  }
  return {
    ...Object.fromEntries(named.map((part) => [part, options[part]!])),
    inputs: known.filter((name) => !parts.has(name)),
  };
}
