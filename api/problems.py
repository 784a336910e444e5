"""Everything that can go wrong, as problem details (RFC 9457), in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.language import Language, say
from store import errors

MEDIA_TYPE = "application/problem+json"

# Each kind of problem with its status; its title and detail are the messages `problem.{kind}` and `detail.{kind}`.
STATUSES: Mapping[str, int] = {
    "query-syntax": 400,
    "query-parameter": 400,
    "query-refused": 403,
    "query-complex": 400,
    "function-unknown": 400,
    "query-missing": 400,
    "query-time": 504,
    "query-memory": 503,
    "query-failed": 500,
    "graph-unknown": 400,
    "busy": 503,
    "client-busy": 429,
    "client-left": 499,
    "report-unreadable": 422,
    "store-unreadable": 503,
    "not-found": 404,
    "report-unknown": 404,
    "passage-unknown": 404,
    "resource-unknown": 404,
    "question-unknown": 404,
    "parameter": 422,
    "data-syntax": 400,
    "data-missing": 400,
    "validation-time": 504,
    "validation-ended": 503,
    "method": 405,
    "not-acceptable": 406,
    "too-large": 413,
    "address-too-long": 414,
    "headers-too-large": 431,
    "request-malformed": 400,
    "request-slow": 408,
    "bodies-full": 503,
    "content-coding": 415,
    "body-coding": 400,
    "media-type": 415,
    "unauthorized": 401,
    "token-unknown": 401,
    "writes-off": 403,
    "scope": 403,
    "graph-protected": 403,
    "graph-named": 400,
    "graph-missing": 404,
    "precondition": 412,
    "data-refused": 400,
    "not-conforming": 422,
    "not-checked": 422,
    "change-too-large": 413,
    "update-failed": 409,
    "update-elsewhere": 501,
    "store-unwritable": 503,
    "internal": 500,
}

_STORE: tuple[tuple[type[errors.StoreError], str], ...] = (
    (errors.QuerySyntaxError, "query-syntax"),
    (errors.QueryRefused, "query-refused"),
    (errors.QueryTooDeep, "query-complex"),
    (errors.QueryOverflow, "query-complex"),
    (errors.FunctionUnknown, "function-unknown"),
    (errors.TextUndecodable, "query-parameter"),
    (errors.FormUnwanted, "not-acceptable"),
    (errors.QueryTimeout, "query-time"),
    (errors.QueryExhausted, "query-memory"),
    (errors.ClientBusy, "client-busy"),
    (errors.ClientLeft, "client-left"),
    (errors.WaitedTooLong, "busy"),
    (errors.AuditUnwritable, "store-unwritable"),
    (errors.AuditOfAnotherVersion, "store-unwritable"),
    (errors.PoolBusy, "busy"),
    (errors.ServiceFull, "busy"),
    (errors.PoolClosed, "busy"),
    (errors.GraphUnknown, "graph-unknown"),
    (errors.BindingRefused, "query-parameter"),
    (errors.TermRefused, "query-parameter"),
    (errors.FormatRefused, "not-acceptable"),
    (errors.StoreUnreadable, "store-unreadable"),
    (errors.StoreOfAnotherFormat, "store-unreadable"),
    (errors.StoreUnwritable, "store-unwritable"),
    (errors.StoreLocked, "busy"),
    (errors.StoreMoved, "busy"),
    (errors.GraphProtected, "graph-protected"),
    (errors.DatasetConflict, "query-parameter"),
    (errors.ChangeTooLarge, "change-too-large"),
    (errors.UpdateFailed, "update-failed"),
    (errors.UpdateUnsupported, "update-elsewhere"),
    (errors.DataSyntaxError, "data-syntax"),
    (errors.DataRefused, "data-refused"),
)


_LOCATED = (
    errors.QuerySyntaxError
    | errors.QueryRefused
    | errors.QueryTooDeep
    | errors.DatasetConflict
    | errors.DataSyntaxError
)

# The setting that names the limit which an error was stopped by.
_LIMITS: tuple[tuple[type[errors.StoreError], str], ...] = (
    (errors.QueryTooLong, "NORMGRAAF_QUERY_PARTS"),
    (errors.QueryTooDeep, "NORMGRAAF_QUERY_DEPTH"),
    (errors.QueryOverflow, "NORMGRAAF_QUERY_DEPTH"),
    (errors.QueryTimeout, "NORMGRAAF_QUERY_SECONDS"),
    (errors.QueryExhausted, "NORMGRAAF_WORKER_MEMORY_MB"),
    (errors.ClientBusy, "NORMGRAAF_CLIENT_WAITING"),
    (errors.PoolBusy, "NORMGRAAF_MAX_WAITING"),
    (errors.WaitedTooLong, "NORMGRAAF_WAIT_SECONDS"),
    (errors.ServiceFull, "NORMGRAAF_SERVICE_MEMORY_MB"),
)


class Problem(Exception):
    """A problem of one of the kinds of STATUSES.

    `values` fill its message, `members` are added to the document, `headers` to the response.
    """

    def __init__(
        self,
        kind: str,
        *,
        members: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.members = dict(members or {})
        self.headers = dict(headers or {})
        self.values = values

    def document(self, language: Language) -> dict[str, Any]:
        """The problem as RFC 9457 has it."""
        said = {name: errors.shortened(value) for name, value in self.values.items()}
        return _document(self.kind, say(language, f"detail.{self.kind}", **said), language, self.members)


def _document(kind: str, detail: str, language: Language, members: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": f"/docs#problem-{kind}",
        "title": say(language, f"problem.{kind}"),
        "status": STATUSES[kind],
        "detail": detail,
        **members,
    }


def problem_of_store(error: errors.StoreError, language: Language) -> dict[str, Any]:
    """An error of the store as problem details."""
    kind = next((kind for known, kind in _STORE if isinstance(error, known)), "query-failed")
    members: dict[str, Any] = {}
    if isinstance(error, _LOCATED) and error.line:
        members = {"line": error.line, "column": error.column}
    if isinstance(error, errors.QueryTimeout):
        members = {"seconds": error.seconds}
    setting = next((name for known, name in _LIMITS if isinstance(error, known)), None)
    if setting:
        members["setting"] = setting
    return _document(kind, error.message(language), language, members)
