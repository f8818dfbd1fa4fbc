"""The menus: every action with its keys, from their declarations."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown, and none may be needed

from PySide6.QtGui import QGuiApplication, QKeySequence

from generate.markdown import code, escaped, table
from generate.markdown import page as markdown_page
from mpcompare.ui.pages import find_pages
from mpcompare.ui.window.actions import Action, with_pages

_ENTRY = """\
Every action of the menus, as delivered on Linux. On macOS, Cmd stands for Ctrl, and a few
standard keys are the system's own. F1 lists those that you have, and changes them: **Change…**
takes the keys that you press, and says where they are taken or needed for typing. The command
palette (Ctrl+K) finds every action by its words."""


def page() -> str:
    """Return the page."""
    running = QGuiApplication.instance() or QGuiApplication([])
    parts = []
    for title, actions in with_pages(find_pages()).items():
        rows = ([_name(one), _keys(one), escaped(_sentence(one.tip))] for one in actions)
        parts += [f"## {title}", table(("Action", "Keys", "What it does"), rows)]
    del running
    return markdown_page("Menus and shortcuts", _ENTRY, *parts)


def _name(action: Action) -> str:
    words = escaped(_plain(action.text))
    return f"{escaped(_plain(action.submenu))} > {words}" if action.submenu else words


def _keys(action: Action) -> str:
    keys = action.sequences
    shown = keys if isinstance(action.keys, str) else keys[:1]  # a standard key has many
    names = (one.toString(QKeySequence.SequenceFormat.PortableText) for one in shown)
    return " or ".join(code(name) for name in names)


def _plain(text: str) -> str:
    """Return an action's words without the mark of the letter that Alt picks."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
