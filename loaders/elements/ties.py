"""Words by which a sentence states a tie between actors, and the predicate that each stands for.

A group "object" holds what stands between the two parts of a verb, "between" what stands between a verb and its
preposition, "who" the one who acts where that is not before the verb.
"""

from __future__ import annotations

import re

from loaders.elements.cues import Cues

_B = r"(?P<between>[^,;.]{0,50}?)"
_O = r"(?P<object>[^,;.]{3,90}?)"
# Ties of anything that has a name or an article.
_PLAIN = (
    (
        "onderdeel van",
        rf"\b(?:is|zijn|maakt|maken){_B} (?:onder)?deel (?:uit )?van\b|\bhoort bij\b|\bbehoort tot\b",
    ),
    ("gevestigd in", r"\b(?:is|zijn) gevestigd (?:in|te)\b|\bzit in\b|\bstaat in(?= [a-z]+\W*$)"),
    ("in dienst van", r"\b(?:is|zijn|werkt|werken) in dienst (?:van|bij)\b"),
    ("bestaat uit", r"\bbesta(?:at|an) uit\b|\bondergebracht in\b"),
    ("valt onder", rf"\bval(?:t|len)\b{_B} onder\b|\blegt verantwoording af aan\b|\brapporte(?:ert|ren) aan\b"),
    ("stuurt aan", rf"\b(?:stuurt|sturen) {_O} aan\b"),
    ("ondersteunt", r"\b(?:onder)?steun(?:t|en)\b|\bhelp(?:t|en)\b"),
    ("zorgt voor", r"\bzorg(?:t|en) (?:\w+ )?voor\b"),
    ("verzamelt", r"\bverzamel(?:t|en)\b"),
    ("vult in", rf"\bvul(?:t|len) {_O} in\b"),
    ("zet zich in voor", r"\bzet(?:ten)? zich\b[^.]{0,60}?\bin (?:voor|om)\b"),
    ("neemt besluiten over", r"\b(?:neemt|nemen) (?:\w+ )?(?:besluiten|beslissingen) over\b"),
    ("richt zich op", r"\brich(?:t|ten) zich op\b"),
    ("voert uit", r"\bvoer(?:t|en|de|den) (?P<object>[^,;.]{3,120}?) uit\b|\bverricht(?:en)?\b"),
    ("biedt", rf"\bbiedt\b|\b(?<!te )bieden\b|\bbeschik(?:t|ken)\b{_B} over\b|\blever(?:t|en)\b"),
    (
        "overlegt met",
        r"\b(?:overlegt|overleggen|bespreekt|bespreken|(?:is|zijn|gaat|gaan) (?:\w+ ){0,3}in gesprek|maakt afspraken"
        r"|maken afspraken|afspraken maken)\b.{0,60}?\bmet\b",
    ),
    ("werkt samen met", rf"\bwerk(?:t|en|te|ten){_B} samen met\b"),
    ("volgt", r"\bvolg(?:t|en) (?=(?:de|een|het) \w*(?:training|opleiding|scholing|cursus|traject)\b)"),
    (
        "onderzoekt",
        r"\b(?:bezocht(?:en)?|onderzo(?:ekt|eken|cht|chten)|toets(?:t|en)|beoordeel(?:t|de)|controle(?:ert|ren|erde"
        rf"|erden)|(?:kijkt|kijken|keek|keken){_B} (?:naar|in hoeverre))\b",
    ),
    ("vraagt", r"\bvroeg(?:en)?\b|\bvraagt (?=aan\b|om\b)"),
    (
        "betaalt",
        r"\bbeta(?:alt|len)\b(?: voor)?|\bfinancier(?:t|en|de|den)\b|\bsubsidie(?:ert|ren|erde)\b|\bbekostig(?:t|en)\b",
    ),
    (
        "betaalt",
        r"\bdraag(?:t|en) (?P<object>[^;]{3,60}?) bij\b"
        rf"|\b(?:geeft|geven|gaf|gaven)\b{_B} een (?:\w+ )?(?=bijdrage|subsidie)",
    ),
    ("werkt met", r"\bwerk(?:t|en) (?:al )?met\b|\bgebruik maken van\b|\bma(?:akt|ken) gebruik van\b|\bgebruikt\b"),
    ("adviseert", r"\badvise(?:ert|ren)\b"),
    ("beslist over", rf"\b(?:beslist|beslissen|besluiten){_B} over\b|\bga(?:at|an) over\b"),
    (
        "neemt deel aan",
        rf"\b(?:neemt|nemen){_B} deel aan\b|\bis lid van\b|\bzijn lid van\b|\bis aangesloten bij\b",
    ),
    ("staat onder leiding van", r"\bsta(?:at|an) onder leiding van\b|\bonder leiding van\b"),
)
# Ties of somebody: a role, a body or a name.
_OF_SOMEBODY = (
    ("valt onder", r"\b(?:rechtstreeks )?onder (?P<object>(?:de |een |het )?[\w -]{3,50}?) val(?:t|len)\b"),
    (
        "neemt deel aan",
        rf"\b(?:zit|zitten)\b{_B} in (?=[^,;.]{{0,40}}(?:overleg|stuurgroep|raad|commissie|werkgroep)\b)",
    ),
    ("begeleidt", r"\bbegeleid(?:t|en)\b|\bcoach(?:t|en)\b"),
    ("bereidt voor", rf"\bbereid(?:t|en) {_O} voor\b"),
    ("evalueert", r"\bevalue(?:ert|ren)\b"),
    ("betrekt", r"\bbetrek(?:t|ken)\b"),
    (
        "coördineert",
        r"\bcoordine(?:ert|ren)\b|\bbewaak(?:t|en)\b|\bvoer(?:t|en) (?:de )?regie over\b|\bregisse(?:ert|ren)\b",
    ),
    ("verdeelt", r"\bver(?:deelt|delen)\b"),
    ("selecteert", r"\bselecte(?:ert|ren)\b|\b(?:kiest|kiezen)\b|\bscreen(?:t|en)\b|\bwerft\b|\bwerven\b"),
    ("koopt in bij", rf"\b(?:koopt|kopen){_B} in bij\b|\bcontracte(?:ert|ren)\b|\b(?:koopt|kopen) {_O} in\b"),
    ("verwijst naar", rf"\bverwij(?:st|zen){_B} naar\b|\b(?:meldt|melden) {_O} aan bij\b"),
    ("geeft door aan", r"\b(?:geeft|geven|draagt|dragen|stuurt|sturen) [^,;.]{3,70}? (?:door|over) aan\b"),
    ("traint", r"\btraint\b|\bschoolt\b|\bleidt (?P<object>[^,;.]{3,60}?) op\b"),
    ("informeert", r"\binforme(?:ert|ren)\b|\bhoud(?:t|en) (?P<object>[^,;.]{3,60}?) op de hoogte\b"),
    ("benoemt", r"\bbenoemt\b|\bstelt (?P<object>[^,;.]{3,60}?) aan\b"),
    ("houdt toezicht op", rf"\b(?:houd(?:t|en)|zie(?:t|n)){_B} (?:toezicht op|toe op)\b"),
    (
        "heeft contact met",
        rf"\b(?:heeft|hebben|houdt|houden){_B} (?:\w+ )?(?:contact|overleg|een overeenkomst|een contract) met\b",
    ),
    ("deelt met", r"\b(?:deelt|delen) [^,;.]{3,50}? met\b"),
    ("spreekt met", rf"\bspre(?:ekt|ken){_B} met\b|\bvoer(?:t|en) [^,;.]{{0,40}}gesprek(?:ken)? met\b"),
    ("werkt bij", r"\bwerk(?:t|en) (?:als \w+ )?(?:bij|voor)\b"),
    ("heeft", r"\b(?:heeft|hebben) een eigen\b"),
    ("is voor aan zet", r"\bvoor (?P<object>[^,;.]{3,60}?) (?:is|zijn) (?P<who>[^,;.]{3,60}?) (?:zelf )?aan zet\b"),
    ("is voor aan zet", r"\bvoor (?P<object>[^,;.]{3,60}?) (?:is|zijn) (?P<who>wij als \w+) zelf aan zet\b"),
    ("beslist over", r"\bover (?P<object>[^,;.]{3,60}?) ga(?:at|an) (?P<who>[^,;.]{3,50})"),
    (
        "heeft kwalificatie",
        r"\b(?:is|zijn) (?P<object>[^,;.]{0,40}?(?:geregistreerd|gechoold|geschoold|opgeleid"
        r"|gecertificeerd)\b[^,;.]{0,30})",
    ),
)
_DONE_BY = (
    ("stuurt aan", r"\baangestuurd\b"),
    ("ondersteunt", r"\bondersteund\b"),
    ("traint", r"\bgetraind\b|\bgeschoold\b|\bopgeleid\b"),
    ("informeert", r"\bge(?:informeerd|attendeerd)\b"),
    ("betaalt", r"\b(?:gefinancierd|bekostigd|betaald|gesubsidieerd)\b"),
    ("levert", r"\bgeregeld\b"),
    ("begeleidt", r"\bbegeleid\b"),
    ("beoordeelt", r"\b(?:beoordeeld|getoetst|goedgekeurd|gecontroleerd|gescreend)\b"),
    ("brengt in kaart", r"\bin kaart gebracht\b"),
    ("voert uit", r"\b(?:uitgevoerd|gedaan|verricht|georganiseerd|ingevuld|opgesteld)\b"),
    ("kiest", r"\b(?:gekozen|geselecteerd|aangewezen|benoemd|geworven)\b"),
    ("coördineert", r"\b(?:gecoordineerd|geleid|voorgezeten)\b"),
    ("plaatst", r"\b(?:geplaatst|aangemeld|doorverwezen|verwezen)\b"),
    ("beslist over", r"\b(?:besloten|vastgesteld|bepaald)\b"),
)

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


def _unnamed(words: str) -> re.Pattern[str]:
    return re.compile(_NAMED_GROUP.sub("(?:", words))


ACTIVE = Cues(
    ((name, strict, re.compile(words)), _unnamed(words))
    for strict, table in ((False, _PLAIN), (True, _OF_SOMEBODY))
    for name, words in table
)
PASSIVE = Cues(((name, re.compile(words)), _unnamed(words)) for name, words in _DONE_BY)
