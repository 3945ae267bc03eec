"""Writes distributions.json: special functions and distributions to 17 digits, computed with 60 by mpmath.

Run: python3 make-distributions.py > distributions.json (needs mpmath 1.3 or later; the tests do not).
scipy agrees in the bulk; its own tails are the same algorithms in double precision, so they are no reference there.
"""
import json
import sys
from mpmath import mp, mpf, betainc, gammainc, erf, erfc, loggamma, digamma, binomial, exp, log, gamma, sqrt, pi, beta

mp.dps = 60


def num(x):
    return float(x)


def tails_beta(a, b, x):
    x, a, b = mpf(x), mpf(a), mpf(b)
    lower = betainc(a, b, 0, x, regularized=True)
    if lower < 0.5:
        return lower, 1 - lower
    # Not the complement: a tail of 1e-200 is beyond 60 digits.
    upper = betainc(b, a, 0, 1 - x, regularized=True)
    return 1 - upper, upper


def gamma_tails(a, x):
    a, x = mpf(a), mpf(x)
    return gammainc(a, 0, x, regularized=True), gammainc(a, x, regularized=True)


out = {"normal": [], "t": [], "chi2": [], "F": [], "beta": [], "gamma": [], "binomial": [], "hypergeometric": []}
for x in [-37.5, -20, -8.3, -3, -1.96, -0.7, -1e-5, 0, 0.3, 1, 2.5, 5, 10, 30]:
    out["normal"].append([x, num(exp(-mpf(x) ** 2 / 2) / sqrt(2 * pi)), num(erfc(-mpf(x) / sqrt(2)) / 2), num(erfc(mpf(x) / sqrt(2)) / 2)])
for df in [0.5, 1, 2, 3.7, 10, 29, 100, 3000]:
    for t in [-200, -40, -5, -1.3, 0, 1e-4, 0.5, 2, 6, 12, 38, 1000, 1e20]:
        v, z = mpf(df), mpf(t)
        x = v / (v + z * z)
        tail = betainc(v / 2, mpf(1) / 2, 0, x, regularized=True) / 2
        pdf = (1 + z * z / v) ** (-(v + 1) / 2) / (sqrt(v) * beta(v / 2, mpf(1) / 2))
        lo, up = (tail, 1 - tail) if t < 0 else (1 - tail, tail)
        if up > mpf(10) ** -305 and lo > mpf(10) ** -305:
            out["t"].append([df, t, num(pdf), num(lo), num(up)])
for df in [0.3, 1, 2, 5, 17, 100, 1500]:
    for x in [1e-40, 1e-8, 0.01, 0.5, 1, 3.84, 10, 30, 99, 150, 700, 1300, 1600]:
        lo, up = gamma_tails(mpf(df) / 2, mpf(x) / 2)
        a, h = mpf(df) / 2, mpf(x) / 2
        pdf = h ** (a - 1) * exp(-h) / gamma(a) / 2
        if up > mpf(10) ** -300 and lo > mpf(10) ** -300:
            out["chi2"].append([df, x, num(pdf), num(lo), num(up)])
for a, scale in [(0.05, 1), (2.5, 3), (80, 0.1), (20000, 2)]:
    for r in [1e-6, 0.2, 0.9, 0.99, 1, 1.02, 1.5, 4, 30]:
        x = a * scale * r
        lo, up = gamma_tails(a, mpf(x) / scale)
        if up > mpf(10) ** -300 and lo > mpf(10) ** -300:
            z = mpf(x) / scale
            pdf = exp((mpf(a) - 1) * log(z) - z - loggamma(mpf(a))) / scale
            out["gamma"].append([a, scale, x, num(pdf), num(lo), num(up)])
for d1, d2 in [(1, 1), (2, 9), (5, 5), (30, 4), (10, 200), (120, 120)]:
    for f in [1e-30, 1e-5, 0.1, 0.9, 1, 2.5, 10, 1e4, 1e12]:
        f = float(f)
        x = d1 * mpf(f) / (d1 * mpf(f) + d2)
        a, b = mpf(d1) / 2, mpf(d2) / 2
        lo = betainc(a, b, 0, x, regularized=True)
        up = betainc(b, a, 0, d2 / (d1 * mpf(f) + d2), regularized=True)
        pdf = x ** a * (1 - x) ** b / beta(a, b) / mpf(f)
        if up > mpf(10) ** -300 and lo > mpf(10) ** -300:
            out["F"].append([d1, d2, f, num(pdf), num(lo), num(up)])
for a, b in [(0.5, 0.5), (0.02, 3), (1, 1), (2.5, 0.7), (8, 30), (150, 140), (4000, 5000)]:
    for x in [1e-60, 1e-3, 0.1, 0.3, 0.44, 0.5, 0.6, 0.9, 0.999]:
        lo, up = tails_beta(a, b, x)
        if up > mpf(10) ** -300 and lo > mpf(10) ** -300:
            pdf = exp((mpf(a) - 1) * log(mpf(x)) + (mpf(b) - 1) * log(1 - mpf(x))) / beta(a, b)
            out["beta"].append([a, b, x, num(pdf), num(lo), num(up)])
for n, p in [(1, 0.3), (10, 0.5), (40, 0.01), (200, 0.81), (5000, 0.2)]:
    for k in sorted({0, 1, n // 50, n // 5, n // 2, (4 * n) // 5, n - 1, n}):
        pm = mpf(p)
        pmf = binomial(n, k) * pm ** k * (1 - pm) ** (n - k)
        lo = sum(binomial(n, j) * pm ** j * (1 - pm) ** (n - j) for j in range(k + 1))
        up = sum(binomial(n, j) * pm ** j * (1 - pm) ** (n - j) for j in range(k + 1, n + 1))
        if pmf > mpf(10) ** -300 and (up > mpf(10) ** -300 or k == n):
            out["binomial"].append([n, p, k, num(pmf), num(lo), num(up)])
for total, marked, draws in [(20, 7, 12), (1000, 30, 100), (5000, 2500, 700)]:
    low, high = max(0, draws - (total - marked)), min(marked, draws)
    terms = {k: binomial(marked, k) * binomial(total - marked, draws - k) / binomial(total, draws) for k in range(low, high + 1)}
    for k in sorted({low, low + 1, (low + high) // 4, (low + high) // 2, high - 1, high}):
        lo = sum(v for j, v in terms.items() if j <= k)
        up = sum(v for j, v in terms.items() if j > k)
        if terms[k] > mpf(10) ** -300 and (up > mpf(10) ** -300 or k == high):
            out["hypergeometric"].append([total, marked, draws, k, num(terms[k]), num(lo), num(up)])
out["logGamma"] = [[x, num(loggamma(mpf(x)).real)] for x in [1e-200, 1e-5, 0.3, 0.9999, 1.0001, 1.4, 1.5, 1.9999, 2.1, 2.5, 3.3, 15.5, 100.25, 1e6, 1e200, -0.5, -7.3]]
out["digamma"] = [[x, num(digamma(mpf(x)))] for x in [1e-5, 0.3, 1, 1.5, 2.5, 10, 100.25, 1e6, -0.5, -7.3]]
out["erf"] = [[x, num(erf(mpf(x))), num(erfc(mpf(x)))] for x in [-5, -1.2, 0, 1e-10, 0.3, 1, 1.4999, 1.5, 2, 3.5, 8, 20, 26]]
json.dump(out, sys.stdout, separators=(",", ":"))
print()
