"""The grammar of duty: of a sentence, who is asked what, and how bindingly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.elements import agents
from loaders.elements.agents import Agent
from loaders.shadow import Shadow

# A sentence without any of these asks nothing: one cheap search instead of many.
_LETTERS = re.compile(
    r"moet|mag |mogen|dien(?:t|en) |behoor|hoort te|verantwoordelijk|taak|zorg| toe|verwacht|advis|beve[el]l|verplicht"
    r"|bevoegd|kan |kunnen|vraagt|verzoek|verlang|eis(?:t|en) |toezicht|raa?d(?:t|en) "
)
_DUTY = re.compile(
    r"\b(?:(?P<must>moet(?:en)?|(?:dien(?:t|en)|behoor(?:t|en)|hoort)(?= .{0,200}\bte\b))"
    r"|(?P<may>mag|mogen)"
    r"|(?P<bound>(?:is|zijn) (?:wettelijk )?verplicht(?: om)?)"
    r"|(?P<able>(?:is|zijn) bevoegd(?: om)?|(?:kan|kunnen)(?= .{0,160}\b(?:besluit(?:en)? (?:\w+ )?nemen|beslissen"
    r"|besluiten|opleggen|intrekken|bezwaar maken|afwijken|in beroep|een klacht indienen)\b))"
    r"|(?P<answers>(?:is|zijn|blijft|blijven) (?:\w+ ){0,3}?verantwoordelijk voor|draag(?:t|en) (?:\w+ ){0,2}?(?:zorg"
    r"|(?:de )?verantwoordelijkheid) voor|draag(?:t|en) er (?:\w+ )?zorg voor|(?:heeft|hebben) (?:als|de|tot) taak"
    r"(?: om)?|houd(?:t|en) toezicht op|zie(?:t|n) (?:er )?(?:\w+ )?(?:op )?toe(?: op)?))\b"
)
_ASKS = re.compile(
    r"\b(?P<verb>verwacht(?:en)?|verlang(?:t|en)|vraagt|vragen|verzoek(?:t|en)|eis(?:t|en)|advise(?:ert|ren)"
    r"|beve(?:elt|len)|raadt|raden)\b(?P<rest>.{8,})$"
)
_ADVISES = ("adv", "bev", "raa", "rad")
_ASKED = re.compile(
    r"\s*(?:(?:we|wij|de inspecties?|ook|dan|daarom|nog|wel|verder)\s)*"
    r"(?:(?:van|aan)\s(?P<of>.+?)\s(?:,?\s*dat|om)\s|(?P<whom>(?:de|het|een|alle|onze)\s.+?)\s(?:dat|om)\s"
    r"|dat\s(?P<that>.+))"
)
_BEHIND = re.compile(
    r"^(?:.*?\b)?(?:voor (?P<what>[^,;:]{3,160}?)|daarvoor|hiervoor) (?:is|zijn|blijft|blijven) "
    r"(?P<who>[^,;:]{3,80}?) (?:zelf |mede |vooral )?verantwoordelijk(?: voor)?\W*$"
)
_HERE = re.compile(r"\b(?:is|zijn) (?:hier|daar)(?:voor)? (?:\w+ )?verantwoordelijk(?: voor)?\b")
_LIES_WITH = re.compile(
    r"\bverantwoordelijkheid voor (?P<what>[^,;:]{3,160}?) ligt bij (?P<who>[^,;:.]{3,80})"
    r"|^(?P<before>[^,;:]{3,160}?) (?:is|behoort tot) (?:dit )?(?:de |een )?taak van (?P<doer>[^,;:.]{3,80})"
)
_SHOULD = re.compile(r"\bzou(?:den)? (?:[\w-]+ ){0,8}?moeten\b")
_CONDITION = re.compile(r"\b(?:waardoor|doordat|als|wanneer|indien|hoe|waarom|of|waarvoor|wat)\s[^,;:]*$")
_ONLY_FATE = re.compile(
    r"\bmoet(?:en)? (?:\w+ ){0,3}(?:wachten|steeds|telkens)\b|\b(?:steeds|telkens|soms|vaak) (?:\w+ ){0,4}moet"
    r"|\b(?:wachten|missen|wennen|verhuizen|vertrekken|vechten|leuren|huilen|smeken|raden|opboksen|lijden|inboeten"
    r"|hebben gehad|gelopen|geweest|beginnen)\W*$"
)
_DENIED = re.compile(r"\s*(?:\w+ ){0,4}?(?:niet|geen|nooit)\b(?! alleen| meer dan)")
_REPORTED = re.compile(
    r",? aldus .*$|, (?:volgens|(?:zo )?(?:vertel(?:t|len)|stel(?:t|len)|zeg(?:t|gen)|vind(?:t|en)|leg(?:t|gen)"
    r"|ge(?:eft|ven)|merk(?:t|en)|noem(?:t|en)|meld(?:t|en))) .*$"
)
_UNREAL = re.compile(r"\b(?:zou|zouden|had|hadden|heeft|hebben|te)\b")
# A joint behind which the verb comes last, so that more may stand between who acts and what he must.
_VERB_LAST = re.compile(r"\b(?:dat|die|omdat|zodat|terwijl|hoewel|nadat|voordat|zodra)\s$")
_RELATIVE = re.compile(r"\bwaar\w*\s$")
_LONGEST = 600  # characters of a sentence that is read for its grammar
_SHORTEST = 8  # characters of an action that says anything


@dataclass(frozen=True)
class Duty:
    """One thing that is asked of somebody: how bindingly (a slug of the scheme modality), of whom, and what.

    `bearer` is None where a sentence asks for something without saying of whom; `action` is empty where the sentence
    before says what.
    """

    modality: str
    bearer: Agent | None
    action: str


def duty(sentence: Shadow, names: frozenset[str], before: Sequence[Shadow] = ()) -> Duty | None:
    """What a sentence asks; `names` are those of the document, `before` the sentences in which a pronoun's agent is."""
    folded = sentence.folded
    if len(folded) > _LONGEST or folded.endswith("?") or not _LETTERS.search(folded):
        return None
    if folded[:1] in "\"'":
        return None
    found = _asked(sentence, names) or _answering(sentence, names)
    verbs = _DUTY.finditer(folded) if found is None else ()
    found = found or next((d for verb in verbs if (d := _of_verb(sentence, verb, names, before))), None)
    found = found or _wished(sentence, names)
    enough = found is not None and (len(found.action) >= _SHORTEST or not found.action or folded.endswith(":"))
    return found if enough else None


def _of_verb(sentence: Shadow, verb: re.Match[str], names: frozenset[str], before: Sequence[Shadow]) -> Duty | None:
    """What a verb of duty asks, with the one who bears it before the verb, behind it, or behind "door"."""
    folded = sentence.folded
    stretch = agents.clause(sentence, verb.start(), verb.start() + 1)
    opening = folded[: stretch.start]
    if _CONDITION.search(folded[: verb.start()]) or _ONLY_FATE.search(folded) or _RELATIVE.search(opening):
        return None
    ahead, behind = sentence.part(stretch.start, verb.start()), sentence.part(verb.end(), len(folded))
    if _UNREAL.search(ahead.folded):
        return None
    modality = _modality(str(verb.lastgroup), behind)
    if pronoun := re.match(r"(?:zij|ze|hij)\b", ahead.folded or behind.folded):
        within = agents.all_named(sentence.part(0, stretch.start)) if stretch.start else []
        bearer = agents.stands_for(verb.group().split()[0], within or _before(before))
        first = ahead or behind
        rest = first.part(pronoun.end(), len(first.text))
        return _made(modality, bearer, rest, *([behind] if ahead else [])) if bearer else None
    if subject := agents.role_first(ahead) or agents.name_first(ahead, names):
        apart = len(subject[1].folded.split()) > 2 and not _VERB_LAST.search(opening)
        return None if apart else _made(modality, subject[0], subject[1], behind)
    if subject := agents.role_first(behind) or agents.name_first(behind, names):
        return _made(modality, subject[0], ahead, subject[1])
    if verb.lastgroup == "must" and re.search(r"\bworden\b", behind.folded) and "hadden" not in folded:
        return _made(modality, _by(behind), ahead, behind)
    return None


def _before(sentences: Sequence[Shadow]) -> list[Agent]:
    """The agents of the nearest sentence before that names any."""
    return next((named for each in reversed(sentences[-3:]) if (named := agents.all_named(each))), [])


def _modality(kind: str, behind: Shadow) -> str:
    if kind == "able":
        return "power"
    denied = _DENIED.match(behind.folded)
    if kind == "may":
        return "prohibition" if denied else "permission"
    return "prohibition" if denied and kind == "must" else "obligation"


def _made(modality: str, bearer: Agent | None, *parts: Shadow) -> Duty:
    action = " ".join(part.text for part in parts if part).strip(" .,;:")
    action = action[: _cut(action)].strip(" .,;:\"”’'")
    return Duty(modality, bearer, action or "-")


def _cut(action: str) -> int:
    reported = _REPORTED.search(action.lower())
    return reported.start() if reported else len(action)


def _by(behind: Shadow) -> Agent | None:
    """Who is to do what a passive asks: the actor behind "door"."""
    by = re.search(r"\bdoor ", behind.folded)
    subject = agents.role_first(behind.part(by.end(), len(behind.text))) if by else None
    return subject[0] if subject else None


def _asked(sentence: Shadow, names: frozenset[str]) -> Duty | None:
    """What one asks, expects or advises another to do."""
    folded = sentence.folded
    match = _ASKS.search(folded)
    asked = _ASKED.match(folded, match.start("rest")) if match else None
    if match is None or asked is None or _CONDITION.search(folded[: match.start()]):
        return None
    modality = "recommendation" if match["verb"][:3] in _ADVISES else "expectation"
    if match["verb"] in ("vraagt", "vragen") and asked["that"]:
        return None
    group = str(asked.lastgroup)
    who = sentence.part(*asked.span(group))
    subject = agents.role_first(who) or agents.name_first(who, names)
    if subject is None or subject[0].is_inspectorate:
        return None
    rest = subject[1] if group == "that" else sentence.part(asked.end(), len(folded))
    if pronoun := re.match(r"(?:zij|ze|hij|deze) ", rest.folded):
        rest = rest.part(pronoun.end(), len(rest.text))
    return _made(modality, subject[0], rest)


def _answering(sentence: Shadow, names: frozenset[str]) -> Duty | None:
    """Who is said to be responsible, where the words for what stand first or in the sentence before."""
    folded = sentence.folded
    if "verantwoordelijk" not in folded and "taak van" not in folded:
        return None
    if found := _LIES_WITH.search(folded):
        who, what = ("who", "what") if found["who"] else ("doer", "before")
        return _borne(sentence.part(*found.span(who)), sentence.part(*found.span(what)), names)
    cut = max(folded.rfind(mark) for mark in (": ", "; ", ", maar ", ", en "))
    tail = sentence.part(cut + 2 if cut >= 0 else 0, len(folded))
    if behind := _BEHIND.search(tail.folded):
        stated = tail.part(*behind.span("what")) if behind["what"] else sentence.part(0, cut) if cut > 0 else None
        return _borne(tail.part(*behind.span("who")), stated, names)
    if here := _HERE.search(folded):
        stretch = agents.clause(sentence, here.start(), here.end())
        stated = sentence.part(0, stretch.start) if stretch.start else None
        return _borne(sentence.part(stretch.start, here.start()), stated, names)
    return None


def _borne(who: Shadow, action: Shadow | None, names: frozenset[str]) -> Duty | None:
    subject = agents.role_first(who) or agents.name_first(who, names)
    if subject is None and re.search(r"[A-ZÀ-Ý]", who.text[1:]):
        subject = Agent(agents.bare(who.text.partition(" (")[0])), who
    if subject is None or (action is not None and re.match(r"in (?:het geval|dit|deze|die)\b", action.folded)):
        action = None
    if subject is None:
        return None
    return _made("obligation", subject[0], action) if action else Duty("obligation", subject[0], "")


def _wished(sentence: Shadow, names: frozenset[str]) -> Duty | None:
    """What somebody should do, said with reserve."""
    match = _SHOULD.search(sentence.folded)
    if match is None:
        return None
    stretch = agents.clause(sentence, match.start(), match.start() + 1)
    ahead, behind = sentence.part(stretch.start, match.start()), sentence.part(match.end(), len(sentence.text))
    inner = sentence.part(match.start(), match.end())
    inner = inner.part(inner.folded.find(" ") + 1, max(inner.folded.rfind(" "), 0))
    if subject := agents.role_first(ahead) or agents.name_first(ahead, names):
        apart = len(subject[1].folded.split()) > 2 and not _VERB_LAST.search(sentence.folded[: stretch.start])
        return None if apart else _made("recommendation", subject[0], subject[1], inner, behind)
    if subject := agents.role_first(inner) or agents.name_first(inner, names):
        return _made("recommendation", subject[0], subject[1], behind)
    return None
