"""Writes models/sklearn.json: coefficients and predictions of scikit-learn's models, on data of shap/data.

Run in this folder with scikit-learn (1.2.1 made the file): python3 make-models.py
"""
import json
import numpy as np
import pandas as pd
import sklearn
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.linear_model import ElasticNet, Lasso, LinearRegression, LogisticRegression, PoissonRegressor, Ridge
from sklearn.naive_bayes import BernoulliNB, ComplementNB, GaussianNB, MultinomialNB
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor


def data(name):
    table = pd.read_csv(f"shap/data/{name}.csv", float_precision="round_trip")
    return table.iloc[:, :-1].to_numpy(), table.iloc[:, -1].to_numpy()


def weights(n):
    return np.arange(n) * 7 % 4 + 0.5


camel = lambda name: "".join(w if i == 0 or len(w) == 1 else w.capitalize() for i, w in enumerate(name.split("_")))
values = {"most_frequent": "mostFrequent"}
cases = []


def case(name, model, weighted=False, columns=None, duplicate=False, given=None):
    X, y = data(name)
    if columns:
        X = X[:, columns]
    if duplicate:
        X = np.hstack([X, X[:, :1] + 2 * X[:, 1:2], np.full((len(X), 1), 3.0)])
    w = weights(len(y)) if weighted else None
    model.fit(X, y, **({} if w is None else {"sample_weight": w}))
    answer = model.predict_proba(X) if hasattr(model, "predict_proba") else model.predict(X)
    own = {camel(k): values.get(v, v) if isinstance(v, str) else v for k, v in (given or {}).items()}
    out = {
        "data": name,
        "model": type(model).__name__,
        "params": own,
        "weighted": weighted,
        "columns": columns,
        "duplicate": duplicate,
        "answers": np.asarray(answer)[::9].ravel().tolist(),
    }
    if hasattr(model, "coef_"):
        out["coef"] = np.ravel(model.coef_).tolist()
        out["intercept"] = np.ravel(model.intercept_).tolist()
    if isinstance(model, (Lasso, ElasticNet)):
        out["iterations"] = int(model.n_iter_)
        out["dualGap"] = float(model.dual_gap_)
    cases.append(out)


def run(name, make, given=None, hidden=None, **how):
    case(name, make(**{**(given or {}), **(hidden or {})}), given=given, **how)


tight = {"tol": 1e-12, "max_iter": 100000}
for weighted in (False, True):
    run("diabetes", LinearRegression, weighted=weighted)
    run("diabetes", LinearRegression, weighted=weighted, duplicate=True)
    run("diabetes", LinearRegression, {"fit_intercept": False}, weighted=weighted)
    run("diabetes", Ridge, {"alpha": 0.3}, {"solver": "cholesky"}, weighted=weighted)
    run("diabetes", Ridge, {"alpha": 0.3, "fit_intercept": False}, {"solver": "cholesky"}, weighted=weighted)
    run("diabetes", Lasso, {"alpha": 0.5}, weighted=weighted)
    run("diabetes", Lasso, {"alpha": 0.05, "positive": True}, weighted=weighted)
    run("diabetes", ElasticNet, {"alpha": 0.01, "l1_ratio": 0.3}, weighted=weighted)
    run("breast_cancer", LogisticRegression, {"C": 0.7}, {**tight, "solver": "newton-cholesky"}, weighted=weighted, columns=[0, 1, 4, 7])
    run("iris", LogisticRegression, {"C": 2.0}, {**tight, "solver": "newton-cg"}, weighted=weighted)
    run("iris", LogisticRegression, {"class_weight": "balanced", "fit_intercept": False}, {**tight, "solver": "newton-cg"})
    run("diabetes", PoissonRegressor, {"alpha": 0.5}, {**tight, "solver": "newton-cholesky"}, weighted=weighted)
    # With smoothing, weights are not repetition in scikit-learn: its largest variance leaves them out.
    run("wine", GaussianNB, {"var_smoothing": 0.0} if weighted else None, weighted=weighted)
    run("wine", MultinomialNB, {"alpha": 0.5}, weighted=weighted)
    run("wine", ComplementNB, weighted=weighted, columns=[0, 1, 5, 6])
    run("wine", ComplementNB, {"norm": True}, weighted=weighted, columns=[0, 1, 5, 6])
    run("wine", BernoulliNB, {"binarize": 2.0}, weighted=weighted)
    run("wine", DummyClassifier, weighted=weighted)
    run("wine", DummyClassifier, {"strategy": "most_frequent"}, weighted=weighted)
    run("diabetes", DummyRegressor, weighted=weighted)
    run("diabetes", DummyRegressor, {"strategy": "median"}, weighted=weighted)
    run("diabetes", DummyRegressor, {"strategy": "quantile", "quantile": 0.3}, weighted=weighted)
run("wine", GaussianNB, {"priors": [0.2, 0.3, 0.5], "var_smoothing": 1e-3})
run("wine", DummyClassifier, {"strategy": "constant", "constant": 1})
run("wine", KNeighborsClassifier, {"n_neighbors": 7})
run("wine", KNeighborsClassifier, {"weights": "distance"})
run("diabetes", KNeighborsRegressor, {"n_neighbors": 3})
run("diabetes", KNeighborsRegressor, {"weights": "distance"})

with open("models/sklearn.json", "w") as file:
    json.dump({"sklearn": sklearn.__version__, "cases": cases}, file)
