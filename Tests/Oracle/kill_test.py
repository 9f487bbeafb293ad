#!/usr/bin/env python3
"""Kills runs at random moments and holds what resuming them gives against an undisturbed run.

    kill_test.py --fupan .build/release/fupan [--kills 200] [--truncations 4096] [--days 120]
                 [--mode hourly] [--seed 1]

A full disk is tried first: runs whose files may not grow past a random size must stop with one
clear line and resume to the same end. Then journals cut somewhere in their last 4 KiB, at 4,096 cuts
at every byte of them, are resumed. Then each attempt starts a run, kills it with SIGKILL up to three
times, half of the time at any moment and half of the time while the journal grows, resumes it after
each, and lets the last resume finish. Journal and derived files must be byte for byte those of a run
that nobody disturbed, and `fupan verify` must find it identical. Exit status 1 when anything differs.
"""
import argparse
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fupan", required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--truncations", type=int, default=64)
    parser.add_argument("--days", type=int, default=400)
    parser.add_argument("--trader", default="rebalance")
    parser.add_argument("--mode", default="daily")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    source = random.Random(arguments.seed)
    sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        market = folder / "market"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        subprocess.run(
            [arguments.fupan, "market", "generate", "--seed", "7", "--days", str(arguments.days),
             "--out", str(market)], check=True, **quiet)

        def command(out, *more):
            return [arguments.fupan, "replay", "--market", str(market), "--trader",
                    arguments.trader, "--cash", "10000000", "--seed", "3", "--days",
                    str(arguments.days), "--mode", arguments.mode, "--luck", "20",
                    "--out", str(out), *more]

        def difference(out, done):
            """What differs from the undisturbed run once `done` has resumed the one in `out`."""
            problems = [] if done.returncode == 0 else [done.stderr.strip().splitlines()[-1]]
            for file in sorted(whole.iterdir()):
                other = out / file.name
                if not other.exists() or other.read_bytes() != file.read_bytes():
                    problems.append(f"{file.name} differs")
            return "; ".join(problems)

        whole = folder / "whole"
        began = time.monotonic()
        timings = subprocess.run(
            command(whole, "--timings"), check=True, text=True, **quiet).stderr
        length = time.monotonic() - began
        season = float(re.search(r"season ([0-9.]+) ms", timings)[1]) / 1000
        kills = differences = moments = 0
        out = folder / "run"
        for _ in range(10):
            shutil.rmtree(out, ignore_errors=True)
            size = source.randint(1_000, (whole / "journal.jsonl").stat().st_size - 1)

            def fill():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

            full = subprocess.run(command(out), text=True, preexec_fn=fill, **quiet)
            lines = full.stderr.strip().splitlines()
            if full.returncode != 1 or "cannot be written" not in lines[-1]:
                differences += 1
                print(f"full disk at {size}: exit {full.returncode}, {lines[-1:]}")
            problem = difference(out, subprocess.run(command(out, "--resume"), text=True, **quiet))
            if problem:
                differences += 1
                print(f"after a disk full at {size}: {problem}")
        journal = (whole / "journal.jsonl").read_bytes()
        last = min(4096, len(journal))
        cuts = min(arguments.truncations, last)
        began = time.monotonic()
        for cut in (1 + number * last // cuts for number in range(cuts)):
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            shutil.copy(whole / "run.json", out)
            (out / "journal.jsonl").write_bytes(journal[:-cut])
            problem = difference(out, subprocess.run(command(out, "--resume"), text=True, **quiet))
            if problem:
                differences += 1
                print(f"cut by {cut} bytes: {problem}")
        print(f"{cuts} journals cut in their last {last} bytes, {time.monotonic() - began:.0f} s",
              flush=True)
        while kills < arguments.kills:
            shutil.rmtree(out, ignore_errors=True)
            for attempt in range(source.randint(1, 3)):
                resume = ["--resume"] if attempt else []
                process = subprocess.Popen(command(out, *resume), **quiet)
                if source.random() < 0.5:
                    time.sleep(source.uniform(0, length))
                else:
                    journal = out / "journal.jsonl"
                    before = journal.stat().st_size if journal.exists() else -1
                    deadline = time.monotonic() + 2 * length
                    while time.monotonic() < deadline and (
                            not journal.exists() or journal.stat().st_size == before):
                        time.sleep(0.0005)
                    time.sleep(source.uniform(0, season))
                process.send_signal(signal.SIGKILL)
                if process.wait() == -signal.SIGKILL:
                    kills += 1
                    journal = out / "journal.jsonl"
                    moments += journal.exists() and 0 < journal.stat().st_size < (
                        whole / "journal.jsonl").stat().st_size
                else:
                    break
            problem = difference(out, subprocess.run(command(out, "--resume"), text=True, **quiet))
            if problem:
                differences += 1
                print(f"after {kills} kills: {problem}")
        verified = subprocess.run(
            [arguments.fupan, "verify", str(out)], capture_output=True, text=True)
        print(f"{kills} kills, {moments} of them in the middle of the journal, "
              f"{differences} runs differ; {verified.stdout.strip().split(': ', 1)[-1]}")
        sys.exit(1 if differences or verified.returncode else 0)


if __name__ == "__main__":
    main()
