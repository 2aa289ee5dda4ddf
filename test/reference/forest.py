"""forest.json: the best single split of tiny data sets by Gini impurity, by scikit-learn and by trying them all.

`best` is scikit-learn's DecisionTreeClassifier(max_depth=1); it must equal the best of `splits`, every cut halfway
between two distinct values. `between_unequal_labels` is the best that a splitter finds which sorts the values (stably)
and looks only between neighbours with different labels, as ml-cart does: with ties that depends on the order of the
rows, and the best cut, or every cut, can be missed (null).
"""

from fractions import Fraction

import numpy as np
from sklearn.tree import DecisionTreeClassifier

from common import made_with, save

# All values are multiples of 1/4: exact in the 32-bit numbers that scikit-learn's trees use.
CASES = {
    "no ties": ([[0.25, 3], [1, 2], [1.5, 5], [2, 1], [2.75, 4], [4, 6]], [0, 0, 1, 0, 1, 1]),
    "ties, the best cut hidden from a look at neighbours": (
        [[1, 3], [1, 5], [1, 0.5], [1, 6], [2, 1], [2, 2], [2, 4], [2, 5.5]],
        [1, 1, 1, 0, 0, 0, 0, 0],
    ),
    "the same rows in another order, where neighbours show it": (
        [[1, 6], [1, 3], [1, 5], [1, 0.5], [2, 1], [2, 2], [2, 4], [2, 5.5]],
        [0, 1, 1, 1, 0, 0, 0, 0],
    ),
    "floored values, no cut found at all": (
        [[100, 7], [100, 7], [100, 7], [100, 7], [250, 7], [300, 7], [400, 7]],
        [1, 1, 1, 0, 0, 0, 0],
    ),
    "ties on both sides of the best cut, found inside a tie at another threshold": (
        [[1, 0.25], [1, 1.25], [1, 0], [2, 0.5], [2, 0.75], [2, 1], [3, 1.5], [3, 0.5]],
        [0, 0, 1, 1, 0, 1, 1, 1],
    ),
}


def gini(y):
    return 1 - sum(Fraction(y.count(c), len(y)) ** 2 for c in (0, 1)) if y else Fraction(0)


def decrease(x, y, threshold):
    left = [label for value, label in zip(x, y) if value < threshold]
    right = [label for value, label in zip(x, y) if value >= threshold]
    weighted = (len(left) * gini(left) + len(right) * gini(right)) / len(y)
    return {"decrease": gini(y) - weighted, "left": len(left), "right": len(right)}


def candidates(X, y, thresholds_of):
    found = []
    for feature, x in enumerate(zip(*X)):
        for threshold in thresholds_of(x, y):
            found.append({"feature": feature, "threshold": threshold} | decrease(x, y, threshold))
    return [split for split in found if split["left"] and split["right"]]


def between_distinct_values(x, _):
    values = sorted(set(x))
    return [(a + b) / 2 for a, b in zip(values, values[1:])]


def between_unequal_labels(x, y):
    pairs = sorted(zip(x, y), key=lambda pair: pair[0])
    return [(a + b) / 2 for (a, ya), (b, yb) in zip(pairs, pairs[1:]) if ya != yb]


def best(splits):
    return max(splits, key=lambda split: split["decrease"], default=None)


def numbers(split):
    return split and split | {"decrease": float(split["decrease"])}


def by_scikit_learn(X, y):
    tree = DecisionTreeClassifier(max_depth=1, random_state=0).fit(X, y).tree_
    n, impurity = tree.n_node_samples, tree.impurity
    assert tree.node_count == 3
    return {
        "feature": tree.feature[0],
        "threshold": tree.threshold[0],
        "decrease": impurity[0] - (n[1] * impurity[1] + n[2] * impurity[2]) / n[0],
        "left": n[1],
        "right": n[2],
    }


def case(name, X, y):
    splits = candidates(X, y, between_distinct_values)
    ours, theirs = best(splits), by_scikit_learn(X, y)
    assert sum(split["decrease"] == ours["decrease"] for split in splits) == 1, "two splits are equally good"
    assert all(abs(float(ours[key]) - theirs[key]) < 1e-15 for key in ours)
    return {
        "name": name,
        "X": X,
        "y": y,
        "impurity": float(gini(y)),
        "best": theirs,
        "between_unequal_labels": numbers(best(candidates(X, y, between_unequal_labels))),
        "splits": [numbers(split) for split in splits],
    }


save(
    "forest.json",
    {
        "made_with": made_with("forest.py", "numpy", "scikit-learn"),
        "cases": [case(name, X, y) for name, (X, y) in CASES.items()],
    },
)
