"""One piece of the peers' work for speed.mjs: prints CPU seconds of training and prediction, and the AUC."""
import json
import sys
import time

import numpy as np
from sklearn.metrics import roc_auc_score

work, path, rows, columns = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
X = np.fromfile(path + ".x").reshape(-1, columns)
y = np.fromfile(path + ".y")
train, test = X[:rows], X[rows:]
begun = time.process_time()
if work == "boost":
    import xgboost

    begun = time.process_time()
    data = xgboost.DMatrix(train, y[:rows], nthread=1)
    params = dict(objective="binary:logistic", tree_method="hist", max_depth=6, eta=0.1, nthread=1, verbosity=0)
    model = xgboost.train(params, data, num_boost_round=100)
    fit = time.process_time() - begun
    begun = time.process_time()
    model.inplace_predict(train)
    predict = time.process_time() - begun
    scores = model.predict(xgboost.DMatrix(test, nthread=1))
else:
    from sklearn.ensemble import RandomForestClassifier

    begun = time.process_time()
    model = RandomForestClassifier(n_estimators=100, n_jobs=1, random_state=0).fit(train, y[:rows])
    fit = time.process_time() - begun
    begun = time.process_time()
    model.predict_proba(train)
    predict = time.process_time() - begun
    scores = model.predict_proba(test)[:, 1]
print(json.dumps({"fit": fit, "predict": predict, "auc": roc_auc_score(y[rows:], scores)}))
