"""bootstrap.json: scipy's percentile and BCa intervals of classification metrics, patients resampled within class.

The resamples are written out, so that another program can be asked about the very same ones. scipy is handed the metric
of each of them as a finished bootstrap distribution and does the rest: bias correction, jackknife over both classes,
quantiles. A replicate in which a metric is undefined (null) is left out of the distribution.
"""

import types
import warnings

import numpy as np
from scipy.stats import bootstrap, mannwhitneyu
from sklearn import metrics

from common import made_with, save

REPLICATES = 200


def precision(y, scores, predicted):
    return metrics.precision_score(y, predicted, zero_division=np.nan)


def auc(y, scores, predicted):
    """By counting pairs: the trapezoids of roc_auc_score round, and values that are equal on paper must be equal here."""
    positive, negative = scores[y == 1], scores[y == 0]
    return mannwhitneyu(positive, negative).statistic / (len(positive) * len(negative))


METRICS = {
    "accuracy": lambda y, scores, predicted: np.mean(y == predicted),
    "precision": precision,
    "recall": lambda y, scores, predicted: metrics.recall_score(y, predicted),
    "f1": lambda y, scores, predicted: metrics.f1_score(y, predicted),
    "auc": auc,
    "score_difference": lambda y, scores, predicted: scores[y == 1].mean() - scores[y == 0].mean(),
}


def patients(rng, negatives, positives, shift, threshold):
    """Labels in mixed order, scores rounded to quarters so that some tie, and calls above a threshold."""
    y = rng.permutation(np.repeat([0, 1], [negatives, positives]))
    scores = np.round(4 * (rng.standard_normal(len(y)) + shift * y)) / 4
    return y, scores, (scores > threshold).astype(int)


def interval(y, scores, predicted, metric, resamples, method, confidence):
    def of(indices):
        return metric(y[indices], scores[indices], predicted[indices])

    values = np.array([of(indices) for indices in resamples])
    defined = values[~np.isnan(values)]
    found = bootstrap(
        tuple(np.flatnonzero(y == label) for label in (0, 1)),
        lambda negative, positive: of(np.sort(np.concatenate([negative, positive]))),
        n_resamples=0,
        bootstrap_result=types.SimpleNamespace(bootstrap_distribution=defined),
        vectorized=False,
        method=method,
        confidence_level=confidence,
    ).confidence_interval
    return {
        "method": method,
        "confidence": confidence,
        "estimate": of(np.arange(len(y))),
        "lower": found.low,
        "upper": found.high,
        "undefined_replicates": len(values) - len(defined),
    }


def case(name, seed, *which):
    rng = np.random.default_rng(seed)
    y, scores, predicted = patients(rng, *which)
    members = [np.flatnonzero(y == label) for label in (0, 1)]
    resamples = [
        np.sort(np.concatenate([rng.choice(own, len(own)) for own in members])) for _ in range(REPLICATES)
    ]
    wanted = [("bca", 0.95), ("bca", 0.8), ("percentile", 0.95)]
    return {
        "name": name,
        "y": y,
        "scores": scores,
        "predicted": predicted,
        "resamples": resamples,
        "intervals": [
            {"metric": metric} | interval(y, scores, predicted, function, resamples, *how)
            for metric, function in METRICS.items()
            for how in wanted
        ],
    }


warnings.simplefilter("ignore")
save(
    "bootstrap.json",
    {
        "made_with": made_with("bootstrap.py", "numpy", "scipy", "scikit-learn"),
        "cases": [
            case("20 and 14 patients", 1, 20, 14, 1.5, 0.75),
            case("precision undefined in some replicates", 3, 9, 6, 0.5, 0.9),
        ],
    },
)
