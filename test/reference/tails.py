"""tails.json: two-sided p-values of Student's t far into the tail, with 60 digits.

p = I_x(df/2, 1/2) with x = df / (df + t^2). Each is computed twice, by the incomplete beta function and by integrating
the density over the tail, and the two must agree to 25 digits. `p` is null where it is below 1e-308; `log10_p` never is.
"""

from mpmath import beta, betainc, log10, mp, mpf, quad

from common import made_with, save

mp.dps = 60
T = [0, 1e-3, 0.5, 1, 2, 5, 10, 20, 50, 100, 1e3, 1e4, 1e6, 1e10, 1e30]
DF = [1, 1.5, 2, 5.3, 10, 29.626, 36, 70, 500]


def two_sided(t, df):
    """Regularised incomplete beta, from the side that leaves no cancellation."""
    square = mpf(t) ** 2
    x = mpf(df) / (mpf(df) + square)
    return betainc(mpf(df) / 2, mpf(1) / 2, 0, x, regularized=True)


def by_quadrature(t, df):
    """With t = sqrt(df) / tan(phi) the tail is the integral of sin(phi)^(df-1), which tanh-sinh quadrature takes well."""
    df = mpf(df)
    top = mp.pi / 2 if t == 0 else mp.atan(mp.sqrt(df) / t)
    nodes = [0, top / 2, top * 7 / 8, top]
    # quad stops at an absolute error, so the integrand is scaled to at most 1.
    area = quad(lambda phi: (mp.sin(phi) / mp.sin(top)) ** (df - 1), nodes)
    return 2 * area * mp.sin(top) ** (df - 1) / beta(df / 2, mpf(1) / 2)


rows = []
worst = mpf(0)
for df in DF:
    for t in T:
        p = two_sided(t, df)
        worst = max(worst, abs(by_quadrature(t, df) / p - 1))
        rows.append({"t": t, "df": df, "p": float(p) if p >= 1e-308 else None, "log10_p": float(log10(p))})

assert worst < mpf(10) ** -25, worst
save(
    "tails.json",
    {
        "made_with": made_with("tails.py", "mpmath"),
        "digits": mp.dps,
        "largest_relative_difference_to_quadrature": float(worst),
        "p_values": rows,
    },
)
