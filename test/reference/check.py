"""check-python.json: what R made, made again in Python at 50 digits. Stops where a difference is larger than its limit."""

import warnings
from fractions import Fraction
from math import comb

import numpy as np
from mpmath import betainc, mp, mpf
from scipy.stats import false_discovery_control, rankdata, ttest_ind

from common import load, made_with, save

mp.dps = 50
checks = []


def check(what, ours, theirs, limit):
    """Relative differences."""
    pairs = list(zip(ours, theirs, strict=True))
    largest = max(float(abs(mpf(a) / mpf(b) - 1)) if b else float(abs(a)) for a, b in pairs)
    assert largest <= limit, (what, largest, limit)
    checks.append({"what": what, "kind": "relative", "largest_difference": largest, "limit": limit})


def exact_t(one, zero, pooled):
    """t, degrees of freedom and two-sided p, every step at 50 digits."""
    samples = [[mpf(v) for v in one], [mpf(v) for v in zero]]
    (n1, n0), (m1, m0) = map(len, samples), (sum(s) / len(s) for s in samples)
    v1, v0 = (sum((v - m) ** 2 for v in s) / (len(s) - 1) for s, m in zip(samples, (m1, m0)))
    if pooled:
        df = mpf(n1 + n0 - 2)
        square = ((n1 - 1) * v1 + (n0 - 1) * v0) / df * (mpf(1) / n1 + mpf(1) / n0)
    else:
        square = v1 / n1 + v0 / n0
        df = square**2 / ((v1 / n1) ** 2 / (n1 - 1) + (v0 / n0) ** 2 / (n0 - 1))
    t = (m1 - m0) / mp.sqrt(square)
    return t, df, betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True)


def t_tests():
    small, tests = load("small.json"), load("ttest.json")
    X, y = np.array(small["X"]), np.array(small["y"])
    for name, pooled in (("welch", False), ("pooled", True)):
        theirs = tests[name]
        columns = [j for j in range(X.shape[1]) if theirs["t"][j] is not None]
        assert sorted(set(range(X.shape[1])) - set(columns)) == [7]
        ours = [exact_t(X[y == 1, j], X[y == 0, j], pooled) for j in columns]
        for k, key in enumerate(("t", "df", "p")):
            # Columns that are nearly constant lose digits in any 64-bit computation.
            check(f"{name} {key}, 50 digits", [o[k] for o in ours], [theirs[key][j] for j in columns], 1e-10)
        with warnings.catch_warnings():
            # About column 9, constant in class 0: its variance there is exactly 0, as meant.
            warnings.filterwarnings("ignore", "Precision loss", RuntimeWarning)
            scipy = ttest_ind(X[y == 1][:, columns], X[y == 0][:, columns], equal_var=pooled)
        check(f"{name} p, scipy", scipy.pvalue, [theirs["p"][j] for j in columns], 1e-10)


def adjustments():
    adjusted = load("adjust.json")
    p = [Fraction(v) for v in adjusted["p"]]
    order = sorted(range(len(p)), key=p.__getitem__)
    m, largest, holm = len(p), Fraction(0), [Fraction(0)] * len(p)
    for rank, j in enumerate(order):
        largest = max(largest, min(Fraction(1), (m - rank) * p[j]))
        holm[j] = largest
    check("bonferroni", [float(min(Fraction(1), m * v)) for v in p], adjusted["bonferroni"], 1e-15)
    check("holm", [float(v) for v in holm], adjusted["holm"], 1e-15)
    bh = false_discovery_control(adjusted["p"], method="bh")
    check("benjamini-hochberg, scipy", bh, adjusted["benjamini-hochberg"], 1e-15)


def hypergeometric():
    def tail(N, K, n, k):
        ways = sum(comb(K, i) * comb(N - K, n - i) for i in range(max(k, 0), min(K, n) + 1))
        exact = Fraction(ways, comb(N, n))
        return mpf(exact.numerator) / mpf(exact.denominator)

    cases = load("hypergeometric.json")["cases"]
    ours = [tail(*(int(case[key]) for key in "NKnk")) for case in cases]
    check("hypergeometric upper tail, exact fractions", ours, [case["p"] for case in cases], 1e-12)


def clopper_pearson():
    """At each bound that is not 0 or 1, the binomial tail beyond k must be 0.025."""
    tails = []
    for case in load("intervals.json")["cases"]:
        k, n, bounds = case["k"], case["n"], case["clopper_pearson"]
        if k > 0:
            tails.append(betainc(k, n - k + 1, 0, mpf(bounds["lower"]), regularized=True))
        if k < n:
            tails.append(betainc(k + 1, n - k, mpf(bounds["upper"]), 1, regularized=True))
    check("tails beyond the Clopper-Pearson bounds", tails, [mpf("0.025")] * len(tails), 1e-12)


def quantile_normalisation():
    X = np.array(load("small.json")["X"])
    reference = np.sort(X, axis=1).mean(axis=0)
    ours = np.interp(rankdata(X, axis=1) - 1, np.arange(X.shape[1]), reference)
    limma = np.array(load("array-normalisation.json")["quantile"])
    check("quantile normalisation, numpy", ours.ravel(), limma.ravel(), 1e-12)


t_tests()
adjustments()
hypergeometric()
clopper_pearson()
quantile_normalisation()
save("check-python.json", {"made_with": made_with("check.py", "mpmath", "numpy", "scipy"), "checks": checks})
