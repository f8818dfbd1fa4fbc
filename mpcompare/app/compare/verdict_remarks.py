"""What the user's profile adds to the cards: a verdict a requirement, and their count."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mpcompare.app.state.state import State
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.remark import Remark
from mpcompare.model.pay.preferences import home_of, meant_for
from mpcompare.model.program import Program
from mpcompare.model.verdict import verdict

if TYPE_CHECKING:
    from mpcompare.app.workspace.workspace import Workspace


def verdict_remarks(
    state: State, workspace: "Workspace", programs: Sequence[Program]
) -> Iterable[tuple[FactKey, Remark]]:
    """Return a line for each requirement that is judged; nothing while the profile is empty."""
    profile = state.library.profile
    if profile == Profile():
        return
    residence = home_of(profile)
    for program in programs:
        answers: dict[str, list[str]] = {"met": [], "unmet": [], "unknown": []}
        for attribute in workspace.register:
            fact = meant_for(residence, program.fact(attribute), program)
            found = verdict(attribute.judge, fact, profile)
            if found is not None:
                answers[found.answer].append(attribute.label)
                yield (program.id, attribute.key), Remark(found.answer, found.sentence)
        if any(answers.values()):
            yield (program.id, ""), _count(answers)


def _count(answers: dict[str, list[str]]) -> Remark:
    """Return how many are met of those that could be judged, and which are not."""
    met, unmet, unknown = (len(answers[name]) for name in ("met", "unmet", "unknown"))
    words = f"Meets {met} of {met + unmet}" if met + unmet else "Can't tell yet"
    lists = (
        ("You meet", "met"),
        ("Not yet or not as you want", "unmet"),
        ("Can't tell", "unknown"),
    )
    full = "\n".join(f"{head}: {', '.join(answers[name])}" for head, name in lists if answers[name])
    return Remark("verdict", f"{words}, {unknown} open" if unknown else words, full)
