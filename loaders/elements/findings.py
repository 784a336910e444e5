"""What a report finds, sentence by sentence: who says it, and whether it speaks for or against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import URIRef

from loaders.elements.norms import NormSections
from loaders.elements.points import outside_points
from loaders.elements.voices import voice_of
from loaders.elements.wording import mentions, topics
from loaders.segments import Kind, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, Value, values
from ontology.namespaces import concept

_NEGATIVE = re.compile(
    r"\b(?:niet|geen|onvoldoende|ontbre\w+|mist|missen|gebrek\w*|tekort\w*|te weinig|te laat|teveel|te veel"
    r"|moeilijk\w*|moeizaam|lastig\w*"
    r"|werkdruk\w*|onduidelijk\w*|probleem|problemen|knelpunt\w*|zorgelijk\w*|zorgen over|wachtlijst\w*"
    r"|onveilig\w*|beperkt\w*|nauwelijks|slecht\w*"
    r"|nog niet|kanttekening|verve(?:len|elt)|frustr\w+|verwarr\w+|gemis|vertrag\w+|kwetsbaar|helaas|zelden"
    r"|overbelast\w*|incidenten|ontevreden|onrustig\w*|stroef|stroeve|wachten|wachtend\w*|wacht(?:te|tijd\w*)?"
    r"|zonder (?:uitleg|reden|plan|overleg)|te (?:kort|lang|veel|vaak|weinig|hoog|hoge|laag|langzaam|traag)|niemand"
    r"|maar pas|pas (?:laat|later|nadat)|verdwijnen|verdwijnt|afgeweken|wijkt af|verschillen|wisselingen|vaak wisselen"
    r"|(?:kost|vraagt|vergt) (?:\w+ )?(?:veel )?(?:tijd|extra)|veel tijd kost|soms maanden|op gevoel"
    r"|terug(?:gedraaid|gelopen)"
    r"|ruzie|boos|bang|eenzaam|dreig\w*|verlopen|vertrok\w*)\b"
)
_POSITIVE = re.compile(
    r"\b(?:positie(?:f|ve)|goed|goede|tevreden|betrokken|voldoende|helder\w*|duidelijk\w*|expertise"
    r"|deskundig\w*|vertrouwen|prettig\w*|fijn|veilig\w*"
    r"|investe\w+|verbeter\w+|zichtbaar|aangetroffen|inzet\w*|zetten zich in|centraal|beschik\w+|volgen|alert"
    r"|getraind|geholpen|actie\w*|benaderbaar|open"
    r"|transparant|mooi\w*|sterk\w*|trots|stabiel\w*|aandacht|zorgvuldig\w*|persoonlijk|professione\w+"
    r"|naar school|afwisselend|hun best|bewust|regelmatig|geregeld|breed|samenspraak|meetbaar|ontwikkeld"
    r"|overzichtelijk"
    r"|aardig\w*|populair|gezellig\w*|schoon|warm\w*|rustig\w*|serieus|snel|beter|mag elk\w*|samen met|meebeslis\w*"
    r"|beslissen mee|schuiven aan|volledig|actueel|werkbegeleiding|intervisie|reflectie|kritische? selectie"
    r"|weten .{3,30}te vinden"
    r"|door en door|belangrijke stem|klachtenregeling|georganiseerd|aanpassen aan|zelf (?:vertellen|kiezen"
    r"|contact)|terecht)\b"
)
_NO_NEGATIVE = re.compile(
    r"\b(?:niet alleen|niet meer dan|geen bijzonderheden|zonder problemen"
    r"|waar (?:dat )?niet|wel en (?:wat )?niet|niet thuis|niet in hetzelfde|het (?:ergens )?niet mee eens"
    r"|wel bewust van"
    r"|zonder aarzelen|niet (?:meer )?nodig|geen (?:klachten|incidenten|problemen|wachtlijst))\b"
)
_REFERENCE = re.compile(
    r"\b(?:in (?:dit|onderstaande?) (?:hoofdstuk|thema|figuur)|hieronder (?:leest|staat)"
    r"|zie (?:ook )?(?:bijlage|pagina)|meer lezen)\b"
)


def polarity(folded: str) -> str:
    """Slug of the scheme polarity; negative words weigh more, since reports are polite."""
    negative = len(_NEGATIVE.findall(_NO_NEGATIVE.sub(" ", folded)))
    positive = len(_POSITIVE.findall(folded))
    if negative and negative * 2 >= positive:
        return "negative"
    return "positive" if positive else "neutral"


def in_norm_sections(sections: NormSections) -> Iterator[Statement]:
    """A Finding for each sentence of a norm's prose that is neither its text nor one of its points."""
    for norm in sections.norms:
        prose = [segment for segment in outside_points(norm) if segment.kind is Kind.PARAGRAPH]
        about = values(aboutNorm=sections.norm_iri(norm.notation), normNotation=norm.notation)
        for statement in in_prose(prose, rule="sentence-under-norm", about=about):
            if statement.places[0].start >= norm.place.end:
                yield statement


def in_prose(
    segments: Iterable[Segment],
    rule: str,
    voice: str = "inspectorate",
    about: tuple[tuple[str, Value], ...] = (),
    fixed: str | None = None,
) -> Iterator[Statement]:
    """A Finding for each sentence of a stretch of prose; `fixed` gives the polarity where the heading settles it.

    A sentence that names no topic goes on about that of the sentence before it in the same paragraph.
    """
    for segment in segments:
        subject: list[URIRef] = []
        for sentence in segment.sentences:
            subject = topics(sentence.folded) or subject
            if _tells_something(sentence):
                yield finding(sentence, rule, voice, about, fixed, subject)


def finding(
    sentence: Shadow,
    rule: str,
    voice: str = "inspectorate",
    about: tuple[tuple[str, Value], ...] = (),
    fixed: str | None = None,
    subject: Iterable[URIRef] | None = None,
) -> Statement:
    """One sentence as a Finding, on the topics given or on those it names."""
    spoken = voice_of(sentence.folded, voice) if fixed is None else voice_of("", voice)
    concerns = dict.fromkeys(m.concept.iri for m in mentions("role", sentence.folded))
    return Statement(
        "Finding",
        (sentence.whole,),
        spoken.slug,
        rule,
        about
        + values(
            polarity=concept("polarity", fixed or polarity(sentence.folded)),
            speaker=spoken.speakers,
            concerns=[iri for iri in concerns if iri not in spoken.speakers],
            topic=topics(sentence.folded) if subject is None else subject,
        ),
    )


def _tells_something(sentence: Shadow) -> bool:
    words = sentence.folded.split()
    return (
        len(words) >= 4
        and sentence.text[:1] not in "“”\"‘'"
        and not sentence.text.endswith((":", "?"))
        and not _REFERENCE.search(sentence.folded)
    )
