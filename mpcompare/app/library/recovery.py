"""What a damaged or missing library can be restored from, and what is in one, in words."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mpcompare.model.library.library import Library
from mpcompare.model.library.merge import ENTRIES
from mpcompare.model.locale_format import counted, full_day


class RecoveryOption(NamedTuple):
    """One way to restore a damaged or missing library.

    Attributes:
        name: what it is, for the user, with a backup's date.
        library: what it brings.
    """

    name: str
    library: Library

    @property
    def contents(self) -> str:
        """What is in it, in a few words."""
        return contents(self.library)


def find_recovery_options(path: Path, aside: Path | None) -> tuple[RecoveryOption, ...]:
    """Find the ways to restore it, the best first.

    Args:
        path: where the library belongs.
        aside: the damaged file, where there is one.

    Raises:
        LibraryError: the damaged file can't even be copied.
    """
    from mpcompare.library.rescue import salvage  # noqa: PLC0415 - needed after an error only

    found = salvage.newest_good(path)
    backed_up = None
    if found is not None:
        made = f"{full_day(found[0].made)}, {found[0].made:%H:%M}"
        backed_up = RecoveryOption(f"The backup of {made}", found[1])
    read = salvage.salvage(aside) if aside is not None else None
    if read is None or not read.entries:
        return (backed_up,) if backed_up is not None else ()
    extent = "All that was in" if read.is_whole else "What can be read of"
    salvaged = RecoveryOption(f"{extent} the damaged file", read.library)
    if backed_up is None or read.is_whole:
        return tuple(each for each in (salvaged, backed_up) if each is not None)
    both = _filled(read.library, backed_up.library)
    together = RecoveryOption("Both: what can be read, its gaps filled from the backup", both)
    return (together, backed_up, salvaged)


def contents(library: Library) -> str:
    """Return in a few words what is in a library."""
    held = (
        (len(library.shortlisted), "shortlisted program", "shortlisted programs"),
        (len(library.notes), "note", "notes"),
        (len(library.applications), "application", "applications"),
        (len(library.own), "program of your own", "programs of your own"),
        (len(library.corrections), "correction", "corrections"),
        (len(library.money), "entry on your money", "entries on your money"),
    )
    said = [counted(count, one, many) for count, one, many in held if count]
    return ", ".join(said) or "nothing yet"


def _filled(first: Library, second: Library) -> Library:
    """Return the first library with what only the second has."""
    entries = {name: {**getattr(second, name), **getattr(first, name)} for name in ENTRIES}
    profile = first.profile if first.profile != Library().profile else second.profile
    return replace(first, profile=profile, **entries)
