import { describe, expect, test } from "vitest";
import { resultMetadata } from "../../../kernel/engine/bundle.ts";
import { audit } from "../../../lib/audit/index.ts";
import { digestMetadata, digestOf, liveDisplay } from "../../../lib/core/index.ts";
import { frameOf } from "../../../lib/data/index.ts";
import { LogisticRegression } from "../../../lib/models/index.ts";
import { explainModel } from "../../../lib/explain/index.ts";
import { overfit, validate } from "../../../lib/validate/index.ts";

const rows = frameOf(
  Array.from({ length: 60 }, (_, i) => ({ a: i % 7, b: (i * 5) % 11, y: i % 2 === 0 ? "no" : "yes" })),
);

describe("digestOf", () => {
  test("says the same of a result and of its JSON, and the kernel keeps it", async () => {
    const model = await new LogisticRegression().fit(rows.drop(["y"]), rows.column("y"));
    for (const result of [
      await audit(rows, { label: "y", now: "2026-01-31" }),
      await validate(new LogisticRegression(), rows, "y"),
      await explainModel(model, rows.drop(["y"])),
    ]) {
      const digest = digestOf(result)!;
      expect(digestOf(JSON.parse(JSON.stringify(result)))).toEqual(digest);
      expect(resultMetadata(result)).toEqual({ assay: digest });
      expect(JSON.stringify(digest).length).toBeLessThan(20_000);
    }
  });

  test("holds data, model, scores and ranks", async () => {
    const model = await new LogisticRegression({ C: 2 }).fit(rows.drop(["y"]), rows.column("y"));
    expect(digestOf(await validate(new LogisticRegression({ C: 2 }), rows, "y"))).toMatchObject({
      kind: "assay.validation",
      title: "Validation of LogisticRegression",
      data: { rows: 60, columns: [{ name: "a" }, { name: "b" }] },
      model: { name: "LogisticRegression", params: { C: 2 } },
      metrics: expect.arrayContaining([
        expect.objectContaining({ metric: "rocAuc", low: expect.any(Number) }),
      ]),
    });
    const { ranks } = digestOf(await explainModel(model, rows.drop(["y"])))!;
    expect(Object.values(ranks!)[0]!.toSorted()).toEqual(["a", "b"]);
  });

  test("takes a diagnosis by its title, and nothing else", async () => {
    const report = await overfit(new LogisticRegression(), rows.drop(["y"]), rows.column("y"));
    expect(resultMetadata(report)).toMatchObject({
      assay: { kind: "assay.judgement", status: report.status },
    });
    for (const value of [undefined, null, 1, "x", [], {}, { status: "pass" }, { kind: "other" }])
      expect(digestMetadata(value)).toEqual({});
    expect(
      resultMetadata({
        get [Symbol.for("assay.digest")](): never {
          throw new Error("no");
        },
      }),
    ).toEqual({});
  });
});

test("a growing display keeps the digest of its last state", () => {
  const sent: unknown[] = [];
  const live = liveDisplay(
    (_, { update, metadata }) => sent.push({ update, metadata }),
    () => 0,
  );
  live.put({});
  live.put({}, { kind: "assay.audit", name: "t", verdict: { status: "pass", message: "m" } });
  expect(sent).toMatchObject([
    { update: false, metadata: undefined },
    { update: true, metadata: { assay: { title: "Audit of t", status: "pass", message: "m" } } },
  ]);
});
