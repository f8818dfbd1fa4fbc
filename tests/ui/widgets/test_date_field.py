"""A field for one day, as people type days."""

import pytest
from PySide6.QtCore import Qt

from mpcompare.ui.widgets.date_field import DateField


@pytest.fixture
def field(qtbot, session):
    field = DateField(session, "Due", optional=True)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    return field


def typed(qtbot, field, text):
    """Type over what stands there; return the day, and the message."""
    told = []
    field._session.noticed.connect(told.append)
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field._session.noticed.disconnect(told.append)
    return field.iso, " ".join(notice.text for notice in told)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("31/12/2027", "2027-12-31"), ("12/31/2027", "2027-12-31"), ("15.1.27", "2027-01-15")),
        *(("2027/01/05", "2027-01-05"), ("5 Jan 2027", "2027-01-05"), ("29 Feb", "2028-02-29")),
        *(("31 Dec 9999", "9999-12-31"), ("05.05.2027", "2027-05-05")),
    ],
)
def test_figures_that_are_one_day_are_taken(qtbot, field, text, day):
    assert typed(qtbot, field, text) == (day, "")


def test_figures_that_are_two_days_are_asked_about_and_stay_in_sight(qtbot, field):
    assert typed(qtbot, field, "05.01.2027") == (
        "",
        "“05.01.2027” can be 5 January 2027 or 1 May 2027. Write the month's name, as 5 Jan 2027.",
    )
    assert field.text() == "05.01.2027"
    assert field.property("problem")
    assert typed(qtbot, field, "5 Jan 2027") == ("2027-01-05", "")
    assert not field.property("problem")


@pytest.mark.parametrize("text", ["31/4/2027", "29 Feb 2027", "1 Jan 10000", "soon"])
def test_what_is_no_day_is_not_taken(qtbot, field, text):
    day, told = typed(qtbot, field, text)
    assert day == ""
    assert told == "This is not a day. Write it as 5 Jan 2027 or 2027-01-05."


@pytest.mark.qt_log_ignore("This plugin does not support")  # the month that opens
def test_a_month_opens_on_the_last_day_of_all(qtbot, field):
    typed(qtbot, field, "31 Dec 9999")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.iso == "9999-12-31"
