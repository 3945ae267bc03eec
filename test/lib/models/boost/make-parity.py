"""Writes sklearn-parity.json: what scikit-learn's HistGradientBoosting (1.2.1) and GradientBoosting predict on small made-up tables."""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.ensemble import (
    GradientBoostingRegressor,
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
)

random = np.random.RandomState(7)
N, P = 400, 4
X = np.round(random.randn(N, P), 1)
X[:, 3] = random.randint(0, 7, N)
signal = X[:, 0] * 1.3 + np.sin(2 * X[:, 1]) + np.array([0, 1, -1, 2, 0.5, -2, 1])[X[:, 3].astype(int)]
number = np.round(signal + 0.5 * random.randn(N), 3)
binary = (signal + random.randn(N) > 0.5).astype(int)
three = np.digitize(signal + 0.7 * random.randn(N), [-0.5, 1])
counts = random.poisson(np.exp(signal / 3))
weights = np.round(random.rand(N) * 3 + 0.1, 2)
missing = X.copy()
missing[random.rand(N, P) < 0.2] = np.nan
continuous = random.randn(N, 3)
continuous_y = continuous[:, 0] * continuous[:, 1] + 0.1 * random.randn(N)

C, R = HistGradientBoostingClassifier, HistGradientBoostingRegressor
cases = []


def camel(name):
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)


def case(name, model, X, y, weight=None, loss=None, params={}):
    own = {camel(k): v for k, v in params.items()}
    given = dict(params)
    if loss:
        given["loss"], own["loss"] = loss
    fitted = model(**given).fit(X, y, sample_weight=weight)
    if hasattr(fitted, "predict_proba"):
        out = fitted.predict_proba(X)
        raw = fitted.decision_function(X)
    else:
        out = raw = fitted.predict(X)
    cases.append(
        dict(
            name=name,
            model=model.__name__,
            params=own,
            X=[[None if np.isnan(x) else x for x in row] for row in X.tolist()],
            y=np.asarray(y).tolist(),
            weight=None if weight is None else weight.tolist(),
            rows=list(range(0, len(X), 7)),
            predictions=np.asarray(out)[::7].tolist(),
            raw=np.asarray(raw)[::7].tolist(),
        )
    )


case("regression", R, X, number, params=dict(max_iter=40))
case("binary", C, X, binary, params=dict(max_iter=40))
case("three classes", C, X, three, params=dict(max_iter=20))
case("missing", C, missing, binary, params=dict(max_iter=40, min_samples_leaf=5))
case("missing, three classes", C, missing, three, params=dict(max_iter=15, max_leaf_nodes=8))
case("missing, regression", R, missing, number, params=dict(max_iter=40, l2_regularization=2.5))
case("depth", R, X, number, params=dict(max_iter=30, max_depth=3, max_leaf_nodes=None))
case("categories", R, missing, number, params=dict(max_iter=30, categorical_features=[3]))
case("categories, classes", C, missing, binary, params=dict(max_iter=30, categorical_features=[3], min_samples_leaf=5))
case("weights", R, X, number, weight=weights, params=dict(max_iter=30))
case("weights, classes", C, X, binary, weight=weights, params=dict(max_iter=30))
case("monotone", R, X, number, params=dict(max_iter=30, monotonic_cst=[1, -1, 0, 0]))
case("poisson", R, X, counts, loss=("poisson", "poisson"), params=dict(max_iter=30))
case("absolute error", R, X, number, loss=("absolute_error", "absoluteError"), params=dict(max_iter=30))
case("quantile", R, X, number, loss=("quantile", "quantile"), params=dict(max_iter=30, quantile=0.75))
case("quantile bins", R, continuous, continuous_y, params=dict(max_iter=30))
case("few bins", R, continuous, continuous_y, params=dict(max_iter=30, max_bins=16))
case(
    "classic",
    GradientBoostingRegressor,
    X,
    number,
    loss=("squared_error", "squaredError"),
    params=dict(n_estimators=30),
)

# (A quantile such as 0.8 makes gradients whose sums tie but for rounding.)
print(sklearn.__version__, len(cases))
target = pathlib.Path(__file__).with_name("sklearn-parity.json")
target.write_text(json.dumps(dict(version=sklearn.__version__, cases=cases)))
