import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { auditResult } from "../../../lib/audit/report.ts";
import { reportHtml, reportPage } from "../../../lib/audit/report-html.ts";
import { reportJunit } from "../../../lib/audit/report-junit.ts";
import { reportText } from "../../../lib/audit/report-text.ts";
import { displaySymbol } from "../../../lib/core/index.ts";
import { EVIL, evilRecord } from "./record.ts";

/** Tags and attributes as a browser would read them. */
function read(markup: string, xmlMode: boolean): { tags: string[]; attributes: string[]; text: string } {
  const tags: string[] = [];
  const attributes: string[] = [];
  let text = "";
  const parser = new Parser(
    {
      onopentag: (name, given) => {
        tags.push(name);
        attributes.push(...Object.keys(given));
      },
      ontext: (piece) => (text += piece),
    },
    { xmlMode },
  );
  parser.end(markup);
  return { tags, attributes, text };
}

describe("HTML report", () => {
  it("lets no name or value become markup", () => {
    const { tags, attributes, text } = read(reportPage(evilRecord), false);
    expect(tags).not.toContain("script");
    expect(tags).not.toContain("img");
    expect(attributes.filter((name) => name.startsWith("on"))).toEqual([]);
    expect(text).toContain('<img src=x onerror="globalThis.pwned=1">');
  });

  it("loads nothing", () => {
    expect(
      read(reportPage(evilRecord), false).attributes.filter((name) => /^(src|href|xlink:href)$/.test(name)),
    ).toEqual([]);
    expect(reportPage(evilRecord)).not.toMatch(/url\(|@import/);
  });

  it("says what it is doing while it runs, and that it was stopped", () => {
    const half = { ...evilRecord, complete: false };
    expect(reportHtml(half, "3 of 9 steps")).toContain("3 of 9 steps");
    expect(reportHtml(half)).toContain("stopped before the end");
  });
});

describe("JUnit report", () => {
  it("is well-formed, with one case for each finding", () => {
    const xml = reportJunit(evilRecord);
    const { tags } = read(xml, true);
    expect(tags.filter((tag) => tag === "testcase")).toHaveLength(evilRecord.findings.length);
    expect(tags.filter((tag) => ["failure", "error", "skipped"].includes(tag)).sort()).toEqual([
      "error",
      "failure",
      "skipped",
    ]);
    expect(xml).not.toContain("\u0000");
    expect(xml).toContain('failures="1" errors="1" skipped="1"');
  });
});

describe("text report", () => {
  it("shows verdict, matrix, findings and columns, marks beside colours", () => {
    const text = reportText(evilRecord);
    for (const part of ["✗ fail", "Completeness", "Label consistency", "? not evaluated", "→ Mend", "column"])
      expect(text).toContain(part);
    expect(text).not.toContain("\u001b");
    expect(reportText(evilRecord, { colour: true })).toContain("\u001b[31m");
  });
});

describe("result", () => {
  it("is its record to JSON, and shows itself", () => {
    const result = auditResult(evilRecord);
    expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(JSON.stringify(evilRecord)));
    expect(Object.keys(result).sort()).toEqual(Object.keys(evilRecord).sort());
    const bundle = (result as unknown as Record<symbol, () => Record<string, string>>)[displaySymbol]!();
    expect(Object.keys(bundle)).toEqual(["text/html", "text/plain"]);
  });

  it("finds by area, check, status and column", () => {
    const result = auditResult(evilRecord);
    expect(result.find({ status: "warn" }).map(({ check }) => check)).toEqual(["check-warn"]);
    expect(result.find({ column: EVIL, check: "completeness" })).toHaveLength(1);
    expect(result.find({ column: "other" })).toEqual([]);
    expect(result.toFrame().column("status").type).toBe("string");
  });
});
