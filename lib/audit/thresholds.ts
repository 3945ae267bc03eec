/** Thresholds by full name (`check.option`): read, checked, and given to each check as its options. */
import { z } from "zod";
import type { Check } from "./check.ts";
import { checkTable, type CheckName } from "./checks/index.ts";

export type ThresholdValue = number | string | boolean | null;

/** The options of a check with the given thresholds in place of the defaults. @throws RangeError for a value that it does not take. */
export function optionsOf(
  check: Check,
  given: Readonly<Record<string, ThresholdValue>>,
): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given))
    if (name.startsWith(`${check.name}.`)) own[name.slice(check.name.length + 1)] = value;
  const read = z.strictObject(check.options).safeParse(own);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const name = `${check.name}.${unknown ?? issue?.path.join(".") ?? ""}`;
  const known = Object.keys(check.options).map((key) => `${check.name}.${key}`);
  throw new RangeError(
    unknown === undefined
      ? `audit: threshold ${name}: ${issue?.message ?? "is wrong"}; got ${JSON.stringify(given[name])}`
      : `audit: no threshold "${name}"; known: ${known.join(", ") || "none"}`,
  );
}

/** The options of a check where none is given, by their names without the check's own. */
export async function defaultThresholds(check: CheckName): Promise<Readonly<Record<string, unknown>>> {
  return optionsOf(await checkTable.find(({ name }) => name === check)!.load(), {});
}

/** @throws RangeError for a threshold of a check that does not exist. */
export function checkThresholds(
  given: Readonly<Record<string, ThresholdValue>>,
  checks: readonly string[],
): void {
  for (const name of Object.keys(given))
    if (!checks.some((check) => name.startsWith(`${check}.`)))
      throw new RangeError(
        `audit: no threshold "${name}"; names are check.option, e.g. completeness.cells.max; checks: ${checks.join(", ")}`,
      );
}
