"""Names in backticks, in comments, docstrings and documents, are names of something that exists."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from code_of import MODULES, PACKAGE, ROOT, dotted

ELSEWHERE = {
    "bit_count": "a method of Python's int",
    "date.weekday": "a method of Python's date",
    "sys.excepthook": "Python's hook for errors",
    "tomllib": "Python's reader of TOML",
    "sqlite_utils": "the library that writes catalogs",
    "cbsa": "a column of data/institutions/institutions.csv",
    "amount": "a key of a charge in program files",
    "amount_to": "as above",
    "covers_from": "as above",
    "covers_to": "as above",
    "funded_by": "as above",
    "raw/": "the folder beside data/wages that holds what was downloaded; not kept",
    "state.revision": "a column of the library's file",
    "sources.KEY": "the key of a problem with a source in a form",
    "file_blake2b": "a row of a catalog's table of metadata",
    "metadata": "a table of catalogs",
    "search_prefixes": "a table of catalogs",
    "search_vocabulary": "a table of catalogs",
    "sha256": "a key of a library's file for another computer",
    "library.db": "the file of the user's library",
    "drafts.json": "a file beside it",
    "importing.json": "as above",
    "preferences.toml": "as above",
    "user_version": "a number in the head of SQLite's files",
    "application_id": "as above",
    "rank_acceptability": "a key of the JSON of decide",
    "interval": "as above",
    "unclear_musts": "as above",
    "MPCOMPARE_HOME": "an environment variable",
    "SOURCE_DATE_EPOCH": "an environment variable of reproducible builds",
    "SIGNING_IDENTITY": "a secret of the release workflow",
    "NOTARY_PROFILE": "as above",
    "SHA256SUMS": "a file of dist/",
    "catalog.db.sha256": "as above, and beside a catalog that was downloaded",
    "build/docs/": "the folder that the documentation is built into; not kept",
    "dist/": "the folder that packages are built into; not kept",
    "vVERSION": "a tag",
}
"""Names that are not defined in the package, each with what it is."""

DOCUMENTS = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
QUOTED = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
PATH = re.compile(r"[\w.*-]*/[\w./*-]*|[\w.*-]+\.(?:py|md|toml|csv|db|qss|json)")


def prose(path: Path) -> Iterator[tuple[int, str]]:
    """Return each comment and docstring of a module with its line."""
    text = path.read_text("utf-8")
    if "`" not in text:
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.lineno, str(node.value.value)


def defined(tree: ast.AST) -> set[str]:
    """Return what a part of a module defines: classes, functions, parameters, variables, fields."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                names.add(name)
            case _:
                pass
    return names


@cache
def names_by_owner() -> dict[str, set[str]]:
    """Return what each module and each class defines, by its own name; "" has all of them."""
    found: dict[str, set[str]] = {"": set()}
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        inside = defined(tree)
        parts = dotted(path).removeprefix("mpcompare.").split(".")
        for owner in {".".join(parts[i:]) for i in range(len(parts))}:
            found.setdefault(owner, set()).update(inside)
        for folder, inner in pairwise(parts):
            found.setdefault(folder, set()).add(inner)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, set()).update(defined(node))
        found[""] |= inside | set(parts)
    return found


def exists(quoted: str, beside: Path) -> bool:
    """Whether something quoted is a name or a path of the project; other code is left alone."""
    if quoted in ELSEWHERE:
        return True
    if PATH.fullmatch(quoted):
        homes = (beside.parent, PACKAGE, ROOT, ROOT / "data", ROOT / "resources")
        pattern = re.sub("NAME|EDITION", "*", quoted).strip("/")
        if beside.suffix == ".md" and "/" not in pattern:
            pattern = f"**/{pattern}"
        return any(next(home.glob(pattern), None) is not None for home in homes)
    if not NAME.fullmatch(quoted):
        return True
    owners = names_by_owner()
    *path, last = quoted.removeprefix("mpcompare.").split(".")
    return last in owners.get(".".join(path), set())


@pytest.mark.parametrize("path", [*MODULES, *DOCUMENTS], ids=lambda p: str(p.relative_to(ROOT)))
def test_every_quoted_name_exists(path):
    if path.suffix == ".md":
        texts = [(0, re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL))]
    else:
        texts = list(prose(path))
    unknown = [
        f"{line}: {quoted}"
        for line, text in texts
        for quoted in QUOTED.findall(text)
        if not exists(quoted, path)
    ]
    assert unknown == []


def test_names_and_paths_that_are_gone_are_noticed():
    here = PACKAGE / "ui" / "session.py"
    for gone in ("ui/doorbell.py", "own_text", "app.imports.SUFFIXES", "State.verbs", "nowhere/"):
        assert not exists(gone, here), gone
    for there in ("session.py", "ui/", "app.state.state.State", "Session.apply", "make test"):
        assert exists(there, here), there


def test_no_name_is_listed_without_need():
    used = "".join(path.read_text("utf-8") for path in [*MODULES, *DOCUMENTS])
    assert [name for name in ELSEWHERE if f"`{name}`" not in used] == []
