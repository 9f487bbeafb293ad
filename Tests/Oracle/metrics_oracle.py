#!/usr/bin/env python3
"""Holds return and risk of random value series against empyrical-reloaded and quantstats.

    metrics_oracle.py --fupan .build/release/fupan [--series 1000] [--seed 1]

A figure counts where the two libraries agree with each other to 1e-10; ours must then agree with them as
closely. Where they say nan or infinity, or one does and the other does not, ours must be null or finite:
never infinite. One series in five is degenerate: flat, one step, only gains, only losses, all lost, a
benchmark that stands still. Needs `pip install empyrical-reloaded quantstats`; skips without.
Exit status 1 when anything differs.
"""
import argparse
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import warnings

try:
    warnings.simplefilter("ignore")
    import empyrical
    import numpy
    import pandas
    import quantstats.stats as quantstats
except ImportError as problem:
    print(f"metrics: skipped, {problem}")
    sys.exit(0)

TOLERANCE = 1e-10


def series(source, number):
    """Values and levels of a benchmark, the start first."""
    count = source.choice([2, 3, 5, 20, 20, 20, 60, 250])
    scale = 10 ** source.uniform(-4, -1)
    drift = source.uniform(-1, 1) * scale
    steps = [source.gauss(drift, scale) for _ in range(count)]
    market = [0.6 * step + source.gauss(0, scale) for step in steps]
    kind = number % 10
    if kind == 0:
        steps = source.choice([[0.0] * count, [0.0] * (count - 1) + [0.01],
                               [abs(step) for step in steps], [-abs(step) for step in steps],
                               [0.01] * count])
    if kind == 5:
        market = source.choice([[0.0] * count, steps, [-step for step in steps]])
    start = source.choice([1.0, 100_000.0, 3021.55])
    return grown(start, steps), grown(3000.0, market)


def grown(value, steps):
    values = [value]
    for step in steps:
        values.append(max(values[-1] * (1 + step), 0.0))
    return values


def returns(values):
    days = pandas.bdate_range("2025-01-01", periods=len(values))
    values = pandas.Series(values, index=days)
    return (values / values.shift(1) - 1).iloc[1:]


def expected(values, levels):
    own, market = returns(values), returns(levels)
    growth = [("cumulative_return_pct", 100 * empyrical.cum_returns_final(own),
               100 * quantstats.comp(own))]
    beta = quantstats.greeks(own, market, prepare_returns=False)["beta"]
    return growth + [
        ("annualised_volatility_pct", 100 * empyrical.annual_volatility(own),
         100 * quantstats.volatility(own, periods=252, prepare_returns=False)),
        ("sharpe", empyrical.sharpe_ratio(own), quantstats.sharpe(own, periods=252)),
        ("sortino", empyrical.sortino_ratio(own), quantstats.sortino(own, periods=252)),
        ("max_drawdown_pct", 100 * empyrical.max_drawdown(own),
         100 * quantstats.max_drawdown(own)),
        ("calmar", empyrical.calmar_ratio(own), calmar(own)),
        ("beta", empyrical.beta(own, market), beta),
        ("annualised_return_pct", 100 * empyrical.annual_return(own),
         100 * empyrical.cagr(own)),
        ("downside_deviation_pct", 100 * empyrical.downside_risk(own),
         100 * math.sqrt((own.clip(upper=0) ** 2).mean() * 252)),
        ("information_ratio", empyrical.excess_sharpe(own, market) * math.sqrt(252),
         quantstats.information_ratio(own, market, prepare_returns=False) * math.sqrt(252)),
        ("worst_day_pct", 100 * own.min(), 100 * quantstats.worst(own, prepare_returns=False)),
    ]


def calmar(own):
    try:
        return quantstats.calmar(own, periods=252)
    except ZeroDivisionError:
        return math.nan


def close(one, other):
    return abs(one - other) <= TOLERANCE * max(1, abs(one), abs(other))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fupan", required=True)
    parser.add_argument("--series", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    source = random.Random(arguments.seed)
    counted, disputed, undefined, wrong = {}, {}, {}, 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        made = [series(source, number) for number in range(arguments.series)]
        files = []
        for number, (values, levels) in enumerate(made):
            days = [day.date() for day in pandas.bdate_range("2025-01-01", periods=len(values))]
            file = folder / f"{number}.csv"
            file.write_text("date,nav,benchmark\n" + "".join(
                f"{day},{value!r},{level!r}\n" for day, value, level in zip(days, values, levels)))
            files.append(str(file))
        ours = []
        for place in range(0, len(files), 100):
            out = subprocess.run(
                [arguments.fupan, "score", "--format", "json", *files[place:place + 100]],
                check=True, capture_output=True, text=True).stdout
            ours += json.loads(out)
    for number, ((values, levels), mine) in enumerate(zip(made, ours)):
        for name, one, other in expected(values, levels):
            figure = mine[name]
            if figure is not None and not math.isfinite(figure):
                print(f"series {number}: {name} is {figure}")
                wrong += 1
            if not (numpy.isfinite(one) and numpy.isfinite(other)):
                undefined[name] = undefined.get(name, 0) + 1
            elif not close(one, other):
                disputed[name] = disputed.get(name, 0) + 1
            elif figure is None or not close(figure, one):
                # Equal returns differ in their last bits; a ratio over that is no figure.
                if figure is None and numpy.ptp(returns(values)) < 1e-12:
                    undefined[name] = undefined.get(name, 0) + 1
                    continue
                print(f"series {number}: {name} is {figure}, not {one}")
                wrong += 1
            else:
                counted[name] = counted.get(name, 0) + 1
    for name, *_ in expected(*made[1]):
        print(f"{name:28} {counted.get(name, 0):5} agree, {disputed.get(name, 0)} where the "
              f"libraries differ, {undefined.get(name, 0)} undefined")
    print(f"metrics: {arguments.series} series, {sum(counted.values())} figures to {TOLERANCE:g}, "
          f"{wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
