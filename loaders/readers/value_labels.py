"""The word beside which a judgement is printed ("Oordeel", "Score"): whose judgement it names, of what and of when."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.readers.moments import UNDATED, When, when
from loaders.readers.scales import Printed, Word, opening_value, value_from, words

# What a judgement is called; behind the ones that mean other things as well only words that are sure to judge count.
_NAMES = frozenset(
    [
        "oordeel",
        "eindoordeel",
        "totaaloordeel",
        "deeloordeel",
        "tussenoordeel",
        "normoordeel",
        "beoordeling",
        "eindbeoordeling",
        "waardering",
        "score",
        "eindscore",
        "scores",
        "oordelen",
        "beoordelingen",
        "cijfer",
        "rapportcijfer",
        "eindcijfer",
        "kwalificatie",
        "bevindingsoordeel",
        "themaoordeel",
        "heroordeel",
        "herbeoordeling",
        "inspectieoordeel",
        "kleur",
        "totaalscore",
    ]
)
_LOOSE = frozenset(["conclusie", "resultaat", "uitkomst", "status", "bevinding", "bevindingen", "stand", "uitslag"])
_OF_THE_WHOLE = frozenset(["eindoordeel", "totaaloordeel", "eindbeoordeling", "eindscore", "totaalscore", "eindcijfer"])
_WHOLE_BEFORE = frozenset(["algemeen", "algeheel", "totaal", "overall", "samenvattend", "algemene"])
# A judgement of somebody else, of one to come, or of something that is no norm.
_NOT_OURS = frozenset(
    [
        "eigen",
        "aanbieder",
        "instelling",
        "organisatie",
        "bestuurder",
        "bestuur",
        "houder",
        "zelf",
        "verwacht",
        "verwachte",
        "verwachting",
        "streef",
        "streven",
        "gewenst",
        "gewenste",
        "ambitie",
        "doel",
        "zelfscore",
        "zelfbeoordeling",
        "zelfevaluatie",
        "zelfoordeel",
        "ouders",
        "clienten",
        "jeugdigen",
        "medewerkers",
        "risico",
        "tevredenheid",
        "locatiemanager",
        "directeur",
        "geen",
        "jongeren",
        "clienttevredenheid",
    ]
)
_OTHERS_VIEW = ("zelf", "eigen", "verwacht", "streef", "streven", "gewenst", "ambitie", "doel", "volgens")
_LONGEST = 8
_APART = ".;|():"
_COPULA = frozenset(
    [
        "is",
        "was",
        "luidt",
        "luidde",
        "blijft",
        "bleef",
        "wordt",
        "werd",
        "zijn",
        "als",
        "op",
        "hierop",
        "nu",
        "dus",
        "daarmee",
    ]
)


@dataclass(frozen=True)
class ValueLabel:
    """Where the label stands in a folded text; `loose` where its word means other things too."""

    start: int
    end: int
    when: When = UNDATED
    ours: bool = True
    whole: bool = False
    theme: bool = False
    loose: bool = False


@dataclass(frozen=True)
class Labelled:
    """A label with the value behind it."""

    label: ValueLabel
    value: Printed


def value_label(folded: str) -> ValueLabel | None:
    """The label that a short text is, as the head of a column or the first half of "label: value"."""
    text = folded.strip(" :|*#?.")
    found = words(text)
    if not found or len(found) > _LONGEST:
        return None
    at = next((i for i, word in enumerate(found) if _is_name(word.text)), None)
    if at is None or (at > 3 and not found[at].text.startswith("oordeel")):
        return None
    start = folded.index(text)
    label = _label(text, found, at, len(text))
    return ValueLabel(start, start + len(text), label.when, label.ours, label.whole, label.theme, label.loose)


def is_of_another(folded: str) -> bool:
    """Whether a head names somebody's own view, or what is expected or strived for."""
    return any(word.text.startswith(_OTHERS_VIEW) for word in words(folded))


def labelled_values(folded: str) -> list[Labelled]:
    """Every label at the start of a text or of a sentence in it, with the value right behind it."""
    out = []
    found = words(folded)
    for at, word in enumerate(found):
        if _is_name(word.text) and _opens(folded, found, at) and (labelled := _with_value(folded, found, at)):
            out.append(labelled)
    return out


def _is_name(text: str) -> bool:
    return text in _NAMES or text in _LOOSE


def _opens(folded: str, found: list[Word], at: int) -> bool:
    """Whether a label's word is among the first of its sentence, cell or bracket."""
    for before in range(at, max(-1, at - 4), -1):
        start = found[before].start
        if not folded[:start].strip(" *#-|(") or folded[:start].rstrip()[-1:] in _APART:
            return True
    return False


def _with_value(folded: str, found: list[Word], at: int) -> Labelled | None:
    name = found[at]
    for index in range(at + 1, min(at + 12, len(found))):
        between = folded[name.end : found[index].start]
        if any(char in between for char in ".;|") and ":" not in between:
            return None
        before = found[index - 1]
        apart = folded[before.end : found[index].start]
        told = ":" in apart or "=" in apart or "\t" in apart or before.text in _COPULA
        if not told and index > at + 1 and before.text != "-":
            continue
        value = opening_value(folded[found[index].start :][:120])
        if value is None and ":" in apart:
            value = _at_the_end(folded, found, index)
        elif value is not None:
            shift = found[index].start
            value = Printed(value.grade, value.start + shift, value.end + shift)
        if value is None:
            continue
        label = _label(folded, found, at, value.start)
        sure = value.grade.sure or (":" in apart and not label.loose) or (told and not label.loose)
        if not told and not value.grade.sure and folded[value.end :].strip(" ."):
            continue
        return Labelled(label, value) if sure or (not told and not label.loose) else None
    return None


def _at_the_end(folded: str, found: list[Word], index: int) -> Printed | None:
    """A value that closes the sentence behind a label: "Eindoordeel: de hulp is onvoldoende."."""
    for at in range(index + 1, len(found)):
        if "." in folded[found[at - 1].end : found[at].start]:
            return None
        if found[at - 1].text in _COPULA and (value := value_from(folded, found, at)):
            rest = folded[value.end :].lstrip("'\" ")
            if not rest or rest[0] in ".;,":
                return value
    return None


def _label(folded: str, found: list[Word], at: int, stop: int) -> ValueLabel:
    name = found[at].text
    near = found[max(0, at - 3) : at]
    before = [word.text for word in near if not any(char in _APART for char in folded[word.end : found[at].start])]
    behind = [word.text for word in found[at + 1 : at + 7] if word.start < stop]
    around = {*before, *behind[:3]}
    first = found[at - len(before)].start if before else found[at].start
    ours = not (around & _NOT_OURS) or "inspectie" in around
    return ValueLabel(
        first,
        max(found[at].end, min(stop, len(folded))),
        when(folded[first:stop]),
        ours,
        name in _OF_THE_WHOLE or bool(_WHOLE_BEFORE & set(before)),
        "thema" in around or name == "themaoordeel",
        name in _LOOSE,
    )
