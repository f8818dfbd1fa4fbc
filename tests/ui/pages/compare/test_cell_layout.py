"""Where the parts of a fact stand in its cell."""

import pytest
from PySide6.QtWidgets import QApplication

from mpcompare.app.start import paths
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import NOT_STATED, Absence, Fact, Source, Statement
from mpcompare.model.leading import Lead
from mpcompare.model.library.remark import Remark
from mpcompare.model.money import Charge, Money, Residency
from mpcompare.ui.pages.compare.cells.cell_layout import (
    MOST_LIST_LINES,
    PAD_X,
    CellLayout,
    FactLayout,
)
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.theme import Themes

NEW = Source("new", "https://example.org/new", "Made-up University", "official", "2025")
OLD = Source("old", "https://example.org/old", "Made-up Catalog", "catalog", "2018")


@pytest.fixture
def facts(qapp: QApplication) -> FactLayout:
    """What lays facts out in the light theme, in 2026."""
    del qapp
    themes = Themes.load(paths.resources_dir())
    return FactLayout(Typeface(themes.light), 20.0, 2026)


def words(layout: CellLayout) -> list[str]:
    """Return the pieces of text in their order."""
    return [span.text for span in layout.spans]


def test_both_values_of_sources_that_disagree_stand_there_each_with_its_mark(
    facts: FactLayout,
) -> None:
    fact = Fact((Statement(33.0, NEW), Statement(30.0, OLD)))
    layout = facts.lay_out(ATTRIBUTES["credits"], fact, 250)
    assert words(layout) == ["sources disagree", "33", "30", "as of 2018"]
    assert [mark.statement for mark in layout.marks] == [0, 1]
    first, second = (mark.rect for mark in layout.marks)
    assert first.bottom() <= second.top()


def test_two_sources_that_agree_share_one_value(facts: FactLayout) -> None:
    fact = Fact((Statement(30.0, NEW), Statement(30.0, OLD)))
    layout = facts.lay_out(ATTRIBUTES["credits"], fact, 250)
    assert words(layout) == ["30"]
    assert len(layout.marks) == 2


def test_a_gap_is_a_quiet_sign_and_other_absences_keep_their_words(facts: FactLayout) -> None:
    layout = facts.lay_out(ATTRIBUTES["credits"], NOT_STATED, 250)
    (span,) = layout.spans
    assert (span.text, span.ink) == ("\N{EN DASH}", "border-strong")
    assert not layout.marks
    withheld = Fact(reason=Absence.WITHHELD)
    (span,) = facts.lay_out(ATTRIBUTES["credits"], withheld, 250).spans
    assert (span.text, span.face, span.ink) == ("withheld", "absent", "text-muted")


def test_how_a_value_came_about_is_said_in_words(facts: FactLayout) -> None:
    implied = Fact((Statement("on-campus", NEW, "weekly sessions", "implied"),))
    layout = facts.lay_out(ATTRIBUTES["online"], implied, 250)
    assert "implied" in words(layout)
    assert layout.spans[0].dotted
    old = Fact((Statement("on-campus", OLD),))
    spans = facts.lay_out(ATTRIBUTES["online"], old, 250).spans
    (year,) = [span for span in spans if span.text == "as of 2018"]
    assert year.ink == "caution"
    assert not year.ground, "a year is no value: it has no chip"


def test_a_long_list_is_cut_and_says_how_much_is_left_out(facts: FactLayout) -> None:
    courses = tuple(f"Made-up course {number}" for number in range(15))
    layout = facts.lay_out(ATTRIBUTES["courses"], Fact((Statement(courses, NEW),)), 300)
    assert words(layout)[-1] == f"+{15 - (len(words(layout)) - 1)} more"
    assert len(words(layout)) <= MOST_LIST_LINES
    assert layout.toggles == [layout.spans[-1].rect]
    opened = facts.lay_out(
        ATTRIBUTES["courses"], Fact((Statement(courses, NEW),)), 300, is_open=True
    )
    assert words(opened) == [*courses, "less"]
    assert opened.height > layout.height


def test_a_long_note_folds_after_two_lines_and_opens_in_whole(facts: FactLayout) -> None:
    note = "A made-up note that goes on and on about how the degree is run " * 4
    fact = Fact((Statement(33.0, NEW, note.strip()),))
    folded = facts.lay_out(ATTRIBUTES["credits"], fact, 250)
    value, first, second, more = folded.spans
    assert (value.text, more.text, more.ink) == ("33", "more", "accent")
    assert second.text.endswith("…")
    assert more.rect.left() > second.rect.left() + facts.type.width("small", second.text)
    assert more.rect.right() <= 250 - PAD_X
    opened = facts.lay_out(ATTRIBUTES["credits"], fact, 250, is_open=True)
    _, *lines, less = words(opened)
    assert " ".join(lines) == note.strip()
    assert less == "less"
    assert opened.spans[-1].rect.bottom() <= opened.height
    assert first.text == lines[0]


def test_a_long_name_in_a_list_opens_in_whole(facts: FactLayout) -> None:
    rooms = ("A made-up hall", "A made-up control room that is called by a name of many words")
    fact = Fact((Statement(rooms, NEW),))
    folded = facts.lay_out(ATTRIBUTES["facilities"], fact, 180)
    assert words(folded)[-1] == "more"
    assert words(folded)[-2].endswith("…")
    *lines, less = words(facts.lay_out(ATTRIBUTES["facilities"], fact, 180, is_open=True))
    assert " ".join(lines) == " ".join(rooms)
    assert less == "less"


def test_a_note_of_two_lines_has_nothing_to_open(facts: FactLayout) -> None:
    fact = Fact((Statement(33.0, NEW, "A made-up note that needs two lines on a narrow card"),))
    for is_open in (False, True):
        layout = facts.lay_out(ATTRIBUTES["credits"], fact, 250, is_open=is_open)
        assert len(layout.spans) == 3
        assert not layout.toggles


def test_marks_stand_right_behind_the_value(facts: FactLayout) -> None:
    fact = Fact((Statement(33.0, NEW, "a note"), Statement(33.0, OLD)))
    layout = facts.lay_out(ATTRIBUTES["credits"], fact, 250)
    value, note = layout.spans
    first, second = (mark.rect for mark in layout.marks)
    assert value.rect.right() < first.left() < value.rect.right() + 6
    assert first.right() < second.left()
    assert second.right() < note.rect.left()


@pytest.mark.parametrize("width", [150, 230, 400])
def test_marks_stay_on_the_line_of_the_last_word(facts: FactLayout, width: int) -> None:
    for count in range(1, 6):
        chosen = ("production", "technical", "acoustics", "computing", "media")[:count]
        fact = Fact((Statement(chosen, NEW), Statement(chosen, OLD)))
        layout = facts.lay_out(ATTRIBUTES["concentrations"], fact, width)
        last = layout.spans[-1].rect
        assert all(mark.rect.top() <= last.center().y() for mark in layout.marks)
        assert all(mark.rect.bottom() >= last.top() for mark in layout.marks)
        assert all(mark.rect.right() <= width - PAD_X + 2 for mark in layout.marks)


@pytest.mark.parametrize("width", [150, 230, 400, 900])
def test_nothing_stands_out_of_its_cell(facts: FactLayout, width: int) -> None:
    note = "A made-up note that is much longer than any card is wide, so that it is elided"
    chosen = ("production", "technical", "acoustics", "computing", "media", "live-sound")
    fact = Fact((Statement(chosen, OLD, note, "implied"),))
    layout = facts.lay_out(
        ATTRIBUTES["concentrations"], fact, width, Lead("lowest of the 3 stated")
    )
    for part in (*layout.spans, *layout.marks):
        assert part.rect.left() >= PAD_X
        assert part.rect.right() <= width - PAD_X + 8
        assert part.rect.bottom() <= layout.height


def test_what_the_library_adds_stands_below_the_value_with_its_sign(facts: FactLayout) -> None:
    remarks = (
        Remark("yours", "Yours; catalog: 36"),
        Remark("note", "Told by phone that it will be 33 from next fall on"),
    )
    fact = Fact((Statement(30.0, NEW),))
    plain = facts.lay_out(ATTRIBUTES["credits"], fact, 200)
    layout = facts.lay_out(ATTRIBUTES["credits"], fact, 200, None, remarks)
    value, yours, *note = layout.spans
    assert (yours.text, yours.glyph, yours.ink) == ("Yours; catalog: 36", "pencil", "accent")
    assert [span.glyph for span in note] == ["note", " "]
    assert value.rect.bottom() <= yours.rect.top() + 2
    assert layout.height > plain.height
    assert all(span.rect.right() <= 200 and span.rect.bottom() <= layout.height for span in note)


def test_a_short_verdict_stands_behind_the_value_and_before_its_note(facts: FactLayout) -> None:
    note = "A made-up note that needs two lines on a narrow card"
    fact = Fact((Statement(33.0, NEW, note),))
    met = Remark("met", "You meet it")
    value, verdict, *_ = facts.lay_out(ATTRIBUTES["credits"], fact, 250, None, (met,)).spans
    assert (verdict.text, verdict.glyph) == ("You meet it", "check")
    assert verdict.rect.center().y() == value.rect.center().y()
    assert verdict.rect.left() > value.rect.right()
    long = Remark("unknown", "Can't tell: your profile leaves the tests you have taken open")
    spans = facts.lay_out(ATTRIBUTES["credits"], fact, 250, None, (long,)).spans
    below = next(span for span in spans if span.glyph == "question")
    assert below.rect.top() > spans[2].rect.top(), "a long one stands below the note"


def test_whose_price_is_the_lowest_is_in_sight_on_a_narrow_card(facts: FactLayout) -> None:
    charges = (charge(30_420, "in-state"), charge(59_782, "international"))
    fact = Fact(tuple(Statement(one, NEW) for one in charges), parts=True)
    lead = Lead("lowest of the 3 stated, if international", place=1)
    shown = words(facts.lay_out(ATTRIBUTES["tuition_in_all"], fact, 230, lead))
    assert shown.index("if international") > shown.index("$59,782 in all")


def test_an_old_price_names_its_year_once_with_caution(facts: FactLayout) -> None:
    price = Charge(Money(1942.0, "USD"), "credit", "all", "2021-22")
    then = Source("then", "https://example.org/then", "Made-up University", "official", "2021-22")
    fact = Fact((Statement(price, then),), parts=True)
    layout = facts.lay_out(ATTRIBUTES["tuition"], fact, 300)
    value, year = layout.spans
    assert (value.text, year.text, year.ink) == ("$1,942 a credit", "2021-22", "caution")
    newer = price._replace(academic_year="2025-26")
    later = Fact((Statement(newer, then),), parts=True)
    spans = facts.lay_out(ATTRIBUTES["tuition"], later, 300).spans
    assert [(span.text, span.ink) for span in spans[1:]] == [
        ("2025-26", "text-muted"),
        ("as of 2022", "caution"),
    ]


def charge(amount: float, residency: Residency) -> Charge:
    """Return a made-up price for the whole program."""
    return Charge(Money(amount, "USD"), "program", residency, "2025-26")
