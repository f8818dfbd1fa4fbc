"""What living near a school costs, as somebody publishes it: never part of a total by itself."""

from dataclasses import dataclass

from mpcompare.model.fact import Source


@dataclass(frozen=True, slots=True)
class LivingCost:
    """One published figure.

    Attributes:
        label: what it is, as "Off campus, not with family".
        text: the figure in words, in its own currency and for its own months; nothing is added up.
        notes: what must be known of this very figure; sentences or parts of one.
        source: who states it.
        by: how the source comes to say it, as "reported by"; "" where it speaks for itself.
    """

    label: str
    text: str
    source: Source
    notes: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class LivingCosts:
    """The figures that a program is shown with, and what must be known before any of them."""

    costs: tuple[LivingCost, ...] = ()
    remark: str = ""
