import { expect, it } from "vitest";
import completeness from "../../../lib/audit/checks/completeness.ts";
import type { Check } from "../../../lib/audit/check.ts";
import { checkThresholds, optionsOf } from "../../../lib/audit/thresholds.ts";

const check = completeness as unknown as Check;

it("gives defaults, given values, and null for what is turned off", () => {
  expect(optionsOf(check, {})).toMatchObject({ "cells.max": 0.05, "column.fail": 0.3 });
  expect(optionsOf(check, { "completeness.cells.max": 0.1, "coverage.value.min": 0 })).toMatchObject({
    "cells.max": 0.1,
  });
  expect(optionsOf(check, { "completeness.cells.max": null })).toMatchObject({ "cells.max": null });
});

it("refuses unknown names and values that are no numbers, and lists what there is", () => {
  expect(() => optionsOf(check, { "completeness.cell.max": 0.1 })).toThrow(
    /no threshold "completeness\.cell\.max"; known: completeness\.cells\.max/,
  );
  expect(() => optionsOf(check, { "completeness.cells.max": "much" })).toThrow(/got "much"/);
  expect(() => checkThresholds({ "complete.cells": 1 }, ["completeness"])).toThrow(
    /no threshold "complete\.cells"/,
  );
});
