"""What a reader is given to do for a request, and what it gives back: whole answers, which only have to be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from api.answers.source import Source
from api.frame import Frame
from api.problems import Problem
from store.packing import packed

if TYPE_CHECKING:
    from store import View

_Told = TypeVar("_Told")


@dataclass(frozen=True)
class Written:
    """An answer as it is sent, but for what the service adds to each."""

    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200

    @classmethod
    def of(cls, body: str | bytes, kind: str, snapshot: str = "", headers: Mapping[str, str] | None = None) -> Written:
        """A body of a media type; the snapshot is told where it is given."""
        told = {"Content-Type": kind, **({"Normgraaf-Snapshot": snapshot} if snapshot else {}), **(headers or {})}
        return cls(body.encode() if isinstance(body, str) else body, told)

    @classmethod
    def page(cls, text: str, headers: Mapping[str, str] | None = None) -> Written:
        """A page."""
        return cls.of(text, "text/html; charset=utf-8", headers=headers)

    @classmethod
    def elsewhere(cls, address: str) -> Written:
        """The answer stands at another address."""
        return cls(headers={"Location": address}, status=303)

    @property
    def packed(self) -> Written:
        """The same in gzip, where that makes it smaller."""
        smaller = packed(self.body)
        if smaller is None:
            return self
        return replace(self, body=smaller, headers={**self.headers, "Content-Encoding": "gzip"})


@dataclass(frozen=True)
class Task(Generic[_Told]):
    """A function of this room for one request, with what it is given beside the source and the frame.

    An answer that it writes is packed for a client that takes that; a problem that it raises is what it returns, since
    the store knows no problems.
    """

    tell: Callable[..., _Told]
    frame: Frame
    max_bytes: int
    given: tuple[object, ...] = ()

    def __call__(self, view: View) -> _Told | Written | Problem:
        try:
            told = self.tell(Source(view, self.max_bytes), self.frame, *self.given)
        except Problem as problem:
            return problem
        return told.packed if isinstance(told, Written) and self.frame.takes_gzip else told
