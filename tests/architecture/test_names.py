"""A feature is called by one word in every layer and in the tests, and old names stay away."""

import ast
import re

import pytest
from code_of import MODULES, PACKAGE, ROOT, name

WITHOUT_INTERFACE = {
    "state": "the session of the interface holds it, and pages follow it",
    "workspace": "the opened catalog, which every page asks",
}
ONLY_INTERFACE = {
    "explore": "the page on which the workspace is searched",
    "plot": "draws the figures of charts",
    "widgets": "parts that several folders use",
    "window": "the frame around the pages",
}
FORMER = re.compile(
    r"careful|desk|doorbell|doors|errand|farewell|foresee|foresight|intake|journal|keeper|keeping"
    r"|noted|owning|remedies|remedy|verbs|wording"
)
"""Words by which modules and classes were called before; nobody would search for them."""


def folders(*path: str, root=PACKAGE) -> set[str]:
    """Return the names of the folders in a folder."""
    inside = root.joinpath(*path)
    return {p.name for p in inside.iterdir() if p.is_dir() and p.name != "__pycache__"}


def interface(root=PACKAGE) -> set[str]:
    """Return the words of the interface's folders, pages among them."""
    return (folders("ui", root=root) - {"pages"}) | folders("ui", "pages", root=root)


def test_a_feature_has_the_same_word_in_the_app_and_the_interface():
    assert folders("app") - interface() == set(WITHOUT_INTERFACE)
    assert interface() - folders("app") == set(ONLY_INTERFACE)


def test_a_feature_has_the_same_word_in_the_tests():
    tested = folders("app", root=ROOT / "tests") | interface(ROOT / "tests")
    assert tested == folders("app") | interface()


@pytest.mark.parametrize("layer", ["app", "catalog", "charts", "export", "library", "model", "ui"])
def test_the_tests_mirror_the_folders(layer):
    tests = ROOT / "tests" / layer
    others = {"__pycache__", "fixtures"}
    inside = [p for p in tests.rglob("*") if p.is_dir() and p.name not in others]
    strange = [p for p in inside if not (PACKAGE / layer / p.relative_to(tests)).is_dir()]
    assert strange == []


def test_no_module_or_class_has_a_former_name():
    classes = [
        node.name
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    named = [*map(name, MODULES), *classes]
    words = {n: re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", n).lower()) for n in named}
    assert [n for n, each in words.items() if any(map(FORMER.fullmatch, each))] == []
