"""Find the line on which each key of a TOML text stands; `tomllib` reads values without places."""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""The way to a value: keys, and places in lists from 0."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}\n#]+")
_STRINGS = (
    re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    re.compile(r"'''.*?'{3,5}", re.DOTALL),
    re.compile(r'"((?:\\.|[^"\\\n])*)"'),
    re.compile(r"'([^'\n]*)'"),
)


def toml_lines(text: str) -> Mapping[Path, int]:
    """Return the line, from 1, of every key, list item and table of a text that is valid TOML."""
    scan = _Scan(text)
    scan.document()
    return scan.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of a value; of what it would stand in where it is missing; else 1."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Scan:
    """A walk through a text that `tomllib` has already accepted."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._line = 1
        self._counted = 0

    def document(self) -> None:
        prefix: Path = ()
        self._blank()
        while self.at < len(self.text):
            if self._take("[["):
                path = self._within(self._keys())
                number = self._counts.get(path, 0)
                self._counts[path] = number + 1
                prefix = (*path, number)
                self._mark(path, prefix)
                self._take("]]")
            elif self._take("["):
                prefix = self._within(self._keys())
                self._mark(prefix)
                self._take("]")
            else:
                self._pair(prefix)
            self._blank()

    def _within(self, keys: list[str]) -> Path:
        """Resolve a header: a list of tables stands for its last one."""
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return (*path, keys[-1])

    def _pair(self, prefix: Path) -> None:
        path = prefix
        start = self.at
        for key in self._keys():
            path = (*path, key)
            self._mark(path, at=start)
        self._take("=")
        self._value(path)

    def _keys(self) -> list[str]:
        keys = [self._key()]
        while self._take("."):
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        self._blank()
        for pattern in (_BARE_KEY, *_STRINGS[2:]):
            if found := pattern.match(self.text, self.at):
                self.at = found.end()
                self._blank()
                return found[pattern.groups]
        raise ValueError(f"no key at character {self.at}")

    def _value(self, path: Path) -> None:
        self._blank()
        if self._take("["):
            self._list(path)
        elif self._take("{"):
            while not self._take("}"):
                self._pair(path)
                self._take(",")
        else:
            patterns = (*_STRINGS, _BARE_VALUE)
            ends = (found.end() for p in patterns if (found := p.match(self.text, self.at)))
            self.at = next(ends)

    def _list(self, path: Path) -> None:
        number = 0
        while not self._take("]"):
            self._mark((*path, number))
            self._value((*path, number))
            self._take(",")
            number += 1

    def _take(self, mark: str) -> bool:
        self._blank()
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def _blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _mark(self, *paths: Path, at: int | None = None) -> None:
        """Note the line of the present place, the first time a path is met."""
        place = self.at if at is None else at
        self._line += self.text.count("\n", self._counted, place)
        self._line -= self.text.count("\n", place, self._counted)
        self._counted = place
        for path in paths:
            self.lines.setdefault(path, self._line)
