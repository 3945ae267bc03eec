/** Expressions in a magic's line: what belongs together for TypeScript is one argument. */
import { describe, expect, it } from "vitest";
import { describeArguments, parseWords } from "../../kernel/magic-arguments.ts";
import { expression, expressionOption, flag, positional, z } from "../../kernel/magic.ts";

const specs = describeArguments({
  model: expression("a model"),
  X: expression("a table"),
  against: expressionOption("another model").optional(),
  quiet: flag("says nothing", "q"),
});

describe("parseWords", () => {
  it.each([
    ["new Ridge() cars", { model: "new Ridge()", X: "cars" }],
    [
      "new Ridge({ alpha: 1 }) cars.drop(['a b']) -q",
      { model: "new Ridge({ alpha: 1 })", X: "cars.drop(['a b'])", quiet: true },
    ],
    ["await  new Promise(f) cars", { model: "await  new Promise(f)", X: "cars" }],
    ["a b --against new Ridge() --quiet", { model: "a", X: "b", against: "new Ridge()", quiet: true }],
    ["a b --q", { model: "a", X: "b", quiet: true }],
    ["news b", { model: "news", X: "b" }],
  ])("reads %j", (line, wanted) => {
    expect(parseWords("m", specs, line)).toEqual(wanted);
  });

  it("leaves plain words apart", () => {
    const words = describeArguments({ names: positional(z.array(z.string()), "names") });
    expect(parseWords("m", words, "new old")).toEqual({ names: ["new", "old"] });
  });

  it("leaves a last `new` alone", () => {
    expect(parseWords("m", specs, "a new")).toEqual({ model: "a", X: "new" });
  });
});
