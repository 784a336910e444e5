"""Facts about the document itself and about the organisation it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements import letterhead
from loaders.elements.cues import Cues
from loaders.elements.wording import mentions
from loaders.language.dates import dates
from loaders.readers import front_page
from loaders.readers.document_facts import Fact, labelled_facts
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values

_VISIT = re.compile(
    r"\b(?:bezocht(?:en)?|bezoek(?:en)?|voerde(?:n)?\b.*\btoezicht|toezicht\b.*\buit\b|kwamen?"
    r"|ging(?:en)? .{0,30}langs|\blangs(?:gegaan|gekomen|geweest)\b|spraken|toezicht (?:van|op) (?=\d))"
)
# Others visit too.
_BY_OTHERS = re.compile(r"\bbe(?:zocht|zoek) (?:door|van) (?!(?:de |het )?(?:inspect|toezicht|ggd|ons\b))")
_FORMER = re.compile(
    r"(?:\b(?:eerder bekend (?:als|onder de naam)|voorheen(?: bekend als)?|vroeger(?: bekend als)?|voormalige naam:?"
    r"|(?:heette|heetten)(?: (?:vroeger|eerder|voorheen|toen))?|onder de (?:oude )?naam|[Tt]ot (?:in )?(?:[a-z]+ )?"
    r"(?:19|20)\d\d was de naam)) (?P<value>[A-ZÀ-Ý][^.,;()]{2,60})"
)
_KVK = re.compile(
    r"\b(?:(?:kvk|kamer van koophandel|handelsregister)[^.\d]{0,60}?(?P<place>(?:onder )?(?:nummer|nr\.?"
    r"|kvk-?nummer)?:?\s*(?P<value>\d(?: ?\d){7}))(?!\d)"
    r"|(?P<before>\d(?: ?\d){7})\b(?=[^.\d]{0,60}\b(?:kvk|kamer van koophandel|handelsregister)\b))"
)
_PARENT = re.compile(
    r"\b(?:(?:is|maakt) (?:een )?(?:onder)?deel (?:uit )?van|(?<=, )onderdeel van|hoort bij|valt onder) (?:de )?"
    r"(?P<value>(?:stichting )?[A-ZÀ-Ý][^.,;()]{2,60})"
)
_FOUNDED = re.compile(
    r"(?:\bin|\bop|\bsinds) (?P<value>(?:\d{1,2} )?(?:[a-z]+ )?(?:19|20)\d\d) (?:is )?(?:opgericht|ontstaan"
    r"|gestart)\b"
    r"|\b(?:opgericht|ontstaan) (?:in|op) (?P<after>(?:\d{1,2} )?(?:[a-z]+ )?(?:19|20)\d\d)"
    r"|\bbestaat (?:al )?sinds (?P<since>(?:\d{1,2} )?(?:[a-z]+ )?(?:19|20)\d\d)"
)
# What else starts or comes about has no day of founding.
_WHO = re.compile(r"\b(?:stichting|organisatie|instelling|aanbieder|vereniging|voorziening|bureau)\b")
_HEAD_OFFICE = re.compile(r"\bhoofd(?:kantoor|vestiging|locatie)\b|\bstatutair\b")
_AT = re.compile(r", (?:locatie|vestiging) (?P<value>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?)")
_SEATED = re.compile(
    r"\b(?:gevestigd (?:in|te)|uitgevoerd (?:in|op|bij)|op de locatie|de locaties?|kantoor (?:staat|is) in"
    r"|(?:organisatie|stichting|instelling) zit in"
    r"|vestiging in) (?:de regio [A-Z][\w-]+, )?(?:op )?(?:de )?(?:locatie )?"
    r"(?P<value>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
)
_ORGANISATION = re.compile(
    r"\b(?:toezicht(?: uit)? bij|bezocht(?:en)?(?: de inspectie| wij| we)?(?: op \d[\w ]{3,40}?)?|(?:jouw|je|uw"
    r"|de) (?:jeugd)?hulpaanbieder"
    r"|bezoek aan|bij de instelling|(?:Jeugd|Justitie en Veiligheid) bij"
    r"|langs bij|onderzoek bij) (?P<value>(?:[Ss]tichting )?[A-ZÀ-Ý][\w'’&-]+(?:,? (?:[A-ZÀ-Ý][\w'’&-]+|in|locatie"
    r"|pleegzorg|van|de|het))*)"
)
_FULL_NAME = re.compile(
    r"(?P<value>[Ss]tichting [A-ZÀ-Ý][\w'’&-]+(?: (?:[A-ZÀ-Ý][\w'’&-]+|en|van|de|het"
    r"|voor))*)(?P<alias> \(hierna:? [^)]{2,40}\))?"
)
_LEGAL_LINE = re.compile(
    r"^(?P<value>(?:Stichting|Vereniging|Coöperatie) [A-ZÀ-Ý][^,;.:(]{2,50}?)"
    r"(?:, (?P<seat>(?:locatie |in |te )?[A-ZÀ-Ý][^,;.:(]{2,40}))?$"
)
_COMPANY = re.compile(r"\b(?P<value>[A-ZÀ-Ý][\w'’&-]+(?: [A-ZÀ-Ý][\w'’&-]+){0,3} (?:B\.?V\.?|N\.?V\.?))(?![\w])")
_LASTED = re.compile(
    r"\b(?:onderzoek|toezicht|inspectie) (?:liep|duurde|vond plaats|(?:is|werd) uitgevoerd)"
    r" (?:van|tussen|in de periode)\b"
)
# Who publishes, in a sentence of the document's own.
_BODY = r"(?:GGD|Inspectie|Rekenkamer)"
_WE_ARE = re.compile(
    r"\b(?:[Ww]ij|[Ww]e) (?:werken (?:bij|voor)|zijn (?:inspecteurs )?van) (?:de |het )?"
    r"(?P<value>[A-ZÀ-Ý][^.,;()!?]{3,60})"
    r"|\b(?:onderzoek|rapport|toezicht|inspectie)\b[^.]{0,40}\b(?:uitgevoerd|opgesteld|verricht|gepubliceerd) door"
    rf" (?:de |het )?(?P<by>{_BODY}[^.,;()]{{0,50}}?)(?= in opdracht| namens|[.,;]|$)"
    rf"|\b(?:uitgave van|uitgegeven door) (?:de |het )?(?P<of>{_BODY}[^.,;()]{{0,50}})"
)
_NAME = r"(?:De |Het )?[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)*"
_PART = re.compile(rf"(?P<value>{_NAME})(?: (?:in|te) (?P<seat>{_NAME}))?, (?:een )?onderdeel van ")
_URL = re.compile(r"<?https?://[^\s)>\]]+>?|\bwww\.[^\s)>\]]+")
_SENTENCES = (
    (
        "purpose",
        re.compile(
            r"\bdoel van (?:het|dit) (?:toezicht|onderzoek|bezoek)\b|\bwilden? (?:\w+ ){0,2}weten\b"
            r"|^doel (?:was|is)\b|\bonderzocht(?:en)? (?:de )?inspecties? (?:hoe|of|in hoeverre|wat)\b"
            r"|\b(?:met|in) (?:dit|deze|het) (?:vervolg|her|thema)?(?:onderzoek|toezicht|bezoek|hertoets|verslag"
            r"|rapport) (?:is|wil|willen|wilde|wilden|gaan|gingen) \b"
            r"|\bging(?:en)? na of\b|\b(?:wij|we) onderzochten (?:hoe|of|wat|in hoeverre)\b"
            r"|\bwe kijken of jij\b"
            r"|\b(?:toezicht|onderzoek) moest\b"
        ),
    ),
    (
        "framework",
        re.compile(
            r"\baan de hand van het toetsingskader\b|\b(?:toetsings|jij-)?kader\b.*\b(?:gebruikt?|gehanteerd"
            r"|leidend)\b"
            r"|\btoetste\w* (?:aan|met)\b.*kader\b|\btoetsten\b.*kader\b"
            r"|\b(?:gebruikt(?:e|en)?|hanteer\w+|geveld met|beoordeeld met) .{0,20}kader\b|\bgetoetst aan\b"
        ),
    ),
    (
        "scope",
        re.compile(
            r"\balle normen\b(?! te voldoen)|\balle locaties\b|\bgingen langs\b|\bliepen mee\b|\bnormen (?:zijn"
            r"|worden) (?:opnieuw )?(?:getoetst|beoordeeld|bekeken)\b"
        ),
    ),
    ("scope_limitation", re.compile(r"\bgeen uitspraken?\b|\bniet (?:onderzocht|betrokken in)\b")),
    (
        "reason",
        re.compile(
            r"\b(?:reden|aanleiding)\b.*\b(?:toezicht|bezoek\w*|onderzoek|hertoets|gaan)\b|\bals eerste besloot\b"
            r"|\b(?:wij|de inspecties?) (?:kwam|kwamen|ging|gingen|bezocht(?:en)?)\b.{0,40}\bomdat\b"
            r"|^de (?:aanleiding|reden) (?:was|is|hiervoor|daarvoor)\b"
            r"|^na (?:het|ons|een) (?:eerste|vorige|eerdere) (?:rapport|bezoek|onderzoek|toezicht)\b"
            r"|\bkreeg\b.{0,30}\bsignalen\b|\bkondigde de inspectie\b"
        ),
    ),
    (
        "research_question",
        re.compile(r"\b(?:centrale|hoofd|onderzoeks?)[ -]?(?:onderzoeks)?vraag (?:luidt|luidde|was|is)\b"),
    ),
    (
        "contact",
        re.compile(
            r"\bwil je (?:nog )?(?:iets )?vragen\b|\bneem contact op\b|\bvragen over (?:dit|het)\b"
            r"|\bmail(?:en)? naar\b"
            r"|\bmag ons (?:ook )?(?:mailen|bellen)\b|\blaat het weten via\b"
        ),
    ),
    ("reference", re.compile(r"\bvolledige? rapport\b|\bqr[- ]code\b|\blees meer\b")),
)

_OPENING = 25  # segments in which a document says who publishes it
_CUES = Cues(_SENTENCES)


def statements(layout: Layout) -> Iterator[Statement]:
    """A DocumentFact for each fact, with every place that gives it."""
    places: dict[tuple[str, str], dict[Place, None]] = {}
    for fact in facts(layout):
        places.setdefault((fact.field, fact.value), {})[fact.place] = None
    for (field, value), where in places.items():
        yield Statement(
            "DocumentFact",
            tuple(where),
            "author",
            f"fact-{field.replace('_', '-')}",
            values(field=field, fieldValue=value),
        )


def facts(layout: Layout) -> Iterator[Fact]:
    """The facts of an inspectorate's document, in no particular order; a title under a label goes over any other."""
    labelled = list(labelled_facts(layout.document))
    known = {fact.field for fact in labelled}
    named = {"title", "subtitle"} if "title" in known else set()
    front = [fact for fact in front_page.facts(layout) if fact.field not in named]
    yield from labelled
    yield from front
    yield from letterhead.addressed(layout)
    if "publisher" not in known | {fact.field for fact in front}:
        yield from list(_who_we_are(layout)) or _who_visited(layout)
    for segment in layout.segments:
        yield from _references(segment)
        if segment.kind not in (Kind.HEADING, Kind.FURNITURE, Kind.ROW):
            for sentence in segment.sentences:
                yield from _from_sentence(sentence)
    yield from _organisation(layout)


def _who_we_are(layout: Layout) -> Iterator[Fact]:
    """Who publishes, where a sentence of the document says for whom its writers work or who did the inquiry."""
    for segment in layout.body[:_OPENING]:
        for sentence in segment.sentences:
            if match := _WE_ARE.search(sentence.text):
                group = match.lastgroup or "value"
                yield Fact("publisher", match[group].strip(), sentence.place(*match.span(group)))
                return


def _who_visited(layout: Layout) -> Iterator[Fact]:
    """The inspectorate of which the first sentences say that it came; another's word on it is no publication."""
    for segment in layout.body[:_OPENING]:
        for sentence in segment.sentences:
            for mention in mentions("body", sentence.folded) if _VISIT.search(sentence.folded) else ():
                if mention.concept.slug.startswith("inspectie"):
                    yield Fact("publisher", mention.concept.label_nl, sentence.place(mention.start, mention.end))
                    return


def _from_sentence(sentence: Shadow) -> Iterator[Fact]:
    folded, text = sentence.folded, sentence.text
    if _VISIT.search(folded) and not _BY_OTHERS.search(folded):
        found = list(dates(folded))
        # Days of one month stand before its name together ("op 14 en 16 mei").
        yield from (Fact("visit_date", when.iso, sentence.whole) for when in found if when.end == found[0].end)
    yield from (Fact(field, text, sentence.whole) for field in _CUES.found(folded))
    if _LASTED.search(folded) and (when := next(dates(folded), None)):
        yield Fact("period", when.iso, sentence.whole)
    for field, pattern in (("former_name", _FORMER), ("parent_organisation", _PARENT)):
        if match := pattern.search(text):
            yield Fact(field, match["value"].strip(), sentence.whole)
    if match := _PART.search(text):
        yield Fact("organisation", match["value"], sentence.part(*match.span("value")).whole)
        if match["seat"]:
            yield Fact("location", match["seat"], sentence.part(*match.span("seat")).whole)
    if match := _KVK.search(folded):
        group = "place" if match["value"] else "before"
        number = (match["value"] or match["before"]).replace(" ", "")
        yield Fact("kvk_number", number, sentence.part(*match.span(group)).whole)
    if (match := _FOUNDED.search(text)) and ("opgericht" in folded or _WHO.search(folded)):
        founded = next(dates(folded[match.start() : match.end()]), None)
        year = match["value"] or match["after"] or match["since"]
        yield Fact("founding_date", founded.iso if founded else year, sentence.part(0, match.end()).whole)
    seated = None if _HEAD_OFFICE.search(folded) else _SEATED.search(text)
    if match := seated or (_AT.search(text) if _VISIT.search(folded) else None):
        yield Fact("location", match["value"], sentence.whole)


def _organisation(layout: Layout) -> Iterator[Fact]:
    """The inspected organisation: by the words of the visit, and by its full legal name."""
    for segment in layout.body[:60]:
        if match := _ORGANISATION.search(segment.text):
            place = segment.shadow.place(*match.span("value"))
            name, _, seat = match["value"].partition(" in ")
            name = name.partition(", locatie ")[0]
            yield Fact("organisation", re.sub(r"(?:,? (?:van|de|het|in|locatie))+$", "", name), place)
            if seat:
                yield Fact("location", seat, place)
            break
    for segment in layout.body[:6]:
        if match := _LEGAL_LINE.search(segment.text):
            yield Fact("organisation", match["value"], segment.shadow.place(*match.span("value")))
            if match["seat"]:
                seat = re.sub(r"^(?:locatie|in|te) ", "", match["seat"])
                yield Fact("location", seat, segment.shadow.place(*match.span("seat")))
            break
    for segment in layout.body:
        if segment.kind is not Kind.HEADING and (match := _FULL_NAME.search(segment.text)) and match["alias"]:
            yield Fact("organisation", match["value"], segment.shadow.place(*match.span()))
            break
    for segment in layout.body[:60]:
        if match := _COMPANY.search(segment.text):
            yield Fact("organisation", match["value"], segment.shadow.place(*match.span()))
            break


def _references(segment: Segment) -> Iterator[Fact]:
    for match in _URL.finditer(segment.text):
        yield Fact("reference", match.group().strip("<>."), segment.shadow.place(*match.span()))
