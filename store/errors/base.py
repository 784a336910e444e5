"""What every error of the store is: one clear line, in Dutch and in English."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

Language = Literal["nl", "en"]


_SAID = 300


def shortened(value: Any) -> Any:
    """A value as a message repeats it: of a long text its start."""
    return f"{value[:_SAID]}…" if isinstance(value, str) and len(value) > _SAID else value


class StoreError(Exception):
    """Something the store could not do; `nl` and `en` say it in one line.

    Arguments are positional, so that an error travels from a worker process to its asker unchanged.
    """

    templates: ClassVar[dict[Language, str]] = {"nl": "{0}", "en": "{1}"}

    def __init__(self, *values: Any) -> None:
        super().__init__(*values)

    def message(self, language: Language = "en") -> str:
        """The error in one line, in Dutch or English."""
        return " ".join(self.templates[language].format(*map(shortened, self.args)).split())

    @property
    def nl(self) -> str:
        return self.message("nl")

    @property
    def en(self) -> str:
        return self.message("en")

    def __str__(self) -> str:
        return self.en
