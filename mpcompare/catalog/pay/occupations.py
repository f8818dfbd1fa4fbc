"""What the catalog says of occupations: outlook, schooling, the article's word, and the mapping."""

from sqlite3 import Connection

from mpcompare.catalog.pay.places import ALL_OCCUPATIONS, LINES, years_of
from mpcompare.catalog.pay.program_pay import article_statements
from mpcompare.catalog.pay.rows import WageRow, data_source, wage_rows
from mpcompare.catalog.pay.us import national
from mpcompare.model.pay.career import (
    Career,
    CareerPath,
    Education,
    Projection,
    YearWage,
)
from mpcompare.model.pay.preferences import NO_CHANGES, OWN_WHY, PathChanges
from mpcompare.model.pay.wage import ArticleStatement, Occupation

GROUPS = {"27-4014": "27-4010"}
"""The group whose growth the article gave for the occupation."""
RULES = {"27-4014": ("A24",), "25-1121": ("A21", "A20")}
"""Which of the article's statements say what an occupation asks for."""
ARTICLE_FIGURES = {"A8": "27-4014", "A9": "27-4014", "A22": "25-1121", "A23": "27-2041"}
"""Which occupation each figure of the article is about."""
_SHARES = ("less_than_hs", "hs", "some_college", "associate", "bachelor", "master", "doctoral")


def occupations(catalog: Connection) -> tuple[Occupation, ...]:
    """Return the American occupations with wages: the article's first, the others by code."""
    firsts = [
        code
        for (code,) in catalog.execute(
            "SELECT occupation FROM career_paths WHERE concentration IS NULL ORDER BY rank"
        )
    ]
    older = {code for line in LINES.values() for code in line[:-1]}
    titles: dict[str, str] = dict(
        catalog.execute("SELECT soc, title FROM wages_national ORDER BY year").fetchall()
    )
    rest = sorted(set(titles) - set(firsts) - older - {ALL_OCCUPATIONS})
    known = (code for code in firsts if code in titles)
    return tuple(Occupation(code, "SOC", titles[code]) for code in (*known, *rest))


def all_occupations(catalog: Connection) -> Occupation:
    """Return the row that stands for every occupation together."""
    return occupation_named(catalog, ALL_OCCUPATIONS)


def occupation_named(catalog: Connection, code: str) -> Occupation:
    """Return an occupation by its American code, under its newest title."""
    found = catalog.execute(
        "SELECT title FROM occupations WHERE classification = 'SOC' AND code = ?", (code,)
    ).fetchone()
    return Occupation(code, "SOC", found[0] if found else code)


def career_of(catalog: Connection, occupation: Occupation) -> Career:
    """Gather all that is said of an occupation."""
    said = {statement.number: statement for statement in article_statements(catalog)}
    return Career(
        occupation=occupation,
        national=national(catalog, occupation.code),
        projections=projections(catalog, occupation.code),
        groups=projections(catalog, GROUPS[occupation.code]) if occupation.code in GROUPS else (),
        education=education(catalog, occupation.code),
        rules=tuple(said[number] for number in RULES.get(occupation.code, ()) if number in said),
    )


def projections(catalog: Connection, code: str) -> tuple[Projection, ...]:
    """Return every published forecast of an occupation and of those before it, oldest first."""
    found = [
        _projection(catalog, row)
        for each in LINES.get(code, (code,))
        for row in wage_rows(catalog, "SELECT * FROM projections WHERE soc = ?", (each,))
    ]
    return tuple(sorted(found, key=lambda p: (p.base_year, p.occupation.code)))


def _projection(catalog: Connection, row: WageRow) -> Projection:
    return Projection(
        occupation=Occupation(row["soc"], "SOC", row["title"]),
        base_year=row["base_year"],
        target_year=row["target_year"],
        base=row["employment_base"],
        target=row["employment_target"],
        change=row["change_percent"],
        openings=row["openings_annual"],
        education=row["typical_entry_education"] or "",
        experience=row["work_experience"] or "",
        training=row["on_the_job_training"] or "",
        is_group=row["kind"] == "Summary",
        source=data_source(catalog, row["source"]),
    )


def education(catalog: Connection, code: str) -> tuple[Education, ...]:
    """Return the shares by level in every survey period, oldest first."""
    found = [
        Education(
            occupation=Occupation(row["soc"], "SOC", row["title"]),
            years=row["years"].replace("-", "\N{EN DASH}"),
            shares=tuple(row[name] for name in _SHARES),
            pooled=row["shared_acs_occupation"],
            source=data_source(catalog, row["source"]),
        )
        for each in LINES.get(code, (code,))
        for row in wage_rows(catalog, "SELECT * FROM education WHERE soc = ?", (each,))
    ]
    return tuple(sorted(found, key=lambda e: (e.years, e.occupation.code)))


def article_figures(catalog: Connection) -> tuple[tuple[ArticleStatement, str], ...]:
    """Return the article's statements with a figure, and the occupation that each is about."""
    return tuple(
        (statement, ARTICLE_FIGURES[statement.number])
        for statement in article_statements(catalog)
        if statement.number in ARTICLE_FIGURES
    )


def national_years(catalog: Connection, code: str) -> dict[int, YearWage]:
    """Return an occupation's own national wages by year, without those of older codes."""
    return {y.wage.year: y for y in years_of(catalog, code) if y.wage.occupation.code == code}


def career_paths(catalog: Connection, changes: PathChanges = NO_CHANGES) -> tuple[CareerPath, ...]:
    """Return the whole mapping as the user has it, by concentration in the catalog's order."""
    rows = wage_rows(
        catalog, "SELECT concentration, occupation, rank, why FROM career_paths ORDER BY rowid"
    )
    found = [
        CareerPath(
            row["concentration"] or "",
            occupation_named(catalog, row["occupation"]),
            row["rank"],
            row["why"],
        )
        for row in rows
        if (row["concentration"] or "", row["occupation"]) not in changes.removed
    ]
    order = list(dict.fromkeys(row["concentration"] or "" for row in rows))
    found += [
        CareerPath(concentration, occupation_named(catalog, code), 0, OWN_WHY, by_user=True)
        for concentration, code in changes.added
        if concentration in order
    ]
    return tuple(sorted(found, key=lambda path: (order.index(path.concentration), path.rank)))
