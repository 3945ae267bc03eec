"""Scores of rows with several labels, and D² of probabilities, from scikit-learn 1.2: writes multilabel.json.

Run in this folder with scikit-learn (1.2.1 made the file): python3 make-multilabel.py
"""
import json
import pathlib

import numpy as np
from sklearn import metrics as m

rng = np.random.RandomState(0)
n, k = 12, 3
Y, P = rng.randint(0, 2, (n, k)), rng.randint(0, 2, (n, k))
S, w = np.round(rng.rand(n, k), 3), np.round(rng.rand(n) + 0.1, 2)
# Every row has a label and lacks one, in truth and prediction, so that every score has a value.
Y[Y.sum(1) == 0, 0] = 1
P[P.sum(1) == 0, 1] = 1
Y[Y.sum(1) == k, 2] = 0
scores = {}
of_labels = dict(Precision=m.precision_score, Recall=m.recall_score, F1=m.f1_score, Jaccard=m.jaccard_score)
of_scores = dict(RocAuc=m.roc_auc_score, AveragePrecision=m.average_precision_score)
for given, functions in ((P, of_labels), (S, of_scores)):
    for name, score in functions.items():
        for average in ("micro", "macro", "weighted", "samples"):
            both = [score(Y, given, average=average), score(Y, given, average=average, sample_weight=w)]
            scores[f"multilabel{name} {average}"] = both
scores["subsetAccuracyScore macro"] = [m.accuracy_score(Y, P), m.accuracy_score(Y, P, sample_weight=w)]
scores["hammingLoss"] = m.hamming_loss(Y, P)
y = rng.randint(0, 3, 20)
p = rng.dirichlet([1, 1, 1], 20).round(6)
p /= p.sum(1, keepdims=True)
shares, truth = np.tile(np.bincount(y, minlength=3) / 20, (20, 1)), np.eye(3)[y]
d2 = {
    "y": y.tolist(),
    "p": p.ravel().tolist(),
    "logLoss": 1 - m.log_loss(y, p) / m.log_loss(y, shares),
    "brier": 1 - ((p - truth) ** 2).sum() / ((shares - truth) ** 2).sum(),
}
record = dict(k=k, Y=Y.ravel().tolist(), P=P.ravel().tolist(), S=S.ravel().tolist(), w=w.tolist(), scores=scores, d2=d2)
pathlib.Path(__file__).with_name("multilabel.json").write_text(json.dumps(record))
