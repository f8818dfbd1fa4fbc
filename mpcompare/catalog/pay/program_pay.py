"""What the work after a program pays, out of the catalog's wage tables.

Which occupations a concentration leads to is our own reading (data/careers.csv), and so is which
occupation abroad answers to which American one (data/careers_abroad.csv).
"""

import re
from sqlite3 import Connection
from typing import Any

from mpcompare.catalog.pay.abroad import wage_abroad
from mpcompare.catalog.pay.us import national, nearest
from mpcompare.catalog.pay.wage_place import US, WagePlace, in_place, place_of
from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.pay.preferences import (
    AS_PUBLISHED,
    OUR_READING,
    OWN_WHY,
    PathChanges,
    PayChoices,
)
from mpcompare.model.pay.salary import LikelyCareer
from mpcompare.model.pay.wage import ArticleStatement, Pay, PayRow
from mpcompare.model.program import Program

MOST_OCCUPATIONS = 5
"""More rows than this, and a card no longer says what the likely work is."""

EMPLOYEES_ONLY = (
    "Wages leave the self-employed out and are not the earnings of this school's graduates."
)
_CAUTIONS = {
    "CA": "These are not the earnings of this school's graduates; whether the self-employed are "
    "counted was not stated in what we read."
}
_WITH_ARTICLE = frozenset({"AE", "BS", "GB", "GM", "NL", "PH"})


def pay_for(catalog: Connection, program: Program, choices: PayChoices = AS_PUBLISHED) -> Pay:
    """Return the wages of the occupations that a program's concentrations lead to.

    They are those of the place that `place_of` finds. In the United States it is the metropolitan
    area where a figure is published, else the state, else the nation. Elsewhere it is the country;
    where there are none, and the user asks for them, the American national ones.
    """
    careers = careers_of(catalog, program, choices.paths)
    likeliest = careers[:MOST_OCCUPATIONS]
    place = place_of(catalog, program, choices.home)
    if place.country == US:
        found = ((career, nearest(catalog, career.occupation, place)) for career in likeliest)
        rows = tuple(PayRow(wage, career.why) for career, wage in found if wage is not None)
        notes = (EMPLOYEES_ONLY, OUR_READING)
        return Pay(program.id, rows, remark=place.remark, notes=notes)
    rows, notes = _abroad(catalog, careers, place)
    sentence = (
        "" if rows else f"No wage figures for {country_words(place.country)} in this catalog."
    )
    if choices.national_abroad and not rows:
        found = ((career, national(catalog, career.occupation)) for career in likeliest)
        rows += tuple(PayRow(wage, career.why) for career, wage in found if wage is not None)
        notes = (*notes, EMPLOYEES_ONLY)
    closing = (OUR_READING,) if rows else ()
    return Pay(program.id, rows, sentence, place.remark, (*dict.fromkeys(notes), *closing))


def country_words(country: str) -> str:
    """Return a country's name within a sentence."""
    article = "the " if country in _WITH_ARTICLE else ""
    return article + COUNTRY_NAMES.get(country, country)


def careers_of(catalog: Connection, program: Program, paths: PathChanges) -> list[LikelyCareer]:
    """Merge the ranked careers of a program's concentrations: first ranks first, nothing twice."""
    fact = program.fact("concentrations")
    stated = list(dict.fromkeys(value for values in fact.values[:1] for value in values))
    ranked: list[tuple[int, int, LikelyCareer]] = []
    for position, concentration in enumerate(stated or [None]):
        ranked += [
            (rank, position, LikelyCareer(occupation, why))
            for occupation, rank, why in catalog.execute(
                "SELECT occupation, rank, why FROM career_paths WHERE concentration IS ?",
                (concentration,),
            )
            if (concentration or "", occupation) not in paths.removed
        ]
        ranked += [
            (0, position, LikelyCareer(occupation, OWN_WHY))
            for where, occupation in paths.added
            if where == (concentration or "")
        ]
    best: dict[str, LikelyCareer] = {}
    for _, _, career in sorted(ranked, key=lambda entry: entry[:2]):
        best.setdefault(career.occupation, career)
    return list(best.values())


def _abroad(
    catalog: Connection, careers: list[LikelyCareer], place: WagePlace
) -> tuple[tuple[PayRow, ...], tuple[str, ...]]:
    """Return a country's own rows and notes; what no occupation there answers to is named."""
    country = place.country
    rows: dict[str, PayRow] = {}
    unanswered: list[str] = []
    for number, career in enumerate(careers):
        match = match_abroad(catalog, country, career.occupation)
        wage = wage_abroad(catalog, country, match[0]) if match else None
        if match is None or wage is None:
            unanswered += [career.occupation] if number < MOST_OCCUPATIONS else []
        elif match[0] not in rows and len(rows) < MOST_OCCUPATIONS:
            rows[match[0]] = PayRow(in_place(wage, place), f"{career.why}. {sentence_of(match[1])}")
    notes = [caution_on(country)] if rows else []
    if rows and unanswered:
        titles = ", ".join(_title(catalog, code) for code in unanswered)
        notes.append(f"Without figures of their own here: {titles}.")
    return tuple(rows.values()), tuple(notes)


def _title(catalog: Connection, code: str) -> str:
    found = catalog.execute(
        "SELECT title FROM occupations WHERE classification = 'SOC' AND code = ?", (code,)
    ).fetchone()
    return found[0] if found else code


def match_abroad(catalog: Connection, country: str, occupation: str) -> tuple[str, str] | None:
    """Return the occupation of another country that answers to an American one: code and why."""
    return catalog.execute(
        "SELECT code, why FROM career_paths_abroad WHERE country = ? AND occupation_us = ?",
        (country, occupation),
    ).fetchone()


def caution_on(country: str) -> str:
    """Return what must be known of all wage figures of a country; a sentence."""
    return _CAUTIONS.get(country, EMPLOYEES_ONLY)


def sentence_of(words: str) -> str:
    """Return words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def article_statements(catalog: Connection) -> tuple[ArticleStatement, ...]:
    """Return what the article says, in our words, in its order."""
    rows: list[tuple[Any, ...]] = catalog.execute(
        "SELECT number, statement, figure, unit, year, source, correction FROM article"
    ).fetchall()
    statements = (
        ArticleStatement(
            number, words, figure, unit or "", str(year or ""), source or "", correction or ""
        )
        for number, words, figure, unit, year, source, correction in rows
    )
    return tuple(sorted(statements, key=lambda statement: _digits(statement.number)))


def _digits(number: str) -> int:
    return int(re.sub(r"\D", "", number))
