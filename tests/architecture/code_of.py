"""The package's own source files, for tests that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mpcompare"
MODULES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    """Return a module's path inside the package, as in "ui/theme.py"."""
    return path.relative_to(PACKAGE).as_posix()


def dotted(path: Path) -> str:
    """Return the name that a module is imported by."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Return the line and the value of every string in a module, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value
