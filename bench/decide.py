"""How long it takes to rank 100 made-up programs by 20 criteria in 10,000 samples.

`python bench/decide.py ROUNDS` prints JSON. Half of the facts are not known, as in the catalog.
"""

import json
import random
import statistics
import sys
import time

from mpcompare.app.decide.sampling import SAMPLES, sample
from mpcompare.model.decide.criteria import Criteria, Criterion, Linear
from mpcompare.model.decide.rating import Rated, Rating, Worth
from mpcompare.model.program import Program

PROGRAMS, CRITERIA, UNKNOWN = 100, 20, 0.5


def made_up(number: int) -> Program:
    """Return a program of which only its id matters."""
    identity = ("Made-up school", "Made-up program", "MM", "US", "", "", "")
    return Program(f"made-up-{number}", *identity, None, (), {})


def rating() -> Rating:
    """Make up programs and criteria; the same each time."""
    chosen = random.Random(1)

    def worth() -> Worth:
        value = chosen.random()
        return Worth(0.0, 1.0, is_gap=True) if chosen.random() < UNKNOWN else Worth(value, value)

    criteria = tuple(
        Criterion(f"made-up-{n}", Linear(0, 1), chosen.random()) for n in range(CRITERIA)
    )
    rows = [tuple(worth() for _ in range(CRITERIA)) for _ in range(PROGRAMS)]
    rated = tuple(Rated(made_up(number), row) for number, row in enumerate(rows))
    return Rating(Criteria(criteria), rated, ())


def measure(rounds: int) -> dict[str, float]:
    """Return the median of the rounds, in milliseconds."""
    asked, times = rating(), list[float]()
    for seed in range(rounds):
        began = time.perf_counter()
        sample(asked, SAMPLES, seed)
        times.append((time.perf_counter() - began) * 1000)
    return {"decide_100x20_ms": statistics.median(times)}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
