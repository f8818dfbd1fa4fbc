"""What is wrong with a source file, where a text editor can jump to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake. `file` is relative to the data folder, `line` counts from 1.

    `key` is the way to the value, without the places in lists: "facts.online.source", or the
    column of a CSV file; `message` says what is wrong and what is allowed.
    """

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.message}"
