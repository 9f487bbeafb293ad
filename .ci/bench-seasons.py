"""Times our replay and its verification in turn with other engines; called by bench-seasons."""
import json
import re
import resource
import statistics
import subprocess
import sys
import time

program, folder, cache = sys.argv[1:4]
days, rounds = int(sys.argv[4]), int(sys.argv[5])
NAMES = 50
# Order-carrying bars a second on the same task, measured before on two cores of another machine.
BEFORE = {"backtrader": 2_904, "nautilus": 1_667, "rqalpha": 1_198}
VENVS = {"backtrader": "peers", "nautilus": "peers", "rqalpha": "oracle"}


def ours(count, out):
    """Milliseconds of the season with its journal, of its verification, and of the whole process."""
    start = time.perf_counter()
    done = subprocess.run(
        [program, "replay", "--market", f"{folder}/market", "--trader", "rebalance", "--days",
         str(count), "--cash", "10000000", "--out", out, "--verify", "--timings", "--luck", "0"],
        check=True, capture_output=True, text=True)
    whole = (time.perf_counter() - start) * 1000
    steps = dict(re.findall(r"(\w+) ([0-9.]+) ms", done.stderr))
    return float(steps["season"]), float(steps["verification"]), whole


def peak():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


# The smaller run first: the peak of all children only ever grows.
ours(days // 4, f"{folder}/small")
small = peak()
results = {"season": [], "checked": [], "whole": []}
for number in range(rounds):
    season, verification, whole = ours(days, f"{folder}/run{number}")
    results["season"].append(season)
    results["checked"].append(season + verification)
    results["whole"].append(whole)
bars = days * NAMES
memory = (peak() - small) / (bars - days // 4 * NAMES) * 1e6
speed = {name: bars / statistics.median(times) * 1000 for name, times in results.items()}

peers, notes = {}, []
for engine, before in BEFORE.items():
    done = subprocess.run(
        [f"{cache}/{VENVS[engine]}/bin/python", "Tests/Oracle/peer_bench.py", engine, "--market",
         f"{folder}/market", "--days", str(days)], capture_output=True, text=True)
    try:
        peers[engine] = json.loads(done.stdout.strip().splitlines()[-1])["bars_per_second"]
    except (IndexError, ValueError, KeyError):
        peers[engine] = before
        notes.append(f"{engine} could not be run here")
fastest = max(peers.values())
print(f"replay, daily rebalance of {NAMES} names, {days} days ({bars:,} bars): "
      f"{speed['season']:,.0f} bars/s with journal, {speed['season'] / fastest:,.0f} x the fastest peer; "
      f"with the journal verified too {speed['checked']:,.0f} bars/s, "
      f"{speed['checked'] / fastest:,.0f} x; whole process with market and exports "
      f"{speed['whole']:,.0f} bars/s; {memory:,.0f} MiB per million bars")
print("peers on the same bars: " + ", ".join(
    f"{engine} {value:,.0f} bars/s" for engine, value in peers.items())
    + (f" ({'; '.join(notes)}: figure from before)" if notes else ""))
