"""What a chart is: its words, the value it is made from, and how a Figure is made of that."""

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from mpcompare.model.attribute import Section

if TYPE_CHECKING:  # cards know their charts before any figure is wanted
    from collections.abc import Callable

    from mpcompare.model.figure import Figure

Input = TypeVar("Input")


class Chart(NamedTuple, Generic[Input]):
    """A chart that the program offers.

    Attributes:
        key: its module's name: hides it among a card's rows, and chooses it on a page.
        title: what it shows.
        question: which question of a reader's it answers.
        section: where it stands on a card, and `label`, its row's label there; on a page the label
            is its button's.
        input: the class of the value that it is made from. Where it stands follows from this: a
            page or card has every chart whose input it can provide.
        build: makes the Figure from such a value.
        order: its place among the charts of a page, from the left.
        remark: what must be known before reading it, shown beside it; "" for nothing.
        instead_of: key of the chart on the cards whose place it takes in a document, since it shows
            all programs at once; "" for none.
    """

    key: str
    title: str
    question: str
    section: Section
    label: str
    input: type[Input]
    build: "Callable[[Input], Figure]"
    order: int = 0
    remark: str = ""
    instead_of: str = ""
