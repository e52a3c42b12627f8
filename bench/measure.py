"""Runs commands in turn and reports their times: medians, spread, ratios."""

import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Run:
    """One run of a command: wall-clock seconds, CPU seconds, peak memory in MB."""

    wall: float
    cpu: float
    rss: float


@dataclass
class Side:
    """All runs of one command."""

    name: str
    runs: list = field(default_factory=list)

    def median(self, what):
        return statistics.median(getattr(run, what) for run in self.runs)

    def scaled(self, factor):
        """Returns this side with all times multiplied."""
        return Side(self.name, [Run(run.wall * factor, run.cpu * factor, run.rss) for run in self.runs])

    def text(self):
        walls = sorted(run.wall for run in self.runs)
        spread = f" ({seconds(walls[0])}-{seconds(walls[-1])})" if len(walls) > 1 else ""
        return seconds(self.median("wall")) + spread


def seconds(value):
    if value < 0.0995:
        return f"{value * 1000:.1f} ms"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s" if value < 100 else f"{value:.0f} s"


def run(command, cwd=None, env=None, accept=(0,)):
    """Runs a command to its end. A command that fails ends the benchmark, because it measured nothing."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=said)
        # wait4 returns the usage of the process and its children.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accept:
            said.seek(0)
            raise SystemExit(f"bench: {' '.join(map(str, command))} ended with {process.returncode}:\n{said.read().decode()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def processor(pid):
    """Returns the seconds of processor that a running process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run_to_receipts(command, cwd=None, env=None, accept=(0,)):
    """Runs a publisher that prints JSON; returns its run up to the last receipt, when all pages are on disk, and the whole run."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=said)
        pages = None
        for line in process.stdout:
            if line.startswith(b'{"source"'):
                pages = Run(time.perf_counter() - start, processor(process.pid), 0)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accept or pages is None:
            said.seek(0)
            raise SystemExit(f"bench: {' '.join(map(str, command))} ended with {process.returncode}:\n{said.read().decode()}")
    return pages, Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def total(runs):
    """Adds the runs of several commands."""
    return Run(sum(r.wall for r in runs), sum(r.cpu for r in runs), max(r.rss for r in runs))


def in_turn(times, **works):
    """Runs each side once to warm the disk, then all in turn, so that a slow minute affects all sides."""
    sides = {name: Side(name) for name in works}
    for work in works.values():
        if times > 1:
            work()
    for _ in range(times):
        for name, work in works.items():
            sides[name].runs.append(work())
    return sides


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


class Table:
    """The measured values and their targets."""

    HEAD = ["scenario", "Offprint", "against", "ratio by clock", "ratio by processor", "target", "met"]

    def __init__(self):
        self.rows = []

    def ratio(self, scenario, ours, theirs, most=None, least=None):
        """Adds a row. The ratio has an upper target, a lower target (theirs by ours), or none."""
        wall, cpu = ours.median("wall") / theirs.median("wall"), ours.median("cpu") / theirs.median("cpu")
        if least is not None:
            wall, cpu = 1 / wall, 1 / cpu
        target = met = ""
        if most is not None:
            target, met = f"at most {most} x", "yes" if wall <= most else "no"
        elif least is not None:
            target, met = f"at least {least} x faster", "yes" if wall >= least else "no"
        against = f"{theirs.name}: {theirs.text()}"
        self.add(scenario, ours.text(), against, f"{wall:.2f}", f"{cpu:.2f}", target, met)

    def value(self, scenario, text, target="", met=None, against=""):
        self.add(scenario, text, against, "", "", target, "" if met is None else "yes" if met else "no")

    def add(self, *cells):
        self.rows.append([str(cell) for cell in cells])
        print("  " + " | ".join(cell for cell in map(str, cells) if cell), flush=True)

    def markdown(self):
        lines = [self.HEAD, ["---"] * len(self.HEAD), *self.rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
