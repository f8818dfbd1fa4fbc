"""What the last export was: its formats, its options, its folder and its name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, cast

_NOTHING: Mapping[str, str | bool] = MappingProxyType({})


class ExportChoice(NamedTuple):
    """What the export dialog begins with; the defaults say that nothing was exported yet.

    Attributes:
        formats: their names; none for the first.
        options: by name; those that are missing have their defaults.
        folder: where the last files were written; "" for the user's documents.
        name: of the last files, without a suffix.
        shortlist: the key of the one that was exported.
        is_partial: whether the last export had options that are of one file alone: what is typed
            for it, and what the user wrote.
        typed: these options by name. They are in no session file.
    """

    formats: tuple[str, ...] = ()
    options: Mapping[str, str | bool] = _NOTHING
    folder: str = ""
    name: str = ""
    shortlist: str = ""
    is_partial: bool = False
    typed: Mapping[str, str | bool] = _NOTHING


def plain(choice: ExportChoice) -> dict[str, Any]:
    """Return a choice as values for JSON, without what is typed."""
    return {
        "formats": list(choice.formats),
        "options": dict(choice.options),
        "folder": choice.folder,
        "name": choice.name,
        "shortlist": choice.shortlist,
        "is_partial": choice.is_partial,
    }


def read(raw: dict[str, Any]) -> ExportChoice:
    """Read what `plain` gave; what is missing or of another shape gets its default.

    Raises:
        AttributeError: it is of another shape altogether.
    """
    options = raw.get("options")
    listed = cast("dict[object, object]", options) if isinstance(options, dict) else {}
    formats = raw.get("formats", [raw.get("format", "")])  # one format, before there were several
    named = cast("list[object]", formats) if isinstance(formats, list) else []
    return ExportChoice(
        formats=tuple(name for name in named if isinstance(name, str) and name),
        options={str(k): v for k, v in listed.items() if isinstance(v, str | bool)},
        folder=str(raw.get("folder", "")),
        name=str(raw.get("name", "")),
        shortlist=str(raw.get("shortlist", "")),
        is_partial=raw.get("is_partial") is True,
    )
