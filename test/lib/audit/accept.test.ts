import { describe, expect, it } from "vitest";
import { applyAcceptance, checkAcceptances } from "../../../lib/audit/accept.ts";
import type { Finding } from "../../../lib/audit/check.ts";

const finding: Finding = {
  id: "completeness.column.max/age",
  check: "completeness",
  area: "completeness",
  threshold: "completeness.column.max",
  column: "age",
  status: "warn",
  value: 0.1,
  message: "Holes.",
  fix: "Mend.",
  severity: 4,
};
const accept = {
  check: "completeness",
  column: "age",
  reason: "Old forms had no such field.",
  until: "2026-12-31",
};
const day = (text: string): number => Date.parse(text);

describe("acceptance", () => {
  it("takes a finding off the verdict, with its reason and what it was", () => {
    const after = applyAcceptance(finding, [accept], day("2026-12-31T23:00Z"));
    expect(after).toMatchObject({
      status: "accepted",
      acceptance: { was: "warn", reason: accept.reason, until: "2026-12-31" },
    });
  });

  it("ends with its last day, and says so", () => {
    const after = applyAcceptance(finding, [accept], day("2027-01-01T00:00:01Z"));
    expect(after.status).toBe("warn");
    expect(after.message).toContain("expired on 2026-12-31");
  });

  it("speaks of its own check or threshold and column only, and never of a pass", () => {
    const now = day("2026-01-01");
    expect(applyAcceptance(finding, [{ ...accept, column: "size" }], now).status).toBe("warn");
    expect(applyAcceptance(finding, [{ ...accept, check: "coverage" }], now).status).toBe("warn");
    expect(applyAcceptance(finding, [{ ...accept, check: "completeness.column.max" }], now).status).toBe(
      "accepted",
    );
    expect(applyAcceptance({ ...finding, status: "pass" }, [accept], now).status).toBe("pass");
  });

  it("wants a known check, a reason and a day", () => {
    const checks = ["completeness", "coverage"];
    expect(() => checkAcceptances([{ ...accept, check: "complete" }], checks)).toThrow(
      /no check has this name/,
    );
    expect(() => checkAcceptances([{ ...accept, reason: " " }], checks)).toThrow(/wants a reason/);
    expect(() => checkAcceptances([{ ...accept, until: "soon" }], checks)).toThrow(/must be a day/);
    expect(() => checkAcceptances([accept], checks)).not.toThrow();
  });
});
