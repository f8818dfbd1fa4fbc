"""Measures how fast mpcompare is, prints a table and writes bench/results.json.

`python bench/run.py [--rounds N] [--sizes 70,10000] [--only startup,compare,careers]`; the parts
are startup, search, palette, compare, careers, cost, library, decide and export.
What is left out keeps its older figures. Measure on a quiet machine: everything else that runs is
measured along.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from measure import CACHE, ROOT

RESULTS = ROOT / "bench" / "results.json"
PARTS = (
    "startup",
    "search",
    "palette",
    "compare",
    "careers",
    "cost",
    "library",
    "decide",
    "export",
)
SIZES = (70, 10_000, 100_000, 1_000_000)
GOALS = {
    "startup_first_paint_ratio": 2.0,
    "startup_charts_ratio": 1.3,
    "open_4_ms": 50,
    "scroll_100_p95_ms": 16,
    "zoom_6_p95_ms": 16,
    "table_scroll_100_p95_ms": 16,
    "interface_blocked_max_ms": 16,
    "palette_first_open_ms": 50,
    "palette_open_ms": 50,
    "palette_key_p95_ms": 16,
    "careers_open_ms": 150,
    "careers_frame_max_ms": 16,
    "cost_open_ms": 150,
    "cost_frame_max_ms": 16,
    "library_start_added_ms": 20,
    "library_open_ms": 20,
    "library_change_on_disk_ms": 20,
    "decide_100x20_ms": 200,
    "decide_drag_p95_ms": 16,
    "decide_frame_max_ms": 16,
    "pdf_4_s": 1,
    "xlsx_4_s": 1,
    "html_4_s": 1,
    "peak_mib": 200,
}
HELD_TO_GOAL = 100_000
"""The most programs for which the interface must not be blocked longer than a frame."""
PALETTE_SIZE = 10_000
"""Programs in the catalog over which the command palette is measured."""
SEARCH_GOALS = {"100000": 50, "1000000": 100}
BUNDLED = ROOT / "data" / "catalog.db"


def ask(script: str, *arguments: str) -> Any:
    """Run a script of this folder in a process of its own; return the JSON that it prints."""
    command = [sys.executable, str(ROOT / "bench" / script), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return json.loads(done.stdout.splitlines()[-1])


def catalog_of(size: int) -> Path:
    """Return a catalog of made-up programs, made when it is first asked for."""
    path = CACHE / f"made-up-{size}.db"
    if not path.exists():
        from catalogs import generate  # noqa: PLC0415 - only where one must be made

        CACHE.mkdir(exist_ok=True)
        generate(path, size)
    return path


def search(sizes: list[int]) -> dict[str, Any]:
    """Measure the search on catalogs of several sizes."""
    return by_size(
        {str(size): ask("interface.py", "search", str(catalog_of(size))) for size in sizes}
    )


def by_size(found: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """Turn the figures of each size into each figure by size.

    How long the interface was blocked is held to a goal up to 100,000 programs; where only larger
    catalogs were measured, that figure is left out.
    """
    names = ("search_p95_ms", "search_sqlite_p95_ms", "filter_p95_ms")
    blocked = {size: figures["interface_blocked_max_ms"] for size, figures in found.items()}
    held = [ms for size, ms in blocked.items() if int(size) <= HELD_TO_GOAL]
    return {
        **{name: {size: figures[name] for size, figures in found.items()} for name in names},
        "interface_blocked_ms": blocked,
        **({"interface_blocked_max_ms": max(held)} if held else {}),
    }


def merged(older: Mapping[str, Any], newer: Mapping[str, Any]) -> dict[str, Any]:
    """Put newer figures in the place of older ones; what was left out, also a size, stays."""
    found = dict(older)
    for name, value in newer.items():
        before = older.get(name)
        both = isinstance(value, dict) and isinstance(before, dict)
        found[name] = {**before, **value} if both else value
    return found


def careers(rounds: int) -> dict[str, float]:
    """Measure the Careers page; each opening is a fresh process."""
    opened = [ask("careers.py", "open", str(BUNDLED))["careers_open_ms"] for _ in range(rounds)]
    return {
        "careers_open_ms": statistics.median(opened),
        **ask("careers.py", "switch", str(BUNDLED)),
    }


def cost(rounds: int) -> dict[str, float]:
    """Measure the Cost page; each opening is a fresh process."""
    opened = [ask("cost.py", "open", str(BUNDLED))["cost_open_ms"] for _ in range(rounds)]
    return {"cost_open_ms": statistics.median(opened), **ask("cost.py", "switch", str(BUNDLED))}


def decide_page(rounds: int) -> dict[str, float]:
    """Measure the Decide page; each opening is in a fresh process."""
    found = [ask("decide_page.py", str(BUNDLED)) for _ in range(rounds)]
    return {name: statistics.median(each[name] for each in found) for name in found[0]}


def exports(rounds: int) -> dict[str, float]:
    """Measure the exports, each in a fresh process."""
    return {
        f"{name}_4_s": statistics.median(
            ask("exports.py", str(BUNDLED), name) for _ in range(rounds)
        )
        for name in ("pdf", "csv", "xlsx", "html")
    }


def measure(parts: list[str], sizes: list[int], rounds: int) -> dict[str, Any]:
    """Measure the parts asked for."""
    found: dict[str, Any] = {}
    if "startup" in parts:
        import startup  # noqa: PLC0415 - it needs nothing of the others

        found |= startup.measure(rounds)
    if "search" in parts:
        found |= search(sizes)
    if "palette" in parts:
        found |= ask("palette.py", str(catalog_of(PALETTE_SIZE)))
    if "compare" in parts:
        found |= ask("interface.py", "compare", str(BUNDLED))
    if "careers" in parts:
        found |= careers(rounds)
    if "cost" in parts:
        found |= cost(rounds)
    if "library" in parts:
        found |= ask("library.py", str(BUNDLED), str(rounds))
    if "decide" in parts:
        found |= ask("decide.py", str(rounds))
        found |= decide_page(max(3, rounds // 3))
    if "export" in parts:
        found |= exports(max(3, rounds // 3))
    return found


def print_table(results: dict[str, Any]) -> None:
    """Print each figure beside its goal."""
    for name, value in results.items():
        if isinstance(value, dict):
            for size, figure in value.items():
                goal = SEARCH_GOALS.get(size) if name == "search_p95_ms" else None
                print_row(f"{name}, {int(size):,} programs", figure, goal)
        elif isinstance(value, int | float):
            print_row(name, value, GOALS.get(name))


def print_row(name: str, figure: float, goal: float | None) -> None:
    """Print one figure, and whether it meets its goal."""
    verdict = "" if goal is None else f"   goal {goal:g}: {'met' if figure <= goal else 'not met'}"
    print(f"{name:<44}{figure:>10.2f}{verdict}")


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--only", default=",".join(PARTS))
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.path.insert(0, str(ROOT))
    sizes = [int(size) for size in asked.sizes.split(",")]
    older = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    measured = measure(asked.only.split(","), sizes, asked.rounds)
    machine = {"python": platform.python_version(), "cores": os.cpu_count()}
    results = merged(older, {**measured, **machine})
    RESULTS.write_text(json.dumps(results, indent=2, sort_keys=True) + "\n", "utf-8")
    print_table(results)


if __name__ == "__main__":
    main()
