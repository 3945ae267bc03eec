/** From findings to their order and the verdict: the worst status, how many of each, and the main number in one sentence. Pure. */
import { number } from "../core/words.ts";
import type { Finding, FindingStatus } from "./finding.ts";
import type { MetricRow, ValidationVerdict } from "./validation-result.ts";

const ORDER: readonly FindingStatus[] = ["fail", "warn", "info", "pass", "not_evaluated"];

/** Worst first; equal ones as they came. */
export function rankedFindings(findings: readonly Finding[]): readonly Finding[] {
  return Object.freeze(findings.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)));
}

/** @param main the metric that the verdict is about; undefined when nothing was scored. */
export function verdictOf(
  findings: readonly Finding[],
  main: MetricRow | undefined,
  complete: boolean,
): ValidationVerdict {
  const counts = { pass: 0, info: 0, warn: 0, fail: 0, not_evaluated: 0 };
  for (const { status } of findings) counts[status]++;
  const scored = main !== undefined && (main.mean ?? main.pooled) !== null;
  const status: FindingStatus =
    counts.fail > 0 ? "fail" : !scored ? "not_evaluated" : counts.warn > 0 ? "warn" : "pass";
  const bad = findings.filter((finding) => finding.status === "fail" || finding.status === "warn");
  const checks = [...new Set(bad.map(({ check }) => check))];
  const named = checks.length > 4 ? [...checks.slice(0, 4), `${checks.length - 4} more`] : checks;
  const numbers = (["fail", "warn"] as const)
    .filter((each) => counts[each] > 0)
    .map((each) => `${counts[each]} ${each}`);
  const tally =
    numbers.length === 0 ? `${counts.pass} checks pass` : `${numbers.join(", ")}: ${named.join(", ")}`;
  return Object.freeze({
    status,
    counts: Object.freeze(counts),
    message: `${complete ? "" : "Stopped before the end. "}${scored ? `${mainSentence(main)} ` : "No score has a value. "}${capital(tally)}.`,
  });
}

/** `rocAuc 0.995 (95 %: 0.990 to 0.998); dummy 0.5, simple baseline 0.994.` */
function mainSentence({ metric, mean, pooled, interval, dummy, baseline }: MetricRow): string {
  const parts = [
    interval === null
      ? `${metric} ${short(mean ?? pooled)}`
      : `${metric} ${short(interval.of === "pooled" ? pooled : mean)} (${Math.round(100 * interval.level)} %: ${short(interval.low)} to ${short(interval.high)})`,
    ...(dummy === null ? [] : [`dummy ${short(dummy.mean)}`]),
    ...(baseline === null ? [] : [`simple baseline ${short(baseline.mean)}`]),
  ];
  return `${parts.join(", ")}.`;
}

function short(value: number | null): string {
  return value === null ? "no value" : number(Number(value.toPrecision(3)));
}

function capital(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
