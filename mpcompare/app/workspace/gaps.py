"""The list of what the catalog's source files do not state yet, as rows of text."""

from collections.abc import Sequence
from pathlib import Path

from mpcompare.app.start.paths import source_data_dir
from mpcompare.app.workspace.typed_filters import read_filter
from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.query import AnyOf

HEADER = ("program", "attribute", "country", "known", "newest", "sources")
"""The columns of a row; `known` counts what the sources of the program do state."""


def gap_rows(
    data: Path | None = None,
    keys: Sequence[str] = (),
    countries: Sequence[str] = (),
    register: Register = ATTRIBUTES,
) -> list[tuple[str, ...]]:
    """Return a row for each thing that a program file leaves out, most useful first.

    Args:
        data: the folder of source files; that of the checkout if None.
        keys: of attributes; all if empty.
        countries: codes, with or without capitals; all if empty.
        register: the attributes.

    Raises:
        CatalogError: there are no source files.
        InputError: a country's code is not one.
    """
    from mpcompare.catalog.build.gaps import find_gaps  # noqa: PLC0415 - only two commands need it

    wanted = read_filter(register["country"], countries)
    codes = wanted.tokens if isinstance(wanted, AnyOf) else frozenset[str]()
    gaps = find_gaps(data or source_data_dir(), register, codes)
    return [
        (
            gap.program.id,
            gap.attribute.key,
            gap.program.country,
            str(gap.known),
            str(gap.newest or "undated"),
            "; ".join(f"{source.url} ({source.as_of})" for source in gap.sources),
        )
        for gap in gaps
        if not keys or gap.attribute.key in keys
    ]


def stale_facts(data: Path | None, years: int, this_year: int) -> tuple[str, ...]:
    """Return the facts of which the newest source is more than `years` old, as `file:line: ...`.

    Raises:
        CatalogError: there are no source files.
    """
    from mpcompare.catalog.build.gaps import find_stale  # noqa: PLC0415 - as above

    found = find_stale(data or source_data_dir(), ATTRIBUTES, this_year - years)
    return tuple(str(fact) for fact in found)
