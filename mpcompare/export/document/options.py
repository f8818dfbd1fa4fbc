"""What can be chosen for a file: declared once for the dialog and the command line."""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "letter"]
Scale = Literal["1", "2", "3"]
Orientation = Literal["automatic", "portrait", "landscape"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a file. Each field is explained in `OPTIONS`."""

    title: str = ""
    prepared_for: str = ""
    paper: Paper = "a4"
    orientation: Orientation = "automatic"
    scale: Scale = "2"
    summary: bool = False
    differences_only: bool = False
    computing: bool = False
    drawings: bool = True
    glossary: bool = True
    notes: bool = False
    verdicts: bool = False
    money: bool = False
    ranking: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as the export dialog and the command line offer it.

    Attributes:
        name: its field in `Options`, which has its default and so its type.
        label: its words in the dialog.
        explanation: what it does, for a tooltip and the command line's help.
        flag: on the command line, without the dashes: what it turns on, or off where it is on.
        words: the values of a choice with their labels; empty for yes or no, and for a text.
        in_summary: whether it makes a difference to a summary too.
        is_private: whether it puts into the file what the user wrote or said of themselves.
    """

    name: str
    label: str
    explanation: str
    flag: str
    words: tuple[tuple[str, str], ...] = ()
    in_summary: bool = True
    is_private: bool = False


OPTIONS = (
    Option("title", "Title", "what stands at the top of the first page", "title"),
    Option("prepared_for", "For", "for whom the file is made: stands below its title", "for"),
    Option("paper", "Paper", "size of the pages", "paper", (("a4", "A4"), ("letter", "Letter"))),
    Option(
        "orientation",
        "Orientation",
        "how the pages stand; automatic is portrait for up to four programs",
        "orientation",
        (("automatic", "Automatic"), ("portrait", "Portrait"), ("landscape", "Landscape")),
    ),
    Option(
        "scale",
        "Pixels",
        "how many pixels of the picture each of the window's becomes",
        "scale",
        (("1", "1x"), ("2", "2x"), ("3", "3x")),
    ),
    Option(
        "summary",
        "Summary only: what matters most and the salaries",
        "write the first page only",
        "summary",
    ),
    Option(
        "differences_only",
        "Only rows that differ",
        "leave out the rows in which no two stated values differ",
        "differences-only",
        in_summary=False,
    ),
    Option(
        "computing",
        "Plain figures, for computing",
        "write numbers alone, their unit or currency in the row's label, days as 2027-01-15, and "
        "nothing where nothing is stated",
        "computing",
        in_summary=False,
    ),
    Option("drawings", "Charts", "give the charts' figures as tables only", "no-charts"),
    Option(
        "glossary",
        "What the rows mean, at the end",
        "leave out what the rows mean",
        "no-glossary",
        in_summary=False,
    ),
    Option(
        "notes",
        "My notes and tags",
        "include your notes and tags: whoever gets the file can read them",
        "notes",
        in_summary=False,
        is_private=True,
    ),
    Option(
        "verdicts",
        "My statuses and what I meet",
        "include the statuses of your applications and what your profile meets",
        "verdicts",
        is_private=True,
    ),
    Option(
        "money",
        "My money in the costs",
        "reckon the costs with where you live, your savings, what you have won and your loan",
        "money",
        in_summary=False,
        is_private=True,
    ),
    Option(
        "ranking",
        "My criteria and the ranking",
        "include what counts for you and the order that it puts the programs in",
        "ranking",
        is_private=True,
    ),
)
"""Every choice that some format has, in the order in which it is offered."""
