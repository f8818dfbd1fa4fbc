"""What the Careers page shows for a choice: its rows, the details of one, and one of its charts.

Everything is read from the catalog and may run on any thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mpcompare.app.article_words import article_words
from mpcompare.app.careers_choice import CHARTS, CareersChoice
from mpcompare.app.state import State
from mpcompare.app.workspace import Workspace
from mpcompare.catalog import career_pay, careers
from mpcompare.charts import Chart, all_charts
from mpcompare.model.career import (
    NATION,
    AreaPay,
    AreaWage,
    ArticleFigure,
    Career,
    CareerPath,
    EducationShares,
    Place,
    PlacePay,
    PriceLevels,
    YearPay,
    at_equal_prices,
)
from mpcompare.model.figure import Figure
from mpcompare.model.wage import Occupation, Wage


@dataclass(frozen=True, slots=True)
class Listed:
    """An occupation in the list: what it pays in the chosen place, and its outlook."""

    occupation: Occupation
    wage: Wage | None
    outlook: str

    @property
    def pay_text(self) -> str:
        """The median with its unit of time, or that there is none."""
        if self.wage is None or self.wage.median is None:
            return "no median here"
        unit = "" if self.wage.unit == "year" else f" / {self.wage.unit}"
        return f"{self.wage.text('median')}{unit}"


@dataclass(frozen=True, slots=True)
class CareersView:
    """Everything that the page shows. `choice` is the state's, mended where nothing has its keys.

    Attributes:
        years: those to whose dollars wages can be carried, newest first.
        price_year: of the price levels; 0 without any.
        place_wage: the chosen occupation's wage in the chosen place.
    """

    choice: CareersChoice
    places: tuple[Place, ...]
    place: Place
    listed: tuple[Listed, ...]
    career: Career
    place_wage: Wage | None
    article: tuple[ArticleFigure, ...]
    figure: Figure
    years: tuple[int, ...]
    price_year: int


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart of the page, as its switch needs to know it."""

    name: str
    label: str
    title: str
    question: str


def careers_charts() -> tuple[ChartView, ...]:
    """Give the page's charts in its order."""
    charts = _charts()
    return tuple(
        ChartView(name, charts[name].label, charts[name].title, charts[name].question)
        for name in CHARTS
    )


def _charts() -> dict[str, Chart]:
    return {chart.name: chart for chart in all_charts()}


def careers_view(workspace: Workspace, state: State) -> CareersView:
    """Read all that a state's choice asks for.

    Raises:
        CatalogError: the catalog is damaged.
    """
    with workspace.catalog.reading() as catalog:
        reading = _Reading(workspace, catalog, state)
        return reading.view()


def career_mapping(workspace: Workspace, state: State) -> tuple[CareerPath, ...]:
    """Give what each concentration leads to, with the user's changes."""
    with workspace.catalog.reading() as catalog:
        return careers.career_paths(catalog, state.paths)


def all_occupations(workspace: Workspace) -> tuple[Occupation, ...]:
    """Give the occupations of the page, in its order."""
    with workspace.catalog.reading() as catalog:
        return careers.occupations(catalog)


class _Reading:
    """One pass over the catalog for one choice."""

    def __init__(self, workspace: Workspace, catalog: Any, state: State) -> None:
        self._workspace, self._catalog, self._state = workspace, catalog, state
        self._occupations = careers.occupations(catalog)
        self._places = career_pay.places(catalog)
        self._levels: PriceLevels = career_pay.price_levels(catalog)
        choice = state.careers
        self._occupation = next(
            (o for o in self._occupations if o.code == choice.occupation), self._occupations[0]
        )
        self._place = next((p for p in self._places if p.key == choice.place), NATION)
        self._choice = replace(choice, occupation=self._occupation.code, place=self._place.key)
        self._career = careers.career_of(catalog, self._occupation)

    def view(self) -> CareersView:
        listed = tuple(self._listed(occupation) for occupation in self._occupations)
        cpi, _ = career_pay.cpi(self._catalog)
        figured = careers.article_figures(self._catalog)
        return CareersView(
            choice=self._choice,
            places=self._places,
            place=self._place,
            listed=listed,
            career=self._career,
            place_wage=next(row.wage for row in listed if row.occupation is self._occupation),
            article=tuple(
                article_words(
                    statement,
                    careers.career_of(self._catalog, careers.occupation_named(self._catalog, code)),
                    careers.national_years(self._catalog, code),
                    cpi,
                )
                for statement, code in figured
            ),
            figure=_charts()[self._choice.chart].build(_INPUTS[self._choice.chart](self)),
            years=tuple(sorted(cpi, reverse=True)),
            price_year=max((level.year for level in self._levels.values()), default=0),
        )

    def _wage_at(self, occupation: Occupation) -> Wage | None:
        wage = career_pay.wage_at(self._catalog, occupation.code, self._place)
        return self._priced(wage, self._place.state) if wage else None

    def _priced(self, wage: Wage, state: str) -> Wage | None:
        """Carry a state's or area's wage to average prices, where that is asked for."""
        if not self._choice.equal_prices or wage.level == "nation":
            return wage
        return at_equal_prices(wage, self._levels.get(state))

    def _listed(self, occupation: Occupation) -> Listed:
        forecasts = careers.projections(self._catalog, occupation.code)
        newest = max(forecasts, key=lambda p: p.base_year, default=None)
        return Listed(
            occupation, self._wage_at(occupation), newest.outlook if newest else "no forecast"
        )

    # What each chart is made from

    def place_pay(self) -> PlacePay:
        every = (*self._occupations, careers.all_occupations(self._catalog))
        found: dict[str, Wage] = {}
        without: list[str] = []
        chosen = ""
        for occupation in every:
            wage = self._wage_at(occupation)
            if wage is None:
                without.append(occupation.title)
                continue
            found.setdefault(wage.occupation.code, wage)
            if occupation is self._occupation:
                chosen = wage.occupation.code
        equal = self._choice.equal_prices and self._place.country == "US"
        level = self._levels.get(self._place.state) if equal else None
        no_level = equal and self._place.kind != "nation" and level is None
        return PlacePay(
            self._place,
            () if no_level else tuple(found.values()),
            () if no_level else tuple(without),
            chosen,
            level,
            f"There is no price level for {self._place.title} in this catalog." * no_level,
        )

    def area_pay(self) -> AreaPay:
        kind = self._choice.areas
        programs = list(enumerate(self._workspace.programs(self._state.compared)))
        shown: list[AreaWage] = []
        withheld: list[str] = []
        for area, state in career_pay.areas_of(self._catalog, self._occupation.code, programs):
            if kind not in ("all", area.wage.level):
                continue
            wage = self._priced(area.wage, state) if area.wage.has_figures else None
            if wage is None:
                withheld.append(area.wage.area)
            else:
                shown.append(replace(area, wage=wage))
        equal = self._choice.equal_prices
        source = next((level.source for level in self._levels.values()), None)
        return AreaPay(
            self._occupation,
            tuple(shown),
            self._career.national,
            equal,
            tuple(withheld),
            kind,
            price_source=source if equal else None,
        )

    def year_pay(self) -> YearPay:
        cpi, source = career_pay.cpi(self._catalog)
        real = self._choice.real_year if self._choice.real_year in cpi else None
        years = career_pay.years_of(self._catalog, self._occupation.code)
        return YearPay(self._occupation, years, real, cpi, source)

    def career(self) -> Career:
        return self._career

    def education(self) -> EducationShares:
        every = (careers.all_occupations(self._catalog), *self._occupations)
        newest = [
            shares[-1]
            for occupation in every
            if occupation.code != self._occupation.code
            and (shares := careers.education(self._catalog, occupation.code))
        ]
        return EducationShares(self._career.education, tuple(newest))


_INPUTS: Mapping[str, Callable[[_Reading], object]] = {
    "pay_by_occupation": _Reading.place_pay,
    "pay_by_place": _Reading.area_pay,
    "pay_over_years": _Reading.year_pay,
    "projections": _Reading.career,
    "education_levels": _Reading.education,
}
