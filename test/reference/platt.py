"""platt.json: Platt scaling of decision values, by the objective of Lin, Lin & Weng (2007), minimised at 50 digits.

p = 1 / (1 + exp(-(slope f + intercept))); targets (n1 + 1) / (n1 + 2) and 1 / (n0 + 2). `distance_from_scikit_learn` is the
largest difference of probabilities to scikit-learn's sigmoid calibration (its targets are the same, its solver is lbfgs).
"""

import mpmath as mp
import numpy as np
from sklearn.calibration import _SigmoidCalibration

from common import made_with, save

mp.mp.dps = 50


def scaling(f, y):
    n1 = int(sum(y))
    n0 = len(y) - n1
    high, low = mp.mpf(n1 + 1) / (n1 + 2), mp.mpf(1) / (n0 + 2)
    f = [mp.mpf(float(value)) for value in f]
    t = [high if label else low for label in y]

    def gradient(a, b):
        p = [1 / (1 + mp.exp(-(a * v + b))) for v in f]
        return [mp.fsum(v * (q - w) for v, q, w in zip(f, p, t)), mp.fsum(q - w for q, w in zip(p, t))]

    theirs = _SigmoidCalibration().fit(np.array(f, dtype=float), np.array(y))
    start = (-theirs.a_, -theirs.b_)
    slope, intercept = mp.findroot(gradient, start, tol=1e-60)
    assert max(abs(g) for g in gradient(slope, intercept)) < mp.mpf("1e-30")
    return slope, intercept, [1 / (1 + mp.exp(-(slope * v + intercept))) for v in f], theirs


def case(name, f, y):
    slope, intercept, p, theirs = scaling(f, y)
    p = np.array([float(v) for v in p])
    moved = np.abs(p - theirs.predict(np.array(f))).max()
    assert moved < 1e-6, (name, moved)
    return {
        "name": name,
        "decision": np.array(f),
        "y": np.array(y),
        "slope": float(slope),
        "intercept": float(intercept),
        "probability": p,
        "distance_from_scikit_learn": moved,
    }


rng = np.random.default_rng(2007)
y = np.array([0, 0, 1] * 12)
f = (rng.standard_normal(36) + 1.2 * (y - 0.5)).round(6)
cases = [
    case("overlapping", f, y),
    case("separated", np.where(y == 1, np.abs(f) + 0.3, -np.abs(f) - 0.3), y),
    case("tiny values", f * 1e-6, y),
    case("the wrong way round", -f, y),
    case("one of each", [-0.5, 0.75], [0, 1]),
]
save("platt.json", {"made_with": made_with("platt.py", "mpmath", "numpy", "scikit-learn"), "cases": cases})
