"""Which libraries run with the program, and under which licences: read from what is installed."""

import re
from collections.abc import Iterable
from importlib import metadata
from typing import NamedTuple

PROGRAM = "mpcompare"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CLASSIFIER = "License :: OSI Approved :: "
_PAGES = ("homepage", "source", "repository", "documentation")
"""Labels of a library's pages in the order in which one is chosen."""


class Dependency(NamedTuple):
    """A library as it says of itself; an empty text for what it does not say."""

    name: str
    version: str
    licence: str
    page: str


def installed_dependencies(program: str = PROGRAM) -> tuple[Dependency, ...]:
    """Return what the program needs and what that needs in turn, by name.

    It is empty where the program is not installed with its metadata.
    """
    found: dict[str, Dependency] = {}
    waiting = list(_needed(program))
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).casefold()
        if key in found:
            continue
        try:
            said = metadata.metadata(name)
        except metadata.PackageNotFoundError:  # for another system, or another Python
            continue
        found[key] = Dependency(said["Name"], said["Version"], _licence(said), _page(said))
        waiting += _needed(name)
    return tuple(found[key] for key in sorted(found))


def _needed(name: str) -> Iterable[str]:
    try:
        lines = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return
    for line in lines:
        asked = _NAME.match(line)
        if asked and not re.search(r"\bextra\s*==", line):
            yield asked[0]


def _licence(said: metadata.PackageMetadata) -> str:
    for key in ("License-Expression", "License"):
        words = (said.get_all(key) or [""])[0]
        if words and "\n" not in words:  # some put the whole text there
            return words
    kinds = said.get_all("Classifier") or ()
    named = [one.removeprefix(_CLASSIFIER) for one in kinds if one.startswith(_CLASSIFIER)]
    return ", ".join(named)


def _page(said: metadata.PackageMetadata) -> str:
    pages: dict[str, str] = {}
    for line in said.get_all("Project-URL") or ():
        label, _, address = line.partition(",")
        pages[label.strip().casefold()] = address.strip()
    if "Home-page" in said:
        pages.setdefault("homepage", said["Home-page"])
    return next((pages[label] for label in _PAGES if label in pages), "")
