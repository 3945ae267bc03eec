"""One model for speed.mjs: trains it, keeps it with rows as float64, and prints CPU seconds of XGBoost's own contributions and interactions."""
import json
import sys
import time

import numpy as np
import xgboost

spec = json.loads(sys.argv[1])
folder, rounds = sys.argv[2], int(sys.argv[3])
rng = np.random.RandomState(0)
n, p = 20000, 30
X = rng.randn(n, p)
score = X[:, 0] * X[:, 1] + X[:, 2] + np.sin(3 * X[:, 3]) + 0.5 * X[:, 4:8].sum(1) + rng.randn(n)
y = (score > 0).astype(int)
params = dict(objective="binary:logistic", tree_method="hist", nthread=1, verbosity=0, seed=0)
if spec["kind"] == "boosting":
    params.update(max_depth=spec["depth"], eta=0.1)
    model = xgboost.train(params, xgboost.DMatrix(X, y, nthread=1), num_boost_round=spec["trees"])
else:
    # A forest as scikit-learn grows it: unbounded trees on a part of the rows, a part of the columns at each node.
    m = spec["rows"]
    params.update(max_depth=0, max_leaves=0, grow_policy="lossguide", eta=1, min_child_weight=0, reg_lambda=0, gamma=0)
    params.update(subsample=0.632, colsample_bynode=0.18, num_parallel_tree=spec["trees"], objective="reg:squarederror")
    model = xgboost.train(params, xgboost.DMatrix(X[:m], y[:m], nthread=1), num_boost_round=1)
model.save_model(folder + "/model.json")
X[-12000:].tofile(folder + "/rows.bin")


def cpu(rows, **what):
    data = xgboost.DMatrix(X[-12000:][:rows], nthread=1)
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        model.predict(data, **what)
        taken.append(time.process_time() - begun)
    return sorted(taken)[len(taken) // 2]


out = {}
if spec.get("contribs"):
    out["contribs"] = cpu(spec["contribs"], pred_contribs=True)
if spec.get("pairs"):
    out["pairs"] = cpu(spec["pairs"], pred_interactions=True)
print(json.dumps(out))
