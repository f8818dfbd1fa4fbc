"""Every fact of a program with its sources, as rich text for the detail panel."""

from collections.abc import Mapping
from html import escape

from PySide6.QtGui import QFontMetrics

from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program
from mpcompare.ui.theme import SMALL, Theme
from mpcompare.ui.widgets.remark_signs import SIGNS
from mpcompare.ui.widgets.source_link import source_link

CORRECT = "correct"
"""Scheme of the links that open the correction of an attribute, whose key follows."""
EXPLAIN = "explain"
"""Scheme of the links that open the guide at an attribute, whose key follows."""

_BASIS_WORDS = {"stated": "", "implied": "implied", "computed": "worked out"}


class ProgramText:
    """Words a program's facts in one scheme's colours.

    Args:
        theme: the scheme.
        register: the attributes.
        this_year: what "dated" is counted from.
        yours: what the user's corrections say beside a value, by attribute.
        is_own: whether it is a program that the user added.
        verdicts: how a value stands to the user's profile, by attribute.
    """

    def __init__(
        self,
        theme: Theme,
        register: Register,
        this_year: int,
        yours: Mapping[str, str] | None = None,
        verdicts: Mapping[str, Remark] | None = None,
        *,
        is_own: bool = False,
    ) -> None:
        self._theme = theme
        self._yours = yours or {}
        self._verb = "Edit" if is_own else "Correct"
        self._verdicts = verdicts or {}
        self._register = register
        self._this_year = this_year
        metrics = QFontMetrics(theme.font("small"))
        words = [word for a in register.on_card for word in a.label.split()]
        self._label_width = max(map(metrics.horizontalAdvance, words), default=0) + SMALL

    def html(self, program: Program) -> str:
        """Return all sections of the card; those in which nothing is known are one line."""
        sections = self._register.sections.items()
        facts = "".join(
            self._section(program, section, attributes)
            for section, attributes in sections
            if section is not Section.PROGRAM
        )
        return f"{facts}{self._invitation()}"

    def _invitation(self) -> str:
        """Return one line on what a click on each label does."""
        change = "edit it" if self._verb == "Edit" else "correct it, or to say what you know"
        words = f"Click the name of a fact to {change}."
        return f'<p style="margin-top:14px;{self._small()}">{words}</p>'

    def _section(
        self, program: Program, section: Section, attributes: tuple[Attribute, ...]
    ) -> str:
        facts = [(attribute, program.fact(attribute)) for attribute in attributes]
        rows = "".join(self._row(a, f) for a, f in facts if f.is_known)
        quiet = "".join(self._quiet(facts))
        size = self._theme.font("small", bold=True).pointSizeF()
        heading = (
            f'<p style="margin-top:14px;margin-bottom:4px;font-weight:600;font-size:{size}pt;'
            f'color:{self._color("text")}">'
            f"{escape(section.value)}</p>"
        )
        table = (
            f'<table width="100%" cellspacing="0" cellpadding="2">{rows}</table>' if rows else ""
        )
        return f"{heading}{table}{quiet}"

    def _row(self, attribute: Attribute, fact: Fact) -> str:
        statements = fact.statements if fact.parts or fact.is_disputed else fact.statements[:1]
        last = {statement.source: place for place, statement in enumerate(statements)}
        values = "".join(
            self._statement(attribute, s, with_source=last[s.source] == place)
            for place, s in enumerate(statements)
        )
        values += self._verdict(attribute) + self._corrected(attribute)
        dispute = f"<i>{escape(fact.absence.label)}</i><br>" if fact.absence else ""
        return (
            f'<tr><td width="{self._label_width}" style="{self._small()}">'
            f"{self._label(attribute)}</td>"
            f'<td style="color:{self._color("text")}">{self._caution(dispute)}{values}</td></tr>'
        )

    def _statement(self, attribute: Attribute, statement: Statement, *, with_source: bool) -> str:
        """Return a value with its note; a source of several stands once, below the last."""
        words = escape(attribute.kind.text(statement.value))
        basis = _BASIS_WORDS[statement.basis]
        about = " · ".join(part for part in (basis, statement.note) if part)
        source = self._source(statement.source) if with_source else ""
        small = "<br>".join(filter(None, (escape(about), source)))
        return (
            f'<div style="margin-bottom:3px">{words}<br>'
            f'<span style="{self._small()}">{small}</span></div>'
        )

    def _source(self, source: Source) -> str:
        when = "undated" if source.as_of == "undated" else f"as of {source.as_of}"
        dated = f" {self._caution('· dated')}" if source.is_dated(self._this_year) else ""
        return f"{source_link(source, self._theme)}, {escape(when)}{dated}"

    def _quiet(self, facts: list[tuple[Attribute, Fact]]) -> list[str]:
        by_reason: dict[str, list[str]] = {}
        for attribute, fact in facts:
            if fact.reason is not None:
                by_reason.setdefault(fact.reason.label, []).append(self._label(attribute))
        return [
            f'<p style="margin:4px 2px;{self._small()}">'
            f"<i>{escape(reason.capitalize())}:</i> {', '.join(labels)}</p>"
            for reason, labels in by_reason.items()
        ]

    def _verdict(self, attribute: Attribute) -> str:
        """Return how it compares to the user's profile, as on the cards."""
        found = self._verdicts.get(attribute.key)
        if found is None:
            return ""
        ink = self._color(SIGNS[found.kind].ink)
        return f'<div style="{self._small()};color:{ink}">{escape(found.text)}</div>'

    def _corrected(self, attribute: Attribute) -> str:
        """Return the user's correction of the catalog's value, in words."""
        said = escape(self._yours.get(attribute.key, ""))
        ink = self._color("accent")
        return f'<div style="{self._small()};color:{ink}">{said}</div>' if said else ""

    def _label(self, attribute: Attribute) -> str:
        """Name an attribute; a click corrects it, or explains what the catalog fills in."""
        label = escape(attribute.label)
        style = f"color:{self._color('text-muted')};text-decoration:none"
        tip = f"{self._verb} {label}" if attribute.is_stated else escape(attribute.caution)
        scheme = CORRECT if attribute.is_stated else EXPLAIN
        return f'<a style="{style}" title="{tip}" href="{scheme}:{attribute.key}">{label}</a>'

    def _caution(self, html: str) -> str:
        return f'<span style="color:{self._color("caution")}">{html}</span>' if html else ""

    def _small(self) -> str:
        size = self._theme.font("small").pointSizeF()
        return f"color:{self._color('text-muted')};font-size:{size}pt"

    def _color(self, token: str) -> str:
        return self._theme.color(token).name()
