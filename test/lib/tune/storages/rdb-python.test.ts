/** Studies in tables, read and written by Python's Optuna in turn and at the same time, on SQLite and PostgreSQL. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStudy, createTrial, RandomSampler, TrialPruned } from "../../../../lib/tune/index.ts";
import { RDBStorage } from "../../../../lib/tune/storages/rdb/rdb-storage.ts";
import { type PostgresCluster, postgresPrograms, startPostgres } from "./postgres-cluster.ts";
import { dump, hasOptuna, runPython, startPython } from "./python-optuna.ts";

let folder: string;
let cluster: PostgresCluster | undefined;
let files = 0;

const engines = [
  { name: "SQLite", here: true, make: () => `sqlite:///${join(folder, `study${files++}.db`)}` },
  { name: "PostgreSQL", here: postgresPrograms() !== undefined, make: () => cluster!.createDatabase() },
];

const opening = `
rdb = optuna.storages.RDBStorage(path, skip_compatibility_check=True,
    engine_kwargs={"connect_args": {"timeout": 60}} if path.startswith("sqlite") else {})
`;

describe.skipIf(!hasOptuna).each(engines.filter(({ here }) => here))("$name", ({ make }) => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "assay-rdb-"));
    cluster ??= await startPostgres();
  });
  afterAll(() => {
    cluster?.stop();
    cluster = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  test("Python reads what was written here", async () => {
    const url = make();
    const storage = new RDBStorage(url);
    const study = createStudy({ storage, studyName: "ours", sampler: new RandomSampler({ seed: 1 }) });
    study.setUserAttr("owner", { name: "é", since: 2026 });
    study.setMetricNames(["loss"]);
    study.enqueueTrial({ x: 0.5 });
    await study.optimize(
      (trial) => {
        const x = trial.suggestFloat("x", 0, 1);
        trial.suggestFloat("rate", 1e-5, 1e-1, { log: true });
        trial.suggestFloat("part", 0, 1, { step: 0.25 });
        trial.suggestInt("n", 2, 10, { step: 2 });
        trial.suggestInt("k", 1, 128, { log: true });
        trial.suggestCategorical("c", ["a", null, true, 3, 0.5]);
        trial.report(NaN, 0);
        trial.report(x, 3);
        trial.setUserAttr("list", [1, 2.5, null]);
        trial.setConstraint("c0", x - 0.5);
        if (trial.number === 1) throw new TrialPruned();
        if (trial.number === 2) throw new RangeError("bad luck");
        return trial.number === 3 ? -Infinity : x;
      },
      { nTrials: 6, catch: RangeError },
    );
    study.addTrial(createTrial({ value: 2 }));
    study.enqueueTrial({ x: 0.25 });
    const multi = createStudy({ storage, studyName: "two", directions: ["minimize", "maximize"] });
    multi.tell(multi.ask(), [1, Infinity]);
    multi.ask();
    storage.close();
    expect(runPython(`${opening}print(json.dumps(dump(rdb)))`, url)).toEqual(dump(storage));
    storage.close();
  });

  test("what Python wrote is read here", () => {
    const url = make();
    const theirs = runPython(
      `${opening}
study = optuna.create_study(storage=rdb, study_name="theirs", sampler=optuna.samplers.RandomSampler(seed=1))
study.set_user_attr("owner", {"name": "é"})
study.enqueue_trial({"x": 1.0})
def objective(trial):
    x = trial.suggest_float("x", -5, 5); n = trial.suggest_int("n", 1, 9, step=2)
    trial.suggest_float("rate", 1e-5, 1e-1, log=True); trial.suggest_categorical("c", ["a", None, True, 3, 0.5])
    trial.report(float("nan"), 0); trial.report(float("inf"), 1); trial.report(x, 2)
    trial.set_user_attr("note", {"a": [1, 2.5, None], "s": "h\\u00e9"})
    if trial.number == 1: raise optuna.TrialPruned()
    if trial.number == 2: raise RuntimeError()
    return float("inf") if trial.number == 3 else x ** 2 + n
study.optimize(objective, n_trials=6, catch=(RuntimeError,))
study.ask()
study.enqueue_trial({"x": -0.5})
optuna.create_study(storage=rdb, study_name="two", directions=["minimize", "maximize"])
print(json.dumps(dump(rdb)))`,
      url,
    );
    const storage = new RDBStorage(url, { skipCompatibilityCheck: true, compat: 4 });
    expect(dump(storage)).toEqual(theirs);
    storage.close();
  });

  test("both work on one study at the same time: numbers without gap, no trial torn", async () => {
    const url = make();
    const storage = new RDBStorage(url);
    const study = createStudy({ storage, studyName: "both", sampler: new RandomSampler({ seed: 2 }) });
    for (let i = 0; i < 10; i++) study.enqueueTrial({ x: i / 10 });
    let ended = false;
    const python = startPython(
      `${opening}
study = optuna.load_study(storage=rdb, study_name="both", sampler=optuna.samplers.RandomSampler(seed=3))
def objective(trial):
    x = trial.suggest_float("x", 0, 1); n = trial.suggest_int("n", 1, 9)
    trial.set_user_attr("who", "python"); trial.report(x, 0)
    return x + n
study.optimize(objective, n_trials=15)`,
      url,
    ).finally(() => (ended = true));
    let ours = 0;
    while (!ended || ours < 20) {
      if (ours < 200) ours++;
      else break;
      await study.optimize(
        (trial) => {
          const x = trial.suggestFloat("x", 0, 1);
          const n = trial.suggestInt("n", 1, 9);
          trial.setUserAttr("who", "typescript");
          trial.report(x, 0);
          return x + n;
        },
        { nTrials: 1 },
      );
      await new Promise((done) => setTimeout(done, 5));
    }
    await python;
    const { trials } = study;
    expect(trials.map(({ number }) => number)).toEqual(Array.from({ length: ours + 15 }, (_, i) => i));
    expect(trials.filter(({ userAttrs }) => userAttrs["who"] === "python")).toHaveLength(15);
    for (const trial of trials) {
      expect(trial.state).toBe("COMPLETE");
      expect(trial.value).toBeCloseTo((trial.params["x"] as number) + (trial.params["n"] as number), 12);
      expect(trial.intermediateValues).toEqual({ 0: trial.params["x"] });
    }
    expect(trials.slice(0, 10).map(({ params }) => params["x"])).toEqual(
      Array.from({ length: 10 }, (_, i) => i / 10),
    );
    storage.close();
  });
});
