"""shapley.json: Shapley values of a forest and of a linear model, both sets, by the shap package and by their definition.

The forest is scikit-learn's, written down node by node so that both sides explain the same trees; its score here is the mean
share of class 1 in the leaves. Values are rounded to multiples of 1/16: exact in the 32-bit numbers of scikit-learn's trees,
and with ties. The background is the training rows, and what is not known comes from it (shap: interventional).

shap weighs the sets in single precision. `defined` is the definition itself, in double: every set of the columns that a tree
asks about, tree by tree, as Shapley values add up.
"""

from itertools import combinations
from math import factorial

import numpy as np
import shap
from sklearn.ensemble import RandomForestClassifier

from common import made_with, model_data, save


def nested(tree, node=0):
    """A tree as nested lists: [share] of a leaf, [share, feature, threshold, left, right] of a split."""
    share = tree.value[node, 0, 1]
    if tree.feature[node] < 0:
        return [share]
    sides = [nested(tree, side[node]) for side in (tree.children_left, tree.children_right)]
    return [share, tree.feature[node], tree.threshold[node], *sides]


def by_definition(estimator, background, x):
    """Shapley values of one tree at one row."""
    columns = [j for j in np.unique(estimator.tree_.feature) if j >= 0]
    n = len(columns)

    def worth(known):
        rows = background.copy()
        rows[:, list(known)] = x[list(known)]
        return estimator.predict_proba(rows)[:, 1].mean()

    sets = [set(s) for size in range(n + 1) for s in combinations(columns, size)]
    worths = {frozenset(s): worth(s) for s in sets}
    values = np.zeros(len(x))
    for j in columns:
        for s in (s for s in sets if j not in s):
            weight = factorial(len(s)) * factorial(n - len(s) - 1) / factorial(n)
            values[j] += weight * (worths[frozenset(s | {j})] - worths[frozenset(s)])
    return values


def case(name, X, y, test):
    X, test = (X * 16).round() / 16, (test[:4] * 16).round() / 16
    forest = RandomForestClassifier(12, max_features=1, random_state=45).fit(X, y)
    explainer = shap.TreeExplainer(forest, data=X, feature_perturbation="interventional")
    values = explainer.shap_values(test, check_additivity=False)[..., 1]
    defined = np.array(
        [np.mean([by_definition(tree, X, x) for tree in forest.estimators_], axis=0) for x in test]
    )
    assert np.abs(values - defined).max() < 1e-7
    weights = np.random.default_rng(45).standard_normal(X.shape[1])
    linear = shap.LinearExplainer((weights, 0.5), shap.maskers.Independent(X, max_samples=len(X)))
    return {
        "data": name,
        "X": X,
        "test": test,
        "trees": [nested(estimator.tree_) for estimator in forest.estimators_],
        "shap": values,
        "defined": defined,
        "weights": weights,
        "linear": linear.shap_values(test),
    }


save(
    "shapley.json",
    {
        "made_with": made_with("shapley.py", "numpy", "scikit-learn", "shap"),
        "cases": [case(name, X, y, test) for name, X, y, test in model_data()],
    },
)
