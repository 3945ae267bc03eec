/** Compares an audit with an earlier one: what is new, what is gone, what moved. */
import type { Finding, Status } from "./check.ts";
import type { AuditRecord, BaselineChanges } from "./result.ts";

/** Relative change of a number below which it has not moved. */
const STILL = 1e-9;

/** @throws TypeError for what is no audit record, RangeError for one of another version. */
export function checkBaseline(baseline: unknown): void {
  const { kind, version, findings } = (baseline ?? {}) as Partial<AuditRecord>;
  const isFinding = (each: unknown): boolean => typeof (each as Finding | null)?.id === "string";
  if (kind !== "assay.audit" || !Array.isArray(findings) || !findings.every(isFinding))
    throw new TypeError(
      `audit: baseline must be an audit's JSON; got ${baseline === null ? "null" : kind === undefined ? typeof baseline : JSON.stringify(kind)}; write one with JSON.stringify(result)`,
    );
  if (version !== 1)
    throw new RangeError(
      `audit: baseline has version ${String(version)}; this reads version 1; make it anew`,
    );
}

/** @param baseline as `checkBaseline` lets pass */
export function compareWithBaseline(findings: readonly Finding[], baseline: AuditRecord): BaselineChanges {
  const before = new Map(baseline.findings.map((finding) => [finding.id, finding]));
  const after = new Map(findings.map((finding) => [finding.id, finding]));
  const speaks = ({ status }: Finding): boolean =>
    status === "fail" || status === "warn" || status === "error";
  const common = [...after.values()].filter(({ id }) => before.has(id));
  return {
    appeared: findings.filter((each) => speaks(each) && !before.has(each.id)).map(({ id }) => id),
    resolved: baseline.findings.filter((each) => speaks(each) && !after.has(each.id)).map(({ id }) => id),
    changed: common
      .map(({ id, status }) => ({ id, from: before.get(id)!.status as Status, to: status }))
      .filter(({ from, to }) => from !== to),
    moved: common
      .map(({ id, value }) => ({ id, from: before.get(id)!.value, to: value }))
      .filter(
        (pair): pair is { id: string; from: number; to: number } =>
          pair.from !== null &&
          pair.to !== null &&
          Math.abs(pair.to - pair.from) > STILL * Math.abs(pair.from),
      ),
  };
}
