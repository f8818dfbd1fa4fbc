"""The sign and the colours of each kind of remark that the user's library adds to the cards."""

from typing import NamedTuple

from mpcompare.model.library.remark import Remark, RemarkKind


class Sign(NamedTuple):
    """A glyph ("" for none), the colour of the words, and the ground where they are a chip."""

    glyph: str
    ink: str
    ground: str


SIGNS: dict[RemarkKind, Sign] = {
    "note": Sign("note", "text-muted", "surface-sunken"),
    "yours": Sign("pencil", "accent", "accent-soft"),
    "met": Sign("check", "positive", "positive-soft"),
    "unmet": Sign("dash", "caution", "caution-soft"),
    "unknown": Sign("question", "text-muted", "surface-sunken"),
    "status": Sign("", "accent", "accent-soft"),
    "tag": Sign("tag", "text", "surface-sunken"),
    "checklist": Sign("", "text-muted", "surface-sunken"),
    "verdict": Sign("", "text", "surface-sunken"),
    "rest": Sign("", "text-muted", "surface-sunken"),
    "closed": Sign("", "caution", "caution-soft"),
    "ranking": Sign("", "text-muted", "surface-sunken"),
    "shared": Sign("", "text-muted", "surface-sunken"),
}

_SPOKEN: dict[RemarkKind, str] = {
    "tag": "Tag",
    "status": "Status",
    "checklist": "Checklist",
    "verdict": "Profile",
    "ranking": "Decide",
}
"""What the sign or the place of a remark says to those who see it."""


def spoken(remark: Remark) -> str:
    """Return a remark in words that need no sign.

    >>> spoken(Remark("tag", "near home")), spoken(Remark("note", "Note", "Ask by mail"))
    ('Tag: near home', 'Note: Ask by mail')
    """
    said = ", ".join(remark.tip.splitlines())
    before = _SPOKEN.get(remark.kind, remark.text)
    return said if before == said or said.startswith(before) else f"{before}: {said}"
