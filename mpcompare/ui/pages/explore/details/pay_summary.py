"""What the work near a school pays, in a few lines: the medians of the charts on its card."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mpcompare.app.compare.card_figures import card_figures
from mpcompare.app.state.state import Part
from mpcompare.charts import charts_on_cards
from mpcompare.model.chart import Chart
from mpcompare.model.figure import Figure, Panel, RangeMark
from mpcompare.model.program import Program
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.widgets.linked_label import make_selectable

Figures = dict[str, tuple[Figure, ...]]


class PaySummary(QLabel):
    """Follows the program it is shown. The figures are read away from the interface thread."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._program: Program | None = None
        self._figures: Figures = {}
        self._reading = Task[Figures]()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        make_selectable(self)
        session.themed.connect(self._word)

    def show_program(self, program: Program | None) -> None:
        """Show another program's figures, once they are read."""
        self._program, self._figures = program, {}
        self._word()
        self._read()

    def _read(self) -> None:
        self._reading.cancel()
        program, workspace, state = self._program, self._session.workspace, self._session.state
        if program is None:
            return

        def work(_: object) -> Figures:
            return card_figures(workspace, [program], state.pay)

        self._reading = self._session.tasks.run(work, self._take, self._session.refuse)

    def _take(self, figures: Figures) -> None:
        self._figures = figures
        self._word()

    def follow(self, parts: frozenset[Part]) -> None:
        """Read the figures again where others may be asked for."""
        if parts & {Part.ROWS, Part.PATHS, Part.PROFILE, Part.CATALOG}:
            self._read()

    def _word(self) -> None:
        charts = [chart for chart in charts_on_cards() if chart.key in self._figures]
        self.setText("".join(self._chart(c, self._figures[c.key][0]) for c in charts))

    def _chart(self, chart: Chart, figure: Figure) -> str:
        muted = self._session.theme.tokens["text-muted"]
        points = self._session.theme.font("small").pointSizeF()
        small = f'style="color:{muted}; font-size:{points}pt"'
        panels = "".join(_panel(panel, small) for panel in figure.panels)
        sentence = f"<p {small}><i>{escape(figure.sentence)}</i></p>" if figure.sentence else ""
        place = f"<p {small}>{escape(figure.remark)}</p>" if figure.remark else ""
        remark = f"<p {small}>{escape(chart.remark)}</p>"
        return f"<p><b>{escape(chart.label)}</b></p>{sentence}{place}{panels}{remark}"


def _panel(panel: Panel, small: str) -> str:
    rows = "".join(
        f"<tr><td>{escape(f'{panel.rows[mark.row].label} {panel.rows[mark.row].sign}'.strip())}"
        f'</td><td align="right">{escape(mark.shown_text)}</td></tr>'
        for mark in panel.marks
        if isinstance(mark, RangeMark)
    )
    caption = f"Median, {panel.axis.label}: {panel.caption}"
    return f'<p {small}>{escape(caption)}</p><table width="100%" cellspacing="2">{rows}</table>'
