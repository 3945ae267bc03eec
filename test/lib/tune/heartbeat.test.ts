/** Dead workers' trials fail and may be tried again; living ones give signs however busy they are. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import Database from "libsql";
import {
  createStudy,
  failStaleTrials,
  type FrozenTrial,
  type Heartbeat,
  InMemoryStorage,
  RandomSampler,
  RDBStorage,
  RetryFailedTrialCallback,
  RetryHeartbeatStaleTrialCallback,
} from "../../../lib/tune/index.ts";
import { openWorkerStorage } from "../../../lib/tune/storages/open-storage.ts";
import { startHeartbeat } from "../../../lib/tune/heartbeat-worker-client.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-heartbeat-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Trials are dead when the test says so. */
class Clinic extends InMemoryStorage {
  readonly dead: number[] = [];
  readonly signs: number[] = [];
  readonly heartbeat: Heartbeat;

  constructor(failedTrialCallback?: Heartbeat["failedTrialCallback"]) {
    super();
    this.heartbeat = {
      interval: 1000,
      gracePeriod: 2000,
      failedTrialCallback,
      createNewTrial: (studyId) => {
        const trialId = this.createNewTrial(studyId);
        this.signs.push(trialId);
        return trialId;
      },
      record: (trialId) => void this.signs.push(trialId),
      staleTrialIds: () => this.dead.splice(0),
    };
  }
}

describe("failStaleTrials", () => {
  it("fails them once, and calls back with each", () => {
    const called: FrozenTrial[] = [];
    const storage = new Clinic((_study, trial) => void called.push(trial));
    const study = createStudy({ storage });
    const [a, b, c] = [study.ask(), study.ask(), study.ask()];
    study.tell(c, 1);
    storage.dead.push(a.trialId, c.trialId);
    failStaleTrials(study);
    failStaleTrials(study);
    expect(study.trials.map((trial) => trial.state)).toEqual(["FAIL", "RUNNING", "COMPLETE"]);
    expect(called).toEqual([study.trials[0]]);
    study.tell(b, 1);
  });

  it("does nothing where there is no heartbeat", () => {
    const study = createStudy();
    study.ask();
    failStaleTrials(study);
    expect(study.trials[0]!.state).toBe("RUNNING");
  });
});

describe("RetryHeartbeatStaleTrialCallback", () => {
  it("puts the trial in line with its parameters, as often as it may", async () => {
    expect(RetryFailedTrialCallback).toBe(RetryHeartbeatStaleTrialCallback);
    const retry = new RetryHeartbeatStaleTrialCallback({ maxRetry: 2 });
    expect(retry).toBeInstanceOf(RetryHeartbeatStaleTrialCallback);
    const storage = new Clinic(retry);
    const study = createStudy({ storage, sampler: new RandomSampler({ seed: 3 }) });
    study.enqueueTrial({ y: 7 }, { userAttrs: { who: "me" } });
    const xs: number[] = [];
    for (let i = 0; i < 3; i++) {
      const trial = study.ask();
      expect(trial.number).toBe(i);
      xs.push(trial.suggestFloat("x", 0, 1));
      expect(trial.suggestInt("y", 0, 9)).toBe(7);
      trial.report(1, 1);
      storage.dead.push(trial.trialId);
      failStaleTrials(study);
    }
    expect(new Set(xs).size).toBe(1);
    expect(study.trials.map((trial) => trial.state)).toEqual(["FAIL", "FAIL", "FAIL"]);
    const last = study.trials[2]!;
    expect(last.systemAttrs).toEqual({ fixed_params: { y: 7 }, failed_trial: 0, retry_history: [0, 1] });
    expect(last.userAttrs).toEqual({ who: "me" });
    expect(RetryHeartbeatStaleTrialCallback.retriedTrialNumber(last)).toBe(0);
    expect(RetryHeartbeatStaleTrialCallback.retryHistory(last)).toEqual([0, 1]);
    const first = study.trials[0]!;
    expect(RetryHeartbeatStaleTrialCallback.retriedTrialNumber(first)).toBe(null);
    expect(RetryHeartbeatStaleTrialCallback.retryHistory(first)).toEqual([]);
    await study.optimize(() => 1, { nTrials: 1 });
    expect(study.trials).toHaveLength(4);
  });

  it.each([true, false])("takes the reports along: %s", (inheritIntermediateValues) => {
    const storage = new Clinic(new RetryHeartbeatStaleTrialCallback({ inheritIntermediateValues }));
    const study = createStudy({ storage });
    const trial = study.ask();
    trial.report(0.5, 3);
    storage.dead.push(trial.trialId);
    failStaleTrials(study);
    expect(study.trials[1]).toMatchObject({
      state: "WAITING",
      intermediateValues: inheritIntermediateValues ? { 3: 0.5 } : {},
    });
  });

  it("wants a whole number of retries", () => {
    expect(() => new RetryHeartbeatStaleTrialCallback({ maxRetry: -1 })).toThrow(/maxRetry.*null/);
  });
});

describe("optimize", () => {
  it("fails the dead before it asks, so that it runs them again itself", async () => {
    const storage = new Clinic(new RetryHeartbeatStaleTrialCallback());
    const study = createStudy({ storage });
    const lost = study.ask();
    const x = lost.suggestFloat("x", 0, 1);
    storage.dead.push(lost.trialId);
    await study.optimize((trial) => trial.suggestFloat("x", 0, 1), { nTrials: 1 });
    expect(study.trials.map((trial) => [trial.state, trial.values?.[0]])).toEqual([
      ["FAIL", undefined],
      ["COMPLETE", x],
    ]);
    expect(storage.signs).toEqual([1]);
  });

  it.each(["returns", "reports", "throws", "is pruned"])(
    "goes on with a warning when others failed a trial that %s",
    async (what) => {
      const storage = new Clinic();
      const study = createStudy({ storage });
      const errors: unknown[] = [];
      await study
        .optimize(
          (trial) => {
            if (trial.number === 0) storage.setTrialStateValues(trial.trialId, "FAIL");
            if (what === "reports") trial.report(1, trial.number);
            if (what === "throws" && trial.number === 0) throw new Error("own fault");
            if (what === "is pruned" && trial.number === 0)
              throw Object.assign(new Error("pruned"), { name: "TrialPruned" });
            return 1;
          },
          { nTrials: 2 },
        )
        .catch((error: unknown) => errors.push(error));
      if (what === "throws") expect(errors).toEqual([new Error("own fault")]);
      else expect(study.trials.map((trial) => trial.state)).toEqual(["FAIL", "COMPLETE"]);
      expect(study.trials[0]!.values).toBe(null);
    },
  );
});

describe("openWorkerStorage", () => {
  it("gives databases a heartbeat, and tries the trials of the dead again", () => {
    const storage = openWorkerStorage(`sqlite:///${join(folder, "worker.db")}`);
    const { interval, gracePeriod, failedTrialCallback } = storage.heartbeat!;
    expect([interval, gracePeriod]).toEqual([60, 120]);
    const study = createStudy({ storage });
    const trial = study.askAlive();
    storage.setTrialStateValues(trial.trialId, "FAIL");
    failedTrialCallback!(study, storage.getTrial(trial.trialId));
    expect(study.trials.map(({ state }) => state)).toEqual(["FAIL", "WAITING"]);
    storage.close();
    expect(openWorkerStorage(join(folder, "worker.log")).heartbeat).toBe(undefined);
  });
});

describe("signs of life", () => {
  it("go on while this thread is busy, and end with the trial", () => {
    const file = join(folder, "busy.db");
    const storage = new RDBStorage(`sqlite:///${file}`, { heartbeatInterval: 0.02 });
    const study = createStudy({ storage });
    const trial = study.askAlive();
    const database = new Database(file);
    const wait = new Int32Array(new SharedArrayBuffer(4));
    const signs = () => database.prepare("SELECT trial_id FROM trial_heartbeats").all().length;
    expect(signs()).toBe(1);
    const stop = startHeartbeat(storage, trial.trialId);
    for (let again = 0; again < 2; again++) {
      database.prepare("DELETE FROM trial_heartbeats").run();
      // No turn of the event loop here: another thread must write.
      for (let i = 0; i < 500 && signs() === 0; i++) Atomics.wait(wait, 0, 0, 20);
      expect(signs()).toBe(1);
    }
    expect(storage.heartbeat!.staleTrialIds(study.studyId)).toEqual([]);
    stop();
    stop();
    study.tell(trial, 1);
    database.close();
    storage.close();
  });

  it("come from this thread where no other can reach the storage", async () => {
    const storage = new RDBStorage("sqlite:///:memory:", { heartbeatInterval: 0.005 });
    const study = createStudy({ storage });
    const trial = study.ask();
    let signs = 0;
    const { record } = storage.heartbeat!;
    Object.assign(storage.heartbeat!, { record: (id: number) => (signs++, record(id)) });
    const stop = startHeartbeat(storage, trial.trialId);
    while (signs < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    stop();
    expect(study.trials[0]!.state).toBe("RUNNING");
  });
});
