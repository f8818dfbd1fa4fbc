"""Where the wages of a program are looked up: the one answer for cards, Careers, Cost and exports.

A school's metropolitan area is the one that IPEDS gives it (`cbsa`). Only where no school of the
catalog is named does the city decide, by the titles of the areas.
"""

import re
from dataclasses import dataclass, replace
from sqlite3 import Connection

from mpcompare.catalog.pay.rows import wage_rows
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.pay.wage import Wage
from mpcompare.model.program import Program

US = "US"
_COUNTRIES_WITH_WAGES = frozenset({US, "GB", "CA", "AU"})
_THERE = "where you live"
_AT_SCHOOL = "the school's"
_ONLINE_HERE = "This program is online: the wages are those of where you live."
_ONLINE_AT_SCHOOL = (
    "This program is online: the wages are those of where the school is, not the student."
)


@dataclass(frozen=True, slots=True)
class WagePlace:
    """Where wages are looked up: a country, in the US a state by name, and an area where one fits.

    Attributes:
        country: ISO 3166-1 alpha-2.
        area: the area's code in the wage tables; "" for none, and `remark` says why.
        title: the area's title.
        label: a shorter name of it.
        whose: whether it is the school's place or the user's, where that is not clear.
        remark: what must be known of the choice; sentences.
    """

    country: str
    state: str = ""
    area: str = ""
    title: str = ""
    label: str = ""
    whose: str = ""
    remark: str = ""


def place_of(catalog: Connection, program: Program, home: Residence | None = None) -> WagePlace:
    """Find where a program's wages are to be read: at its school, or where its student lives.

    An online program has those of `home`, where the user has said a place that wages can be read
    in; every other one those of its school.
    """
    if not ATTRIBUTES.is_remote(program.facts):
        return _school_place(catalog, program)
    if home is not None:
        own = home_place(catalog, home)
        if own is not None:
            return own
    if program.country != US:
        return WagePlace(program.country)
    return _school_place(catalog, program, whose=_AT_SCHOOL, online=f"{_ONLINE_AT_SCHOOL} ")


def areas_by_state(catalog: Connection) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the metropolitan areas with wages that lie in each state, as code and title.

    An area that spans several states is with each of them; states go by their names.
    """
    names = dict(catalog.execute("SELECT DISTINCT state, state_name FROM wages_states"))
    found: dict[str, list[tuple[str, str]]] = {}
    for area, title in catalog.execute(
        "SELECT DISTINCT area, area_title FROM wages_metros WHERE kind = 'metro' "
        "ORDER BY area_title"
    ):
        for code in _codes_in(title):
            found.setdefault(names.get(code, code), []).append((area, title))
    return {state: tuple(areas) for state, areas in found.items()}


def in_place(wage: Wage, place: WagePlace) -> Wage:
    """Return a wage that says whose place it is of, where that is not clear."""
    if not place.remark:
        return wage
    return replace(wage, aside=place.whose, notes=(place.remark, *wage.notes))


def home_place(catalog: Connection, home: Residence) -> WagePlace | None:
    """Return the user's own place; None where it is too wide, or without wages in this catalog."""
    if home.country not in _COUNTRIES_WITH_WAGES:
        return None
    if home.country != US:
        return WagePlace(home.country, whose=_THERE, remark=_ONLINE_HERE)
    title = _title_of(catalog, home.area)
    if title and (not home.region or _codes(catalog, home.region) & _codes_in(title)):
        state = home.region or _state_of(catalog, home.area)
        return WagePlace(US, state, home.area, title, _label(title), _THERE, _ONLINE_HERE)
    if home.region:
        return WagePlace(US, home.region, whose=_THERE, remark=_ONLINE_HERE)
    return None


def _school_place(
    catalog: Connection, program: Program, whose: str = "", online: str = ""
) -> WagePlace:
    if program.country != US:
        return WagePlace(program.country)
    area, why = _area_of_school(catalog, program)
    if not area:
        instead = program.region or "the United States"
        remark = f"{online}{why}: looked up for {instead} instead."
        return WagePlace(US, program.region, whose=whose, remark=remark)
    title = _title_of(catalog, area)
    label = _label(title, program.city)
    return WagePlace(US, program.region, area, title, label, whose, online.strip())


def _area_of_school(catalog: Connection, program: Program) -> tuple[str, str]:
    """Return the code of a school's area, else why it has none, as the beginning of a sentence."""
    found = wage_rows(
        catalog,
        "SELECT county, cbsa, cbsa_type FROM institutions WHERE unitid = ?",
        (program.unitid,),
    )
    if not found:
        return _area_of_city(catalog, program)
    county, area, kind = (found[0][name] or "" for name in ("county", "cbsa", "cbsa_type"))
    if kind == "metropolitan" and _title_of(catalog, area):
        return area, ""
    where = f" ({county})" if county else ""
    if kind == "metropolitan":
        return "", f"No wages are published for the school's metropolitan area{where}"
    if area:
        return "", f"The school lies in a micropolitan area{where}, outside all metropolitan areas"
    return "", f"The school lies outside all metropolitan areas{where}"


def _area_of_city(catalog: Connection, program: Program) -> tuple[str, str]:
    """Find the area whose title names a city, in the program's state."""
    if not program.city:
        return "", "The program names no city"
    codes = _codes(catalog, program.region)
    areas = wage_rows(
        catalog,
        "SELECT DISTINCT area, area_title FROM wages_metros "
        "WHERE kind = 'metro' AND instr(area_title, ?)",
        (program.city,),
    )
    for row in areas:
        if _names(row["area_title"], program.city, codes):
            return row["area"], ""
    return "", f"No metropolitan area with wage figures is named after {program.city}"


def _title_of(catalog: Connection, area: str) -> str:
    """Return a metropolitan area's title; "" where no wages are published for such an area."""
    found = catalog.execute(
        "SELECT area_title FROM wages_metros WHERE kind = 'metro' AND area = ? LIMIT 1", (area,)
    ).fetchone()
    return found[0] if found else ""


def _state_of(catalog: Connection, area: str) -> str:
    """Return the name of the state that the source counts an area to."""
    found = catalog.execute(
        "SELECT state_name FROM wages_states JOIN wages_metros USING (state) WHERE area = ?",
        (area,),
    ).fetchone()
    return found[0] if found else ""


def _codes(catalog: Connection, state: str) -> set[str]:
    """Return the two letters of a state by its name."""
    rows = catalog.execute("SELECT DISTINCT state FROM wages_states WHERE state_name = ?", (state,))
    return {code for (code,) in rows}


def _codes_in(title: str) -> set[str]:
    """Return the letters of the states that an area lies in.

    >>> sorted(_codes_in("Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"))
    ['DE', 'MD', 'NJ', 'PA']
    """
    return set(title.rpartition(", ")[2].split("-"))


def _names(title: str, city: str, states: set[str]) -> bool:
    """Whether an area's title has the city among its cities and one of the states.

    >>> _names("Louisville/Jefferson County, KY-IN", "Louisville", {"KY"})
    True
    >>> _names("New York-Newark-Jersey City, NY-NJ", "York", {"NY"})
    False
    """
    if not states & _codes_in(title):
        return False
    cities = title.rpartition(", ")[0]
    return bool(re.search(rf"(?:^|[-/]){re.escape(city)}(?:[-/]|$)", cities))


def _label(title: str, city: str = "") -> str:
    """Name an area by its first city; `city` may itself hold a hyphen.

    >>> _label("Nashville-Davidson--Murfreesboro--Franklin, TN", "Murfreesboro")
    'Nashville metro area'
    >>> _label("Winston-Salem, NC", "Winston-Salem")
    'Winston-Salem metro area'
    """
    first = city if city and title.startswith(city) else re.split(r"[-/,]", title)[0]
    return f"{first} metro area"
