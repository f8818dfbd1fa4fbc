"""What occupations pay for several programs side by side: the rows of Compare's salary section."""

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Connection

from mpcompare.catalog.pay.abroad import wage_abroad
from mpcompare.catalog.pay.program_pay import (
    EMPLOYEES_ONLY,
    MOST_OCCUPATIONS,
    careers_of,
    caution_on,
    country_words,
    match_abroad,
    sentence_of,
)
from mpcompare.catalog.pay.us import national, nearest
from mpcompare.catalog.pay.wage_place import US, WagePlace, home_place, in_place, place_of
from mpcompare.model.pay.preferences import AS_PUBLISHED, PayChoices
from mpcompare.model.pay.salary import (
    LikelyCareer,
    Salaries,
    SalaryCell,
    SalaryColumn,
    SalaryRow,
    occupations_in_order,
    signed,
)
from mpcompare.model.pay.wage import Occupation, Wage
from mpcompare.model.program import Program


def salaries_for(
    catalog: Connection, programs: Sequence[Program], choices: PayChoices = AS_PUBLISHED
) -> Salaries:
    """Return the occupations that programs lead to, each with its wage at every program's place.

    A program has the place that `place_of` finds. The rows are the union of the five occupations
    that each leads to most; a program also has the wages of those that only others lead to, marked
    as no career of its own. Figures stay as they are published: `in_dollars_a_year` converts.
    """
    reader = _Reader(catalog, choices)
    careers = [
        careers_of(catalog, program, choices.paths)[:MOST_OCCUPATIONS] for program in programs
    ]
    codes = occupations_in_order(careers)
    found = [
        reader.column(program, ranked, codes)
        for program, ranked in zip(programs, careers, strict=True)
    ]
    home = reader.home() if choices.at_home else None
    rows = [
        SalaryRow(
            reader.occupation(code),
            tuple(cells[number] for _, cells in found),
            reader.at_home(code, home),
        )
        for number, code in enumerate(codes)
    ]
    return Salaries(
        columns=tuple(column for column, _ in found),
        rows=tuple(row for row in rows if row.has_figures),
        without=tuple(row.occupation for row in rows if not row.has_figures),
        home=_home_words(home) if any(row.home for row in rows) else "",
    )


def _home_words(home: WagePlace | None) -> str:
    return "" if home is None else home.label or home.state or country_words(home.country)


class _Reader:
    """Reads each wage once: programs of one place, and of one country, have the same."""

    def __init__(self, catalog: Connection, choices: PayChoices) -> None:
        self._catalog, self._choices = catalog, choices
        self._wages: dict[tuple[str, WagePlace | None], Wage | None] = {}

    def occupation(self, code: str) -> Occupation:
        """Return an American occupation under its newest title."""
        found = self._catalog.execute(
            "SELECT title FROM occupations WHERE classification = 'SOC' AND code = ?", (code,)
        ).fetchone()
        return Occupation(code, "SOC", found[0] if found else code)

    def column(
        self, program: Program, careers: Sequence[LikelyCareer], codes: Sequence[str]
    ) -> tuple[SalaryColumn, tuple[SalaryCell, ...]]:
        """Return what is said once of a program's figures, and its cell of each occupation."""
        place = place_of(self._catalog, program, self._choices.home)
        whys = {career.occupation: career.why for career in careers}
        notes: tuple[str, ...] = (EMPLOYEES_ONLY,)
        sentence, is_national = "", False
        if place.country == US:
            cells = [self._cell(code, place, whys.get(code, "")) for code in codes]
        else:
            cells = [self._cell_abroad(code, place, whys.get(code, "")) for code in codes]
            notes = (caution_on(place.country),)
            if not any(cell.wage for cell in cells if cell.is_career):
                sentence = f"No wage figures for {country_words(place.country)} in this catalog."
                is_national = self._choices.national_abroad
                notes = (EMPLOYEES_ONLY,) if is_national else ()
                cells = [self._cell_without(code, whys.get(code, "")) for code in codes]
        caption, shown = signed(cells)
        return SalaryColumn(program.id, caption, sentence, place.remark, notes, is_national), shown

    def _cell(self, code: str, place: WagePlace, why: str) -> SalaryCell:
        wage = self._wage(code, place)
        return SalaryCell(wage, "" if wage else "not published", why=why)

    def _cell_abroad(self, code: str, place: WagePlace, why: str) -> SalaryCell:
        match = match_abroad(self._catalog, place.country, code)
        wage = wage_abroad(self._catalog, place.country, match[0]) if match else None
        if match is None or wage is None:
            return SalaryCell(None, f"no figure for {country_words(place.country)}", why=why)
        explained = f"{why}. {sentence_of(match[1])}" if why else ""
        noted = in_place(wage, place)
        if not why:
            noted = replace(noted, notes=(*noted.notes, f"{sentence_of(match[1])}."))
        return SalaryCell(noted, why=explained)

    def _cell_without(self, code: str, why: str) -> SalaryCell:
        """Return the cell of a program whose country has no figures: an American one, if asked."""
        wage = self._wage(code, None) if self._choices.national_abroad else None
        return SalaryCell(wage, "" if wage else "no figures for this country", why=why)

    def _wage(self, code: str, place: WagePlace | None) -> Wage | None:
        """Return an occupation's wage near a place of the US; without one, the nation's."""
        key = (code, place)
        if key not in self._wages:
            near = nearest(self._catalog, code, place) if place else national(self._catalog, code)
            self._wages[key] = near
        return self._wages[key]

    def home(self) -> WagePlace | None:
        """Return the user's own place; None where it has no wages."""
        own = self._choices.home
        found = home_place(self._catalog, own) if own is not None else None
        return found and replace(found, whose="", remark="")

    def at_home(self, code: str, home: WagePlace | None) -> Wage | None:
        """Return what an occupation pays where the user lives; None where nothing is published."""
        if home is None:
            return None
        if home.country == US:
            wage = self._wage(code, home)
        else:
            match = match_abroad(self._catalog, home.country, code)
            wage = wage_abroad(self._catalog, home.country, match[0]) if match else None
        return wage if wage is not None and wage.has_figures else None
