"""A chart as a row of the cards: what views need to know of it before any figure is read."""

from dataclasses import dataclass

from mpcompare.model.attribute import Section


@dataclass(frozen=True, slots=True)
class CardChart:
    """A chart that is a row of the cards, as views need to know it.

    `key` hides it among the rows of a state; `label` is its row's, in `section`; `remark` is what
    must be known before reading it.
    """

    key: str
    title: str
    label: str
    section: Section
    question: str
    remark: str = ""
