/** Damaged model files: whatever is cut or changed, there is an error that says what is wrong, or a model that holds together. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadModel, type Predictor } from "../../../../lib/models/index.ts";

const folder = new URL("../../../golden/shap/models/", import.meta.url);
const FILES = [
  "xgb_depth2.json",
  "xgb_binary.ubj",
  "lgb_poisson.txt",
  "skl_dt_clf.json",
  "skl_iforest.json",
  "logit_iris.json",
  "onnx_rf_iris.onnx",
];
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

/** An error with words, or a model that answers for a row of zeros with finite numbers of the right count, or an error of its own. */
async function holds(bytes: Uint8Array): Promise<void> {
  let model: Predictor;
  try {
    model = await loadModel(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message.length).toBeGreaterThan(15);
    expect((error as Error).message).not.toMatch(
      /undefined is not|Cannot read prop|is not a function|not iterable/,
    );
    return;
  }
  const p = model.features!.names.length;
  if (p > 1000) return;
  const answer = await model.predict([new Float64Array(p)]).catch((error: Error) => error.message);
  expect(answer.length).toBeGreaterThan(0);
}

describe("a damaged file", () => {
  it.each(FILES)("%s, cut anywhere", async (name) => {
    const whole = bytesOf(name);
    for (let part = 0; part < 24; part++) await holds(whole.slice(0, Math.floor((part * whole.length) / 24)));
  });

  it.each(FILES)(
    "%s, with bytes changed",
    async (name) => {
      const whole = bytesOf(name);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
          async (changes) => {
            const bytes = whole.slice();
            for (const [at, value] of changes) bytes[at] = value;
            await holds(bytes);
          },
        ),
        { numRuns: 40 },
      );
    },
    60_000,
  );

  it("that is no model at all", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), holds), { numRuns: 200 });
    for (const value of [{}, { learner: {} }, { trees: [] }, { format: "assay-learner" }])
      await expect(loadModel(value)).rejects.toThrow(/must|unknown|known|wants|needs/);
  });

  it("whose children lead back", async () => {
    const model = JSON.parse(readFileSync(new URL("skl_dt_clf.json", folder), "utf8")) as {
      trees: { children_left: number[] }[];
    };
    const tree = model.trees[0]!;
    const inner = tree.children_left.findIndex((child, node) => node > 0 && child > 0);
    tree.children_left[inner] = 0;
    await expect(loadModel(model)).rejects.toThrow(/child|tree|node/i);
  });
});

describe("rows that do not fit", () => {
  it("say what the model was trained on", async () => {
    const model = await loadModel(bytesOf("xgb_depth2.json"));
    await expect(model.predict([[1, 2]])).rejects.toThrow(/must have the \d+ columns of training; got 2/);
  });

  it("a path that is not there", async () => {
    await expect(loadModel("no/such/model.json")).rejects.toThrow(/no\/such\/model\.json.*ENOENT|no such/i);
  });
});
