"""How Compare shows its programs: as cards or as a table, and what the table is sorted by."""

from typing import Any, NamedTuple


class TableChoice(NamedTuple):
    """What the user chose; a restart brings it back.

    Attributes:
        shown: whether the programs are rows of a table, not cards.
        sort: key of the attribute that the rows are sorted by; "" for the shortlist's order.
        descending: whether the highest stands first; what is not stated stands last all the same.
    """

    shown: bool = False
    sort: str = ""
    descending: bool = False


AS_CARDS = TableChoice()


def plain(choice: TableChoice) -> dict[str, Any]:
    """Return a choice as values for JSON."""
    return choice._asdict()


def read(raw: dict[str, Any]) -> TableChoice:
    """Read what `plain` gave."""
    return TableChoice(
        bool(raw.get("shown", False)),
        str(raw.get("sort", "")),
        bool(raw.get("descending", False)),
    )
