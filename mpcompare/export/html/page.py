"""Fills the template: every text is escaped, and what could not be seen in it is left out."""

import base64
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import count
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from mpcompare.export.document.document import Document
from mpcompare.export.html.content import content
from mpcompare.export.html.drawing import drawing
from mpcompare.model.address import is_web_page
from mpcompare.model.errors import FileError
from mpcompare.model.safe_text import safe_text


def page(document: Document) -> str:
    """Return the whole file.

    Raises:
        FileError: the template has a mistake.
    """
    tokens = json.loads((document.resources / "tokens.json").read_text(encoding="utf-8"))
    shown = content(document) | {"is_web_page": is_web_page, "drawn": _drawer(tokens)}
    environment = Environment(
        loader=FileSystemLoader(document.resources / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
    )
    try:
        style = environment.get_template("comparison.css").render(tokens=tokens, **shown)
        policy = base64.b64encode(sha256(style.encode()).digest()).decode()
        whole = environment.get_template("comparison.html").render(
            style=Markup(style), style_hash=policy, **shown
        )
    except TemplateError as error:
        raise FileError(
            f"The web page could not be made: {error}.", "Export as PDF for now."
        ) from error
    return whole.lstrip()


def _seen(value: object) -> object:
    """Leave out of a text what could not be seen in it."""
    return safe_text(value) if type(value) is str else value


def _drawer(tokens: Mapping[str, Any]) -> Callable[[str, str, str], Markup]:
    """Return what puts a chart's drawing into the page."""
    names = {tokens["light"][name].lower(): name for name in ("text", "text-muted", "border")}
    names[tokens["light"]["surface"].lower()] = "surface"
    names |= {c.lower(): f"series-{i}" for i, c in enumerate(tokens["series"]["light"])}
    numbers = count(1)

    def drawn(svg: str, title: str, alt: str) -> Markup:
        # `drawing` lets shapes through alone, and escapes their words
        words = (safe_text(title), safe_text(alt))
        return Markup(drawing(safe_text(svg), *words, names, next(numbers)))

    return drawn
