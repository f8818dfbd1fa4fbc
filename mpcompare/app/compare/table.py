"""Compare's table: which columns it has, in which order its programs stand, how each ranks."""

from collections.abc import Mapping
from typing import NamedTuple

from mpcompare.app.state.results_columns import heading
from mpcompare.app.state.state import State
from mpcompare.model.attribute import Attribute, Section
from mpcompare.model.comparison import Agreement, Comparison
from mpcompare.model.fact import Fact
from mpcompare.model.kind import SortKey
from mpcompare.model.library.shortlist import Better
from mpcompare.model.pay.preferences import meant_for
from mpcompare.model.program import Program


class Rank(NamedTuple):
    """Where a program stands in a column of which the user has said which end is better.

    Attributes:
        place: 1 for the best; equal figures share a place.
        of: how many figures are compared.
        share: from 1 for the best place down to 0 for the last.
        of_several: whether the program states higher figures too.
    """

    place: int
    of: int
    share: float
    of_several: bool = False

    @property
    def words(self) -> str:
        """As in "2nd best of 7" or "best of 7 by its lowest figure"."""
        ordinal = f"{self.place}{_ordinal_ending(self.place)} best"
        words = f"{'best' if self.place == 1 else ordinal} of {self.of}"
        return f"{words} by its lowest figure" if self.of_several else words


def _ordinal_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def chosen_columns(state: State, comparison: Comparison) -> tuple[Attribute, ...]:
    """Return the columns that the user chose, also those that are out of sight now.

    Before they have chosen any: what stands first on the cards and in Explore, where it is stated.
    """
    register = comparison.register
    keys = state.library.shortlist.columns
    if keys:
        return tuple(register[key] for key in keys if key in register and register[key].on_card)
    return tuple(
        attribute
        for attribute in register.on_card
        if (attribute.column or attribute.section is Section.GLANCE)
        and comparison.agreement(attribute) is not Agreement.UNSTATED
    )


def columns_in_sight(state: State, comparison: Comparison) -> tuple[Attribute, ...]:
    """Return the columns to show: of the chosen ones, those whose rows the cards would show."""
    chosen = chosen_columns(state, comparison)
    shown = [attribute for attribute in chosen if attribute.key not in comparison.hidden]
    if state.differences_only:
        shown = [attribute for attribute in shown if attribute.key in comparison.differing]
    return tuple(shown)


def fact_in_table(comparison: Comparison, attribute: Attribute, program: Program) -> Fact:
    """Return what a cell shows: of charges, those that the user would pay."""
    return meant_for(comparison.home, program.fact(attribute), program)


def in_order(state: State, comparison: Comparison) -> tuple[Program, ...]:
    """Return the programs as the table lists them; what is not stated comes last either way."""
    choice, programs = state.table, comparison.programs
    if choice.sort not in comparison.register:
        return programs
    attribute = comparison.register[choice.sort]
    keys = {p.id: _sort_key(comparison, attribute, p) for p in programs}
    stated = [(key, p) for p in programs if (key := keys[p.id]) is not None]
    stated.sort(key=lambda pair: pair[0], reverse=choice.descending)
    return (*(p for _, p in stated), *(p for p in programs if keys[p.id] is None))


def _sort_key(comparison: Comparison, attribute: Attribute, program: Program) -> SortKey | None:
    if attribute is heading(comparison.register):
        return program.title.casefold()
    fact = fact_in_table(comparison, attribute, program)
    return attribute.sort_key(fact, comparison.rates)


def can_be_ranked(attribute: Attribute) -> bool:
    """Whether the user can say which end is better: of figures that can be compared as they are.

    Charges by credit, term and year can't, but for what they come to in all.
    """
    is_figure = attribute.kind.filter_by == "range"
    return is_figure and (attribute.better is not None or not attribute.kind.parts)


def ranks(comparison: Comparison, attribute: Attribute, better: Better) -> Mapping[str, Rank]:
    """Return each program's rank by id; none for those without a figure, nor where all are equal.

    Money is compared in US dollars; without a rate for its currency, it has no rank.
    """
    stated: dict[str, set[float]] = {}
    for program in comparison.programs:
        fact = fact_in_table(comparison, attribute, program)
        if ends := attribute.ends(fact, comparison.rates):
            stated[program.id] = {end for pair in ends for end in pair}
    figures = sorted((min(each) for each in stated.values()), reverse=better == "high")
    steps = list(dict.fromkeys(figures))
    if len(steps) < 2:
        return {}
    return {
        program: Rank(
            place=figures.index(min(each)) + 1,
            of=len(figures),
            share=1 - steps.index(min(each)) / (len(steps) - 1),
            of_several=len(each) > 1,
        )
        for program, each in stated.items()
    }
