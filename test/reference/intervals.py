"""intervals.json: 95% confidence intervals of k out of n, by scipy.

Clopper-Pearson's bounds are quantiles of the beta distribution; binomtest finds the same by root finding with an
absolute tolerance of 2e-12, which is not enough for a golden value.
"""

from scipy.stats import beta, binomtest

from common import made_with, save

PAIRS = [(0, 34), (1, 34), (17, 34), (32, 34), (33, 34), (34, 34), (0, 1), (1, 1), (1, 2), (5, 38), (38, 38), (14, 14)]
PAIRS += [(500, 1000), (3, 7129)]


def clopper_pearson(k, n):
    lower = beta.ppf(0.025, k, n - k + 1) if k > 0 else 0
    upper = beta.isf(0.025, k + 1, n - k) if k < n else 1
    return {"lower": lower, "upper": upper}


def wilson(k, n):
    interval = binomtest(k, n).proportion_ci(0.95, method="wilson")
    return {"lower": interval.low, "upper": interval.high}


save(
    "intervals.json",
    {
        "made_with": made_with("intervals.py", "scipy"),
        "confidence": 0.95,
        "cases": [
            {"k": k, "n": n, "clopper_pearson": clopper_pearson(k, n), "wilson": wilson(k, n)}
            for k, n in PAIRS
        ],
    },
)
