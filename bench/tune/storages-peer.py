"""One study of Optuna's for bench/tune/storages.mjs: `storages-peer.py PLACE TRIALS`; prints CPU and wall milliseconds."""

import json
import sys
import time
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
place, trials = sys.argv[1], int(sys.argv[2])
if place == "memory":
    storage = None
elif place.startswith("journal:"):
    path = place[len("journal:") :]
    try:
        from optuna.storages.journal import JournalFileBackend

        storage = optuna.storages.JournalStorage(JournalFileBackend(path))
    except ImportError:
        storage = optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(path))
else:
    storage = place
study = optuna.create_study(
    storage=storage, sampler=optuna.samplers.RandomSampler(seed=1), pruner=optuna.pruners.NopPruner()
)


def objective(trial):
    return sum(trial.suggest_float(f"x{i}", -5, 5) ** 2 for i in range(5))


cpu, wall = time.process_time(), time.perf_counter()
study.optimize(objective, n_trials=trials)
print(json.dumps({"cpu": 1000 * (time.process_time() - cpu), "wall": 1000 * (time.perf_counter() - wall)}))
