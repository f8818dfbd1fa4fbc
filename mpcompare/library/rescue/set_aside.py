"""Damaged libraries: each is renamed with a date, and is never written or deleted."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from mpcompare.library.content import library_errors
from mpcompare.library.opening import LOG, SHARED_MEMORY
from mpcompare.model.replace_file import move_file

_WORD = "damaged"
_TIME = "%Y-%m-%d %H.%M"


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file, and what SQLite kept beside it, to a dated name.

    Raises:
        LibraryError: it can't be renamed.
    """
    with library_errors(path):
        stem = f"{path.stem} {_WORD} {now.strftime(_TIME)}"
        number, aside = 1, path.with_name(f"{stem}{path.suffix}")
        while aside.exists():
            number += 1
            aside = path.with_name(f"{stem} {number}{path.suffix}")
        # the log first: left alone, it would be taken for that of the next file
        for end in (LOG, SHARED_MEMORY, ""):
            with suppress(FileNotFoundError):
                move_file(Path(f"{path}{end}"), Path(f"{aside}{end}"))
        return aside


def newest_aside(path: Path, since: datetime | None) -> Path | None:
    """Find the damaged file that was set aside last; None if there is none.

    Args:
        path: where the library belongs.
        since: local time; what was set aside before that does not count.
    """
    start = f"{path.stem} {_WORD} "
    found: list[tuple[datetime, str, Path]] = []
    for aside in path.parent.glob(f"{start}*{path.suffix}"):
        with suppress(ValueError):
            said = aside.stem.removeprefix(start)[:16]  # two of one minute are told by a number
            found.append((datetime.strptime(said, _TIME), aside.stem, aside))
    at, _, newest = max(found, default=(None, "", None))
    if at is None or (since is not None and at < since.replace(second=0, microsecond=0)):
        return None
    return newest
