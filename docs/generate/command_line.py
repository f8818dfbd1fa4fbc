"""The command line: every verb and option, from the parser that reads them."""

import argparse
from collections.abc import Iterator

from generate.markdown import code, definitions, escaped
from generate.markdown import page as markdown_page
from mpcompare.cli import parser

_ENTRY = """\
The verbs do the window's jobs without a window. They need no display, end with 0 (done), 1
(failed) or 2 (misused), and write nothing on failure. Without a verb the window opens; a file
alone is opened in it.

In a checkout the command is `.venv/bin/mpcompare` once `make run` has been used; on Windows,
`mpcompare-window` opens the window without a console."""


def page() -> str:
    """Return the page."""
    made = parser()
    parts = [_ENTRY, "## mpcompare", *_described(made)]
    for name, help_, verb in _verbs(made):
        inner = list(_verbs(verb))
        if not inner:
            parts += [f"## mpcompare {name}", _sentence(help_), *_described(verb)]
        else:
            parts += [f"## mpcompare {name}", _sentence(help_)]
            for inner_name, inner_help, job in inner:
                heading = f"### mpcompare {name} {inner_name}"
                parts += [heading, _sentence(inner_help), *_described(job)]
    return markdown_page("The command line", *parts)


def _verbs(made: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Return each verb of a parser: its name, its words and its own parser."""
    for action in made._actions:  # noqa: SLF001 - argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            words = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            for name, verb in action.choices.items():
                yield name, words.get(name, ""), verb


def _described(made: argparse.ArgumentParser) -> Iterator[str]:
    """Return a parser's description, how it is used, and its options."""
    if made.description:
        yield escaped(made.description)
    options = [
        action
        for action in made._actions  # noqa: SLF001
        if not isinstance(action, argparse._SubParsersAction | argparse._HelpAction)  # noqa: SLF001
    ]
    yield f"```text\n{_usage(made, options)}\n```"
    yield definitions(
        (_term(one), [_sentence(one.help or _WORDS.get(one.dest, ""))]) for one in options
    )


_WORDS = {
    "id": "the id of a program, as list prints it",
    "ids": "ids of programs, as list prints them",
}
"""Words for what the parser leaves without any."""
_MANY = 8
"""More options than these are not repeated in the line of usage."""


def _usage(made: argparse.ArgumentParser, options: list[argparse.Action]) -> str:
    needed = [one for one in options if one.required and one.option_strings]
    free = [one for one in options if one.option_strings and not one.required]
    words = [made.prog]
    if len(free) > _MANY:
        words.append("[OPTION...]")
    else:
        words += [f"[{_term_text(one)}]" for one in free]
    words += [_term_text(one) for one in needed]
    if any(isinstance(one, argparse._SubParsersAction) for one in made._actions):  # noqa: SLF001
        words.append("[VERB ...]")
    words += [_term_text(one) for one in options if not one.option_strings]
    return " ".join(words)


def _term(option: argparse.Action) -> str:
    return code(_term_text(option, join=", "))


def _term_text(option: argparse.Action, join: str = "") -> str:
    shown = option.metavar if isinstance(option.metavar, str) else ""
    if option.choices is not None and not shown:
        shown = "{" + ",".join(str(one) for one in option.choices) + "}"
    if not option.option_strings:
        return f"{shown or option.dest}{'...' if option.nargs == '+' else ''}"
    names = join.join(option.option_strings) if join else option.option_strings[0]
    return names if option.nargs == 0 else f"{names} {shown or option.dest.upper()}"


def _sentence(words: str) -> str:
    """Return argparse's words as a sentence."""
    words = words.replace("%%", "%").replace("%(prog)s", "mpcompare")
    if not words:
        return "What it does is in its name."
    closed = words if words.endswith((".", "!", "?")) else f"{words}."
    return escaped(closed[0].upper() + closed[1:])
