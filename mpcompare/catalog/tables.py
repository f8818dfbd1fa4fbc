"""The CSV files of the data folder that become tables, each with its columns and keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _columns(words: str) -> dict[str, str]:
    """Read columns such as "year:int! mean:real flags"; `!` is NOT NULL, no type is TEXT."""
    types = {"": "TEXT", "int": "INTEGER", "real": "REAL"}
    found: dict[str, str] = {}
    for word in words.split():
        name, _, kind = word.rstrip("!").partition(":")
        found[name] = types[kind] + (" NOT NULL" if word.endswith("!") else "")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvTable:
    """A table that is one CSV file, with the file's own column names unless `renamed` says so.

    Attributes:
        path: the file, from the data folder.
        columns: SQL type of each column, in the file's order; the check reads cells by it.
        key: columns that tell rows apart, primary key where all of them are NOT NULL.
        occupation: the column with an occupation's code.
        classification: what that code is out of, where the file has no column that says so.
        year: the column that tells how new a row's `title` of the occupation is; "" for no title.
        choices: the attribute whose choices a column is out of.
        signed: columns whose numbers may be below zero; in all others, such a number is a code.
        unitid: whether every `unitid` must be in the table of institutions.
    """

    name: str
    path: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    occupation: str = ""
    classification: str = ""
    year: str = ""
    signed: tuple[str, ...] = ()
    unitid: bool = False
    choices: Mapping[str, str] = field(default_factory=dict[str, str])
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])

    def column(self, name: str) -> str:
        """Return the database's name for a column of the file."""
        return self.renamed.get(name, name)

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns that hold keys of data sources."""
        return tuple(name for name in self.columns if name in ("source", "earners_source"))

    @property
    def sql(self) -> str:
        """The statement that makes the table."""
        lines = [f"{self.column(name)} {kind}" for name, kind in self.columns.items()]
        if self.classification:
            lines.append(f"classification TEXT NOT NULL DEFAULT '{self.classification}'")
        if all(_required(self.columns[name]) for name in self.key):
            lines.append(f"PRIMARY KEY ({', '.join(self.column(name) for name in self.key)})")
        lines += [f"FOREIGN KEY ({name}) REFERENCES data_sources (key)" for name in self.sources]
        if self.occupation:
            code = self.column(self.occupation)
            lines.append(
                f"FOREIGN KEY (classification, {code}) "
                "REFERENCES occupations (classification, code)"
            )
        if self.unitid:
            lines.append("FOREIGN KEY (unitid) REFERENCES institutions (unitid)")
        body = ",\n  ".join(lines)
        return f"CREATE TABLE {self.name} (\n  {body}\n) STRICT;"


def _required(kind: str) -> bool:
    return kind.endswith("NOT NULL")


_ANNUAL = "mean:real p10:real p25:real median:real p75:real p90:real"
_HOURLY = "h_mean:real h_p10:real h_p25:real h_median:real h_p75:real h_p90:real"
_LOCAL = (
    f"soc! title! year:int! employment:int {_ANNUAL} {_HOURLY} "
    "emp_prse:real jobs_per_1000:real location_quotient:real flags source!"
)
"""What states and metropolitan areas have in common."""

CSV_TABLES = (
    CsvTable(
        name="institutions",
        path="institutions/institutions.csv",
        columns=_columns(
            "unitid:int! name! city! state! county county_fips cbsa cbsa_type "
            "latitude:real longitude:real control! website "
            "locale:int locale_label hd_year:int! source!"
        ),
        signed=("latitude", "longitude"),
        key=("unitid",),
    ),
    CsvTable(
        name="aliases",
        path="institutions/aliases.csv",
        columns=_columns("unitid:int! alias! source!"),
        key=("unitid", "alias"),
        unitid=True,
    ),
    CsvTable(
        name="short_names",
        path="institutions/short_names.csv",
        columns=_columns("institution! name! program! stated_by!"),
        key=("institution", "name"),
    ),
    CsvTable(
        name="school_living_costs",
        path="institutions/living_costs.csv",
        columns=_columns(
            "unitid:int! academic_year! books:real on_campus_food_housing:real "
            "on_campus_other:real off_campus_food_housing:real off_campus_other:real source!"
        ),
        key=("unitid", "academic_year"),
        unitid=True,
    ),
    CsvTable(
        name="completions",
        path="institutions/completions.csv",
        columns=_columns(
            "unitid:int! cipcode! cip_title! award_level:int! year:int! "
            "completions_total:int! majors_counted! source!"
        ),
        key=("unitid", "cipcode", "award_level", "year"),
        unitid=True,
    ),
    CsvTable(
        name="distance",
        path="institutions/distance.csv",
        columns=_columns(
            "unitid:int! institution! cip4! cip_title! credential_level:int! credential! "
            "distance:int! distance_label! source!"
        ),
        key=("unitid", "cip4", "credential_level"),
        unitid=True,
    ),
    CsvTable(
        name="graduate_tuition",
        path="institutions/graduate_tuition.csv",
        columns=_columns(
            "unitid:int! academic_year! residency! tuition:real fees:real "
            "per_credit_hour:real tuition_status! fees_status! source! note"
        ),
        key=("unitid", "academic_year", "residency"),
        unitid=True,
    ),
    CsvTable(
        name="scorecard_field",
        path="institutions/scorecard_field.csv",
        columns=_columns(
            "unitid:int institution! cip4! cip_title! credential_level:int! credential! "
            "median_earnings_1yr:real median_earnings_4yr:real median_debt:real n:int "
            "n_earners_1yr:int n_earners_4yr:int earners_source suppressed:int! release! "
            "source!"
        ),
        key=("unitid", "institution", "cip4", "credential_level"),
    ),
    CsvTable(
        name="wages_national",
        path="wages/national.csv",
        columns=_columns(f"soc! title! year:int! employment:int {_ANNUAL} {_HOURLY} flags source!"),
        key=("soc", "year"),
        year="year",
        occupation="soc",
        classification="SOC",
    ),
    CsvTable(
        name="wages_states",
        path="wages/states.csv",
        columns=_columns(f"state! state_name! {_LOCAL}"),
        key=("soc", "state", "year"),
        year="year",
        occupation="soc",
        classification="SOC",
    ),
    CsvTable(
        name="wages_metros",
        path="wages/metros.csv",
        columns=_columns(f"area! area_title! kind! state! {_LOCAL}"),
        key=("soc", "area", "year"),
        year="year",
        occupation="soc",
        classification="SOC",
    ),
    CsvTable(
        name="wages_uk",
        path="wages/uk.csv",
        columns=_columns(
            "classification! soc! title! year:int! workers! jobs_thousand:real mean:real "
            "p10:real p20:real p25:real p30:real p40:real median:real p60:real p70:real "
            "p75:real p80:real p90:real median_change_percent:real "
            "mean_change_percent:real cv_median:real cv_mean:real currency! status! flags "
            "source!"
        ),
        signed=("median_change_percent", "mean_change_percent"),
        key=("classification", "soc", "year", "workers"),
        year="year",
        occupation="soc",
    ),
    CsvTable(
        name="wages_canada",
        path="wages/canada.csv",
        columns=_columns(
            "classification! noc! title! geography! geography_name! release_year:int! "
            "reference_period hourly_low:real hourly_median:real hourly_high:real "
            "hourly_average:real annual_low:real annual_median:real annual_high:real "
            "data_source currency! flags source!"
        ),
        key=("classification", "noc", "geography", "release_year"),
        year="release_year",
        occupation="noc",
    ),
    CsvTable(
        name="wages_australia",
        path="wages/europe_australia.csv",
        columns=_columns(
            "country! classification! code! title! year:int! workers! median_weekly:real "
            "median_hourly:real employed:int share_full_time_percent:real currency! flags "
            "source!"
        ),
        key=("country", "classification", "code", "year"),
        year="year",
        occupation="code",
    ),
    CsvTable(
        name="projections",
        path="wages/projections.csv",
        columns=_columns(
            "soc! title! base_year:int! target_year:int! employment_base:real "
            "employment_target:real change_percent:real openings_annual:real "
            "typical_entry_education work_experience on_the_job_training employment_unit! "
            "kind! source!"
        ),
        signed=("change_percent",),
        key=("soc", "base_year", "target_year"),
        year="target_year",
        occupation="soc",
        classification="SOC",
    ),
    CsvTable(
        name="education",
        path="wages/education.csv",
        columns=_columns(
            "soc! title! less_than_hs:real hs:real some_college:real associate:real "
            "bachelor:real master:real doctoral:real years! shared_acs_occupation! "
            "source!"
        ),
        key=("soc", "years"),
        year="years",
        occupation="soc",
        classification="SOC",
    ),
    CsvTable(
        name="cpi",
        path="wages/cpi.csv",
        columns=_columns("year:int! cpi_u:real cpi_u_may:real source!"),
        key=("year",),
    ),
    CsvTable(
        name="exchange_rates",
        path="money/exchange_rates.csv",
        columns=_columns(
            "currency! year:int! rate_per_usd:real! days:int! fed_rate_per_usd:real "
            "difference_percent:real flags source!"
        ),
        signed=("difference_percent",),
        key=("currency", "year"),
    ),
    CsvTable(
        name="ppp",
        path="money/ppp.csv",
        columns=_columns("country! country_name! year:int! ppp_per_usd:real! source!"),
        key=("country", "year"),
    ),
    CsvTable(
        name="cpi_international",
        path="money/cpi_international.csv",
        columns=_columns("country! country_name! year:int! inflation_percent:real! source!"),
        signed=("inflation_percent",),
        key=("country", "year"),
    ),
    CsvTable(
        name="country_living_costs",
        path="money/living_costs.csv",
        columns=_columns(
            "country! region amount:real! currency! per! months:real basis! stated_by! payer_note "
            "year! source_publisher! source_url! as_of! note"
        ),
        key=("country", "region", "amount", "currency", "per", "basis", "year", "source_url"),
    ),
    CsvTable(
        name="rpp",
        path="money/rpp.csv",
        columns=_columns(
            "state! state_name! year:int! rpp_all_items:real rpp_goods:real "
            "rpp_housing:real rpp_utilities:real rpp_other_services:real source!"
        ),
        key=("state", "year"),
    ),
    CsvTable(
        name="career_paths",
        path="careers.csv",
        columns=_columns("concentration soc! rank:int! why!"),
        key=("concentration", "soc"),
        occupation="soc",
        classification="SOC",
        choices={"concentration": "concentrations"},
        renamed={"soc": "occupation"},
    ),
    CsvTable(
        name="career_paths_abroad",
        path="careers_abroad.csv",
        columns=_columns("country! occupation_us! code! why!"),
        key=("country", "occupation_us"),
        occupation="occupation_us",
        classification="SOC",
    ),
)
"""Every CSV file of the data folder that becomes a table; `raw/` stays files."""
