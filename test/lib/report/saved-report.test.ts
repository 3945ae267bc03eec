import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  readBrief,
  readReport,
  reportDocument,
  savedDraft,
  type ReportDraft,
} from "../../../lib/report/index.ts";

const draft: ReportDraft = {
  kind: "audit",
  title: "Audit of cars",
  status: "warn",
  aside: "400 rows",
  message: "1 warn",
  sections: [{ id: "data", title: "Data", html: "<p>x</p>", facts: { rows: 400, names: ["a", "b"] } }],
  results: [
    {
      kind: "assay.audit",
      name: "cars",
      verdict: { status: "warn", message: "1 warn" },
      findings: [{ id: "drift/a", check: "drift", status: "warn", message: "a moved", value: 0.3 }],
      provenance: { rows: 400 },
      profiles: [{ name: "a", type: "number" }],
    },
  ],
};
const frame = { brief: readBrief("title: Cars\nwhat: prices\nowner: A. Meyer"), provenance: { made: "now" } };

describe("readReport", () => {
  test("gives out of a page what report.json says, for any texts", () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, facts) => {
        const { html, json, sha256 } = reportDocument(
          {
            ...draft,
            title: text,
            message: `</script><!--${text}`,
            sections: [{ id: "a", title: text, html: "", facts }],
          },
          frame,
        );
        const page = readReport(html);
        expect(page).toMatchObject({ sha256, untouched: true });
        expect(page.record).toEqual(readReport(json).record);
        expect(page.record.title).toBe(text);
        expect(page.record.sections["a"]).toEqual(JSON.parse(JSON.stringify(facts)));
        expect(sha256).toBe(createHash("sha256").update(json).digest("hex"));
      }),
      { numRuns: 60 },
    );
  });

  test("tells a page whose facts were changed by hand", () => {
    const { html } = reportDocument(draft, frame);
    expect(readReport(html.replace('"rows": 400', '"rows": 401')).untouched).toBe(false);
    expect(readReport(reportDocument(draft, frame).json).untouched).toBeNull();
  });

  test("keeps the result's digest, not the result", () => {
    const { record } = readReport(reportDocument(draft, frame).json);
    expect(record.results).toEqual([
      {
        kind: "assay.audit",
        title: "Audit of cars",
        status: "warn",
        message: "1 warn",
        data: { name: "cars", rows: 400, columns: [{ name: "a", type: "number" }] },
        thresholds: {},
        findings: [{ id: "drift/a", status: "warn", message: "a moved", value: 0.3 }],
      },
    ]);
  });

  test.each([
    ["<p>hello</p>", "must be a page that Assay wrote"],
    ["{", "must be JSON"],
    ["{}", 'must be report.json of version 1; got "kind"'],
    ['{"kind":"assay.report","version":2}', '"version"'],
  ])("refuses %s", (text, message) => {
    expect(() => readReport(text, "old.html")).toThrow(message);
    expect(() => readReport(text, "old.html")).toThrow(/^old\.html: /);
  });

  test("is built again with the same facts and brief", () => {
    const digest = {
      data: { rows: 1, columns: [], sha256: "a" },
      message: "m",
      title: "t",
      status: "pass",
      kind: "k",
    };
    const first = reportDocument({ ...draft, results: [...draft.results!, digest] }, frame);
    const { draft: again, brief } = savedDraft(readReport(first.html).record);
    const second = reportDocument(again, { brief, provenance: {} });
    expect(second.json).toBe(first.json);
    expect(second.sha256).toBe(first.sha256);
    expect(second.html).toContain("400");
  });
});
