"""rfe.json: recursive feature elimination on separable.json by L2 logistic regression (C = 1), as an explicit loop.

Each round fits on the m features that remain and removes those with the smallest squared weights: a share of
max(1, floor(0.1 m)) or 5, but never the last one. All removed in a round get the rank m' + 1, m' being the number left
after it; the last one standing has rank 1. `closest_call` is the smallest relative difference, over all rounds, between
the smallest squared weight kept and the largest removed: what a solver's inaccuracy must stay below.
"""

import numpy as np
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression

from common import load, made_with, save
from logistic_solver import fit

separable = load("separable.json")
X, y = np.array(separable["X"]), np.array(separable["y"])


def eliminate(count):
    left = np.arange(X.shape[1])
    ranks = np.ones(len(left), dtype=int)
    remaining, closest = [len(left)], np.inf
    while len(left) > 1:
        w, _, _ = fit(X[:, left], y, 1, "l2")
        order = np.argsort(w**2)
        remove = min(count(len(left)), len(left) - 1)
        smallest_kept, largest_removed = w[order[remove]] ** 2, w[order[remove - 1]] ** 2
        closest = min(closest, 1 - largest_removed / smallest_kept)
        ranks[left[order[:remove]]] = len(left) - remove + 1
        left = np.sort(left[order[remove:]])
        remaining.append(len(left))
    return {"remaining": remaining, "closest_call": closest, "ranks": ranks}


def scikit_learn_agrees(ranks, count):
    """scikit-learn's RFE numbers the rounds instead, so the groups and their order must be the same."""
    model = LogisticRegression(C=1, solver="newton-cholesky", tol=1e-12, max_iter=1000)
    theirs = RFE(model, n_features_to_select=1, step=count).fit(X, y).ranking_
    return (np.unique(ranks, return_inverse=True)[1] + 1 == theirs).all()


fraction = eliminate(lambda m: max(1, int(0.1 * m)))
five, one = eliminate(lambda m: 5), eliminate(lambda m: 1)
assert scikit_learn_agrees(five["ranks"], 5) and scikit_learn_agrees(one["ranks"], 1)
save(
    "rfe.json",
    {
        "made_with": made_with("rfe.py", "numpy", "scikit-learn"),
        "C": 1,
        "fraction_0.1": fraction,
        "count_5": five,
        "count_1": one,
    },
)
