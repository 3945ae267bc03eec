import { describe, expect, it } from "vitest";
import adversarial from "../../../../lib/audit/checks/adversarial.ts";
import near from "../../../../lib/audit/checks/near-overlap.ts";
import groups from "../../../../lib/audit/checks/overlap-groups.ts";
import rows from "../../../../lib/audit/checks/overlap-rows.ts";
import time from "../../../../lib/audit/checks/overlap-time.ts";
import { NotEvaluable, type AuditInput } from "../../../../lib/audit/check.ts";
import { createRng } from "../../../../lib/core/index.ts";
import { dates, frameInput, numbers, runCheck, strings } from "./frame-input.ts";

const rng = createRng(9);
const draw = (n: number, shift = 0): number[] => Array.from({ length: n }, () => rng.normal() + shift);
const against = (given: AuditInput) => ({ against: given });

/** Two tables of three normal columns; `copies` rows of the first again in the second. */
function pair(copies: number, jitter = 0) {
  const train = [draw(200), draw(200), draw(200)];
  const test = [draw(100), draw(100), draw(100)];
  for (let i = 0; i < copies; i++)
    test.forEach((column, j) => (column[i] = train[j]![2 * i]! + jitter * rng.normal()));
  const table = (columns: number[][]) => columns.map((values, j) => numbers(`x${j}`, values));
  const reference = frameInput(table(train));
  return frameInput(table(test), {}, against(reference));
}

describe("overlap-rows", () => {
  it("finds copies and their rows", async () => {
    const { judgements } = await runCheck(rows, pair(7));
    expect(judgements[0]).toMatchObject({
      status: "fail",
      value: 0.07,
      evidence: { rows: [0, 1, 2, 3, 4, 5, 6], total: 7 },
    });
  });
  it("passes the clean twin", async () => {
    expect((await runCheck(rows, pair(0))).judgements[0]!.status).toBe("pass");
  });
  it("does not take coarse columns for copies", async () => {
    const coarse = (n: number) => [
      strings(
        "sex",
        Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "f" : "m")),
      ),
    ];
    const input = frameInput(coarse(50), {}, against(frameInput(coarse(80))));
    expect((await runCheck(rows, input)).judgements[0]!.status).toBe("info");
  });
  it("is not evaluable without a shared column", async () => {
    const input = frameInput([numbers("a", [1])], {}, against(frameInput([numbers("b", [1])])));
    await expect(runCheck(rows, input)).rejects.toThrow(NotEvaluable);
  });
});

describe("near-overlap", () => {
  it("finds copies that were changed a little", async () => {
    const { judgements } = await runCheck(near, pair(20, 0.002));
    expect(judgements[0]!.status).toBe("fail");
    expect(judgements[0]!.evidence!.rows.filter((row) => row < 20).length).toBeGreaterThanOrEqual(18);
  });
  it("passes independent rows, and leaves exact copies to overlap-rows", async () => {
    expect((await runCheck(near, pair(0))).judgements[0]!.status).toBe("pass");
    expect((await runCheck(near, pair(20))).judgements[0]!.status).toBe("pass");
  });
  it("passes one column, where near rows come by chance", async () => {
    const one = (n: number) => frameInput([numbers("x", draw(n))]);
    const input = { ...one(100), ...against(one(200)) };
    expect((await runCheck(near, input)).judgements[0]!.status).toBe("pass");
  });
});

describe("overlap-groups", () => {
  const table = (names: (string | null)[]) => [strings("patient", names)];
  const roles = { group: "patient" };
  it("fails shared groups", async () => {
    const input = frameInput(
      table(["c", "a", "d", null]),
      roles,
      against(frameInput(table(["a", "b"]), roles)),
    );
    const { judgements } = await runCheck(groups, input);
    expect(judgements[0]).toMatchObject({ status: "fail", evidence: { rows: [1], total: 1 } });
    expect(judgements[0]!.value).toBeCloseTo(1 / 3, 12);
  });
  it("passes the clean twin", async () => {
    const input = frameInput(table(["c", "d"]), roles, against(frameInput(table(["a", "b"]), roles)));
    expect((await runCheck(groups, input)).judgements[0]!.status).toBe("pass");
  });
});

describe("overlap-time", () => {
  const day = 86_400_000;
  const table = (from: number, n: number) =>
    frameInput(
      [
        dates(
          "when",
          Array.from({ length: n }, (_, i) => (from + i) * day),
        ),
      ],
      { time: "when" },
    );
  it("passes rows that come after the reference", async () => {
    const { judgements } = await runCheck(time, { ...table(100, 20), ...against(table(0, 100)) });
    expect(judgements[0]!.status).toBe("pass");
  });
  it("fails rows before its end; one shared moment is a warning", async () => {
    const bad = await runCheck(time, { ...table(90, 20), ...against(table(0, 100)) });
    expect(bad.judgements[0]).toMatchObject({ status: "fail", value: 0.5 });
    const touching = await runCheck(time, { ...table(99, 50), ...against(table(0, 100)) });
    expect(touching.judgements[0]).toMatchObject({ status: "warn", evidence: { rows: [0], total: 1 } });
  });
});

describe("adversarial", () => {
  it("passes two halves of one table", async () => {
    const { judgements } = await runCheck(adversarial, pair(0));
    expect(judgements[0]!.status).toBe("pass");
  });
  it("fails a shift and names its column first", async () => {
    const before = frameInput([numbers("a", draw(300)), numbers("b", draw(300))]);
    const input = frameInput([numbers("a", draw(300)), numbers("b", draw(300, 1.5))], {}, against(before));
    const { judgements, value } = await runCheck(adversarial, input);
    expect(judgements[0]!.status).toBe("fail");
    expect(judgements[0]!.message).toContain('"b"');
    // Without b nothing tells the tables apart, and the search ends.
    expect(value.rounds.length).toBe(2);
    expect(value.rounds[1]!.linear.auc).toBeLessThan(0.6);
  });
  it("is not evaluable on a few rows", async () => {
    const few = frameInput([numbers("a", [1, 2, 3])]);
    await expect(runCheck(adversarial, { ...few, ...against(few) })).rejects.toThrow(NotEvaluable);
  });
});
