#!/usr/bin/env python3
"""Plays a contest on a Ray cluster, one shard a task, and joins the parts into one board.

    contest_on_ray.py contest.toml out/contest [--parts 16] [--fupan fupan] [--address auto]

Needs `pip install ray`. The folder must be shared by all machines. A task that dies is started again
and goes on where it stopped; the board is byte for byte that of `fupan compete` in one process.
"""
import argparse
import pathlib
import subprocess

import ray


@ray.remote(num_cpus=1, max_retries=5, retry_exceptions=True)
def play(fupan, contest, folder, number, parts):
    subprocess.run(
        [fupan, "compete", contest, "--out", f"{folder}/parts/{number}",
         "--shard", f"{number}/{parts}", "--jobs", "1"], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contest")
    parser.add_argument("folder")
    parser.add_argument("--parts", type=int, default=16)
    parser.add_argument("--fupan", default="fupan")
    parser.add_argument("--address", help="of a running cluster; without it, this machine")
    arguments = parser.parse_args()
    contest, folder = (str(pathlib.Path(path).resolve())
                       for path in (arguments.contest, arguments.folder))
    ray.init(address=arguments.address, log_to_driver=False)
    ray.get([play.remote(arguments.fupan, contest, folder, number, arguments.parts)
             for number in range(1, arguments.parts + 1)])
    parts = [f"{folder}/parts/{number}" for number in range(1, arguments.parts + 1)]
    subprocess.run([arguments.fupan, "merge", *parts, "--out", folder, "--contest", contest],
                   check=True)


if __name__ == "__main__":
    main()
