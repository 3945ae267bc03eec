import { describe, expect, it } from "vitest";
import labels from "../../../../lib/audit/checks/labels.ts";
import { NotEvaluable } from "../../../../lib/audit/check.ts";
import { createRng } from "../../../../lib/core/index.ts";
import { frameInput, numbers, runCheck, strings } from "./frame-input.ts";

/** Three well separated clusters, a share of the labels moved to the next class. */
function clusters(n: number, share: number, seed = 1) {
  const rng = createRng(seed);
  const truth = Array.from({ length: n }, (_, i) => i % 3);
  const flipped = truth.map((_, i) => i).filter(() => rng.next() < share);
  const given = truth.map((c, i) => (flipped.includes(i) ? (c + 1) % 3 : c));
  return {
    flipped,
    columns: [
      numbers(
        "a",
        truth.map((c) => 4 * c + rng.normal()),
      ),
      numbers(
        "b",
        truth.map((c) => 4 * (c === 1 ? 1 : 0) + rng.normal()),
      ),
      strings(
        "kind",
        given.map((c) => ["red", "green", "blue"][c]!),
      ),
    ],
  };
}

describe("labels", () => {
  it("passes clean labels", async () => {
    const { judgements, value } = await runCheck(
      labels,
      frameInput(clusters(300, 0).columns, { label: "kind" }),
    );
    expect(judgements[0]).toMatchObject({
      part: "headline",
      status: "pass",
      threshold: "labels.consistency.min",
    });
    expect(value.consistency).toBeGreaterThan(0.98);
    expect(judgements.find(({ part }) => part === "literal")?.status).toBe("pass");
  });

  it("fails planted errors and finds their rows", async () => {
    const { columns, flipped } = clusters(300, 0.15);
    const { judgements, value } = await runCheck(labels, frameInput(columns, { label: "kind" }));
    const [first] = judgements;
    expect(first!.status).toBe("fail");
    expect(first!.interval![1]).toBeLessThan(0.95);
    expect(first!.evidence!.total).toBe(value.issues);
    expect(first!.evidence!.rows.length).toBeLessThanOrEqual(20);
    const found = first!.evidence!.rows.filter((row) => flipped.includes(row)).length;
    expect(found / first!.evidence!.rows.length).toBeGreaterThan(0.9);
    // The noise went from each class to the next.
    const [top] = value.confusions;
    const order = ["red", "green", "blue", "red"];
    expect(order[order.indexOf(top!.truth) + 1]).toBe(top!.given);
  });

  it("gives row numbers of the data, not of the sample", async () => {
    const { columns } = clusters(300, 0.15);
    const sampleRows = Float64Array.from({ length: 300 }, (_, i) => 10 * i + 3);
    const plain = await runCheck(labels, frameInput(columns, { label: "kind" }));
    const drawn = await runCheck(labels, frameInput(columns, { label: "kind" }, { sampleRows }));
    expect(drawn.judgements[0]!.evidence!.rows).toEqual(
      plain.judgements[0]!.evidence!.rows.map((row) => 10 * row + 3),
    );
    expect(drawn.judgements[0]!.sampled).toBe(true);
  });

  it("does not take pure noise with a rare class for good labels, though accuracy is high", async () => {
    const rng = createRng(5);
    const columns = [
      numbers(
        "a",
        Array.from({ length: 600 }, () => rng.normal()),
      ),
      strings(
        "y",
        Array.from({ length: 600 }, (_, i) => (i % 33 === 0 ? "yes" : "no")),
      ),
    ];
    const { judgements } = await runCheck(labels, frameInput(columns, { label: "y" }));
    expect(judgements[0]!.status).toBe("not_evaluated");
    // The trap of the literal reading: it passes.
    expect(judgements.find(({ part }) => part === "literal")?.status).toBe("pass");
  });

  it("leaves classes with few rows unjudged and says so", async () => {
    const { columns } = clusters(300, 0);
    const kinds = strings(
      "kind",
      Array.from({ length: 300 }, (_, i) =>
        i < 7 ? "rare" : i < 9 ? "rarer" : ["red", "green", "blue"][i % 3]!,
      ),
    );
    const { judgements, value } = await runCheck(
      labels,
      frameInput([columns[0]!, columns[1]!, kinds], { label: "kind" }),
    );
    expect(value.unjudged).toEqual([
      { name: "rare", rows: 7 },
      { name: "rarer", rows: 2 },
    ]);
    expect(judgements.find(({ threshold }) => threshold === "labels.minRowsPerClass")?.status).toBe(
      "not_evaluated",
    );
    expect(judgements.find(({ threshold }) => threshold === "labels.rareClass.min")?.status).toBe("info");
  });

  it.each([
    ["one class", Array.from({ length: 60 }, () => "a")],
    ["no label at all", Array.from({ length: 60 }, () => null)],
    ["only classes of few rows", Array.from({ length: 60 }, (_, i) => `c${i % 20}`)],
    ["too few rows a class", Array.from({ length: 12 }, (_, i) => `c${i % 2}`)],
  ])("is not evaluable: %s", async (_, values) => {
    const rng = createRng(3);
    const columns = [
      numbers(
        "a",
        values.map(() => rng.normal()),
      ),
      strings("y", values),
    ];
    await expect(runCheck(labels, frameInput(columns, { label: "y" }))).rejects.toThrow(NotEvaluable);
  });

  it("finds absurd values of a label that is a number, and passes the clean twin", async () => {
    const rng = createRng(2);
    const x = Array.from({ length: 400 }, () => rng.normal());
    const clean = x.map((value) => 10 * value + rng.normal());
    const wrong = clean.map((value, i) => (i % 8 === 0 ? value + 80 : value));
    const input = (y: number[]) => frameInput([numbers("x", x), numbers("y", y)], { label: "y" });
    expect((await runCheck(labels, input(clean))).judgements[0]!.status).toBe("pass");
    const { judgements } = await runCheck(labels, input(wrong));
    expect(judgements[0]!.status).toBe("fail");
    expect(judgements[0]!.evidence!.rows.every((row) => row % 8 === 0)).toBe(true);
  });

  it("gives the same result for the same seed", async () => {
    const run = () => runCheck(labels, frameInput(clusters(150, 0.1).columns, { label: "kind" }));
    expect((await run()).value).toEqual((await run()).value);
  });

  it("stops when aborted", async () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    const input = frameInput(clusters(300, 0).columns, { label: "kind" }, { signal: stop.signal });
    await expect(runCheck(labels, input)).rejects.toThrow("enough");
  });
});

describe("classes that overlap", () => {
  it("are a warning at most: their rows look like wrong labels", async () => {
    const rng = createRng(6);
    const y = Array.from({ length: 1500 }, (_, i) => i % 2);
    const columns = [
      numbers(
        "a",
        y.map((c) => 1.6 * c + rng.normal()),
      ),
      strings("y", y.map(String)),
    ];
    const { judgements } = await runCheck(labels, frameInput(columns, { label: "y" }));
    expect(judgements[0]!.status).toBe("warn");
    expect(judgements[0]!.message).toContain("overlap");
  });
});
