"""How much a file may hold: more is refused in words, before it fills the memory."""

from mpcompare.model.locale_format import whole

MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
"""Bytes that a spreadsheet, which is an archive, may hold in all."""
MOST_ROWS = 20_000
MOST_CELLS = 4_000_000
"""In the rectangle that all rows are filled up to."""


class TooMuchError(ValueError):
    """A file holds too much; `advice` says what to do."""

    def __init__(self, message: str, advice: str = "Import it in several parts.") -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


def too_many_rows() -> TooMuchError:
    """Return the message for a file, to follow its name."""
    return TooMuchError(f"has more than {whole(MOST_ROWS)} rows")
