"""The user's own programs, corrections and notes over a catalog, which itself stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mpcompare.model.program import Program


@dataclass(frozen=True)
class Overlay:
    """What lies over a catalog.

    Attributes:
        own: the user's programs, in the order they were made.
        corrected: programs of the catalog with the user's values in them, by number.
        noted: the words of the user's notes and tags, by a program's id.
        count: how many programs the catalog holds; `own` are numbered on from there.
    """

    own: tuple[Program, ...] = ()
    corrected: Mapping[int, Program] = field(default_factory=dict[int, Program])
    noted: Mapping[str, str] = field(default_factory=dict[str, str])
    count: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the catalog answers alone."""
        return not self.own and not self.corrected and not self.noted

    @cached_property
    def programs(self) -> Mapping[int, Program]:
        """The programs that the overlay answers for, by number."""
        own = {self.count + place: program for place, program in enumerate(self.own, start=1)}
        return {**self.corrected, **own}

    @cached_property
    def by_id(self) -> Mapping[str, tuple[int, Program]]:
        """The same by id, with their numbers."""
        return {program.id: (number, program) for number, program in self.programs.items()}


NO_OVERLAY = Overlay()
