"""What stands in the place of the deadlines where there is no program to have any."""

from mpcompare.app.state import changes
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.message import Message


class NoDeadlines(Message):
    """Says whether nothing is shortlisted, or nothing that this catalog holds."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "", "")
        self._at_hand = session
        self.add_buttons(("Explore programs", "Find programs to shortlist", self._explore))
        self.show_reason(has_followed=False)

    def show_reason(self, *, has_followed: bool) -> None:
        """Show why there is nothing."""
        if has_followed:
            title = "Your programs are not in this catalog"
            text = (
                "Your shortlists and applications are kept. Open the catalog that holds the "
                "programs, or find others in this one."
            )
        else:
            title = "No deadlines yet"
            text = (
                "Put programs on a shortlist. The dates to apply by stand here in order, with "
                "what you still have to do for each, and can go into your own calendar."
            )
        self.say(title, text)

    def _explore(self) -> None:
        self._at_hand.apply(changes.show_page(self._at_hand.state, changes.EXPLORE))
