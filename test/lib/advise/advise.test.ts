/** Advice on real tables: what it takes them for, which way it goes, what it says against its own rule, and what it refuses. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { advise, adviceThresholds, architecture, type Advice } from "../../../lib/advise/index.ts";
import { displaySymbol } from "../../../lib/core/index.ts";
import { fromRecords, load, scan, writeCsv } from "../../../lib/data/index.ts";

const HOSTILE = `"><script>alert(1)</script>\n%sh rm\u2028\`\${x}\\`;

const rowsOf = (n: number, row: (i: number) => Record<string, unknown>): Record<string, unknown>[] =>
  Array.from({ length: n }, (_, i) => row(i));
const kinds = (advice: Advice): Record<string, string> =>
  Object.fromEntries(advice.inputs.columns.map(({ name, kind }) => [name, kind]));
const about = (advice: Advice): string[] => advice.naive.map((point) => point.about);

describe("the guide's numbers", () => {
  const way = (
    deciding: number,
    latency: number | null | undefined,
    content: "images" | "table" = "images",
  ) => {
    const { family, training, size, path } = architecture(
      { content, contentWhy: "so it was said", deciding, latency },
      adviceThresholds,
    );
    const taken = path.steps.map(({ taken: at, options }) => (at === null ? null : options[at]!.name));
    return { family, training, size, taken };
  };

  it.each([
    [9_999, "transfer learning"],
    [10_000, "compare both"],
    [99_999, "compare both"],
    [100_000, "from scratch"],
  ] as const)("%i rows: %s", (rows, training) => expect(way(rows, 50).training).toBe(training));

  it.each([
    [99, "light"],
    [100, "middle"],
    [undefined, "middle"],
    [null, "large"],
  ] as const)("%j ms: %s", (latency, size) => expect(way(1, latency).size).toBe(size));

  it("asks no rows of a table", () => {
    for (const rows of [1, 50_000, 1e7])
      expect(way(rows, 50, "table")).toMatchObject({ family: "gradient boosting", training: "from scratch" });
  });

  it("draws a way from the first step to the last, along lines that are there", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("table", "images", "text", "sequences"),
        fc.nat(200_000),
        fc.option(fc.integer({ min: 1, max: 5000 })),
        (content, deciding, latency) => {
          const { path } = architecture({ content, contentWhy: "", deciding, latency }, adviceThresholds);
          path.steps.forEach(({ taken, options }, step) => {
            expect(taken).not.toBeNull();
            if (step > 0) expect(options[taken!]!.from).toContain(path.steps[step - 1]!.taken);
          });
        },
      ),
    );
  });

  it("takes other numbers by name, and no other names", async () => {
    const files = rowsOf(30, (i) => ({ file: `${i}.png`, kind: i % 2 }));
    const advice = await advise(files, { label: "kind", thresholds: { "rows.transfer.below": 30 } });
    expect(advice.architecture.training).toBe("compare both");
    await expect(advise(files, { thresholds: { "rows.transfer": 1 } })).rejects.toThrow(
      /no threshold "rows.transfer"; known/,
    );
    await expect(advise(files, { thresholds: { "rows.transfer.below": NaN } })).rejects.toThrow(/finite/);
  });
});

describe("real data", () => {
  it("penguins: a small table", async () => {
    const advice = await advise(load("penguins"), { label: "Species", latency: 50, name: "birds" });
    expect(advice.architecture).toMatchObject({ family: "gradient boosting", size: "light" });
    expect(advice.inputs).toMatchObject({
      rows: 344,
      classes: 3,
      task: "classification",
      content: "table",
      features: 6,
    });
    expect(advice.inputs.smallestClass).toBeCloseTo(68 / 344, 12);
    expect(advice.inputs.kinds).toEqual({ number: 4, category: 2 });
    expect(advice.models.map(({ code }) => code).join()).toMatch(
      /HistGradientBoosting.*Logistic.*RandomForest/,
    );
    expect(advice.cells[0]).toBe("%audit birds --label Species");
    expect(about(advice)).toContain("Tables");
    expect(about(advice)).not.toContain("Time");
  });

  it("movies: a table with texts that name rows; rows without a label are left out", async () => {
    const advice = await advise(load("movies"), { label: "IMDB Rating", latency: null, rows: 200_000 });
    expect(advice.inputs).toMatchObject({
      content: "table",
      task: "regression",
      classes: null,
      labelled: 3201 - 213,
      deciding: 200_000,
    });
    expect(kinds(advice)).toMatchObject({ Title: "identifier", Director: "category" });
    expect(advice.architecture.size).toBe("large");
    expect(advice.cells[1]).toContain('.filter((row) => row["IMDB Rating"] !== null).drop(["Title"])');
    expect(about(advice)).toContain("Categories of many values");
  });

  it("digits: pixels of a picture", async () => {
    const advice = await advise(load("digits"), { label: "digit" });
    expect(advice.inputs.pixels?.shape).toEqual([8, 8, 1]);
    expect(advice.architecture).toMatchObject({
      family: "CNN",
      training: "transfer learning",
      size: "middle",
    });
    expect(advice.models[0]!.code).toBe("makePipeline(new MaxAbsScaler(), new CNNClassifier())");
    expect(about(advice)).not.toContain("Uneven classes");
  });

  it("files of pictures and of sounds: nothing of Assay's reads them", async () => {
    const pictures = await advise(
      rowsOf(40, (i) => ({ file: `a/${i}.JPG`, kind: i % 2 ? "cat" : "dog" })),
      { label: "kind", latency: 99 },
    );
    expect(pictures.architecture).toMatchObject({ family: "CNN", size: "light" });
    expect(pictures).toMatchObject({ status: "warn", models: [] });
    expect(pictures.cells).toHaveLength(2);
    const sounds = await advise(
      rowsOf(40, (i) => ({ file: `a/${i}.wav`, kind: i % 2 ? "cat" : "dog" })),
      { label: "kind" },
    );
    expect(sounds).toMatchObject({ status: "warn", architecture: { family: "RNN" }, models: [] });
  });

  it("speeches: text, and the columns beside it apart", async () => {
    const advice = await advise(load("state-of-the-union"), { label: "party", name: "speeches" });
    expect(advice.architecture.family).toBe("Transformer");
    expect(advice.cells[1]).toContain('speeches.select(["text", "party"])');
    expect(about(advice)).toContain("Columns beside the text");
  });

  it("weather: rows in the order of time", async () => {
    const advice = await advise(load("seattle-weather"), {
      label: "temp_max",
      name: "weather",
      task: "forecast",
    });
    expect(advice.inputs).toMatchObject({ time: "date", ordered: true, task: "forecast" });
    expect(advice.cells[2]).toContain('weather "temp_max" --time date');
    expect(about(advice)).toContain("Time");
  });

  it("sequences become features", async () => {
    const advice = await advise(
      rowsOf(30, (i) => ({ signal: [1, 2, i], kind: i % 2 ? "a" : "b" })),
      { label: "kind" },
    );
    expect(advice.architecture.family).toBe("RNN");
    expect(advice.cells[1]).toContain('row["signal"]');
  });

  it("uneven classes, and few rows for each column", async () => {
    const advice = await advise(
      rowsOf(60, (i) => ({
        ...Object.fromEntries(Array.from({ length: 8 }, (_, j) => [`x${j}`, Math.sin(i * j + i)])),
        y: i < 3 ? "rare" : "usual",
      })),
      { label: "y" },
    );
    expect(about(advice)).toEqual(expect.arrayContaining(["Uneven classes", "Few rows for each column"]));
  });
});

describe("where the data lie", () => {
  const folder = mkdtempSync(join(tmpdir(), "assay-advise-"));
  const path = join(folder, "birds.csv");
  afterAll(() => rmSync(folder, { recursive: true }));

  it("reads files and out-of-core relations, and gives cells for them", async () => {
    await writeCsv(load("penguins"), path);
    const file = await advise(path, { label: "Species", name: JSON.stringify(path) });
    expect(file.cells[1]).toContain(`const ready = (await read(${JSON.stringify(path)}))`);
    const large = await advise(await scan(path), { label: "Species", name: "birds" });
    expect(large.cells[1]).toContain("(await (await openDataset(birds)).sample(50000, 0)).frame");
    expect(large.inputs).toMatchObject({ rows: 344, classes: 3, smallestClass: 68 / 344 });
    expect(large.architecture.steps).toEqual(file.architecture.steps);
    const records = await advise(load("penguins").toRecords(), { label: "Species" });
    expect(records.cells[1]).toContain("const ready = frameOf(data);");
  });
});

describe("what it cannot do", () => {
  const table = rowsOf(30, (i) => ({ Species: i % 2 ? "a" : "b", mass: i + 0.5, same: 1, none: null }));

  it.each([
    [table, { label: "Specis" }, /got "Specis"; did you mean "Species"\?/],
    [[], { label: "x" }, /rows and columns; got 0 rows/],
    [table, { label: "Species", task: "regression" }, /regression wants a label of numbers/],
    [rowsOf(90, (i) => ({ y: i + 0.5, x: i })), { label: "y", task: "classification" }, /is it a regression/],
    [table, { latency: 0 }, /latency must be milliseconds above 0/],
    [table, { latency: NaN }, /latency/],
    [table, { rows: 1.5 }, /rows must be a whole number/],
    [7, {}, /takes a Frame/],
  ] as const)("refuses %#", async (data, options, message) => {
    await expect(advise(data, options)).rejects.toThrow(message);
  });

  it("says that one class teaches nothing, and that no label is none", async () => {
    const same = await advise(table, { label: "same", task: "classification" });
    expect(same).toMatchObject({ status: "fail", models: [] });
    const none = await advise(table, { label: "none" });
    expect(none).toMatchObject({ status: "fail", models: [] });
    const open = await advise(table);
    expect(open).toMatchObject({ status: "warn", models: [], inputs: { label: null, task: null } });
    expect(open.cells).toEqual(["%audit data"]);
  });

  it.each(["clustering", "generation"] as const)("has no models for %s, and says so", async (task) => {
    const advice = await advise(table, { task });
    expect(advice.models).toEqual([]);
    expect(about(advice)).toContain(`Assay and ${task}`);
  });

  it("stops when it is told to", async () => {
    await expect(advise(table, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });
});

describe("the record", () => {
  it("is plain JSON, and shows itself", async () => {
    const advice = await advise(load("iris"), { label: "species" });
    expect(JSON.parse(JSON.stringify(advice)).architecture).toEqual(
      JSON.parse(JSON.stringify(advice.architecture)),
    );
    expect(Object.isFrozen(advice)).toBe(true);
    const bundle = await advice[displaySymbol]();
    for (const text of [String(bundle["text/html"]), String(bundle["text/plain"])]) {
      expect(text).not.toMatch(/NaN|undefined|\[object/);
      expect(text).toContain("Where the rule is naive");
    }
  });

  it("lets no name become markup or code", async () => {
    const frame = fromRecords(
      rowsOf(40, (i) => ({ [HOSTILE]: i % 2 ? HOSTILE : "b", x: Math.sin(i), [`id${HOSTILE}`]: `n${i}` })),
    );
    const advice = await advise(frame, { label: HOSTILE, name: "df" });
    const bundle = await advice[displaySymbol]();
    expect(String(bundle["text/html"])).not.toMatch(/<script|<\/script/);
    for (const cell of advice.cells) {
      expect(cell).not.toMatch(/^%(?:sh|audit|validate)/m);
      expect(cell).not.toContain("\u2028");
    }
    expect(advice.cells[0]).toContain(`label: ${JSON.stringify(HOSTILE).replace("\u2028", "\\u2028")}`);
  });

  it("measures the recommended model on rows with a label, and holds it to the limit", async () => {
    let seen: readonly string[] = [];
    const advice = await advise(load("movies"), {
      label: "IMDB Rating",
      latency: 50,
      measure: async ({ table, label, steps }) => {
        seen = table.columns;
        expect(table.filter((row) => row[label] === null).length).toBe(0);
        expect(steps.at(-1)!.name).toBe("HistGradientBoostingRegressor");
        return { median: 40, p95: 60, rows: table.length };
      },
    });
    expect(seen).toContain("Director");
    expect(seen).not.toContain("Title");
    expect(advice).toMatchObject({ status: "warn", measured: { p95: 60 } });
    expect(advice.message).toMatch(/slower than asked for/);
  });
});
