"""paired-tests.json: the corrected resampled t-test, by its formula and scipy's t distribution, and McNemar's exact test.

Nadeau & Bengio (2003): mean / sqrt((1/J + n_test/n_train) s^2) with J - 1 degrees of freedom, s^2 with divisor J - 1. For
k-fold cross-validation n_test/n_train is 1 / (k - 1).
"""

import numpy as np
from scipy.stats import binomtest, t

from common import made_with, save


def resampled(name, folds, confidence, differences):
    d = np.asarray(differences)
    error = np.sqrt((1 / len(d) + 1 / (folds - 1)) * d.var(ddof=1))
    df = len(d) - 1
    statistic = d.mean() / error
    half = t.isf((1 - confidence) / 2, df) * error
    return {
        "name": name,
        "folds": folds,
        "confidence": confidence,
        "differences": d,
        "difference": d.mean(),
        "t": statistic,
        "df": df,
        "p": 2 * t.sf(abs(statistic), df),
        "lower": d.mean() - half,
        "upper": d.mean() + half,
    }


def mcnemar(only_first, only_second):
    n = only_first + only_second
    p = binomtest(only_first, n).pvalue if n > 0 else 1.0
    return {"only_first": only_first, "only_second": only_second, "p": p}


rng = np.random.default_rng(5)
PAIRS = [(0, 0), (0, 1), (1, 1), (0, 5), (0, 6), (6, 0), (2, 3), (3, 2), (1, 9), (4, 4), (10, 25), (20, 21), (60, 140)]

save(
    "paired-tests.json",
    {
        "made_with": made_with("paired-tests.py", "numpy", "scipy"),
        "resampled": [
            resampled("10 times 5 folds, accuracies of 15", 5, 0.95, rng.integers(-2, 4, 50) / 15),
            resampled("10 times 10 folds", 10, 0.9, rng.normal(-0.02, 0.05, 100)),
            resampled("one repeat of 3 folds", 3, 0.99, [0.1, 0.125, 0.05]),
            resampled("no difference on average", 2, 0.95, [-0.25, 0.25]),
            resampled("a large difference", 5, 0.95, rng.normal(1, 0.01, 50)),
        ],
        "mcnemar": [mcnemar(*pair) for pair in PAIRS],
    },
)
