import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { readBrief, reportMarkdown, type ReportDraft } from "../../../lib/report/index.ts";

const draft = (html: string): ReportDraft => ({
  kind: "x",
  title: "T",
  status: "warn",
  aside: "",
  message: "m",
  sections: [{ id: "s", title: "S", html }],
});
const body = (html: string): string =>
  /## 3\. S\n\n([\s\S]*?)\n\n## 4/.exec(reportMarkdown(draft(html), { provenance: {} }))![1]!;

describe("reportMarkdown", () => {
  test("writes tables, verdicts, folds, lists and code", () => {
    expect(
      body(
        "<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>1</td><td><p>x</p><p>y</p></td></tr></tbody></table>",
      ),
    ).toBe("| a | b\\|c |\n| --- | --- |\n| 1 | x y |");
    expect(
      body('<div class="as-line"><span class="as-chip as-warn">! warn</span> <span>moved</span></div>'),
    ).toBe("- **! warn** moved");
    expect(body("<details><summary>more</summary><p>inside</p></details>")).toBe("**more**\n\ninside");
    expect(body("<ul><li>one<ul><li>two</li></ul></li></ul>")).toBe("- one\n\n  - two");
    expect(body("<pre>a &lt; b\n```</pre>")).toBe("````\na < b\n```\n````");
    expect(body('<div class="ar-author"><p>mine</p></div>')).toBe("> mine");
  });

  test("leaves pictures out with their words, and styles without", () => {
    expect(body('<style>.a{}</style><svg aria-label="Two bars: 3 and 4"><title>x</title><rect/></svg>')).toBe(
      "[Picture: Two bars: 3 and 4]",
    );
    expect(body("<svg><title>Curve</title><text>0</text></svg>")).toBe("[Picture: Curve]");
  });

  test("lets no text become markup", () => {
    const evil = `<img src=x onerror=1> [a](javascript:1) **b** |c| \`d\` https://x`;
    const text = reportMarkdown(
      { ...draft(`<p>${evil.replaceAll("<", "&lt;")}</p>`), title: evil, message: evil },
      { brief: readBrief(`title: ${evil}\nwhat: ${evil}`), provenance: { [evil]: evil } },
    );
    const html = marked.parse(text, { async: false });
    expect(html).not.toMatch(/<img|href="javascript|<strong>b|<code>d/);
  });

  test("puts the author's answers as a table under Purpose", () => {
    const text = reportMarkdown(draft(""), {
      brief: readBrief("title: Loans\nwhat: good or bad"),
      provenance: {},
    });
    expect(text).toContain("> In the author's words: **Loans**");
    expect(text).toContain("> | what | good or bad |");
    expect(text).toContain("Not answered: why");
  });
});
