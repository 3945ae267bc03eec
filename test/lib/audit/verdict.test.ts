import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Check, Finding, Judgement, Status } from "../../../lib/audit/check.ts";
import { STATUS_ORDER } from "../../../lib/audit/options.ts";
import { matrixOf, ranked, toFinding, verdictOf } from "../../../lib/audit/verdict.ts";

const check = (name: string, area: Check["area"] = "values"): Check => ({
  name,
  question: "?",
  area,
  suite: "quick",
  needs: [],
  options: {},
  fix: "Mend it.",
  details: "",
  measure: () => 0,
  judge: () => [],
});
const judged = (status: Judgement["status"], more: Partial<Judgement> = {}): Judgement => ({
  status,
  value: 1,
  message: "It is so.",
  ...more,
});
const finding = (status: Judgement["status"], name = "one", more: Partial<Judgement> = {}): Finding =>
  toFinding(check(name), judged(status, more), false);

describe("verdict", () => {
  it("is the worst that was found, and never a pass where nothing was evaluated", () => {
    const of = (...list: Judgement["status"][]): string =>
      verdictOf(list.map((each) => finding(each))).status;
    expect(of("pass", "fail", "warn")).toBe("fail");
    expect(of("pass", "warn", "not_evaluated")).toBe("warn");
    expect(of("pass", "not_evaluated", "info")).toBe("pass");
    expect(of("not_evaluated", "info")).toBe("not_evaluated");
    expect(of()).toBe("not_evaluated");
    expect(verdictOf([{ ...finding("pass"), status: "error" }]).status).toBe("error");
  });

  it("names the checks and columns that speak, worst first", () => {
    const list = [
      finding("warn", "holes", { column: "a" }),
      finding("fail", "copies"),
      ...["x", "y", "z"].map((column) => finding("fail", "types", { column })),
    ];
    expect(verdictOf(list).message).toBe("4 fail, 1 warn: copies, types (x, y and 1 more), holes (a)");
  });

  it("counts every finding once, whatever the order", () => {
    const statuses = fc.array(fc.constantFrom(...STATUS_ORDER), { maxLength: 30 });
    fc.assert(
      fc.property(statuses, fc.integer(), (list, turn) => {
        const findings = list.map((status, i) => ({ ...finding("pass", `c${i}`), status: status as Status }));
        const turned = findings.map((_, i) => findings[(i + Math.abs(turn)) % findings.length]!);
        expect(verdictOf(turned)).toEqual(verdictOf(findings));
        expect(Object.values(verdictOf(findings).counts).reduce((a, b) => a + b, 0)).toBe(list.length);
        expect(ranked(turned)).toEqual(ranked(findings));
      }),
    );
  });
});

describe("order", () => {
  it("puts a failure before any warning, and the farther beyond its limit first", () => {
    const near = finding("warn", "near", { value: 0.06, limit: 0.05 });
    const far = finding("warn", "far", { value: 0.9, limit: 0.05 });
    const fail = finding("fail", "fail", { value: 0.051, limit: 0.05 });
    expect(ranked([near, far, fail, finding("pass", "pass")]).map(({ check: name }) => name)).toEqual([
      "fail",
      "far",
      "near",
      "pass",
    ]);
  });
});

describe("matrix", () => {
  const completeness = check("completeness", "completeness");
  const head = judged("fail", { part: "headline", threshold: "completeness.cells.max", value: 0.2 });
  const literal = judged("fail", { part: "literal", threshold: "completeness.literal", value: 0.3 });

  it("has four rows; a row whose check is absent is not evaluated", () => {
    const rows = matrixOf([toFinding(completeness, head, false)]);
    expect(rows.map(({ area, status }) => [area, status])).toEqual([
      ["completeness", "fail"],
      ["labels", "not_evaluated"],
      ["coverage", "not_evaluated"],
      ["timeliness", "not_evaluated"],
    ]);
  });

  it("shows the literal number beside, as information unless it is enforced", () => {
    const of = (enforced: boolean): Status | undefined =>
      matrixOf([toFinding(completeness, head, enforced), toFinding(completeness, literal, enforced)])[0]!
        .literal?.status;
    expect(of(false)).toBe("info");
    expect(of(true)).toBe("fail");
  });
});
