/** Global views beside scikit-learn's. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCsv, type Frame } from "../../lib/data/index.ts";
import { partialDependence } from "../../lib/explain/global/partial-dependence.ts";
import { permutationImportance } from "../../lib/explain/global/permutation-importance.ts";
import { KNeighborsClassifier, LinearRegression, loadModel } from "../../lib/models/index.ts";

const folder = new URL("shap/", import.meta.url);
const golden = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) as Record<string, any>;
const flat = (value: unknown): number[] => (value as number[][]).flat(9) as number[];

async function table(data: string): Promise<{ X: Frame; y: number[] }> {
  const frame = await readCsv(new URL(`data/${data}.csv`, folder).pathname);
  return { X: frame.drop(["target"]), y: [...(frame.column("target") as { values: Float64Array }).values] };
}

function close(got: ArrayLike<number>, wanted: unknown, tolerance: number): void {
  const numbers = flat(wanted);
  expect(got.length).toBe(numbers.length);
  const size = Math.max(1, ...numbers.map(Math.abs));
  expect(Math.max(...numbers.map((x, i) => Math.abs(x - got[i]!)))).toBeLessThan(tolerance * size);
}

describe("partial dependence", () => {
  const given = golden("golden/global_methods");
  it("of one feature, with the rows' own curves", async () => {
    const { X } = await table("diabetes");
    const model = await loadModel(new URL("models/skl_gb_reg.json", folder));
    const got = await partialDependence(model, X, "bmi", { gridResolution: 20, kind: "both" });
    close(got.grid[0]!, given["pdp_bmi"].grid, 1e-13);
    close(got.average, given["pdp_bmi"].average, 1e-12);
    close(got.individual!.subarray(0, 400), given["pdp_bmi"].individual_first20, 1e-12);
  });

  it("of two", async () => {
    const { X } = await table("diabetes");
    const model = await loadModel(new URL("models/skl_gb_reg.json", folder));
    const got = await partialDependence(model, X, ["bmi", "s5"], { gridResolution: 8 });
    close(got.grid[0]!, given["pdp_bmi_s5"].grid[0], 1e-13);
    close(got.grid[1]!, given["pdp_bmi_s5"].grid[1], 1e-13);
    close(got.average, given["pdp_bmi_s5"].average, 1e-12);
  });
});

describe("permutation importance", () => {
  it("draws scikit-learn's shuffles", async () => {
    const wanted = golden("extra/permutation-importance");
    const diabetes = await table("diabetes");
    const linear = await new LinearRegression().fit(diabetes.X, diabetes.y);
    close((await permutationImportance(linear, diabetes.X, diabetes.y, { nRepeats: 3, randomState: 7 })).importances, wanted["diabetes"], 1e-10);
    const iris = await table("iris");
    const tree = await new KNeighborsClassifier().fit(iris.X, iris.y);
    close((await permutationImportance(tree, iris.X, iris.y, { nRepeats: 4, randomState: 3 })).importances, wanted["iris"], 1e-12);
  });

  it("ranks as the golden model's", async () => {
    const given = golden("golden/global_methods")["permutation_importance_STATISTICAL"];
    const { X, y } = await table("diabetes");
    const model = await loadModel(new URL("models/skl_gb_reg.json", folder));
    const got = await permutationImportance(model, X, y, { nRepeats: 10 });
    for (const [j, mean] of (given.mean as number[]).entries())
      expect(Math.abs(got.importancesMean[j]! - mean)).toBeLessThan(5 * (given.std[j] + got.importancesStd[j]!) + 1e-3);
  });
});
