/**
 * Many processes on one study, some killed at any moment and started again; then the study is held to what may never break:
 * numbers 0 to n − 1, no trial twice, none torn, every trial that a worker saw end is there as it saw it, and no killed worker
 * lost more than the trial it was at.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

/** Seconds after which a lock on the journal that a dead worker left is taken away. */
const lockGrace = 2;

const objectiveValue = ({ x, n, c }) => x ** 2 + n + (c === "a" ? 0 : 1);

/** The workers' objective; each trial says which slot it ran in. */
export const objectiveOf = (slot) => (trial) => {
  trial.setUserAttr("slot", slot);
  trial.setUserAttr("number", trial.number);
  const x = trial.suggestFloat("x", -5, 5);
  const n = trial.suggestInt("n", 1, 9);
  const c = trial.suggestCategorical("c", ["a", "b"]);
  trial.report(x, 0);
  trial.report(n, 1);
  return objectiveValue({ x, n, c });
};

/**
 * A storage as the workers open it: "journal" with the path of its file, else a database by its URL, with the seconds of silence
 * after which it counts a worker as dead (0: never; the journal keeps no heartbeat).
 */
export function openForSoak(tune, { kind, url, silence }) {
  if (kind === "journal")
    return new tune.JournalStorage(
      new tune.JournalFileBackend(url, {
        lockObj: new tune.JournalFileSymlinkLock(url, { gracePeriod: lockGrace }),
      }),
    );
  return new tune.RDBStorage(
    url,
    silence === 0
      ? {}
      : {
          heartbeatInterval: silence / 4,
          gracePeriod: silence,
          failedTrialCallback: new tune.RetryHeartbeatStaleTrialCallback(),
        },
  );
}

/**
 * Runs the soak. `kind` is "journal", "sqlite" or "postgres" (then with the `url` of an empty database); `dist` the folder of the
 * built library. Gives what was found: `problems` is empty when all is well.
 */
export async function soakTuning({
  dist,
  kind,
  url,
  processes,
  trials,
  kills,
  seed,
  gap = 500,
  silence = 4,
  say = () => {},
}) {
  const tune = await import(pathToFileURL(join(dist, "lib/tune/index.js")).href);
  const folder = mkdtempSync(join(tmpdir(), "assay-tune-soak-"));
  const at =
    kind === "journal"
      ? join(folder, "study.log")
      : kind === "sqlite"
        ? `sqlite:///${join(folder, "study.db")}`
        : url;
  const random = mulberry32(seed);
  const study = "soak";
  const problems = [];
  const began = performance.now();
  try {
    const storage = openForSoak(tune, { kind, url: at, silence });
    const handle = tune.createStudy({ storage, studyName: study });
    const slots = Array.from({ length: processes }, (_, slot) => ({
      slot,
      starts: 0,
      child: undefined,
      done: false,
    }));
    let killed = 0;
    let starts = 0;
    const ends = slots.map(
      (slot) =>
        new Promise((resolve) => {
          const start = () => {
            const order = {
              dist,
              kind,
              url: at,
              silence,
              study,
              slot: slot.slot,
              trials,
              seed: seed * 1000 + starts++,
              ledger: join(folder, `ledger${slot.slot}`),
            };
            const child = spawn(
              process.execPath,
              [fileURLToPath(new URL("./tune-worker.mjs", import.meta.url)), JSON.stringify(order)],
              { stdio: ["ignore", "ignore", "pipe"] },
            );
            slot.child = child;
            slot.since = performance.now();
            let said = "";
            child.stderr.on("data", (data) => (said += String(data)));
            child.once("close", (code, signal) => {
              if (signal === "SIGKILL") return start();
              if (code !== 0)
                problems.push(`worker ${slot.slot} ended with ${code ?? signal}: ${said.slice(0, 900)}`);
              slot.done = true;
              resolve();
            });
          };
          start();
        }),
    );
    const all = Promise.all(ends);
    let over = false;
    void all.then(() => (over = true));
    while (!over && killed < kills) {
      // Those that have begun: a worker that is loading its program has nothing to lose.
      const alive = slots.filter((slot) => !slot.done && existsSync(join(folder, `ledger${slot.slot}`)));
      await Promise.race([all, sleep(alive.length === 0 ? 5 : random() * 2 * gap)]);
      if (alive.length === 0) continue;
      const victim = alive[Math.floor(random() * alive.length)];
      if (victim.child.exitCode === null && victim.child.kill("SIGKILL")) killed++;
      if (killed % 10 === 0)
        say(`${killed} kills, ${handle.getTrials({ states: ["COMPLETE"] }).length} trials`);
    }
    await all;
    const seconds = (performance.now() - began) / 1000;

    const revives = kind !== "journal" && silence > 0;
    if (revives) {
      await sleep((silence + 2) * 1000);
      tune.failStaleTrials(handle);
      // What the dead left in line is taken up by whoever comes.
      const left = handle.getTrials({ states: ["WAITING"] }).length;
      await handle.optimize(objectiveOf("late"), { nTrials: left });
    }
    // Whoever opens it anew sees the same.
    const again = openForSoak(tune, { kind, url: at, silence });
    const found = again.getAllTrials(again.getStudyIdFromName(study));
    again.close();
    problems.push(...faultsOf(found, { processes, trials, killed, revives }));
    for (const { slot } of slots) problems.push(...ledgerFaults(found, join(folder, `ledger${slot}`)));
    if (kind === "journal") problems.push(...journalFaults(at));
    storage.close();
    const count = (state) => found.filter((trial) => trial.state === state).length;
    return {
      kind,
      problems,
      seconds,
      kills: killed,
      trials: found.length,
      complete: count("COMPLETE"),
      failed: count("FAIL"),
      running: count("RUNNING"),
      retried: found.filter((trial) => tune.RetryHeartbeatStaleTrialCallback.retryHistory(trial).length > 0)
        .length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function faultsOf(found, { processes, trials, killed, revives }) {
  const faults = [];
  for (const [i, trial] of found.entries())
    if (trial.number !== i) faults.push(`the trial at place ${i} has the number ${trial.number}`);
  if (new Set(found.map((trial) => trial.trialId)).size !== found.length)
    faults.push("a trial id came twice");
  const lost = found.filter((trial) => trial.state === "RUNNING" || trial.state === "FAIL").length;
  if (lost > killed) faults.push(`${killed} kills lost ${lost} trials`);
  if (revives && found.some((trial) => trial.state === "RUNNING"))
    faults.push("a dead worker's trial still runs");
  if (found.some((trial) => trial.state === "WAITING")) faults.push("a trial still waits");
  const bySlot = new Map();
  for (const trial of found) {
    if (trial.state !== "COMPLETE") continue;
    const { params, values, userAttrs, intermediateValues, number } = trial;
    bySlot.set(userAttrs.slot, (bySlot.get(userAttrs.slot) ?? 0) + 1);
    if (Object.keys(params).join() !== "x,n,c")
      faults.push(`trial ${number} has the parameters ${Object.keys(params)}`);
    if (values?.length !== 1 || values[0] !== objectiveValue(params))
      faults.push(`trial ${number} has the value ${values} for ${JSON.stringify(params)}`);
    if (userAttrs.number !== number) faults.push(`trial ${number} knew itself as ${userAttrs.number}`);
    if (intermediateValues[0] !== params.x || intermediateValues[1] !== params.n)
      faults.push(`trial ${number} has the reports ${JSON.stringify(intermediateValues)}`);
    if (trial.datetimeStart === null || trial.datetimeComplete === null)
      faults.push(`trial ${number} lacks a time`);
  }
  for (let slot = 0; slot < processes; slot++)
    if (bySlot.get(slot) !== trials)
      faults.push(`slot ${slot} has ${bySlot.get(slot)} of ${trials} complete trials`);
  return faults.slice(0, 20);
}

function ledgerFaults(found, ledger) {
  const lines = readFileSync(ledger, "utf8").trimEnd().split("\n");
  return lines.flatMap((line) => {
    const [number, value] = line.split(" ").map(Number);
    const trial = found[number];
    return trial?.state === "COMPLETE" && trial.values[0] === value
      ? []
      : [`a worker saw trial ${number} end with ${value}; it is ${trial?.state} with ${trial?.values}`];
  });
}

function journalFaults(path) {
  const text = readFileSync(path, "utf8");
  const faults = text.endsWith("\n") ? [] : ["the journal's last line is torn"];
  for (const [i, line] of text.trimEnd().split("\n").entries())
    try {
      JSON.parse(line);
    } catch {
      faults.push(`line ${i + 1} is torn: ${line.slice(0, 80)}`);
    }
  return faults.slice(0, 20);
}

function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
