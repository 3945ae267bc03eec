/** Adversarial validation of whole models against scikit-learn's out-of-fold areas, on the folds of numpy's stream. */
import { expect, it } from "vitest";
import { createRng } from "../../lib/core/index.ts";
import { adversarialValidation, stratifiedKFold } from "../../lib/validate/index.ts";
import { dataset, numbers } from "./audit-data.ts";
import { reference } from "./within.ts";

const source: Record<string, string> = {
  seattle_2012_13_vs_2014_15: "seattle-weather.csv",
  penguins_first_vs_second_half: "penguins.json",
  wine_random_halves_null: "wine",
};

it.each(Object.keys(source))("%s", async (name) => {
  const { ref_rows, cur_rows, adversarial } = reference("drift")[name];
  const all = dataset(source[name]!);
  const columns: string[] = adversarial.columns;
  const complete = columns.map((column) => numbers(all, column));
  const part = (rows: string | number[]) => {
    const [from, to] = typeof rows === "string" ? rows.match(/\d+/g)!.map(Number) : [];
    const picked = (typeof rows === "string" ? Array.from({ length: to! - from! }, (_, i) => from! + i) : rows).filter(
      (i) => complete.every((values) => !Number.isNaN(values[i])),
    );
    const values = new Float64Array(picked.length * columns.length);
    picked.forEach((row, i) => complete.forEach((column, j) => (values[i * columns.length + j] = column[row]!)));
    return { rows: picked.length, columns: columns.length, values, names: columns };
  };
  const [before, now] = [part(ref_rows), part(cur_rows)];
  const origin = new Int32Array(before.rows + now.rows).fill(1, before.rows);
  const splits = stratifiedKFold(origin, { rng: createRng(42, { kind: "numpy" }) });
  const found = await adversarialValidation(before, now, { splits, rounds: 1 });
  const [linear, trees] = found.rounds[0]!.learners;
  expect(linear!.auc).toBeCloseTo(adversarial.logreg_oof_auc, 10);
  // Another implementation of histograms: near, not equal.
  expect(Math.abs(trees!.auc - adversarial.hgb50_oof_auc)).toBeLessThan(0.03);
  expect(found.status).toBe(name.startsWith("penguins") ? "fail" : "pass");
});
