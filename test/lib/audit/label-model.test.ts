import { describe, expect, it } from "vitest";
import { NotEvaluable } from "../../../lib/audit/check.ts";
import { labelModel } from "../../../lib/audit/label-model.ts";
import { columnSignal, modelSignal } from "../../../lib/audit/label-signal.ts";
import { createRng } from "../../../lib/core/index.ts";
import { Frame, type Column } from "../../../lib/data/index.ts";
import { dates, numbers, strings } from "./checks/frame-input.ts";

function table(n: number, seed = 1): Frame {
  const rng = createRng(seed);
  const y = Array.from({ length: n }, () => rng.integer(2));
  return new Frame([
    numbers(
      "x",
      y.map((c) => 3 * c + rng.normal()),
    ),
    strings(
      "color",
      y.map((c, i) => (i % 11 === 0 ? null : rng.next() < 0.8 ? `c${c}` : "other")),
    ),
    dates(
      "day",
      y.map((_, i) => i * 86_400_000),
    ),
    strings(
      "label",
      y.map((c) => (c === 1 ? "yes" : "no")),
    ),
  ]);
}

const inputs = ["x", "color", "day"];

describe("labelModel", () => {
  it("gives probabilities that sum to 1, for every labelled row, by classes in order", async () => {
    const model = await labelModel(table(200), { label: "label", inputs, seed: 0 });
    expect(model).toMatchObject({ task: "classification", classes: ["no", "yes"], folds: 5, sampled: false });
    expect(model.rows.length).toBe(200);
    for (let i = 0; i < 200; i++)
      expect(model.probabilities[2 * i]! + model.probabilities[2 * i + 1]!).toBeCloseTo(1, 10);
    expect(modelSignal(model)).toBeGreaterThan(0.95);
    expect(model.method).toContain("out of fold, 5 folds, seed 0");
  });

  it("never sees the label: of pure noise it knows nothing", async () => {
    const rng = createRng(3);
    const frame = new Frame([
      numbers(
        "x",
        Array.from({ length: 400 }, () => rng.normal()),
      ),
      strings(
        "name",
        Array.from({ length: 400 }, (_, i) => `n${i}`),
      ),
      strings(
        "label",
        Array.from({ length: 400 }, () => (rng.next() < 0.5 ? "a" : "b")),
      ),
    ]);
    const model = await labelModel(frame, { label: "label", inputs: ["x", "name"], seed: 0 });
    expect(Math.abs(modelSignal(model) - 0.5)).toBeLessThan(0.1);
    for (const name of ["x", "name"])
      expect(Math.abs(columnSignal(model, frame.column(name), 0) - 0.5)).toBeLessThan(0.1);
  });

  it("draws a part of the rows when there are many, classes in their shares, and says so", async () => {
    const model = await labelModel(table(600), { label: "label", inputs, seed: 0, maxRows: 100 });
    expect(model.rows.length).toBeLessThanOrEqual(101);
    expect(model.sampled).toBe(true);
    expect(model.method).toContain("of 600 labelled rows");
    expect([...model.rows]).toEqual([...model.rows].sort((a, b) => a - b));
  });

  it("tells of every fold, lets the event loop turn, and stops between folds", async () => {
    const said: string[] = [];
    const stop = new AbortController();
    let turned = 0;
    const tick = setInterval(() => turned++, 0);
    await labelModel(table(4000), { label: "label", inputs, seed: 0, progress: (text) => said.push(text) });
    clearInterval(tick);
    expect(said).toEqual([1, 2, 3, 4, 5].map((f) => `fold ${f} of 5`));
    expect(turned).toBeGreaterThan(3);
    const partly: string[] = [];
    const cut = labelModel(table(4000), {
      label: "label",
      inputs,
      seed: 0,
      signal: stop.signal,
      progress: (text) => {
        partly.push(text);
        if (partly.length === 2) stop.abort(new Error("stop"));
      },
    });
    await expect(cut).rejects.toThrow("stop");
    expect(partly.length).toBe(2);
  });

  it("leaves out rows without a label and classes rarer than folds", async () => {
    const base = table(100);
    const label = strings(
      "label",
      Array.from({ length: 100 }, (_, i) => (i < 5 ? null : i < 8 ? "odd" : i % 2 === 0 ? "a" : "b")),
    );
    const frame = new Frame([...base.data.slice(0, 3), label] as Column[]);
    const model = await labelModel(frame, { label: "label", inputs, seed: 0 });
    expect(model.rare).toEqual([{ name: "odd", rows: 3 }]);
    expect(model.rows[0]).toBe(8);
    expect(model.rows.length).toBe(92);
  });

  it("takes a number of many values for a quantity, of few whole ones for classes", async () => {
    const rng = createRng(8);
    const x = Array.from({ length: 200 }, () => rng.normal());
    const frame = new Frame([
      numbers("x", x),
      numbers(
        "y",
        x.map((value) => 2 * value + 0.1 * rng.normal()),
      ),
      numbers(
        "k",
        x.map((value) => (value > 0 ? 4 : 8)),
      ),
    ]);
    const quantity = await labelModel(frame, { label: "y", inputs: ["x"], seed: 0 });
    expect(quantity.task).toBe("regression");
    expect(modelSignal(quantity)).toBeGreaterThan(0.95);
    const classes = await labelModel(frame, { label: "k", inputs: ["x"], seed: 0 });
    expect(classes.classes).toEqual(["4", "8"]);
  });

  it.each([
    ["no label declared", { label: undefined, inputs }],
    ["no input", { label: "label", inputs: ["label"] }],
  ])("is not evaluable: %s", async (_, options) => {
    await expect(labelModel(table(50), { ...options, seed: 0 })).rejects.toThrow(NotEvaluable);
  });
});
