"""Which judgement of a norm holds, where a report gives it more than one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.elements.anomalies import anomaly
from loaders.readers.moments import When
from loaders.statements import Place, Statement, ref, values


@dataclass(frozen=True)
class Given:
    """One judgement of a norm as the report gives it, and when it was given."""

    statement: Statement
    when: When


def settled(text_sha256: str, given: Sequence[Given], year: str) -> Iterator[Statement]:
    """The judgements of one norm, those that another supersedes with a link to it, and where they disagree an anomaly.

    A judgement that is stated supersedes one that is derived of the same time, a later judgement an earlier one. Two
    that are stated of the same time never supersede one another. `year` is that of the report.
    """
    given = _printed_once(given)
    earlier = _earlier(given, year)
    now = [each for index, each in enumerate(given) if index not in earlier]
    holding = next((each for each in now if _is_stated(each)), now[0] if now else None)
    for index, each in enumerate(given):
        over = index in earlier or (holding is not None and _is_stated(holding) and not _is_stated(each))
        if over and holding is not None and holding is not each:
            link = values(supersededBy=ref(text_sha256, holding.statement))
            yield replace(each.statement, values=each.statement.values + link)
        else:
            yield each.statement
    yield from _disagreement(text_sha256, [each for each in now if _is_stated(each)])


def _printed_once(given: Sequence[Given]) -> list[Given]:
    """The judgements, one that is printed in several places once, with all of them and its most exact date."""
    out: list[tuple[Given, dict[Place, None]]] = []
    for each in given:
        at = next((i for i, (held, _) in enumerate(out) if _is_same(held, each)), None)
        if at is None:
            out.append((each, dict.fromkeys(each.statement.places)))
            continue
        held, places = out[at]
        places.update(dict.fromkeys(each.statement.places))
        exact, other = (each, held) if len(each.when.date) > len(held.when.date) else (held, each)
        out[at] = Given(exact.statement, _merged(exact.when, other.when)), places
    return [Given(replace(held.statement, places=tuple(places)), held.when) for held, places in out]


def _is_same(one: Given, other: Given) -> bool:
    """Whether two judgements give one value in one way at one moment, however exactly it is printed."""
    first, second = sorted((one.when.date, other.when.date), key=len)
    return (
        one.statement.mode == other.statement.mode
        and one.statement.get("valueStatus") == other.statement.get("valueStatus")
        and _value(one.statement) == _value(other.statement)
        and one.when.earlier == other.when.earlier
        and (first == second or (bool(first) and second.startswith(first)))
    )


def _merged(exact: When, other: When) -> When:
    return When(exact.date, exact.earlier, exact.now or other.now)


def _value(statement: Statement) -> object:
    """The value that a judgement states: a concept, or the word of another scale."""
    return statement.get("value") or statement.get("printedValue")


def _earlier(given: Sequence[Given], year: str) -> set[int]:
    """The indices of former judgements: called so, or dated before another.

    One of an earlier year than the report's is a former one too, where another has no date but another value, and so
    is every dated one beside one that is called that of this visit.
    """
    said = {index for index, each in enumerate(given) if each.when.earlier}
    rest = [(index, each) for index, each in enumerate(given) if index not in said and _is_stated(each)]
    latest = max((each.when.date for _, each in rest), default="")
    undated = [each for _, each in rest if not each.when.date]
    this_visit = any(each.when.now for each in undated)
    fresh = {_value(each.statement) for each in undated}
    for index, each in rest:
        date = each.when.date
        differs = bool(fresh) and _value(each.statement) not in fresh
        if date and (date < latest[: len(date)] or (this_visit and not each.when.now) or (differs and date[:4] < year)):
            said.add(index)
    return said


def _is_stated(given: Given) -> bool:
    return given.statement.mode == "stated" and _value(given.statement) is not None


def _disagreement(text_sha256: str, stated: Sequence[Given]) -> Iterator[Statement]:
    first: dict[object, Statement] = {}
    for each in stated:
        first.setdefault(_value(each.statement), each.statement)
    if len(first) > 1:
        number = stated[0].statement.get("normNotation")
        told = " en ".join(str(value).rpartition("/")[2].replace("-", " ") for value in first)
        places = tuple(dict.fromkeys(place for statement in first.values() for place in statement.places))
        yield anomaly(
            "conflicting-judgements",
            places,
            f"Het oordeel op norm {number} is op de ene plaats anders dan op de andere: {told}.",
            *(ref(text_sha256, statement) for statement in first.values()),
        )
