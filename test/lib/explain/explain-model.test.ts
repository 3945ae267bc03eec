/** The record of %explain: rows, samples, classes, the question before a long run, progress, interrupts, and pages in which no name does harm. */
import { describe, expect, it } from "vitest";
import { fromColumns, load } from "../../../lib/data/index.ts";
import {
  explainModel,
  explainPlots,
  liveExplanation,
  type BatchFunction,
} from "../../../lib/explain/index.ts";
import { KNeighborsClassifier, LinearRegression, RandomForestClassifier } from "../../../lib/models/index.ts";

const iris = load("iris");
const flowers = iris.drop(["species"]);
const species = iris.column("species") as never;
const product: BatchFunction = (rows) => rows.map(([a, b]) => a! * b!);
const grid = Array.from({ length: 300 }, (_, i) => [i % 17, (i * 7) % 23, i % 5]);

/** What a notebook would be shown: updates replace. */
function screen(): { readonly shown: Record<string, unknown>[]; readonly show: never } {
  const shown: Record<string, unknown>[] = [];
  const handle = { update: (bundle: Record<string, unknown>) => void shown.push(bundle) };
  return { shown, show: ((bundle: Record<string, unknown>) => (shown.push(bundle), handle)) as never };
}

describe("explainModel", () => {
  it("explains all rows where structure is read, and a sample with the asked rows where the model is asked", async () => {
    const line = await new LinearRegression().fit(
      grid,
      grid.map(([a, b]) => 2 * a! - b!),
    );
    const read = await explainModel(line, grid);
    expect([read.explained.length, read.rows, read.explanation.evaluations]).toEqual([300, 300, 0]);
    const asked = await explainModel(product, grid, {
      rows: [299, 3],
      sample: 12,
      backgroundRows: 10,
      seed: 2,
    });
    expect(asked.explained).toHaveLength(12);
    expect(asked.explained).toEqual(asked.explained.toSorted((a, b) => a - b));
    expect(asked.explained).toEqual(expect.arrayContaining([3, 299]));
    expect(asked.shown).toEqual([299, 3]);
    for (const [at, row] of asked.explained.entries())
      expect(asked.explanation.sums()[at]).toBeCloseTo(grid[row]![0]! * grid[row]![1]!, 8);
    expect((await explainModel(product, grid, { backgroundRows: 5 })).explained).toHaveLength(200);
    const again = await explainModel(product, grid, {
      rows: [299, 3],
      sample: 12,
      backgroundRows: 10,
      seed: 2,
    });
    expect(again.explained).toEqual(asked.explained);
    expect([...again.explanation.values]).toEqual([...asked.explanation.values]);
  });

  it("takes the background from the whole table, not from the sample", async () => {
    const result = await explainModel(product, grid, { sample: 3, backgroundRows: 1000 });
    const mean = grid.reduce((sum, [a, b]) => sum + (a! * b!) / 300, 0);
    expect(result.explanation.baseValues[0]).toBeCloseTo(mean, 8);
    expect(result.background).toBe("300 rows");
  });

  it("shows the highest, the middle and the lowest prediction where no rows are named", async () => {
    const { shown } = await explainModel(product, grid.slice(0, 51), { backgroundRows: 5 });
    const said = grid.slice(0, 51).map(([a, b]) => a! * b!);
    expect(said[shown[0]!]).toBe(Math.max(...said));
    expect(said[shown.at(-1)!]).toBe(Math.min(...said));
    expect(said[shown[1]!]).toBe(said.toSorted((a, b) => a - b)[25]);
  });

  it("keeps one class by name, all without, and says of features how they matter", async () => {
    const forest = await new RandomForestClassifier({ nEstimators: 8, maxDepth: 3, randomState: 0 }).fit(
      flowers,
      species,
    );
    const all = await explainModel(forest, flowers);
    expect(Object.keys(all.effects)).toEqual(["setosa", "versicolor", "virginica"]);
    expect(all.toFrame().data.map(({ name }) => name)[0]).toBe("output");
    const one = await explainModel(forest, flowers, { class: "virginica" });
    expect(Object.keys(one.effects)).toEqual(["virginica"]);
    const frame = one.toFrame();
    expect(frame.length).toBe(4);
    const shares = one.effects["virginica"]!.map(({ share }) => share);
    expect(shares.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect([...one.explanation.values]).toEqual([...all.explanation.output(2).values]);
    expect(one.accuracy.kind).toBe("exact");
    expect(one.accuracy.additivityError!).toBeLessThan(1e-12);
    expect(one.model).toMatch(/^RandomForestClassifier/);
  });

  it("is data: frozen, JSON without functions, text, and a figure for each picture that is asked for", async () => {
    const plain = await explainModel(product, grid, {
      sample: 20,
      backgroundRows: 5,
      interactions: true,
      plots: explainPlots,
    });
    expect(Object.isFrozen(plain)).toBe(true);
    const json = JSON.parse(JSON.stringify(plain)) as Record<string, unknown>;
    expect([json["kind"], json["version"]]).toEqual(["assay.explanation", 1]);
    expect(JSON.stringify(json)).not.toMatch(/\bNaN\b/);
    expect(plain.interactions![0]!.features).toEqual(["x0", "x1"]);
    const figures = plain.figures();
    for (const name of [
      "bar",
      "beeswarm",
      "scatter",
      "waterfall",
      "interactions",
      "heatmap",
      "decision",
      "violin",
      "force",
    ])
      expect(
        Object.keys(figures).some((each) => each.includes(name)),
        name,
      ).toBe(true);
    expect(plain.toText()).toMatch(/16 coalitions|8 coalitions/);
    const bare = await explainModel(product, grid, { sample: 5, backgroundRows: 5, plots: [] });
    expect(Object.keys(bare.figures())).toEqual([]);
  });

  it("lets no name, class or value be more than text", async () => {
    const evil = "<img src=x onerror=alert(1)>";
    const n = 24;
    const table = fromColumns({
      [`${evil}a`]: Array.from({ length: n }, (_, i) => (i % 3 === 0 ? evil : "plain")),
      [`${evil}b`]: Array.from({ length: n }, (_, i) => i % 5),
    });
    const model: BatchFunction = (rows) => rows.map(([a, b]) => [a! * b!, 1 - a!]);
    const result = await explainModel(model, table, {
      outputNames: [`${evil}one`, `${evil}two`],
      interactions: true,
      plots: explainPlots,
    });
    const named = await explainModel(model, table, {
      outputNames: [`${evil}one`, `${evil}two`],
      class: `${evil}one`,
    });
    for (const html of [result.toHtml(), named.toHtml()]) {
      expect(html).not.toMatch(/<img/i);
      expect(html).not.toMatch(/<script/i);
      expect(html).toContain("&lt;img");
      expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    }
  });
});

describe("the question before a long run", () => {
  const slow = (): {
    readonly model: BatchFunction;
    readonly clock: () => number;
    readonly asked: () => number;
  } => {
    let inputs = 0;
    return {
      model: (rows) => {
        inputs += rows.length;
        return product(rows) as number[];
      },
      // Each input takes 10 ms by this clock.
      clock: () => inputs * 10,
      asked: () => inputs,
    };
  };
  const options = { sample: 40, backgroundRows: 50, quiet: true };

  it("says how many inputs and seconds; a no ends it before it begins, with the ways round", async () => {
    const { model, clock, asked } = slow();
    const questions: string[] = [];
    const ask = (question: string): boolean => (questions.push(question), false);
    await expect(liveExplanation(model, grid, { ...options, ask, clock }, screen().show)).rejects.toThrow(
      /about 160 s are more than the limit of 60 s; got no yes; pass --yes, explain fewer rows \(--sample\), or take a smaller --background/,
    );
    expect(questions).toEqual([
      "exact: the model will be asked for about 16000 inputs (40 rows), some 160 s. Go on?",
    ]);
    expect(asked()).toBeLessThanOrEqual(200);
  });

  it("goes on after a yes, and where nobody is to be asked", async () => {
    for (const ask of [() => true, undefined]) {
      const { model, clock } = slow();
      const result = await liveExplanation(model, grid, { ...options, ask, clock }, screen().show);
      expect(result.explanation.rows).toBe(40);
    }
  });

  it("is not put for short runs, for a raised limit, and where structure is read", async () => {
    const ask = (): boolean => {
      throw new Error("asked");
    };
    const { model, clock } = slow();
    await liveExplanation(model, grid, { ...options, ask, clock, limitSeconds: 1000 }, screen().show);
    await liveExplanation(product, grid, { ...options, ask }, screen().show);
    const line = await new LinearRegression().fit(
      grid,
      grid.map(([a]) => a!),
    );
    await liveExplanation(line, grid, { ...options, ask, clock: () => 1e9 }, screen().show);
  });
});

describe("watched", () => {
  it("reports rows, and leaves the whole on the screen", async () => {
    const near = await new KNeighborsClassifier().fit(flowers, species);
    const { shown, show } = screen();
    const steps: string[] = [];
    let now = 0;
    await liveExplanation(
      near,
      flowers,
      {
        sample: 6,
        backgroundRows: 10,
        clock: () => (now += 1000),
        onProgress: ({ done, total }) => void steps.push(`${done}/${total}`),
      },
      show,
    );
    expect(steps).toEqual(["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]);
    expect(String(shown.at(-1)!["text/plain"])).toMatch(/^Explanation of KNeighborsClassifier/);
    expect(shown.some((each) => /\d of 6 rows explained/.test(String(each["text/plain"])))).toBe(true);
  });

  it("an interrupt keeps the rows that are done, and says so; before the first row it throws", async () => {
    const control = new AbortController();
    const { shown, show } = screen();
    const result = await liveExplanation(
      product,
      grid,
      {
        sample: 30,
        backgroundRows: 20,
        rows: [0, 299],
        signal: control.signal,
        onProgress: ({ done }) => {
          if (done === 4) control.abort(new Error("stopped"));
        },
      },
      show,
    );
    expect([result.explanation.rows, result.explained.length]).toEqual([4, 4]);
    expect(result.shown).toEqual([0]);
    expect(result.warnings).toEqual(["interrupted: 4 of 30 rows are explained; the rest is absent"]);
    for (const [at, row] of result.explained.entries())
      expect(result.explanation.sums()[at]).toBeCloseTo(grid[row]![0]! * grid[row]![1]!, 8);
    expect(String(shown.at(-1)!["text/html"])).toContain("interrupted: 4 of 30");
    const early = AbortSignal.abort(new Error("too early"));
    await expect(liveExplanation(product, grid, { signal: early, quiet: true }, show)).rejects.toThrow(
      "too early",
    );
  });

  it("quiet shows nothing", async () => {
    const { shown, show } = screen();
    const result = await liveExplanation(product, grid, { sample: 3, backgroundRows: 5, quiet: true }, show);
    expect(result.explanation.rows).toBe(3);
    expect(shown).toEqual([]);
  });
});
