"""One step on a simulated cohort, measured: python scaling.py STEP SAMPLES PROBES FILE (made by scaling-cohort.mjs)."""

import json
import re
import sys
import time

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC


def rfe(X, y):
    remaining = np.arange(X.shape[1])
    while len(remaining) > 1:
        weights = SVC(kernel="linear", C=1).fit(X[:, remaining], y).coef_[0] ** 2
        count = max(1, int(0.1 * len(remaining)))
        remaining = np.delete(remaining, np.argsort(weights, kind="stable")[:count])


def l1_path(X, y):
    largest = np.abs(X.T @ (y - y.mean())).max()
    model = LogisticRegression(l1_ratio=1, solver="liblinear", warm_start=True)
    for lam in largest * np.logspace(0, -1, 20):
        model.set_params(C=1 / lam).fit(X, y)


STEPS = {
    "t-tests": lambda X, y: stats.ttest_ind(X[y == 1], X[y == 0], equal_var=False),
    "rfe": rfe,
    "l1-path": l1_path,
    "svm": lambda X, y: SVC(kernel="rbf").fit(X, y),
    "forest": lambda X, y: RandomForestClassifier(100, n_jobs=1, oob_score=True).fit(X, y),
}


def megabytes():
    """The largest resident set so far."""
    with open("/proc/self/status") as status:
        return round(int(re.search(r"VmHWM:\s+(\d+) kB", status.read())[1]) / 1024)


def main():
    step, n, p, file = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    y = (np.arange(n) % 38 >= 27).astype(int)
    X = None if step == "read" else np.fromfile(f"{file}.f64").reshape(n, p)
    loaded = megabytes()
    start = time.perf_counter()
    if step == "read":
        pd.read_csv(f"{file}.csv", index_col=0).to_numpy(float).T
    else:
        STEPS[step](X, y)
    ms = (time.perf_counter() - start) * 1000
    print(json.dumps({"ms": float(f"{ms:.4g}"), "peak_mb": megabytes(), "loaded_mb": loaded}))


main()
