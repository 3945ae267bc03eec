/** The journal: Optuna's own files read here, ours read there, both at once; damage, locks, refusals. */
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createStudy,
  CategoricalDistribution,
  createTrial,
  FloatDistribution,
  IntDistribution,
  loadStudy,
  RandomSampler,
} from "../../../../../lib/tune/index.ts";
import { JournalFileBackend } from "../../../../../lib/tune/storages/journal/journal-file.ts";
import { JournalFileOpenLock } from "../../../../../lib/tune/storages/journal/journal-lock.ts";
import { JournalStorage } from "../../../../../lib/tune/storages/journal/journal-storage.ts";
import { openStorage } from "../../../../../lib/tune/storages/open-storage.ts";
import { dump, hasOptuna, runPython, startPython } from "../python-optuna.ts";

let folder: string;
let turn = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-journal-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newPath = (): string => join(folder, `study${turn++}.log`);
const open = (path: string): JournalStorage => new JournalStorage(new JournalFileBackend(path));
const linesOf = (path: string): string[] => readFileSync(path, "utf8").trimEnd().split("\n");

const dumps = new URL("../../../../golden/optuna/dumps/", import.meta.url);
/** A copy, as opening a journal may repair it. */
function copyOfDump(name: string): string {
  const path = newPath();
  writeFileSync(path, readFileSync(new URL(`${name}.journal.log`, dumps)));
  return path;
}

/** A study with everything that a journal can hold. */
function writeAll(path: string, compat: 4 | 5 = 5): JournalStorage {
  const storage = new JournalStorage(new JournalFileBackend(path), { compat });
  const study = createStudy({ storage, studyName: "ours é", directions: ["maximize"], compat });
  study.setUserAttr("owner", { a: [1, 2.5, null, true], ключ: "значение 🙂" });
  study.setMetricNames(["score"]);
  study.enqueueTrial({ x: 0.25 });
  for (let i = 0; i < 4; i++) {
    const trial = study.ask();
    trial.suggestFloat("x", -1, 1);
    trial.suggestFloat("rate", 1e-5, 1, { log: true });
    trial.suggestFloat("part", 0, 1, { step: 0.25 });
    trial.suggestInt("n", 1, 9, { step: 2 });
    trial.suggestInt("k", 1, 128, { log: true });
    trial.suggestCategorical("c", ["é", null, true, 3, 0.5]);
    trial.report([0, NaN, Infinity, -Infinity][i]!, 0);
    trial.report(1e300, 7);
    trial.setUserAttr("long", "x".repeat(3000));
    trial.setUserAttr("big", 2 ** 53);
    if (i === 0) study.tell(trial, 3);
    if (i === 1) study.tell(trial, null, { state: "PRUNED" });
    if (i === 2) study.tell(trial, null, { state: "FAIL" });
    if (i === 3) study.tell(trial, -Infinity);
  }
  study.ask();
  study.enqueueTrial({ x: 1 });
  study.addTrial(
    createTrial({
      value: 2,
      params: { x: 0, c: true },
      distributions: {
        x: new FloatDistribution(-1, 1),
        c: new CategoricalDistribution(["é", null, true, 3, 0.5]),
      },
      intermediateValues: { 1: 0.5 },
      datetimeStart: new Date(1_700_000_000_123),
      datetimeComplete: new Date(1_700_000_100_456),
    }),
  );
  const second = createStudy({ storage, studyName: "two", directions: ["minimize", "maximize"], compat });
  second.tell(second.ask(), [1, Infinity]);
  second.addTrial(createTrial({ values: [4, 5.5] }));
  createStudy({ storage, studyName: "gone" });
  storage.deleteStudy(storage.getStudyIdFromName("gone"));
  return storage;
}

describe("journals of Optuna", () => {
  it.each(["v3.1.0", "v4.9.0", "v5.0.0dev"])("reads what %s wrote", (version) => {
    const storage = open(copyOfDump(version));
    const [single, multi] = storage.getAllStudies();
    expect(single).toMatchObject({
      studyName: "single",
      directions: ["minimize"],
      userAttrs: { owner: "me" },
    });
    expect(multi).toMatchObject({ studyName: "multi", directions: ["minimize", "maximize"] });
    const trials = storage.getAllTrials(0);
    expect(trials.map((trial) => trial.number)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(trials.map((trial) => trial.state)).toEqual([
      "COMPLETE",
      "PRUNED",
      "FAIL",
      "COMPLETE",
      "RUNNING",
      "WAITING",
      "COMPLETE",
    ]);
    const [first, pruned] = trials;
    expect(first!.params).toMatchObject({ x: 1, q: expect.any(Number) as number, n: 3 });
    expect(first!.userAttrs).toEqual({ why: "seeded", note: { a: [1, 2.5, null], s: "hé" } });
    expect(first!.intermediateValues).toEqual({ 0: 1, 1: NaN, 2: Infinity, 3: -Infinity, 4: 0.1 });
    expect(first!.distributions["c"]).toEqual(
      new CategoricalDistribution(["relu", "tanh", null, true, 3, 0.5]),
    );
    expect(pruned!.values).toEqual([0.1]);
    expect(trials[3]!.values).toEqual([Infinity]);
    expect(storage.getAllTrials(1).map((trial) => trial.trialId)).toEqual([7, 8]);
    expect(storage.getAllTrials(1)[1]!.values).toEqual([0.7203244934421581, -Infinity]);
    expect(storage.getBestTrial(0).number).toBe(6);
  });

  it("reads what Python and Node workers wrote at once", () => {
    const storage = open(copyOfDump("mixed_node_python"));
    const trials = storage.getAllTrials(0);
    expect(trials.map((trial) => trial.number)).toEqual(Array.from({ length: 180 }, (_, i) => i));
    for (const trial of trials) {
      expect(trial.state).toBe("COMPLETE");
      if (trial.userAttrs["number"] !== undefined) expect(trial.userAttrs["number"]).toBe(trial.number);
    }
    expect(new Set(trials.map((trial) => trial.userAttrs["lang"])).size).toBe(2);
  });

  it("goes on with them", () => {
    const path = copyOfDump("v5.0.0dev");
    const study = loadStudy({ storage: `journal:${path}`, studyName: "single" });
    const trial = study.ask();
    expect([trial.number, trial.trialId]).toEqual([5, 5]);
    trial.suggestFloat("x", -5, 5);
    study.tell(trial, 0.5);
    expect(study.ask().number).toBe(7);
    expect(study.bestTrial.number).toBe(5);
  });
});

describe("the lines", () => {
  it("are Optuna's, field by field", () => {
    const path = newPath();
    const study = createStudy({ storage: open(path), studyName: "s", directions: ["maximize", "minimize"] });
    const trial = study.ask();
    trial.suggestFloat("x", 0, 0);
    trial.suggestCategorical("c", ["é"]);
    trial.setUserAttr("whole", 3);
    study.tell(trial, [2, -Infinity]);
    study.addTrial(
      createTrial({ values: [1, 2], params: { n: 2 }, distributions: { n: new IntDistribution(1, 3) } }),
    );
    const lines = linesOf(path).map((line) =>
      line
        .replace(/"worker_id":"[0-9a-f-]{36}-\d+"/, "W")
        .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00"/g, "T"),
    );
    expect(lines).toEqual([
      '{"op_code":0,W,"study_name":"s","directions":[2,1]}',
      '{"op_code":4,W,"study_id":0,"datetime_start":T}',
      String.raw`{"op_code":5,W,"trial_id":0,"param_name":"x","param_value_internal":0.0,"distribution":"{\"name\": \"FloatDistribution\", \"attributes\": {\"step\": null, \"low\": 0.0, \"high\": 0.0, \"log\": false}}"}`,
      String.raw`{"op_code":5,W,"trial_id":0,"param_name":"c","param_value_internal":0,"distribution":"{\"name\": \"CategoricalDistribution\", \"attributes\": {\"choices\": [\"\\u00e9\"]}}"}`,
      '{"op_code":8,W,"trial_id":0,"user_attr":{"whole":3}}',
      '{"op_code":6,W,"trial_id":0,"state":1,"values":[2.0,-Infinity],"datetime_complete":T}',
      String.raw`{"op_code":4,W,"study_id":0,"datetime_start":T,"state":1,"value":null,"values":[1.0,2.0],"datetime_complete":T,"distributions":{"n":"{\"name\": \"IntDistribution\", \"attributes\": {\"log\": false, \"step\": 1, \"low\": 1, \"high\": 3}}"},"params":{"n":2.0},"user_attrs":{},"system_attrs":{},"intermediate_values":{}}`,
    ]);
  });

  it("hold times without a zone in compat 4, and read them as the machine's own", () => {
    const path = newPath();
    const storage = writeAll(path, 4);
    expect(linesOf(path).join("")).not.toContain("+00:00");
    expect(dump(open(path))).toEqual(dump(storage));
    expect(storage.getAllTrials(0).at(-1)!.datetimeStart).toEqual(new Date(1_700_000_000_123));
  });

  it("are what another process reads", () => {
    const path = newPath();
    const storage = writeAll(path);
    expect(dump(open(path))).toEqual(dump(storage));
  });

  it("stay whole when something is refused, and hold nothing of it", () => {
    const path = newPath();
    const storage = open(path);
    const study = createStudy({ storage, studyName: "s" });
    const trial = study.ask();
    trial.suggestFloat("x", 0, 1);
    const other = open(path);
    other.setTrialStateValues(trial.trialId, "COMPLETE", [1]);
    const before = statSync(path).size;
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const refused of [
      () => createStudy({ storage, studyName: "s" }),
      () => storage.setTrialStateValues(trial.trialId, "FAIL"),
      () => storage.setTrialUserAttr(trial.trialId, "a", 1),
      () => storage.setTrialUserAttr(99, "a", 1),
      () => storage.deleteStudy(9),
      () => storage.setStudyUserAttr(0, "a", cycle),
      () => storage.setStudyUserAttr(0, "a", () => 1),
      () =>
        study.addTrial(
          createTrial({ value: 1, params: { x: 1 }, distributions: { x: new IntDistribution(0, 1) } }),
        ),
    ])
      expect(refused).toThrow();
    expect(statSync(path).size).toBe(before);
    study.enqueueTrial({ x: 1 });
    expect(storage.setTrialStateValues(1, "RUNNING")).toBe(true);
    expect(other.setTrialStateValues(1, "RUNNING")).toBe(false);
  });

  it("of Rust's Optuna are passed over, those of the unknown are an error with their number", () => {
    const path = newPath();
    createStudy({ storage: open(path), studyName: "s" });
    appendFileSync(path, '{"op_code":10,"worker_id":"w","study_id":0,"trial_ids":[]}\n');
    expect(open(path).getAllStudies()).toHaveLength(1);
    appendFileSync(path, '{"op_code":77,"worker_id":"w"}\n');
    expect(() => open(path)).toThrow(/line 3 .*operation 77 is not known/);
  });
});

describe("damage", () => {
  function whole(): { path: string; size: number } {
    const path = newPath();
    const study = createStudy({ storage: open(path), studyName: "s" });
    study.tell(study.ask(), 1);
    return { path, size: statSync(path).size };
  }

  it("a torn last line is passed over at every length, and gone with the next write", () => {
    const { path, size } = whole();
    const text = readFileSync(path);
    const lines = text.toString().split("\n").length - 1;
    const last = text.subarray(text.lastIndexOf(10, size - 2) + 1);
    for (let cut = 1; cut < last.length; cut += 7) {
      writeFileSync(path, Buffer.concat([text, last.subarray(0, cut)]));
      const storage = open(path);
      expect(storage.getAllTrials(0).map((trial) => trial.state)).toEqual(["COMPLETE"]);
      expect(storage.createNewTrial(0)).toBe(1);
      expect(linesOf(path)).toHaveLength(lines + 1);
      expect(open(path).getAllTrials(0)).toHaveLength(2);
    }
  });

  it("so is a torn line that Optuna appended to, and zeros that a power failure left", () => {
    const { path } = whole();
    const text = readFileSync(path, "utf8");
    for (const tail of ['{"op_code":4,"wor{"op_code":4,"worker_id":"w","study_id":0}\n', "\0\0\0\0"]) {
      writeFileSync(path, text + tail);
      const storage = open(path);
      expect(storage.createNewTrial(0)).toBe(1);
      expect(readFileSync(path, "utf8").startsWith(text)).toBe(true);
      expect(open(path).getAllTrials(0)).toHaveLength(2);
    }
  });

  it("a torn line amid others is an error with its number, for readers at any point", () => {
    const { path } = whole();
    const reader = open(path);
    const text = readFileSync(path, "utf8");
    appendFileSync(path, `{"op_code":4,"wor\n${text.split("\n")[1]!}\n`);
    expect(() => open(path)).toThrow(/line 4 is not JSON: .*damaged/);
    expect(() => reader.getAllTrials(0)).toThrow(/line 4/);
    expect(() => reader.createNewTrial(0)).toThrow(/line 4/);
  });

  it("other files are not touched", () => {
    const path = newPath();
    writeFileSync(path, "my diary");
    const storage = open(path);
    expect(() => createStudy({ storage })).toThrow(/no line of a journal.*my diary/);
    expect(readFileSync(path, "utf8")).toBe("my diary");
    writeFileSync(path, '["a"]\n');
    expect(() => open(path)).toThrow(/line 1 cannot be used: it is no operation/);
    expect(() => open(folder)).toThrow(/folder/);
    expect(() => open(join(folder, "none", "a.log"))).toThrow(/make the folder first/);
  });

  it("a file that shrank is an error", () => {
    const { path } = whole();
    const storage = open(path);
    writeFileSync(path, "");
    expect(() => storage.getAllStudies()).toThrow(/shorter than when it was last read/);
  });

  it.skipIf(process.getuid?.() === 0)("a read-only file is read, and not written with a clear error", () => {
    const { path } = whole();
    chmodSync(path, 0o444);
    expect(open(path).getAllTrials(0)).toHaveLength(1);
    expect(() => open(path).createNewTrial(0)).toThrow(/change the permissions/);
  });
});

describe("with Python's Optuna", () => {
  it.skipIf(!hasOptuna)("it reads ours, writes on, and we read that", () => {
    const path = newPath();
    const storage = writeAll(path);
    const script = `
s = journal(path)
study = optuna.load_study(study_name="ours é", storage=s)
before = dump(s)
t = study.ask()
t.suggest_float("x", -1, 1); t.suggest_int("n", 1, 9, step=2); t.suggest_categorical("c", ["é", None, True, 3, 0.5])
t.report(float("nan"), 3); t.set_user_attr("who", "python é")
study.tell(t, float("inf"))
study.add_trial(create_trial(value=3, params={"n": 5}, distributions={"n": IntDistribution(1, 9, step=2)}))
optuna.create_study(study_name="python", storage=s, directions=["maximize", "minimize"])
print(json.dumps([before, dump(s)]))`;
    const before = dump(storage);
    const [read, after] = runPython(script, path) as [unknown, unknown];
    expect(read).toEqual(before);
    expect(dump(storage)).toEqual(after);
    expect(dump(open(path))).toEqual(after);
  });

  it.skipIf(!hasOptuna)("both work on one study at once", async () => {
    const path = newPath();
    const storage = open(path);
    const study = createStudy({ storage, studyName: "mix", sampler: new RandomSampler({ seed: 1 }) });
    const python = startPython(
      `
study = optuna.load_study(study_name="mix", storage=journal(path), sampler=optuna.samplers.RandomSampler())
def objective(t):
    t.set_user_attr("number", t.number)
    x = t.suggest_float("x", -5, 5)
    t.report(x, 1)
    return x ** 2
study.optimize(objective, n_trials=40)`,
      path,
    );
    let running = true;
    void python.finally(() => (running = false)).catch(() => {});
    let ours = 0;
    while (running && ours < 2000) {
      await study.optimize(
        (trial) => {
          trial.setUserAttr("number", trial.number);
          const x = trial.suggestFloat("x", -5, 5);
          trial.report(x, 1);
          return x ** 2;
        },
        { nTrials: 5 },
      );
      ours += 5;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await python;
    const trials = open(path).getAllTrials(0);
    expect(trials.map((trial) => trial.number)).toEqual(Array.from({ length: ours + 40 }, (_, i) => i));
    for (const trial of trials) {
      expect(trial.state).toBe("COMPLETE");
      expect(trial.userAttrs["number"]).toBe(trial.number);
      expect(trial.values).toEqual([(trial.params["x"] as number) ** 2]);
      expect(trial.intermediateValues).toEqual({ 1: trial.params["x"] });
    }
  });
});

describe("openStorage", () => {
  it("opens a journal by URL and by path", () => {
    const path = newPath();
    createStudy({ storage: `journal:${path}`, studyName: "a" });
    for (const url of [path, `journal:///${path}`]) expect(openStorage(url).getStudyIdFromName("a")).toBe(0);
    expect(openStorage(path).label).toBe(`journal:${path}`);
    for (const url of ["journal:", "ftp://host/a.log", "study.txt"])
      expect(() => openStorage(url)).toThrow(/unknown URL.*sqlite.*postgresql.*journal/);
  });

  it("takes the other lock", () => {
    const path = newPath();
    const storage = new JournalStorage(
      new JournalFileBackend(path, { lockObj: new JournalFileOpenLock(path) }),
    );
    expect(createStudy({ storage }).ask().number).toBe(0);
  });
});
