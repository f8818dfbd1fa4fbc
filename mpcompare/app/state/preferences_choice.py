"""What is chosen in the preferences and is in no other part of the state."""

from typing import Literal, NamedTuple

Density = Literal["compact", "normal", "roomy"]
DatesAndNumbers = Literal["fixed", "system", "iso"]

AS_LEFT = "as-left"
"""Open with the page that was in sight at the end."""


class PreferencesChoice(NamedTuple):
    """The preferences' part of the state.

    Attributes:
        opens_with: the key of the page that a start shows, or `AS_LEFT`.
        density: how much room is around the words of rows.
        dates_and_numbers: how both are written: as this program does, as the system does, or as
            this program does with ISO dates.
        days_in_bin: how long what is deleted stays in the bin, and a step can be undone.
        backups_kept: how many backups of each kind are kept.
        library_folder: where the library is; "" for the folder of all else of the user's.
    """

    opens_with: str = AS_LEFT
    days_in_bin: int = 30
    backups_kept: int = 10
    library_folder: str = ""
    density: Density = "normal"
    dates_and_numbers: DatesAndNumbers = "fixed"
