"""Names of persons are known by a form of address or by initials; organisations and offices are not persons."""

from __future__ import annotations

import time

import pytest

from shapes.persons import persons, without_persons


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Volgens dhr. J. de Vries gaat het goed", "J. de Vries"),
        ("mevrouw Jansen vertelt", "Jansen"),
        ("de heer P. is bestuurder", "P."),
        ("drs. A.B. Cees schrijft", "A.B. Cees"),
        ("ondertekend door K. van der Linden-Smit", "K. van der Linden-Smit"),
        ("de heer en mevrouw De Wit", "De Wit"),
        ("woont bij pleegmoeder Anja Pietersen sinds mei", "Anja Pietersen"),
        ("het broertje Tim wacht", "Tim"),
    ],
)
def test_a_name_is_found_and_covered(text: str, name: str) -> None:
    assert [text[start:end] for start, end in persons(text)] == [name]
    assert without_persons(text) == text.replace(name, "█" * len(name))


@pytest.mark.parametrize(
    "text",
    [
        "De Wilgen B.V. Nederland",
        "Stichting J. van Dam",
        "de J.P. Heije-stichting",
        "in Z.O. Brabant",
        "minister H. van Beek",
        "de inspecteur-generaal, mevrouw K. Linden",
        "Triple P. De gedragswetenschapper let op",
        "de heer en mevrouw waren er",
        "zie bijlage B. Jongeren kregen een brief",
        "norm 1.1 en 2.3",
        "de moeder krijgt hulp van Pleegzorg Noord",
        "moeder en kind. De hulp is goed",
        "een jongen, Veilig Thuis en school",
    ],
)
def test_what_is_no_person_or_acts_in_public_stays(text: str) -> None:
    assert without_persons(text) == text


@pytest.mark.alone
def test_time_is_linear_in_the_text() -> None:
    for text, end in (("A.", ""), ("de heer ", ""), ("van de ", "A. ")):
        once, twice = (min(_seconds(text * times + end) for _ in range(3)) for times in (20_000, 40_000))
        assert twice < 2.5 * once, text


def _seconds(text: str) -> float:
    began = time.process_time()
    without_persons(text)
    return time.process_time() - began
