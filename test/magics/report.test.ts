/** %report: every kind writes a page; a result is taken as it is; what is wrong is said before any work. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Magic } from "../../kernel/magic.ts";
import { audit } from "../../lib/audit/index.ts";
import { load } from "../../lib/data/index.ts";
import { LogisticRegression } from "../../lib/models/index.ts";
import { readBrief, readReport } from "../../lib/report/index.ts";
import { validate } from "../../lib/validate/index.ts";
import report from "../../magics/report.ts";
import { bench, type Bench } from "./context.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-report-"));
const iris = load("iris");
const values = globalThis as Record<string, unknown>;
let kernel: Bench;

beforeAll(async () => {
  kernel = bench([report as unknown as Magic]);
  values["flowers"] = iris;
  values["model"] = new LogisticRegression();
  values["audited"] = await audit(iris, { label: "species", now: "2026-01-31" });
  values["validated"] = await validate(new LogisticRegression(), iris, "species");
});

afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const name of ["flowers", "model", "audited", "validated", "stated"]) delete values[name];
});

async function page(line: string): Promise<string> {
  await kernel.call(report as unknown as Magic, `${line} --out ${join(folder, "page.html")}`);
  return readFileSync(join(folder, "page.html"), "utf8");
}

/** Without what may differ. */
function fixed(html: string): string {
  return html.replace(/<section id="provenance"[\s\S]*?<\/section>/, "");
}

describe("%report", () => {
  it("takes a result as it is, and the data give the same page", async () => {
    const given = await page("audit audited");
    expect(readReport(given).record.of).toBe("audit");
    const computed = await page("audit flowers --label species --now 2026-01-31");
    expect(readReport(computed).record.message).toBe(readReport(given).record.message);
    expect(readReport(await page("validate validated")).record.of).toBe("validate");
  });

  it("joins everything in one page, with one verdict, the same twice", async () => {
    values["stated"] = readBrief("title: Flowers\nwhat: species\nmonitoring: weekly\nowner: A. Meyer");
    await kernel.cell("const brief = stated");
    const html = await page('full model flowers "species" --sample 20 --now 2026-01-31');
    const { record, untouched } = readReport(html);
    expect(untouched).toBe(true);
    expect(record.contents.map(({ id }) => id)).toEqual([
      "data",
      "audit",
      "splits",
      "model",
      "performance",
      "slices",
      "explanation",
      "robustness",
      "limits",
      "monitoring",
      "audit-checks",
      "validation-checks",
      "terms",
    ]);
    expect(record.results.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["assay.audit", "assay.validation", "assay.explanation"]),
    );
    expect(record.sections["monitoring"]).toMatchObject({ cadenceDays: 7, stated: true });
    expect(html.length).toBeLessThan(5e6);
    for (const [, anchor] of html.matchAll(/href="#([^"]*)"/g)) expect(html).toContain(`id="${anchor}"`);
    const again = await page('full model flowers "species" --sample 20 --now 2026-01-31');
    expect(fixed(again)).toBe(fixed(html));
    writeFileSync(join(folder, "old.html"), html);
    const compared = await page(
      `full model flowers "species" --sample 20 --now 2026-01-31 --against ${join(folder, "old.html")}`,
    );
    expect(readReport(compared).record.contents.map(({ id }) => id)).toContain("changes");
  });

  it.each([
    ["full audited", /takes MODEL X y; got a result of kind assay\.audit; use %report audit/],
    ["validate audited", /of kind assay\.validation; got a result of kind assay\.audit/],
    ["validate model flowers", /needs MODEL X y; got no y/],
    ["explain model", /needs MODEL X; got no X/],
  ])("refuses %s", async (line, message) => {
    await expect(page(line)).rejects.toThrow(message);
  });
});
