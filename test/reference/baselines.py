"""baselines-sklearn.json: what scikit-learn's NearestCentroid has in common with the field's classifiers.

Its shrunken centroids are those of Tibshirani et al. (2002); its discriminants are not (they divide by s, and not by s + s0).
With equal priors and nothing shrunken they are those of diagonal linear discriminant analysis.
"""

import warnings

from sklearn.neighbors import NearestCentroid

from common import made_with, model_data, save

THRESHOLDS = [0.5, 1.5, 2.5]


def shrunken(X, y, threshold):
    fit = NearestCentroid(shrink_threshold=threshold).fit(X, y)
    return {"threshold": threshold, "negative": fit.centroids_[0], "positive": fit.centroids_[1]}


def diagonal(X, y, test):
    varies = X.max(axis=0) > X.min(axis=0)
    fit = NearestCentroid(priors="uniform").fit(X[:, varies], y)
    # Twice the log odds: the difference of the classes' squared distances.
    return fit.decision_function(test[:, varies]) / 2


warnings.filterwarnings("ignore", message=".*zero standard deviation")
save(
    "baselines-sklearn.json",
    {"made_with": made_with("baselines.py", "numpy", "scikit-learn")}
    | {
        name: {
            "shrunken": [shrunken(X, y, threshold) for threshold in THRESHOLDS],
            "diagonal_log_odds": diagonal(X, y, test),
        }
        for name, X, y, test in model_data()
    },
)
