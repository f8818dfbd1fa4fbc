"""How the user's criteria rank the compared programs, as a chip in the top of each card."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.decide.criteria_set import CriteriaSet
from mpcompare.model.library.remark import Remark
from mpcompare.model.pay.preferences import Residence, home_of
from mpcompare.model.program import Program
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task

if TYPE_CHECKING:  # numpy is imported with what makes it, on the other thread
    from mpcompare.model.decide.ranking import Ranking

WAITING = Remark("ranking", "being ranked…", "Your criteria are being applied to this program")
SEE_DECIDE = "A click shows how on the Decide page."


class _Wanted(NamedTuple):
    """What a ranking is made from."""

    workspace: Workspace
    programs: tuple[Program, ...]
    criteria: CriteriaSet
    home: Residence | None


class CardRanking:
    """Ranks again when programs, their facts or the criteria change; on another thread."""

    def __init__(self, session: Session, show: Callable[[Mapping[str, Remark]], None]) -> None:
        """Rank for cards; `show` takes the chips by program id."""
        self._session, self._show = session, show
        self._wanted: _Wanted | None = None
        self._shown: Mapping[str, Remark] = {}
        self._ranking: Task[Ranking | None] = Task()
        self._is_ready = False

    def begin(self) -> None:
        """Work from now on: the words of the cards have been seen."""
        if not self._is_ready:
            self._is_ready = True
            self._run()

    def follow(self, programs: tuple[Program, ...]) -> None:
        """Show the programs' places by the set in sight; those of before stay until they are known.

        Nothing is said where nothing counts, nor of one program alone.
        """
        state = self._session.state
        sets = state.library.shortlist.criteria
        current = sets.current if sets else None
        if current is None or current.counting is None or len(programs) < 2:
            self._wanted = None
            self._ranking.cancel()
            self._take({})
            return
        home = home_of(state.library.profile)
        wanted = _Wanted(self._session.workspace, programs, current, home)
        if wanted != self._wanted:
            self._wanted = wanted
            self._take({one.id: self._shown.get(one.id, WAITING) for one in programs})
            self._run()

    def _run(self) -> None:
        wanted = self._wanted
        if wanted is None or not self._is_ready:
            return
        self._ranking.cancel()

        def work(task: Task["Ranking | None"]) -> "Ranking | None":
            ranking_of = import_module("mpcompare.app.decide.ranking").ranking_of
            found: Ranking | None = ranking_of(*wanted, task.is_cancelled)
            return found

        def done(ranking: "Ranking | None") -> None:
            self._take({} if ranking is None else _chips(ranking))

        self._ranking = self._session.tasks.run(work, done, self._session.refuse)

    def _take(self, chips: Mapping[str, Remark]) -> None:
        if chips != self._shown:
            self._shown = chips
            self._show(chips)


def _chips(ranking: "Ranking") -> dict[str, Remark]:
    count = len(ranking.programs)
    chips = {
        each.id: Remark(
            "ranking",
            each.first_words,
            f"By “{ranking.name}”: {each.rank} of {count}, with {each.sum_words} of 100; "
            f"{each.ranks_words}. {SEE_DECIDE}",
        )
        for each in ranking.programs
    }
    out = {
        program: Remark(
            "ranking", "ruled out", f"By “{ranking.name}”: does not meet {why}. {SEE_DECIDE}"
        )
        for program, why in ranking.ruled_out
    }
    return chips | out
