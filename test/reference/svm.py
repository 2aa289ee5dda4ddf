"""svm.json: support vector machines by scikit-learn (libsvm) on small.json (standardised) and separable.json.

Dual: maximise sum(a) - 0.5 sum a_i a_j y_i y_j K_ij over 0 <= a <= C, sum a_i y_i = 0. `signed_alpha` is a_i y_i of every
training sample. libsvm keeps the kernel in single precision, so that its solution is right to about 1e-7 whatever the
tolerance asked for. Which a are 0, C or between is taken from it, and the ones between and the intercept from the linear
equations that hold then (margin 1 at each, sum a_i y_i = 0); `distance_from_scikit_learn` is how far that moves the
decision values. `kkt_gap` and `duality_gap` are computed here from the definition.
"""

import numpy as np
from sklearn.svm import SVC

from common import made_with, model_data, save

TOLERANCE = 1e-10


def rbf(A, B, gamma):
    return np.exp(-gamma * ((A[:, None, :] - B[None, :, :]) ** 2).sum(axis=2))


def sharpen(K, signs, alpha, C):
    """Signed alpha and intercept, given which alpha are free."""
    free = (alpha > 0) & (alpha < C)
    assert free.any(), "no free support vector: the intercept would not be unique"
    bound = np.where(alpha == C, C * signs, 0.0)
    n = free.sum()
    system = np.ones((n + 1, n + 1))
    system[:n, :n], system[n, n] = K[np.ix_(free, free)], 0
    right = np.append(signs[free] - K[free] @ bound, -bound.sum())
    solution = np.linalg.solve(system, right)
    bound[free] = solution[:n]
    return bound, solution[n]


def optimality(K, signs, signed, b, C):
    """Largest violation of the KKT conditions; dual objective; primal minus dual."""
    alpha, margin = signed * signs, signs * (K @ signed + b)
    short, long = (1 - margin)[alpha < C], (margin - 1)[alpha > 0]
    gap = max(short.max(initial=0), long.max(initial=0), abs(signed.sum()), -alpha.min(), alpha.max() - C)
    quadratic = 0.5 * signed @ K @ signed
    dual = alpha.sum() - quadratic
    return gap, dual, quadratic + C * np.maximum(0, 1 - margin).sum() - dual


def fit(name, X, y, test, C, kernel, gamma):
    svc = SVC(C=C, kernel=kernel, gamma=gamma, tol=TOLERANCE, shrinking=False).fit(X, y)
    linear = kernel == "linear"
    K, K_test = (X @ X.T, test @ X.T) if linear else (rbf(X, X, svc._gamma), rbf(test, X, svc._gamma))
    signs = 2 * y - 1
    alpha = np.zeros(len(y))
    alpha[svc.support_] = np.abs(svc.dual_coef_[0])
    signed, b = sharpen(K, signs, alpha, C)
    alpha, f, f_test = signed * signs, K @ signed + b, K_test @ signed + b
    gap, dual, duality_gap = optimality(K, signs, signed, b, C)
    moved = max(np.abs(f - svc.decision_function(X)).max(), np.abs(f_test - svc.decision_function(test)).max())
    assert gap < 1e-12 and abs(duality_gap) < 1e-12 * max(1, dual) and moved < 1e-6, (name, C, kernel, gap, moved)
    assert ((f > 0) == svc.predict(X)).all() and ((f_test > 0) == svc.predict(test)).all()
    shape = {"weights": X.T @ signed} if linear else {"gamma_as_given": gamma, "gamma": svc._gamma}
    return {"data": name, "kernel": kernel, "C": C} | shape | {
        "intercept": b,
        "support": np.sort(svc.support_),
        "support_at_C": np.flatnonzero(alpha == C),
        "smallest_free_alpha": alpha[(alpha > 0) & (alpha < C)].min(),
        "smallest_margin_beyond_1": (signs * f - 1)[alpha == 0].min() if (alpha == 0).any() else None,
        "signed_alpha": signed,
        "dual_objective": dual,
        "decision_train": f,
        "decision_test": f_test,
        "predicted_train": svc.predict(X),
        "predicted_test": svc.predict(test),
        "kkt_gap": gap,
        "duality_gap": duality_gap,
        "distance_from_scikit_learn": moved,
    }


fits = []
for data in model_data():
    explicit = {"small": 0.01, "separable": 0.001}[data[0]]
    fits += [fit(*data, C, "rbf", gamma) for gamma in ("scale", explicit) for C in (0.1, 1, 10)]
    fits.append(fit(*data, 1, "linear", "scale"))

save(
    "svm.json",
    {"made_with": made_with("svm.py", "numpy", "scikit-learn"), "tolerance": TOLERANCE, "fits": fits},
)
