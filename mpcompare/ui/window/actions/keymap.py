"""Which keys each action has: the delivered ones, or those that the user has chosen."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from mpcompare.ui.window.actions.action import Action, Standard

NATIVE = QKeySequence.SequenceFormat.NativeText
_OR = " or "
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_IN_FIELDS = (
    *(Standard.Copy, Standard.Cut, Standard.Paste, Standard.SelectAll),
    *(Standard.Undo, Standard.Redo, Standard.DeleteStartOfWord, Standard.DeleteEndOfWord),
    *(Standard.MoveToNextWord, Standard.MoveToPreviousWord),
    *(Standard.SelectNextWord, Standard.SelectPreviousWord),
    *(Standard.MoveToStartOfDocument, Standard.MoveToEndOfDocument),
    *(Standard.SelectStartOfDocument, Standard.SelectEndOfDocument),
    *(Standard.MoveToStartOfLine, Standard.MoveToEndOfLine),
)
"""What Qt's text fields do by keys, whatever an action says."""


def parse(text: str) -> list[QKeySequence]:
    """Read keys as actions and the session file write them: "Ctrl+J or F7"; "" for none."""
    read = [QKeySequence(one) for one in text.split(_OR) if one.strip()]
    return [keys for keys in read if not keys.isEmpty()]


def written(keys: Iterable[QKeySequence]) -> str:
    """Write keys as `parse` reads them, the same on all platforms."""
    return _OR.join(one.toString() for one in keys)


def native(keys: Iterable[QKeySequence]) -> str:
    """Write keys for the user, as the platform does."""
    return _OR.join(one.toString(NATIVE) for one in keys)


def keymap(
    actions: Sequence[Action], chosen: Mapping[str, str]
) -> dict[str, tuple[QKeySequence, ...]]:
    """Return the keys of each action. None are given twice: what was chosen has them."""
    taken: set[str] = set()
    found: dict[str, tuple[QKeySequence, ...]] = {}
    for action in sorted(actions, key=lambda one: one.key not in chosen):
        is_own = action.key in chosen
        keys = parse(chosen[action.key]) if is_own else action.sequences
        found[action.key] = tuple(one for one in keys if one.toString() not in taken)
        taken |= {one.toString() for one in keys}
    return found


def native_keymap(actions: Sequence[Action], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the keys of each action in words; of a standard key's many, the one menus show."""
    held = keymap(actions, chosen)
    many = {one.key for one in actions if isinstance(one.keys, str) or one.key in chosen}
    return {key: native(keys if key in many else keys[:1]) for key, keys in held.items()}


def holder(
    actions: Sequence[Action], chosen: Mapping[str, str], keys: QKeySequence
) -> Action | None:
    """Return the action that has some keys."""
    held = keymap(actions, chosen)
    return next((action for action in actions if keys in held[action.key]), None)


def with_keys(
    actions: Sequence[Action],
    chosen: Mapping[str, str],
    action: Action,
    keys: Sequence[QKeySequence],
) -> dict[str, str]:
    """Return the choice in which an action has just these keys, and no other action has them."""
    wanted = {one.toString() for one in keys}
    changed = {
        key: written(one for one in parse(text) if one.toString() not in wanted)
        for key, text in chosen.items()
    }
    changed[action.key] = written(keys)
    delivered = {one.key: written(one.sequences) for one in actions}
    return {key: text for key, text in changed.items() if text != delivered.get(key)}


def why_refused(action: Action, keys: QKeySequence, menus: Iterable[str]) -> str:
    """Return why an action can't have some keys, in sentences; empty where it can.

    Those that it was delivered with, it always can.

    Args:
        action: the action that is to have them.
        keys: a key with its modifiers.
        menus: the titles of the menu bar, which Alt opens.
    """
    if keys in action.sequences:
        return ""
    name, pressed = keys.toString(NATIVE), keys[0]  # pyright: ignore[reportIndexIssue]
    key, modifiers = pressed.key(), pressed.keyboardModifiers()
    if key in _TABS:
        return f"{name} goes from field to field. Choose other keys."
    is_function = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    if modifiers in _PLAIN and not is_function:
        return f"{name} is needed to type and to move about. Add Ctrl, or choose a function key."
    if any(keys in QKeySequence.keyBindings(standard) for standard in _IN_FIELDS):
        return f"{name} is needed in text fields. Choose other keys."
    for title in menus:
        if keys == QKeySequence.mnemonic(title):
            return f"{name} opens the {title.replace('&', '')} menu. Choose other keys."
    return ""
