"""Writes golden.json beside this file: the same statistics by SciPy and statsmodels.

apt-get install python3-scipy python3-statsmodels; /usr/bin/python3 golden.py
"""
import json
import math
import os

import numpy
import scipy
import statsmodels
from scipy import integrate, special, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower


def beats(cs, cn, vs, vn):
    c, v = stats.beta(1 + cs, 1 + cn - cs), stats.beta(1 + vs, 1 + vn - vs)
    low, high = max(0, c.mean() - 14 * c.std()), min(1, c.mean() + 14 * c.std())
    points = [c.mean(), v.mean()] if low < v.mean() < high else [c.mean()]
    options = dict(points=points, limit=500, epsabs=1e-13, epsrel=1e-12)
    chance = integrate.quad(lambda x: c.pdf(x) * v.sf(x), low, high, **options)[0]
    # E max(V - C, 0) is the integral of P(C < x < V).
    both = min(low, max(0, v.mean() - 14 * v.std())), max(high, min(1, v.mean() + 14 * v.std()))
    gain = integrate.quad(lambda x: c.cdf(x) * v.sf(x), *both, **options)[0]
    loss = integrate.quad(lambda x: v.cdf(x) * c.sf(x), *both, **options)[0]
    return {"counts": [cs, cn, vs, vn], "probability": chance, "lossOfVariation": loss, "lossOfControl": gain}


def means(control, variation):
    (cn, cm, cv), (vn, vm, vv) = control, variation
    d, e = vm - cm, math.sqrt(cv / cn + vv / vn)
    gain = integrate.quad(lambda t: t * stats.norm.pdf(t, d, e), 0, d + 40 * e, points=[max(d, 0)], epsabs=1e-14)[0]
    loss = integrate.quad(lambda t: -t * stats.norm.pdf(t, d, e), d - 40 * e, 0, points=[min(d, 0)], epsabs=1e-14)[0]
    return {
        "control": control,
        "variation": variation,
        "probability": stats.norm.sf(0, d, e),
        "lossOfVariation": loss,
        "lossOfControl": gain,
    }


def sample_ratio(counts, shares, concentration=1000.0):
    alpha = [concentration * s for s in shares]
    marginal = sum(special.gammaln(a + n) - special.gammaln(a) for a, n in zip(alpha, counts))
    marginal -= special.gammaln(sum(alpha) + sum(counts)) - special.gammaln(sum(alpha))
    null = sum(n * math.log(s) for n, s in zip(counts, shares))
    return {"counts": counts, "shares": shares, "pValue": min(1.0, math.exp(null - marginal))}


def sequence(control, variation, alpha, tightest):
    (cn, cm, cv), (vn, vm, vv) = control, variation
    n = cn + vn
    rho2 = (-2 * math.log(alpha) + math.log(1 - 2 * math.log(alpha))) / tightest
    sigma2 = n * (cv / cn + vv / vn)
    half = math.sqrt(sigma2) * math.sqrt(2 * (n * rho2 + 1) / (n**2 * rho2) * math.log(math.sqrt(n * rho2 + 1) / alpha))
    return {"control": control, "variation": variation, "alpha": alpha, "tightestAt": tightest, "low": vm - cm - half, "high": vm - cm + half}


def cuped():
    random = numpy.random.default_rng(7)
    arms = []
    for lift in (0.0, 0.4):
        before = random.gamma(2.0, 3.0, 400)
        during = 0.8 * before + random.normal(lift, 1.0, 400)
        arms.append((during.round(6), before.round(6)))
    centred = [(y - y.mean(), x - x.mean()) for y, x in arms]
    theta = sum((y * x).sum() for y, x in centred) / sum((x * x).sum() for _, x in centred)
    overall = numpy.concatenate([x for _, x in arms]).mean()
    results = []
    for y, x in arms:
        adjusted = y - theta * (x - overall)
        results.append({"mean": adjusted.mean(), "variance": adjusted.var(ddof=1)})
    return {"values": [[y.tolist(), x.tolist()] for y, x in arms], "adjusted": results}


def ratio():
    random = numpy.random.default_rng(11)
    shown = random.poisson(4, 500) + 1
    clicked = random.binomial(shown, 0.2)
    mx, my = clicked.mean(), shown.mean()
    cov = numpy.cov(clicked, shown, ddof=1)
    variance = cov[0, 0] / my**2 - 2 * mx * cov[0, 1] / my**3 + mx**2 * cov[1, 1] / my**4
    return {"numerators": clicked.tolist(), "denominators": shown.tolist(), "mean": mx / my, "variance": variance}


golden = {
    "madeBy": f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {numpy.__version__}",
    "proportions": [beats(*c) for c in [(10, 100, 15, 100), (120, 1000, 150, 1000), (5000, 100000, 5200, 100000), (0, 10, 0, 12), (3, 3, 2, 5), (300, 10000, 290, 9000)]],
    "means": [means(*m) for m in [((100, 10.0, 25.0), (120, 11.0, 30.0)), ((5000, 3.2, 400.0), (5100, 3.1, 390.0)), ((50, 0.0, 1.0), (50, 0.0, 1.0))]],
    "sampleRatios": [sample_ratio(*s) for s in [([500, 510], [0.5, 0.5]), ([5000, 5400], [0.5, 0.5]), ([900, 1050, 1050], [0.3, 0.35, 0.35]), ([100000, 101200], [0.5, 0.5])]],
    "sequences": [sequence(*s) for s in [((100, 10.0, 25.0), (120, 11.0, 30.0), 0.05, 5000), ((50000, 0.1, 0.09), (50000, 0.11, 0.0979), 0.01, 20000)]],
    "holm": [{"pValues": p, "adjusted": multipletests(p, method="holm")[1].tolist()} for p in [[0.01, 0.04, 0.03, 0.005], [0.5, 0.9], [0.02, 0.02, 0.8, 0.0001, 0.3]]],
    "cuped": cuped(),
    "ratio": ratio(),
    "samplesForMean": [
        {"deviation": d, "change": c, "alpha": a, "power": p, "users": math.ceil(NormalIndPower().solve_power(c / d, alpha=a, power=p))}
        for d, c, a, p in [(10.0, 1.0, 0.05, 0.8), (3.0, 0.25, 0.01, 0.9)]
    ],
    "samplesForRate": [
        {
            "baseline": b, "lift": l, "alpha": a, "power": p,
            "users": math.ceil((stats.norm.isf(a / 2) + stats.norm.ppf(p)) ** 2 * (b * (1 - b) + b * (1 + l) * (1 - b * (1 + l))) / (b * l) ** 2),
        }
        for b, l, a, p in [(0.05, 0.1, 0.05, 0.8), (0.3, -0.05, 0.05, 0.9)]
    ],
    "percentiles": [{"values": v, "percentile": q, "cap": float(numpy.percentile([x for x in v if x > 0], q * 100))} for v, q in [([0, 0, 1, 2, 3, 4, 100], 0.9), ([5.0], 0.999)]],
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden.json"), "w", encoding="utf-8") as file:
    json.dump(golden, file, indent=1)
    file.write("\n")
