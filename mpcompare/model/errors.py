"""The four things that can go wrong for a person, each said in a sentence with a next step."""

from typing import Literal

from mpcompare.model.safe_text import safe_text

Trouble = Literal[
    "full",
    "read-only",
    "in the way",
    "locked",
    "damaged",
    "newer",
    "foreign",
    "missing",
    "no folder",
    "unreadable",
    "no locks",
    "too long",
]
"""What stands between the user and their library. Only "damaged" says that the file is bad."""


class ReaderError(Exception):
    """Something that a person can correct, worded for them; `advice` says how."""

    def __init__(self, message: str, advice: str = "") -> None:
        # what they quote may come from a file, or be a file's name
        self.message = safe_text(message)
        self.advice = safe_text(advice)
        super().__init__(self.message)

    def __str__(self) -> str:
        joint = "" if self.message.endswith("\n") else " "
        return f"{self.message}{joint}{self.advice}".strip()


class CatalogError(ReaderError):
    """A catalog file can't be opened, read or built."""


class FileError(ReaderError):
    """A file can't be written or read: no permission, a full disk, open elsewhere."""


class InputError(ReaderError):
    """What was asked for does not exist or can't be understood."""


class LibraryError(ReaderError):
    """What the user gathers can't be read or kept; `trouble` says which way."""

    def __init__(self, message: str, advice: str = "", trouble: Trouble = "unreadable") -> None:
        super().__init__(message, advice)
        self.trouble: Trouble = trouble
