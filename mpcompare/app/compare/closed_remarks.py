"""The remark on a program that takes no applications."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state.state import State
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program, closed_words

if TYPE_CHECKING:
    from mpcompare.app.workspace.workspace import Workspace


def closed_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterator[tuple[FactKey, Remark]]:
    """Return a remark for each program that takes no applications, with what its sources say."""
    del state
    register = workspace.register
    for program in programs:
        words = closed_words(program, register)
        if words:
            yield (program.id, ""), Remark("closed", words, closed_tip(program, workspace))


def closed_tip(program: Program, workspace: "Workspace") -> str:
    """Return who states that a program takes no applications, and what they say of it."""
    lines = ["It takes no applications."]
    for attribute in workspace.register.closing:
        fact = program.fact(attribute)
        if attribute.closed_words(fact):
            for said in fact.statements:
                note = f" {said.note}." if said.note else ""
                words = attribute.kind.text(said.value)
                lines.append(f"{words}, says {said.source.publisher} ({said.source.as_of}).{note}")
    return "\n".join(lines)
