import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displaySymbol, type ResultDigest } from "../../../lib/core/index.ts";
import {
  changesSection,
  compareReports,
  readReport,
  reportDocument,
  type ReportDraft,
  type ReportRecord,
} from "../../../lib/report/index.ts";

const base: ResultDigest = {
  kind: "assay.validation",
  title: "Validation of Forest",
  status: "pass",
  message: "good",
  data: {
    rows: 100,
    sha256: "aa",
    columns: [
      { name: "age", type: "number" },
      { name: "job", type: "string" },
    ],
  },
  model: { name: "Forest", params: { trees: 100 } },
  metrics: [
    { metric: "rocAuc", value: 0.8, low: 0.75, high: 0.85, greaterIsBetter: true },
    { metric: "logLoss", value: 0.5, low: 0.45, high: 0.55, greaterIsBetter: false },
    { metric: "f1", value: 0.7, greaterIsBetter: true },
  ],
  thresholds: { "overfit.gap.warn": 0.1 },
  findings: [{ id: "slices", status: "warn", message: "worse for the young" }],
  ranks: { good: ["age", "job"] },
};
const record = (...results: ResultDigest[]): ReportRecord =>
  readReport(reportDocument(draft(results), { provenance: {} }).json).record;
const draft = (results: readonly ResultDigest[]): ReportDraft => ({
  kind: "validate",
  title: "R",
  status: results[0]?.status ?? "info",
  aside: "",
  message: "",
  sections: [],
  results,
});
const change = (to: ResultDigest) => compareReports(record(base), record(to)).changes;
const score = (metric: string, value: number | null): ResultDigest => ({
  ...base,
  metrics: base.metrics!.map((each) => (each.metric === metric ? { ...each, value } : each)),
});

describe("compareReports", () => {
  test("finds nothing between a report and itself, and everything twice the other way round", () => {
    expect(compareReports(record(base), record(base))).toMatchObject({
      status: "pass",
      changes: [],
      compared: 1,
      gone: [],
      appeared: [],
    });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom("rocAuc", "logLoss", "f1"),
        (value, metric) => {
          const there = compareReports(record(base), record(score(metric, value))).changes;
          const back = compareReports(record(score(metric, value)), record(base)).changes;
          expect(back.map(({ what }) => what)).toEqual(there.map(({ what }) => what));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("holds scores to the earlier interval, whichever way is better", () => {
    expect(change(score("rocAuc", 0.76))).toMatchObject([
      { area: "scores", status: "info", note: expect.stringContaining("may be chance") },
    ]);
    expect(change(score("rocAuc", 0.74))).toMatchObject([
      { status: "warn", from: "0.8 (0.75 to 0.85)", note: "−0.06, worse; outside the earlier 95 % interval" },
    ]);
    expect(change(score("rocAuc", 0.9))).toMatchObject([{ status: "pass" }]);
    expect(change(score("logLoss", 0.6))).toMatchObject([{ status: "warn" }]);
    expect(change(score("logLoss", 0.4))).toMatchObject([{ status: "pass" }]);
    expect(change(score("f1", 0.6))).toMatchObject([
      { status: "warn", note: expect.stringContaining("no interval") },
    ]);
    expect(change(score("f1", null))).toMatchObject([{ status: "warn", to: "no value" }]);
  });

  test("tells data, model, limits, findings and ranks", () => {
    const areas = change({
      ...base,
      status: "fail",
      data: {
        rows: 120,
        sha256: "bb",
        columns: [
          { name: "age", type: "string" },
          { name: "town", type: "string" },
        ],
      },
      model: { name: "Forest", params: { trees: 200, depth: 3 } },
      thresholds: { "overfit.gap.warn": 0.2 },
      findings: [{ id: "leakage", status: "fail", message: "a column tells the answer" }],
      ranks: { good: ["job", "age"] },
    });
    const said = areas.map(({ area, what, from, to, status }) => [area, what, from, to, status]);
    expect(said).toEqual([
      ["verdict", "verdict of the report", "pass", "fail", "warn"],
      ["verdict", "verdict", "pass", "fail", "warn"],
      ["data", "rows", "100", "120", "info"],
      ["data", "SHA-256 of values", "aa", "bb", "info"],
      ["data", "column job", "string", null, "warn"],
      ["data", "column town", null, "string", "info"],
      ["data", "type of age", "number", "string", "warn"],
      ["model", "trees", "100", "200", "info"],
      ["model", "depth", null, "3", "info"],
      ["limits", "overfit.gap.warn", "0.1", "0.2", "info"],
      ["findings", "slices", "warn", null, "pass"],
      ["findings", "leakage", null, "fail", "warn"],
      ["ranks", "job (good)", "rank 2", "rank 1", "info"],
      ["ranks", "age (good)", "rank 1", "rank 2", "info"],
    ]);
  });

  test("pairs results by title, then by kind; names those that are in one only", () => {
    const other: ResultDigest = { kind: "assay.audit", title: "Audit of x", status: "pass", message: "" };
    expect(compareReports(record(base), record({ ...base, title: "Validation of Tree" })).compared).toBe(1);
    expect(compareReports(record(base), record(other))).toMatchObject({
      compared: 0,
      gone: [base.title],
      appeared: [other.title],
      status: "info",
    });
  });

  test("escapes every text, in the sheet and in the section", async () => {
    const evil = `<img src=x onerror="globalThis.pwned=1">`;
    const results = (n: string): ResultDigest => ({
      ...base,
      title: evil,
      model: { name: evil + n, params: { [evil]: evil + n } },
    });
    const bundle = await compareReports(record(results("1")), record(results("2")))[displaySymbol]();
    expect(bundle["text/html"]).not.toContain("<img");
    const old = readReport(reportDocument(draft([results("1")]), { provenance: {} }).html);
    const section = changesSection(old, draft([results("2")]));
    expect(section.id).toBe("changes");
    expect(section.html).not.toContain("<img");
    expect(section.facts).toMatchObject({ against: old.sha256, kind: "assay.report-comparison" });
  });
});
