/**
 * Acceptance: a finding that people know and bear, with a reason and a day on which it is to be looked at again. An expired
 * acceptance counts no longer, and says so.
 */
import type { Finding } from "./check.ts";

export interface Acceptance {
  /** Name of the check, or the full name of the threshold. */
  readonly check: string;
  /** Only in this column; absent: wherever the check speaks. */
  readonly column?: string;
  readonly reason: string;
  /** Last day, as 2026-12-31. */
  readonly until: string;
}

/** @throws TypeError for an acceptance without reason, RangeError for one without a valid day. */
export function checkAcceptances(list: readonly Acceptance[], checks: readonly string[]): void {
  if (!Array.isArray(list))
    throw new TypeError(`audit: accept must be a list; got ${typeof list}; e.g. ${EXAMPLE}`);
  for (const each of list as readonly (Acceptance | null)[]) {
    if (typeof each?.check !== "string")
      throw new TypeError(
        `audit: accept: every entry names its check; got ${JSON.stringify(each)}; e.g. ${EXAMPLE}`,
      );
    const where = `audit: accept "${each.check}"`;
    if (!checks.some((name) => each.check === name || each.check.startsWith(`${name}.`)))
      throw new RangeError(`${where}: no check has this name; known: ${checks.join(", ")}`);
    if (typeof each.reason !== "string" || each.reason.trim() === "")
      throw new TypeError(
        `${where}: wants a reason; got ${JSON.stringify(each.reason)}; say why it is borne`,
      );
    if (!isDay(each.until))
      throw new RangeError(
        `${where}: until must be a day such as 2026-12-31; got ${JSON.stringify(each.until)}`,
      );
  }
}

const EXAMPLE = '[{"check": "completeness", "column": "age", "reason": "…", "until": "2026-12-31"}]';

/** Whether the calendar has it: 2026-02-30 is none. */
function isDay(text: unknown): boolean {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The finding as accepted, or with a remark that its acceptance has expired, or as it was. Passes are left alone. */
export function applyAcceptance(finding: Finding, list: readonly Acceptance[], now: number): Finding {
  if (!["warn", "fail", "not_evaluated"].includes(finding.status)) return finding;
  const found = list.find(
    ({ check, column }) =>
      (check === finding.check || check === finding.threshold) &&
      (column === undefined || column === finding.column),
  );
  if (found === undefined) return finding;
  const { reason, until } = found;
  if (now > Date.parse(until) + 86_400_000)
    return { ...finding, message: `${finding.message} Its acceptance ("${reason}") expired on ${until}.` };
  return { ...finding, status: "accepted", severity: 0, acceptance: { was: finding.status, reason, until } };
}
