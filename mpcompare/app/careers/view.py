"""What the Careers page shows for a choice: its rows, the details of one, and one of its charts.

Everything is read from the catalog and may run on any thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from mpcompare.app.careers.article_check import article_words
from mpcompare.app.state.careers_choice import CareersChoice
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay import occupations as pay_occupations
from mpcompare.catalog.pay import places as pay_places
from mpcompare.catalog.pay.wage_place import place_of
from mpcompare.catalog.reader import Catalog
from mpcompare.charts import charts_from
from mpcompare.model.chart import Chart
from mpcompare.model.figure import Figure
from mpcompare.model.locale_format import LocaleFormat, current
from mpcompare.model.pay.career import (
    NATION,
    AreaPay,
    AreaWage,
    ArticleFigure,
    Career,
    CareerPath,
    Cpi,
    Education,
    EducationShares,
    Place,
    PlacePay,
    PriceLevels,
    YearPay,
    at_equal_prices,
)
from mpcompare.model.pay.wage import DataSource, Occupation, Wage


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
        return f"{self.wage.median_text}{unit}"


@dataclass(frozen=True, slots=True)
class CareersView:
    """Everything that the page shows. `choice` is the state's, corrected where a key is unknown.

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
    chart: Chart[Any]
    figure: Figure
    years: tuple[int, ...]
    price_year: int


def careers_charts() -> tuple[Chart[Any], ...]:
    """Return the page's charts in its order: all that are made from what it can read."""
    return charts_from(_INPUTS)


@dataclass(frozen=True, slots=True)
class CareersFacts:
    """What stays the same whatever is chosen: read once for a catalog."""

    occupations: tuple[Occupation, ...]
    total: Occupation
    places: tuple[Place, ...]
    levels: PriceLevels
    cpi: Cpi
    cpi_source: DataSource | None
    outlooks: Mapping[str, str]
    education: tuple[Education, ...]
    article: tuple[ArticleFigure, ...]


def careers_facts(workspace: Workspace) -> CareersFacts:
    """Read what does not depend on a choice; once for a catalog, from any thread.

    Raises:
        CatalogError: the catalog is damaged.
    """
    return _facts_of(workspace.catalog, current())


@lru_cache(maxsize=1)
def _facts_of(whole: Catalog, written: LocaleFormat) -> CareersFacts:
    del written  # whoever asks for others gets other words
    with whole.reading() as catalog:
        occupations = pay_occupations.occupations(catalog)
        total = pay_occupations.all_occupations(catalog)
        cpi, source = pay_places.cpi(catalog)
        newest = {
            occupation.code: max(
                pay_occupations.projections(catalog, occupation.code),
                key=lambda p: p.base_year,
                default=None,
            )
            for occupation in occupations
        }
        shares = (pay_occupations.education(catalog, o.code) for o in (total, *occupations))
        return CareersFacts(
            occupations=occupations,
            total=total,
            places=pay_places.places(catalog),
            levels=pay_places.price_levels(catalog),
            cpi=cpi,
            cpi_source=source,
            outlooks={code: p.outlook if p else "no forecast" for code, p in newest.items()},
            education=tuple(periods[-1] for periods in shares if periods),
            article=tuple(
                article_words(
                    statement,
                    pay_occupations.career_of(
                        catalog, pay_occupations.occupation_named(catalog, code)
                    ),
                    pay_occupations.national_years(catalog, code),
                    cpi,
                )
                for statement, code in pay_occupations.article_figures(catalog)
                if occupations  # else there is nothing to compare its figures with
            ),
        )


def careers_view(workspace: Workspace, state: State) -> CareersView | None:
    """Read all that a state's choice asks for; None from a catalog without wages.

    Raises:
        CatalogError: the catalog is damaged.
    """
    facts = careers_facts(workspace)
    if not facts.occupations:
        return None
    with workspace.catalog.reading() as catalog:
        return _Reading(workspace, catalog, state, facts).view()


def career_mapping(workspace: Workspace, state: State) -> tuple[CareerPath, ...]:
    """Return what each concentration leads to, with the user's changes."""
    with workspace.catalog.reading() as catalog:
        return pay_occupations.career_paths(catalog, state.paths)


def all_occupations(workspace: Workspace) -> tuple[Occupation, ...]:
    """Return the occupations of the page, in its order."""
    with workspace.catalog.reading() as catalog:
        return pay_occupations.occupations(catalog)


class _Reading:
    """One pass over the catalog for one choice."""

    def __init__(
        self, workspace: Workspace, catalog: Any, state: State, facts: CareersFacts
    ) -> None:
        self._workspace, self._catalog, self._state = workspace, catalog, state
        self._facts = facts
        choice, charts = state.careers, careers_charts()
        self._chart = next((c for c in charts if c.key == choice.chart), charts[0])
        self._occupation = next(
            (o for o in facts.occupations if o.code == choice.occupation), facts.occupations[0]
        )
        self._place = next((p for p in facts.places if p.key == choice.place), NATION)
        self._choice = replace(
            choice,
            occupation=self._occupation.code,
            place=self._place.key,
            chart=self._chart.key,
        )
        self._career = pay_occupations.career_of(catalog, self._occupation)

    def view(self) -> CareersView:
        facts = self._facts
        whose = "" if self._place.country == "US" else "in the US "
        listed = tuple(
            Listed(occupation, self._wage_at(occupation), whose + facts.outlooks[occupation.code])
            for occupation in facts.occupations
        )
        return CareersView(
            choice=self._choice,
            places=facts.places,
            place=self._place,
            listed=listed,
            career=self._career,
            place_wage=next(row.wage for row in listed if row.occupation is self._occupation),
            article=facts.article,
            chart=self._chart,
            figure=self._chart.build(_INPUTS[self._chart.input](self)),
            years=tuple(sorted(facts.cpi, reverse=True)),
            price_year=max((level.year for level in facts.levels.values()), default=0),
        )

    def _wage_at(self, occupation: Occupation) -> Wage | None:
        wage = pay_places.wage_at(self._catalog, occupation.code, self._place)
        return self._priced(wage, self._place.state) if wage else None

    def _priced(self, wage: Wage, state: str) -> Wage | None:
        """Convert a state's or area's wage to average prices, where that is asked for."""
        if not self._choice.equal_prices or wage.level == "nation":
            return wage
        return at_equal_prices(wage, self._facts.levels.get(state))

    # What each chart is made from

    def place_pay(self) -> PlacePay:
        every = (*self._facts.occupations, self._facts.total)
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
        level = self._facts.levels.get(self._place.state) if equal else None
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
        home = self._state.pay.home
        programs = [
            (self._state.series[program.id], program, place_of(self._catalog, program, home))
            for program in self._workspace.programs(self._state.compared)
        ]
        shown: list[AreaWage] = []
        withheld: list[str] = []
        for area, state in pay_places.areas_of(self._catalog, self._occupation.code, programs):
            if kind not in ("all", area.wage.level):
                continue
            wage = self._priced(area.wage, state) if area.wage.has_figures else None
            if wage is None:
                withheld.append(area.wage.area)
            else:
                shown.append(replace(area, wage=wage))
        equal = self._choice.equal_prices
        source = next((level.source for level in self._facts.levels.values()), None)
        return AreaPay(
            self._occupation,
            tuple(shown),
            self._career.national,
            equal,
            tuple(withheld),
            kind,
            price_source=source if equal else None,
            remarks=tuple(
                f"{program.title}, {program.institution}: {place.remark}"
                for _, program, place in programs
                if place.remark
            ),
        )

    def year_pay(self) -> YearPay:
        facts = self._facts
        real = self._choice.real_year if self._choice.real_year in facts.cpi else None
        years = pay_places.years_of(self._catalog, self._occupation.code)
        return YearPay(self._occupation, years, real, facts.cpi, facts.cpi_source)

    def career(self) -> Career:
        return self._career

    def education(self) -> EducationShares:
        own = {e.occupation.code for e in self._career.education}
        others = (e for e in self._facts.education if e.occupation.code not in own)
        return EducationShares(self._career.education, tuple(others))


_INPUTS: Mapping[type, Callable[[_Reading], object]] = {
    PlacePay: _Reading.place_pay,
    AreaPay: _Reading.area_pay,
    YearPay: _Reading.year_pay,
    Career: _Reading.career,
    EducationShares: _Reading.education,
}
"""How to read each class of value that the page's charts can be made from."""
