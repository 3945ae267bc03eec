/** The report of everything: nothing is lost of its parts, the worst verdict wins, and the plan says what nobody stated. */
import { describe, expect, it } from "vitest";
import {
  fullReport,
  monitoringPlan,
  readBrief,
  reportDocument,
  type ReportDraft,
  type ReportSection,
} from "../../../lib/report/index.ts";

const EVIL = `<img src=x onerror=1>`;
const limits = {
  "ks.warn": 0.1,
  "ks.fail": 0.2,
  "js.warn": 0.1,
  "js.fail": 0.2,
  "v.warn": 0.1,
  "v.fail": 0.2,
  "p.max": 0.05,
};
const model = {
  metric: "rocAuc",
  greaterIsBetter: true,
  score: 0.8,
  interval: [0.75, 0.85] as const,
  features: [
    { name: EVIL, type: "number", share: 0.7 },
    { name: "b", type: "string", share: 0.26 },
    { name: "c", type: "number", share: 0.04 },
  ],
  limits,
};

function draft(kind: string, status: ReportDraft["status"], ids: readonly string[]): ReportDraft {
  const sections = ids.map((id): ReportSection => ({
    id,
    title: `${kind} ${id}`,
    html: `<h3>in</h3><p>text of ${kind} ${id}</p>`,
    facts: [kind, id],
    ...(id === "checks" ? { appendix: true } : {}),
  }));
  return {
    kind,
    title: "Validation of M",
    status,
    aside: "",
    message: `${kind} says`,
    sections,
    results: [kind],
  };
}

const parts = {
  audit: draft("audit", "pass", ["data-sheet", "matrix", "limits"]),
  validation: draft("validate", "fail", [
    "splits",
    "model",
    "performance",
    "slices",
    "robustness",
    "limits",
    "checks",
  ]),
  explanation: draft("explain", "info", ["data", "model", "global", "limits"]),
  monitoring: monitoringPlan(model),
};

describe("fullReport", () => {
  const report = fullReport(parts);

  it("tells every section once, but for the data that the audit told", () => {
    const html = report.sections.map((section) => section.html).join("");
    for (const [kind, { sections }] of Object.entries({
      audit: parts.audit,
      validate: parts.validation,
      explain: parts.explanation,
    }))
      for (const { id } of sections)
        expect(html.split(`<p>text of ${kind} ${id}</p>`)).toHaveLength(
          kind === "explain" && id === "data" ? 1 : 2,
        );
    expect(report.sections.at(-1)!.appendix).toBe(true);
  });

  it("takes the worst verdict, all words, all results", () => {
    expect(report.status).toBe("fail");
    expect(report.message).toBe(
      "Data: pass. audit says. Model: fail. validate says. Explanation: info. explain says.",
    );
    expect(report.results).toEqual(["audit", "validate", "explain"]);
    expect(report.title).toBe("Model report: M");
  });

  it("stands in a page, its proof behind the signatures", () => {
    const { html } = reportDocument(report, { provenance: {} });
    const at = (id: string): number => html.indexOf(`<section id="${id}"`);
    const order = ["purpose", "provenance", "data", "audit", "monitoring", "sign-off", "checks"].map(at);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(html).not.toContain("<img");
  });
});

describe("monitoringPlan", () => {
  const facts = (of: Parameters<typeof monitoringPlan>[0]): Record<string, unknown> =>
    monitoringPlan(of).facts as Record<string, unknown>;

  it("watches the features that carry the importance, to the end of the interval", () => {
    const { features, retrainBeyond } = facts(model);
    expect((features as { name: string }[]).map(({ name }) => name)).toEqual([EVIL, "b"]);
    expect(retrainBeyond).toBe(0.75);
    expect(facts({ ...model, metric: "logLoss", greaterIsBetter: false })["retrainBeyond"]).toBe(0.85);
  });

  it("says what the brief states, and what it does not", () => {
    expect(monitoringPlan(model).html).toContain("the brief does not state &quot;monitoring&quot;");
    const brief = readBrief("monitoring: weekly\nfreshness: 30 days\nlatency: 100 ms").typed;
    const { html } = monitoringPlan({ ...model, brief });
    expect(html).toContain("every 7 days, as the brief states");
    expect(html).toContain("95 % of answers within 100 ms");
    expect(html).not.toContain("does not state");
  });
});
