"""Where the user is with one program: the status with its dates, and what is still to be done."""

from enum import Enum
from typing import NamedTuple


class Status(Enum):
    """How far an application has come. The value is stored; the label is shown."""

    CONSIDERING = "considering"
    APPLYING = "applying"
    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return self.value.capitalize()


class Item(NamedTuple):
    """One line of a checklist.

    Attributes:
        text: what is to be done.
        attribute: key of the requirement it was made from; "" for the user's own.
        done: whether it is.
        who: of whom it is asked, as the referee of a reference.
        due: ISO date until which it is to be done; "" for none.
    """

    text: str
    attribute: str = ""
    done: bool = False
    who: str = ""
    due: str = ""


class Application(NamedTuple):
    """The user's application to one program.

    Attributes:
        history: each status with the ISO date since when, oldest first; empty before any is set.
        checklist: what is to be done, in the user's order.
    """

    history: tuple[tuple[Status, str], ...] = ()
    checklist: tuple[Item, ...] = ()

    @property
    def status(self) -> Status | None:
        """The latest status; None before any is set."""
        return self.history[-1][0] if self.history else None

    @property
    def is_past_considering(self) -> bool:
        """Whether the user has done more than consider the program."""
        return self.status not in (None, Status.CONSIDERING)
