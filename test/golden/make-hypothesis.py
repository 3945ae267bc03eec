"""Writes hypothesis.json: two-sample tests, tables and Kolmogorov's distribution by scipy 1.10.

Run: python3 make-hypothesis.py > hypothesis.json (needs numpy and scipy; the tests do not).
"""
import json
import sys
import warnings
import numpy as np
from scipy import stats

warnings.simplefilter("ignore")
rng = np.random.RandomState(0)
pairs = {
    "normal": (rng.normal(size=60), rng.normal(0.3, 1.4, size=45)),
    "tied": (rng.poisson(3, size=80).astype(float), rng.poisson(3.6, size=80).astype(float)),
    "small": (rng.normal(size=6), rng.normal(1, 1, size=9)),
    "small tied": (np.array([1.0, 2, 2, 3, 5, 5]), np.array([2.0, 2, 4, 5, 6, 7, 7])),
    "equal sizes": (rng.normal(size=12), rng.normal(size=12)),
    "far": (rng.normal(size=150), rng.normal(2.5, 1, size=170)),
    "skewed": (np.round(rng.exponential(size=400), 2), np.round(rng.exponential(1.1, size=300), 2)),
}
out = {"pairs": [], "chi2": [], "kstwo": [], "anderson3": None, "fit": None}
for name, (a, b) in pairs.items():
    ks, asymptotic = stats.ks_2samp(a, b), stats.ks_2samp(a, b, method="asymp")
    mw = stats.mannwhitneyu(a, b)
    plain = stats.mannwhitneyu(a, b, method="asymptotic", use_continuity=False)
    welch, levene = stats.ttest_ind(a, b, equal_var=False), stats.levene(a, b)
    cvm, cvm_limit = stats.cramervonmises_2samp(a, b), stats.cramervonmises_2samp(a, b, method="asymptotic")
    anderson = stats.anderson_ksamp([a, b])
    out["pairs"].append({
        "name": name, "a": a.tolist(), "b": b.tolist(),
        "ks": [ks.statistic, ks.pvalue, ks.statistic_location, int(ks.statistic_sign), asymptotic.pvalue],
        "mannWhitney": [mw.statistic, mw.pvalue, plain.pvalue],
        "welch": [welch.statistic, welch.pvalue], "levene": [levene.statistic, levene.pvalue],
        "cvm": [cvm.statistic, cvm.pvalue, cvm_limit.pvalue],
        "anderson": [anderson.statistic, anderson.significance_level, *anderson.critical_values],
        "wasserstein": stats.wasserstein_distance(a, b), "energy": stats.energy_distance(a, b),
    })
three = [rng.normal(size=30), rng.normal(0.5, 1, size=25), rng.normal(0.2, 2, size=20)]
anderson, levene = stats.anderson_ksamp(three), stats.levene(*three)
out["anderson3"] = {"samples": [s.tolist() for s in three], "anderson": [anderson.statistic, anderson.significance_level], "levene": [levene.statistic, levene.pvalue]}
for table in ([[10, 20], [30, 5]], [[3, 1], [1, 3]], [[46, 7, 20], [30, 29, 11]], [[120, 90, 40], [110, 95, 60], [100, 105, 80]], [[12, 12], [12, 12]]):
    with_yates, plain = stats.chi2_contingency(table), stats.chi2_contingency(table, correction=False)
    out["chi2"].append({"table": table, "yates": [with_yates[0], with_yates[1]], "plain": [plain[0], plain[1]], "df": int(plain[2])})
fit = stats.chisquare([16, 18, 16, 14, 12, 12])
out["fit"] = [fit.statistic, fit.pvalue]
for n, d in [(5, 0.3), (20, 0.1), (20, 0.35), (100, 0.05), (100, 0.12), (140, 0.25), (365, 0.047), (365, 0.11), (2000, 0.01), (2000, 0.03), (50000, 0.005), (50000, 0.02), (10, 0.7)]:
    out["kstwo"].append([n, d, float(stats.kstwo.sf(d, n))])
json.dump(out, sys.stdout, separators=(",", ":"))
print()
