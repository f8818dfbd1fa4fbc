"""Help: where newer catalogs are published, and how one that was downloaded is used."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mpcompare import RELEASES, __version__
from mpcompare.model.locale_format import day_of
from mpcompare.ui.open_address import open_page
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog


class NewerCatalogDialog(Dialog):
    """Which catalog this is and where newer ones are. The browser opens the page, if asked to."""

    def __init__(
        self, session: Session, ask_update: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "Check for a Newer Catalog", parent)
        self._ask_update = ask_update
        self.resize(560, 0)
        info = session.workspace.info
        self.add_label(
            f"In use is catalog {info.version} of {day_of(info.date)}, by mpcompare "
            f"{__version__}. Newer ones are published on this page:"
        )
        self.add_label(RELEASES)
        self.add_label(
            "mpcompare fetches nothing and sends nothing: your browser opens the page. Where no "
            f"catalog there has a higher number than {info.version}, yours is the newest."
        )
        self.add_label(
            "A catalog is one file, catalog.db, with its hash beside it in catalog.db.sha256. Save "
            "both in one folder, and choose the catalog with Update from File. It is compared with "
            "the hash, and what changes in your programs is shown before anything is taken."
        )
        self.update_from_file = self.add_button("Update from File…")
        self.update_from_file.clicked.connect(self._update)
        close = self.add_button("Close")
        close.clicked.connect(self.reject)
        self.open_page = self.add_button("Open the Page", primary=True)
        self.open_page.clicked.connect(self._open)
        self.open_page.setFocus()

    def _update(self) -> None:
        self.accept()
        self._ask_update()

    def _open(self) -> None:
        open_page(self.session, RELEASES)
