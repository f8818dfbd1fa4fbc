"""The manual page and the shells' completions, made from the command line itself."""

import re
from datetime import UTC, datetime

import shtab
from argparse_manpage.manpage import Manpage
from tools import command_line

_FILES = {
    "bash": "bash-completion/completions/mpcompare",
    "zsh": "zsh/vendor-completions/_mpcompare",
    "fish": "fish/vendor_completions.d/mpcompare.fish",
}


def manual_page(version: str, made: int) -> str:
    """Return the page in roff; `made` is in seconds since 1970."""
    described = command_line()
    described.man_short_description = "compare master's degrees in music production"  # type: ignore[attr-defined]
    page = Manpage(described)
    page.date = datetime.fromtimestamp(made, UTC).strftime("%Y-%m-%d")
    page.source = f"mpcompare {version}"
    page.manual = "User Commands"
    return re.sub(r"^\.SH OPTIONS\n(?=\.SH)", "", str(page), flags=re.MULTILINE)


def completions() -> dict[str, str]:
    """Return the completions of each shell, by their path below `share/`."""
    return {path: shtab.complete(command_line(), shell) for shell, path in _FILES.items()}
