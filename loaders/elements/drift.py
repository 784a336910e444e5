"""Whether a sentence speaks for or against: by its words, its negations, its turns and its shares."""

from __future__ import annotations

import re

from loaders.elements.numbers import NUMBER, value_of

_NEGATIVE = re.compile(
    r"\b(?:niet|geen|onvoldoende|ontbr[ea]\w+|mist|missen|gebrek\w*|tekort\w*|te weinig|te laat|teveel|te veel"
    r"|moeilijk\w*|moeizaam|lastig\w*|werkdruk\w*|onduidelijk\w*|probleem|problemen|knelpunt\w*|zorgelijk\w*"
    r"|zorgen over|wachtlijst\w*|onveilig\w*|beperkt\w*|nauwelijks|slecht\w*|nog niet|kanttekening|verve(?:len|elt)"
    r"|frustr\w+|verwarr\w+|gemis|vertrag\w+|kwetsbaar|helaas|zelden|overbelast\w*|incidenten|ontevreden|onrustig\w*"
    r"|stroef|stroeve|wachten|wachtend\w*|wacht(?:te|tijd\w*)?|zonder (?:uitleg|reden|plan|overleg)|niemand"
    r"|te (?:kort|lang|veel|vaak|weinig|hoog|hoge|laag|langzaam|traag|klein|groot|snel|slordig|bescheiden|jong)"
    r"|maar pas|pas (?:laat|later|nadat|na|in|bij|de|achteraf|toen)|verdwijnen|verdwijnt|afgeweken|wijkt af|verschillen"
    r"|wisselingen|wisseling|vaak wisselen|gewisseld|ruzie\w*|boos|bang|eenzaam|eenzamer|dreig\w*|verlopen|vertrok\w*"
    r"|(?:kost|vraagt|vergt) (?:\w+ )?(?:veel )?(?:tijd|extra)|veel tijd kost|soms maanden|op gevoel|als negatief"
    r"|terug(?:gedraaid|gelopen)|schaars\w*|schaarste|bekaaid|bl(?:eef|even|ijft|ijven) (?:\w+ )*(?:uit|achter)\b"
    r"|angst\w*"
    r"|stopte|stopten|stoppen|verlor\w*|verliezen|verliest|schulden|schade|in een gat|verminderd\w*|in de weg"
    r"|grijs gebied"
    r"|duurt (?:het )?(?:\w+ )?(?:nog|lang|gemiddeld)|nog maar|maar (?:twee|drie|een|enkele|een paar|\d+)\b|rekbaar"
    r"|minder (?:tevreden|goed|veilig|aandacht|tijd|zicht)|anders niets|niets|ouder dan|verouderd\w*|open kast"
    r"|weggehaald"
    r"|klaagt|klacht(?:en)? over|opgeschaald|personeelsverloop|verzuim|uitval\w*|onbegrip|overlast|geschrokken"
    r"|signalen van de|verslechter\w*|tegenstrijdig\w*|wisselend\w*|verschillend|druk op|bijzaak|afgewezen)\b"
)
_POSITIVE = re.compile(
    r"\b(?:positie(?:f|ve)|goed|goede|tevreden|betrokken|voldoende|helder\w*|duidelijk\w*|expertises?"
    r"|deskundig\w*|vertrouwen|prettig\w*|fijn|veilig\w*|investe\w+|verbeter\w+|zichtbaar|aangetroffen|inzet\w*"
    r"|zetten zich in|centraal|beschik\w+|volgen|alert|getraind|geholpen|actie\w*|benaderbaar|open|transparant|mooi\w*"
    r"|sterk\w*|trots|stabiel\w*|aandacht|zorgvuldig\w*|persoonlijk|professione\w+|naar school|afwisselend|hun best"
    r"|bewust|regelmatig|geregeld|breed|samenspraak|meetbaar|ontwikkeld|overzichtelijk|aardig\w*|populair|gezellig\w*"
    r"|schoon|warm\w*|rustig\w*|serieus|snel|beter|mag elk\w*|samen met|meebeslis\w*|beslissen mee|schuiven aan"
    r"|volledig|actueel|werkbegeleiding|intervisie|reflectie|kritische? selectie|weten .{3,30}te vinden|door en door"
    r"|belangrijke stem|klachtenregeling|georganiseerd|aanpassen aan|zelf (?:vertellen|kiezen|contact)|terecht|blij"
    r"|toegewijd\w*|geduld|bevlogen|altijd|elke (?:week|maand)|elk (?:kwartaal|jaar)|om de week"
    r"|sluit(?:en)? (?:goed )?aan"
    r"|aansluit\w*|kennen|op tijd|tijdig\w*|gelukt|afgerond|behaald|gehaald|helpt|klopt|soepel\w*|soepeler|thuis|kort"
    r"|gehoord|geluisterd|luister(?:t|en)|vast gezicht|eigen potje|winst|vooruitgang|minder (?:botsingen|incidenten"
    r"|conflicten|maatregelen|verloop|verzuim)|eens over|het(?: er(?:over)?)? eens|afgesproken|vast(?:e|gelegd)"
    r"|kunnen uitleggen"
    r"|zonder aarzelen|geinformeerd|besproken|steun\w*|ondersteun\w*|extra hulp|wel alle|bijna alle\w*|voortbouwt"
    r"|verlengde|wekelijks|maandelijks|navolgbaar|methodisch|bespreken|samenwerking aan het ontstaan|passende?)\b"
)
# Words of the first list that here say nothing against.
_NO_NEGATIVE = re.compile(
    r"\b(?:niet alleen|niet meer dan|geen bijzonderheden|zonder problemen"
    r"|waar (?:dat )?niet|wel en (?:wat )?niet|niet thuis|niet in hetzelfde|het (?:ergens )?niet mee eens"
    r"|(?:hier |zich )?(?:wel )?bewust van|bij (?:acute |vermoedens van )?(?:onveiligheid|problemen|incidenten)"
    r"|signalen van onveiligheid|(?:geen|niet) (?:\w+ ){1,5}?meer\b(?! dan)|zo min mogelijk wissel\w+"
    r"|zonder aarzelen|niet (?:meer )?nodig|geen (?:klachten|incidenten|problemen|wachtlijst|harde grens)"
    r"|(?:verzuim|verloop|wachttijd|wachtlijst|aantal incidenten|aantal klachten) (?:\w+ )?(?:daalde|daalt|nam af"
    r"|is gedaald"
    r"|neemt af)|minder (?:botsingen|incidenten|conflicten|wisselingen|ruzies?|verloop|verzuim|uitval))\b"
)
_NO_POSITIVE = re.compile(
    r"\b(?:minder (?:tevreden|goed|veilig)|verminderd vertrouwen|het vertrouwen (?:\w+ )?(?:verlor\w+|kwijt|geschaad)"
    r"|verlor\w+ het vertrouwen|open kast|niet (?:\w+ ){0,3}?(?:goed|voldoende|duidelijk|veilig|tevreden|op tijd|tijdig"
    r"|betrokken|actueel|volledig|gelukt|gehoord|thuis|altijd|besproken|aan)|onvoldoende \w+|niet iedereen tevreden)\b"
)
# What is said of the inquiry itself is no drift.
_OF_INQUIRY = re.compile(
    r"\b(?:konden|kunnen|kan|kon|hebben|heeft) (?:\w+ ){0,5}?niet (?:\w+ ){0,2}?(?:nagaan|bevestigen|weerleggen"
    r"|vaststellen"
    r"|beoordelen|bereikt|onderzocht|gesproken)\b|\b(?:sprak|spraken|bezocht|onderzocht)(?:en)? .{0,60}\bniet\b"
    r"|\bgeen (?:antwoord|reactie|oordeel)\b"
)
_BETTER = re.compile(
    r"\b(?:verzuim|verloop|wachttijd\w*|wachtlijst\w*|incidenten|klachten|uithuisplaatsingen|grote groep)\b"
)
_FALLS = re.compile(r"\b(?:daalde|daalden|daalt|dalen|gedaald|nam af|namen af|afgenomen|neemt af)\b")
_TURN = re.compile(r",? (?:maar|echter|toch)\b(?! liefst)|; ")
_SHARE = re.compile(r"\b(?P<percent>\d{1,3}(?:,\d+)?) ?(?:%|procent\b)")
_OF = re.compile(rf"(?P<part>{NUMBER.pattern}) van de (?P<whole>{NUMBER.pattern})\b")
_MOST = 0.75
_ACHIEVED = re.compile(r"\b(?:lukt|gelukt|gehaald|op tijd|tijdig|binnen|gevolgd|afgerond|volledig|aanwezig|compleet)\b")
_HALF = 50


def polarity(folded: str) -> str:
    """Slug of the scheme polarity; negative words weigh more, since reports are polite.

    Where a sentence turns ("maar"), what follows the turn decides if it says anything.
    """
    if _OF_INQUIRY.search(folded):
        return "neutral"
    turned = _TURN.split(folded)
    if len(turned) > 1 and len(turned[-1].split()) >= 3:
        last, first = _of_words(turned[-1]), _of_words(" ".join(turned[:-1]))
        if last != "neutral":
            return last
        return first
    return _of_words(folded)


def _of_words(folded: str) -> str:
    plain = _NO_NEGATIVE.sub(" ", folded)
    negative = len(_NEGATIVE.findall(plain))
    positive = len(_POSITIVE.findall(_NO_POSITIVE.sub(" ", folded)))
    if _FALLS.search(folded) and _BETTER.search(folded):
        return "positive"
    if not negative and _fails_mostly(folded):
        return "negative"
    if negative and negative * 2 >= positive:
        return "negative"
    if positive or plain != folded:
        return "positive"
    return _of_part(folded)


def _of_part(folded: str) -> str:
    """What "n of m" says where no word does: most is for, less than half against."""
    counted = _OF.search(folded) if " van de " in folded else None
    part, whole = (value_of(counted["part"]), value_of(counted["whole"])) if counted else (0, 0)
    if not whole or part > whole:
        return "neutral"
    return "positive" if part / whole >= _MOST else "negative" if part * 2 < whole else "neutral"


def _fails_mostly(folded: str) -> bool:
    """Whether what should be done is done in less than half of the cases."""
    share = _SHARE.search(folded)
    return (
        share is not None and _ACHIEVED.search(folded) is not None and float(share["percent"].replace(",", ".")) < _HALF
    )
