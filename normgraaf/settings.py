"""Every setting, from the environment (NORMGRAAF_…)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from loaders.confined import Limits
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
    public_address: str = Field(
        default="",
        pattern="^(https?://[^/?#@]+(/[^?#]*)?)?$",
        description="Address under which the service is known outside, as https://data.example.org/normgraaf; empty: "
        "where it listens. / Adres waaronder de dienst buiten bekend is; leeg: waarop zij luistert.",
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
        description="Seconds after which a query that names no limit is ended. "
        "/ Seconden waarna een vraag zonder eigen grens wordt beëindigd.",
    )
    query_seconds_max: float = Field(
        default=30.0,
        gt=0,
        le=600,
        description="Seconds that a request may ask for at most, with timeout= or Prefer: wait=. "
        "/ Seconden die een verzoek hooguit mag vragen, met timeout= of Prefer: wait=.",
    )
    query_depth: int = Field(
        default=200,
        ge=20,
        description="Brackets of a query that may stand in each other; more is 400. "
        "/ Haken van een vraag die in elkaar mogen staan; meer is 400.",
    )
    query_parts: int = Field(
        default=2000,
        ge=100,
        description="Operators and patterns that a query may have, rows of VALUES and members of IN not counted; more "
        "is 400. / Bewerkingen en patronen die een vraag mag hebben, rijen van VALUES en leden van IN niet meegeteld; "
        "meer is 400.",
    )
    max_query_bytes: int = Field(
        default=1_000_000,
        ge=1000,
        description="Largest query in bytes, without a token to write. "
        "/ Grootste vraag in bytes, zonder token om te schrijven.",
    )
    max_rows: int = Field(
        default=100_000,
        ge=1,
        description="Rows after which an answer is cut off and says so. "
        "/ Rijen waarna een antwoord wordt afgekapt, en dat zegt.",
    )
    max_answer_bytes: int = Field(
        default=15_000_000,
        ge=1000,
        description="Bytes of terms after which an answer is cut off and says so. "
        "/ Bytes aan termen waarna een antwoord wordt afgekapt, en dat zegt.",
    )
    max_request_bytes: int = Field(
        default=5_000_000,
        ge=1000,
        description="Largest request body in bytes. / Grootste verzoek in bytes.",
    )
    max_bodies_bytes: int = Field(
        default=300_000_000,
        ge=1000,
        description="Bytes of the bodies of all requests under way; more is 503. "
        "/ Bytes van alle verzoeken samen die worden verwerkt; meer is 503.",
    )
    body_seconds: float = Field(
        default=120.0,
        gt=0,
        description="Seconds in which a request body must have come. / Seconden waarin een verzoek binnen moet zijn.",
    )
    header_seconds: float = Field(
        default=15.0,
        gt=0,
        description="Seconds in which the headers of a request must have come. "
        "/ Seconden waarin de koppen van een verzoek binnen moeten zijn.",
    )
    max_headers: int = Field(
        default=100, ge=10, description="Headers of one request; more is 431. / Koppen van één verzoek; meer is 431."
    )
    max_header_bytes: int = Field(
        default=32_000,
        ge=1000,
        description="Bytes of all headers of one request; more is 431. "
        "/ Bytes van alle koppen van één verzoek; meer is 431.",
    )
    max_address_bytes: int = Field(
        default=32_000,
        ge=1000,
        le=65_000,
        description="Bytes of the address of a request; more is 414. "
        "/ Bytes van het adres van een verzoek; meer is 414.",
    )
    max_report_bytes: int = Field(
        default=50_000_000,
        ge=1000,
        description="Largest report that is taken in, in bytes. / Grootste rapport dat wordt ingenomen, in bytes.",
    )
    report_seconds: float = Field(
        default=300.0,
        gt=0,
        description="Seconds that reading one report may take; then the next is read. "
        "/ Seconden die het lezen van één rapport mag duren; dan volgt het volgende.",
    )
    report_memory_mb: int = Field(
        default=4096,
        ge=256,
        description="Megabytes of memory that reading one report may take. "
        "/ Megabytes geheugen die het lezen van één rapport mag vragen.",
    )
    report_processes: int = Field(
        default=2,
        ge=1,
        le=64,
        description="Processes that read reports. / Processen die rapporten lezen.",
    )
    workers: int = Field(
        default=4,
        ge=1,
        le=64,
        description="Processes that answer queries. / Processen die vragen beantwoorden.",
    )
    worker_memory_mb: int = Field(
        default=2048,
        ge=256,
        description="Megabytes of memory that a worker may use. / Megabytes geheugen die een werkproces mag gebruiken.",
    )
    service_memory_mb: int = Field(
        default=1024,
        ge=256,
        description="Megabytes of memory that the service's own process may hold; then requests are 503. "
        "/ Megabytes geheugen die het eigen proces van de dienst mag vasthouden; daarna geven verzoeken 503.",
    )
    send_seconds: float = Field(
        default=30.0,
        gt=0,
        description="Seconds in which a client must take the next part of an answer. "
        "/ Seconden waarin een vrager het volgende deel van een antwoord moet aannemen.",
    )
    client_queries: int = Field(
        default=2,
        ge=1,
        le=64,
        description="Queries of one client at once; one worker always stays for the others. "
        "/ Vragen van één vrager tegelijk; één werkproces blijft altijd voor de anderen.",
    )
    client_waiting: int = Field(
        default=128,
        ge=1,
        description="Queries of one client that may wait; more is 429. "
        "/ Vragen van één vrager die mogen wachten; meer is 429.",
    )
    max_waiting: int = Field(
        default=512,
        ge=1,
        description="Queries of all clients under way or waiting; more is 503. "
        "/ Vragen van allen samen die lopen of wachten; meer is 503.",
    )
    wait_seconds: float = Field(
        default=30.0,
        gt=0,
        description="Seconds that a query waits for a worker; then 503. "
        "/ Seconden dat een vraag op een werkproces wacht; daarna 503.",
    )
    trusted_proxies: str = Field(
        default="",
        description="Addresses or networks of proxies whose X-Forwarded-For is believed, by commas. "
        "/ Adressen of netwerken van proxy’s wier X-Forwarded-For geldt, met komma’s.",
    )
    shutdown_seconds: int = Field(
        default=30,
        ge=0,
        description="Seconds that a stopping service waits for running requests. "
        "/ Seconden dat een stoppende dienst wacht op lopende verzoeken.",
    )
    cache_bytes: int = Field(
        default=64_000_000,
        ge=0,
        description="Bytes of answers kept to give again while the snapshot stays; 0 keeps none. / Bytes aan "
        "antwoorden die bewaard blijven zolang de momentopname dezelfde is; 0 bewaart er geen.",
    )
    registers: str = Field(
        default="",
        description="Register files of municipalities and other bodies (CSV, Turtle), parted by a colon. / "
        "Bestanden met registers van gemeenten en andere instanties (CSV, Turtle), gescheiden door een dubbele punt.",
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
    def report_limits(self) -> Limits:
        """What reading one report may take."""
        from loaders.confined import Limits  # here: most commands read nothing

        return Limits(self.report_seconds, self.report_memory_mb, self.report_processes)

    @property
    def register_files(self) -> list[Path]:
        """The register files that the operator set."""
        return [Path(name) for name in self.registers.split(os.pathsep) if name]

    @property
    def client_share(self) -> int:
        """Workers that one client can hold at once: never the last one, where there are more."""
        return min(self.client_queries, max(1, self.workers - 1))

    @property
    def location(self) -> str | Endpoint:
        """Where the store is: a folder, or the addresses of another engine."""
        if not self.store.startswith(("http://", "https://")):
            return self.store
        from store import Endpoint  # here: a store in a folder needs nothing of it

        return Endpoint(self.store, self.store_graphs, self.store_user, self.store_password.get_secret_value())
