"""Exactly what `Accept` asks for."""

from __future__ import annotations

import pytest

from api.call import JSON_LD, NTRIPLES, RDF_XML
from api.call import TURTLE as GRAPH_TURTLE
from api.negotiation import NotAcceptable, Offer, negotiate

JSON = Offer("json", "application/json")
TURTLE = Offer("turtle", "text/turtle")
HTML = Offer("html", "text/html")
OFFERS = (JSON, TURTLE, HTML)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/turtle", TURTLE),
        ("TEXT/TURTLE", TURTLE),
        ("text/*", TURTLE),
        (BROWSER, HTML),
        ("text/html;q=0.5, text/turtle;q=0.9", TURTLE),
        ("text/html; q=0.5 , application/json;q=0.4", HTML),
        ("application/json;q=0, */*", TURTLE),
        ("text/*;q=0.3, text/html;q=0, */*;q=0.1", TURTLE),
        ("*/*, text/html", HTML),
        ("image/png, text/turtle;q=0.001", TURTLE),
        ("text/turtle;charset=utf-8", TURTLE),
        ("text/turtle;charset=utf-8;q=0.2, text/html;q=0.1", TURTLE),
        ("nonsense", JSON),
        ("text/turtle;q=high, text/html", HTML),
    ],
)
def test_the_offer_that_weighs_most_is_chosen(accept: str | None, chosen: Offer) -> None:
    assert negotiate(accept, OFFERS) == chosen


@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "text/*;q=0, application/json;q=0", "application/*;q=0.0"])
def test_what_is_not_on_offer_is_refused_with_what_is(accept: str) -> None:
    with pytest.raises(NotAcceptable) as refused:
        negotiate(accept, OFFERS)
    assert refused.value.offers == OFFERS


def test_a_named_format_overrules_the_header() -> None:
    assert negotiate("text/html", OFFERS, "turtle") == TURTLE
    assert negotiate("text/html", OFFERS, "application/json") == JSON


@pytest.mark.parametrize("named", ["", "docx", "xml"])
def test_a_name_that_nothing_has_is_passed_over(named: str) -> None:
    assert negotiate("text/html", OFFERS, named) == HTML
    with pytest.raises(NotAcceptable):
        negotiate("image/png", OFFERS, named)


@pytest.mark.parametrize(
    ("named", "offer"),
    [
        ("xml", RDF_XML),
        ("rdf", RDF_XML),
        ("RDF+XML", RDF_XML),
        ("application/rdf xml", RDF_XML),
        ("n3", GRAPH_TURTLE),
        ("ttl", GRAPH_TURTLE),
        ("nt", NTRIPLES),
        ("json-ld", JSON_LD),
        ("application/ld+json", JSON_LD),
    ],
)
def test_graphs_are_known_by_the_names_that_clients_give_them(named: str, offer: Offer) -> None:
    assert negotiate("text/html", (NTRIPLES, JSON_LD, RDF_XML, GRAPH_TURTLE, HTML), named) == offer
