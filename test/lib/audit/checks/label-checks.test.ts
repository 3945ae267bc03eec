import { describe, expect, it } from "vitest";
import balance from "../../../../lib/audit/checks/class-balance.ts";
import conflicts from "../../../../lib/audit/checks/label-conflicts.ts";
import order from "../../../../lib/audit/checks/row-order.ts";
import single from "../../../../lib/audit/checks/single-feature.ts";
import names from "../../../../lib/audit/checks/target-names.ts";
import { NotEvaluable, type Status } from "../../../../lib/audit/check.ts";
import { createRng } from "../../../../lib/core/index.ts";
import type { Column } from "../../../../lib/data/index.ts";
import { frameInput, numbers, runCheck, strings } from "./frame-input.ts";

const N = 400;
const rng = createRng(4);
const y = Array.from({ length: N }, () => (rng.next() < 0.5 ? "yes" : "no"));
const honest = numbers(
  "dose",
  y.map((v) => (v === "yes" ? 1 : 0) + rng.normal()),
);
const noise = numbers(
  "age",
  y.map(() => rng.normal()),
);
const label = strings("outcome", y);
const worst = (list: readonly { status: Status }[]): Status =>
  (["fail", "warn", "not_evaluated", "info", "pass"] as const).find((s) =>
    list.some(({ status }) => status === s),
  )!;

describe("label-conflicts", () => {
  const table = (b: string[]): Column[] => [
    strings("a", ["x", "x", "y", "z"]),
    strings("b", b),
    strings("label", ["1", "2", "1", "2"]),
  ];
  it("finds equal rows of different labels", async () => {
    const { judgements } = await runCheck(
      conflicts,
      frameInput(table(["p", "p", "q", "r"]), { label: "label" }),
    );
    expect(judgements[0]).toMatchObject({ status: "fail", value: 0.5, evidence: { rows: [0, 1], total: 2 } });
  });
  it("passes the clean twin", async () => {
    const { judgements } = await runCheck(
      conflicts,
      frameInput(table(["p", "q", "q", "r"]), { label: "label" }),
    );
    expect(judgements[0]!.status).toBe("pass");
  });
});

describe("class-balance", () => {
  const of = (values: (string | null)[]) =>
    runCheck(balance, frameInput([strings("k", values)], { label: "k" }));
  it("passes even classes, whose effective number is their number", async () => {
    const { judgements, value } = await of(["a", "b", "c", "a", "b", "c", null]);
    expect(worst(judgements)).toBe("pass");
    expect(value.effective).toBeCloseTo(3, 12);
    expect(value.n).toBe(6);
  });
  it("warns of a majority", async () => {
    const { judgements } = await of(Array.from({ length: 100 }, (_, i) => (i < 3 ? "rare" : "common")));
    expect(judgements.map(({ status }) => status)).toEqual(["warn", "warn"]);
  });
  it("fails one class, and does not judge what is no class", async () => {
    expect((await of(["a", "a"])).judgements[0]!.status).toBe("fail");
    await expect(of([null])).rejects.toThrow(NotEvaluable);
    await expect(
      runCheck(balance, frameInput([numbers("k", [0.5, 1.5, 2.5])], { label: "k" })),
    ).rejects.toThrow(NotEvaluable);
  });
});

describe("single-feature", () => {
  it("fails a column that is the answer", async () => {
    const leak = numbers(
      "billed",
      y.map((v) => (v === "yes" ? 100 + rng.next() : rng.next())),
    );
    const { judgements } = await runCheck(
      single,
      frameInput([honest, noise, leak, label], { label: "outcome" }),
    );
    expect(judgements[0]).toMatchObject({ status: "fail", column: "billed" });
  });
  it("passes honest columns, and an identifier predicts nothing", async () => {
    const id = strings(
      "code",
      y.map((_, i) => `id${i}`),
    );
    const { judgements, value } = await runCheck(
      single,
      frameInput([honest, noise, id, label], { label: "outcome" }),
    );
    expect(["pass", "info"]).toContain(worst(judgements));
    expect(value.columns.find(({ name }) => name === "code")!.score).toBeLessThan(0.6);
  });
  it("finds a copy of a number", async () => {
    const target = numbers(
      "price",
      Array.from({ length: N }, () => rng.normal()),
    );
    const copy = numbers(
      "cost",
      (target as { values: Float64Array }).values.map((v) => 3 * v + 1),
    );
    const { judgements } = await runCheck(single, frameInput([noise, copy, target], { label: "price" }));
    expect(judgements[0]).toMatchObject({ column: "cost" });
    expect(["warn", "fail"]).toContain(judgements[0]!.status);
  });
});

describe("row-order", () => {
  it("warns of sorted rows and passes shuffled ones", async () => {
    const sorted = strings("outcome", y.toSorted());
    const bad = await runCheck(order, frameInput([noise, sorted], { label: "outcome" }));
    expect(bad.judgements[0]!.status).toBe("warn");
    const good = await runCheck(order, frameInput([noise, label], { label: "outcome" }));
    expect(good.judgements[0]!.status).toBe("pass");
  });
  it("warns of an identifier that tells, by the digits in it", async () => {
    const id = strings(
      "id",
      y.map((v, i) => `P-${v === "yes" ? 5000 + i : i}`),
    );
    const { judgements } = await runCheck(
      order,
      frameInput([noise, id, label], { label: "outcome", id: "id" }),
    );
    expect(judgements.map(({ status }) => status)).toEqual(["pass", "warn"]);
  });
});

describe("target-names", () => {
  it("fails a mapping of the label, whatever its name", async () => {
    const mapped = strings(
      "grp",
      y.map((v) => (v === "yes" ? "A" : "B")),
    );
    const { judgements } = await runCheck(names, frameInput([noise, mapped, label], { label: "outcome" }));
    expect(judgements.find(({ column }) => column === "grp")?.status).toBe("fail");
  });
  it("fails a telling name with a strong signal, notes one without", async () => {
    const strong = numbers(
      "outcome_score",
      y.map((v) => (v === "yes" ? 3 : 0) + rng.normal()),
    );
    const weak = numbers(
      "OutcomeSite",
      y.map(() => rng.normal()),
    );
    const { judgements } = await runCheck(names, frameInput([strong, weak, label], { label: "outcome" }));
    const of = (name: string) => judgements.find(({ column }) => column === name)?.status;
    expect(of("outcome_score")).toBe("fail");
    expect(of("OutcomeSite")).toBe("info");
  });
  it("passes the clean twin", async () => {
    const { judgements } = await runCheck(names, frameInput([honest, noise, label], { label: "outcome" }));
    expect(judgements.map(({ status }) => status)).toEqual(["pass"]);
  });
});
