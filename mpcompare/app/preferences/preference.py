"""What a preference is: its words, what it can be, and where in the state it is."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeGuard

from mpcompare.app.preferences.lines import is_folder
from mpcompare.app.state.state import State

Value = str | int | bool
Kind = Literal["choice", "number", "currency", "page", "place", "folder"]
_CURRENCY = re.compile("[A-Z]{3}")
_PAGE = re.compile("[a-z_-]+")


class Place(NamedTuple):
    """Where in the state a preference is, so that nothing is kept in two places.

    Attributes:
        default: its value as delivered.
        read: returns its value in a state.
        change: returns a state with another value of it.
    """

    default: Value
    read: Callable[[State], Value]
    change: Callable[[State, Value], State]


class Preference(NamedTuple):
    """One thing that the user can choose for the whole program.

    Attributes:
        key: its name in the file.
        group: the heading that it stands under.
        label: its words in the form.
        help: what it does, in a sentence or two.
        place: where in the state it is.
        kind: what it can be: one of `choices`, a whole number within `limits`, a currency or "",
            the key of a page or `AS_LEFT`, where somebody lives or "", a folder or "".
        choices: its values with their words.
        limits: its least and its largest number.
        unit: what the number counts.
        step: the name for Undo, where it changes the user's own things. It is kept with these then,
            and not in the file.
    """

    key: str
    group: str
    label: str
    help: str
    place: Place
    kind: Kind = "choice"
    choices: tuple[tuple[Value, str], ...] = ()
    limits: tuple[int, int] = (0, 0)
    unit: str = ""
    step: str = ""

    @property
    def default(self) -> Value:
        """Its value as delivered."""
        return self.place.default

    def accepts(self, value: object) -> TypeGuard[Value]:
        """Whether a value from a file is one of those that it can have."""
        if type(value) is not type(self.default):  # True would be the number 1
            return False
        if self.kind == "choice":
            return value in {each for each, _ in self.choices}
        if isinstance(value, int):
            return self.limits[0] <= value <= self.limits[1]
        text = str(value)
        if self.kind == "currency":
            return not text or _CURRENCY.fullmatch(text) is not None
        if self.kind == "page":
            return _PAGE.fullmatch(text) is not None
        return is_folder(text)

    @property
    def allowed(self) -> str:
        """What it can be, in words for the file and for messages."""
        if self.kind == "choice":
            return "one of " + ", ".join(literal(value) for value, _ in self.choices)
        if self.kind == "number":
            return f"a whole number from {self.limits[0]} to {self.limits[1]}"
        if self.kind == "currency":
            return 'the three letters of a currency, as "USD", or "" for each as stated'
        if self.kind == "page":
            return 'the name of a page, as "explore" or "compare", or "as-left"'
        return 'the whole path of a folder in quotes, or ""'


def literal(value: Value) -> str:
    """Return a value as TOML writes it.

    >>> literal(True), literal(30), literal("a4")
    ('true', '30', '"a4"')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    signs = {'"': '\\"', "\\": "\\\\"}
    return (
        '"'
        + "".join(
            signs.get(sign, sign if sign.isprintable() else f"\\U{ord(sign):08x}") for sign in value
        )
        + '"'
    )
