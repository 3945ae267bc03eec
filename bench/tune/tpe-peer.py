"""One measurement of Python's Optuna: CPU milliseconds of a TPE trial with a history of a given size, as JSON."""
import json
import random
import resource
import sys
import warnings

import optuna

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
mode, params, size, trials = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
distribution = optuna.distributions.FloatDistribution(-5, 5)
rng = random.Random(7)


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def objective(trial):
    return sum((trial.suggest_float(f"x{j}", -5, 5) - 0.1 * j) ** 2 for j in range(params))


sampler = optuna.samplers.TPESampler(seed=1, multivariate=mode == "multivariate", constant_liar=mode == "multivariate")
study = optuna.create_study(sampler=sampler)
for _ in range(size):
    near = rng.random() < 0.7
    point = {f"x{j}": 0.1 * j + (rng.random() - 0.5) * 2 if near else rng.random() * 10 - 5 for j in range(params)}
    value = sum((point[f"x{j}"] - 0.1 * j) ** 2 for j in range(params))
    study.add_trial(optuna.trial.create_trial(value=value, params=point, distributions={name: distribution for name in point}))
study.optimize(objective, n_trials=2)
start = cpu()
study.optimize(objective, n_trials=trials)
print(json.dumps({"ms": (cpu() - start) / trials * 1000}))
