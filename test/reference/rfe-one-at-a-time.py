"""rfe-one-at-a-time.json: scikit-learn's RFE by a linear support vector machine, one column at a time.

On separable.json, and on the same with the first half of its rows alone (ten samples: fewer support vectors). The tighter
the tolerance, the fewer near-ties fall at random, but libsvm keeps the kernel in single precision: `closest_call` is the
smallest relative difference, over all rounds, between the smallest squared weight and the next, with weights computed in
double precision from the machine's own coefficients. The order is certain where it is far above 1e-7.
"""

import numpy as np
from sklearn.feature_selection import RFE
from sklearn.svm import SVC

from common import load, made_with, save

TOLERANCE = 1e-10


def ranking(X, y, C):
    closest = [np.inf]

    def squares(svc):
        w2 = svc.coef_[0] ** 2
        if len(w2) > 1:
            smallest, next_one = np.partition(w2, 1)[:2]
            closest[0] = min(closest[0], 1 - smallest / next_one)
        return w2

    svc = SVC(kernel="linear", C=C, tol=TOLERANCE)
    ranks = RFE(svc, n_features_to_select=1, step=1, importance_getter=squares).fit(X, y).ranking_
    return {"samples": len(y), "C": C, "closest_call": closest[0], "ranks": ranks}


separable = load("separable.json")
X, y = np.array(separable["X"]), np.array(separable["y"])
cases = [ranking(X[:n], y[:n], C) for n, C in ((20, 1), (20, 0.01), (10, 1))]
save(
    "rfe-one-at-a-time.json",
    {
        "made_with": made_with("rfe-one-at-a-time.py", "numpy", "scikit-learn"),
        "tolerance": TOLERANCE,
        "cases": cases,
    },
)
