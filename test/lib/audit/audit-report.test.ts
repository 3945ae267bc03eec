/** The audit report: everything that the audit found stands in it once, inert, the same for the same input. */
import { describe, expect, it } from "vitest";
import { audit, auditReport } from "../../../lib/audit/index.ts";
import { load, tableHash } from "../../../lib/data/index.ts";
import { reportDocument } from "../../../lib/report/index.ts";
import { EVIL, evilRecord } from "./record.ts";

const penguins = load("penguins");
const result = await audit(penguins, { label: "Species", now: "2026-01-31" });
const draft = auditReport(result, { sha256: tableHash(penguins) });
const page = reportDocument(draft, { provenance: {} });

interface Row {
  readonly id: string;
  readonly status: string;
}

function factsOf<T>(id: string): T {
  return draft.sections.find((each) => each.id === id)!.facts as T;
}

describe("auditReport", () => {
  it("has every finding in the appendix, with an anchor a check", () => {
    const rows = factsOf<readonly Row[]>("audit-checks");
    expect(rows.map(({ id, status }) => [id, status])).toEqual(
      result.findings.map(({ id, status }) => [id, status]),
    );
    for (const check of new Set(result.findings.map((finding) => finding.check)))
      expect(page.html).toContain(`id="audit-check-${check}"`);
  });

  it("tells every finding in one subject, or as not evaluated", () => {
    const told = draft.sections
      .filter(({ id }) => !["audit-checks", "accepted", "limits", "matrix", "columns"].includes(id))
      .flatMap(({ facts }) => (Array.isArray(facts) ? (facts as readonly Row[]).map(({ id }) => id) : []));
    const all = result.findings.filter(({ part }) => part === undefined).map(({ id }) => id);
    expect(told.toSorted()).toEqual(all.toSorted());
  });

  it("links only to what is there", () => {
    for (const [, anchor] of page.html.matchAll(/href="#([^"]*)"/g))
      expect(page.html).toContain(`id="${anchor}"`);
  });

  it("is the same of the result's JSON, and small", () => {
    const again = auditReport(JSON.parse(JSON.stringify(result)) as typeof result, {
      sha256: tableHash(penguins),
    });
    expect(reportDocument(again, { provenance: {} })).toEqual(page);
    expect(page.html.length).toBeLessThan(5e6);
    expect(page.html).toContain(tableHash(penguins));
  });

  it("keeps hostile names and values as text", () => {
    const { html } = reportDocument(auditReport(evilRecord), { provenance: {} });
    expect(html).not.toContain("<img src=x");
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain(EVIL);
  });
});

describe("tableHash", () => {
  it("changes with a value, a name, an order, and not otherwise", () => {
    const hash = tableHash(penguins);
    expect(tableHash(penguins.take(Array.from({ length: penguins.length }, (_, i) => i)))).toBe(hash);
    expect(tableHash(penguins.rename({ Species: "species" }))).not.toBe(hash);
    expect(tableHash(penguins.slice(1))).not.toBe(hash);
    expect(tableHash(penguins.select(penguins.columns.toReversed()))).not.toBe(hash);
  });
});
