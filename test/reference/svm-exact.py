"""svm-exact.json: linear and RBF machines with weights of the classes, scikit-learn's `class_weight`, on both sets.

As in svm.py: libsvm (tolerance 1e-12) says which alphas are 0, C or between; those between and the intercept come from the
linear equations that hold then, in double precision. C of a sample is C times the weight of its class. `kkt_gap` is computed
from the definition, `distance_from_scikit_learn` is how far decision values moved.
"""

import numpy as np
from sklearn.svm import SVC

from common import made_with, model_data, save


def kernel_of(name, gamma, A, B):
    if name == "linear":
        return A @ B.T
    return np.exp(-gamma * ((A[:, None, :] - B[None, :, :]) ** 2).sum(axis=2))


def fit(name, X, y, test, C, kernel, weight):
    svc = SVC(C=C, kernel=kernel, class_weight=weight, tol=1e-12, shrinking=False).fit(X, y)
    bound = C * svc.class_weight_[y]
    K, K_test = (kernel_of(kernel, svc._gamma, rows, X) for rows in (X, test))
    signs = 2 * y - 1
    alpha = np.zeros(len(y))
    alpha[svc.support_] = np.abs(svc.dual_coef_[0])
    alpha = np.where(alpha > bound * (1 - 1e-12), bound, alpha)
    free = (alpha > 0) & (alpha < bound)
    assert free.any(), "no free support vector: the intercept would not be unique"
    signed = np.where(free, 0, alpha * signs)
    n = free.sum()
    system = np.ones((n + 1, n + 1))
    system[:n, :n], system[n, n] = K[np.ix_(free, free)], 0
    solution = np.linalg.solve(system, np.append(signs[free] - K[free] @ signed, -signed.sum()))
    signed[free], b = solution[:n], solution[n]
    f, f_test = K @ signed + b, K_test @ signed + b
    alpha, margin = signed * signs, signs * f
    gap = max((1 - margin)[alpha < bound].max(initial=0), (margin - 1)[alpha > 0].max(initial=0), abs(signed.sum()))
    moved = max(np.abs(f - svc.decision_function(X)).max(), np.abs(f_test - svc.decision_function(test)).max())
    assert gap < 1e-11 and moved < 1e-5, (name, C, kernel, gap, moved)
    return {
        "data": name,
        "kernel": kernel,
        "C": C,
        "class_weight": weight if weight == "balanced" else {"negative": weight[0], "positive": weight[1]},
        "bound": bound,
        "signed_alpha": signed,
        "decision_train": f,
        "decision_test": f_test,
        "kkt_gap": gap,
        "distance_from_scikit_learn": moved,
    }


fits = [
    fit(*data, C, kernel, weight)
    for data in model_data()
    for kernel in ("linear", "rbf")
    for C in (0.01, 0.1, 1, 10)
    for weight in ("balanced", {0: 1, 1: 3})
    # There every sample is at its bound, and any intercept of an interval will do.
    if (kernel, C) != ("rbf", 0.01) and (kernel, C, weight) != ("rbf", 0.1, "balanced")
]
save("svm-exact.json", {"made_with": made_with("svm-exact.py", "numpy", "scikit-learn"), "fits": fits})
