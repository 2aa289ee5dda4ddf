"""The units of work as a careful user of numpy and scikit-learn writes them.

UNITS[unit, peer](inputs) prepares and gives a function that does the work once. What that gives is the result, or a
function which makes the result and is not timed.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
import sklearn
from scipy import special, stats
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import RFE, SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, PredefinedSplit, StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC


def versions():
    return {
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
        "pandas": pd.__version__,
    }


class Inputs:
    def __init__(self, folder):
        self.folder = Path(folder)
        with open(self.folder / "inputs.json") as file:
            self.json = json.load(file)

    def set(self, name):
        shape = self.json["shapes"][name]
        X = np.fromfile(self.folder / f"{name}.f64").reshape(shape["rows"], shape["columns"])
        return X, np.array(shape["y"])


def welch_by_numpy(inputs):
    X, y = inputs.set("logged")
    positive = y == 1

    def run():
        a, b = X[positive], X[~positive]
        na, nb = len(a), len(b)
        ea, eb = a.var(axis=0, ddof=1) / na, b.var(axis=0, ddof=1) / nb
        with np.errstate(divide="ignore", invalid="ignore"):
            t = (a.mean(axis=0) - b.mean(axis=0)) / np.sqrt(ea + eb)
            df = (ea + eb) ** 2 / (ea**2 / (na - 1) + eb**2 / (nb - 1))
        return {"t": t, "df": df, "p": 2 * special.stdtr(df, -np.abs(t))}

    return run


def welch_by_scipy(inputs):
    X, y = inputs.set("logged")

    def run():
        with np.errstate(divide="ignore", invalid="ignore"):
            test = stats.ttest_ind(X[y == 1], X[y == 0], equal_var=False)
        return {"t": test.statistic, "df": test.df, "p": test.pvalue}

    return run


def one_at_a_time(tolerance):
    def prepare(inputs):
        X, y = inputs.set("training-7129")

        def run():
            machine = SVC(kernel="linear", C=1, tol=tolerance)
            return RFE(machine, n_features_to_select=1, step=1).fit(X, y).ranking_

        return run

    return prepare


def a_tenth_at_a_time(inputs):
    X, y = inputs.set("training-7129")

    def run():
        remaining = np.arange(X.shape[1])
        ranks = np.ones(X.shape[1], dtype=int)
        while len(remaining) > 1:
            machine = SVC(kernel="linear", C=1, tol=1e-10).fit(X[:, remaining], y)
            order = np.argsort(machine.coef_[0] ** 2, kind="stable")
            count = max(1, int(0.1 * len(remaining)))
            ranks[remaining[order[:count]]] = len(remaining) - count + 1
            remaining = np.delete(remaining, order[:count])
        return ranks

    return run


def rbf(size):
    def prepare(inputs):
        X, y = inputs.set(f"training-{size}")
        held_out, _ = inputs.set(f"held-out-{size}")
        return lambda: SVC(kernel="rbf", C=1, gamma="scale").fit(X, y).decision_function(held_out)

    return prepare


def forest(size):
    def prepare(inputs):
        X, y = inputs.set(f"training-{size}")
        held_out, _ = inputs.set(f"held-out-{size}")
        seeds = np.random.default_rng(1)

        def run():
            seed = int(seeds.integers(2**31))
            model = RandomForestClassifier(500, oob_score=True, n_jobs=1, random_state=seed).fit(X, y)
            model.feature_importances_
            return lambda: {
                "votes": np.mean([tree.predict(held_out) for tree in model.estimators_], axis=0),
                "error": 1 - model.oob_score_,
            }

        return run

    return prepare


def max_t(inputs):
    X, y = inputs.set("training-7129")
    shuffled = np.array(inputs.json["shuffled"], dtype=float)

    def run():
        centred = X - X.mean(axis=0)
        squares = centred**2
        total = squares.sum(axis=0)

        def squared_t(positive, columns):
            """Of every labelling (rows of `positive`), for some columns: sums over a class are matrix products."""
            n1 = positive[0].sum()
            n0 = len(y) - n1
            s, q = positive @ centred[:, columns], positive @ squares[:, columns]
            error = (q - s * s / n1) / (n1 * (n1 - 1))
            error += (total[columns] - q - s * s / n0) / (n0 * (n0 - 1))
            # What is below this is the rounding error of a column that is constant in both classes.
            error[error <= 1e-13 * total[columns]] = 0
            s *= 1 / n1 + 1 / n0
            with np.errstate(divide="ignore"):
                return s * s / error

        varying = np.flatnonzero(np.ptp(X, axis=0) > 0)
        observed = squared_t(y[None, :].astype(float), varying)[0]
        order = varying[np.argsort(-observed, kind="stable")]
        observed = np.sort(observed)[::-1]
        exceeded = np.zeros(len(order))
        for start in range(0, len(shuffled), 50):  # a block whose statistics stay in the cache
            t = squared_t(shuffled[start : start + 50], order)
            largest = np.maximum.accumulate(t[:, ::-1], axis=1)[:, ::-1]
            exceeded += (largest >= observed * (1 - 1e-12)).sum(axis=0)
        adjusted = np.ones(X.shape[1])
        adjusted[order] = np.maximum.accumulate((exceeded + 1) / (len(shuffled) + 1))
        return adjusted

    return run


def welch_scores(X, y):
    """As a score function of SelectKBest, which keeps the highest: the smallest p."""
    a, b = X[y == 1], X[y == 0]
    na, nb = len(a), len(b)
    ea, eb = a.var(axis=0, ddof=1) / na, b.var(axis=0, ddof=1) / nb
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (a.mean(axis=0) - b.mean(axis=0)) / np.sqrt(ea + eb)
        df = (ea + eb) ** 2 / (ea**2 / (na - 1) + eb**2 / (nb - 1))
    p = 2 * special.stdtr(df, -np.abs(t))
    return -np.nan_to_num(p, nan=1.0), p


def nested_cv(inputs):
    X, y = inputs.set("raw")
    low, high = inputs.json["clip"]["floor"], inputs.json["clip"]["ceiling"]
    grid = {"logisticregression__C": np.logspace(-2, 2, 10)}

    def run():
        # The logarithm learns nothing: once for all folds.
        logged = np.log2(np.clip(X, low, high))
        model = make_pipeline(
            SelectKBest(welch_scores, k=50),
            StandardScaler(),
            LogisticRegression(l1_ratio=1, solver="liblinear", tol=1e-4),
        )
        calls = []
        for repeat, folds in enumerate(inputs.json["outer"]["assignment"]):
            inner = StratifiedKFold(5, shuffle=True, random_state=repeat)
            search = GridSearchCV(model, grid, cv=inner, n_jobs=1)
            calls.append(cross_val_predict(search, logged, y, cv=PredefinedSplit(folds), n_jobs=1))
        return calls

    return run


def read_csv(inputs):
    file = inputs.json["csv"]

    def run():
        table = pd.read_csv(file)
        patients = [name for name in table.columns if name.isdigit()]
        values = table[patients].to_numpy()
        calls = table.iloc[:, 3::2].to_numpy()
        return lambda: {
            "values": {name: values[:, k] for k, name in enumerate(patients)},
            "calls": ["".join(calls[:, k]) for k in range(calls.shape[1])],
        }

    return run


UNITS = {
    ("welch", "numpy"): welch_by_numpy,
    ("welch", "scipy"): welch_by_scipy,
    ("rfe-one-at-a-time", "scikit-learn"): one_at_a_time(1e-3),
    ("rfe-one-at-a-time-1e-10", "scikit-learn"): one_at_a_time(1e-10),
    ("rfe-fraction", "scikit-learn"): a_tenth_at_a_time,
    ("svm-rbf-7129", "scikit-learn"): rbf(7129),
    ("svm-rbf-50", "scikit-learn"): rbf(50),
    ("forest-7129", "scikit-learn"): forest(7129),
    ("forest-50", "scikit-learn"): forest(50),
    ("nested-cv", "scikit-learn"): nested_cv,
    ("max-t", "numpy"): max_t,
    ("read-csv", "pandas"): read_csv,
}
