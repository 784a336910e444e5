"""What a file shows and the text leaves out is counted, kept in the graph and named in both languages."""

from __future__ import annotations

from loaders.formats.ledger import Ledger, LedgerEntry, Unread
from loaders.pipeline import read_text
from ontology import namespaces as ns
from ontology.namespaces import NG
from ontology.vocabulary import load
from tests.loaders.formats.making import html, ledger


def test_entries_add_up_in_the_order_of_their_kinds() -> None:
    one, other = Ledger(), Ledger()
    one.words(Unread.HIDDEN, "twee woorden")
    one.words(Unread.STRUCK, " ")
    other.things(Unread.STRUCK)
    other.words(Unread.HIDDEN, "nog")
    one.add(other)
    assert one.closed() == (LedgerEntry(Unread.STRUCK, 1), LedgerEntry(Unread.HIDDEN, 3))


def test_every_kind_is_a_concept() -> None:
    assert {item.slug for item in load("omission")} == set(Unread)


def test_a_documents_ledger_stands_in_its_graph() -> None:
    source = html("<h1>Bezoek</h1><p><del>Er zijn 4 jongeren.</del> Er zijn 5 jongeren.</p><nav>Terug</nav>")
    assert ledger(source) == {"struck": 4, "navigation": 1}
    facts = read_text(source).facts
    counted = {
        facts.value(omission, NG.omissionKind): facts.value(omission, NG.omissionCount).toPython()
        for text in facts.subjects(NG.leftOut)
        for omission in facts.objects(text, NG.leftOut)
    }
    assert counted == {ns.concept("omission", "struck"): 4, ns.concept("omission", "navigation"): 1}
