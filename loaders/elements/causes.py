"""What a report says causes what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements.wording import mentions
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow, fold
from loaders.statements import Statement, values
from ontology.namespaces import concept

# Each pattern names which side of the words is the cause.
_EFFECT_FOLLOWS = re.compile(
    r"\b(?:waardoor|hierdoor|daardoor|daarom|het gevolg is|(?:leidt|leidde|leiden|leidden) (?:\w+ ){0,3}?(?:tot|ertoe)"
    r"|er(?: .{3,40})? ?toe (?:leidt|leidde|geleid|leiden)|heeft (?:\w+ ){0,3}?geleid tot|levert .{0,40}\bop\b"
    r"|zorgt (?:er)?voor|zorgde(?:n)? (?:er)?voor|zorgen voor|met als gevolg|maakt dat|maken dat|maakte dat|zodat"
    r"|wordt veroorzaakt|direct verband|kost tijd|vraagt tijd|factoren die .{0,30}een rol spelen)\b"
)
_LACK = (
    r"(?:gebrek|tekort|werkdruk|hoge|ontbreken|wisseling|druk|drukte|ziekte|krapte|verloop|verzuim|bezuiniging"
    r"|schaarste"
    r"|wachtlijst|lockdown|corona|uitval|vertraging|verhuizing|personeels|afwezigheid|onderbezetting|lange|late|grote"
    r"|onduidelijk|te (?:weinig|veel|lange|hoge))"
)
_CAUSE_FOLLOWS = re.compile(
    rf"\b(?:omdat|doordat|vanwege|als gevolg van|ten gevolge van|(?:mede |vooral )?door (?:een |het |de )?{_LACK}\w*"
    r"|te maken (?:heeft|hebben) met|(?:heeft|hebben) (?:\w+ ){0,3}?te maken met|komt (?:deels |vooral )?door"
    r"|komt voort uit"
    r"|voortkomt uit|wegens|dankzij|onder druk van|te danken aan|te wijten aan|lig(?:t|gen) (?:dit|dat|het) aan"
    r"|door schade|oorza(?:ak|ken))\b"
)
# A sentence that opens with its cause: what follows up to the verb that ends it.
_OPENS_WITH_CAUSE = re.compile(
    r"^(?:(?:mede|vooral|juist|ook) )?(?:door|dankzij|vanwege|wegens|als gevolg van|ten gevolge van) (?!middel\b|te\b)"
)
_VERB = re.compile(
    r" (?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|kon|konden|moet|moeten|moest"
    r"|krijg(?:t|en)|kreeg|kregen|blijf(?:t|ven)|bleef|bleven|komt|komen|kwam|kwamen|gaat|gaan|ging|gingen|valt|vallen"
    r"|viel(?:en)?|ontsta(?:at|an)|ontstond(?:en)?|duur(?:t|de)|lukt|lukte|verliep(?:en)?|verloopt|zit|zitten"
    r"|stopt(?:e|en)?"
    r"|liep(?:en)?|loopt|lopen|ontbreekt|ontbreken|mist|missen|weet|weten|voel(?:t|en)|wacht(?:en|ten|te)?|hoeft|hoeven"
    r"|raakt(?:e|en)?|haakt|haken|vertrok(?:ken)?|daalde(?:n)?|steeg|stegen|nam(?:en)?|neemt|nemen|staat|staan"
    r"|verand\w+)\b"
)
_CONDITION = re.compile(r"^(?:wanneer|als|maar als) .{10,160}?,? (?:is|kun|kan|ligt|komt|ontstaat|blijft)\b")
# "Of dit leidt tot …" asks, and does not say that it does.
_ASKED = re.compile(r"\bof\b[^,;]{0,60}$")
# A word that points back to the sentence before, also in mid-sentence ("voldoet daarom niet").
_POINTS_BACK = re.compile(r"^(?:hierdoor|daardoor|daarom)$")
_OUTSIDE = re.compile(
    r"\bbuiten de (?:eigen )?invloed(?:ssfeer)?\b|\bgeen invloed\b|\barbeidsmarkt\b|\bgemeenten? (?:is|zijn|wil"
    r"|beslis)\w*\b"
)
_PARTLY = re.compile(
    r"\b(?:deels|gedeeltelijk|een deel .{0,30}) (?:buiten|door|afhankelijk)\b|\bmede door\b"
    r"|\been deel van de oorzaken ligt buiten\b|\bbeperkt(?:e)? invloed\b"
)
_INSIDE = re.compile(r"\bbinnen de (?:eigen )?invloed(?:ssfeer)?\b|\bzelf (?:te )?beinvloed\w*\b|\bin eigen hand\b")
_WHOSE = re.compile(
    r"\binvloed(?:ssfeer)? van (?P<of>(?:de |het )?[\w&-]+(?: [A-Z][\w&-]+)*)"
    r"|\b(?:heeft|hebben) (?P<who>(?:de |het )?[\w&-]+(?: [A-Z][\w&-]+)?) (?:zelf )?geen invloed"
    r"|\bwaar (?P<whom>(?:[Dd]e |[Hh]et )?[\w&-]+) (?:zelf )?geen invloed"
)
# An unknown verb: the word behind an article and a noun.
_AFTER_NOUN = re.compile(
    r"(?:mede |vooral )?(?:door|dankzij|vanwege|wegens) (?:de|het|een|hun|die) [\w-]{5,}(?= [a-z]{3,}en \w)"
)
# Whose hand something is out of, said of what the sentence names.
_NO_HAND = re.compile(r"^(?P<cause>.{8,160}?),? (?:en )?daar (?:heeft|hebben) .{2,40} geen invloed op")
_LIES_OUTSIDE = re.compile(r"\boorza(?:ak|ken) .{0,20}\bbuiten de (?:eigen )?invloed.{0,40}?: (?P<cause>.{6,200})$")
_BACKWARD = re.compile(
    r"^(?:hierdoor|daardoor|daarom|het gevolg is|hier(?:bij|mee) .{3,20}\bverband|dit (?:leidt|leidde|zorgt|vraagt"
    r"|kost)"
    r"|dat (?:leidt|leidde|zorgt|maakt|heeft er))\b"
)


# A sentence that only announces causes.
_BARE = re.compile(r"^(?:onderliggende )?oorza(?:ak|ken) (?:aan )?ten grondslag\W*$|^\W*$")


def _names_only(effect: str) -> bool:
    """Whether what should be an effect is no more than somebody who is named: "de ggz heeft te maken met …"."""
    words = re.sub(r"^(?:de|het|een|veel|sommige|alle) ", "", effect.strip(" .,:"))
    named = [mention for scheme in ("role", "body") for mention in mentions(scheme, words)]
    return any(mention.end - mention.start >= len(words) for mention in named) or words in ("ggz", "instelling")


def statements(layout: Layout) -> Iterator[Statement]:
    """A Cause for each sentence that links a cause and an effect; it may lean on the sentence before."""
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        previous: Shadow | None = None
        for sentence in segment.sentences:
            if found := _cause(sentence, previous):
                yield found
            previous = sentence


def _cause(sentence: Shadow, previous: Shadow | None) -> Statement | None:
    folded = sentence.folded
    effect = _EFFECT_FOLLOWS.search(folded)
    cause = _CAUSE_FOLLOWS.search(folded)
    match = effect or cause or _CONDITION.match(folded)
    sides = _named_outside(sentence, previous) or _opening(sentence)
    if sides is None and (match is None or _ASKED.search(folded[: match.start()])):
        return None
    if sides is None and match is not None:
        sides = _sides(sentence, previous, match, effect is None and cause is not None)
    if sides is None or _BARE.search(fold(sides[0])) or _names_only(fold(sides[1])):
        return None
    sphere, whose = _influence(sentence)
    return Statement(
        "Cause",
        (sentence.whole,),
        "author",
        "cause-by-connective",
        values(
            causeText=sides[0],
            effectText=sides[1],
            influence=concept("influence", sphere) if sphere else None,
            influenceOf=whose,
        ),
    )


def _influence(sentence: Shadow) -> tuple[str | None, str | None]:
    """Whether a cause is within somebody's influence (a slug of the scheme), and whose where that is said."""
    folded = sentence.folded
    for slug, cue in (("partly-outside", _PARTLY), ("outside", _OUTSIDE), ("inside", _INSIDE)):
        if cue.search(folded):
            whose = _WHOSE.search(sentence.text)
            named = whose and next(word for word in whose.groups() if word)
            return slug, re.sub(r"^(?:[Dd]e|[Hh]et) ", "", named) if named else None
    return None, None


def _opening(sentence: Shadow) -> tuple[str, str] | None:
    """Cause and effect of a sentence that opens with its cause; a doer of a passive is none."""
    opens = _OPENS_WITH_CAUSE.match(sentence.folded)
    if opens is None:
        return None
    verb = _VERB.search(sentence.folded, opens.end()) or _AFTER_NOUN.match(sentence.folded)
    if verb is None:
        return None
    doer = next(iter(mentions("role", sentence.folded[opens.end() : verb.start()])), None)
    article = doer is not None and re.fullmatch(
        r"(?:de |het |een |alle )?", sentence.folded[opens.end() :][: doer.start]
    )
    if article and re.match(r" (?:wordt|worden|werd|werden|is|zijn)\b", verb.group()):
        return None
    text = sentence.text
    cut = verb.end() if verb.re is _AFTER_NOUN else verb.start()
    return text[opens.start() : cut].strip(" ,"), text[cut:].strip(" .")


def _named_outside(sentence: Shadow, previous: Shadow | None) -> tuple[str, str] | None:
    """A cause that a sentence names as out of somebody's hands; its effect is what the sentence before tells."""
    if "invloed" not in sentence.folded:
        return None
    found = _LIES_OUTSIDE.search(sentence.folded) or _NO_HAND.match(sentence.folded)
    if found is None:
        return None
    return sentence.text[slice(*found.span("cause"))].strip(
        " ."
    ), previous.text if previous is not None else sentence.text


def _sides(
    sentence: Shadow, previous: Shadow | None, match: re.Match[str], cause_follows: bool
) -> tuple[str, str] | None:
    """Cause and effect in words; None where the sentence gives only one of them."""
    text = sentence.text
    before, after = text[: match.start()].strip(" ,."), text[match.end() :].strip(" ,.")
    joined = re.search(r"(?:, | en | maar )[^,]{0,30}$", sentence.folded[: match.start()])
    if _BACKWARD.match(sentence.folded) or (_POINTS_BACK.match(match.group()) and not joined):
        return (previous.text, text) if previous is not None else None
    if cause_follows and not before:
        first, _, second = text.partition(", ")
        return (first, second.strip(" .")) if second else None
    if cause_follows:
        return f"{text[slice(*match.span())]} {after}", before
    if not before:
        first, _, second = text.partition(", ")
        return (first, second.strip(" .")) if second else (text[: match.end()], after)
    return before, after or text[slice(*match.span())]
