import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readBrief, reportDocument, type ReportDraft } from "../../../lib/report/index.ts";

const EVIL = `</script><img src=x onerror="globalThis.pwned=1">\u2028`;
const draft: ReportDraft = {
  kind: "explain",
  title: EVIL,
  status: "info",
  aside: EVIL,
  message: EVIL,
  sections: [{ id: "data", title: EVIL, html: "<p>safe</p>", facts: { [EVIL]: EVIL, n: 1 } }],
};

describe("reportDocument", () => {
  test("keeps report.json inside, and prints its hash", () => {
    const { html, json, sha256 } = reportDocument(draft, { provenance: { made: "now" } });
    const inside = /<script type="application\/json" id="report.json">([\s\S]*?)<\/script>/.exec(html)![1]!;
    expect(inside).toBe(json);
    expect(createHash("sha256").update(inside).digest("hex")).toBe(sha256);
    expect(html).toContain(`<td>${sha256}</td>`);
    const record = JSON.parse(inside) as { title: string; sections: Record<string, unknown> };
    expect(record.title).toBe(EVIL);
    expect(record.sections).toEqual({ data: { [EVIL]: EVIL, n: 1 } });
  });

  test("lets no text become markup, and fetches nothing", () => {
    const { html } = reportDocument(draft, {
      brief: readBrief(`title: ${EVIL}\nwhat: ${EVIL}`),
      provenance: { [EVIL]: EVIL },
    });
    expect(html).not.toMatch(/<img/);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/(?:src|href)="(?!#)/);
  });

  test("differs by provenance alone for the same input", () => {
    const page = (made: string): string => reportDocument(draft, { provenance: { made } }).html;
    expect(page("then")).toBe(page("then"));
    expect(page("then").replace("<td>then</td>", "<td>now</td>")).toBe(page("now"));
  });

  test("states that there is no brief; sets the author's words apart", () => {
    expect(reportDocument(draft, { provenance: {} }).html).toContain("No purpose was stated");
    const { html } = reportDocument(draft, {
      brief: readBrief("what: loans\nowner: A. Meyer"),
      provenance: {},
    });
    expect(html).not.toContain("No purpose was stated");
    expect(html).toContain("In the author's words");
    expect(html).toMatch(/Owner<\/th><td>A\. Meyer/);
  });

  test("links each section once", () => {
    const { html } = reportDocument(draft, { provenance: {} });
    for (const id of ["purpose", "data", "provenance", "sign-off"]) {
      expect(html).toContain(`<a href="#${id}">`);
      expect(html.split(`<section id="${id}">`)).toHaveLength(2);
    }
    expect(() =>
      reportDocument({ ...draft, sections: [...draft.sections, ...draft.sections] }, { provenance: {} }),
    ).toThrow('reportDocument: sections need ids of their own; got "data" twice');
  });
});
