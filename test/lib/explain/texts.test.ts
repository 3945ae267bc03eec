/** Texts explained by their words: pipelines and plain functions, all explainers, what is refused. */
import { beforeAll, describe, expect, it } from "vitest";
import { fromColumns } from "../../../lib/data/index.ts";
import {
  ExactExplainer,
  fixedMasker,
  isMasker,
  PartitionExplainer,
  PermutationExplainer,
  permutationSolution,
  plots,
  textMasker,
} from "../../../lib/explain/index.ts";
import { batchModel } from "../../../lib/explain/explained-model.ts";
import { createRng } from "../../../lib/core/index.ts";
import { LogisticRegression, makePipeline, type Pipeline } from "../../../lib/models/index.ts";
import { TfidfVectorizer } from "../../../lib/prep/index.ts";

const REVIEWS = [
  ["a great film with great actors", "up"],
  ["great plot, great music", "up"],
  ["good music and a good film", "up"],
  ["a weak plot and bad actors", "down"],
  ["bad film, bad music, weak end", "down"],
  ["weak actors and a bad plot", "down"],
] as const;

let model: Pipeline;
beforeAll(async () => {
  const table = fromColumns({ review: REVIEWS.map(([text]) => text) });
  model = makePipeline(new TfidfVectorizer(), new LogisticRegression()) as Pipeline;
  await model.fit(
    table,
    REVIEWS.map(([, label]) => label),
  );
});

const length = (texts: readonly string[]): number[] => texts.map((text) => text.length);

describe("a pipeline of texts", () => {
  it("is explained by words, in probabilities", async () => {
    const explainer = new PartitionExplainer(model, textMasker());
    const explanation = await explainer.explain("A great film, but a bad end!");
    expect(explanation.featureNames).toEqual(["A", "great", "film,", "but", "a", "bad", "end!"]);
    expect(explanation.data).toEqual(["A ", "great ", "film, ", "but ", "a ", "bad ", "end!"]);
    expect(explanation.units).toBe("probability");
    expect(explanation.outputNames).toEqual(["up"]);
    expect(explanation.at(0, 1)).toBeGreaterThan(0.02);
    expect(explanation.at(0, 5)).toBeLessThan(-0.02);
    expect(explanation.additivityError()).toBeLessThan(1e-12);
    expect(explanation.clustering!.length).toBe(24);
    expect(explanation.evaluations).toBeLessThan(128);
    const proba = await model.predictProba!(fromColumns({ review: ["A great film, but a bad end!"] }));
    expect(explanation.predictions![0]).toBeCloseTo(proba.values[1]!, 12);
    expect(plots.text(explanation).words).toMatch(/raised by great/);
  });

  it("log-odds are explained with a link", async () => {
    const explanation = await new PartitionExplainer(model, textMasker(), { link: "logit" }).explain(
      "great end",
    );
    expect(explanation.units).toBe("log-odds");
    expect(explanation.additivityError()).toBeLessThan(1e-12);
  });

  it("several texts give an explanation each", async () => {
    const explainer = new PartitionExplainer(model, textMasker());
    const all = await explainer.explainAll(["great film", "bad"]);
    expect(all.map(({ columns }) => columns)).toEqual([2, 1]);
    await expect(explainer.explain(["great film", "bad"])).rejects.toThrow(/explainAll/);
    await expect(explainer.expectedValue()).rejects.toThrow(/baseValues/);
  });
});

describe("explainers of texts", () => {
  const text = "one two (three four). Five";
  const words = (texts: readonly string[]): number[][] =>
    texts.map((each) => [
      (each.includes("one") ? 1 : 0) + 2 * (each.includes("two") && each.includes("Five") ? 1 : 0),
      each.includes("three") ? -1 : 0,
    ]);

  it("Exact and an exhaustive Partition give Owen's values", async () => {
    const exact = await new ExactExplainer(words, textMasker()).explain(text);
    const partition = await new PartitionExplainer(words, textMasker(), { maxEvals: 10_000 }).explain(text);
    expect(partition.exact).toBe(true);
    for (const [at, value] of exact.values.entries()) expect(partition.values[at]).toBeCloseTo(value, 12);
    expect(exact.outputNames).toEqual(["output 0", "output 1"]);
  });

  it("Permutation keeps branches together and adds up; exact for pairs of neighbours", async () => {
    const explanation = await new PermutationExplainer(words, textMasker(), { seed: 3 }).explain(text);
    expect([...explanation.output(1).values]).toEqual([0, 0, -1, 0, 0]);
    expect(explanation.additivityError()).toBeLessThan(1e-12);
    expect(explanation.at(0, 0)).toBe(1);
  });

  it("masks become one mark, or one each", async () => {
    const seen: string[] = [];
    const watch = (texts: readonly string[]): number[] => {
      seen.push(...texts);
      return texts.map(() => 0);
    };
    await new ExactExplainer(watch, textMasker({ maskToken: "_" })).explain("a b c");
    expect(seen).toContain("_");
    expect(seen).toContain("a _");
    expect(seen).not.toContain("_ _ _");
    await new ExactExplainer(watch, textMasker({ maskToken: "_", collapseMaskToken: false })).explain(
      "a b c",
    );
    expect(seen).toContain("_ _ _");
  });

  it("takes tokenizers of one's own", async () => {
    const letters = textMasker({ tokenizer: (given) => [...given] });
    expect((await new PartitionExplainer(length, letters).explain("abc")).featureNames).toEqual([
      "a",
      "b",
      "c",
    ]);
    const commas = textMasker({ tokenizer: /,\s*/ });
    expect(commas.playerNames("a b, c d,e")).toEqual(["a b,", "c d,", "e"]);
  });

  it("refuses noise, empty texts and models of other inputs", async () => {
    let calls = 0;
    const noisy = (texts: readonly string[]): number[] => texts.map(() => calls++);
    await expect(new PartitionExplainer(noisy, textMasker()).explain("a b")).rejects.toThrow(/same way/);
    await expect(new PartitionExplainer(length, textMasker()).explain("")).rejects.toThrow(/needs a word/);
    expect(() => new PartitionExplainer({ name: "odd" } as never, textMasker())).toThrow(
      /wants a function on a list of them; got odd/,
    );
    const two = await new LogisticRegression().fit(
      [
        [1, 2],
        [2, 1],
        [0, 1],
      ],
      ["a", "b", "a"],
    );
    expect(() => new PartitionExplainer(two, textMasker())).toThrow(/reads one column/);
  });
});

describe("fixed inputs", () => {
  it("have no players, and one worth", async () => {
    const masker = fixedMasker<string>();
    expect(isMasker(masker)).toBe(true);
    const game = await masker.game(batchModel("test", "length", length), "abcd");
    const solution = await permutationSolution(game, { rng: createRng(0) });
    expect([...solution.base, ...solution.full]).toEqual([4, 4]);
    expect(solution.values.length).toBe(0);
  });
});
