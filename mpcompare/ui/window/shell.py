"""What an action may ask of the window; the window is what answers."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.ui.library.commands import LibraryCommands
from mpcompare.ui.session import Session


class Shell(Protocol):
    """What an action may ask of the window."""

    session: Session
    library_commands: LibraryCommands

    def current_program(self) -> str | None:
        """Return the id of the program under the focus of the page in sight."""
        ...

    def current_attribute(self) -> str | None:
        """Return the key of the attribute under the focus of the page in sight."""
        ...

    def copy(self) -> None:
        """Copy what is selected on the page in sight."""
        ...

    def go_to_search(self) -> None:
        """Go to the search field."""
        ...

    def filter_by_words(self) -> None:
        """Filter by the value that the searched words name, where the page offers one."""
        ...

    def open_catalog(self) -> None:
        """Ask for a catalog file and show it."""
        ...

    def use_bundled_catalog(self) -> None:
        """Go back to the catalog that comes with the program."""
        ...

    def update_catalog(self) -> None:
        """Ask for a newer catalog file, show what it changes, and put it in this one's place."""
        ...

    def go_back_to_catalog(self) -> None:
        """Go back to the catalog that the last update took the place of."""
        ...

    def export(self) -> None:
        """Ask how, and write the comparison to a file."""
        ...

    def show_dialog(self, build: Callable[[Session, QWidget], QDialog]) -> None:
        """Show a dialog before the window."""
        ...

    def copy_chart(self) -> None:
        """Copy the chart of the page in sight as a picture."""
        ...

    def save_chart(self) -> None:
        """Ask where, and save the chart of the page in sight."""
        ...

    def show_pay_table(self) -> None:
        """Show the figures behind the charts as a table."""
        ...

    def show_details(self) -> None:
        """Show the current program's details, where the page has them."""
        ...

    def open_program_page(self) -> None:
        """Open the current program's own page in the browser."""
        ...

    def ask_school(self) -> None:
        """Show what the current program's sources leave open, as questions."""
        ...

    def explain(self) -> None:
        """Open the guide at the current row or filter."""
        ...

    def show_shortcuts(self) -> None:
        """List every shortcut."""
        ...

    def close(self) -> bool:
        """End the program."""
        ...
