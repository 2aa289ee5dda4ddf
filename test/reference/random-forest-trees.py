"""random-forest-trees.json: single trees by scikit-learn's DecisionTreeClassifier, all columns offered at every split.

Only data on which every node has one best split, by exact fractions over every cut between distinct values: which of
equally good splits is taken is up to the implementation. Values are multiples of 1/4, so that there are ties and midpoints are
exact in the 32-bit numbers that scikit-learn's trees use; among the test rows are values equal to thresholds. `draws` weighs
the samples as a bootstrap sample does.
"""

from fractions import Fraction

import numpy as np
from sklearn.tree import DecisionTreeClassifier

from common import made_with, save

CASES = {
    "three levels": {"p": 4, "max_depth": 3},
    "at least five samples in a leaf": {"p": 4, "min_samples_leaf": 5},
    "one column, fully grown": {"p": 1},
    "a bootstrap sample, three levels": {"p": 4, "max_depth": 3, "bootstrap": True},
}


def cuts(X, y, w, smallest):
    """Impurity (times the weight) of every allowed cut of every column."""
    for x in X.T:
        for value in np.unique(x)[:-1]:
            left = x <= value
            if min(left.sum(), (~left).sum()) >= smallest:
                yield sum(impurity(y[side], w[side]) for side in (left, ~left))


def impurity(y, w):
    n, k = int(w.sum()), int(w[y == 1].sum())
    return Fraction(2 * k * (n - k), n)


def unambiguous(tree, X, y, w, options):
    """Whether every inner node has a single best cut."""
    reached = tree.decision_path(X).toarray().astype(bool)
    for node in np.flatnonzero(tree.tree_.feature >= 0):
        rows = reached[:, node] & (w > 0)
        values = sorted(cuts(X[rows], y[rows], w[rows], options.get("min_samples_leaf", 1)))
        if len(values) > 1 and values[0] == values[1]:
            return False
    return True


def drawn(rng, p, bootstrap=False, **options):
    X = (rng.standard_normal((40, p)) * 3).round() / 4
    y = (X[:, 0] + rng.standard_normal(40) * 0.5 > 0).astype(int)
    w = np.bincount(rng.integers(40, size=40), minlength=40) if bootstrap else np.ones(40, int)
    test = (rng.standard_normal((30, p)) * 6).round() / 8
    # A sample that was not drawn must not be seen: weight 0 is not enough, its values would still offer cuts.
    seen = w > 0
    tree = DecisionTreeClassifier(random_state=0, **options)
    tree.fit(X[seen], y[seen], sample_weight=w[seen])
    return X, y, w, test, tree


def case(name, options):
    rng = np.random.default_rng(45)
    limits = {key: value for key, value in options.items() if key not in ("p", "bootstrap")}
    while True:
        X, y, w, test, tree = drawn(rng, **options)
        t = tree.tree_
        if t.node_count > 8 and unambiguous(tree, X, y, w, limits):
            break
    inner = t.feature >= 0
    assert any(np.isin(test[:, f], t.threshold[t.feature == f]).any() for f in t.feature[inner])
    return {
        "name": name,
        "limits": limits,
        "X": X,
        "y": y,
        "draws": w,
        "feature": np.where(inner, t.feature, -1),
        "threshold": np.where(inner, t.threshold, np.nan),
        "share": t.value[:, 0, 1],
        "importance": tree.feature_importances_,
        "test": test,
        "test_share": tree.predict_proba(test)[:, 1],
    }


save(
    "random-forest-trees.json",
    {
        "made_with": made_with("random-forest-trees.py", "numpy", "scikit-learn"),
        "cases": [case(name, options) for name, options in CASES.items()],
    },
)
