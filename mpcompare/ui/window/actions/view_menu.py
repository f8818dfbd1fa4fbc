"""The View menu, below the pages."""

from dataclasses import replace

from mpcompare.app.compare import changes as table_changes
from mpcompare.app.state import changes
from mpcompare.app.state.state import TEXT_SIZES, Contrast, Part, Scheme, State
from mpcompare.ui import dialogs
from mpcompare.ui.window.actions.action import (
    Action,
    apply,
    depends_on,
    has_chart,
    has_compared,
    opens,
)

_OF_VIEW = (Part.PAGE, Part.GUIDE, Part.QUERY, Part.SELECTED, Part.APPLICATION)
"""What is in sight: with it, the ways back and forward change."""
_GO = "&Go To"
"""The sub-menu of the ways about the window."""


@depends_on(
    *(Part.COMPARED, Part.PAGE),
    why_not="No program is compared, and this page is not a chart. Add a program first.",
)
def _has_figures(state: State) -> bool:
    return has_compared.holds(state) or has_chart.holds(state)


def _scheme(key: Scheme, text: str, tip: str, *, gap: bool = False) -> Action:
    return Action(
        f"look-{key}",
        text,
        tip,
        apply(lambda state: changes.use_scheme(state, key)),
        checked=depends_on(Part.LOOK)(lambda state: state.scheme == key),
        gap=gap,
        submenu="Sche&me",
    )


def _contrast(key: Contrast, text: str, tip: str) -> Action:
    return Action(
        f"contrast-{key}",
        text,
        tip,
        apply(lambda state: changes.use_contrast(state, key)),
        checked=depends_on(Part.LOOK)(lambda state: state.contrast == key),
        submenu="Co&ntrast",
    )


VIEW: tuple[Action, ...] = (
    Action(
        "palette",
        "&Commands…",
        "Find a command, a program, a row, a shortlist or a chapter, and go there",
        lambda shell: shell.open_palette(),
        "Ctrl+K or Ctrl+Shift+P",
        gap=True,
    ),
    Action(
        "back",
        "B&ack",
        "Go back to what was in sight before",
        apply(changes.go_back),
        "Alt+Left",
        enabled=depends_on(*_OF_VIEW, why_not="There is no earlier view to go back to.")(
            lambda state: bool(state.behind)
        ),
        gap=True,
    ),
    Action(
        "forward",
        "F&orward",
        "Go forward again",
        apply(changes.go_forward),
        "Alt+Right",
        enabled=depends_on(*_OF_VIEW, why_not="There is no later view. Go back first.")(
            lambda state: bool(state.ahead)
        ),
    ),
    Action(
        "next-part",
        "Go to &Next Part",
        "Go to the next part of the window, such as filters, results and details",
        lambda shell: shell.go_to_region(1),
        "F6",
        submenu=_GO,
    ),
    Action(
        "part-before",
        "Go to Part &Before",
        "Go to the part of the window before this one",
        lambda shell: shell.go_to_region(-1),
        "Shift+F6",
        submenu=_GO,
    ),
    Action(
        "message",
        "Go to &Message",
        "Go to the message over the page and its button; Esc closes it",
        lambda shell: shell.notices.take_focus(),
        "F8",
        submenu=_GO,
    ),
    Action(
        "divider",
        "Go to &Divider",
        "Go to the divider beside this part, to make the part wider or narrower",
        lambda shell: shell.go_to_divider(),
        "Shift+F8",
        enabled=depends_on(
            Part.PAGE, why_not="Compare is one part. Other pages have parts side by side."
        )(lambda state: state.page != changes.COMPARE),
        submenu=_GO,
    ),
    Action(
        "differences",
        "&Differences Only",
        "Show only rows in which stated values differ",
        apply(
            lambda state: replace(state, differences_only=not state.differences_only),
        ),
        "Ctrl+D",
        checked=depends_on(Part.ROWS)(lambda state: state.differences_only),
        gap=True,
    ),
    Action(
        "best-values",
        "&Best Values",
        "Mark the lowest cost and the like",
        apply(lambda state: replace(state, best_values=not state.best_values)),
        "Ctrl+B",
        checked=depends_on(Part.ROWS)(lambda state: state.best_values),
    ),
    Action(
        "as-table",
        "Programs as &Table",
        "Show the compared programs as rows of a table that can be sorted, or as cards again",
        apply(lambda state: table_changes.show_table(state, on=not state.table.shown)),
        "Ctrl+Shift+T",
        enabled=depends_on(Part.PAGE, why_not="Go to Compare first.")(
            lambda state: state.page == changes.COMPARE
        ),
        checked=depends_on(Part.ROWS)(lambda state: state.table.shown),
    ),
    Action(
        "rows",
        "Choose &Rows…",
        "Choose which rows the cards show, or which columns the table has",
        opens(dialogs.ROWS),
        "Ctrl+Shift+R",
    ),
    Action(
        "pay-table",
        "&Pay Figures as a Table",
        "Show the figures behind the charts as a table",
        lambda shell: shell.show_pay_table(),
        "Ctrl+T",
        _has_figures,
    ),
    Action(
        "national-abroad",
        "&US Wages for Other Countries",
        "For countries without wage figures, show US national ones, labelled so",
        apply(lambda state: replace(state, national_abroad=not state.national_abroad)),
        checked=depends_on(Part.ROWS)(lambda state: state.national_abroad),
    ),
    Action(
        "pay-in-dollars",
        "Pay in US Dollars a &Year",
        "Convert the pay on the cards to one axis, where its source gives a year's pay",
        apply(lambda state: changes.show_pay_in_dollars(state, on=not state.pay_in_dollars)),
        checked=depends_on(Part.ROWS)(lambda state: state.pay_in_dollars),
    ),
    Action(
        "pay-at-home",
        "Pay Where You Li&ve",
        "Lay the pay where your profile says that you live over that of the programs",
        apply(lambda state: changes.show_pay_at_home(state, on=not state.pay_at_home)),
        enabled=depends_on(Part.PROFILE, why_not="Say in your profile where you live first.")(
            lambda state: bool(state.library.profile.residence)
        ),
        checked=depends_on(Part.ROWS)(lambda state: state.pay_at_home),
    ),
    Action(
        "full-screen",
        "&Full Screen",
        "Fill the screen with the window, or leave the full screen",
        lambda shell: shell.turn_full_screen(),
        "F11 or Ctrl+Meta+F",
        gap=True,
    ),
    Action(
        "larger-text",
        "&Larger",
        "Make all text larger",
        apply(changes.enlarge_text),
        "Ctrl++ or Ctrl+=",
        enabled=depends_on(Part.LOOK, why_not="The text has its largest size.")(
            lambda state: state.text_size < TEXT_SIZES[-1]
        ),
        gap=True,
        submenu="Text Si&ze",
    ),
    Action(
        "smaller-text",
        "&Smaller",
        "Make all text smaller",
        apply(changes.reduce_text),
        "Ctrl+-",
        enabled=depends_on(Part.LOOK, why_not="The text has its smallest size.")(
            lambda state: state.text_size > TEXT_SIZES[0]
        ),
        submenu="Text Si&ze",
    ),
    Action(
        "system-text",
        "As the S&ystem",
        "Give text the size that the system has",
        apply(lambda state: changes.use_text_size(state, 100)),
        "Ctrl+0",
        enabled=depends_on(Part.LOOK, why_not="The text has the system's size.")(
            lambda state: state.text_size != 100
        ),
        submenu="Text Si&ze",
    ),
    _scheme("system", "As the &System", "Light or dark, as the system is"),
    _scheme("light", "&Light", "Dark words on a light ground"),
    _scheme("dark", "&Dark", "Light words on a dark ground"),
    _contrast("system", "As the &System", "Normal or high contrast, as the system has"),
    _contrast("normal", "&Normal", "Colours of normal contrast"),
    _contrast("high", "&High", "Colours of high contrast"),
)
