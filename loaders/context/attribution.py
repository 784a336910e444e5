"""Who says a sentence, from its verbs of telling and their subjects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.context.lexicon import table
from loaders.context.model import Voice
from loaders.context.subjects import (
    LISTING,
    NEAR,
    Names,
    Subject,
    hangs,
    listed,
    right_of,
    roles_from,
    roles_of,
    subjects_in,
    with_listed,
    word_list,
)
from loaders.context.words import Forms, Found, Word, words

_LONG = 14  # words that a trailing "…, vertelt een moeder van twee kinderen" has at most
_SET_AGAINST = ("waar", "terwijl", "hoewel")
_TRAILING = ("says", "says_that", "holds", "according")


@dataclass(frozen=True)
class Told:
    """A part of a sentence, from `start` to `end` of its folded text, and who tells it.

    `voice` is None where the part names no teller; `carries` where a pronoun does, so that who spoke before goes on.
    """

    start: int
    end: int
    voice: Voice | None
    carries: bool = False


@lru_cache(maxsize=4096)
def told(folded: str, names: Names, author: str) -> tuple[Told, ...]:
    """The parts of a folded sentence with their tellers; `author` is the voice of whoever writes it."""
    found = words(folded)
    cuts = [0]
    for hit in listed("turn").longest(found):
        if hit.first - cuts[-1] > 2 and len(found) - hit.stop > 2:
            cuts.append(hit.first)
    if found and found[0].text in _SET_AGAINST and (comma := _first(found, ",", 0)) and len(cuts) == 1:
        cuts.append(comma)
    parts = []
    for first, stop in zip(cuts, [*cuts[1:], len(found)], strict=True):
        if first < stop:
            start = found[first].start if first else 0
            end = found[stop].start if stop < len(found) else len(folded)
            parts.append(_tell(folded, found, first, stop, names, author, start, end))
    return tuple(parts)


def _tell(
    folded: str, found: Sequence[Word], first: int, stop: int, names: Names, author: str, start: int, end: int
) -> Told:
    subjects = subjects_in(folded, found, first, stop, names)
    for voice in _tellers(found, first, stop, subjects, author):
        return Told(start, end, voice, carries=voice is None)
    return Told(start, end, None)


def _tellers(
    found: Sequence[Word], first: int, stop: int, subjects: Sequence[Subject], author: str
) -> Iterator[Voice | None]:
    """Whoever tells a stretch, the outermost first; None for a pronoun, by which who spoke before goes on."""
    part = found[first:stop]
    hits = [Found(hit.first + first, hit.stop + first, hit.value) for hit in _tells().all(part)]
    covered = {at for hit in hits if hit.value == "plain" for at in range(hit.first, hit.stop)}
    hits = [hit for hit in hits if hit.first not in covered]
    kinds = {hit.value for hit in hits}
    if (trailing := _trailing(found, first, stop, hits, subjects)) is not None:
        yield from _as_voice(trailing, author, kinds)
    weak: list[Voice | None] = []
    for hit in hits:
        if hit.value == "framework":
            yield Voice("framework")
        elif hit.value == "hears":
            if roles := roles_from(hit.stop, subjects, found):
                yield Voice("heard-group", roles)
        elif hit.value == "hears_before":
            if roles := roles_from(hit.first + 1, [each for each in subjects if each.stop <= hit.stop], found):
                yield Voice("heard-group", roles)
        elif hit.value == "according":
            subject = right_of(found, hit.stop, subjects, stop)
            if subject is not None and (subject.kind != "name" or subject.first == hit.stop):
                yield from _as_voice(subject, author, kinds)
        elif hit.value in ("says", "says_that", "holds"):
            subject = _subject_of(found, hit, first, stop, subjects)
            opposed = 0 < first >= hit.first - 1  # "terwijl …, zien ouders vooral …"
            sees = subject is not None and (opposed or subject.kind in ("own", "inspectorate"))
            if subject is not None and (sees or hit.value != "says_that" or _takes_clause(found, hit, stop)):
                yield from _as_voice(subject, author, kinds)
        elif hit.value == "talks_with" and "comes_up" in kinds:
            weak.insert(0, Voice("heard-group", roles_from(hit.stop, subjects, found)))
        elif hit.value == "talked":
            weak.append(Voice("heard-group"))
        elif hit.value == "survey":
            weak.insert(0, Voice("survey", roles_of(subjects)))
        elif hit.value == "documents":
            weak.append(Voice("documents"))
    yield from _passive(found, first, stop, subjects, author)
    yield from weak


def _as_voice(subject: Subject | None, author: str, kinds: set[str]) -> Iterator[Voice | None]:
    """The voice of a subject that tells; nobody's where it is not known who that is."""
    if subject is None:
        return
    if subject.kind == "pronoun":
        yield None
    elif subject.kind == "role":
        yield Voice("survey" if "survey" in kinds else "heard-group", subject.iris)
    elif subject.kind == "own":
        yield Voice(author)
    else:
        yield Voice(
            {"body": "third-party", "name": "third-party", "person": "heard-group", "papers": "documents"}.get(
                subject.kind, subject.kind
            ),
            subject.iris,
        )


def _subject_of(
    found: Sequence[Word], hit: Found[str], first: int, stop: int, subjects: Sequence[Subject]
) -> Subject | None:
    """The subject of a verb: the first before it in its clause that hangs on nothing, else who stands right behind."""
    if hit.first > first and found[hit.first - 1].text == "te":
        return None
    if hit.first == first and found[first].text == "ervaren":  # "ervaren medewerkers" are seasoned
        return None
    opens = max(
        (at + 1 for at in range(first, hit.first) if found[at].text in word_list("before", "openers")), default=first
    )
    before = [
        each
        for each in subjects
        if opens <= each.first
        and each.stop <= hit.first
        and not hangs(found, each, subjects)
        and _agrees(found, each, hit)
    ]
    if before:
        return with_listed(before[0], subjects, found)
    seasoned = found[hit.first].text == "ervaren" and found[hit.first - 1].text in word_list("before", "determiners")
    if hit.first > first and (seasoned or found[hit.first - 1].text in word_list("before", "prepositions")):
        return None
    return right_of(found, hit.first + 1, subjects, stop) or _share(found, hit)


def _agrees(found: Sequence[Word], subject: Subject, hit: Found[str]) -> bool:
    """Whether a subject is as plural as its verb: in "de school vinden ouders fijn" it is the ouders who find."""
    plural = hit.stop - hit.first == 1 and found[hit.first].text.endswith("en")
    if subject.kind not in ("role", "body", "provider") or not plural:
        return True
    listed_along = any(
        word.text in LISTING for word in (*found[subject.stop : subject.stop + 1], found[subject.first - 1])
    )
    return listed_along or found[subject.stop - 1].text.endswith(("en", "s", "ers"))


def _share(found: Sequence[Word], hit: Found[str]) -> Subject | None:
    """A share of those asked as the subject of a verb: "54% vindt dat …"."""
    near = range(max(0, hit.first - 2), min(len(found), hit.first + 4))
    at = next((at for at in near if found[at].text in ("%", "procent")), None)
    return None if at is None else Subject(at, at + 1, "survey")


def _trailing(
    found: Sequence[Word], first: int, stop: int, hits: Sequence[Found[str]], subjects: Sequence[Subject]
) -> Subject | None:
    """The teller behind what is told: "…, stellen de gemeenten", "…, aldus een begeleider"."""
    for hit in reversed(hits):
        if (
            hit.value not in _TRAILING
            or found[hit.first - 1].text == "te"
            or hit.first - 2 <= first
            or stop - hit.first > _LONG
        ):
            continue
        subject = right_of(found, hit.stop if hit.value == "according" else hit.first + 1, subjects, stop)
        if subject is None or any(word.text in ("dat", ":") for word in found[hit.stop : stop]):
            continue
        if any(word.text == "," for word in found[subject.stop : stop]):
            continue
        apart = "," in (
            found[hit.first - 1].text,
            found[hit.first - 2].text if found[hit.first - 1].text == "zo" else "",
        )
        nobody = all(each.first > hit.first or hangs(found, each, subjects) for each in subjects)
        if apart or (nobody and hit.value != "according" and stop - subject.stop <= NEAR):
            return subject
    return None


def _takes_clause(found: Sequence[Word], hit: Found[str], stop: int) -> bool:
    """Whether a clause follows a verb: "dat", "hoe", a colon; right behind it or behind its subject."""
    return any(
        word.text in ("dat", ":", "of", "hoe", "waarom", "wat") for word in found[hit.stop : min(stop, hit.stop + 9)]
    )


def _passive(
    found: Sequence[Word], first: int, stop: int, subjects: Sequence[Subject], author: str
) -> Iterator[Voice | None]:
    """Who tells in a passive: "door ouders wordt genoemd dat …"."""
    part = {word.text for word in found[first:stop]}
    if "door" not in part or not part & set(word_list("before", "told")):
        return
    for at in range(first, stop):
        if found[at].text == "door":
            yield from _as_voice(right_of(found, at + 1, subjects, stop), author, set())


def _first(found: Sequence[Word], text: str, at: int) -> int:
    return next((n for n in range(at, len(found)) if found[n].text == text), 0)


@cache
def _tells() -> Forms[str]:
    data = table("attribution")
    kinds = (
        "plain",
        "framework",
        "according",
        "hears",
        "hears_before",
        "says",
        "holds",
        "says_that",
        "talks_with",
        "talked",
        "survey",
        "documents",
    )
    entries = [(form, kind) for kind in kinds for form in data[kind]["forms"]]
    return Forms([*entries, *((form, "comes_up") for form in data["talks_with"]["comes_up"])])
