"""The Edit menu."""

from mpcompare.ui.actions.action import Action, Standard, has_chart

EDIT: tuple[Action, ...] = (
    Action(
        "undo",
        "&Undo",
        "Take back the last change to the comparison",
        lambda shell: shell.session.undo(),
        Standard.Undo,
    ),
    Action(
        "redo",
        "&Redo",
        "Do again what was undone",
        lambda shell: shell.session.redo(),
        Standard.Redo,
    ),
    Action(
        "copy",
        "&Copy",
        "Copy the selected cells, with headers",
        lambda shell: shell.copy(),
        Standard.Copy,
        gap=True,
    ),
    Action(
        "copy-chart",
        "Copy Chart as &Image",
        "Copy the chart with its title, notes and source",
        lambda shell: shell.copy_chart(),
        "Ctrl+Shift+C",
        has_chart,
    ),
    Action(
        "find",
        "&Find",
        "Go to the search field",
        lambda shell: shell.go_to_search(),
        "Ctrl+K or Ctrl+F",
    ),
)
