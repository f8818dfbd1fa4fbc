"""What living near a school costs, as published, each figure with its source."""

from html import escape

from mpcompare.app.cost.living_costs import living_costs
from mpcompare.app.state.state import Part
from mpcompare.model.cost.living_cost import LivingCost, LivingCosts
from mpcompare.model.fact import Source
from mpcompare.model.program import Program
from mpcompare.ui.pages.explore.details.facts_view import FactsView
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.widgets.source_link import source_link

HEADING = "Living costs"
_NOTHING = LivingCosts()
_LABEL_SHARE = 36
"""Percent of the width for what a figure is."""


class LivingSummary(FactsView):
    """Follows the program it is shown. The figures are read away from the interface thread."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Living costs and their sources")
        self._program: Program | None = None
        self._found = _NOTHING
        self._reading = Task[LivingCosts]()
        session.themed.connect(self._word)

    def show_program(self, program: Program | None) -> None:
        """Show another program's figures, once they are read."""
        self._program, self._found = program, _NOTHING
        self._word()
        self._read()

    def _read(self) -> None:
        self._reading.cancel()
        program, workspace = self._program, self._session.workspace
        if program is None:
            return
        self._reading = self._session.tasks.run(
            lambda _: living_costs(workspace, program), self._take, self._session.refuse
        )

    def _take(self, found: LivingCosts) -> None:
        self._found = found
        self._word()

    def follow(self, parts: frozenset[Part]) -> None:
        """Read the figures again from another catalog."""
        if Part.CATALOG in parts:
            self._read()

    def _word(self) -> None:
        found = self._found
        self.setVisible(found != _NOTHING)
        if found == _NOTHING:
            self.clear()
            return
        remark = (
            f"<p {self._small('margin:2px 2px 6px 2px')}>{escape(found.remark)}</p>"
            if found.remark
            else ""
        )
        groups: dict[tuple[object, ...], list[LivingCost]] = {}
        for cost in found.costs:
            groups.setdefault((cost.source, cost.by, cost.notes), []).append(cost)
        figures = "".join(self._group(group) for group in groups.values())
        heading = f'<p style="margin-top:14px;margin-bottom:4px"><b>{HEADING}</b></p>'
        self.setHtml(f"{heading}{remark}{figures}")
        self.fit()

    def _group(self, costs: list[LivingCost]) -> str:
        """Return the figures of one source in words, with the source once below them."""
        first, small = costs[0], self._small()
        rows = "".join(
            f'<tr><td width="{_LABEL_SHARE}%" {small}>{escape(cost.label)}</td>'
            f"<td>{escape(cost.text)}</td></tr>"
            for cost in costs
        )
        notes = f"{escape(_sentence('; '.join(first.notes)))}<br>" if first.notes else ""
        link = source_link(first.source, self._session.theme)
        by = f"{first.by.capitalize()} " if first.by else ""
        when = escape(_when(first.source))
        table = f'<table width="100%" cellspacing="0" cellpadding="2">{rows}</table>'
        return f"{table}<p {self._small('margin:2px 2px 8px 2px')}>{notes}{by}{link}{when}</p>"

    def _small(self, more: str = "") -> str:
        theme = self._session.theme
        points = theme.font("small").pointSizeF()
        return f'style="color:{theme.tokens["text-muted"]}; font-size:{points}pt; {more}"'


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _when(source: Source) -> str:
    """Return which year a source is for, unless its name has it."""
    if source.publisher.endswith(source.as_of):
        return ""
    return ", undated, perhaps years old" if source.year is None else f", {source.as_of}"
