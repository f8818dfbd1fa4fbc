"""The manual page and the shells' completions, made from the command line itself."""

import argparse
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import shtab
from argparse_manpage.manpage import Manpage
from tools import checkout

_FILES = {
    "bash": "bash-completion/completions/mpcompare",
    "zsh": "zsh/vendor-completions/_mpcompare",
    "fish": "fish/vendor_completions.d/mpcompare.fish",
}
_PATHS = {"FILE": shtab.FILE, "DIR": shtab.DIRECTORY}


def manual_page(version: str, made: int) -> str:
    """Return the page in roff; `made` is in seconds since 1970."""
    described = checkout("cli").parser()
    described.man_short_description = "compare master's degrees in music production"
    page = Manpage(described)
    page.date = datetime.fromtimestamp(made, UTC).strftime("%Y-%m-%d")
    page.source = f"mpcompare {version}"
    page.manual = "User Commands"
    without_empty = re.sub(r"^\.SH OPTIONS\n(?=\.SH)", "", str(page), flags=re.MULTILINE)
    # roff puts a space between lines, also where one ends in the hyphen of a word
    return re.sub(r"(?<=[a-z])\\-\n(?=[a-z])", r"\\-", without_empty)


def completions() -> dict[str, str]:
    """Return the completions of each shell, by their path below `share/`."""
    return {path: shtab.complete(_completable(), shell) for shell, path in _FILES.items()}


def _completable() -> argparse.ArgumentParser:
    """Return the command line, each option with the words or files that may follow it."""
    described = checkout("cli").parser()
    formats = list(checkout("app.exporting.arguments").format_names())
    words = {f"filter_{key}": words for key, words in _words_by_attribute()}
    for action in _actions(described):
        if action.metavar in _PATHS:
            action.complete = _PATHS[action.metavar]  # type: ignore[attr-defined]
        elif action.dest == "format":
            action.choices = formats
        elif words.get(action.dest):
            action.choices = words[action.dest]
    return described


def _words_by_attribute() -> Iterator[tuple[str, list[str]]]:
    allowed = checkout("app.workspace.typed_filters").allowed_words
    for attribute in checkout("model.attributes").ATTRIBUTES.filterable:
        yield attribute.key, list(allowed(attribute))


def _actions(described: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what a command and its verbs take; each verb is described by the line in its list."""
    for action in described._actions:  # noqa: SLF001 - as shtab reads them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            lines = {choice.dest: choice.help for choice in action._choices_actions}  # noqa: SLF001
            for name, verb in action.choices.items():
                verb.description = lines[name]
                yield from _actions(verb)
        else:
            yield action
