"""What bench/run.py makes of the figures that were measured."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parent.parent / "bench"


@pytest.fixture
def run(monkeypatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("run")


def figures(blocked: float) -> dict[str, float]:
    return {
        "search_p95_ms": 7.5,
        "search_sqlite_p95_ms": 2.5,
        "filter_p95_ms": 3.5,
        "interface_blocked_max_ms": blocked,
    }


def test_a_million_programs_can_be_measured_alone(run):
    found = run.by_size({"1000000": figures(40.0)})
    assert found["search_p95_ms"] == {"1000000": 7.5}
    assert found["interface_blocked_ms"] == {"1000000": 40.0}
    assert "interface_blocked_max_ms" not in found  # its goal is for 100,000 and fewer


def test_the_goal_of_the_interface_is_held_up_to_a_hundred_thousand(run):
    found = run.by_size({"70": figures(5.0), "100000": figures(9.0), "1000000": figures(40.0)})
    assert found["interface_blocked_max_ms"] == 9.0


def test_sizes_that_are_not_measured_keep_their_older_figures(run):
    older = {"search_p95_ms": {"70": 1.0, "1000000": 60.0}, "pdf_4_s": 0.5}
    assert run.merged(older, {"search_p95_ms": {"1000000": 50.0}}) == {
        "search_p95_ms": {"70": 1.0, "1000000": 50.0},
        "pdf_4_s": 0.5,
    }
