"""Numbers that claim something, with what they count; and numbers that do not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from loaders.language.nouns import counted
from loaders.readers import figures
from loaders.segments import Layout
from loaders.statements import Statement

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[Decimal, str]]:
    return sorted((Decimal(str(s.get("numericValue"))), str(s.get("unit") or "")) for s in figures.statements(layout))


def only(layout: Layout) -> Statement:
    (statement,) = figures.statements(layout)
    return statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Counts in digits and words.
        ("Er wonen 212 pleegkinderen in een gezin.", [(212, "pleegkinderen")]),
        ("Er werken 13,5 fte begeleiders.", [("13.5", "fte begeleiders")]),
        ("Oostvaart telt 1.184 maatregelen.", [(1184, "maatregelen")]),
        ("De regio kocht 1\u202f250 trajecten in.", [(1250, "trajecten")]),
        ("Wij lazen honderdtwintig brieven.", [(120, "brieven")]),
        ("Er zijn tweehonderdvijftig gezinnen.", [(250, "gezinnen")]),
        ("Er zijn tweeëntwintig plekken.", [(22, "plekken")]),
        ("De raad kwam vier keer bijeen.", [(4, "keer")]),
        ("De ouders die wij belden (drie) zijn tevreden.", [(3, "ouder")]),
        ("Wij spraken jongeren (8), ouders (9) en dossiers (12).", [(8, "jeugdige"), (9, "ouder"), (12, "dossiers")]),
        ("In één van de gesprekken kwam dat ter sprake.", [(1, "gesprekken")]),
        ("Twee van de kinderen gingen naar huis.", [(2, "kinderen")]),
        ("De Zwaluw heeft vier groepen op drie plaatsen.", [(3, "plaatsen"), (4, "groepen")]),
        ("Zij stond zes weekenden van 24 uur alleen.", [(6, "weekenden"), (24, "uur")]),
        # What is counted is named before, or by the number before.
        (
            "Van de zeventien acties zijn er veertien afgerond, één was geschrapt.",
            [(1, "acties"), (14, "acties"), (17, "acties")],
        ),
        (
            "Een begeleider heeft 26 kinderen, waar het er vorig jaar nog 22 waren.",
            [(22, "kinderen"), (26, "kinderen")],
        ),
        ("Er meldden zich 74 gezinnen. Daarvan rondden 29 de training af.", [(29, "gezinnen"), (74, "gezinnen")]),
        ("Er wachtten 52 jongeren, van wie 19 langer dan een jaar.", [(19, "jongeren"), (52, "jongeren")]),
        ("Het aantal plaatsen op de groepen daalde van 186 naar 121.", [(121, "plaatsen"), (186, "plaatsen")]),
        ("Het aantal plaatsen groeide met 28.", [(28, "plaatsen")]),
        ("Wij spraken 24 jongeren. De overige zeven missen hun vrienden.", [(7, "jongeren"), (24, "jongeren")]),
        ("Drie jongeren vertrokken, tegen zeventien in heel 2020.", [(3, "jongeren"), (17, "jongeren")]),
        # Shares.
        ("Het verzuim steeg naar 14,2%.", [("14.2", "%")]),
        ("Het verzuim daalde met 3,7 procentpunt.", [("3.7", "procentpunt")]),
        ("Van hen is 34%² jonger.", [(34, "%")]),
        ("De helft van de jongeren gaat naar huis.", [(50, "%")]),
        ("Meer dan de helft hoorde het te laat.", [(50, "%")]),
        ("Een kwart van hen is niet gezien.", [(25, "%")]),
        ("Driekwart van de ouders is blij.", [(75, "%")]),
        ("Ruim een derde van de gezinnen wacht.", [("33.3", "%")]),
        ("Bij twee derde van de gezinnen lukt het.", [("66.7", "%")]),
        ("Elf van de twaalf dossiers zijn compleet.", [(11, "dossiers")]),
        ("Twee op de drie jongeren zijn tevreden.", [(2, "jongeren")]),
        ("Ongeveer 1 op 7 kinderen krijgt hulp.", [(1, "kinderen")]),
        ("Een op de vijf ouders wist het niet.", [(1, "ouders")]),
        ("Dat lukt bij 44 procent van de gezinnen (167 van de 380).", [(44, "%")]),
        ("In de helft van de dossiers (9 van 18) ontbreekt dat.", [(9, "dossiers")]),
        ("Dat vinden 585 van de 975 jongeren (60 procent).", [(585, "jongeren")]),
        # Stretches of time, amounts of money, marks.
        ("Zij wonen er driekwart jaar.", [("0.75", "jaar")]),
        ("Zij wonen er een half jaar.", [("0.5", "jaar")]),
        ("Dat duurt anderhalf jaar.", [("1.5", "jaar")]),
        ("Zij wachten gemiddeld vierenhalve maand.", [("4.5", "maand")]),
        ("Een periode van vier en een halve maand.", [("4.5", "maand")]),
        ("Wie 24 uur achtereen werkt, raakt moe.", [(24, "uur")]),
        ("Het duurt zes weken voordat er iemand belt.", [(6, "weken")]),
        ("De bestuurder maakt € 90.000 vrij.", [(90000, "euro")]),
        ("Er is 2,5 miljoen euro nodig.", [(2500000, "euro")]),
        ("De omzet was € 16,4 miljoen.", [(16400000, "euro")]),
        ("Werving kostte 64 duizend euro.", [(64000, "euro")]),
        ("Dat kost 2.300 euro per plaats.", [(2300, "euro")]),
        ("Ouders geven het loket gemiddeld een 7,4.", [("7.4", "cijfer")]),
        ("De jongeren gaven de groep een 8.", [(8, "cijfer")]),
        # Ranges.
        ("Zij besteden zes tot acht uur aan zoeken.", [(6, "uur")]),
        ("Op elke groep wonen 3-5 kinderen.", [(3, "kinderen")]),
        ("Het gaat om tussen de 3 en 5 gezinnen.", [(3, "gezinnen")]),
        ("Een kind logeert daar één of twee weekenden per maand.", [(2, "weekenden")]),
    ],
)
def test_a_figure_has_a_value_and_what_it_counts(
    layout_of: LayoutOf, text: str, expected: list[tuple[object, str]]
) -> None:
    assert found(layout_of(text)) == [(Decimal(str(value)), unit) for value, unit in expected]


@pytest.mark.parametrize(
    "text",
    [
        "De toets kent vier scores en drie kleuren.",
        "Het bezoek was op 3 juni 2025.",
        "Wij kwamen op 3, 4 en 10 juni 2025 langs.",
        "Kinderen onder de twaalf jaar worden minder gehoord.",
        "De groep is er voor meisjes van 12 tot 18 jaar.",
        "Een jongen van vijftien vertelde dat.",
        "Wij spraken onder vier ogen met elkaar.",
        "Om tien uur gaat het licht uit, en om half negen ook.",
        "Zie norm 2.1 en bijlage 3.",
        "Dat valt onder Norm 3 van het JIJ-kader 2.0.",
        "Het kind zit in fase 2 van het traject.",
        "Dat regelt artikel 4.1.1 van de Jeugdwet, in het tweede lid.",
        "Zie Kamerstukken II 2021/22, 31839, nr. 862.",
        "Dat is gepubliceerd in Stcrt. 2022, 1234.",
        "Dat staat in een noot.³ Daarna volgt meer.",
        "In 2021³ was alles anders.",
        "Zij zitten op één lijn.",
        "De inspectie acht De Linde in staat tot beter.",
        "De lat ligt hoog, maar De Linde acht dat haalbaar.",
        "In 2023 was alles anders.",
        "In schooljaar 2024/2025 begint het opnieuw.",
        "Wij starten in het 3e kwartaal van 2025.",
        "Het kantoor staat aan de Dorpsstraat 12 in Zuideinde.",
        "Het postadres is 1234 AB Zuideinde.",
        "Het plan heet versie 2 van de koers.",
        "Zij bellen 24/7 met elkaar.",
        "Volgens Team 4 is dat gelukt.",
        "Er volgt een derde bezoek.",
        "Tientallen ouders kwamen langs.",
        "In de tweede helft van 2024 begint de bouw.",
        "Eén moeder zei: ‘Ik slaap weer.’",
        "Jayden (18) woonde op een groep.",
        "De partijen kregen het met z'n drieën voor elkaar.",
    ],
)
def test_no_figure(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


@pytest.mark.parametrize(
    ("text", "least", "most", "approximate"),
    [
        ("Op elke groep wonen 3 tot 5 kinderen.", 3, 5, None),
        ("Er zijn minstens vijf begeleiders.", 5, None, None),
        ("Er zijn maximaal twaalf plekken.", None, 12, None),
        ("Er kwamen ruim 80 ouders.", 80, None, True),
        ("Er kwamen bijna 50 ouders.", None, 50, True),
        ("Er kwamen zo'n 50 ouders.", None, None, True),
        ("Er kwamen 50 ouders.", None, None, None),
    ],
)
def test_the_words_around_a_number_bound_it(
    layout_of: LayoutOf, text: str, least: int | None, most: int | None, approximate: bool | None
) -> None:
    figure = only(layout_of(text))
    assert (figure.get("minValue"), figure.get("maxValue"), figure.get("approximate")) == (least, most, approximate)


@pytest.mark.parametrize(
    ("text", "part", "base", "share"),
    [
        ("Elf van de twaalf dossiers zijn compleet.", 11, 12, None),
        ("Dat vinden 585 van de 975 jongeren (60 procent).", 585, 975, 60),
        ("Dat lukt bij 44 procent van de gezinnen (167 van de 380).", 167, 380, 44),
    ],
)
def test_a_share_keeps_its_part_and_its_whole(
    layout_of: LayoutOf, text: str, part: int, base: int, share: int | None
) -> None:
    figure = only(layout_of(text))
    assert (figure.get("numerator"), figure.get("denominator"), figure.get("share")) == (part, base, share)


def test_a_whole_between_brackets_is_a_figure_too(layout_of: LayoutOf) -> None:
    six, eighty = figures.statements(layout_of("Wij spraken 6 jongeren (van de ongeveer 80)."))
    assert (six.get("numerator"), six.get("denominator")) == (6, 80)
    assert (eighty.get("numericValue"), eighty.get("approximate")) == (80, True)


def test_a_figure_has_the_time_it_holds_for(layout_of: LayoutOf) -> None:
    text = "Het aantal kinderen daalde van 186 begin 2024 naar 121 op 1 juli 2025. In 2026 waren er 99 kinderen."
    dated = {int(str(s.get("numericValue"))): s.get("referenceDate") for s in figures.statements(layout_of(text))}
    assert dated == {186: "begin 2024", 121: "1 juli 2025", 99: "2026"}


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Volgens het CBS krijgt ongeveer tien procent van de jeugdigen hulp.", {"third-party", "cbs"}),
        ("In de vragenlijst is 48 procent tevreden.", {"survey"}),
        ("Volgens de aanbieder is 90 procent op tijd.", {"provider"}),
        ("De inspecties spraken met vijf ouders.", {"inspectorate"}),
        ("Er zijn vijf groepen.", set()),
    ],
)
def test_a_figure_has_who_supplies_it(layout_of: LayoutOf, text: str, supplier: set[str]) -> None:
    assert {str(iri).rpartition("/")[2] for iri in only(layout_of(text)).all("suppliedBy")} == supplier


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Bij 80 procent van de gezinnen is het plan op tijd.", "positive"),
        ("Bij 80 procent van de gezinnen is het plan niet op tijd.", "negative"),
        ("Elf van de twaalf dossiers zijn compleet.", "positive"),
    ],
)
def test_a_share_speaks_for_or_against(layout_of: LayoutOf, text: str, polarity: str) -> None:
    assert str(only(layout_of(text)).get("figurePolarity")).endswith(f"/{polarity}")


def test_of_a_share_it_is_told_who_they_are(layout_of: LayoutOf) -> None:
    figure = only(layout_of("Bij 44 procent van de gezinnen lukt het."))
    assert (figure.get("counted"), figure.get("population")) == ("gezinnen", "gezinnen")
    assert only(layout_of("Gemiddeld duurt het gemiddeld zes weken.")).get("measure") == "gemiddelde"


def test_a_table_counts_what_its_columns_are_headed(layout_of: LayoutOf) -> None:
    text = "groep          plekken          bezet\nDe Duin          10          9\nDe Golf          12          8\n"
    told = sorted((s.get("numericValue"), s.get("counted"), s.get("unit")) for s in figures.statements(layout_of(text)))
    assert told == [(8, "bezet", None), (9, "bezet", None), (10, "plekken", None), (12, "plekken", None)]


def test_a_column_headed_by_a_time_tells_when(layout_of: LayoutOf) -> None:
    text = "Vorm\tBegin 2024\tJuli 2025\nKleine groep\t40\t93\nGezinshuis\t152\t180\n"
    told = {
        (s.get("numericValue"), s.get("counted"), s.get("referenceDate")) for s in figures.statements(layout_of(text))
    }
    assert (Decimal(93), "Kleine groep", "Juli 2025") in told
    assert len(told) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Werkwijze\t3\nUitkomsten\t7\n\nWerkwijze\n\nWij lazen veel.\n\nUitkomsten\n\nHet gaat goed.\n",
        "Werkwijze\t3\nHet jongere gezin\t7\nBijlagen\t9\n\nWerkwijze\n\nWij lazen veel.\n",
    ],
)
def test_a_table_of_contents_counts_nothing(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_the_number_of_a_note_is_no_figure(layout_of: LayoutOf) -> None:
    text = "Dat kost geld.¹\n\n¹ Uit een fonds kwam 60 duizend euro.\n"
    assert found(layout_of(text)) == [(60000, "euro")]


@pytest.mark.parametrize(
    ("behind", "noun"),
    [
        (" bekeken dossiers vond de inspectie", "bekeken dossiers"),
        (" gezamenlijke bijeenkomsten met ouders", "gezamenlijke bijeenkomsten"),
        (" normen moet het beter", "normen"),
        (" liepen nog", ""),
        (" van de ouders", ""),
        (" weken na de melding", "weken"),
        (" missen hun vrienden", ""),
    ],
)
def test_the_noun_behind_a_number(behind: str, noun: str) -> None:
    assert counted(behind) == noun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Het verzuim steeg van 6,4% in 2022 naar 8,1% in 2023.",
            [(6.4, "verzuim", "2022"), (8.1, "verzuim", "2023")],
        ),
        ("De wachttijd is gemiddeld 11 weken.", [(11, "gemiddelde wachttijd", None)]),
        ("Wij hielpen 1.204 gezinnen (2022: 1.150).", [(1204, None, None), (1150, None, "2022")]),
        ("Huis De Berk\n\nAantal plaatsen: 32\nAantal groepen: 3\n", [(32, None, None), (3, None, None)]),
        (
            "Het budget groeide van € 1,2 mln. in 2021 naar € 1,5 mln. in 2023.",
            [(1200000, "budget", "2021"), (1500000, "budget", "2023")],
        ),
        ("In 2022 gaf de gemeente € 4,6 miljoen uit.", [(4600000, None, "2022")]),
        ("De duur was 9 maanden, tegen 11 maanden in 2022.", [(9, "duur", None), (11, "duur", "2022")]),
        ("Op 6 en 7 maart 2023 waren er 40 kinderen.", [(40, None, "2023-03-06/2023-03-07")]),
    ],
)
def test_a_figure_has_what_it_measures_and_when(layout_of: LayoutOf, text: str, expected: list[object]) -> None:
    got = [
        (float(str(s.get("numericValue"))), s.get("measure"), s.get("period"))
        for s in figures.statements(layout_of(text))
    ]
    assert got == expected


@pytest.mark.parametrize(
    "text",
    [
        "Binnen vijf dagen is er contact.",
        "De klager krijgt uiterlijk veertien dagen na ontvangst antwoord.",
        "Hersteltermijn: 14 dagen.",
    ],
)
def test_how_long_a_term_lasts_is_no_figure(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []
