/** The validation report: what the validation found, in the order of a report, the same for the same input. */
import { describe, expect, it } from "vitest";
import { frameOf, load } from "../../../lib/data/index.ts";
import { LogisticRegression, Ridge } from "../../../lib/models/index.ts";
import { reportDocument, type ReportDraft } from "../../../lib/report/index.ts";
import { validate, validationParts, validationReport } from "../../../lib/validate/index.ts";

const credits = load("german-credit")
  .slice(0, 300)
  .select(["duration", "credit_amount", "housing", "risk"].filter((name) => load("german-credit").has(name)));
const result = await validate(new LogisticRegression(), credits, "risk");

function factsOf<T>(draft: ReportDraft, id: string): T {
  return draft.sections.find((each) => each.id === id)!.facts as T;
}

describe("validationReport", () => {
  it("says what the record says, and states what was not looked at", async () => {
    const draft = await validationReport(result);
    const rows = factsOf<readonly { id: string }[]>(draft, "validation-checks");
    expect(rows.map(({ id }) => id)).toEqual(result.findings.map(({ id }) => id));
    const { metrics } = factsOf<{ metrics: readonly { mean: number; n: number }[] }>(draft, "performance");
    expect(metrics.map(({ mean, n }) => [mean, n])).toEqual(result.metrics.map(({ mean, n }) => [mean, n]));
    expect(JSON.stringify(factsOf(draft, "limits"))).toContain(
      "leakage, learning curve, robustness, fairness",
    );
    expect(draft.sections.map(({ id }) => id)).toContain("threshold");
  });

  it("is the same of the result's JSON, whatever the fits took", async () => {
    const back = JSON.parse(JSON.stringify(result)) as typeof result;
    const slower = {
      ...back,
      folds: back.folds.map((fold) => ({ ...fold, fitSeconds: fold.fitSeconds + 1 })),
      provenance: { ...back.provenance, fitSeconds: 99 },
    };
    const [page, again] = [await validationReport(result), await validationReport(slower)].map((draft) =>
      reportDocument(draft, { provenance: {} }),
    );
    expect(again).toEqual(page);
    expect(page!.html.length).toBeLessThan(5e6);
  });

  it("chooses the threshold by what errors cost", async () => {
    const of = async (fp: number, fn: number): Promise<number> => {
      const draft = await validationReport(result, {}, { costs: { fp, fn } });
      return factsOf<{ best: { threshold: number; by: string } }>(draft, "threshold").best.threshold;
    };
    expect(await of(10, 1)).toBeGreaterThan(await of(1, 10));
  });

  it("has the diagnoses beside it, and its verdict counts them", async () => {
    const cars = load("cars")
      .filter((car) => car["Miles_per_Gallon"] !== null && car["Horsepower"] !== null)
      .select(["Miles_per_Gallon", "Horsepower", "Weight_in_lbs", "Origin"]);
    const parts = await validationParts(new Ridge(), cars, "Miles_per_Gallon");
    const draft = await validationReport(await validate(new Ridge(), cars, "Miles_per_Gallon"), parts);
    expect(factsOf<{ moreRows: string }>(draft, "fit").moreRows).toBe(parts.learning!.moreRows);
    expect(factsOf<{ score: number }>(draft, "robustness").score).toBe(parts.robustness!.score);
    expect(factsOf<{ slices: readonly { column: string }[] }>(draft, "slices").slices[0]!.column).toBe(
      "Origin",
    );
    expect(factsOf<{ findings: unknown[] }>(draft, "residuals").findings.length).toBeGreaterThan(0);
    expect(["warn", "fail"]).toContain(draft.status);
  });

  it("keeps hostile names and values as text", async () => {
    const evil = `<img src=x onerror=1>`;
    const table = frameOf(
      Array.from({ length: 60 }, (_, i) => ({
        [evil]: i % 7,
        group: i % 3 ? evil : "b",
        label: i % 2 ? evil : "no",
      })),
    );
    const parts = await validationParts(new LogisticRegression(), table, "label");
    const draft = await validationReport(await validate(new LogisticRegression(), table, "label"), parts);
    const { html } = reportDocument(draft, { provenance: {} });
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x onerror=1&gt;");
  });
});
