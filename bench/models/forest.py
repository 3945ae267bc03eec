"""Peers of forest.mjs: makes the tables, trains and predicts on one thread, prints CPU seconds and AUC as one JSON line."""

import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from sklearn.datasets import make_classification
from sklearn.metrics import roc_auc_score

folder, task, rows = sys.argv[1], sys.argv[2], int(sys.argv[3])
COLUMNS = 30


def timed(work):
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


if task == "make":
    X, y = make_classification(
        n_samples=2 * rows,
        n_features=COLUMNS,
        n_informative=12,
        n_redundant=6,
        flip_y=0.1,
        class_sep=0.7,
        random_state=0,
    )
    X.astype("<f8").tofile(f"{folder}/x.bin")
    y.astype("<i4").tofile(f"{folder}/y.bin")
    sys.exit()

X = np.fromfile(f"{folder}/x.bin").reshape(-1, COLUMNS)
y = np.fromfile(f"{folder}/y.bin", "<i4")
if task == "xgboost":
    import xgboost

    train = xgboost.DMatrix(X[:rows], y[:rows])
    options = {"max_depth": 6, "tree_method": "hist", "objective": "binary:logistic", "nthread": 1}
    model = xgboost.train(options, train, 100)
    model.save_model(f"{folder}/model.json")
    table = xgboost.DMatrix(X[rows:], nthread=1)
    model.predict(table)
    table = xgboost.DMatrix(X[rows:], nthread=1)
    prediction, predict = timed(lambda: model.predict(table))
    fit = None
else:
    from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
    from sklearn.tree import DecisionTreeClassifier

    model = {
        "RandomForestClassifier": RandomForestClassifier,
        "ExtraTreesClassifier": ExtraTreesClassifier,
        "DecisionTreeClassifier": DecisionTreeClassifier,
    }[task](random_state=0)
    _, fit = timed(lambda: model.fit(X[:rows], y[:rows]))
    prediction, predict = timed(lambda: model.predict_proba(X[rows:])[:, 1])
print(json.dumps({"fit": fit, "predict": predict, "auc": roc_auc_score(y[rows:], prediction)}))
