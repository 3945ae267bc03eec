/**
 * Python's Optuna beside ours, where it is installed: it reads a journal, writes one, or works on one at the same time. Both
 * sides' studies are brought to one form.
 */
import { spawn, spawnSync } from "node:child_process";
import { distributionToJson } from "../../../../lib/tune/distributions.ts";
import { fromPythonJson } from "../../../../lib/tune/python-json.ts";
import type { Storage } from "../../../../lib/tune/storages/storage.ts";

const python = process.env["ASSAY_OPTUNA_PYTHON"] ?? "/usr/bin/python3";

/** Whether there is one. */
export const hasOptuna = spawnSync(python, ["-c", "import optuna"], { stdio: "ignore" }).status === 0;

const opening = `
import sys, json, datetime
import optuna
optuna.logging.set_verbosity(optuna.logging.ERROR)
import warnings
warnings.simplefilter("ignore")
from optuna.distributions import *
from optuna.trial import TrialState, create_trial
def journal(path):
    try:
        from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock
        return optuna.storages.JournalStorage(JournalFileBackend(path))
    except ImportError:
        return optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(path))
def time(t):
    return None if t is None else int(t.timestamp() * 1000 + 1e-3)
def dump(storage):
    return [dict(name=s.study_name, directions=[d.name.lower() for d in s.directions], userAttrs=s.user_attrs,
        systemAttrs=s.system_attrs, trials=[dict(number=t.number, state=t.state.name, values=t.values, params=t.params,
        distributions={k: optuna.distributions.distribution_to_json(d) for k, d in t.distributions.items()},
        userAttrs=t.user_attrs, systemAttrs=t.system_attrs,
        intermediateValues={str(k): v for k, v in t.intermediate_values.items()},
        datetimeStart=time(t.datetime_start), datetimeComplete=time(t.datetime_complete))
        for t in storage.get_all_trials(s._study_id)]) for s in storage.get_all_studies()]
path = sys.argv[1]
`;

/** Runs a script that knows `journal(path)` and `dump(storage)`; gives what it printed as JSON. */
export function runPython(script: string, ...args: string[]): unknown {
  const done = spawnSync(python, ["-c", opening + script, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`python: ${done.stderr}`);
  return done.stdout.trim() === "" ? undefined : fromPythonJson(done.stdout);
}

/** The same, while this process goes on. */
export function startPython(script: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, ["-c", opening + script, ...args], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (data) => (said += String(data)));
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`python: ${said}`))));
  });
}

/** All studies of a storage of ours in the form of `dump`. */
export function dump(storage: Storage): unknown {
  return storage.getAllStudies().map((study) => ({
    name: study.studyName,
    directions: study.directions,
    userAttrs: study.userAttrs,
    systemAttrs: study.systemAttrs,
    trials: storage.getAllTrials(study.studyId).map((trial) => ({
      number: trial.number,
      state: trial.state,
      values: trial.values,
      params: trial.params,
      distributions: Object.fromEntries(
        Object.entries(trial.distributions).map(([name, each]) => [name, distributionToJson(each)]),
      ),
      userAttrs: trial.userAttrs,
      systemAttrs: trial.systemAttrs,
      intermediateValues: trial.intermediateValues,
      datetimeStart: trial.datetimeStart?.getTime() ?? null,
      datetimeComplete: trial.datetimeComplete?.getTime() ?? null,
    })),
  }));
}
