"""Two languages with the same messages, and the one a request asks for."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from starlette.requests import Request

from api.language import language_of, messages
from api.problems import STATUSES
from queries import catalogue

API = Path(__file__).parents[2] / "api"


def request(query: str = "", accept: str = "") -> Request:
    headers = [(b"accept-language", accept.encode())] if accept else []
    return Request({"type": "http", "query_string": query.encode(), "headers": headers})


@pytest.mark.parametrize(
    ("query", "accept", "default", "chosen"),
    [
        ("", "", "nl", "nl"),
        ("", "", "en", "en"),
        ("lang=en", "nl", "nl", "en"),
        ("lang=fr", "en", "nl", "en"),
        ("", "en-GB,en;q=0.9,nl;q=0.8", "nl", "en"),
        ("", "nl-BE, en;q=0.7", "en", "nl"),
        ("", "fr, de;q=0.5", "nl", "nl"),
        ("", "nl;q=0, en;q=0.1", "nl", "en"),
        ("", "en;q=0", "en", "en"),
    ],
)
def test_the_language_of_a_request(query: str, accept: str, default: str, chosen: str) -> None:
    assert language_of(request(query, accept), default) == chosen


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_messages_with_the_same_values() -> None:
    nl, en = messages("nl"), messages("en")
    assert set(nl) == set(en)
    for key in nl:
        assert nl[key].strip()
        assert en[key].strip()
        assert fields(nl[key]) == fields(en[key]), key


def test_every_message_that_a_page_or_module_names_exists() -> None:
    sources = [*API.rglob("*.py"), *(API / "web" / "templates").glob("*.html")]
    pattern = re.compile(r"""\b(?:t|say)\(\s*["']([a-zA-Z.]+[a-zA-Z])["']""")
    named = {key for path in sources for key in pattern.findall(path.read_text("utf-8"))}
    assert len(named) > 80
    assert named <= set(messages("nl")), named - set(messages("nl"))


def test_every_problem_and_every_column_has_its_words() -> None:
    known = messages("nl")
    assert {f"problem.{kind}" for kind in STATUSES} <= set(known)
    columns = {f"column.{column}" for question in catalogue.questions() for column in question.columns}
    assert columns <= set(known), columns - set(known)
