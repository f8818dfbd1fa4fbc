"""The lines of an application's checklist, made from what the program itself asks for."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mpcompare.app import clock
from mpcompare.app.deadlines.dates import short
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Absence, Fact
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program

if TYPE_CHECKING:
    from mpcompare.app.state.state import State
    from mpcompare.app.workspace.workspace import Workspace

NOTHING_YET = Application()
_NOT_ASKED = frozenset({"none", "no"})


class Requirement(NamedTuple):
    """One thing that a program asks of an applicant.

    Attributes:
        attribute: what it is.
        fact: what the sources say.
        items: the lines that it makes.
    """

    attribute: Attribute
    fact: Fact
    items: tuple[Item, ...]

    @property
    def words(self) -> str:
        """What the program says, with the newest source's note."""
        statement = self.fact.statements[0]
        note = f": {statement.note}" if statement.note else ""
        return f"{self.attribute.text(self.fact)}{note}"


def requirements(program: Program, register: Register) -> tuple[Requirement, ...]:
    """Return what the program's sources ask for, in the order of the cards; nothing is guessed."""
    return tuple(
        Requirement(attribute, fact, _lines(attribute, fact, program))
        for attribute in register
        if attribute.to_do is not None
        for fact in [program.fact(attribute)]
        if any(_asks(attribute, value) for value in fact.values)
    )


def not_stated(program: Program, register: Register) -> tuple[Attribute, ...]:
    """Return the requirements of which no source says whether they are any: to ask the school."""
    return tuple(
        attribute
        for attribute in register
        if attribute.to_do is not None and program.fact(attribute).reason is Absence.NOT_STATED
    )


def _asks(attribute: Attribute, value: object) -> bool:
    """Whether a stated value asks for something: not "not required", "no" or no fee."""
    kind = attribute.kind
    return not _NOT_ASKED.intersection(kind.tokens(value)) and kind.number(value) != 0


def _lines(attribute: Attribute, fact: Fact, program: Program) -> tuple[Item, ...]:
    to_do = attribute.to_do
    if to_do is None:
        return ()
    is_optional = all(
        "optional" in attribute.kind.tokens(v) or not _asks(attribute, v) for v in fact.values
    )
    text = f"{to_do.text} (optional)" if is_optional else to_do.text
    counts = program.fact(to_do.each).values if to_do.each else ()
    count = int(counts[0]) if counts else 1
    if count < 2:
        return (Item(text, attribute.key),)
    return tuple(Item(f"{text}, {n} of {count}", attribute.key) for n in range(1, count + 1))


def offers(
    program: Program, register: Register, application: Application = NOTHING_YET
) -> tuple[Item, ...]:
    """Return the lines that a program asks for and that its checklist does not have yet."""
    held = [item.attribute for item in application.checklist]
    return tuple(
        item
        for requirement in requirements(program, register)
        for item in requirement.items[held.count(requirement.attribute.key) :]
    )


def counted(items: Sequence[Item]) -> str:
    """Return how far a checklist is, as "2 of 7 done"."""
    return f"{sum(item.done for item in items)} of {len(items)} done"


def dated_status(status: Status, on: str, today: date) -> str:
    """Return a status in words with the day since when, as "Applied 3 Nov"."""
    return f"{status.label} {short(date.fromisoformat(on), today)}"


def remarks(
    state: "State", workspace: "Workspace", programs: Sequence[Program]
) -> Iterable[tuple[FactKey, Remark]]:
    """Return the cards' remarks on each application: its status, and its checklist's count."""
    del workspace
    for program in programs:
        application = state.library.applications.get(program.id)
        if application is not None:
            yield from (((program.id, ""), one) for one in _remarks(application))


def _remarks(application: Application) -> Iterable[Remark]:
    if application.history:
        today = date.fromisoformat(clock.now()[:10])
        dated = [dated_status(one, on, today) for one, on in application.history]
        yield Remark("status", dated[-1], ", then ".join(dated))
    if application.checklist:
        left = [item.text for item in application.checklist if not item.done]
        full = f"Still to do: {'; '.join(left)}" if left else "Everything on the checklist is done"
        yield Remark("checklist", counted(application.checklist), full)
