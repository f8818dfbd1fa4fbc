"""The sign and the colours of each kind of remark that the user's library adds to the cards."""

from typing import NamedTuple

from mpcompare.model.library.remark import RemarkKind


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
