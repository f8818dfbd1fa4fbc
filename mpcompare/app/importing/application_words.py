"""What people write of their own applications, as statuses and lines of a checklist."""

import re

from mpcompare.model.library.application import Status

_ALSO = {
    Status.CONSIDERING: (
        *("not started", "to start", "planned", "planning", "interested", "researching"),
        *("undecided", "maybe", "thinking", "to apply", "todo", "to do", "shortlisted", "saved"),
    ),
    Status.APPLYING: (
        *("in progress", "started", "preparing", "drafting", "working on it", "incomplete"),
        *("in process", "draft", "ongoing"),
    ),
    Status.APPLIED: (
        *("submitted", "sent", "application sent", "complete", "completed", "done"),
        *("under review", "pending", "waiting", "awaiting decision", "in review"),
    ),
    Status.INTERVIEW: ("interviewed", "interview scheduled", "invited to interview", "audition"),
    Status.OFFER: ("admitted", "offered", "offer received", "admit", "admission", "got in"),
    Status.ACCEPTED: ("offer accepted", "enrolled", "committed", "attending", "enrolling"),
    Status.DECLINED: ("withdrawn", "withdrew", "offer declined", "turned down"),
    Status.REJECTED: ("denied", "rejection", "reject", "refused", "not admitted"),
}
_STATUS_OF = {
    words: status
    for status, also in _ALSO.items()
    for words in (status.value, status.label.casefold(), *also)
}


def status_of(words: str) -> Status:
    """Read how far an application is.

    >>> status_of("In Progress").label, status_of("submitted!").label
    ('Applying', 'Applied')

    Raises:
        ValueError: the words say none.
    """
    found = _STATUS_OF.get(re.sub(r"[\W_]+", " ", words.casefold()).strip())
    if found is None:
        allowed = ", ".join(status.label for status in Status)
        raise ValueError(f"“{words}” is not one of {allowed}")
    return found


def checklist_of(words: str) -> tuple[str, ...]:
    r"""Read what is still to be done, a line each.

    >>> checklist_of("- transcript\n- send reel; pay the fee")
    ('transcript', 'send reel', 'pay the fee')
    """
    lines = (re.sub(r"^[\s•*\-–·☐]+", "", line).strip() for line in re.split(r"[;\n]", words))  # noqa: RUF001
    return tuple(dict.fromkeys(line for line in lines if line))
