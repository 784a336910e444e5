"""Norms of which the numbered heading is lost."""

from __future__ import annotations

from collections.abc import Callable

from loaders.readers import norms
from loaders.readers.norm_recovery import readable
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]

REPORT = """THEMA 1 ONTWIKKELING

Norm 1.1
Wensen en behoeften van ouders zijn bekend

Proza over wensen.
{}

Proza over zeggenschap.

Norm 1.3
Met respect en begrip omgaan

Proza over respect.

Norm 1.4
Het sociale netwerk van het kind

Proza over familie.

Norm 2.1
Veiligheid wordt gewogen

Proza over risico's.

Norm 2.2
De hulp sluit aan op het kind

Proza over hulp.

Norm 2.3
Methodisch handelen

Proza over plannen.

Norm 3.1
Het belang van het kind

Proza over bestuur.

Bijlage: verantwoording

Wie is gesproken.
"""
PRINTED = ["1.1", "1.3", "1.4", "2.1", "2.2", "2.3", "3.1"]


def test_a_line_with_the_meaning_of_the_missing_norm(layout_of: LayoutOf) -> None:
    _, sections = readable(layout_of(REPORT.format("Jeugdigen en ouders houden de regie")))
    assert [n.notation for n in sections.norms] == sorted([*PRINTED, "1.2"])
    lost = sections.norms[1]
    assert (lost.recovered, [s.text for s in lost.segments]) == (True, ["Proza over zeggenschap."])
    stated = [s for s in norms.statements(sections) if s.rule == "norm-heading-recovered"]
    assert [(s.get("notation"), s.mode, s.get("recoveredHeading")) for s in stated] == [("1.2", "derived", True)]


def test_a_sentence_counts_where_a_list_repeats_it(layout_of: LayoutOf) -> None:
    sentence = "Jeugdigen en hun ouders houden zelf de regie."
    report = REPORT.format(sentence)
    assert len(readable(layout_of(report))[1].norms) == len(PRINTED)
    repeated = f"Conclusie\n\nGoed gaat het hier:\n\n- {sentence}\n- Iets anders gaat ook goed.\n\n{report}"
    assert len(readable(layout_of(repeated))[1].norms) == len(PRINTED) + 1


def test_a_line_of_another_meaning_recovers_nothing(layout_of: LayoutOf) -> None:
    _, sections = readable(layout_of(REPORT.format("Een dag mee in de groep")))
    assert [n.notation for n in sections.norms] == PRINTED


def test_a_report_with_few_of_the_norms_misses_none(layout_of: LayoutOf) -> None:
    few = "\n".join(REPORT.format("Jeugdigen en ouders houden de regie").split("\n")[:19])
    _, sections = readable(layout_of(few))
    assert [n.notation for n in sections.norms] == ["1.1", "1.3", "1.4"]


def test_a_second_judgement_is_that_of_the_norm_in_between(layout_of: LayoutOf) -> None:
    report = REPORT.replace("\n\nProza", "\n\nOordeel: voldoet\n\nProza").format("Er is een plan.")
    _, sections = readable(layout_of(report))
    assert [(n.notation, n.recovered) for n in sections.norms][:3] == [("1.1", False), ("1.2", True), ("1.3", False)]


def test_all_numbers_may_be_lost(layout_of: LayoutOf) -> None:
    lines = [line for line in REPORT.format("Jeugdigen en ouders houden de regie").split("\n") if "Norm" not in line]
    layout, sections = readable(layout_of("Vijf keer norm: norm norm norm norm\n\n" + "\n".join(lines)))
    assert {n.notation for n in sections.norms} >= {"1.1", "1.2", "1.3", "1.4", "2.1", "3.1"}
    assert all(n.recovered for n in sections.norms)
    assert all(layout.body[n.index].text == n.title for n in sections.norms)


def test_prose_without_norms_gives_none(layout_of: LayoutOf) -> None:
    text = "De veiligheid van kinderen\n\nVeilig opgroeien is belangrijk.\n\nHet netwerk van ouders\n\nProza.\n"
    assert readable(layout_of(text))[1].norms == ()
