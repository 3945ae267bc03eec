/** A small record to render, with names and values that try to break out of HTML and XML. */
import type { Finding } from "../../../lib/audit/check.ts";
import { STATUS_ORDER } from "../../../lib/audit/options.ts";
import type { AuditRecord } from "../../../lib/audit/result.ts";
import { matrixOf, ranked, verdictOf } from "../../../lib/audit/verdict.ts";
import type { ColumnProfile } from "../../../lib/data/index.ts";

export const EVIL = `<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=2</script>"'&]]>\u0000\u202e`;

const profile = (name: string, value: string): ColumnProfile => ({
  name,
  type: "string",
  physical: "codes",
  why: value,
  n: 4,
  missing: 1,
  nan: 0,
  infinite: 0,
  kinds: { string: 3 },
  distinct: 2,
  distinctExact: true,
  singletons: 1,
  doubletons: 1,
  top: [
    { value, count: 2 },
    { value: "b", count: 1 },
  ],
  entropy: 0.9,
  numeric: null,
  text: { minLength: 1, meanLength: 2, maxLength: 3, empty: 0, blank: 0, numeric: 0 },
  date: null,
});

const findings: readonly Finding[] = STATUS_ORDER.map((status, i) => ({
  id: `check-${status}/${EVIL}`,
  check: i === 0 ? "completeness" : `check-${status}`,
  area: "completeness",
  status,
  column: EVIL,
  value: 0.5,
  limit: 0.05,
  message: `Found ${EVIL}.`,
  fix: `Mend ${EVIL}.`,
  severity: STATUS_ORDER.length - i,
  evidence: { rows: [1, 2], total: 2, values: [EVIL] },
  ...(status === "accepted" ? { acceptance: { was: "warn", reason: EVIL, until: "2030-01-01" } } : {}),
}));

export const evilRecord: AuditRecord = {
  kind: "assay.audit",
  version: 1,
  name: EVIL,
  verdict: verdictOf(findings),
  matrix: matrixOf(findings),
  findings: ranked(findings),
  roles: { inputs: [EVIL] },
  profiles: [profile(EVIL, EVIL)],
  values: {},
  provenance: {
    rows: 4,
    columns: 1,
    engine: "memory",
    suite: "full",
    seed: 0,
    sampleRows: 100_000,
    sampled: false,
    now: 0,
    literal: false,
    thresholds: {},
    notes: [EVIL],
  },
  complete: true,
  changes: {
    appeared: [EVIL],
    resolved: [EVIL],
    changed: [{ id: EVIL, from: "pass", to: "fail" }],
    moved: [{ id: EVIL, from: 1, to: 2 }],
  },
};
