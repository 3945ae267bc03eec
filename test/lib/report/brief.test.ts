/** The brief: read what was written, name what was not, refuse what is no answer. */
import { describe, expect, it } from "vitest";
import { displaySymbol } from "../../../lib/core/index.ts";
import { briefTemplate, readBrief } from "../../../lib/report/index.ts";

describe("readBrief", () => {
  it("reads answers, lines that go on, comments and facts", () => {
    const brief = readBrief(
      "Title: Masses\nwhat: classification\n  of masses # which\n\nWHY: fewer operations\nmetric: recall",
    );
    expect(brief.title).toBe("Masses");
    expect(brief.answers).toEqual({ what: "classification of masses", why: "fewer operations" });
    expect(brief.facts).toEqual({ metric: "recall" });
    expect(brief.open).toEqual(["who", "when", "where", "how"]);
  });

  it("keeps a hash inside a word", () => {
    expect(readBrief("what: issue#4 and C#").answers.what).toBe("issue#4 and C#");
  });

  it("takes the template as a brief with every question open", () => {
    const brief = readBrief(briefTemplate());
    expect(brief.open).toHaveLength(6);
    expect(brief.facts).toEqual({});
  });

  it("is plain JSON", () => {
    const brief = readBrief("what: a");
    expect(JSON.parse(JSON.stringify(brief))).toEqual({ ...brief });
  });

  it.each([
    ["nothing here", /line 1/],
    ["what: a\nwhom: b", /"whom: b" in line 2/],
    ["what: a\nwhat: b", /"what" again in line 2/],
  ])("refuses %j", (text, message) => {
    expect(() => readBrief(text)).toThrow(message);
  });

  it("escapes what it shows", async () => {
    const bundle = await readBrief("title: <img src=x>\nwhat: <script>1</script>")[displaySymbol]();
    expect(String(bundle["text/html"])).not.toMatch(/<img|<script/);
    expect(String(bundle["text/plain"])).toContain("who     not answered");
  });
});
