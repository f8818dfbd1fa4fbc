"""Damages the bundled catalog at random, hundreds of times, and counts what comes of it.

`python scripts/damage_catalogs.py [COUNT] [EVERY]` tries COUNT damages (300) by the command line
and by reading without the checksum, every EVERY-th (10) of them in the window as well. The exit
status is 1 where one led to a traceback, or to output that is not that of the sound file.
"""

import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from damaged_catalogs import DAMAGES, Answer, answers, damaged, is_honest, read_everything
from damaged_window import outcome_in_window

from mpcompare.app.start import paths
from mpcompare.model.errors import CatalogError


def main(count: int = 300, every: int = 10) -> int:
    """Try many damages; print what came of them, and return the exit status."""
    outcomes: Counter[str] = Counter()
    began = time.perf_counter()
    with TemporaryDirectory() as made:
        folder = Path(made)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["MPCOMPARE_HOME"] = str(folder / "home")
        sound = answers(paths.bundled_catalog(), folder)
        for seed in range(count):
            catalog = damaged(seed, folder)
            for name, outcome in _outcomes(catalog, sound, folder, in_window=seed % every == 0):
                outcomes[f"{name}: {outcome}"] += 1
                if outcome.startswith("WRONG"):
                    print(
                        f"seed {seed}, {DAMAGES[seed % len(DAMAGES)].__name__}, {name}: {outcome}"
                    )
            catalog.unlink()
    for outcome, times in sorted(outcomes.items()):
        print(f"{times:5} {outcome}")
    print(f"{count} damages in {time.perf_counter() - began:.0f} s")
    return int(any("WRONG" in outcome for outcome in outcomes))


def _outcomes(
    catalog: Path, sound: Sequence[Answer], folder: Path, *, in_window: bool
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    try:
        for right, answer in zip(sound, answers(catalog, folder), strict=True):
            told = "the sentence" if is_honest(right, answer) else f"WRONG {answer}"
            found.append(("command line", "as the sound file" if answer == right else told))
    except Exception:
        found.append(("command line", f"WRONG\n{traceback.format_exc()}"))
    try:
        read_everything(catalog)
        found.append(("reading alone", "not noticed"))
    except CatalogError:
        found.append(("reading alone", "the sentence"))
    except Exception:
        found.append(("reading alone", f"WRONG\n{traceback.format_exc()}"))
    if in_window:
        found.append(("window", outcome_in_window(catalog)))
    return found


if __name__ == "__main__":
    sys.exit(main(*[int(word) for word in sys.argv[1:3]]))
