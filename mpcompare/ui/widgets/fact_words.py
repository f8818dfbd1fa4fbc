"""What a fact's cell says beside its value: for screen readers, in tooltips, in the source card."""

from collections.abc import Iterable

from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.ui.literal import escaped

_BASIS_VERBS = {"stated": "stated by", "implied": "implied by", "computed": "worked out from"}
_SOURCE_KINDS = {
    "official": "the school's own page",
    "catalog": "course catalog",
    "government": "government publication",
    "directory": "directory",
    "yours": "your own source",
}


def kind_words(source: Source) -> str:
    """Return a source's kind in words."""
    return _SOURCE_KINDS[source.kind]


def as_of_words(source: Source, this_year: int) -> str:
    """Return which year a source is for, marked as dated where that is long ago."""
    if source.year is None:
        return "undated"
    if source.is_dated(this_year):
        return f"as of {source.as_of}, more than three years ago"
    return f"as of {source.as_of}"


def basis_words(statement: Statement) -> str:
    """Return how a value comes from its source; empty where the source states it."""
    if statement.basis == "implied":
        return "Implied: the source does not say it in so many words."
    if statement.basis == "computed":
        return f"Worked out by this program: {statement.note}".rstrip(": ")
    return ""


def spoken_fact(attribute: Attribute, fact: Fact, this_year: int) -> str:
    """Return a fact for screen readers, as in "Choice; stated by University of York, undated"."""
    words = [attribute.text(fact)]
    if fact.is_disputed:
        words.insert(0, "sources disagree")
    said: dict[str, None] = {}
    for statement in fact.statements:
        verb = _BASIS_VERBS[statement.basis]
        when = as_of_words(statement.source, this_year)
        said[f"{verb} {statement.source.publisher}, {when}"] = None
    words += said
    words += dict.fromkeys(s.note for s in fact.statements if s.note and s.basis != "computed")
    return "; ".join(words)


def tip_of_fact(
    attribute: Attribute, fact: Fact, this_year: int, remarks: Iterable[str] = ()
) -> str:
    """Return a cell's tooltip: the whole value, its notes, its sources, and the user's remarks."""
    if fact.reason is not None:
        label = fact.reason.label.capitalize()
        return _paragraphs([label, attribute.why_absent(fact.reason), *remarks])
    head = ["Sources disagree"] if fact.is_disputed else []
    paragraphs = [
        *head,
        *dict.fromkeys(_sentence(attribute, s, this_year) for s in fact.statements),
        *remarks,
    ]
    return _paragraphs(paragraphs)


def _sentence(attribute: Attribute, statement: Statement, this_year: int) -> str:
    value = "; ".join(attribute.kind.words(statement.value))
    note = f" ({statement.note})" if statement.note else ""
    source = statement.source
    return (
        f"{value}{note}\n{_BASIS_VERBS[statement.basis].capitalize()} {source.publisher}, "
        f"{as_of_words(source, this_year)}"
    )


def tip_of_label(attribute: Attribute, *, differs: bool) -> str:
    """Return a row label's tooltip: what the row means and what it does not."""
    remark = "The programs differ here." if differs else ""
    return _paragraphs([t for t in (attribute.explanation, attribute.caution, remark) if t])


def _paragraphs(texts: list[str]) -> str:
    """Wrap texts as rich text, so that Qt breaks long lines."""
    lines = (escaped(text).replace("\n", "<br>") for text in texts)
    return "".join(f"<p style='margin:2px 0'>{line}</p>" for line in lines)


def why_no_rows(rows: int, programs: int) -> tuple[str, str]:
    """Return why a comparison shows no row, and what to do.

    Args:
        rows: how many are not put away; then none of them differs.
        programs: how many are compared.
    """
    if not rows:
        return "Every row is put away", "Rows… brings them back."
    if programs == 1:
        return (
            "One program has nothing to differ from",
            "Add another, or switch “Differences only” off.",
        )
    return (
        "No two of these programs state different values",
        "Switch “Differences only” off to see what they state.",
    )
