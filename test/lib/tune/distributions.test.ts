/** Ranges of parameters: Optuna's rules, its JSON text, and errors that say what to do. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import fc from "fast-check";
import { hostSymbol } from "../../../lib/core/index.ts";
import {
  CategoricalDistribution,
  checkDistributionCompatibility,
  distributionToJson,
  FloatDistribution,
  IntDistribution,
  jsonToDistribution,
} from "../../../lib/tune/index.ts";
import { fromPythonJson, pythonFloat, toPythonJson } from "../../../lib/tune/python-json.ts";

let warnings: string[] = [];
const globals = globalThis as { [hostSymbol]?: unknown };
beforeEach(() => {
  warnings = [];
  globals[hostSymbol] = {
    warn: (text: string) => void warnings.push(text),
    print: () => {},
    displayBundle: () => {},
  };
});
afterEach(() => {
  delete globals[hostSymbol];
});

describe("ranges", () => {
  test.each([
    [() => new FloatDistribution(1, 0), /low must be at most high; got low 1, high 0/],
    [() => new FloatDistribution(0, 1, { log: true }), /low must be above 0 in a log range/],
    [() => new FloatDistribution(1, 2, { log: true, step: 0.1 }), /a log range has no step/],
    [() => new FloatDistribution(0, 1, { step: 0 }), /step must be above 0/],
    [() => new FloatDistribution(0, Infinity), /finite/],
    [() => new FloatDistribution(NaN, 1), /finite/],
    [() => new IntDistribution(0.5, 1), /low must be a whole number/],
    [() => new IntDistribution(3, 1), /low must be at most high/],
    [() => new IntDistribution(0, 5, { log: true }), /at least 1 in a log range/],
    [() => new IntDistribution(1, 9, { log: true, step: 2 }), /a log range has step 1/],
    [() => new IntDistribution(1, 9, { step: 0 }), /step must be at least 1/],
    [() => new IntDistribution(0, 2 ** 53), /below 2\^53/],
    [() => new CategoricalDistribution([]), /at least one/],
    [() => new CategoricalDistribution([{} as never]), /a choice is text/],
  ])("refused %#", (make, message) => {
    expect(make).toThrow(message);
  });

  test("a step that does not divide pulls the upper end down, exactly as decimals, with a warning", () => {
    expect(new FloatDistribution(0, 1, { step: 0.3 }).high).toBe(0.9);
    expect(new FloatDistribution(0.1, 0.7, { step: 0.2 }).high).toBe(0.7);
    expect(new FloatDistribution(1e-7, 1, { step: 1e-3 }).high).toBe(0.9990001);
    expect(new IntDistribution(1, 10, { step: 4 }).high).toBe(9);
    expect(warnings.length).toBe(3);
    expect(warnings[0]).toContain("not divisible by step 0.3; it becomes [0, 0.9]");
  });

  test("one point", () => {
    expect(new FloatDistribution(1, 1).single()).toBe(true);
    expect(new FloatDistribution(0, 0.5, { step: 1 }).single()).toBe(true);
    expect(new FloatDistribution(0, 1, { step: 1 }).single()).toBe(false);
    expect(new IntDistribution(2, 3, { step: 2 }).single()).toBe(true);
    expect(new CategoricalDistribution(["a"]).single()).toBe(true);
  });

  test("every value of the grid is contained, others are not", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 20 }),
        (low, width, tenths) => {
          const step = tenths / 10;
          const d = new FloatDistribution(low, low + width, { step });
          for (let k = 0; low + k * step <= d.high + 1e-9; k++)
            expect(d.contains(Math.min(low + k * step, d.high))).toBe(true);
          expect(d.contains(low - step)).toBe(false);
          expect(d.contains(low + step / 2)).toBe(false);
        },
      ),
    );
  });
});

describe("compatibility within a study", () => {
  const float = new FloatDistribution(0, 1);
  test("the range may change; kind, log and choices may not", () => {
    expect(() =>
      checkDistributionCompatibility("x", float, new FloatDistribution(5, 9, { step: 1 })),
    ).not.toThrow();
    expect(() => checkDistributionCompatibility("x", float, new IntDistribution(0, 1))).toThrow(
      /parameter "x": its kind stays the same .*FloatDistribution and is now IntDistribution/,
    );
    expect(() =>
      checkDistributionCompatibility("x", float, new FloatDistribution(1, 2, { log: true })),
    ).toThrow(/log stays the same/);
    expect(() =>
      checkDistributionCompatibility(
        "x",
        new CategoricalDistribution(["a"]),
        new CategoricalDistribution(["b"]),
      ),
    ).toThrow(/choices stay the same/);
  });
});

describe("JSON as Python writes it", () => {
  test.each([
    [
      new FloatDistribution(-5, 5),
      '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}',
    ],
    [
      new IntDistribution(1, 9, { step: 2 }),
      '{"name": "IntDistribution", "attributes": {"log": false, "step": 2, "low": 1, "high": 9}}',
    ],
    [
      new CategoricalDistribution(["é", 1, null, true]),
      '{"name": "CategoricalDistribution", "attributes": {"choices": ["\\u00e9", 1, null, true]}}',
    ],
  ])("%#", (distribution, text) => {
    expect(distributionToJson(distribution)).toBe(text);
    expect(jsonToDistribution(text)).toEqual(distribution);
  });

  test("names of Optuna 2", () => {
    expect(
      jsonToDistribution('{"name": "LogUniformDistribution", "attributes": {"low": 0.1, "high": 1.0}}'),
    ).toEqual(new FloatDistribution(0.1, 1, { log: true }));
    expect(
      jsonToDistribution(
        '{"name": "DiscreteUniformDistribution", "attributes": {"low": 0, "high": 1, "q": 0.5}}',
      ),
    ).toEqual(new FloatDistribution(0, 1, { step: 0.5 }));
    expect(() => jsonToDistribution('{"name": "Other", "attributes": {}}')).toThrow(/unknown name "Other"/);
  });

  test.each([
    [1, "1.0"],
    [1e16, "1e+16"],
    [123456789012345680, "1.2345678901234568e+17"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [-0, "-0.0"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
    [5e-324, "5e-324"],
  ])("float %d is %s", (value, text) => {
    expect(pythonFloat(value)).toBe(text);
  });

  test("what JSON can hold comes back, with NaN and infinities, and words in text stay text", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fromPythonJson(toPythonJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    const odd = { a: [NaN, -Infinity, Infinity], b: "NaN and -Infinity", 'c"\\': '"NaN\\"' };
    expect(fromPythonJson(toPythonJson(odd))).toEqual(odd);
  });

  test("a cycle is refused", () => {
    const a: Record<string, unknown> = {};
    a["self"] = a;
    expect(() => toPythonJson(a)).toThrow(/contains itself/);
    expect(() => toPythonJson(1n)).toThrow(/got a bigint/);
  });
});
