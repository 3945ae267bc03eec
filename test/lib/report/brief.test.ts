/** The brief: read what was written, name what was not, refuse what is no answer. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displaySymbol } from "../../../lib/core/index.ts";
import {
  aboutBrief,
  briefTemplate,
  briefText,
  completeBrief,
  readBrief,
  readLatency,
  type BriefTable,
} from "../../../lib/report/index.ts";
import { scorerNames, scorerOf } from "../../../lib/validate/index.ts";

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

describe("typed facts", () => {
  it("reads each kind, and keeps the words", () => {
    const brief = readBrief(
      [
        "task: Classification",
        'target: "Species"',
        "metric: ROC AUC",
        "goal: at least 95 %",
        "cost: false negative 5, false positive: 1",
        "latency: < 2 s",
        "qps: 50/s",
        "rows expected: 200 000",
        "freshness: 2 weeks",
        "monitoring: weekly",
        "Out-of-scope: children",
      ].join("\n"),
      { scorer: scorerOf },
    );
    expect(brief.typed).toEqual({
      task: "classification",
      target: "Species",
      metric: "rocAuc",
      goal: { value: 0.95, better: "higher" },
      cost: { "false negative": 5, "false positive": 1 },
      latency: 2000,
      qps: 50,
      rowsExpected: 200_000,
      freshness: 14,
      monitoring: 7,
    });
    expect(brief.facts.latency).toBe("< 2 s");
    expect(brief.facts.outOfScope).toBe("children");
    expect(brief.prose).toEqual([]);
  });

  it("keeps sentences of older briefs as they are", () => {
    const brief = readBrief(
      "metric: recall of malignant cases at a precision of 0.95\ngoal: as good as the clerk\ncost: dear\nlimits: none",
      { scorer: scorerOf },
    );
    expect(brief.typed).toEqual({});
    expect(brief.prose).toEqual(["metric", "goal", "cost"]);
    expect(brief.facts.metric).toBe("recall of malignant cases at a precision of 0.95");
  });

  it.each([
    ["offline", null],
    ["100 ms", 100],
    ["100", 100],
    ["under 0.5 sec", 500],
    ["2 min", 120_000],
    ["1 h", 3_600_000],
  ])("latency %j", (text, milliseconds) => expect(readLatency(text)).toEqual({ milliseconds }));

  it.each(["soon", "0 ms", "-5 ms", "5 parsecs", ""])("no latency: %j", (text) =>
    expect(readLatency(text)).toBeNull(),
  );

  it.each([
    ["task: clasification", /line 1, task: .*got "clasification"; did you mean "classification"/],
    ["what: a\n\nmetric: acuracy", /line 3, metric: .*"acuracy"; did you mean "accuracy"/],
    ["task: regression\nmetric: accuracy", /line 2, metric: .*numbers, for regression; got accuracy/],
    ["task: classification\nmetric: rmse", /line 2, metric: .*classes, for classification; got rmse/],
    ["metric: rmse\ngoal: at least 3", /line 2, goal: lower values of rmse are better; got "at least 3"/],
    ["latency: soon", /line 1, latency: 100 ms, 2 s, or offline; got "soon"/],
    ["qps: many", /line 1, qps: .*got "many"/],
    ["freshness: fresh", /line 1, freshness: 30 days.*got "fresh"/],
    ["monitoring: sometimes", /line 1, monitoring: .*got "sometimes"/],
    ["metrik: f1", /"metrik: f1" in line 1; did you mean "metric"/],
  ])("refuses %j", (text, message) => expect(() => readBrief(text, { scorer: scorerOf })).toThrow(message));

  it("holds the target to a table", () => {
    const kinds = {
      Species: { type: "string", distinct: 3, integer: false },
      mass: { type: "number", distinct: 300, integer: false },
      digit: { type: "number", distinct: 10, integer: true },
      same: { type: "number", distinct: 1, integer: true },
    } as const;
    const table: BriefTable = {
      columns: Object.keys(kinds),
      column: (name) => kinds[name as keyof typeof kinds],
    };
    const read = (text: string): unknown => readBrief(text, { table });
    expect(read("task: classification\ntarget: Species")).toBeTruthy();
    expect(read("task: classification\ntarget: digit")).toBeTruthy();
    expect(read("target: mass")).toBeTruthy();
    expect(() => read("target: Specie")).toThrow(/line 1, target: .*"Specie"; did you mean "Species"/);
    expect(() => read("task: regression\ntarget: Species")).toThrow(
      /line 2, target: .*column of text with 3/,
    );
    expect(() => read("task: classification\ntarget: mass")).toThrow(/is the task regression\?/);
    expect(() => read("target: same")).toThrow(/varies/);
  });
});

describe("briefText", () => {
  const answer = fc.string({ maxLength: 40 }).map((text) => text.replace(/\s+/g, " "));
  it("is read back as the same brief", () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            title: answer,
            what: answer,
            who: answer,
            target: answer,
            goal: answer,
            cost: answer,
            owner: answer,
          },
          { requiredKeys: [] },
        ),
        (given) => {
          const first = readBrief(
            Object.entries(given)
              .map(([name, text]) => `${name}:${text}\n  and ${text}`)
              .join("\n"),
          );
          expect({ ...readBrief(briefText(first)) }).toEqual({ ...first });
        },
      ),
    );
  });
});

describe("help while typing", () => {
  const complete = (marked: string): readonly string[] =>
    completeBrief(marked.replace("|", ""), marked.indexOf("|"), scorerNames()).matches;

  it("offers the questions that are not answered yet", () => {
    expect(complete("wh|")).toEqual(["what: ", "why: ", "who: ", "when: ", "where: "]);
    expect(complete("what: a\nwh|\nwho: b")).toEqual(["why: ", "when: ", "where: "]);
    expect(complete("what: a\n|")).not.toContain("what: ");
    expect(complete("what: a\n  wh|")).toEqual([]);
  });

  it("offers what there is to choose from, and nothing for the target", () => {
    expect(complete("task: cl|")).toEqual(["classification", "clustering"]);
    expect(complete("metric: bal|")).toEqual(["balancedAccuracy"]);
    expect(complete("latency: |")).toContain("offline");
    expect(complete("target: |")).toEqual([]);
    expect(complete("what: cl|")).toEqual([]);
  });

  it("replaces what was typed of it", () => {
    expect(completeBrief("what: a\ntask: cl", 16)).toMatchObject({ start: 14, end: 16 });
  });

  it("says what a question asks", () => {
    expect(aboutBrief("what: a\nlatency: 5 ms", 12)).toMatch(/How soon one answer must come[^]*offline/);
    expect(aboutBrief("what: a\n\n", 9)).toBeUndefined();
    expect(aboutBrief("nobody asks", 3)).toBeUndefined();
  });
});
