"""What the palette can find: the actions, the rows of Compare, the shortlists, the chapters."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence

from mpcompare.app.guide.chapters import Chapter
from mpcompare.app.library import shortlists
from mpcompare.app.palette.search import Findable
from mpcompare.app.state import changes
from mpcompare.model.library.library import in_order
from mpcompare.model.locale_format import counted, whole
from mpcompare.model.program import Program, closed_words
from mpcompare.ui.pages import HasRows
from mpcompare.ui.step_names import toggle_compared
from mpcompare.ui.window.actions import MENUS, Action
from mpcompare.ui.window.actions.action import why_not
from mpcompare.ui.window.actions.page_actions import page_actions
from mpcompare.ui.window.shell import Shell

_NATIVE = QKeySequence.SequenceFormat.NativeText
WITHIN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""Stands between a menu and its sub-menu."""
PALETTE = "palette"
"""The key of the action that opens it; it does not list itself."""
_NOTHING_COMPARED = "No program is compared, so there are no rows. Add a program first."


class Entry(NamedTuple):
    """A line of the palette.

    Attributes:
        key: its name among those used last.
        text: what it is called.
        where: its menu, or what it is.
        hint: what Enter does, in a sentence.
        run: what to do.
        shortcut: the keys that do it too, as the platform writes them.
        why_not: why it can't be done now; empty where it can.
        also: what Ctrl+Enter does; nothing for most.
        more_words: further words that find it.
    """

    key: str
    text: str
    where: str
    hint: str
    run: Callable[[], None]
    shortcut: str = ""
    why_not: str = ""
    also: Callable[[], None] | None = None
    more_words: str = ""

    @property
    def findable(self) -> Findable:
        """What the search is told of it."""
        words = f"{self.where} {self.hint} {self.more_words}"
        return Findable(self.key, self.text, words, is_off=bool(self.why_not))

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        state = f"not available: {self.why_not}" if self.why_not else ""
        return ", ".join(filter(None, (self.text, self.where, self.shortcut, state)))


def local_entries(shell: Shell) -> list[Entry]:
    """Return all that needs no reading: actions, shortlists and rows."""
    return [*_actions(shell), *_shortlists(shell), *_rows(shell)]


def _actions(shell: Shell) -> Iterable[Entry]:
    """Return the actions, those that show pages first."""
    marked = shell.marked_count()
    menus = {"View": page_actions(shell.pages)}, MENUS
    for menu, specs in chain.from_iterable(one.items() for one in menus):
        for spec in specs:
            if spec.key == PALETTE:
                continue
            command = shell.commands[spec.key]
            yield Entry(
                f"action {spec.key}",
                _words(spec, command, marked),
                WITHIN.join(filter(None, (menu, spec.submenu.replace("&", "")))),
                spec.tip,
                command.trigger,
                command.shortcut().toString(_NATIVE),
                why_not(spec, marked, is_on=command.isEnabled()),
                more_words="page" if spec.key.startswith("page-") else "",
            )


def _words(spec: Action, command: QAction, marked: int) -> str:
    if spec.several and marked > 1:
        return without_mnemonic(spec.several.format(f"{whole(marked)} Programs"))
    return without_mnemonic(spec.text if spec.several else command.text())


def without_mnemonic(text: str) -> str:
    """Return a menu's words without the sign before the letter that Alt picks.

    >>> without_mnemonic("Copy C&omparison"), without_mnemonic("R&&B")
    ('Copy Comparison', 'R&B')
    """
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _shortlists(shell: Shell) -> Iterable[Entry]:
    """Return the other shortlists, made last first."""
    session = shell.session
    library = session.state.library

    def open_it(key: str) -> None:
        session.apply(shortlists.open_shortlist(session.state, key))

    for key, shortlist in reversed(tuple(in_order(library.shortlists))):
        if key != library.open:
            count = len(shortlist.programs)
            words = counted(count, "program")
            yield Entry(
                f"shortlist {key}",
                shortlist.name,
                f"Shortlist · {words}",
                "Open this shortlist",
                partial(open_it, key),
            )


def _rows(shell: Shell) -> Iterable[Entry]:
    session = shell.session
    why_not = "" if session.state.compared else _NOTHING_COMPARED

    def go(key: str) -> None:
        session.apply(changes.show_page(session.state, changes.COMPARE))
        page = shell.view
        if isinstance(page, HasRows):
            page.show_row(key)

    for attribute in session.workspace.register:
        if attribute.on_card:
            yield Entry(
                f"row {attribute.key}",
                attribute.label,
                f"Row of Compare · {attribute.section.value}",
                "Go to this row of Compare",
                partial(go, attribute.key),
                why_not=why_not,
            )


def chapter_entries(shell: Shell, chapters: Iterable[Chapter]) -> list[Entry]:
    """Return the chapters of the guide."""
    session = shell.session

    def read(key: str) -> None:
        session.apply(changes.show_guide(session.state, key))

    return [
        Entry(
            f"chapter {chapter.key}",
            chapter.title,
            "Guide",
            "Read this chapter of the guide",
            partial(read, chapter.key),
            more_words="chapter",
        )
        for chapter in chapters
    ]


def program_entries(shell: Shell, programs: Iterable[Program]) -> list[Entry]:
    """Return programs: Enter shows the details, Ctrl+Enter puts it on the shortlist or off it."""
    session = shell.session

    def show(program: str) -> None:
        state = changes.close_welcome(changes.select(session.state, program))
        session.apply(changes.show_page(state, changes.EXPLORE))

    entries: list[Entry] = []
    for program in programs:
        is_there = program.id in session.state.compared
        closed = closed_words(program, session.workspace.register)
        says = (program.institution, program.place, closed.lower() if closed else "")
        remark = "compared" if is_there else ""
        also = "takes it out of" if is_there else "adds it to"
        entries.append(
            Entry(
                f"program {program.id}",
                program.title,
                " · ".join(filter(None, (*says, remark))),
                f"Enter shows its details. Ctrl+Enter {also} the comparison.",
                partial(show, program.id),
                also=partial(toggle_compared, session, program.id),
            )
        )
    return entries


def by_key(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Return entries by their keys."""
    return {entry.key: entry for entry in entries}
