"""Every setting, from the environment (NORMGRAAF_…)."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator can set; `normgraaf settings` prints the values in force."""

    model_config = SettingsConfigDict(env_prefix="NORMGRAAF_", extra="ignore")

    store: str = Field("data/store", description="Folder of the store. / Map van de opslag.")
    host: str = Field("127.0.0.1", description="Address the service listens on. / Adres waarop de dienst luistert.")
    port: int = Field(
        8000, ge=1, le=65535, description="Port the service listens on. / Poort waarop de dienst luistert."
    )
    query_seconds: float = Field(
        30.0,
        gt=0,
        le=600,
        description="Seconds after which a query is ended. / Seconden waarna een vraag wordt beëindigd.",
    )
    max_rows: int = Field(
        100_000,
        ge=1,
        description="Rows after which an answer is cut off, which it says. / Rijen waarna een antwoord wordt afgekapt, wat het meldt.",
    )
    max_request_bytes: int = Field(
        5_000_000, ge=1000, description="Largest request body in bytes. / Grootste verzoek in bytes."
    )
    workers: int = Field(
        2, ge=1, le=64, description="Processes that answer queries. / Processen die vragen beantwoorden."
    )
    language: str = Field(
        "nl", pattern="^(nl|en)$", description="Language of pages and labels. / Taal van pagina's en labels."
    )
