/** From findings to the verdict, the matrix and the order of display. Pure. */
import type { Check, Finding, Judgement, Status } from "./check.ts";
import { STATUS_ORDER } from "./options.ts";
import type { MatrixRow, Verdict } from "./result.ts";

/** The four rows of the data matrix, in the guide's order. */
export const MATRIX: readonly { readonly area: MatrixRow["area"]; readonly title: string }[] = [
  { area: "completeness", title: "Completeness" },
  { area: "labels", title: "Label consistency" },
  { area: "coverage", title: "Feature coverage" },
  { area: "timeliness", title: "Timeliness" },
];

/** One judgement as a finding; literal readings only inform unless they are enforced. */
export function toFinding(check: Check, judgement: Judgement, literal: boolean): Finding {
  const { threshold, column, part } = judgement;
  const status =
    part === "literal" && !literal && judgement.status !== "not_evaluated" ? "info" : judgement.status;
  return {
    ...judgement,
    id: `${threshold ?? check.name}${column === undefined ? "" : `/${column}`}`,
    check: check.name,
    area: check.area,
    status,
    fix: judgement.fix ?? check.fix,
    severity: severity(judgement, status),
  };
}

/** The status first, then how far the value lies beyond its limit, then whether rows show it. */
function severity({ value, limit, part }: Judgement, status: Status): number {
  const rank = STATUS_ORDER.length - 1 - STATUS_ORDER.indexOf(status);
  const excess =
    value === null || limit === undefined
      ? 0
      : Math.abs(value - limit) / (Math.abs(value) + Math.abs(limit) + 1e-12);
  return rank + (part === "headline" ? 0.5 : 0) + 0.4 * excess;
}

/** Worst first; equal ones by id, so that the order never depends on timing. */
export function ranked(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => b.severity - a.severity || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

export function verdictOf(findings: readonly Finding[]): Verdict {
  const counts = Object.fromEntries(STATUS_ORDER.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of findings) counts[status]++;
  const status =
    counts.fail > 0
      ? "fail"
      : counts.error > 0
        ? "error"
        : counts.warn > 0
          ? "warn"
          : counts.pass + counts.accepted > 0
            ? "pass"
            : "not_evaluated";
  const bad = findings.filter((finding) => finding.status === "fail" || finding.status === "warn");
  const subjects = new Map<string, Set<string>>();
  for (const { check, column } of ranked(bad)) {
    const columns = subjects.get(check) ?? new Set();
    if (column !== undefined) columns.add(column);
    subjects.set(check, columns);
  }
  const named = [...subjects].slice(0, 4).map(([check, columns]) => {
    const some = [...columns].slice(0, 2);
    const more = columns.size - some.length;
    return some.length === 0 ? check : `${check} (${some.join(", ")}${more > 0 ? ` and ${more} more` : ""})`;
  });
  if (subjects.size > 4) named.push(`${subjects.size - 4} more`);
  const numbers = (["fail", "error", "warn", "not_evaluated", "accepted"] as const)
    .filter((each) => counts[each] > 0)
    .map((each) => `${counts[each]} ${each === "not_evaluated" ? "not evaluated" : each}`);
  if (status === "pass" || numbers.length === 0) numbers.unshift(`${counts.pass} pass`);
  return {
    status,
    counts,
    message: numbers.join(", ") + (named.length === 0 ? "" : `: ${named.join(", ")}`),
  };
}

/**
 * The matrix: a row for each of the areas that were asked for; one whose check has not run is not evaluated, for the reason given.
 * @param unrun says why the check of an area has not run
 */
export function matrixOf(
  findings: readonly Finding[],
  areas: readonly string[] = MATRIX.map(({ area }) => area),
  unrun: (area: MatrixRow["area"]) => string = () => "Has not run yet.",
): MatrixRow[] {
  return MATRIX.filter(({ area }) => areas.includes(area)).map(({ area, title }) => {
    const own = findings.filter(({ check }) => check === area);
    const head = own.find(({ part }) => part === "headline") ?? own[0];
    const literal = own.find(({ part }) => part === "literal");
    return {
      area,
      title,
      status: head?.status ?? "not_evaluated",
      message: head?.message ?? unrun(area),
      value: head?.value ?? null,
      limit: head?.limit ?? null,
      op: head?.op ?? "",
      literal:
        literal === undefined
          ? null
          : { status: literal.status, message: literal.message, value: literal.value },
      beside: ranked(own.filter((finding) => finding !== head && finding !== literal)).map(({ id }) => id),
    };
  });
}
