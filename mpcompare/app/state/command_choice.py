"""How the user gives commands: keys that differ from the delivered ones, and what was used last."""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

RECENT = 20
"""How many of the commands used last are remembered."""
_AS_DELIVERED: Mapping[str, str] = {}


class CommandChoice(NamedTuple):
    """What the user has changed, and what they have used.

    Attributes:
        keys: by action, its keys in the place of the delivered ones, as in "Ctrl+J or F7"; empty
            for none.
        recent: keys of the palette's entries, the one used last first.
    """

    keys: Mapping[str, str] = _AS_DELIVERED
    recent: tuple[str, ...] = ()


AS_DELIVERED = CommandChoice()


def with_recent(choice: CommandChoice, entry: str) -> CommandChoice:
    """Remember an entry of the palette as the one used last."""
    others = (one for one in choice.recent if one != entry)
    return choice._replace(recent=(entry, *others)[:RECENT])


def with_keys(choice: CommandChoice, keys: Mapping[str, str]) -> CommandChoice:
    """Give these actions other keys; all others have the delivered ones."""
    return choice._replace(keys=dict(keys))


def plain(choice: CommandChoice) -> dict[str, Any]:
    """Return a choice as values for JSON."""
    return {"keys": dict(choice.keys), "recent": list(choice.recent)}


def read(raw: object) -> CommandChoice:
    """Read what `plain` returned; what is of another shape is left out.

    A person may have edited it: the rest of the file must not be lost for that.
    """
    if not isinstance(raw, dict):
        return AS_DELIVERED
    kept = cast("dict[str, Any]", raw)
    keys, recent = kept.get("keys"), kept.get("recent")
    return CommandChoice(
        {str(k): v for k, v in cast("dict[str, Any]", keys).items() if isinstance(v, str)}
        if isinstance(keys, dict)
        else {},
        tuple(one for one in cast("list[Any]", recent) if isinstance(one, str))[:RECENT]
        if isinstance(recent, list)
        else (),
    )
