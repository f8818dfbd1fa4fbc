"""What opens beside a cell: where its value comes from, or the figures of its chart in words."""

from PySide6.QtWidgets import QWidget

from mpcompare.app.card_chart import CardChart
from mpcompare.model.attribute import Attribute
from mpcompare.model.program import Program
from mpcompare.ui.models.cards import CardsModel
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.provenance import Popup, Provenance, Readouts


def popup_of(
    session: Session,
    model: CardsModel,
    row: Attribute | CardChart,
    program: Program,
    parent: QWidget,
) -> Popup | None:
    """Make what opens at a cell; None where its figures are still being read."""
    if isinstance(row, Attribute):
        return Provenance(session, model.comparison, row, program, parent)
    figure = model.figure(row.key, program.id)
    if figure is None:
        return None
    marks = (mark.readout for panel in figure.panels for mark in panel.marks)
    said = tuple(filter(None, (figure.sentence, figure.remark)))
    notes = (*figure.notes, *((f"Source: {figure.source}",) if figure.source else ()))
    title = f"{row.label} · {program.title}"
    return Readouts(session, title, (*said, *marks), notes, parent)
