"""The peers of quality.mjs: trains scikit-learn and XGBoost on the task's folds and writes their scores."""
import json
import sys

import numpy as np
import xgboost
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.metrics import accuracy_score, r2_score, roc_auc_score

path = sys.argv[1]
task = json.load(open(path))
X, y = np.array(task["X"]), np.array(task["y"])
regression = task["regression"]


def models(seed):
    rf = RandomForestRegressor if regression else RandomForestClassifier
    hgb = HistGradientBoostingRegressor if regression else HistGradientBoostingClassifier
    xgb = xgboost.XGBRegressor if regression else xgboost.XGBClassifier
    return {
        "sklearn_rf": rf(n_estimators=100, n_jobs=1, random_state=seed),
        "sklearn_hgb": hgb(max_iter=100, early_stopping=False, random_state=seed),
        "xgboost": xgb(
            n_estimators=100, max_depth=6, learning_rate=0.1, tree_method="hist", n_jobs=1, random_state=seed, verbosity=0
        ),
    }


def score(model, rows):
    if task["metric"] == "AUC":
        return roc_auc_score(y[rows], model.predict_proba(X[rows])[:, 1])
    predicted = model.predict(X[rows])
    return r2_score(y[rows], predicted) if regression else accuracy_score(y[rows], predicted)


out = {name: [] for name in models(0)}
for seed, split in enumerate(task["splits"]):
    for name, model in models(seed).items():
        model.fit(X[split["train"]], y[split["train"]])
        out[name].append(score(model, split["test"]))
json.dump(out, open(path + ".out", "w"))
