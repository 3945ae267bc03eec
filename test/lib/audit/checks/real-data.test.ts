/** The checks on data whose faults are known: what must be found, and what must not. */
import { describe, expect, it } from "vitest";
import { audit } from "../../../../lib/audit/audit.ts";
import type { AuditOptions } from "../../../../lib/audit/options.ts";
import type { Finding } from "../../../../lib/audit/check.ts";
import { valueOutliers } from "../../../../lib/audit/measures/value-outliers.ts";
import { createRng } from "../../../../lib/core/index.ts";
import { fromColumns, load, type Frame } from "../../../../lib/data/index.ts";

const NOW = Date.UTC(2026, 0, 31);

async function ask(check: string, frame: Frame, options: AuditOptions = {}): Promise<readonly Finding[]> {
  return (await audit(frame, { now: NOW, ...options, only: [check] })).findings;
}

const statuses = (findings: readonly Finding[]): string[] => findings.map(({ status }) => status);
const halves = (frame: Frame, seed?: number): [Frame, Frame] => {
  const rows = seed === undefined ? undefined : createRng(seed).permutation(frame.length);
  const table = rows === undefined ? frame : frame.take(rows);
  return [table.slice(0, frame.length >> 1), table.slice(frame.length >> 1)];
};

describe("values that look missing", () => {
  it("the one penguin whose sex is a point likely has none", async () => {
    const [finding] = await ask("disguised-missing", load("penguins"));
    expect(finding).toMatchObject({ status: "warn", column: "Sex", value: 1 });
    expect(finding!.evidence!.rows).toEqual([336]);
    expect(load("penguins").row(336)["Sex"]).toBe(".");
    expect(finding!.fix).toContain('--missing "Sex=."');
    expect(statuses(await ask("disguised-missing", load("penguins"), { missing: { Sex: ["."] } }))).toEqual([
      "pass",
    ]);
  });

  it('"None" is how most bird strikes ended, 999 miles is how far a flight went, 1970 is a year of cars', async () => {
    for (const [name, column, count] of [
      ["birdstrikes", "Effect Amount of damage", 8939],
      ["flights-2k", "distance", 2],
      ["cars", "Year", 35],
    ] as const) {
      const findings = await ask("disguised-missing", load(name));
      expect(statuses(findings)).not.toContain("warn");
      expect(findings.find((finding) => finding.column === column)).toMatchObject({
        status: "info",
        value: count,
      });
    }
  });
});

describe("drift", () => {
  it("is found between halves of the penguins, and of cars, as filed", async () => {
    for (const name of ["penguins", "cars"] as const) {
      const [before, now] = halves(load(name));
      const findings = await ask("drift", now, { against: before });
      expect(statuses(findings)).toContain("fail");
      // One finding for each column, and one for all.
      const columns = findings.flatMap(({ column }) => column ?? []);
      expect(new Set(columns).size).toBe(columns.length);
    }
  });

  it("fails at no random halves", async () => {
    for (const name of ["wine", "penguins", "movies"] as const)
      for (const seed of [1, 2, 3]) {
        const [before, now] = halves(load(name), seed);
        for (const check of ["drift", "schema-change"])
          expect(
            statuses(await ask(check, now, { against: before })),
            `${name} ${seed} ${check}`,
          ).not.toContain("fail");
      }
  });

  it("tells effects as the reference does", async () => {
    const weather = load("seattle-weather");
    const result = await audit(weather.slice(731), {
      against: weather.slice(0, 731),
      only: ["drift"],
      now: NOW,
    });
    const { columns } = result.values["drift"] as {
      columns: { name: string; ks: number; v: number; psi: number }[];
    };
    const of = (name: string): (typeof columns)[number] => columns.find((column) => column.name === name)!;
    expect(of("weather").v).toBeCloseTo(0.24564758891845512, 10);
    expect(of("temp_max").ks).toBeCloseTo(0.1105, 3);
    expect(of("temp_max").psi).toBeCloseTo(0.0797, 3);
  });

  it("names lost, new and changed columns", async () => {
    const before = fromColumns({ a: [1, 2, 3], b: ["x", "y", "x"], c: [1, 2, 3] });
    const findings = await ask(
      "schema-change",
      fromColumns({ a: ["1", "two", "3"], c: [1, 2, 3], d: [1, 2, 3] }),
      {
        against: before,
      },
    );
    const failed = findings.filter(({ status }) => status === "fail").map(({ column }) => column);
    expect(new Set(failed)).toEqual(new Set(["a", "b"]));
    expect(findings.find(({ id }) => id.startsWith("schema-change.added"))!.message).toContain('"d"');
  });
});

describe("numbers", () => {
  it("variance inflation is that of the inverse correlation matrix", async () => {
    const result = await audit(load("diabetes"), { label: "progression", only: ["collinearity"], now: NOW });
    const { columns } = result.values["collinearity"] as { columns: { name: string; vif: number }[] };
    // numpy 1.24: np.diag(np.linalg.inv(np.corrcoef(X.T))).
    expect(columns.find(({ name }) => name === "s1")!.vif).toBeCloseTo(59.20251, 4);
    expect(columns.find(({ name }) => name === "bmi")!.vif).toBeCloseTo(1.509437, 5);
  });

  it("a sum beside its parts is exact", async () => {
    const rng = createRng(1);
    const draw = (): number[] => Array.from({ length: 100 }, () => rng.integer(1000));
    const [a, b] = [draw(), draw()];
    const findings = await ask("collinearity", fromColumns({ a, b, total: a.map((x, i) => x + b[i]!) }));
    expect(findings[0]).toMatchObject({ status: "warn", column: "total", threshold: "collinearity.exact" });
  });

  it("rain is no outlier where most days are dry", async () => {
    const findings = await ask("outliers", load("seattle-weather"));
    expect(statuses(findings)).not.toContain("warn");
  });

  it("outliers by the profile's statistics are those by the values", async () => {
    for (const name of ["movies", "seattle-weather"] as const) {
      const frame = load(name);
      const result = await audit(frame, { only: ["outliers"], now: NOW });
      const { columns } = result.values["outliers"] as {
        columns: { name: string; counts: Record<string, number> }[];
      };
      for (const { name: column, counts } of columns) {
        const { values } = frame.column(column) as { values: Float64Array };
        for (const rule of ["tukey", "modified-z", "z"] as const)
          expect(counts[rule], `${column} ${rule}`).toBe(valueOutliers(values, { rule }).rows.length);
      }
    }
  });

  it("associations name movies' two incomes, and have a reason for every empty cell", async () => {
    const result = await audit(load("movies"), { only: ["associations"], now: NOW });
    expect(result.findings[0]!.column).toBe("US Gross × Worldwide Gross");
    const { pairs } = result.values["associations"] as { pairs: { value: number | null; reason?: string }[] };
    for (const { value, reason } of pairs) expect(value === null).toBe(reason !== undefined);
  });
});

describe("private columns", () => {
  it("show no value in any finding or measured value", async () => {
    const names = Array.from(
      { length: 80 },
      (_, i) => `anna.secret${i % 70}@example.org${i % 9 === 0 ? " " : ""}`,
    );
    const x = Array.from({ length: 80 }, (_, i) => i * 1.5);
    const frame = fromColumns({ contact: names, x });
    const against = fromColumns({ contact: names.map((name) => `old.${name}`), x });
    const result = await audit(frame, { against, now: NOW });
    expect(JSON.stringify(result)).not.toContain("secret");
    expect(result.find({ check: "privacy" })[0]).toMatchObject({ status: "warn", column: "contact" });
    const open = await audit(frame, { against, now: NOW, showValues: true });
    expect(JSON.stringify(open)).toContain("secret");
  });
});
