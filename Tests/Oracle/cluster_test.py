#!/usr/bin/env python3
"""Plays one contest in one process and as many shards under real schedulers, and compares the bytes.

    cluster_test.py --fupan .build/release/fupan [--parts 16] [--seasons 32] [--ray PYTHON]

Under Slurm: a cluster of this one machine with its own key, ports and folders, nothing of the system's
is touched; needs `slurmctld`, `slurmd` and `munged` (Debian: slurm-wlm, munge). Under Ray: the driver in
Examples, run by a Python that has `ray`. Under both, shards are killed while they play; Slurm's are
submitted again by hand, Ray starts its own again. What is not installed is skipped and said so.
Exit status 1 when anything differs.
"""
import argparse
import filecmp
import getpass
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

BOARD = ["contest.json", "results.jsonl", "seeds.json", "leaderboard.txt", "leaderboard.md",
         "leaderboard.csv", "leaderboard.json", "index.html"]
CONTEST = """name = "sharded"
seed = 4711
seasons = {seasons}
days = 20
luck = 100
repeats = 2
[[seat]]
name = "dice"
trader = "random"
[[seat]]
trader = "momentum"
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fupan", required=True)
    parser.add_argument("--parts", type=int, default=16)
    parser.add_argument("--seasons", type=int, default=32)
    parser.add_argument("--ray", default=sys.executable, help="a Python with the ray package")
    arguments = parser.parse_args()
    fupan = str(pathlib.Path(arguments.fupan).resolve())
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        contest = folder / "contest.toml"
        contest.write_text(CONTEST.format(seasons=arguments.seasons))
        began = time.monotonic()
        run([fupan, "compete", contest, "--out", folder / "whole"])
        print(f"one process: {time.monotonic() - began:.1f} s")
        for name, play in (("Slurm", under_slurm), ("Ray", under_ray)):
            began = time.monotonic()
            out = folder / name
            killed = play(arguments, fupan, contest, out)
            if killed is None:
                continue
            differing = [file for file in BOARD
                         if not (out / file).exists()
                         or not filecmp.cmp(folder / "whole" / file, out / file, shallow=False)]
            failures += differing
            print(f"{name}: {arguments.parts} shards, {killed} killed, "
                  f"{time.monotonic() - began:.1f} s: "
                  + ("differ: " + ", ".join(differing) if differing else "the same bytes"))
    sys.exit(1 if failures else 0)


def under_slurm(arguments, fupan, contest, out):
    """How many shards were killed, or None without Slurm."""
    missing = [tool for tool in ("munged", "slurmctld", "slurmd", "sbatch", "squeue")
               if not find(tool)]
    if missing:
        print(f"Slurm: skipped, not installed: {', '.join(missing)}")
        return None
    with SlurmCluster() as cluster:
        lines = run([fupan, "compete", contest, "--out", out, "--slurm", "--parts",
                     arguments.parts]).strip().splitlines()
        assert len(lines) == 2 and "sbatch" in lines[0], lines
        cluster.submit([out / "slurm.sh"])
        killed = kill_some(fupan, out, 3)
        cluster.wait()
        job = cluster.submit([out / "slurm.sh"])
        killed += kill_some(fupan, out, 1)
        cluster.wait()
        job = cluster.submit([out / "slurm.sh"])
        cluster.submit([f"--dependency=afterok:{job}", out / "slurm-merge.sh"])
        cluster.wait()
        if not (out / "leaderboard.txt").exists():
            for log in [out / "merge.log", *sorted(out.glob("parts/*.log"))[:2]]:
                print(log, log.read_text()[-500:] if log.exists() else "is not there")
    return killed


def under_ray(arguments, fupan, contest, out):
    """How many shards were killed, or None without Ray."""
    if subprocess.run([arguments.ray, "-c", "import ray"], capture_output=True).returncode != 0:
        print(f"Ray: skipped, {arguments.ray} has no ray package")
        return None
    driver = pathlib.Path(__file__).parents[2] / "Examples" / "contest_on_ray.py"
    process = subprocess.Popen(
        [arguments.ray, driver, contest, out, "--parts", str(arguments.parts), "--fupan", fupan],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    killed = kill_some(fupan, out, 3)
    _, complaint = process.communicate()
    if process.returncode != 0:
        print("Ray:", complaint[-1500:])
    return killed


def kill_some(fupan, out, count):
    """Kills shards of the contest in `out` while they play, and says how many."""
    killed = 0
    deadline = time.monotonic() + 60
    while killed < count and time.monotonic() < deadline:
        for entry in pathlib.Path("/proc").iterdir():
            if killed == count or not entry.name.isdigit():
                continue
            try:
                words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if words[0] == fupan and "--shard" in words and any(
                    word.startswith(str(out) + "/parts/") for word in words):
                try:
                    os.kill(int(entry.name), signal.SIGKILL)
                    killed += 1
                except ProcessLookupError:
                    pass
                time.sleep(0.3)
        time.sleep(0.02)
    return killed


class SlurmCluster:
    """A Slurm cluster of this machine alone, with a key, ports and folders of its own."""

    def __enter__(self):
        self.processes = []
        try:
            return self.begin()
        except BaseException:
            self.__exit__()
            raise

    def begin(self):
        # Short: the path of a socket has at most 107 bytes.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="slurm-"))
        host = socket.gethostname().split(".")[0]
        for name in ("state", "spool", "munge"):
            (self.folder / name).mkdir(mode=0o755)
        key = self.folder / "munge" / "key"
        key.write_bytes(secrets.token_bytes(128))
        key.chmod(0o400)
        munge = self.folder / "munge"
        ports = free_ports(2)
        user = getpass.getuser()
        (self.folder / "slurm.conf").write_text(f"""ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={munge}/socket
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={self.folder}/state
SlurmdSpoolDir={self.folder}/spool
SlurmctldPidFile={self.folder}/slurmctld.pid
SlurmdPidFile={self.folder}/slurmd.pid
SlurmctldLogFile={self.folder}/slurmctld.log
SlurmdLogFile={self.folder}/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MinJobAge=2
SchedulerParameters=sched_min_interval=100000,sched_interval=1
NodeName={host} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
""")
        # Nothing here uses control groups, but older versions want a kind of them named.
        version = subprocess.run([find("slurmd"), "-V"], capture_output=True, text=True).stdout
        is_old = float(".".join(version.split()[-1].split(".")[:2])) < 23.02
        (self.folder / "cgroup.conf").write_text(
            f"CgroupPlugin={'cgroup/v1' if is_old else 'disabled'}\n")
        self.environment = dict(os.environ, SLURM_CONF=str(self.folder / "slurm.conf"))
        self.start(["munged", "--foreground", "--force", "--key-file", key, "--socket",
                    munge / "socket", "--pid-file", munge / "pid", "--log-file", munge / "log",
                    "--seed-file", munge / "seed"])
        await_(lambda: (munge / "socket").exists(), "munged did not start", self.log)
        self.start(["slurmctld", "-D"])
        self.start(["slurmd", "-D", "-N", host])
        await_(lambda: "idle" in self.ask(["sinfo", "--noheader", "--format=%T"]),
               "the Slurm node did not become idle", self.log)
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, words):
        words = [str(word) for word in words]
        words[0] = find(words[0])
        self.processes.append(subprocess.Popen(
            words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    def ask(self, words):
        return subprocess.run(
            [find(words[0]), *map(str, words[1:])], env=self.environment, capture_output=True,
            text=True).stdout

    def submit(self, words):
        """The number of the job."""
        done = subprocess.run(["sbatch", "--parsable", *map(str, words)], env=self.environment,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.strip().split(";")[0]

    def wait(self):
        await_(lambda: not self.ask(["squeue", "--noheader"]).strip(), "jobs did not end", self.log,
               seconds=300)

    def log(self):
        logs = [self.folder / "slurmctld.log", self.folder / "slurmd.log",
                self.folder / "munge" / "log"]
        queue = self.ask(["squeue"]) + self.ask(["sinfo", "--long"])
        return queue + "\n".join(log.read_text()[-1500:] for log in logs if log.exists())


def find(tool):
    return shutil.which(tool) or shutil.which(tool, path="/usr/sbin:/sbin:/usr/local/sbin")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def await_(condition, problem, log, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{problem}\n{log()}")
        time.sleep(0.2)


def run(words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{words}: {done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
