"""Does the main job in the real window as a screen reader's user does: by events and names alone.

`test_screen_reader.py` runs it with the system's Python, which has the bindings of AT-SPI, on a
display and a message bus of their own. It prints what it hears, and ends with a sentence where
something that it waits for is not heard.
"""

import json
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

PATIENCE_S = 20
MOST_ROWS = 40
"""Cells of one program that are gone through at most to find one of which nothing is stated."""
DOWN, RIGHT, RETURN, F8 = 0xFF54, 0xFF53, 0xFF0D, 0xFFC5
"""Keysyms of X."""
CONTROL, SHIFT = 37, 50
"""Keys of X's usual keyboard."""
FOCUSED, ANNOUNCED = "object:state-changed:focused", "object:announcement"
WINDOW, CHECKED = "window:activate", "object:state-changed:checked"


class Reader:
    """Hears the events of one program, and finds things in its windows by their names."""

    def __init__(self):
        Atspi.init()
        self.heard = []
        self._listener = Atspi.EventListener.new(self._hear)
        for kind in (FOCUSED, ANNOUNCED, WINDOW, CHECKED):
            self._listener.register(kind)
        self._context = GLib.MainContext.default()

    def _hear(self, event):
        kind = event.type.removesuffix(":")
        try:
            source = event.source
            words = str(event.any_data) if kind == ANNOUNCED else source.get_name()
            role = source.get_role_name()
        except GLib.Error:  # it has gone
            return
        if kind in (ANNOUNCED, WINDOW) or event.detail1:
            self.heard.append((kind, role, words))
            print(json.dumps([kind, role, words]), flush=True)  # noqa: T201 - its answer

    def until(self, found, what):
        """Handle events until something is found, and return it."""
        end = time.monotonic() + PATIENCE_S
        while not (result := found()):
            if time.monotonic() > end:
                sys.exit(f"{what} is not there. Heard last: {self.heard[-5:]}")
            if not self._context.iteration(may_block=False):
                time.sleep(0.005)
        return result

    def hears(self, kind, pattern, do, roles=()):
        """Do something and wait for an event of a kind whose words match; return the match."""
        begin = len(self.heard)
        do()

        def found():
            for told, role, words in self.heard[begin:]:
                match = re.search(pattern, words)
                if told == kind and match and (not roles or role in roles):
                    return match
            return None

        return self.until(found, f"{kind} {pattern!r}")

    def program(self):
        desktop = Atspi.get_desktop(0)
        every = (desktop.get_child_at_index(n) for n in range(desktop.get_child_count()))
        return next((one for one in every if one and one.get_name() == "mpcompare"), None)

    def named(self, pattern, takes="Action"):
        """Return what is in sight with a name, and can be acted on or typed in; wait for it."""
        return self.until(lambda: _named(pattern, self.program(), takes), f"{pattern!r}")


def _named(pattern, top, takes="Action"):
    """Look through a tree level by level, but not through the cells of tables."""
    level = [top] if top else []
    while level:
        below = []
        for one in level:
            try:
                is_shown = one.get_state_set().contains(Atspi.StateType.SHOWING)
                role = one.get_role()
                is_named = is_shown and re.fullmatch(pattern, one.get_name())
                if is_named and takes in one.get_interfaces():
                    return one
                if role == Atspi.Role.APPLICATION or (is_shown and role not in _OF_CELLS):
                    count = one.get_child_count()
                    below += filter(None, (one.get_child_at_index(n) for n in range(count)))
            except GLib.Error:  # it has gone
                continue
        level = below
    return None


_OF_CELLS = (Atspi.Role.TABLE, Atspi.Role.LIST, Atspi.Role.MENU_BAR, Atspi.Role.TREE_TABLE)


def press(keysym):
    Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)


def press_with(held, keysym):
    Atspi.generate_keyboard_event(held, None, Atspi.KeySynthType.PRESS)
    press(keysym)
    Atspi.generate_keyboard_event(held, None, Atspi.KeySynthType.RELEASE)


def press_with_control(letter):
    press_with(CONTROL, ord(letter))


def type_in(words):
    for letter in words:
        press(ord(letter))


def act(one, action):
    """Do one of the actions that something offers."""
    for number in range(Atspi.Action.get_n_actions(one)):
        if Atspi.Action.get_action_name(one, number) == action:
            Atspi.Action.do_action(one, number)
            return
    sys.exit(f"{one.get_name()} does not offer {action}")


def main_job(reader, command, file_name):
    """Search, add two programs, compare them, see where they differ, and export them."""
    reader.until(lambda: _named("Export.*", reader.program()), "the window")
    reader.hears(WINDOW, "mpcompare", lambda: subprocess.run(command, check=True))

    search = reader.named("Search .*")
    reader.hears(FOCUSED, "Search", lambda: Atspi.Component.grab_focus(search))
    reader.hears(ANNOUNCED, r"^\d+ of \d+ programs$", lambda: type_in("recording"))

    cells = ("table cell",)
    reader.hears(FOCUSED, "", lambda: press(DOWN))
    for count in ("1 program compared", "2 programs compared"):
        reader.hears(FOCUSED, ".", lambda: press(DOWN), cells)
        added = reader.hears(ANNOUNCED, rf"Add (.+): done\. {count}", lambda: type_in(" "))
        cell = next(words for kind, _, words in reversed(reader.heard) if kind == FOCUSED)
        if added[1] not in cell:
            sys.exit(f"{added[1]} was added, and {cell} had the focus")

    move_divider(reader, cells)
    reader.hears(FOCUSED, ".", lambda: press_with_control("2"), ("table", *cells))
    for _ in range(MOST_ROWS):
        if "not stated" in reader.hears(FOCUSED, ".+", lambda: press(DOWN), cells)[0]:
            break
    else:
        sys.exit("no cell with a gap says that nothing is stated")
    reader.hears(ANNOUNCED, r"on, \d+ of \d+ rows differ", lambda: press_with_control("d"))

    press_with_control("e")
    for box in ("PDF.*", "CSV.*"):
        ticked = reader.named(box)
        is_on = ticked.get_state_set().contains(Atspi.StateType.CHECKED)
        if is_on != box.startswith("CSV"):
            act(ticked, "Toggle")
    Atspi.EditableText.set_text_contents(reader.named("Name", "EditableText"), file_name)
    done = rf"^Exported to .*{file_name}\.csv\. Button: Open\."
    reader.hears(ANNOUNCED, done, lambda: act(reader.named("Export"), "Press"))


def move_divider(reader, cells):
    """Make the filters wider, and go back to the results."""
    divider = r"^Divider between Filters and Results$"
    reader.hears(FOCUSED, divider, lambda: press_with(SHIFT, F8), ("separator",))
    reader.hears(ANNOUNCED, r"^Filters \d+ %, Results \d+ %$", lambda: press(RIGHT))
    reader.hears(FOCUSED, ".", lambda: press(RETURN), ("table", *cells))


def main(file_name, *command):
    running = subprocess.Popen(command)
    try:
        main_job(Reader(), command, file_name)
    finally:
        running.kill()
        running.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
