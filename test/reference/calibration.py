"""calibration.json: calibration curves by scikit-learn, and expected calibration error and parts of the Brier score by their
formulas, the remainder within bins as variance minus twice covariance (Stephenson et al. 2008).
"""

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

from common import made_with, save

rng = np.random.default_rng(5)


def draw(n, levels=None):
    p = rng.beta(0.6, 0.9, n)
    if levels:
        p = np.round(p * levels) / levels
    return p, (rng.random(n) < p**1.5).astype(int)


def parts(y, p, bins, by):
    inner = np.linspace(0, 1, bins + 1)[1:-1]
    edges = inner if by == "width" else np.quantile(p, inner)
    at = np.searchsorted(edges, p)
    occupied = [at == k for k in range(bins) if (at == k).any()]
    n = len(y)
    mean = lambda f: sum(b.sum() * f(y[b], p[b]) for b in occupied) / n
    rate = y.mean()
    return {
        "n": [int(b.sum()) for b in occupied],
        "expected_calibration_error": mean(lambda o, f: abs(o.mean() - f.mean())),
        "reliability": mean(lambda o, f: (o.mean() - f.mean()) ** 2),
        "resolution": mean(lambda o, f: (o.mean() - rate) ** 2),
        "uncertainty": rate * (1 - rate),
        "within_bins": mean(lambda o, f: f.var() - 2 * ((o - o.mean()) * (f - f.mean())).mean()),
    }


def case(name, data, bins, by):
    p, y = data
    strategy = {"width": "uniform", "quantile": "quantile"}[by]
    share, probability = calibration_curve(y, p, n_bins=bins, strategy=strategy)
    return {
        "name": name, "y": y, "p": p, "bins": bins, "by": by,
        "share": share, "probability": probability, "brier": brier_score_loss(y, p), **parts(y, p, bins, by),
    }


cases = [
    case("200 samples, 10 bins of equal width", draw(200), 10, "width"),
    case("34 samples, 5 bins of equal width", draw(34), 5, "width"),
    case("34 samples, 4 bins by quantile", draw(34), 4, "quantile"),
    case("on the edges: tenths, 5 bins", draw(60, 10), 5, "width"),
    case("ties across quantiles: fifths, 6 bins", draw(60, 5), 6, "quantile"),
    case("a single bin", draw(20), 1, "width"),
]
save("calibration.json", {"made_with": made_with("calibration.py", "numpy", "scikit-learn"), "cases": cases})
