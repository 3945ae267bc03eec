/** What holds for every explainer; and that the laws would tell if it did not. */
import { describe, expect, it } from "vitest";
import { explainerLaws } from "./explainer-laws.ts";
import { brokenTwin, explainersUnderLaw } from "./explainer-table.ts";

describe.each(explainersUnderLaw.map((each) => [each.name, each] as const))("%s", (_, explainer) => {
  it.each(explainerLaws.map((each) => [each.name, each] as const))("%s", async (__, law) => {
    await law.check(explainer);
  });
});

it("the laws reject an explainer with one contribution nudged by 1 %", async () => {
  const broken: string[] = [];
  for (const law of explainerLaws)
    await law.check(brokenTwin).catch(() => broken.push(law.name.split(":")[0]!));
  expect(broken).toEqual(expect.arrayContaining(["additivity", "truth", "linearity"]));
});
