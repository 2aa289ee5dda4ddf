"""Penalised logistic regression by scikit-learn, sharpened until the optimality conditions hold to rounding.

Objective: C * sum(log(1 + exp(-y_i f_i))) + penalty, y_i = +-1, f = Xw + b, b unpenalised; the penalty is 0.5 ||w||^2
or ||w||_1. Newton's method on the weights that are not zero (all of them for L2) takes scikit-learn's solution to the
last digits. `moved` says how far: about 1e-15 for newton-cholesky, 1e-8 for saga; but where all weights are zero, saga
stops with an intercept that is wrong by up to 0.4, because its stopping rule looks at the weights alone.
"""

import warnings

import numpy as np
from scipy.special import expit
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression


def objective(X, y, C, penalty, w, b):
    loss = C * np.logaddexp(0, -(2 * y - 1) * (X @ w + b)).sum()
    return loss + (0.5 * w @ w if penalty == "l2" else np.abs(w).sum())


def gradient(X, y, C, w, b):
    """Of the data term, by weight and by intercept."""
    residual = C * (expit(X @ w + b) - y)
    return X.T @ residual, residual.sum()


def kkt_residual(X, y, C, penalty, w, b):
    """Largest violation of the optimality conditions; and for L1 the largest |gradient| at a zero weight (below 1)."""
    g, g0 = gradient(X, y, C, w, b)
    if penalty == "l2":
        return max(np.abs(g + w).max(), abs(g0)), None
    twin = (X[:, :, None] == X[:, None, w != 0]).all(axis=0).any(axis=1)  # equal to an active column: gradient 1
    zero = (w == 0) & ~twin
    inactive = np.abs(g[zero]).max() if zero.any() else 0.0
    active = np.abs(g + np.sign(w))[w != 0].max() if w.any() else 0.0
    return max(active, abs(g0), inactive - 1), inactive


def sharpen(X, y, C, penalty, w, b):
    """Newton steps on (w[active], b), the signs held."""
    active = np.arange(len(w)) if penalty == "l2" else np.flatnonzero(w)
    Z = np.column_stack([X[:, active], np.ones(len(y))])
    curve = np.zeros(len(active) + 1)
    curve[:-1] = penalty == "l2"
    beta = np.append(w[active], b)
    signs = np.sign(w[active])
    for _ in range(20):
        pull = beta[:-1] if penalty == "l2" else signs
        p = expit(Z @ beta)
        slope = C * Z.T @ (p - y) + np.append(pull, 0)
        hessian = C * (Z.T * (p * (1 - p))) @ Z + np.diag(curve)
        beta = beta - np.linalg.solve(hessian, slope)
    assert penalty == "l2" or (np.sign(beta[:-1]) == signs).all(), "a weight changed sign"
    sharp = np.zeros(len(w))
    sharp[active] = beta[:-1]
    return sharp, beta[-1]


def merge_duplicates(X, w):
    """L1 cannot tell equal columns apart: their weight goes to the first of them, here and in whoever compares."""
    w = w.copy()
    for j in range(len(w)):
        for k in range(j):
            if w[j] != 0 and (X[:, j] == X[:, k]).all():
                w[k] += w[j]
                w[j] = 0
    return w


def fit(X, y, C, penalty, solver=None, max_iter=200_000):
    """Weights, intercept and how far they are from scikit-learn's own solution."""
    solver = solver or ("newton-cholesky" if penalty == "l2" else "saga")
    model = LogisticRegression(
        C=C, l1_ratio=float(penalty == "l1"), solver=solver, tol=1e-12, max_iter=max_iter, random_state=0
    )
    with warnings.catch_warnings():
        # tol is set below what the solvers reach; what counts is the residual checked below.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(X, y)
    raw = model.coef_[0] if penalty == "l2" else merge_duplicates(X, model.coef_[0])
    w, b = sharpen(X, y, C, penalty, raw, model.intercept_[0])
    moved = max(np.abs(w - raw).max(), abs(b - model.intercept_[0]))
    residual, _ = kkt_residual(X, y, C, penalty, w, b)
    assert residual < 1e-11 * max(1, C), (C, penalty, residual)
    assert moved < 1e-6 or not w.any(), (C, penalty, moved)
    return w, b, moved
