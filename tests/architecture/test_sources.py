"""Rules of the source files that no other tool checks: colours, shortcuts, sizes."""

import ast
import re
import unicodedata

import pytest
from code_of import MODULES, ROOT, name, texts

from mpcompare.model.attributes import ATTRIBUTES

INTERFACE = [path for path in MODULES if name(path).startswith("ui/")]
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
SHORTCUT = re.compile(r"(?:(?:Ctrl|Alt|Shift|Meta)\+)+[A-Za-z0-9,.;/+-]+|F\d{1,2}")

FILE_LINES, FUNCTION_LINES = 400, 40
WAIVED_FILES = {
    "model/attributes.py": "one row an attribute: a table, read from top to bottom",
    "model/kind.py": "the kinds stand beside each other, so that a new one has its examples",
}
WAIVED_FUNCTIONS: dict[str, str] = {}

FIXED_FONTS = {
    "ui/corrections/text_dialog.py": ("self.text",),
    "ui/start/crash_dialog.py": ("details",),
}
"""Widgets that show text in the system's fixed-width font, which no style sheet can name."""


@pytest.mark.parametrize("path", INTERFACE, ids=name)
def test_colours_come_from_the_theme(path):
    if name(path) != "ui/theme.py":
        assert [(line, text) for line, text in texts(path) if COLOUR.search(text)] == []


@pytest.mark.parametrize("path", INTERFACE, ids=name)
def test_widgets_have_their_fonts_from_the_style_sheet(path):
    """Painters and the items of lists set theirs; both are no widgets."""
    others = {"painter", "item", "heading", "application", *FIXED_FONTS.get(name(path), ())}
    calls = [
        (node.lineno, ast.unparse(node.func.value))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "setFont"
    ]
    assert [(line, receiver) for line, receiver in calls if receiver not in others] == []


@pytest.mark.parametrize("path", INTERFACE, ids=name)
def test_shortcuts_stand_in_the_table_of_actions(path):
    if name(path).startswith("ui/window/actions/"):
        return
    declared = page_shortcuts(path) if name(path).startswith("ui/pages/") else set()
    strange = [(n, text) for n, text in texts(path) if SHORTCUT.fullmatch(text)]
    assert [found for found in strange if found[1] not in declared] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_message_holds_what_cannot_be_seen(path):
    """What is copied from a message must be what can be typed."""
    hidden = [
        (line, text)
        for line, text in texts(path)
        if any(unicodedata.category(sign) == "Cf" for sign in text)
        or re.search(r"--\w*\N{NO-BREAK SPACE}", text)
    ]
    assert hidden == []


def page_shortcuts(path):
    """Return the shortcut that a page's own declaration names."""
    return {
        keyword.value.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Page"
        for keyword in node.keywords
        if keyword.arg == "shortcut" and isinstance(keyword.value, ast.Constant)
    }


def test_files_are_short():
    lines = {name(p): len(p.read_text("utf-8").splitlines()) for p in MODULES}
    long = {n: count for n, count in lines.items() if count > FILE_LINES and n not in WAIVED_FILES}
    assert long == {}, f"over {FILE_LINES} lines: {long}"
    needless = [n for n in WAIVED_FILES if lines.get(n, 0) <= FILE_LINES]
    assert needless == [], "waived without need"


def test_functions_are_short():
    lengths = {
        f"{name(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    long = {n: c for n, c in lengths.items() if c > FUNCTION_LINES and n not in WAIVED_FUNCTIONS}
    assert long == {}, f"over {FUNCTION_LINES} lines: {long}"


def test_no_interface_code_asks_for_the_application():
    asking = [name(p) for p in INTERFACE if "QApplication.instance()" in p.read_text("utf-8")]
    assert asking == []


def test_only_the_register_names_attributes():
    """`if key == "thesis_option"` in any other file would be a second place to change.

    Identity (name, country, ...) is left out: a Program has a field of its own for each.
    """
    keys = {attribute.key for attribute in ATTRIBUTES if attribute.origin != "identity"}
    compared = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        if name(path) != "model/attributes.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare) and _names_key(node)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Constant) and side.value in keys
    ]
    assert compared == []


def _names_key(node: ast.Compare) -> bool:
    words = {
        getattr(side, "attr", getattr(side, "id", "")) for side in (node.left, *node.comparators)
    }
    return bool(words & {"key", "attribute"})


def test_the_project_names_no_machine():
    listed = ("Makefile", "README.md", "CONTRIBUTING.md", "pyproject.toml", ".ci/run")
    paths = [ROOT / n for n in listed] + [
        *(ROOT / "scripts").iterdir(),
        *(ROOT / "docs").glob("*.md"),
    ]
    naming = [
        p.name
        for p in paths
        if p.is_file() and re.search(r"/(?:root|work|home)/", p.read_text("utf-8"))
    ]
    assert naming == []


def test_one_module_gives_files_other_names():
    """Else a virus scanner or a power cut would decide whether it happens."""
    found = {
        name(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            node.func.attr in ("rename", "renames")
            or (node.func.attr == "replace" and len(node.args) == 1 and not node.keywords)
            or ast.unparse(node.func) in ("os.replace", "shutil.move")
        )
    }
    assert found == {"model/replace_file.py"}


def test_one_module_hands_addresses_to_the_system():
    ways = re.compile(r"openUrl|xdg-open|OpenExternalLinks\(True\)|startfile|webbrowser")
    found = {name(path) for path in MODULES if ways.search(path.read_text("utf-8"))}
    assert found == {"ui/open_address.py"}


def test_one_module_words_numbers_and_days():
    """Else some would not follow how the user wants numbers and dates written."""
    found = {
        name(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FormattedValue)
        and node.format_spec is not None
        and re.search("^f',|%B", ast.unparse(node.format_spec))
    }
    assert found == {"model/locale_format.py"}
