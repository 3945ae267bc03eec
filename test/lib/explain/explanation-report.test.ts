import { describe, expect, test } from "vitest";
import { designOf, fromColumns, load } from "../../../lib/data/index.ts";
import { correlatedFeatures, explainModel, explanationReport } from "../../../lib/explain/index.ts";
import {
  DecisionTreeClassifier,
  HistGradientBoostingClassifier,
  LinearRegression,
  RandomForestClassifier,
} from "../../../lib/models/index.ts";
import { reportDocument, type ReportDraft } from "../../../lib/report/index.ts";

const iris = load("iris");
const X = iris.drop(["species"]);

function factsOf<T>(draft: ReportDraft, id: string): T {
  return draft.sections.find((each) => each.id === id)!.facts as T;
}

describe("explanationReport", () => {
  test("tells what explainModel tells, and what was measured around it", async () => {
    const model = await new RandomForestClassifier({ nEstimators: 5, maxDepth: 3, randomState: 0 }).fit(
      X,
      iris.column("species"),
    );
    const y = iris.column("species");
    const draft = await explanationReport(model, X, { y, rows: [0, 149] });
    const result = await explainModel(model, X);
    expect(factsOf<{ effects: unknown }>(draft, "global").effects).toEqual(result.effects);
    expect(factsOf<{ rows: unknown }>(draft, "local").rows).toEqual([0, 149]);
    const said = await model.predict(X);
    const right = Array.from({ length: 150 }, (_, i) => Number(said[i] === iris.row(i)["species"]));
    const { score } = factsOf<{ performance: { score: number } }>(draft, "model").performance;
    expect(score).toBeCloseTo(right.reduce((a, b) => a + b, 0) / 150, 12);
    // Length and width of petals, of which everyone knows.
    expect(JSON.stringify(factsOf(draft, "limits"))).toContain(`${X.columns[2]} and ${X.columns[3]} 0.9`);
    expect(draft.status).toBe("warn");
    const again = await explanationReport(model, X, { y, rows: [0, 149] });
    expect(again).toEqual(draft);
    expect(reportDocument(draft, { provenance: {} }).html.length).toBeLessThan(5e6);
  });

  test("contributions of a linear model add up in its facts", async () => {
    const n = 60;
    const a = Array.from({ length: n }, (_, i) => Math.sin(i));
    const b = Array.from({ length: n }, (_, i) => Math.cos(3 * i));
    const table = fromColumns({ a, b });
    const model = await new LinearRegression().fit(
      table,
      a.map((x, i) => 2 * x - 3 * b[i]! + 1),
    );
    const draft = await explanationReport(model, table, { rows: [7] });
    const { contributions } = factsOf<{
      contributions: { base: number; contributions: Record<string, number> }[];
    }>(draft, "local");
    const [one] = contributions;
    expect(one!.base + one!.contributions["a"]! + one!.contributions["b"]!).toBeCloseTo(
      2 * a[7]! - 3 * b[7]! + 1,
      9,
    );
    expect(JSON.stringify(draft.sections)).toContain("How good the model is was not measured");
  });

  test("lets no name or value of the data become markup", async () => {
    const EVIL = `<img src=x onerror="globalThis.pwned=1">`;
    const n = 40;
    const table = fromColumns(
      {
        [EVIL]: Array.from({ length: n }, (_, i) => (i % 3 === 0 ? EVIL : "b")),
        n: Array.from({ length: n }, (_, i) => i),
      },
      { name: EVIL },
    );
    const y = Array.from({ length: n }, (_, i) => (i % 3 === 0 || i > 30 ? EVIL : "b"));
    const model = await new HistGradientBoostingClassifier({ maxIter: 5, minSamplesLeaf: 2 }).fit(table, y);
    const draft = await explanationReport(model, table, { y, counterfactual: true });
    expect(reportDocument(draft, { provenance: {} }).html).not.toMatch(/<img/);
  });

  test("stops at once, and refuses what explain refuses", async () => {
    const model = await new DecisionTreeClassifier().fit(X, iris.column("species"));
    await expect(
      explanationReport(model, X, { signal: AbortSignal.abort(new Error("stopped")) }),
    ).rejects.toThrow("stopped");
    await expect(explanationReport(model, X, { rows: [150] })).rejects.toThrow(
      "rows are positions in X, from 0 to 149; got 150",
    );
    await expect(explanationReport(model, X, { y: ["setosa"] })).rejects.toThrow(
      "X and y must have one length",
    );
  });
});

test("correlatedFeatures finds what rises together, in any shape, and skips holes and constants", () => {
  const x = Array.from({ length: 30 }, (_, i) => i);
  const table = fromColumns({
    x,
    cube: x.map((v) => v ** 3),
    down: x.map((v) => (v === 4 ? null : -v)),
    flat: x.map(() => 1),
    zigzag: x.map((v) => (v * 7) % 11),
  });
  const pairs = correlatedFeatures(designOf("test", table));
  expect(pairs.map(({ features }) => features.join(" "))).toEqual(["x cube", "x down", "cube down"]);
  expect(pairs.map(({ correlation }) => Math.round(correlation * 1e9) / 1e9)).toEqual([1, -1, -1]);
});
