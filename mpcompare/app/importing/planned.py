"""A plan of an import: what becomes of each program of the file, and how that is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mpcompare.app.importing.incoming import Incoming
from mpcompare.app.importing.words import NO_WORDS, Words
from mpcompare.model.library.corrections import Correction
from mpcompare.model.locale_format import whole

Mode = Literal["add", "merge", "replace"]
"""What becomes of programs that are there: they stay, take values over, or are replaced."""
Fate = Literal["add", "merge", "replace", "there", "left"]

_STILL: Mapping[Fate, str] = {"there": "There already", "left": "Left out"}
"""What is said of programs with which nothing is done."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one program of the file.

    Attributes:
        incoming: what the file says.
        fate: added, merged or replaced; there already with nothing to change; or left out.
        program: its id from then on; "" for what is left out.
        title: its degree and name, and `school` where it is taught.
        changes: how many values it brings.
        text: its program file, where it is the user's own and changes.
        corrections: what it says otherwise than the catalog, by attribute.
        dropped: keys of corrections that go.
        problems: what could not be read or taken over.
        adds: the user's own words that the file brings and the library has not.
    """

    incoming: Incoming
    fate: Fate
    program: str = ""
    title: str = ""
    school: str = ""
    changes: int = 0
    text: str = ""
    corrections: Mapping[str, Correction] = field(default_factory=dict[str, Correction])
    dropped: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    adds: Words = NO_WORDS

    @property
    def words(self) -> str:
        """What becomes of it, in a few words."""
        if self.fate in _STILL:
            return _STILL[self.fate]
        values = f"{self.changes} value{'' if self.changes == 1 else 's'}"
        added = self.adds.text
        if self.fate == "add":
            return ", ".join(filter(None, ("Add", values, added)))
        if not self.changes:
            return f"Add {added}"
        verb = "Replace" if self.fate == "replace" else "Merge"
        changed = f"{verb}, {values}" if self.text else f"Correct {values}"
        return ", ".join(filter(None, (changed, added)))


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, program by program in the file's order."""

    planned: tuple[Planned, ...] = ()

    def count(self, *fates: Fate) -> int:
        """Count the programs with one of these fates."""
        return sum(1 for each in self.planned if each.fate in fates)

    @property
    def with_problems(self) -> int:
        """How many programs have values that could not be read."""
        return sum(1 for each in self.planned if each.problems)

    @property
    def sentence(self) -> str:
        """Return it in a line, as "12 programs to add, 3 to merge, 1 with problems"."""
        counted = (
            (self.count("add"), "to add"),
            (self.count("merge"), "to merge"),
            (self.count("replace"), "to replace"),
            (self.count("there"), "there already"),
            (self.count("left"), "left out"),
            (self.with_problems, "with problems"),
        )
        parts = [f"{whole(number)} {words}" for number, words in counted if number]
        if not parts:
            return "No programs"
        first, *rest = parts
        number, words = first.split(" ", 1)
        noun = "program" if number == "1" else "programs"
        return ", ".join((f"{number} {noun} {words}", *rest))

    def without_problems(self) -> "Plan":
        """Return the plan in which programs with problems are left out."""
        return Plan(
            tuple(left_out(p.incoming, p.problems) if p.problems else p for p in self.planned)
        )


def left_out(incoming: Incoming, problems: tuple[str, ...]) -> Planned:
    """Return a plan that leaves a program out, for these reasons."""
    school = str(incoming.draft.identity.get("institution", ""))
    return Planned(incoming, "left", "", incoming.title, school, problems=problems)
