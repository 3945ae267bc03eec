/** %explain, %shap, %lime, %pdp and %counterfactual in a real kernel: values, displays, slips, and an interrupt that keeps rows. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLive, type Live, type Ran } from "./live.ts";

let live: Live;

beforeAll(async () => {
  live = await startLive({ CI: "" });
  const ran = await live.run(`import { load } from "assay/data";
import { DecisionTreeClassifier, LinearRegression } from "assay/models";
const iris = load("iris");
const flowers = iris.drop(["species"]);
const tree = await new DecisionTreeClassifier({ maxDepth: 3 }).fit(flowers, iris.column("species"));
const diabetes = load("diabetes");
const patients = diabetes.drop(["progression"]);
const line = await new LinearRegression().fit(patients, diabetes.column("progression"));
const unfitted = new DecisionTreeClassifier();
const slow = async (rows: readonly Float64Array[]) => {
  await new Promise((resolve) => setTimeout(resolve, 150));
  return rows.map((x) => x[0]! * x[1]!);
};
const busy = (rows: readonly Float64Array[]) => {
  const until = Date.now() + 150;
  while (Date.now() < until);
  return rows.map((x) => x[0]! * x[1]!);
};`);
  expect(ran.status, ran.traceback).toBe("ok");
}, 60_000);
afterAll(() => live?.close());

/** The last form of what a cell shows. */
const last = (ran: Ran): Record<string, unknown> =>
  live.heard
    .filter(
      ({ header, parent }) =>
        /display_data$|^execute_result$/.test(header.msg_type) && parent["msg_id"] === ran.request,
    )
    .map(({ content }) => content["data"] as Record<string, unknown>)
    .at(-1) ?? {};

describe("%explain", () => {
  it("says which method and why, shows one display, and its value is data", async () => {
    const ran = await live.run("%explain tree flowers --rows [0, 60]");
    expect(ran.status, ran.traceback).toBe("ok");
    expect(ran.types.filter((type) => type === "display_data")).toHaveLength(1);
    expect(ran.types).not.toContain("execute_result");
    expect(last(ran)["text/plain"]).toMatch(
      /Tree, path-dependent\. The model declares 1 tree: values are exact/,
    );
    expect(last(ran)["text/html"]).toContain("<svg");
    const value = await live.run(
      "const e = %explain tree flowers --output virginica --quiet\n[e.explanation.rows, e.explained.length, e.method, e.toFrame().length].join()",
    );
    expect(value.result, value.traceback).toContain("150,150,tree,4");
    expect(value.types).not.toContain("display_data");
  });

  it("explains a function, with pairs", async () => {
    const ran = await live.run(
      "const f = (rows: readonly Float64Array[]) => rows.map((x) => x[2]! * x[3]!);\nconst pairs = %explain f flowers --sample 5 --background 10 --interactions --quiet\npairs.interactions[0].features.join()",
    );
    expect(ran.result, ran.traceback).toContain("petal length (cm),petal width (cm)");
  });

  it.each(["slow", "busy"])("an interrupt keeps the rows that are done (%s)", async (model) => {
    let stopped = 0;
    const ran = await live.run(
      `const kept_${model} = %explain ${model} flowers --sample 100 --background 5 --yes`,
      async () => {
        await sleep(2500);
        stopped = Date.now();
        live.kernel.interrupt();
      },
    );
    expect(Date.now() - stopped).toBeLessThan(5000);
    expect(ran.content["ename"]).toBe("KeyboardInterrupt");
    expect(last(ran)["text/plain"]).toMatch(/interrupted: \d+ of 100 rows are explained/);
    const kept = await live.run(`kept_${model}.explanation.rows`);
    expect(Number(kept.result), kept.traceback).toBeGreaterThan(0);
    expect(Number(kept.result)).toBeLessThan(100);
    expect((await live.run(`kept_${model}.warnings.join()`)).result).toMatch(/interrupted: \d+ of 100 rows/);
  });
});

describe("the others", () => {
  it("%shap gives values, and draws them", async () => {
    const ran = await live.run("const values = %shap line patients\nvalues.shape.join()");
    expect(ran.result, ran.traceback).toContain("442,10");
    for (const plot of ["beeswarm", "waterfall --row 3", "bar", "scatter --feature bmi"]) {
      const drawn = await live.run(`%shap values --plot ${plot}`);
      expect(drawn.status, drawn.traceback).toBe("ok");
      expect(JSON.stringify(last(drawn)), plot).toMatch(/<svg|plotly/);
    }
  });

  it("%lime explains a row, of classes and of values", async () => {
    const ran = await live.run("%lime tree flowers --row 60 --samples 500 --output versicolor");
    expect(ran.status, ran.traceback).toBe("ok");
    expect(last(ran)["text/plain"]).toMatch(/LIME for versicolor: model [\d.]+/);
    const value = await live.run(
      "const l = %lime line patients --samples 300 --features 4\nl.asList().length",
    );
    expect(value.result, value.traceback).toBe("4");
  });

  it("%pdp draws curves and effects", async () => {
    for (const flags of ["bmi", "bmi --ice --grid 10", "bmi bp --grid 5", "bmi --ale"]) {
      const ran = await live.run(`%pdp line patients ${flags}`);
      expect(ran.status, ran.traceback).toBe("ok");
      expect(JSON.stringify(last(ran)), flags).toMatch(/<svg|plotly/);
    }
  });

  it("%counterfactual finds changes, within rules", async () => {
    const ran = await live.run(
      '%counterfactual tree flowers --row 0 --desired versicolor --fixed "petal width (cm)"',
    );
    expect(ran.status, ran.traceback).toBe("ok");
    expect(last(ran)["text/plain"]).toMatch(/What would have to change: the class versicolor/);
    const value = await live.run(
      "const c = %counterfactual line patients --between [100, 120] --count 1\nc.found.length",
    );
    expect(value.result, value.traceback).toBe("1");
  });
});

describe("slips", () => {
  it.each([
    ["%explain tree flowers --shap", /shap/],
    ["%explain tree", /X|table/],
    ["%explain nothere flowers", /nothere/],
    ["%explain unfitted flowers", /not fitted/],
    ["%explain tree iris", /5|columns/],
    ["%explain tree flowers --output rose", /got "rose"; classes: setosa, versicolor, virginica/],
    ["%explain tree flowers --rows [150]", /from 0 to 149; got 150/],
    ["%explain line patients --method tree", /declares no trees/],
    ["%explain tree flowers --method magic", /--method/],
    ["%shap tree", /wants the table/],
    ["%lime tree flowers --output rose", /got "rose"; classes: setosa/],
    ["%lime tree flowers --row 150", /150/],
    ["%lime unfitted flowers", /not fitted/],
    ["%pdp line patients weight", /no feature "weight"; features: age/],
    ["%pdp line patients", /feature/],
    ["%pdp tree flowers 'petal width (cm)' --output rose", /no output "rose"; outputs: setosa/],
    ["%counterfactual tree flowers --desired rose", /got "rose"; classes: setosa/],
    ["%counterfactual tree flowers --desired setosa", /must not have the wanted answer yet/],
    ["%counterfactual tree flowers --fixed stem", /no feature "stem"/],
    ["%counterfactual line patients", /needs a wish/],
  ])("%s", async (code, message) => {
    const ran = await live.run(code);
    expect(ran.status).toBe("error");
    expect(`${String(ran.content["ename"])}: ${String(ran.content["evalue"])}`).toMatch(message);
    expect(String(ran.content["evalue"])).not.toMatch(/Cannot read|is not a function|is not iterable/);
  });
});
