"""Every setting, from the environment (NORMGRAAF_…)."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from store import Endpoint


class Settings(BaseSettings):
    """What an operator can set; `normgraaf settings` prints the values in force."""

    model_config = SettingsConfigDict(env_prefix="NORMGRAAF_", extra="ignore")

    store: str = Field(
        default="data/store",
        description="Folder of the store, or the SPARQL address of another engine. / Map van de opslag, of het "
        "SPARQL-adres van een andere engine.",
    )
    store_graphs: str = Field(
        default="",
        description="Graph Store address of another engine, to write there. / Graph Store-adres van een andere engine, "
        "om daar te schrijven.",
    )
    store_user: str = Field(default="", description="User at another engine. / Gebruiker bij een andere engine.")
    store_password: SecretStr = Field(
        default=SecretStr(""), description="Password at another engine. / Wachtwoord bij een andere engine."
    )
    private: str = Field(
        default="",
        description="Folder of tokens and audit log, which no query reaches; empty: beside the store, as "
        "STORE.private. / Map van tokens en logboek, waar geen vraag bij kan; leeg: naast de opslag, STORE.private.",
    )
    read_token_required: bool = Field(
        default=False,
        description="Whether reading needs a token too. / Of ook lezen een token vraagt.",
    )
    host: str = Field(
        default="127.0.0.1", description="Address the service listens on. / Adres waarop de dienst luistert."
    )
    port: int = Field(
        default=8000, ge=1, le=65535, description="Port the service listens on. / Poort waarop de dienst luistert."
    )
    query_seconds: float = Field(
        default=30.0,
        gt=0,
        le=600,
        description="Seconds after which a query is ended. / Seconden waarna een vraag wordt beëindigd.",
    )
    max_rows: int = Field(
        default=100_000,
        ge=1,
        description="Rows after which an answer is cut off and says so. / Rijen waarna een antwoord wordt afgekapt.",
    )
    max_request_bytes: int = Field(
        default=5_000_000, ge=1000, description="Largest request body in bytes. / Grootste verzoek in bytes."
    )
    workers: int = Field(
        default=2, ge=1, le=64, description="Processes that answer queries. / Processen die vragen beantwoorden."
    )
    registers: str = Field(
        default="",
        description="Register files of municipalities and other bodies (CSV, Turtle), parted by a colon. / "
        "Bestanden met registers van gemeenten en andere instanties (CSV, Turtle), gescheiden door een dubbele punt.",
    )
    cache_bytes: int = Field(
        default=64_000_000,
        ge=0,
        description="Bytes of answers kept to give again while the snapshot stays; 0 keeps none. / Bytes aan "
        "antwoorden die bewaard blijven zolang de momentopname dezelfde is; 0 bewaart er geen.",
    )
    language: str = Field(
        default="nl", pattern="^(nl|en)$", description="Language of pages and labels. / Taal van pagina's en labels."
    )

    @property
    def private_folder(self) -> Path:
        """Where tokens and audit log are kept."""
        if self.private:
            return Path(self.private)
        return Path(f"{self.store}.private") if isinstance(self.location, str) else Path("data/store.private")

    @property
    def register_files(self) -> list[Path]:
        """The register files that the operator set."""
        return [Path(name) for name in self.registers.split(os.pathsep) if name]

    @property
    def location(self) -> str | Endpoint:
        """Where the store is: a folder, or the addresses of another engine."""
        if not self.store.startswith(("http://", "https://")):
            return self.store
        return Endpoint(self.store, self.store_graphs, self.store_user, self.store_password.get_secret_value())
