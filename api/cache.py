"""Answers that were given before on the same snapshot: a snapshot never changes, and so neither does its answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.compression import takes_gzip
from api.memory import Memory
from store.remembered import Remembered

Header = tuple[bytes, bytes]
Key = tuple[bytes, ...]

_PATHS = ("/sparql", "/questions/")
# What an answer depends on beside its address. A request that says more about what it wants goes to the service itself.
_VARIES = (b"accept", b"accept-language", b"origin")
_APART = frozenset((b"authorization", b"cookie", b"range", b"prefer", b"if-none-match", b"if-match", b"cache-control"))
_PART = 16  # no answer may take more than this part of the whole
_OVERHEAD = 3_000  # bytes that Python needs about an answer's own


@dataclass(frozen=True)
class _Answer:
    """An answer, with the route and the mark of its query that the log tells."""

    headers: tuple[Header, ...]
    body: bytes
    route: object = None
    query: object = None


class AnswerCache:
    """Gives an answer again without asking the store: GET, status 200, no page, from the snapshot that is newest now.

    The oldest used go first when all together are over `most_bytes`; a new snapshot throws all away. Where another
    engine keeps the store, the newest commit is known at most a second late (RemoteStore.newest_id).
    """

    def __init__(self, app: ASGIApp, most_bytes: int, memory: Memory) -> None:
        """All answers go where the memory of the process is full."""
        self._app = app
        self._answers: Remembered[Key, _Answer] = Remembered(most_bytes)
        self._snapshot = ""
        memory.free = self._answers.clear

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = _key(scope) if self._answers.most_bytes else None
        if key is None:
            await self._app(scope, receive, send)
            return
        self._renew(scope["app"].state.service.snapshot)
        if (known := self._answers.get(key)) is not None:
            scope["route"] = known.route
            scope.setdefault("state", {})["query"] = known.query
            await send({"type": "http.response.start", "status": 200, "headers": list(known.headers)})
            await send({"type": "http.response.body", "body": known.body})
            return
        listener = _Listener(send)
        await self._app(scope, receive, listener.send)
        if (answer := listener.answer(self._snapshot.encode())) is not None:
            self._keep(key, replace(answer, route=scope.get("route"), query=scope.get("state", {}).get("query")))

    def _renew(self, snapshot: str) -> None:
        if snapshot != self._snapshot:
            self._answers.clear()
            self._snapshot = snapshot

    def _keep(self, key: Key, answer: _Answer) -> None:
        size = _OVERHEAD + len(answer.body) + sum(map(len, key)) + sum(len(n) + len(v) for n, v in answer.headers)
        if size * _PART <= self._answers.most_bytes:
            self._answers.put(key, answer, size)


@dataclass
class _Listener:
    """Passes a response on and keeps what it hears."""

    forward: Send
    status: int = 0
    headers: tuple[Header, ...] = ()
    parts: list[bytes] = field(default_factory=list)
    whole: bool = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], tuple(message["headers"])
        elif message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))
            self.whole = not message.get("more_body", False)
        await self.forward(message)

    def answer(self, snapshot: bytes) -> _Answer | None:
        """The response where it may be given again: whole, no page, and from this snapshot."""
        named = dict(self.headers)
        fits = self.status == 200 and self.whole and named.get(b"normgraaf-snapshot") == snapshot
        if not fits or named.get(b"content-type", b"").startswith(b"text/html"):
            return None
        return _Answer(self.headers, b"".join(self.parts))


def _key(scope: Scope) -> Key | None:
    """What an answer depends on; None for a request that is not answered from here."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_PATHS):
        return None
    headers: dict[bytes, list[bytes]] = {}
    for name, value in scope["headers"]:
        headers.setdefault(name, []).append(value)  # a header may come twice
    if not _APART.isdisjoint(headers):
        return None
    address = (scope["scheme"].encode(), str(scope.get("server")).encode(), scope["path"].encode())
    packed = b"gzip" if takes_gzip(b",".join(headers.get(b"accept-encoding", ())).decode("latin-1")) else b""
    said = (b"\n".join(headers.get(name, ())) for name in _VARIES)
    return (*address, scope["query_string"], packed, *said)
