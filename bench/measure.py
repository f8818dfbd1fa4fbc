"""How things are measured: whole processes, waits for paint, and the interface thread's gaps."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "bench" / ".cache"
STEAL_FIELD = 8
"""Of the first line of /proc/stat; see proc(5)."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a whole process."""

    seconds: float
    peak_mib: float


def run_process(arguments: Sequence[str], environment: dict[str, str]) -> Run:
    """Run Python with arguments from start to end.

    Raises:
        RuntimeError: it failed.
    """
    inherited = dict(os.environ)
    # where set, a start would compile every module again, which no user's start does
    inherited.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env={**inherited, **environment}
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise RuntimeError(f"{' '.join(arguments)} ended with status {status}")
    return Run(seconds, usage.ru_maxrss / 1024)


def interleave(runs: dict[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """Run each once to warm up and to compile, then all in turn, so that drifts hit all alike."""
    for run in runs.values():
        run()
    found: dict[str, list[Run]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            found[name].append(run())
    return found


def median_seconds(runs: Sequence[Run]) -> float:
    """The median of some runs' durations."""
    return statistics.median(run.seconds for run in runs)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile: 19 of 20 values are no higher."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * 95 // 100) - 1)]


def stolen_ticks() -> int:
    """Return the hundredths of a second that the host gave to its other guests; 0 if not told."""
    try:
        first = Path("/proc/stat").read_text("ascii").splitlines()[0].split()
    except OSError:
        return 0
    return int(first[STEAL_FIELD]) if len(first) > STEAL_FIELD else 0
