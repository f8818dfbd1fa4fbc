"""An occupation's details as HTML: pay, outlook, schooling, and what the article said of it."""

from html import escape

from mpcompare.app.careers.view import CareersView
from mpcompare.model.locale_format import decimal, whole
from mpcompare.model.pay.career import EDUCATION_LEVELS, ArticleFigure, Career, Projection
from mpcompare.model.pay.wage import DataSource, Occupation, Wage
from mpcompare.ui.theme import Theme


def career_html(view: CareersView, theme: Theme) -> str:
    """Return all that stands beside the chart, each statement with its source and date."""
    muted = theme.tokens["text-muted"]
    career = view.career
    occupation = career.occupation
    parts = [
        f"<h2>{escape(occupation.title)}</h2>",
        (
            f"<p style='color:{muted}'>{escape(occupation.code)}, Standard Occupational "
            "Classification</p>"
        ),
        "<h3>What it pays</h3>",
        *_pay(view.place_wage, view.place.title, muted),
        "<h3>Will there be jobs?</h3>",
        *_outlook(career, muted),
        "<h3>What it asks for</h3>",
        *_entry(career, muted),
        "<h3>What a master's adds</h3>",
        *_master(career, muted),
        "<h3>What the article said that this program grew from</h3>",
        *_article(view.article, muted),
    ]
    return "".join(parts)


def _source(source: DataSource, muted: str) -> str:
    read = f", read {source.retrieved}" if source.retrieved else ""
    return f"<p style='color:{muted}'>{escape(source.text)}{escape(read)}.</p>"


def _pay(wage: Wage | None, place: str, muted: str) -> list[str]:
    if wage is None or not wage.has_figures:
        why = "withheld" if wage is not None else "not published"
        return [f"<p>In {escape(place)}: {why}.</p>"]
    lines = [
        (
            f"<p><b>{escape(wage.median_text)}</b> {escape(wage.unit_text.partition(' ')[2])} "
            f"is the median in {escape(place)}, {wage.year}. The middle half earns "
            f"{escape(wage.text('p25'))} to {escape(wage.text('p75'))}.</p>"
        )
    ]
    if wage.country != "US":
        lines.append(
            f"<p>Counted there as {escape(wage.occupation.title)} "
            f"({escape(wage.occupation.classification)} {escape(wage.occupation.code)}). "
            "Not to be set beside US figures: another currency, unit and way of counting.</p>"
        )
    if wage.employment:
        lines.append(
            f"<p>{whole(wage.employment)} payroll jobs; the self-employed are not counted.</p>"
        )
    lines += [f"<p>{escape(note)}</p>" for note in wage.notes]
    return [*lines, _source(wage.source, muted)]


def _outlook(career: Career, muted: str) -> list[str]:
    newest = career.newest_projection
    if newest is None:
        return ["<p>No forecast in this catalog.</p>"]
    openings = ""
    if newest.openings is not None:
        openings = f", with {decimal(newest.openings, 1)} thousand openings a year"
    older = [p for p in career.projections if p is not newest]
    line = ", ".join(f"{p.change_text} for {p.period}{_other(p.occupation, career)}" for p in older)
    words = [(f"<p>{_said(newest)}{openings}. The self-employed are counted.</p>")]
    if line:
        words.append(f"<p>Earlier forecasts: {escape(line)}.</p>")
    return [*words, _source(newest.source, muted)]


def _other(occupation: Occupation, career: Career) -> str:
    """Return the earlier code of an occupation, where it is another one."""
    own = occupation.code == career.occupation.code
    return "" if own else f" (as {occupation.code}, another cut of it)"


def _said(p: Projection) -> str:
    return (
        f"In the United States, {decimal(p.base, 1)} thousand jobs in {p.base_year}, "
        f"{decimal(p.target, 1)} thousand forecast for {p.target_year}: "
        f"<b>{escape(p.change_text)}</b>"
    )


def _entry(career: Career, muted: str) -> list[str]:
    newest = career.newest_projection
    if newest is None or not newest.education:
        return ["<p>Not stated in this catalog.</p>"]
    rows = {
        "Typical education to enter": newest.education,
        "Work experience": newest.experience,
        "Training on the job": newest.training,
    }
    lines = "<br>".join(f"{words}: {escape(text.lower())}" for words, text in rows.items() if text)
    return [f"<p>{lines}.</p>", _source(newest.source, muted)]


def _master(career: Career, muted: str) -> list[str]:
    lines = [
        f"<p>{escape(rule.statement)} <span style='color:{muted}'>"
        f"{escape(rule.number)}: {escape(rule.source)}.</span></p>"
        for rule in career.rules
    ] or ["<p>The article says nothing on what a master's adds here.</p>"]
    newest = career.newest_education
    if newest is None:
        return [*lines, "<p>No shares by education in this catalog.</p>"]
    if newest.master_or_more is not None:
        master = newest.shares[EDUCATION_LEVELS.index("Master's")]
        alone = "" if master is None else f" ({decimal(master, 1)} % a master's)"
        lines.append(
            f"<p>Of those who do the work{_other(newest.occupation, career)}, "
            f"{decimal(newest.master_or_more, 1)} % have a master's degree or more"
            f"{alone}, {escape(newest.years)}. "
            "That is what they have, not what the work asks for.</p>"
        )
    if newest.pooled == "yes":
        lines.append(
            "<p>The survey counts this occupation together with others, so the shares are not "
            "its own alone.</p>"
        )
    return [*lines, _source(newest.source, muted)]


def _article(figures: tuple[ArticleFigure, ...], muted: str) -> list[str]:
    """Return every figure of the article, of other occupations too, beside what the data say."""
    lines: list[str] = []
    for figure in figures:
        said = figure.statement
        now = "<br>".join(escape(sentence) for sentence in figure.now)
        lines.append(
            f"<p><b>{escape(said.statement)}</b> <span style='color:{muted}'>"
            f"{escape(said.number)}: {escape(said.source)}.</span><br>{now}</p>"
        )
    return lines
