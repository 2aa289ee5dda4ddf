"""small.json and separable.json: the data every other script reads."""

import numpy as np

from common import made_with, moments, save, standardise

SMALL_Y = np.array([0, 1, 0, 0, 1, 0, 1, 0] * 3)
SMALL_TEST_Y = np.array([0, 1, 0, 1, 0, 0, 1, 0, 1, 0])
SEPARABLE_Y = np.array([0, 1, 0, 0, 1, 0, 1, 0, 0, 1] * 2)
SEPARABLE_TEST_Y = np.array([1, 0, 0, 1, 0, 1, 0, 0, 0, 1])

SHIFTS = [2.0, 1.5, -1.5, 1.2, 1.0, -0.8]
COLUMNS = {
    "separated": [0, 1, 2, 3, 4, 5],
    "duplicate_of_column_0": [6],
    "constant_in_X_not_in_test": [7],
    "ties_floored": [8],
    "floored_throughout_class_0": [9],
    "tiny_variance": [10],
    "skewed": [11],
    "null": list(range(12, 40)),
}


def draw_small(rng, y):
    z = rng.standard_normal((len(y), 40))
    z[:, :6] += np.outer(y, SHIFTS)
    z[:, 6] = z[:, 0]
    z[:, 7] = 3.25
    z[:, 8] = np.maximum(z[:, 8] + 0.7 * y, 0.5)
    z[:, 9] = np.where(y == 1, np.maximum(z[:, 9] + 0.6, -0.25), -0.25)
    z[:, 10] = 2 + 1e-5 * z[:, 10]
    z[:, 11] = np.exp(1.5 * z[:, 11] + 0.5 * y)
    return np.where(np.arange(40) == 10, z.round(10), z.round(6))


def small():
    rng = np.random.default_rng(72)
    X, test = draw_small(rng, SMALL_Y), draw_small(rng, SMALL_TEST_Y)
    test[::3, 7] = 4.5
    zeros, ones = X[SMALL_Y == 0], X[SMALL_Y == 1]
    gap = (ones.min(axis=0) > zeros.max(axis=0)) | (zeros.min(axis=0) > ones.max(axis=0))
    assert not gap.any(), "a column separates the classes perfectly"
    means, deviations = moments(X)
    return {
        "made_with": made_with("data.py", "numpy"),
        "columns": COLUMNS,
        "X": X,
        "y": SMALL_Y,
        "test": test,
        "test_y": SMALL_TEST_Y,
        "means": means,
        "deviations_divisor_n": deviations,
    }


def separable():
    rng = np.random.default_rng(3051)
    y = np.concatenate([SEPARABLE_Y, SEPARABLE_TEST_Y])
    z = rng.standard_normal((len(y), 200))
    z[:, :10] += np.outer(y, np.linspace(2, 0.5, 10))
    X, test = standardise(z[:20], z[20:])
    # With p >= n and rows in general position any labelling is separable: X w = y - 1/2 has an exact solution.
    w = np.linalg.lstsq(X, SEPARABLE_Y - 0.5 - np.mean(SEPARABLE_Y - 0.5), rcond=None)[0]
    f = X @ w
    assert f[SEPARABLE_Y == 1].min() > f[SEPARABLE_Y == 0].max()
    return {
        "made_with": made_with("data.py", "numpy"),
        "X": X,
        "y": SEPARABLE_Y,
        "test": test,
        "test_y": SEPARABLE_TEST_Y,
    }


save("small.json", small())
save("separable.json", separable())
