"""Text roles: widgets have their fonts from the style sheet, whichever scheme is on."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.ui.theme import set_role

NORMAL, DEMI_BOLD = 400, 600
FONTS = {  # in points at 96 pixels an inch: 11.5, 13, 15, 17 and 24.65 pixels
    "text": (9.75, NORMAL),
    "strong": (9.75, DEMI_BOLD),
    "small": (8.625, NORMAL),
    "small-strong": (8.625, DEMI_BOLD),
    "large": (11.25, NORMAL),
    "large-strong": (11.25, DEMI_BOLD),
    "title": (12.75, DEMI_BOLD),
    "headline": (18.4875, DEMI_BOLD),
}


def look(widget):
    font = widget.font()
    return round(font.pointSizeF(), 4), int(font.weight())


@pytest.mark.parametrize("role", FONTS)
@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_a_role_has_its_font_in_both_schemes(make_window, role, kind):
    window = make_window(State(welcomed=True, scheme="light"))
    widget = kind("Made-up words", window)
    set_role(widget, role)
    widget.show()
    assert look(widget) == FONTS[role]
    window.session.apply(changes.use_scheme(window.session.state, "dark"))
    assert look(widget) == FONTS[role]


def test_words_without_a_role_have_the_applications_font(make_window, qapp):
    window = make_window()
    label = QLabel("Made-up words", window)
    label.show()
    assert label.font() == qapp.font()
    assert look(label) == FONTS["text"]


@pytest.mark.parametrize("page", ["explore", "compare", "careers", "cost", "deadlines", "guide"])
def test_no_text_changes_its_size_when_the_scheme_turns(make_window, page):
    window = make_window(State(welcomed=True, scheme="light"))
    state = changes.add(window.session.state, ["nyu-mm-music-technology"])
    window.session.apply(changes.show_page(state, page))
    before = {each: look(each) for each in window.findChildren(QWidget) if each.isVisible()}
    assert len(before) > len(FONTS)
    window.session.apply(changes.use_scheme(window.session.state, "dark"))
    stayed = before.keys() & set(window.findChildren(QWidget))
    assert [(type(each), look(each)) for each in stayed if look(each) != before[each]] == []
