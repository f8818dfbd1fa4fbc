"""The article's figures compared with today's data, and why the two differ, in sentences."""

from collections.abc import Callable, Mapping

from mpcompare.model.locale_format import decimal
from mpcompare.model.pay.career import ArticleFigure, Career, Cpi, Projection, YearWage, deflated
from mpcompare.model.pay.wage import ArticleStatement, Wage

Years = Mapping[int, YearWage]


def article_words(
    statement: ArticleStatement, career: Career, years: Years, cpi: Cpi
) -> ArticleFigure:
    """Compare one figure of the article with the data on its occupation, in words.

    `years` are the occupation's national wages by year.
    """
    words = _WORDS.get(statement.unit, _on_pay)
    return ArticleFigure(statement, tuple(words(statement, career, years, cpi)))


def _year(statement: ArticleStatement) -> int:
    """The year that a statement is of, such as 2018 in "May 2018"."""
    return int(statement.year.split()[-1])


def _on_pay(statement: ArticleStatement, career: Career, years: Years, cpi: Cpi) -> list[str]:
    year, figure = _year(statement), statement.figure or 0.0
    newest = max(years)
    then = years[year].wage if year in years else None
    said: list[str] = []
    if then is not None and then.median is not None:
        said.append(_beside(figure, then, career))
    if "lost" in statement.source:
        said.append(
            "The article's source for it is lost, so whom it counts, and whether it is a median "
            "or a lowest wage, can't be checked."
        )
    now = years[newest].wage
    said.append(f"May {newest}: {_range(now)}.")
    if year in cpi and newest in cpi:
        real = round(deflated(figure, year, newest, cpi))
        said.append(
            f"Carried with the CPI-U from May {year} to May {newest}, {now.money(figure)} "
            f"is {now.money(real)}."
        )
    return said


def _beside(figure: float, then: Wage, career: Career) -> str:
    """Return how a figure compares to the same year's published one."""
    place = f"{career.occupation.code}, May {then.year}"
    if figure == then.median:
        return f"It holds: it is the median that the Bureau published for {place}."
    return f"The Bureau's figures for {place}: {_range(then)}; {_position(figure, then)}."


def _range(wage: Wage) -> str:
    if wage.p25 is None or wage.p75 is None:
        return f"median {wage.text('median')}"
    return f"median {wage.text('median')}, 25th to 75th percentile {wage.text('p25')} to " + (
        wage.text("p75")
    )


def _position(figure: float, wage: Wage) -> str:
    """Return between which two published percentiles a figure lies."""
    words = {"p10": "10th", "p25": "25th", "median": "50th", "p75": "75th", "p90": "90th"}
    known = [(words[key], value) for key, value in wage.percentiles.items() if value is not None]
    below = [name for name, value in known if value <= figure]
    above = [name for name, value in known if value > figure]
    if below and above:
        return f"the article's lies between the {below[-1]} and the {above[0]} percentile"
    return "the article's lies " + ("above them all" if below else "below them all")


def _on_outlook(statement: ArticleStatement, career: Career, years: Years, cpi: Cpi) -> list[str]:
    del years, cpi
    period = statement.year.replace("-", "\N{EN DASH}")
    said: list[str] = []
    for of in (career.projections, career.groups):
        found = next((p for p in of if p.period == period), None)
        if found is not None:
            said.append(_forecast(found))
    rounded = [
        p for p in career.groups if p.period == period and round(p.change) == statement.figure
    ]
    if rounded:
        said.append(
            f"So {round(rounded[0].change)} % is the group's growth rounded, not the "
            "occupation's own."
        )
    newest = career.newest_projection
    if newest is not None:
        said.append(f"Newest found: {_forecast(newest)}")
    return said


def _forecast(p: Projection) -> str:
    kind = "group " if p.is_group else ""
    return (
        f"{p.period}, {kind}{p.occupation.code} {p.occupation.title}: {p.change_text} "
        f"({decimal(p.base, 1)} to {decimal(p.target, 1)} thousand jobs)."
    )


_WORDS: Mapping[str, Callable[[ArticleStatement, Career, Years, Cpi], list[str]]] = {
    "USD": _on_pay,
    "%": _on_outlook,
}
