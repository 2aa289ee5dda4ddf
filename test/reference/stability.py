"""stability.json: stability of sets of selected features, in exact fractions.

Nogueira, Sechidis and Brown (2018, JMLR 18(174):1-54): the measure (definition 4) and its variance estimate, written out
over the binary matrix Z of M lists by d features; the interval is estimate ± z sqrt(variance). Kuncheva's index (2007)
is averaged over all pairs, where all lists have one length.
"""

import random
from fractions import Fraction
from itertools import combinations

from mpmath import erfinv, mp, mpf, sqrt

from common import made_with, save

mp.dps = 50
CONFIDENCE = Fraction(95, 100)
Z = sqrt(2) * erfinv(mpf(CONFIDENCE.numerator) / CONFIDENCE.denominator)


def number(fraction):
    return mpf(fraction.numerator) / fraction.denominator


def nogueira(lists, d):
    M = len(lists)
    z = [[int(f in chosen) for f in range(d)] for chosen in lists]
    p = [Fraction(sum(z[i][f] for i in range(M)), M) for f in range(d)]
    k = [sum(row) for row in z]
    k_bar = Fraction(sum(k), M)
    random_variance = k_bar / d * (1 - k_bar / d)
    s2 = [Fraction(M, M - 1) * p[f] * (1 - p[f]) for f in range(d)]
    phi = 1 - sum(s2) / d / random_variance
    phi_i = [
        (
            sum(z[i][f] * p[f] for f in range(d)) / d
            - k[i] * k_bar / d**2
            + phi / 2 * (2 * k[i] * k_bar / d**2 - Fraction(k[i], d) - k_bar / d + 1)
        )
        / random_variance
        for i in range(M)
    ]
    phi_mean = sum(phi_i) / M
    return phi, Fraction(4, M**2) * sum((value - phi_mean) ** 2 for value in phi_i)


def kuncheva(lists, d):
    k = len(lists[0])
    if any(len(chosen) != k for chosen in lists):
        return None
    pairs = [
        Fraction(len(set(a) & set(b)) * d - k**2, k * (d - k)) for a, b in combinations(lists, 2)
    ]
    return float(number(sum(pairs) / len(pairs)))


def case(name, d, lists):
    phi, variance = nogueira(lists, d)
    margin = Z * sqrt(number(variance))
    return {
        "name": name,
        "candidates": d,
        "lists": lists,
        "kuncheva": kuncheva(lists, d),
        "nogueira": float(number(phi)),
        "variance": float(number(variance)),
        "lower": float(number(phi) - margin),
        "upper": float(number(phi) + margin),
    }


draw = random.Random(2018)


def biased(d, k, favour):
    """k features of d, the first ones more likely."""
    weight = [favour if f < k else 1 for f in range(d)]
    chosen = []
    while len(chosen) < k:
        (f,) = draw.choices(range(d), weight)
        if f not in chosen:
            chosen.append(f)
    return sorted(chosen)


CASES = [
    case("drawn at random", 60, [sorted(draw.sample(range(60), 8)) for _ in range(12)]),
    case("favouring some", 200, [biased(200, 10, 40) for _ in range(20)]),
    case("of different lengths", 200, [biased(200, draw.randint(3, 15), 30) for _ in range(15)]),
    case("one of them empty", 30, [biased(30, 4, 9), [], biased(30, 5, 9), biased(30, 1, 9)]),
    case("more than half", 20, [sorted(draw.sample(range(20), 14)) for _ in range(6)]),
    case("two lists apart", 10, [[0, 1, 2], [3, 4, 5]]),
]

save(
    "stability.json",
    {"made_with": made_with("stability.py", "mpmath"), "confidence": float(CONFIDENCE), "cases": CASES},
)
